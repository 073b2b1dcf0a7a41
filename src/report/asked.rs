//! A question and its answer for each cache, and the operations by the names they were asked under.

use std::fmt;
use std::sync::Arc;

use super::Judged;
use crate::go::{ModuleVersion, Operation};
use crate::health::{Operations, Question, Scope, State};

/// One question, answered for every cache.
#[derive(Debug, Clone)]
pub struct Asked {
    /// What was asked.
    pub question: Question,
    /// What each cache answered.
    pub caches: Vec<Judged>,
}

/// An operation as it is written in `--for`: `build`, or `download=example.com/a@v1.1.0`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct OperationKey {
    /// The operation.
    pub operation: Operation,
    /// The version it was narrowed to.
    pub target: Option<Arc<ModuleVersion>>,
}

impl fmt::Display for OperationKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.target {
            Some(target) => write!(f, "{}={target}", self.operation),
            None => self.operation.fmt(f),
        }
    }
}

impl Asked {
    /// Each operation asked about, with its worst state over the caches.
    pub fn operations(&self) -> Operations {
        let mut all = Operations::default();
        for cache in &self.caches {
            all.merge(&cache.health.operations);
        }
        all
    }

    /// The version that the question was narrowed to.
    pub fn target(&self) -> Option<&Arc<ModuleVersion>> {
        match &self.question.scope {
            Scope::Target(target) => Some(target),
            Scope::All | Scope::Project(_) => None,
        }
    }

    /// Operations under the names they were asked by.
    fn keys(&self, operations: Operations) -> Vec<(OperationKey, State)> {
        let key = |operation| OperationKey { operation, target: self.target().cloned() };
        operations.iter().map(|(operation, state)| (key(operation), state)).collect()
    }
}

/// The worst state of every operation over all caches, in the order in which operations are shown.
pub(super) fn worst<'a>(asked: impl IntoIterator<Item = &'a Asked>) -> Vec<(OperationKey, State)> {
    worst_of(asked.into_iter().flat_map(|asked| asked.keys(asked.operations())))
}

/// The same for the cache at `index`.
pub(super) fn worst_at<'a>(
    asked: impl IntoIterator<Item = &'a Asked>,
    index: usize,
) -> Vec<(OperationKey, State)> {
    worst_of(asked.into_iter().flat_map(|asked| asked.keys(asked.caches[index].health.operations)))
}

fn worst_of(states: impl Iterator<Item = (OperationKey, State)>) -> Vec<(OperationKey, State)> {
    let mut all: Vec<(OperationKey, State)> = Vec::new();
    for (key, state) in states {
        match all.iter_mut().find(|(known, _)| *known == key) {
            Some((_, worst)) => *worst = (*worst).max(state),
            None => all.push((key, state)),
        }
    }
    all.sort_by(|(one, _), (other, _)| one.cmp(other));
    all
}
