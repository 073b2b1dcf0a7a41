//! One cache, looked at: its tree, the facts around it and its module versions, ready to be judged for
//! anybody. Both faces and saved scans work on this value.

use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use modscope_platform::walk::ListsOf;

use crate::go::CacheKind;
use crate::health::{Health, Question, Versions, judge};
use crate::scan::{self, Cancel, Facts, ScanError, SharedTree, Target, Watch, lists};

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
    /// Whose access control lists are in the tree.
    lists: Arc<Mutex<ListsOf>>,
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
        let facts = scan::run(&target, &tree, cancel, watch, ListsOf::All)?;
        Ok(Self::of(target, tree, facts))
    }

    /// Scans as [`Self::take`] does and reads only the access control lists that `whose` says; the others
    /// are read when a question needs them.
    ///
    /// # Errors
    /// As [`Self::take`].
    pub fn take_for(
        whose: ListsOf,
        target: Target,
        tree: SharedTree,
        cancel: &Cancel,
        watch: &mut dyn Watch,
    ) -> Result<Self, ScanError> {
        let facts = scan::run(&target, &tree, cancel, watch, whose)?;
        Ok(Self { lists: Arc::new(Mutex::new(whose)), ..Self::of(target, tree, facts) })
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
        Self { target, tree, facts: Arc::new(facts), versions, lists: Arc::default() }
    }

    /// Reads the access control lists that the scan left out and the question needs. It may take a second
    /// for a million entries, once.
    fn read_lists_for(&self, question: &Question) {
        self.read_lists(lists::needed(&question.identity, question.policy));
    }

    /// Reads what the scan left out, before the tree is saved for others to ask about anybody.
    pub fn read_all_lists(&self) {
        self.read_lists(ListsOf::All);
    }

    fn read_lists(&self, needed: ListsOf) {
        let mut read = self.lists.lock().unwrap_or_else(PoisonError::into_inner);
        if !lists::covers(*read, needed) {
            lists::complete(&self.tree, *read, &Cancel::default());
            *read = ListsOf::All;
        }
    }

    /// What works for the question's identity, what does not, where and why.
    pub fn judge(&self, question: &Question) -> Health {
        self.read_lists_for(question);
        judge(&self.tree.read(), &self.facts, &self.versions, question)
    }
}
