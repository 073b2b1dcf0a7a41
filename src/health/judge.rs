//! The passes over a tree: looks, versions, entries from the root down, then findings and heat.

use super::groups::Groups;
use super::heat::Own;
use super::looks::{Hit, LookVerdict, stake, verdicts};
use super::version::Context;
use super::{Health, Heat, Operations, Question, Rule, Severity, State, Versions, toolchain, version, way};
use crate::access::Rights;
use crate::go::{CacheKind, OperationSet as Op, Role};
use crate::scan::Facts;
use crate::tree::{Contents, NodeId, Tree};

/// A temporary file may be in use for so long, in seconds.
const YOUNG: i64 = 10 * 60;

/// What works for the question's identity, what does not, where and why.
pub fn judge(tree: &Tree, facts: &Facts, versions: &Versions, question: &Question) -> Health {
    if tree.is_empty() {
        return Health { operations: Operations::new(question.operations), ..Health::default() };
    }
    let kind = kind_of(tree);
    let looks = verdicts(tree, question);
    let context = Context { tree, facts, question, looks: &looks };
    let mut around = Vec::new();
    for files in versions.iter() {
        version::hits(&context, files, &mut around);
    }
    if kind == CacheKind::Module {
        toolchain::hits(&context, versions, &mut around);
    }
    around.sort_by_key(|(id, _)| *id);
    let groups = Pass { context: &context, around, at: 0 }.run();
    conclude(tree, facts, question, kind, &groups)
}

fn kind_of(tree: &Tree) -> CacheKind {
    match tree.role(NodeId::ROOT) {
        Role::BuildRoot => CacheKind::Build,
        Role::SumdbStateRoot => CacheKind::Sumdb,
        _ => CacheKind::Module,
    }
}

/// The pass from the root down.
struct Pass<'a> {
    context: &'a Context<'a>,
    /// What entries meet because of what is around them, in order of entries.
    around: Vec<(NodeId, Hit)>,
    at: usize,
}

impl Pass<'_> {
    fn run(mut self) -> Groups {
        let context = self.context;
        let tree = context.tree;
        let mut groups = Groups::new(tree);
        let mut closed = vec![false; tree.directory_count()];
        let mut hits = Vec::new();
        for id in tree.ids() {
            let verdict = context.of(id);
            let parent = tree.parent(id);
            let parent_index = parent.and_then(|parent| tree.directory_index(parent));
            let unreachable = parent_index.is_some_and(|index| closed[index]);
            let waits = self.around.get(self.at).is_some_and(|(next, _)| *next <= id);
            if let Some(index) = tree.directory_index(id) {
                closed[index] = unreachable || !verdict.rights.contains(Rights::PASS);
            } else if verdict.plain() && !waits && !unreachable && !parent.is_some_and(|id| context.of(id).sticky) {
                continue;
            }
            hits.clear();
            if unreachable {
                self.skip(id);
                inherit_closed(tree, &groups, parent, &mut hits);
                hits.extend(verdict.hits.iter().filter(|hit| hit.blocks.is_empty() && hit.degrades.is_empty()));
            } else {
                hits.extend_from_slice(&verdict.hits);
                self.context_hits(id, verdict, &mut hits);
                self.take_around(id, &mut hits);
                foreignness(tree, &groups, id, verdict, &mut hits);
            }
            if !hits.is_empty() {
                groups.add(tree, id, &hits);
            }
        }
        groups
    }

    /// What the entry meets because of its content, its directory or its age.
    fn context_hits(&self, id: NodeId, verdict: &LookVerdict, hits: &mut Vec<Hit>) {
        let (tree, question) = (self.context.tree, self.context.question);
        let role = tree.role(id);
        if role == Role::TreeDir && !hits.is_empty() && !may_hold_sources(tree, id) {
            hits.iter_mut().for_each(|hit| hit.blocks -= Op::BUILD);
        }
        if verdict.stops_clean && !role.in_build_cache() && holds_something(tree, id) {
            add(hits, verdict, Op::CLEAN);
        }
        let in_sticky = tree.parent(id).is_some_and(|parent| self.context.of(parent).sticky);
        if in_sticky && verdict.foreign {
            add(hits, verdict, Op::CLEAN);
        }
        if role == Role::BuildRoot && !verdict.rights.contains(Rights::WRITE) && shards(tree, id) < 256 {
            add(hits, verdict, Op::BUILD);
        }
        if role == Role::Temp && question.now - tree.modified(id) > YOUNG {
            hits.push(Hit::of(Rule::LeftoverTemp));
        }
        let hidden = match tree.contents(id) {
            Some(Contents::Unreadable(_)) => verdict.rights.contains(Rights::READ | Rights::PASS),
            Some(Contents::OtherDevice) => true,
            Some(Contents::Pending) => self.context.facts.cancelled,
            _ => false,
        };
        if hidden {
            hits.push(Hit::of(Rule::PathUnreadable).hiding(stake(role)));
        }
    }

    fn take_around(&mut self, id: NodeId, hits: &mut Vec<Hit>) {
        while let Some((_, hit)) = self.around.get(self.at).filter(|(next, _)| *next <= id) {
            match hits.iter_mut().find(|mine| mine.rule == hit.rule) {
                Some(mine) => *mine = mine.blocking(hit.blocks).degrading(hit.degrades).hiding(hit.hides),
                None => hits.push(*hit),
            }
            self.at += 1;
        }
    }

    fn skip(&mut self, id: NodeId) {
        while self.around.get(self.at).is_some_and(|(next, _)| *next <= id) {
            self.at += 1;
        }
    }
}

/// Adds a blocked operation to what the entry meets for being closed, or for not being writable.
fn add(hits: &mut Vec<Hit>, verdict: &LookVerdict, blocks: Op) {
    let closed = [verdict.closed(), verdict.not_writable()];
    match hits.iter_mut().find(|hit| closed.contains(&hit.rule)) {
        Some(hit) => hit.blocks |= blocks,
        None => hits.push(Hit::of(verdict.not_writable()).blocking(blocks)),
    }
}

/// Behind a directory that cannot be passed, everything shares its fate.
fn inherit_closed(tree: &Tree, groups: &Groups, parent: Option<NodeId>, hits: &mut Vec<Hit>) {
    let Some(parent) = parent else { return };
    let rule = groups
        .of_directory(tree, parent)
        .map(|group| group.rule)
        .find(|rule| matches!(rule, Rule::OwnerNotReadable | Rule::ModeNotReadable));
    hits.extend(rule.map(Hit::of));
}

/// What belongs to another and stops nothing by itself: part of the directory's finding if that is
/// about the same owner, else worth a note.
fn foreignness(tree: &Tree, groups: &Groups, id: NodeId, verdict: &LookVerdict, hits: &mut Vec<Hit>) {
    if !verdict.foreign || verdict.rights.contains(Rights::WRITE) {
        return;
    }
    let owners = |hit: &Hit| matches!(hit.rule, Rule::OwnerNotWritable | Rule::OwnerNotReadable | Rule::LockNotWritable);
    if hits.iter().any(owners) {
        return;
    }
    let uid = tree.look(id).uid;
    let above = tree.parent(id).and_then(|parent| {
        (tree.look(parent).uid == uid)
            .then(|| groups.of_directory(tree, parent).find(|group| group.rule == Rule::OwnerNotWritable))
            .flatten()
    });
    hits.push(Hit::of(if above.is_some() { Rule::OwnerNotWritable } else { Rule::OwnerForeign }));
}

fn holds_something(tree: &Tree, id: NodeId) -> bool {
    tree.children(id).len() > 0 || !matches!(tree.contents(id), Some(Contents::Read))
}

/// Whether a directory of a tree has, or may have, sources in or under it.
fn may_hold_sources(tree: &Tree, id: NodeId) -> bool {
    !matches!(tree.contents(id), Some(Contents::Read))
        || tree.children(id).any(|child| match tree.role(child) {
            Role::TreeSource => true,
            Role::TreeDir => may_hold_sources(tree, child),
            _ => false,
        })
}

fn shards(tree: &Tree, id: NodeId) -> usize {
    tree.children(id).filter(|child| tree.role(*child) == Role::BuildShard).count()
}

/// Findings, heat and the state of the operations.
fn conclude(tree: &Tree, facts: &Facts, question: &Question, kind: CacheKind, groups: &Groups) -> Health {
    let asked = question.operations;
    let (mut findings, finding_of) = groups.findings(tree, asked);
    let open = way::open_to_strangers(facts);
    for finding in &mut findings {
        // Doors behind a closed door: worth a note, not a warning.
        if matches!(finding.rule, Rule::ModeWorldWritable | Rule::ModeFailedClean) && !open {
            finding.detail.sheltered = true;
            finding.severity = Severity::Info;
        }
    }
    let mut own = vec![Own::default(); tree.len()];
    let mut memberships = Vec::with_capacity(groups.members.len());
    for (id, group) in &groups.members {
        let index = finding_of[*group as usize];
        own[id.index()].worsen(findings[index as usize].severity);
        memberships.push((*id, index));
    }
    mark_unknown(tree, facts, &mut own);
    let outside = if facts.through_link { without_clean(findings, &mut memberships) } else { findings };
    let mut findings = outside;
    // Findings about the way come first among equals and shift the indices that entries refer to.
    let mut around = way::findings(facts, kind, question);
    let inside = findings.len();
    findings.append(&mut around);
    let order = order(tree, &findings);
    let mut moved = vec![0; findings.len()];
    for (now, before) in order.iter().enumerate() {
        moved[*before] = now as u32;
    }
    for (_, finding) in &mut memberships {
        debug_assert!((*finding as usize) < inside);
        *finding = moved[*finding as usize];
    }
    let mut slots: Vec<Option<super::Finding>> = findings.into_iter().map(Some).collect();
    let findings: Vec<super::Finding> = order.into_iter().filter_map(|index| slots[index].take()).collect();
    let mut operations = Operations::new(asked);
    for finding in &findings {
        operations.worsen(finding.degrades, State::Degraded);
        operations.worsen(finding.hides, State::Unknown);
        operations.worsen(finding.blocks, State::Blocked);
    }
    if facts.modes_mean_nothing {
        operations.worsen(asked, State::Unknown);
    }
    Health { operations, findings, heat: Heat::new(tree, own, memberships) }
}

fn order(tree: &Tree, findings: &[super::Finding]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..findings.len()).collect();
    order.sort_by_cached_key(|index| {
        let finding = &findings[*index];
        let inside = finding.entry().is_some();
        (std::cmp::Reverse(finding.severity), inside, std::cmp::Reverse(finding.entries), finding.path(tree), finding.rule)
    });
    order
}

/// Through a link `go clean -modcache` removes only the link: what is behind it cannot stop it.
fn without_clean(mut findings: Vec<super::Finding>, _memberships: &mut [(NodeId, u32)]) -> Vec<super::Finding> {
    for finding in &mut findings {
        finding.blocks -= Op::CLEAN;
        if finding.blocks.is_empty() {
            finding.severity = super::groups::severity(finding.rule, finding.blocks, finding.degrades | finding.hides);
        }
    }
    findings
}

fn mark_unknown(tree: &Tree, facts: &Facts, own: &mut [Own]) {
    for id in tree.ids().filter(|id| tree.directory_index(*id).is_some() || tree.look(*id).unseen) {
        let unknown = tree.look(id).unseen
            || match tree.contents(id) {
                Some(Contents::Unreadable(_) | Contents::OtherDevice) => true,
                Some(Contents::Pending) => facts.cancelled,
                _ => false,
            };
        if unknown {
            own[id.index()].mark_unknown();
        }
    }
}
