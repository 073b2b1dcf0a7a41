//! Gathering what single entries meet: entries that meet the same rule for the same cause and hang
//! together form one group; groups of one cause in many places form one finding.

use modscope_platform::Uid;
use rustc_hash::FxHashMap;

use super::looks::Hit;
use super::version::Context;
use super::{Detail, Finding, Place, Rule, Severity};
use crate::access::Decides;
use crate::go::OperationSet;
use crate::tree::{Contents, NodeId, Tree};

/// Findings of one cause beyond which they are told together, at the nearest directory above.
const PLACES: usize = 5;

/// Entries that hang together and share a rule and a cause.
#[derive(Debug, Clone, Copy)]
pub(super) struct Group {
    pub rule: Rule,
    pub root: NodeId,
    owner: Option<Uid>,
    pub blocks: OperationSet,
    pub degrades: OperationSet,
    pub hides: OperationSet,
    entries: u64,
}

/// All groups, while they are gathered in one pass from the root down.
#[derive(Debug)]
pub(super) struct Groups {
    pub groups: Vec<Group>,
    /// (entry, group), in order of entries.
    pub members: Vec<(NodeId, u32)>,
    /// For each directory, its part of `members`.
    ranges: Vec<(u32, u32)>,
}

impl Groups {
    pub fn new(tree: &Tree) -> Self {
        Self { groups: Vec::new(), members: Vec::new(), ranges: vec![(0, 0); tree.directory_count()] }
    }

    /// The groups that a directory is part of.
    pub fn of_directory(&self, tree: &Tree, id: NodeId) -> impl Iterator<Item = &Group> {
        self.range(tree, id).iter().map(|(_, group)| &self.groups[*group as usize])
    }

    fn range(&self, tree: &Tree, id: NodeId) -> &[(NodeId, u32)] {
        let (start, end) = tree.directory_index(id).map_or((0, 0), |index| self.ranges[index]);
        &self.members[start as usize..end as usize]
    }

    /// Notes what an entry meets. Entries come in the order of their numbers, each once.
    pub fn add(&mut self, tree: &Tree, id: NodeId, hits: &[Hit]) {
        let start = self.members.len() as u32;
        for hit in hits {
            let owner = hit.rule.by_owner().then(|| tree.look(id).uid);
            let above = tree.parent(id).and_then(|parent| {
                self.range(tree, parent).iter().map(|(_, group)| *group).find(|group| {
                    let group = &self.groups[*group as usize];
                    group.rule == hit.rule && group.owner == owner
                })
            });
            let index = above.unwrap_or_else(|| {
                let none = OperationSet::empty();
                let (rule, root) = (hit.rule, id);
                self.groups.push(Group {
                    rule,
                    root,
                    owner,
                    blocks: none,
                    degrades: none,
                    hides: none,
                    entries: 0,
                });
                self.groups.len() as u32 - 1
            });
            let group = &mut self.groups[index as usize];
            group.entries += 1;
            group.blocks |= hit.blocks;
            group.degrades |= hit.degrades;
            group.hides |= hit.hides;
            self.members.push((id, index));
        }
        if let Some(index) = tree.directory_index(id) {
            self.ranges[index] = (start, self.members.len() as u32);
        }
    }

    /// The findings that the groups make, in no order, and for each group the index of its finding.
    pub fn findings(&self, context: &Context<'_>) -> (Vec<Finding>, Vec<u32>) {
        let tree = context.tree;
        let mut causes: FxHashMap<(Rule, Option<Uid>), Vec<usize>> = FxHashMap::default();
        for (index, group) in self.groups.iter().enumerate() {
            causes.entry((group.rule, group.owner)).or_default().push(index);
        }
        let mut told: Vec<(Finding, Vec<usize>)> = Vec::new();
        for groups in causes.into_values() {
            for (place, groups) in places(tree, &self.groups, &groups) {
                told.push((self.finding(context, place, &groups), groups));
            }
        }
        let mut finding_of = vec![0; self.groups.len()];
        for (index, (_, groups)) in told.iter().enumerate() {
            for group in groups {
                finding_of[*group] = index as u32;
            }
        }
        (told.into_iter().map(|(finding, _)| finding).collect(), finding_of)
    }

    fn finding(&self, context: &Context<'_>, place: NodeId, groups: &[usize]) -> Finding {
        let (tree, asked) = (context.tree, context.question.operations);
        let parts = || groups.iter().map(|index| &self.groups[*index]);
        let union = |set: fn(&Group) -> OperationSet| {
            parts().fold(OperationSet::empty(), |all, group| all | set(group)) & asked
        };
        let mut roots: Vec<NodeId> = parts().map(|group| group.root).collect();
        roots.sort_unstable();
        let rule = self.groups[groups[0]].rule;
        let blocks = union(|group| group.blocks);
        let degrades = union(|group| group.degrades) - blocks;
        let hides = union(|group| group.hides) - blocks;
        let look = tree.look(roots[0]);
        let detail = Detail {
            owner: (!look.unseen).then_some((look.uid, look.gid)),
            mode: (!look.unseen).then_some(look.mode),
            errno: match tree.contents(roots[0]) {
                Some(Contents::Unreadable(errno)) => Some(errno),
                _ => None,
            },
            size: (rule == Rule::IntegrityZiphash).then(|| tree.size(roots[0])),
            sheltered: false,
            meant: false,
            by: (!look.unseen).then(|| decider(context, rule, roots[0])),
        };
        Finding {
            rule,
            severity: severity(rule, blocks, degrades | hides),
            place: Place::Entry(place),
            role: tree.role(place),
            entries: parts().map(|group| group.entries).sum(),
            roots,
            blocks,
            degrades,
            hides,
            detail,
            subject: None,
        }
    }
}

/// What says no at an entry, as far as the rule is about that.
fn decider(context: &Context<'_>, rule: Rule, id: NodeId) -> Decides {
    let verdict = context.of(id);
    if rule.closes() { verdict.closed_by } else { verdict.unwritable_by }
}

/// A blocked operation is a problem; one that limps, or of which nothing is known, at least a risk.
pub(super) fn severity(rule: Rule, blocks: OperationSet, weakens: OperationSet) -> Severity {
    if !blocks.is_empty() {
        Severity::Error
    } else if !weakens.is_empty() {
        Severity::Warning.max(rule.base_severity().min(Severity::Warning))
    } else {
        rule.base_severity().min(Severity::Warning)
    }
}

/// Where a cause is told: at each group's root while there are few, several files of one directory at
/// the directory, and many at directories above them, lifted from the deepest up until there are few.
fn places(tree: &Tree, groups: &[Group], of_cause: &[usize]) -> Vec<(NodeId, Vec<usize>)> {
    let mut at: FxHashMap<NodeId, Vec<usize>> = FxHashMap::default();
    for index in of_cause {
        let root = groups[*index].root;
        let place = if tree.is_dir(root) { root } else { tree.parent(root).unwrap_or(root) };
        at.entry(place).or_default().push(*index);
    }
    let lone = |groups_here: &Vec<usize>| groups_here.len() == 1;
    let lone: Vec<NodeId> = at.iter().filter(|(_, here)| lone(here)).map(|(place, _)| *place).collect();
    for place in lone {
        let here = at.remove(&place).unwrap_or_default();
        at.entry(groups[here[0]].root).or_default().extend(here);
    }
    let few = if of_cause.first().is_some_and(|index| groups[*index].rule.told_once()) { 1 } else { PLACES };
    while at.len() > few {
        let Some(deepest) = at.keys().map(|id| tree.depth(*id)).max().filter(|depth| *depth > 0) else {
            break;
        };
        let lifted: Vec<NodeId> = at.keys().copied().filter(|id| tree.depth(*id) == deepest).collect();
        for id in lifted {
            let groups = at.remove(&id).unwrap_or_default();
            let parent = tree.parent(id).unwrap_or(NodeId::ROOT);
            let host =
                std::iter::once(parent).chain(tree.ancestors(parent)).find(|above| at.contains_key(above));
            at.entry(host.unwrap_or(parent)).or_default().extend(groups);
        }
    }
    at.into_iter().collect()
}
