//! What only Linux has.

pub mod walk;
