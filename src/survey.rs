//! One cache, looked at: its tree, the facts around it and its module versions, ready to be judged for
//! anybody. Both faces and saved scans work on this value.

use std::path::Path;
use std::sync::Arc;

use crate::go::CacheKind;
use crate::health::{Health, Question, Versions, judge};
use crate::scan::{self, Cancel, Facts, ScanError, SharedTree, Target, Watch};

/// A cache that was scanned, now or on another machine.
#[derive(Debug, Clone)]
pub struct Survey {
    /// What was scanned.
    pub target: Target,
    /// What was seen.
    pub tree: SharedTree,
    /// What is known around it.
    pub facts: Arc<Facts>,
    /// Which module versions are here, and which files each has.
    pub versions: Arc<Versions>,
}

impl Survey {
    /// Scans `target` into `tree`, which others may draw meanwhile.
    ///
    /// # Errors
    /// [`ScanError`] when there is no folder to begin with.
    pub fn take(
        target: Target,
        tree: SharedTree,
        cancel: &Cancel,
        watch: &mut dyn Watch,
    ) -> Result<Self, ScanError> {
        let facts = scan::run(&target, &tree, cancel, watch)?;
        Ok(Self::of(target, tree, facts))
    }

    /// Scans without anybody watching.
    ///
    /// # Errors
    /// As [`Self::take`].
    pub fn quietly(path: &Path, kind: CacheKind) -> Result<Self, ScanError> {
        let target = Target { path: path.into(), kind };
        Self::take(target, SharedTree::default(), &Cancel::default(), &mut |_: usize| {})
    }

    /// A survey of a tree that is whole already.
    pub fn of(target: Target, tree: SharedTree, facts: Facts) -> Self {
        let versions = Arc::new(Versions::of(&tree.read()));
        Self { target, tree, facts: Arc::new(facts), versions }
    }

    /// What works for the question's identity, what does not, where and why.
    pub fn judge(&self, question: &Question) -> Health {
        judge(&self.tree.read(), &self.facts, &self.versions, question)
    }
}
