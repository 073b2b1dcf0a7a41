//! What was found, ready to be told: [`Report`] is the value; [`text`], [`json`], [`sarif`] and [`github`]
//! are its forms.
//!
//! A report answers several questions about the same caches: one for each identity, and one more for each
//! operation that was narrowed to a module version. [`Report::told`] brings the findings of all answers
//! together, [`Report::operations`] their states.
//!
//! [`way`] and [`rules`] do the same for the way to a path and for the rules; [`saved`] keeps a scan to be
//! looked at elsewhere. What is said comes from [`crate::words`]; here it gets its form.

mod asked;
pub mod github;
pub mod json;
mod paragraph;
pub mod rules;
pub mod sarif;
pub mod saved;
pub mod text;
mod told;
pub mod way;
mod wrap;

pub use asked::{Asked, OperationKey};
pub use told::Told;
pub use wrap::Paper;

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use modscope_platform::Identity;

use crate::go::CacheKind;
use crate::health::{Health, Policy, Question, Severity, State};
use crate::scan::{Facts, SharedTree};
use crate::tree::{NodeId, Tree};
use crate::words::{Names, Words};

/// One cache, judged.
#[derive(Debug, Clone)]
pub struct Judged {
    /// Which of Go's caches it is.
    pub kind: CacheKind,
    /// Its real path; as it was given where nothing could be scanned.
    pub path: PathBuf,
    /// What was seen; empty where nothing could be scanned.
    pub tree: SharedTree,
    /// What is known around it; none where nothing could be scanned.
    pub facts: Option<Arc<Facts>>,
    /// What that means.
    pub health: Health,
}

impl Judged {
    /// Sentences about its findings; `tree` is its own, held while they are made.
    pub fn words<'a>(&'a self, tree: &'a Tree, question: &'a Question, names: &'a Names) -> Words<'a> {
        let words = Words::new(tree, question, names);
        self.facts.as_deref().map_or(words, |facts| words.knowing(facts))
    }
}

/// The answer of one `check`.
#[derive(Debug)]
pub struct Report {
    /// The questions and their answers, identity by identity, what is not narrowed first. All have the
    /// same caches in the same order. There is at least one.
    pub asked: Vec<Asked>,
    /// Who the numbers are.
    pub names: Names,
    /// How long looking and judging took.
    pub elapsed: Duration,
}

impl Report {
    /// The caches, as the first question found them: kind, path and tree are the same for all.
    pub fn caches(&self) -> &[Judged] {
        self.asked.first().map_or(&[], |asked| &asked.caches)
    }

    /// Everybody who was asked for, each once.
    pub fn identities(&self) -> Vec<&Identity> {
        let mut all = Vec::new();
        for asked in &self.asked {
            if !all.contains(&&asked.question.identity) {
                all.push(&asked.question.identity);
            }
        }
        all
    }

    /// How an identity is called here: its name or number, with its groups where another has the same.
    pub fn label(&self, identity: &Identity) -> String {
        let label = identity.label();
        let twins = self.identities().into_iter().filter(|other| other.label() == label).count();
        if twins < 2 {
            return label;
        }
        // The primary group first, as it is typed.
        let others = identity.groups.iter().filter(|gid| **gid != identity.gid);
        let groups: Vec<String> =
            std::iter::once(&identity.gid).chain(others).map(ToString::to_string).collect();
        format!("{label}:{}", groups.join(","))
    }

    /// How the caches are meant to be used.
    pub fn policy(&self) -> Policy {
        self.asked.first().map(|asked| asked.question.policy).unwrap_or_default()
    }

    /// Each operation asked about as it is written in `--for`, with its worst state over all identities
    /// and caches.
    pub fn operations(&self) -> Vec<(String, State)> {
        named(asked::worst(&self.asked))
    }

    /// The same for one identity.
    pub fn operations_of(&self, identity: &Identity) -> Vec<(String, State)> {
        named(asked::worst(self.asked.iter().filter(|asked| asked.question.identity == *identity)))
    }

    /// The worst state of all operations.
    pub fn worst_state(&self) -> State {
        self.operations().into_iter().map(|(_, state)| state).max().unwrap_or_default()
    }

    /// All findings, the worst first, each told once.
    pub fn told(&self) -> Vec<Told<'_>> {
        told::told(&self.asked)
    }

    /// How many of the findings told have this severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.told().iter().filter(|told| told.finding.severity == severity).count()
    }

    /// The worst severity of all findings.
    pub fn worst(&self) -> Option<Severity> {
        let caches = self.asked.iter().flat_map(|asked| &asked.caches);
        caches.filter_map(|cache| cache.health.worst()).max()
    }

    /// Entries that were seen.
    pub fn entries(&self) -> u64 {
        self.caches().iter().map(|cache| cache.tree.read().len() as u64).sum()
    }

    /// Bytes of content that were seen.
    pub fn bytes(&self) -> u64 {
        let total = |cache: &Judged| {
            let tree = cache.tree.read();
            if tree.is_empty() { 0 } else { tree.total_bytes(NodeId::ROOT) }
        };
        self.caches().iter().map(total).fold(0, u64::saturating_add)
    }
}

fn named(states: Vec<(OperationKey, State)>) -> Vec<(String, State)> {
    states.into_iter().map(|(key, state)| (key.to_string(), state)).collect()
}
