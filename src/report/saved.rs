//! A scan in a file, to be looked at elsewhere.
//!
//! The file begins with the line `modscope-scan 1`; what follows is gzip of postcard: [`About`], the tree
//! as columns, and the facts around it. A file from elsewhere is not believed: sizes are limited, and
//! the tree and every number in it are checked before anything else sees them.

mod about;
mod facts;
mod file;

pub use about::{About, Accounts};
pub use file::{Overwrite, SavedError, is_saved, may_save, open, save};

use crate::survey::Survey;

/// A scan that was saved.
#[derive(Debug, Clone)]
pub struct Saved {
    /// Where, when and for whom it was made.
    pub about: About,
    /// What was seen.
    pub survey: Survey,
}

#[cfg(test)]
mod tests;
