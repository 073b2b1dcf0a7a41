//! What the strip says.

use modscope_platform::Identity;

use crate::go::OperationSet;
use crate::health::State as Works;
use crate::text;
use crate::ui::command::UMASKS;
use crate::ui::state::{Asked, Comparison, State};
use crate::ui::views::{asked_for, run_as, used_as};
use crate::words::tally;

/// What is said.
#[derive(Default)]
pub struct Words {
    /// Who or what is switched.
    pub question: String,
    /// The operations that stand otherwise.
    pub changes: Vec<Change>,
    /// The tallies of findings, where they are others.
    pub findings: Option<(String, String)>,
    /// Said where nothing changes, or nothing is known yet.
    pub instead: String,
    /// The button of the way back.
    pub back: String,
    /// Where it leads.
    pub back_means: String,
}

/// Operations that change alike.
#[derive(Debug, PartialEq, Eq)]
pub struct Change {
    pub operations: OperationSet,
    pub before: Works,
    pub after: Works,
}

impl Words {
    /// Puts a comparison into words.
    pub fn of(comparison: &Comparison<'_>, state: &State) -> Self {
        let Comparison { before, now, same, pinned, .. } = *comparison;
        let changes = changes(comparison);
        let findings = comparison
            .answers
            .map(|(before, after)| (before.tally.clone(), tally(after)))
            .filter(|(before, after)| before != after);
        let instead = match (comparison.answers.is_some(), changes.is_empty()) {
            _ if same => text!("what-if-pinned-do"),
            (false, _) => text!("verdict-judging"),
            (true, true) if findings.is_none() => text!("what-if-nothing"),
            (true, true) => text!("what-if-same-operations"),
            (true, false) => String::new(),
        };
        let question = if same {
            text!("what-if-pinned", who = described(&Asked::of(now), state))
        } else {
            format!("{}?", sentence(before, &Asked::of(now), state))
        };
        let back = differences(before, &Asked::of(now), state).into_iter().next();
        let back = back.map(|difference| text!("what-if-back", what = difference.back)).unwrap_or_default();
        let back_means = text!(
            if pinned { "what-if-back-means-pinned" } else { "what-if-back-means" },
            what = described(before, state)
        );
        Self { question, changes, findings, instead, back, back_means }
    }

    /// What a screen reader says: `download: works → blocked`.
    pub fn spoken(&self) -> String {
        let parts = self.changes.iter().map(|change| {
            format!("{}: {} → {}", names(change.operations), word(change.before), word(change.after))
        });
        let instead = (!self.instead.is_empty()).then(|| self.instead.clone());
        let findings = self.findings.as_ref();
        let findings =
            findings.map(|(before, after)| format!("{}: {before} → {after}", text!("what-if-findings")));
        parts.chain(instead).chain(findings).collect::<Vec<_>>().join("; ")
    }
}

/// `works`, `blocked`.
pub fn word(works: Works) -> String {
    text!(&format!("state-{}", works.id()))
}

/// `download, clean`.
pub fn names(operations: OperationSet) -> String {
    let names: Vec<String> =
        operations.operations().map(|operation| text!(&format!("operation-{operation}"))).collect();
    names.join(", ")
}

/// The changes, those that are alike together; what gets worst first.
fn changes(comparison: &Comparison<'_>) -> Vec<Change> {
    let mut all: Vec<Change> = Vec::new();
    for (operation, before, after) in comparison.changes() {
        match all.iter_mut().find(|change| (change.before, change.after) == (before, after)) {
            Some(change) => change.operations |= operation.set(),
            None => all.push(Change { operations: operation.set(), before, after }),
        }
    }
    all.sort_by_key(|change| std::cmp::Reverse(change.after));
    all
}

/// One thing that is asked otherwise.
struct Difference {
    /// As a clause: `uid 1001 ran go instead of ania`.
    clause: String,
    /// Where the way back leads: `ania`.
    back: String,
}

/// `What if uid 1001 ran go instead of ania, and the umask were 027`.
fn sentence(before: &Asked, now: &Asked, state: &State) -> String {
    let clauses: Vec<String> =
        differences(before, now, state).into_iter().map(|difference| difference.clause).collect();
    text!("what-if", clauses = clauses.join(&text!("what-if-and")))
}

fn differences(before: &Asked, now: &Asked, state: &State) -> Vec<Difference> {
    let mut found = Vec::new();
    let mut add = |key: &str, now: String, before: String, back: Option<String>| {
        let clause = text!(key, now = now, before = before.clone());
        found.push(Difference { clause, back: back.unwrap_or(before) });
    };
    if before.identity != now.identity {
        let (one, two) = (told(&now.identity, &before.identity), told(&before.identity, &now.identity));
        add("what-if-runs", one, two, Some(run_as::label(&before.identity)));
    }
    if before.policy != now.policy {
        add("what-if-used", used_as::label(state, now.policy), used_as::label(state, before.policy), None);
    }
    if before.umask != now.umask {
        let key = if before.umask.is_none() { "what-if-umask-known" } else { "what-if-umask" };
        let back = text!("what-if-umask-back", umask = umask(before));
        add(key, umask(now), umask(before), Some(back));
    }
    if before.operations != now.operations {
        let back = asked_for::label(before.operations);
        add("what-if-asked", asked_for::label(now.operations), back, None);
    }
    found
}

/// Somebody's name, with their numbers where the other one has the same name.
fn told(identity: &Identity, other: &Identity) -> String {
    let name = run_as::label(identity);
    if name != run_as::label(other) {
        return name;
    }
    let groups: Vec<String> = identity.groups.iter().map(ToString::to_string).collect();
    text!("what-if-numbers", who = name, groups = groups.join(", "))
}

fn umask(asked: &Asked) -> String {
    match asked.umask {
        Some(umask) => format!("{:03o}", umask.bits()),
        None => text!("umask-unset"),
    }
}

/// Everything that is asked, in short: `ania, Personal`.
fn described(asked: &Asked, state: &State) -> String {
    let mut parts = vec![run_as::label(&asked.identity), used_as::label(state, asked.policy)];
    if asked.umask != UMASKS[0] {
        parts.push(text!("what-if-umask-back", umask = umask(asked)));
    }
    if asked.operations != OperationSet::all() {
        parts.push(asked_for::label(asked.operations));
    }
    parts.join(", ")
}
