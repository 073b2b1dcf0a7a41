//! From groups to what is shown: findings in order, the heat of every entry, the state of operations.

use super::groups::{Groups, severity};
use super::heat::Own;
use super::policy::Expected;
use super::version::Context;
use super::{Finding, Health, Heat, Operations, Question, Rule, Severity, State, scope, way};
use crate::go::{CacheKind, OperationSet as Op};
use crate::scan::Facts;
use crate::tree::{Contents, NodeId, Tree};

/// Puts together what the pass over the tree and the way to it came to.
pub(super) fn conclude(
    context: &Context<'_>,
    kind: CacheKind,
    groups: &Groups,
    expected: &Expected,
) -> Health {
    let Context { tree, facts, question, .. } = *context;
    let (mut findings, finding_of) = groups.findings(context);
    let open = way::open_to_strangers(facts);
    for finding in &mut findings {
        if facts.through_link() {
            // Through a link go clean -modcache removes only the link: nothing behind it can stop it.
            finding.blocks -= Op::CLEAN;
            finding.severity = severity(finding.rule, finding.blocks, finding.degrades | finding.hides);
        }
        // Doors behind a closed door: worth a note, not a warning.
        if matches!(finding.rule, Rule::ModeWorldWritable | Rule::ModeFailedClean) && !open {
            finding.detail.sheltered = true;
            finding.severity = Severity::Info;
        }
    }
    expected.settle(tree, &mut findings);
    unplugged(question, &mut findings);
    let mut own = vec![Own::default(); tree.len()];
    for (id, group) in &groups.members {
        own[id.index()].worsen(findings[finding_of[*group as usize] as usize].severity);
    }
    mark_unknown(tree, facts, &mut own);
    let root = NodeId::ROOT;
    let empty = tree.contents(root) == Some(Contents::Read) && tree.children(root).len() == 0;
    let mut way = way::findings(facts, kind, question, empty);
    expected.settle(tree, &mut way);
    unplugged(question, &mut way);
    way.retain(|finding| scope::tells(question, finding));
    findings.extend(way);
    let (findings, moved) = in_order(tree, findings);
    let memberships =
        groups.members.iter().map(|(id, group)| (*id, moved[finding_of[*group as usize] as usize])).collect();
    let mut operations = told(question.operations, &findings);
    if facts.modes_mean_nothing {
        operations.worsen(question.operations, State::Unknown);
    }
    Health { operations, findings, heat: Heat::new(tree, own, memberships) }
}

/// What makes `go list -m` fetch again each time stops it where nothing can be fetched.
pub(super) fn unplugged(question: &Question, findings: &mut [Finding]) {
    let fetches = if question.settings.proxy_off { Op::LIST } else { Op::empty() };
    for finding in findings.iter_mut().filter(|finding| finding.degrades.intersects(fetches)) {
        finding.blocks |= finding.degrades & fetches;
        finding.degrades -= fetches;
        finding.severity = severity(finding.rule, finding.blocks, finding.degrades | finding.hides);
    }
}

/// The state of the operations that findings leave.
pub(super) fn told(asked: Op, findings: &[Finding]) -> Operations {
    let mut operations = Operations::new(asked);
    for finding in findings {
        operations.worsen(finding.degrades, State::Degraded);
        operations.worsen(finding.hides, State::Unknown);
        operations.worsen(finding.blocks, State::Blocked);
    }
    operations
}

/// Worst first; among equals what stops more, then what concerns more entries. With each finding's new
/// place, by its old one.
pub(super) fn in_order(tree: &Tree, findings: Vec<Finding>) -> (Vec<Finding>, Vec<u32>) {
    let mut numbered: Vec<(usize, Finding)> = findings.into_iter().enumerate().collect();
    numbered.sort_by_cached_key(|(_, finding)| {
        let stops = finding.blocks.bits().count_ones();
        let weakens = (finding.degrades | finding.hides).bits().count_ones();
        let first = (finding.severity, stops, weakens, finding.entries);
        (std::cmp::Reverse(first), finding.path(tree), finding.rule)
    });
    let mut moved = vec![0; numbered.len()];
    for (now, (before, _)) in numbered.iter().enumerate() {
        moved[*before] = now as u32;
    }
    (numbered.into_iter().map(|(_, finding)| finding).collect(), moved)
}

fn mark_unknown(tree: &Tree, facts: &Facts, own: &mut [Own]) {
    for id in tree.ids().filter(|id| tree.directory_index(*id).is_some() || tree.look(*id).unseen) {
        let unknown = match tree.contents(id) {
            Some(Contents::Unreadable(_) | Contents::OtherDevice) => true,
            Some(Contents::Pending) => facts.cancelled,
            Some(Contents::Read) => false,
            None => tree.look(id).unseen,
        };
        if unknown {
            own[id.index()].mark_unknown();
        }
    }
}
