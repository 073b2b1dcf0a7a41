//! What an entry's look alone tells: its rights for the identity, and the rules it meets whatever
//! surrounds it. Asked once for each look, not for each entry.

use modscope_platform::{AclEntry, AclWho, Flags, Kind, MountDecides, Uid};

use super::policy::Expected;
use super::{Policy, Question, Rule};
use crate::access::{Decides, Grant, Guard, Rights, decides, grant};
use crate::go::{OperationSet, Role};
use crate::scan::Facts;
use crate::tree::{Look, Tree};

/// One rule met by one entry, and what that does to the operations.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Hit {
    pub rule: Rule,
    pub blocks: OperationSet,
    pub degrades: OperationSet,
    pub hides: OperationSet,
}

impl Hit {
    pub fn of(rule: Rule) -> Self {
        let none = OperationSet::empty();
        Self { rule, blocks: none, degrades: none, hides: none }
    }

    pub fn blocking(self, blocks: OperationSet) -> Self {
        Self { blocks: self.blocks | blocks, ..self }
    }

    pub fn degrading(self, degrades: OperationSet) -> Self {
        Self { degrades: self.degrades | degrades, ..self }
    }

    pub fn hiding(self, hides: OperationSet) -> Self {
        Self { hides: self.hides | hides, ..self }
    }
}

/// What is known of every entry of a look.
#[derive(Debug, Clone)]
pub(super) struct LookVerdict {
    pub rights: Grant,
    /// It belongs to somebody else.
    pub foreign: bool,
    /// What keeps the identity from reading it or passing through, and from writing.
    pub closed_by: Decides,
    /// What keeps the identity from writing it, or from removing names.
    pub unwritable_by: Decides,
    /// What it meets by itself.
    pub hits: Vec<Hit>,
    /// A directory that the identity cannot empty: if there is anything in it, clean fails.
    pub stops_clean: bool,
    /// A directory where others' entries cannot be removed or replaced.
    pub sticky: bool,
    /// It cannot be removed or renamed, whoever asks.
    pub stays: bool,
}

impl LookVerdict {
    /// The rule for an entry that cannot be read or passed.
    pub fn closed(&self) -> Rule {
        let by_owner = if self.foreign { Rule::OwnerNotReadable } else { Rule::ModeNotReadable };
        rule_of(self.closed_by, Rule::AclNotReadable, by_owner)
    }

    /// The rule for an entry that cannot be written.
    pub fn not_writable(&self) -> Rule {
        let by_owner = if self.foreign { Rule::OwnerNotWritable } else { Rule::ModeNotWritable };
        rule_of(self.unwritable_by, Rule::AclNotWritable, by_owner)
    }

    /// Whether nothing about the look calls for a closer word.
    pub fn plain(&self) -> bool {
        self.hits.is_empty() && !self.foreign && !self.stops_clean && !self.sticky && !self.stays
    }
}

/// The rule about a mechanism that says no; `by_list` where an access control list does, `by_owner` where
/// the mode does.
pub(super) fn rule_of(by: Decides, by_list: Rule, by_owner: Rule) -> Rule {
    match by {
        Decides::Triad(_) | Decides::Capability => by_owner,
        Decides::AclUser | Decides::AclGroups | Decides::AclMask => by_list,
        Decides::Immutable => Rule::FlagImmutable,
        Decides::AppendOnly => Rule::FlagAppendOnly,
        Decides::ReadOnlyMount => Rule::MountReadOnly,
        Decides::NoExecMount => Rule::MountNoExec,
        Decides::PrivateMount(_) => Rule::MountPrivate,
        Decides::Server => Rule::MountServerDecides,
        Decides::Unmapped => Rule::OwnerUnmapped,
    }
}

/// Asks every look of a tree.
pub(super) fn verdicts(
    tree: &Tree,
    facts: &Facts,
    question: &Question,
    expected: &Expected,
) -> Vec<LookVerdict> {
    let world_writable_files =
        tree.looks().iter().any(|look| look.kind == Kind::File && look.mode.world_writable());
    let unmapped = |look: &Look| facts.shows_unmapped(look.uid, look.gid);
    let one = |look: &Look| {
        let guard = tree.guard(look, unmapped);
        let mut verdict = verdict(tree, look, &guard, question, world_writable_files);
        if !look.unseen {
            expected.look(look, tree, &guard, &mut verdict.hits);
        }
        verdict
    };
    tree.looks().iter().map(one).collect()
}

fn verdict(
    tree: &Tree,
    look: &Look,
    guard: &Guard<'_>,
    question: &Question,
    world_writable_files: bool,
) -> LookVerdict {
    let identity = &question.identity;
    let rights = if look.unseen { Grant::ALL } else { grant(identity, guard) };
    let dir = look.kind == Kind::Dir;
    let first_missing = |wanted: Rights| wanted.iter().find(|right| !rights.contains(*right));
    let closed_by = first_missing(if dir { Rights::PASS | Rights::READ } else { Rights::READ });
    let grows = dir && rights.contains(Rights::WRITE) && guard.flags.contains(Flags::APPEND_ONLY);
    let unwritable_by = if grows { Decides::AppendOnly } else { decides(identity, guard, Rights::WRITE) };
    let mut verdict = LookVerdict {
        rights,
        foreign: !look.unseen && !rights.contains(Rights::OWN),
        closed_by: decides(identity, guard, closed_by.unwrap_or(Rights::READ)),
        unwritable_by,
        hits: Vec::new(),
        // go clean -modcache gives itself every right on its own directories first.
        stops_clean: dir && !rights.contains(Rights::CHMOD) && !rights.empties_out(),
        sticky: dir && look.mode.sticky() && !rights.contains(Rights::IS_OWNER),
        stays: !look.unseen && guard.stays(),
    };
    if look.unseen {
        verdict.hits.push(Hit::of(Rule::PathUnreadable).hiding(stake(look.role)));
        return verdict;
    }
    if let Some(hit) = needs(look, &verdict) {
        verdict.hits.push(hit);
    }
    verdict.hits.extend(openness(look, question, world_writable_files).map(Hit::of));
    verdict.hits.extend(lets_others_write(guard, question).map(Hit::of));
    verdict.hits.extend(mounted(tree, look).map(Hit::of));
    verdict.hits.extend(strangeness(look).map(Hit::of));
    verdict
}

/// What go needs of an entry of this role and does not get (rules R3 to R18 of the fact sheet). What
/// depends on a version's other files is told in `version.rs`.
fn needs(look: &Look, verdict: &LookVerdict) -> Option<Hit> {
    use OperationSet as Op;
    let has = |rights| verdict.rights.contains(rights);
    let each = |rights| verdict.rights.each(rights);
    let closed = || Hit::of(verdict.closed());
    let not_writable = || Hit::of(verdict.not_writable());
    let passes = has(Rights::PASS);
    let dir = look.kind == Kind::Dir;
    match look.role {
        Role::Root | Role::CacheDir | Role::DownloadRoot | Role::DownloadDir | Role::VersionDir
            if dir && !passes =>
        {
            Some(closed().blocking(Op::BUILD | Op::DOWNLOAD | Op::VERIFY).degrading(Op::LIST))
        }
        // DownloadDir of modfetch takes "may not pass" for "is not there": verify then skips the tree.
        Role::ModuleParent | Role::GolangOrg if dir && !passes => {
            Some(closed().blocking(Op::BUILD | Op::DOWNLOAD).degrading(Op::VERIFY))
        }
        Role::Root | Role::ModuleParent | Role::GolangOrg | Role::DownloadRoot | Role::DownloadDir
            if dir && !has(Rights::ADD_NAMES) =>
        {
            Some(not_writable().blocking(Op::DOWNLOAD))
        }
        // go renames what it has fetched.
        Role::VersionDir if dir && !has(Rights::CHANGE_NAMES) => Some(not_writable().blocking(Op::DOWNLOAD)),
        // Without its names go cannot write a version list; the failure is ignored.
        Role::VersionDir if !has(Rights::READ) => Some(closed().degrading(Op::DOWNLOAD)),
        Role::List if !has(Rights::READ | Rights::WRITE) => Some(not_writable().degrading(Op::DOWNLOAD)),
        Role::TreeRoot | Role::TreeDir if !each(Rights::READ | Rights::PASS) => {
            Some(closed().blocking(Op::BUILD | Op::VERIFY))
        }
        Role::TreeAside if !each(Rights::READ | Rights::PASS) => Some(closed().blocking(Op::VERIFY)),
        Role::TreeGoMod | Role::TreeSource if !has(Rights::READ) => {
            Some(closed().blocking(Op::BUILD | Op::VERIFY))
        }
        Role::TreeFile if look.kind == Kind::File && !has(Rights::READ) => {
            Some(closed().blocking(Op::VERIFY))
        }
        role if role.in_toolchain() && dir && !each(Rights::READ | Rights::PASS) => {
            Some(closed().blocking(Op::TOOLCHAIN))
        }
        Role::ToolchainFile if !has(Rights::READ) => Some(closed().blocking(Op::TOOLCHAIN)),
        Role::BuildRoot if !passes => Some(closed().blocking(Op::BUILD)),
        Role::BuildShard if !has(Rights::ADD_NAMES) => Some(not_writable().blocking(Op::BUILD)),
        // What cannot be read is put again: an action's file is written over, data is read before.
        Role::BuildAction if !has(Rights::READ) && !has(Rights::WRITE) => Some(closed().blocking(Op::BUILD)),
        Role::BuildData if !has(Rights::READ) => Some(closed().blocking(Op::BUILD)),
        Role::SumdbStateRoot if !passes => Some(closed().blocking(Op::DOWNLOAD)),
        Role::SumdbState if !has(Rights::READ) => Some(closed().blocking(Op::DOWNLOAD)),
        Role::SumdbState if !has(Rights::WRITE) => Some(not_writable().blocking(Op::DOWNLOAD)),
        _ => None,
    }
}

/// Bits that are set and should not be.
fn openness(look: &Look, question: &Question, world_writable_files: bool) -> impl Iterator<Item = Rule> {
    let role = look.role;
    let open = look.kind != Kind::Symlink && look.mode.world_writable();
    let world = open.then(|| {
        // go clean -modcache sets every directory to exactly 0777 before it removes anything, and
        // leaves them so when it fails (modfetch.RemoveAll); it touches no file's mode.
        let failed_clean =
            look.kind == Kind::Dir && look.mode.permissions() == 0o777 && !world_writable_files;
        if failed_clean && !role.in_build_cache() { Rule::ModeFailedClean } else { Rule::ModeWorldWritable }
    });
    let file = look.kind == Kind::File;
    let cache_file = matches!(
        role,
        Role::Info | Role::Mod | Role::Zip | Role::Ziphash | Role::List | Role::Lock | Role::SideLock
    );
    let execute =
        (file && look.mode.any_execute() && (role.in_tree() || cache_file)).then_some(Rule::ModeExecuteBits);
    // Old trees keep what -modcacherw was when they were extracted: directories that are writable are
    // worth a word only while it is not in use, files always.
    let guarded = role.in_tree() && (file || (look.kind == Kind::Dir && !question.settings.mod_cache_rw));
    let writable = (guarded && look.mode.any_write() && !open).then_some(Rule::ModeTreeWritable);
    world.into_iter().chain(execute).chain(writable)
}

/// Names in an access control list, other than the owner and the identity, that may write.
fn lets_others_write(guard: &Guard<'_>, question: &Question) -> Option<Rule> {
    let acl = guard.acl.filter(|_| question.policy == Policy::Personal)?;
    let writes = |entry: &&AclEntry| entry.permits.and(acl.mask()).triad().write;
    let other = |entry: &AclEntry| match entry.who {
        AclWho::User(uid) => uid != guard.uid && uid != question.identity.uid && uid != Uid::ROOT,
        AclWho::NamedGroup(_) => true,
        _ => false,
    };
    acl.entries().iter().filter(writes).any(other).then_some(Rule::AclWritableByOthers)
}

/// What is said once of a file system, where it begins.
fn mounted(tree: &Tree, look: &Look) -> Option<Rule> {
    let begins = matches!(look.role, Role::Root | Role::BuildRoot | Role::SumdbStateRoot)
        || look.flags.contains(Flags::MOUNT_POINT);
    match tree.mount(look.mount).decides {
        _ if !begins => None,
        MountDecides::Options => Some(Rule::MountNoModes),
        MountDecides::Server | MountDecides::Program { modes: false, .. } => Some(Rule::MountServerDecides),
        MountDecides::Kernel | MountDecides::Program { .. } => None,
    }
}

/// What go never makes (x/mod/zip.Unzip writes regular files and directories, nothing else).
fn strangeness(look: &Look) -> impl Iterator<Item = Rule> {
    let role = look.role;
    let own_rules = matches!(role, Role::VcsInternal | Role::VcsRepo) || role.in_build_cache();
    let extracted = role.in_tree() || role.in_toolchain();
    let rule = match look.kind {
        _ if own_rules => None,
        Kind::Symlink if extracted => Some(Rule::LinkSymlink),
        Kind::Symlink => Some(Rule::LinkUnfollowed),
        Kind::Special => Some(Rule::LinkSpecial),
        Kind::File if look.hard_linked => Some(Rule::LinkHard),
        Kind::Dir if role == Role::OldTemp => Some(Rule::LeftoverOldTree),
        _ => None,
    };
    rule.into_iter()
}

/// The operations that have to do with entries of a role: what is unknown while they are unseen.
pub(super) fn stake(role: Role) -> OperationSet {
    use OperationSet as Op;
    match role {
        role if role.in_toolchain() => Op::TOOLCHAIN | Op::CLEAN,
        role if role.in_build_cache() => Op::BUILD,
        role if role.in_tree() => Op::BUILD | Op::VERIFY | Op::CLEAN,
        Role::Root | Role::CacheDir | Role::DownloadRoot | Role::GolangOrg => Op::all(),
        Role::DownloadDir | Role::VersionDir => Op::BUILD | Op::DOWNLOAD | Op::LIST | Op::VERIFY | Op::CLEAN,
        Role::ModuleParent => Op::BUILD | Op::DOWNLOAD | Op::VERIFY | Op::CLEAN,
        Role::SumdbStateRoot | Role::SumdbState => Op::DOWNLOAD,
        Role::List => Op::DOWNLOAD,
        Role::Info | Role::Mod => Op::LIST | Op::BUILD,
        Role::Zip | Role::Ziphash | Role::Partial | Role::Lock => Op::BUILD | Op::VERIFY,
        _ => Op::CLEAN,
    }
}
