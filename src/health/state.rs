//! How bad, and what works.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::go::{Operation, OperationSet};

/// How bad a finding is.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, clap::ValueEnum,
)]
#[serde(rename_all = "kebab-case")]
#[repr(u8)]
pub enum Severity {
    /// Worth knowing; nothing is stopped. The window says *note*.
    Info,
    /// Dangerous, or something works only with a warning or a fallback. The window says *risk*.
    Warning,
    /// An operation that was asked about fails. The window says *problem*.
    Error,
}

impl Severity {
    /// All three, the worst first.
    pub const WORST_FIRST: [Self; 3] = [Self::Error, Self::Warning, Self::Info];

    /// The name in options and reports.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}

/// Whether an operation works. Ordered: later is worse.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[repr(u8)]
pub enum State {
    /// It works.
    #[default]
    Ok,
    /// It works with a warning, by a fallback, or leaves something stale without a word.
    Degraded,
    /// It cannot be seen from here.
    Unknown,
    /// It fails.
    Blocked,
}

impl State {
    /// The name in reports.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::Degraded => "degraded",
            Self::Unknown => "unknown",
            Self::Blocked => "blocked",
        }
    }
}

/// The state of each operation that was asked about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub struct Operations {
    asked: OperationSet,
    states: [State; Operation::ALL.len()],
}

impl Operations {
    /// All of `asked` work so far.
    pub fn new(asked: OperationSet) -> Self {
        Self { asked, states: Default::default() }
    }

    /// What was asked about.
    pub fn asked(&self) -> OperationSet {
        self.asked
    }

    /// The state of an operation; `None` if nobody asked.
    pub fn state(&self, operation: Operation) -> Option<State> {
        self.asked.contains(operation.set()).then(|| self.states[operation as usize])
    }

    /// The operations asked about, with their states, in the order they are shown.
    pub fn iter(&self) -> impl Iterator<Item = (Operation, State)> + '_ {
        self.asked.operations().map(|operation| (operation, self.states[operation as usize]))
    }

    /// Makes the state of some operations at least as bad as `state`.
    pub fn worsen(&mut self, operations: OperationSet, state: State) {
        for operation in (operations & self.asked).operations() {
            let now = &mut self.states[operation as usize];
            *now = (*now).max(state);
        }
    }

    /// The worst of both, over everything that either was asked.
    pub fn merge(&mut self, other: &Self) {
        self.asked |= other.asked;
        for (operation, state) in other.iter() {
            self.worsen(operation.set(), state);
        }
    }

    /// The worst state of all.
    pub fn worst(&self) -> State {
        self.iter().map(|(_, state)| state).max().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocked_outweighs_unknown_and_unknown_outweighs_degraded() {
        assert!(
            State::Blocked > State::Unknown
                && State::Unknown > State::Degraded
                && State::Degraded > State::Ok
        );
    }

    #[test]
    fn what_nobody_asked_about_has_no_state() {
        let mut operations = Operations::new(OperationSet::BUILD);
        operations.worsen(OperationSet::all(), State::Blocked);
        assert_eq!(operations.state(Operation::Build), Some(State::Blocked));
        assert_eq!(operations.state(Operation::Clean), None);
        assert_eq!(operations.iter().count(), 1);
    }
}
