//! Small things that several views draw alike.

pub mod button;
pub mod heat_bar;
pub mod label;
pub mod option;
pub mod pill;
pub mod segmented;
pub mod sign;

pub use sign::Sign;
