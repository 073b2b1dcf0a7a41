//! The passes over a tree: looks, versions, entries from the root down, then findings and heat.

use modscope_platform::Flags;
use rustc_hash::FxHashMap;

use super::closed::Closed;
use super::conclude::conclude;
use super::groups::Groups;
use super::looks::{Hit, LookVerdict, stake, verdicts};
use super::policy::Expected;
use super::scope::Relevant;
use super::version::Context;
use super::{Health, Operations, Question, Rule, Versions, clones, fresh, toolchain, version};
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
    let kind = CacheKind::of_root(tree.role(NodeId::ROOT));
    let expected = Expected::of(tree, question);
    let looks = verdicts(tree, facts, question, &expected);
    let context = Context { tree, facts, question, looks: &looks };
    let relevant = Relevant::of(tree, question);
    let mut around = Vec::new();
    match &relevant {
        Some(relevant) => relevant.hits(&context, &mut around),
        None => versions.iter().for_each(|files| version::hits(&context, files, &mut around)),
    }
    if kind == CacheKind::Module && relevant.as_ref().is_none_or(Relevant::wants_toolchains) {
        toolchain::hits(&context, versions, &mut around);
    }
    if kind == CacheKind::Module && relevant.is_none() {
        fresh::hits(&context, versions, &mut around);
    }
    if kind == CacheKind::Module {
        let mut of_clones = Vec::new();
        clones::hits(&context, &mut of_clones);
        of_clones.retain(|(id, _)| relevant.as_ref().is_none_or(|relevant| relevant.matters(*id)));
        around.extend(of_clones);
    }
    super::label::hits(tree, &mut around);
    expected.whole(tree, question, &mut around);
    around.sort_by_key(|(id, _)| *id);
    let unread = versions.iter().filter_map(version::unread).collect();
    let closed = Closed::of(&context, versions);
    let relevant = relevant.as_ref();
    let pass = Pass { context: &context, expected: &expected, relevant, unread, closed, around, at: 0 };
    let groups = pass.run();
    conclude(&context, kind, &groups, &expected)
}

/// The pass from the root down.
struct Pass<'a> {
    context: &'a Context<'a>,
    /// What the policy makes of what entries meet.
    expected: &'a Expected,
    /// Which entries matter, where not all do.
    relevant: Option<&'a Relevant>,
    /// Trees that some operations do not read, whatever they would find.
    unread: FxHashMap<NodeId, Op>,
    /// What closed directories of the download side have behind them.
    closed: Closed,
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
        // Closed to go clean -modcache too, which first opens what it owns.
        let mut sealed = vec![false; tree.directory_count()];
        let mut unread = vec![Op::empty(); tree.directory_count()];
        let mut hits = Vec::new();
        for id in tree.ids() {
            let verdict = context.of(id);
            let parent = tree.parent(id);
            let parent_index = parent.and_then(|parent| tree.directory_index(parent));
            let unreachable = parent_index.is_some_and(|index| closed[index]);
            let waits = self.around.get(self.at).is_some_and(|(next, _)| *next <= id);
            let mut left = parent_index.map_or(Op::empty(), |index| unread[index]);
            if let Some(index) = tree.directory_index(id) {
                left |= self.unread.get(&id).copied().unwrap_or_default();
                unread[index] = left;
                closed[index] = unreachable || !verdict.rights.contains(Rights::PASS);
                let opens = verdict.rights.contains(Rights::PASS) || verdict.rights.contains(Rights::CHMOD);
                sealed[index] = parent_index.is_some_and(|parent| sealed[parent]) || !opens;
            } else if verdict.plain()
                && !waits
                && !unreachable
                && !parent.is_some_and(|id| context.of(id).sticky)
            {
                continue;
            }
            hits.clear();
            if unreachable {
                self.skip(id);
                inherit_closed(tree, &groups, parent, &mut hits);
                hits.extend(
                    verdict.hits.iter().filter(|hit| hit.blocks.is_empty() && hit.degrades.is_empty()),
                );
                if !parent_index.is_some_and(|index| sealed[index]) {
                    self.clean_hits(id, verdict, &mut hits);
                }
            } else {
                hits.extend_from_slice(&verdict.hits);
                self.context_hits(id, verdict, &mut hits);
                for hit in &mut hits {
                    (hit.blocks, hit.degrades) = (hit.blocks - left, hit.degrades - left);
                }
                if let Some(relevant) = self.relevant {
                    relevant.cut(context, id, &mut hits);
                }
                self.take_around(id, &mut hits);
                foreignness(tree, &groups, id, verdict, &mut hits);
            }
            if let Some(relevant) = self.relevant {
                relevant.keep(id, &mut hits);
            }
            self.expected.retell(tree.look(id), &mut hits);
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
        if (role.holds_trees() || role.holds_downloads()) && !hits.is_empty() && !holds_something(tree, id) {
            // Nothing is behind it yet: only what would be new is stopped.
            for hit in hits.iter_mut() {
                (hit.blocks, hit.degrades) = (hit.blocks & Op::DOWNLOAD, Op::empty());
            }
        }
        if role == Role::GolangOrg && !hits.is_empty() && only_toolchains(tree, id) {
            // No build takes packages from here, and verify passes toolchains over.
            for hit in hits.iter_mut() {
                (hit.blocks, hit.degrades) = (hit.blocks - Op::BUILD, hit.degrades - Op::VERIFY);
            }
        }
        if !verdict.rights.contains(Rights::PASS) {
            self.closed.narrow(tree, id, hits);
        } else if role == Role::DownloadDir && of_toolchains(tree, id) {
            // No module is ever below that of toolchains.
            hits.iter_mut().for_each(|hit| hit.blocks -= Op::DOWNLOAD);
        } else if role == Role::VersionDir && tree.parent(id).is_some_and(|above| of_toolchains(tree, above))
        {
            // Toolchains have no list.
            hits.iter_mut().for_each(|hit| hit.degrades -= Op::DOWNLOAD);
        }
        self.clean_hits(id, verdict, hits);
        if role == Role::BuildRoot && !verdict.rights.contains(Rights::ADD_NAMES) && shards(tree, id) < 256 {
            add(hits, verdict, Op::BUILD);
        }
        if role == Role::Temp && question.now - tree.modified(id) > YOUNG {
            hits.push(Hit::of(Rule::LeftoverTemp));
        }
        let hidden = match tree.contents(id) {
            Some(Contents::Unreadable(_)) => verdict.rights.each(Rights::READ | Rights::PASS),
            Some(Contents::OtherDevice) => true,
            Some(Contents::Pending) => self.context.facts.cancelled,
            _ => false,
        };
        if hidden {
            hits.push(Hit::of(Rule::PathUnreadable).hiding(stake(role)));
        }
    }

    /// What keeps `go clean -modcache` from removing it.
    fn clean_hits(&self, id: NodeId, verdict: &LookVerdict, hits: &mut Vec<Hit>) {
        let tree = self.context.tree;
        if tree.role(id).in_build_cache() {
            return;
        }
        if verdict.stops_clean && holds_something(tree, id) {
            add(hits, verdict, Op::CLEAN);
        }
        if verdict.stays {
            add_stays(hits, tree, id);
        }
        let in_sticky = tree.parent(id).is_some_and(|parent| self.context.of(parent).sticky);
        if in_sticky && verdict.foreign {
            add(hits, verdict, Op::CLEAN);
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

/// What cannot be removed by anybody stops clean.
fn add_stays(hits: &mut Vec<Hit>, tree: &Tree, id: NodeId) {
    let flags = tree.look(id).flags;
    let rule = if flags.contains(Flags::IMMUTABLE) {
        Rule::FlagImmutable
    } else if flags.contains(Flags::APPEND_ONLY) {
        Rule::FlagAppendOnly
    } else if flags.contains(Flags::MOUNT_POINT) {
        Rule::PathMountPoint
    } else {
        Rule::OwnerUnmapped
    };
    match hits.iter_mut().find(|hit| hit.rule == rule) {
        Some(hit) => hit.blocks |= Op::CLEAN,
        None => hits.push(Hit::of(rule).blocking(Op::CLEAN)),
    }
}

/// Behind a directory that cannot be passed, everything shares its fate.
fn inherit_closed(tree: &Tree, groups: &Groups, parent: Option<NodeId>, hits: &mut Vec<Hit>) {
    let Some(parent) = parent else { return };
    let rule = groups.of_directory(tree, parent).map(|group| group.rule).find(|rule| rule.closes());
    hits.extend(rule.map(Hit::of));
}

/// What belongs to another and stops nothing by itself: part of the directory's finding if that is
/// about the same owner, else worth a note.
fn foreignness(tree: &Tree, groups: &Groups, id: NodeId, verdict: &LookVerdict, hits: &mut Vec<Hit>) {
    if !verdict.foreign || verdict.rights.contains(Rights::WRITE) {
        return;
    }
    let uid = tree.look(id).uid;
    let part_of_more = tree.parent(id).is_some_and(|parent| {
        tree.look(parent).uid == uid
            && groups.of_directory(tree, parent).any(|group| group.rule == Rule::OwnerNotWritable)
    });
    if let Some(lock) = hits.iter_mut().find(|hit| hit.rule == Rule::LockNotWritable && part_of_more) {
        lock.rule = Rule::OwnerNotWritable;
    }
    let told = |hit: &Hit| {
        hit.rule.closes()
            || matches!(hit.rule, Rule::OwnerNotWritable | Rule::LockNotWritable | Rule::MountReadOnly)
    };
    if !hits.iter().any(told) {
        hits.push(Hit::of(if part_of_more { Rule::OwnerNotWritable } else { Rule::OwnerForeign }));
    }
}

fn holds_something(tree: &Tree, id: NodeId) -> bool {
    tree.children(id).len() > 0 || !matches!(tree.contents(id), Some(Contents::Read))
}

/// `cache/download/golang.org/toolchain`, with its `@v`.
fn of_toolchains(tree: &Tree, id: NodeId) -> bool {
    tree.name(id) == b"toolchain"
        && tree.parent(id).is_some_and(|above| tree.name(above) == b"golang.org" && tree.depth(above) == 3)
        && tree.child(id, b"@v").is_some()
}

/// Whether a directory is known to hold no other trees than toolchains.
fn only_toolchains(tree: &Tree, id: NodeId) -> bool {
    matches!(tree.contents(id), Some(Contents::Read))
        && tree.children(id).all(|child| tree.role(child) == Role::ToolchainRoot)
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
