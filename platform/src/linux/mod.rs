//! What only Linux has.

pub mod priority;
pub mod walk;
