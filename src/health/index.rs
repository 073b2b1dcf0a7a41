//! What the build cache remembers of a time when a file could not be read or was not there
//! (cmd/go/internal/modindex). It is a finding where that is no longer so: until then the file itself is
//! what stands in the way, and go is right.

use std::collections::BTreeSet;

use super::groups::severity;
use super::{Detail, Finding, Place, Question, Rule, Subject};
use crate::go::OperationSet as Op;
use crate::go::index::{Remembered, What};
use crate::tree::{NodeId, Tree};

/// One finding for all that is remembered wrongly of refusals, one for absences. Its roots are the entries
/// that have to be removed, and nothing else.
pub fn findings(tree: &Tree, remembered: &[Remembered], question: &Question) -> Vec<Finding> {
    let rules = [(What::Refusal, Rule::IndexRefusal), (What::Missing, Rule::IndexMissing)];
    rules.into_iter().filter_map(|(what, rule)| finding(tree, remembered, question, what, rule)).collect()
}

fn finding(
    tree: &Tree,
    remembered: &[Remembered],
    question: &Question,
    what: What,
    rule: Rule,
) -> Option<Finding> {
    let wrongly = |one: &&Remembered| {
        one.what == what && one.way.destination().is_some() && one.way.closed_at(&question.identity).is_none()
    };
    let told: Vec<&Remembered> = remembered.iter().filter(wrongly).collect();
    let first = told.iter().find(|one| one.certain).or_else(|| told.first())?;
    let roots: BTreeSet<NodeId> =
        told.iter().flat_map(|one| std::iter::once(one.entry).chain(one.actions.iter().copied())).collect();
    let roots: Vec<NodeId> = roots.into_iter().collect();
    let entries: BTreeSet<NodeId> = told.iter().map(|one| one.entry).collect();
    let asked = question.operations & Op::BUILD;
    let (blocks, degrades) = if first.certain { (asked, Op::empty()) } else { (Op::empty(), asked) };
    let look = tree.look(first.entry);
    Some(Finding {
        rule,
        severity: severity(rule, blocks, degrades),
        place: Place::Entry(if entries.len() == 1 { first.entry } else { NodeId::ROOT }),
        role: look.role,
        entries: roots.len() as u64,
        roots,
        blocks,
        degrades,
        hides: Op::empty(),
        detail: Detail { owner: Some((look.uid, look.gid)), mode: Some(look.mode), ..Detail::default() },
        subject: Some(Box::new(Subject {
            path: Some(first.path.clone()),
            value: first.error.clone().into_bytes(),
            ..Subject::default()
        })),
    })
}
