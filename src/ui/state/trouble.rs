//! Why there is nothing to look at: each has its own page with one sentence and one button.

use std::path::PathBuf;

use crate::scan::{ScanError, Target};

/// Why there is nothing to look at.
#[derive(Debug)]
pub enum Trouble {
    /// No cache is where go would have one.
    NothingFound,
    /// The folder cannot be scanned.
    Scan {
        /// Which.
        target: Target,
        /// Why not.
        error: ScanError,
    },
    /// The scan was stopped before anything was seen.
    Cancelled(Target),
    /// A saved scan cannot be opened.
    Saved {
        /// Which.
        path: PathBuf,
        /// Why not, in words.
        because: String,
    },
    /// An example cannot be made.
    Demo(String),
}

impl Trouble {
    /// The folder to try again, where there is one.
    pub fn target(&self) -> Option<&Target> {
        match self {
            Self::Scan { target, .. } | Self::Cancelled(target) => Some(target),
            Self::NothingFound | Self::Saved { .. } | Self::Demo(_) => None,
        }
    }
}
