//! A version of a module, as `example.com/a@v1.1.0`.

use std::fmt;
use std::str::FromStr;

use super::{escape, version};

/// A module path and a version, as people write them: not escaped.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ModuleVersion {
    /// The module's path.
    pub module: String,
    /// The version, with its leading `v`.
    pub version: String,
}

/// Why a word is no module version.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is no module version such as example.com/a@v1.1.0")]
pub struct NoModuleVersion(String);

impl ModuleVersion {
    /// The path as it stands under `cache/download`.
    pub fn escaped_path(&self) -> Vec<u8> {
        escape::escape_path(self.module.as_bytes()).unwrap_or_else(|_| self.module.as_bytes().to_vec())
    }

    /// The version as it stands in names.
    pub fn escaped_version(&self) -> Vec<u8> {
        escape::escape_version(self.version.as_bytes()).unwrap_or_else(|_| self.version.as_bytes().to_vec())
    }
}

impl FromStr for ModuleVersion {
    type Err = NoModuleVersion;

    fn from_str(word: &str) -> Result<Self, Self::Err> {
        let no = || NoModuleVersion(word.to_owned());
        let (module, version) = word.split_once('@').ok_or_else(no)?;
        let made = Self { module: module.to_owned(), version: version.to_owned() };
        let sound = !module.is_empty()
            && escape::escape_path(module.as_bytes()).is_ok()
            && escape::escape_version(version.as_bytes()).is_ok()
            && version::is_version(&made.escaped_version());
        sound.then_some(made).ok_or_else(no)
    }
}

impl fmt::Display for ModuleVersion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}@{}", self.module, self.version)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_with_capitals_is_escaped_in_names() {
        let made: ModuleVersion = "example.com/Up/Case@v1.0.0-RC1".parse().expect("a module version");
        assert_eq!(made.escaped_path(), b"example.com/!up/!case");
        assert_eq!(made.escaped_version(), b"v1.0.0-!r!c1");
        assert_eq!(made.to_string(), "example.com/Up/Case@v1.0.0-RC1");
    }

    #[test]
    fn words_without_a_whole_version_are_none() {
        for word in ["", "example.com/a", "example.com/a@", "example.com/a@latest", "@v1.0.0", "a@v1.0"] {
            assert!(word.parse::<ModuleVersion>().is_err(), "{word:?}");
        }
    }
}
