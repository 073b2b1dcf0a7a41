//! What people ask of the caches.

use std::fmt;
use std::str::FromStr;

use bitflags::bitflags;
use serde::{Deserialize, Serialize};

/// A kind of go command, by what it needs of the caches (rules R1 to R20 of the fact sheet).
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, clap::ValueEnum,
)]
#[serde(rename_all = "kebab-case")]
#[repr(u8)]
pub enum Operation {
    /// Build, test, vet or run with the module versions that are here.
    Build,
    /// Fetch a new version of a module that is here, or a new module.
    Download,
    /// `go list -m`, `go mod graph`: read the module graph.
    List,
    /// `go mod verify`: hash every zip and extracted tree.
    Verify,
    /// `go clean -modcache`: remove the cache.
    Clean,
    /// Run a downloaded toolchain, or fetch one where none is here.
    Toolchain,
}

impl Operation {
    /// All six, in the order they are shown.
    pub const ALL: [Self; 6] =
        [Self::Build, Self::Download, Self::List, Self::Verify, Self::Clean, Self::Toolchain];

    /// The name in options and reports.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Build => "build",
            Self::Download => "download",
            Self::List => "list",
            Self::Verify => "verify",
            Self::Clean => "clean",
            Self::Toolchain => "toolchain",
        }
    }

    /// The set of only this operation.
    pub const fn set(self) -> OperationSet {
        OperationSet::from_bits_truncate(1 << self as u8)
    }
}

impl fmt::Display for Operation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}

/// A word that names no operation.
#[derive(Debug, thiserror::Error)]
#[error("there is no operation {0:?}; the operations are build, download, list, verify, clean and toolchain")]
pub struct UnknownOperation(String);

impl FromStr for Operation {
    type Err = UnknownOperation;

    fn from_str(word: &str) -> Result<Self, Self::Err> {
        Self::ALL
            .into_iter()
            .find(|operation| operation.id() == word)
            .ok_or_else(|| UnknownOperation(word.into()))
    }
}

bitflags! {
    /// Some of the operations.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
    pub struct OperationSet: u8 {
        /// [`Operation::Build`].
        const BUILD = 1;
        /// [`Operation::Download`].
        const DOWNLOAD = 2;
        /// [`Operation::List`].
        const LIST = 4;
        /// [`Operation::Verify`].
        const VERIFY = 8;
        /// [`Operation::Clean`].
        const CLEAN = 16;
        /// [`Operation::Toolchain`].
        const TOOLCHAIN = 32;
    }
}

impl OperationSet {
    /// Its members, in the order they are shown.
    pub fn operations(self) -> impl Iterator<Item = Operation> {
        Operation::ALL.into_iter().filter(move |operation| self.contains(operation.set()))
    }
}

impl FromIterator<Operation> for OperationSet {
    fn from_iter<I: IntoIterator<Item = Operation>>(operations: I) -> Self {
        operations.into_iter().fold(Self::empty(), |set, operation| set | operation.set())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_operation_is_found_by_its_name() {
        for operation in Operation::ALL {
            assert_eq!(operation.id().parse::<Operation>().ok(), Some(operation));
            assert_eq!(operation.set().operations().collect::<Vec<_>>(), [operation]);
        }
        assert!("mod".parse::<Operation>().is_err());
    }
}
