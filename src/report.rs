//! What was found, ready to be told: [`Report`] is the value, [`json`] and [`text`] are its two forms.
//!
//! [`way`] and [`rules`] do the same for the way to a path and for the rules; [`saved`] keeps a scan to be
//! looked at elsewhere. What is said comes from [`crate::words`]; here it gets its form.

pub mod json;
pub mod rules;
pub mod saved;
pub mod text;
pub mod way;
mod wrap;

pub use wrap::Paper;

use std::path::PathBuf;
use std::time::Duration;

use crate::go::CacheKind;
use crate::health::{Finding, Health, Operations, Question, Severity};
use crate::scan::SharedTree;
use crate::tree::NodeId;
use crate::words::Names;

/// One cache, judged.
#[derive(Debug, Clone)]
pub struct Judged {
    /// Which of Go's caches it is.
    pub kind: CacheKind,
    /// Its real path; as it was given where nothing could be scanned.
    pub path: PathBuf,
    /// What was seen; empty where nothing could be scanned.
    pub tree: SharedTree,
    /// What that means.
    pub health: Health,
}

/// The answer of one `check`.
#[derive(Debug)]
pub struct Report {
    /// The caches that were judged.
    pub caches: Vec<Judged>,
    /// What was asked of them.
    pub question: Question,
    /// Who the numbers are.
    pub names: Names,
    /// How long looking and judging took.
    pub elapsed: Duration,
}

impl Report {
    /// Each operation asked about, with its worst state over all caches.
    pub fn operations(&self) -> Operations {
        let mut all = Operations::default();
        for cache in &self.caches {
            all.merge(&cache.health.operations);
        }
        all
    }

    /// All findings with the number of their cache, the worst first.
    pub fn findings(&self) -> Vec<(usize, &Finding)> {
        let caches = self.caches.iter().enumerate();
        let mut all: Vec<_> = caches
            .flat_map(|(index, cache)| cache.health.findings.iter().map(move |found| (index, found)))
            .collect();
        all.sort_by_key(|(_, found)| std::cmp::Reverse(found.severity));
        all
    }

    /// How many findings have this severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.caches.iter().map(|cache| cache.health.count(severity)).sum()
    }

    /// The worst severity of all findings.
    pub fn worst(&self) -> Option<Severity> {
        self.caches.iter().filter_map(|cache| cache.health.worst()).max()
    }

    /// Entries that were seen.
    pub fn entries(&self) -> u64 {
        self.caches.iter().map(|cache| cache.tree.read().len() as u64).sum()
    }

    /// Bytes of content that were seen.
    pub fn bytes(&self) -> u64 {
        let total = |cache: &Judged| {
            let tree = cache.tree.read();
            if tree.is_empty() { 0 } else { tree.total_bytes(NodeId::ROOT) }
        };
        self.caches.iter().map(total).fold(0, u64::saturating_add)
    }
}
