//! Tree + identity + policy → what works, what does not, where and why.
//!
//! [`judge`] asks the rules and returns a [`Health`]: the state of each operation, the findings worst
//! first, and the heat of every entry. It reads nothing but the tree, so it can be asked again for
//! another identity at once.
//!
//! An entry is never wrong by itself: it is held against its role, the identity and the operations.
//! Go's own read-only trees are healthy.

mod beside;
mod clones;
mod closed;
mod conclude;
mod env;
mod finding;
mod fresh;
mod groups;
mod heat;
mod index;
mod judge;
mod label;
mod looks;
mod place;
mod policy;
mod question;
mod rule;
mod scope;
mod state;
mod toolchain;
mod version;
mod versions;
mod way;

pub use beside::Beside;
pub use finding::{Detail, Finding, Place, Subject};
pub use heat::{Heat, Share};
pub use judge::judge;
pub(crate) use label::label_type;
pub use place::judge_place;
pub use question::{GoSettings, Policy, ProjectVersions, Question, Scope};
pub use rule::{Family, Rule};
pub use state::{Operations, Severity, State};
pub use versions::{VersionFiles, Versions};

/// What a judgement says of one cache.
#[derive(Debug, Clone, Default)]
pub struct Health {
    /// Each operation that was asked about, with its state.
    pub operations: Operations,
    /// Worst first; among equals what stops more operations, then what concerns more entries.
    pub findings: Vec<Finding>,
    /// The severity of every entry and the sums of every directory. Empty where nothing was scanned.
    pub heat: Heat,
}

impl Health {
    /// How many findings have this severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.findings.iter().filter(|finding| finding.severity == severity).count()
    }

    /// The worst severity of all findings.
    pub fn worst(&self) -> Option<Severity> {
        self.findings.iter().map(|finding| finding.severity).max()
    }
}

#[cfg(test)]
#[cfg(unix)]
mod tests;
