//! What only Linux has.

pub mod priority;
pub mod system_file;
pub mod walk;
mod xattr;
