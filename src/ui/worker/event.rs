//! What workers say.

use std::path::PathBuf;
use std::time::Duration;

use modscope_platform::{Gid, Identity};

use super::Judgement;
use crate::demo::{Demo, DemoError};
use crate::discover::Discovered;
use crate::report::saved::{Saved, SavedError};
use crate::scan::{ScanError, Target};
use crate::survey::Survey;

/// What a worker says to the window.
#[derive(Debug)]
pub enum Event {
    /// Where the module cache probably is.
    Guessed(Target),
    /// Where the caches are.
    Discovered(Box<Discovered>),
    /// A scan has seen so many entries.
    Grown {
        /// Which scan.
        scan: u32,
        /// Entries in its tree.
        entries: usize,
    },
    /// A scan has ended.
    Scanned {
        /// Which scan.
        scan: u32,
        /// What it saw.
        survey: Box<Survey>,
        /// How long it took.
        elapsed: Duration,
    },
    /// A scan could not begin.
    ScanFailed {
        /// Which scan.
        scan: u32,
        /// Why.
        error: ScanError,
    },
    /// A judgement.
    Judged(Box<Judgement>),
    /// What is at a path that the person named.
    Opened(Box<Opened>),
    /// An example was built, and as whom to look at it.
    Demo(Box<Result<(Demo, Option<Identity>), DemoError>>),
    /// A dialog was answered.
    Chosen {
        /// What was asked for.
        choice: super::Choice,
        /// The answer, unless it was cancelled or there is no dialog.
        path: Option<PathBuf>,
        /// How long the answer took.
        after: Duration,
    },
    /// A scan was saved there.
    Saved(Result<PathBuf, SavedError>),
    /// The accounts of this machine.
    Accounts(Vec<Identity>),
    /// The account of a name or of numbers that were typed, or why it is nobody.
    Identity(Result<Identity, String>),
    /// The group that was typed, or why it is none.
    Group(Result<Gid, String>),
}

/// What is at a path.
#[derive(Debug)]
pub enum Opened {
    /// A folder, or nothing: the scan says why not.
    Folder(Target),
    /// A saved scan.
    Saved(PathBuf, Box<Saved>),
    /// A file that cannot be opened.
    Failed(PathBuf, SavedError),
}
