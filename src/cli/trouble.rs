//! Why a command could not be carried out, each in one sentence: what, where, what to do. Exit code 2.

use std::io;
use std::path::{Path, PathBuf};

use crate::report::saved::SavedError;
use crate::scan::ScanError;
use crate::text;

/// Why a command could not be carried out.
#[derive(Debug, thiserror::Error)]
pub enum Trouble {
    /// A typed path is no folder that can be looked at.
    #[error(transparent)]
    Scan(#[from] ScanError),
    /// A typed path is a file that is no saved scan.
    #[error("{} is a file, not a cache folder or a saved scan", .0.display())]
    File(PathBuf),
    /// A saved scan cannot be read or written.
    #[error(transparent)]
    Saved(#[from] SavedError),
    /// No cache is known.
    #[error("no cache was found")]
    NoCache(Option<String>),
    /// `--as` cannot be read.
    #[error("--as {0} is not USER, UID or UID:GID")]
    AsUnreadable(String),
    /// `--as` names an account that is not there.
    #[error("there is no account {0}")]
    NoSuchUser(String),
    /// Two identities under the personal policy.
    #[error("two identities under the personal policy: {0} and {1}")]
    TwoIdentities(String, String),
    /// `--policy shared:` names a group that is not there.
    #[error("there is no group {0}")]
    NoSuchGroup(String),
    /// `--project` names no folder.
    #[error("{} is no folder", .0.display())]
    NoProject(PathBuf),
    /// The project has no go.sum.
    #[error("there is no go.sum in {}", .0.display())]
    NoGoSum(PathBuf),
    /// A file of the project cannot be read.
    #[error("{} cannot be read: {}", .0.display(), .1)]
    Unreadable(PathBuf, io::Error),
    /// A rule that does not exist.
    #[error("there is no rule {0}")]
    NoSuchRule(String, Vec<&'static str>),
    /// One file holds one cache.
    #[error("one file holds one cache")]
    OneCacheAFile,
    /// An option that a saved scan has already answered.
    #[error("a saved scan is one cache already")]
    SavedAlready(PathBuf),
    /// `why` was asked where modes decide nothing.
    #[error("modes do not decide here")]
    ModesMeanNothing,
    /// `why` was asked of a path that cannot be made absolute.
    #[error("cannot find out where {} is: {}", .0.display(), .1)]
    NoWorkingDirectory(PathBuf, io::Error),
    /// The answer could not be written.
    #[error("the answer could not be written: {0}")]
    CannotAnswer(io::Error),
}

impl Trouble {
    /// What happened and what to do, for the terminal.
    pub fn sentence(&self) -> String {
        match self {
            Self::Scan(error) => scan(error),
            Self::File(path) => text!("cli-is-a-file", path = shown(path)),
            Self::Saved(error) => error.sentence(),
            Self::NoCache(None) => text!("cli-no-cache"),
            Self::NoCache(Some(why)) => text!("cli-no-cache-why", why = why.as_str()),
            Self::AsUnreadable(word) => text!("cli-as-unreadable", word = word.as_str()),
            Self::NoSuchUser(word) => text!("cli-no-such-user", word = word.as_str()),
            Self::TwoIdentities(one, two) => {
                text!("cli-two-identities", one = one.as_str(), two = two.as_str())
            }
            Self::NoSuchGroup(word) => text!("cli-no-such-group", word = word.as_str()),
            Self::NoProject(path) => text!("cli-no-project", path = shown(path)),
            Self::NoGoSum(path) => text!("cli-no-go-sum", path = shown(path)),
            Self::Unreadable(path, why) => {
                text!("cli-unreadable", path = shown(path), why = why.to_string())
            }
            Self::NoSuchRule(word, near) if near.is_empty() => {
                text!("cli-no-such-rule", word = word.as_str())
            }
            Self::NoSuchRule(word, near) => {
                text!("cli-no-such-rule-near", word = word.as_str(), near = near.join(", "))
            }
            Self::ModesMeanNothing => text!("cli-modes-mean-nothing"),
            Self::OneCacheAFile => text!("cli-one-cache-a-file"),
            Self::SavedAlready(path) => text!("cli-saved-already", path = shown(path)),
            Self::NoWorkingDirectory(path, why) => {
                text!("cli-no-working-directory", path = shown(path), why = why.to_string())
            }
            Self::CannotAnswer(why) => text!("cli-cannot-answer", why = why.to_string()),
        }
    }
}

fn scan(error: &ScanError) -> String {
    match error {
        ScanError::Absent(path) => text!("cli-absent", path = shown(path)),
        ScanError::DanglingLink { link, target } => {
            text!("cli-dangling", path = shown(link), target = shown(target))
        }
        ScanError::NotADirectory(path) => text!("cli-is-a-file", path = shown(path)),
        ScanError::Refused { path, source } => {
            text!("cli-refused", path = shown(path), why = source.to_string())
        }
        ScanError::Full { path, source } => text!("cli-full", path = shown(path), why = source.to_string()),
    }
}

/// A path for the terminal.
pub fn shown(path: &Path) -> String {
    text::from_bytes(modscope_platform::paths::bytes(path)).into_owned()
}
