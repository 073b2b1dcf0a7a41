//! May this identity do this to this entry? As the Linux kernel decides it (inode_permission,
//! generic_permission and may_delete in fs/namei.c, posix_acl_permission in fs/posix_acl.c,
//! setattr_prepare in fs/attr.c), apart from the way there.
//!
//! * [`Rights`] are what can be asked, [`Guard`] is what decides besides who asks, [`Grant`] the answer.
//! * [`acl`]: the triads and access control lists.
//! * [`why`]: what decided, to say it.
//!
//! The owner's triad counts for the owner and no other; then named users, then all groups that the
//! identity is in, then everybody else; a mask cuts names and groups. Capabilities come last, and flags and
//! read-only mounts bind them too.

mod acl;
mod why;

#[cfg(test)]
mod tests;

use bitflags::bitflags;
use modscope_platform::{
    Acl, Capabilities, Class, Flags, Gid, Identity, Kind, Mode, Mount, MountDecides, Uid, Writable,
};

pub use why::{Decides, decides};

bitflags! {
    /// What an identity may do to an entry, apart from the way there.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
    pub struct Rights: u8 {
        /// Execute; a directory: pass through it.
        const PASS = 1;
        /// Open for writing and truncating; a directory: make names, together with [`Self::PASS`].
        const WRITE = 2;
        /// Read; a directory: list its names.
        const READ = 4;
        /// Count as its owner (in a sticky directory, say).
        const OWN = 8;
        /// Change its mode.
        const CHMOD = 16;
        /// A directory: names can be removed, together with [`Self::WRITE`] and [`Self::PASS`].
        const REMOVE = 32;
        /// It can be removed and renamed, as far as it decides itself.
        const GO = 64;
        /// Be its owner, not count as one: who owns a sticky directory removes what nobody here owns.
        const IS_OWNER = 128;
    }
}

impl Rights {
    /// What making names in a directory takes.
    pub const ADD_NAMES: Self = Self::WRITE.union(Self::PASS);
    /// What making, renaming and removing names in a directory takes.
    pub const CHANGE_NAMES: Self = Self::WRITE.union(Self::PASS).union(Self::REMOVE);
    /// The three that modes and access control lists speak of.
    const TRIAD: Self = Self::READ.union(Self::WRITE).union(Self::PASS);
}

/// DEFAULT_OVERFLOWUID (include/linux/highuid.h); hardly a machine changes it.
const OVERFLOW: u32 = 65534;

/// Whether an entry's owner or group has no number in a user namespace.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Unmapped {
    /// The owner has none.
    pub owner: bool,
    /// The group has none.
    pub group: bool,
}

impl Unmapped {
    /// Whether one of them has none.
    pub const fn any(self) -> bool {
        self.owner || self.group
    }

    /// The same on a mount: an id-mapped one shows whoever is not in its map as 65534, as namespaces do. Who
    /// is in it is told nobody, so somebody who is 65534 there cannot be told from those.
    #[must_use]
    pub fn on(self, mount: Option<&Mount>, uid: Uid, gid: Gid) -> Self {
        let mapped = mount.is_some_and(|mount| mount.id_mapped);
        Self {
            owner: self.owner || (mapped && uid == Uid(OVERFLOW)),
            group: self.group || (mapped && gid == Gid(OVERFLOW)),
        }
    }
}

/// What decides over an entry besides who asks.
#[derive(Debug, Clone, Copy)]
pub struct Guard<'a> {
    /// File, directory, link or special.
    pub kind: Kind,
    /// Permission bits.
    pub mode: Mode,
    /// Owner.
    pub uid: Uid,
    /// Group.
    pub gid: Gid,
    /// Its access control list, if it has one.
    pub acl: Option<&'a Acl>,
    /// Flags that bind root too.
    pub flags: Flags,
    /// What it lies on, where that is known.
    pub mount: Option<&'a Mount>,
    /// Its owner or group has no number in this user namespace. No capability counts then
    /// (capable_wrt_inode_uidgid), but for changing the mode, which asks for the owner's number alone
    /// (inode_owner_or_capable). On an id-mapped mount nobody writes it either (HAS_UNMAPPED_ID).
    pub unmapped: Unmapped,
}

impl Guard<'_> {
    /// An entry with nothing but kind, mode, owner and group.
    pub const fn plain(kind: Kind, mode: Mode, uid: Uid, gid: Gid) -> Self {
        let unmapped = Unmapped { owner: false, group: false };
        Self { kind, mode, uid, gid, acl: None, flags: Flags::empty(), mount: None, unmapped }
    }

    /// Nobody at all can remove or rename it.
    pub fn stays(&self) -> bool {
        self.bound() || self.has_no_owner() || self.flags.contains(Flags::MOUNT_POINT)
    }

    fn bound(&self) -> bool {
        self.flags.intersects(Flags::IMMUTABLE.union(Flags::APPEND_ONLY))
    }

    fn has_no_owner(&self) -> bool {
        self.unmapped.any() && self.mount.is_some_and(|mount| mount.id_mapped)
    }

    /// Whether what it lies on can be written to at all.
    pub(crate) fn writable_mount(&self) -> bool {
        self.mount.is_none_or(|mount| mount.writable == Writable::Yes)
    }

    /// A FUSE mount that only the account that made it may enter, root neither (fuse_allow_current_process).
    fn private_to(&self) -> Option<Uid> {
        match self.mount?.decides {
            MountDecides::Program { user, others: false, .. } => Some(user),
            _ => None,
        }
    }
}

/// What an identity may do to an entry.
///
/// The kernel answers for read, write and execute *at once*: two groups of an access control list of which
/// one may read and the other write let nobody in both open a file for both. So each combination is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Grant {
    /// Bit `n`: the combination `n` of [`Rights::TRIAD`] is granted.
    combinations: u8,
    /// The others.
    single: Rights,
}

impl Grant {
    /// Everything.
    pub const ALL: Self = Self { combinations: 0xff, single: Rights::all() };

    /// Whether all of `asked` is granted, asked for at once (open(2) for reading and writing, making a name).
    pub fn contains(self, asked: Rights) -> bool {
        let combination = asked.intersection(Rights::TRIAD).bits();
        self.combinations & (1 << combination) != 0 && self.single.contains(asked.difference(Rights::TRIAD))
    }

    /// Whether each of `asked` is granted, one call after the other (list a directory, then go in).
    pub fn each(self, asked: Rights) -> bool {
        asked.iter().all(|right| self.contains(right))
    }

    /// Everything that is granted, asked for one by one.
    pub fn rights(self) -> Rights {
        Rights::all().iter().filter(|right| self.contains(*right)).collect()
    }

    /// Whether everything in a directory can be removed: listed, passed, names removed.
    pub fn empties_out(self) -> bool {
        self.each(Rights::READ | Rights::PASS) && self.contains(Rights::CHANGE_NAMES)
    }
}

/// The class of an entry that an identity falls into, as far as modes go.
pub fn class(identity: &Identity, uid: Uid, gid: Gid) -> Class {
    if identity.uid == uid {
        Class::Owner
    } else if identity.in_group(gid) {
        Class::Group
    } else {
        Class::Other
    }
}

/// What `identity` may do to an entry behind this guard.
pub fn grant(identity: &Identity, guard: &Guard<'_>) -> Grant {
    let mut combinations = 0;
    for combination in 0..8 {
        let asked = Rights::from_bits_truncate(combination);
        if barrier(identity, guard, asked).is_none() && allowed(identity, guard, asked) {
            combinations |= 1 << combination;
        }
    }
    let comes_in = guard.private_to().is_none_or(|user| user == identity.uid);
    let owner = comes_in && identity.uid == guard.uid && !guard.unmapped.owner;
    let as_owner = comes_in && identity.capabilities.contains(Capabilities::FOWNER);
    let changes = owner || (as_owner && !guard.unmapped.owner);
    let mut single = Rights::empty();
    single.set(Rights::IS_OWNER, owner);
    single.set(Rights::OWN, owner || (as_owner && !guard.unmapped.any()));
    single.set(Rights::CHMOD, changes && !guard.bound() && guard.writable_mount() && !guard.has_no_owner());
    single.set(Rights::REMOVE, guard.kind == Kind::Dir && !guard.bound() && guard.writable_mount());
    single.set(Rights::GO, !guard.stays() && guard.writable_mount());
    Grant { combinations, single }
}

/// What stands in the way of everybody, whatever the mode says.
fn barrier(identity: &Identity, guard: &Guard<'_>, asked: Rights) -> Option<Decides> {
    let file = guard.kind == Kind::File;
    let mount = guard.mount;
    if let Some(user) = guard.private_to().filter(|user| *user != identity.uid && !asked.is_empty()) {
        return Some(Decides::PrivateMount(user));
    }
    if asked.contains(Rights::WRITE) {
        // What is written into a pipe or a device does not go to the mount (sb_permission).
        if !guard.writable_mount() && guard.kind != Kind::Special {
            return Some(Decides::ReadOnlyMount);
        }
        if guard.flags.contains(Flags::IMMUTABLE) {
            return Some(Decides::Immutable);
        }
        if file && guard.flags.contains(Flags::APPEND_ONLY) {
            // Only opening with O_APPEND succeeds (may_open), and go never does that here.
            return Some(Decides::AppendOnly);
        }
        if guard.has_no_owner() {
            return Some(Decides::Unmapped);
        }
    }
    let starts = asked.contains(Rights::PASS) && file;
    (starts && mount.is_some_and(|mount| mount.no_exec)).then_some(Decides::NoExecMount)
}

/// What modes, lists and capabilities say.
fn allowed(identity: &Identity, guard: &Guard<'_>, asked: Rights) -> bool {
    if !checks_modes(guard) {
        // The program behind the mount decides; only a file nobody may execute is refused (fuse_permission).
        let starts = asked.contains(Rights::PASS) && guard.kind == Kind::File;
        return !starts || guard.mode.any_execute();
    }
    acl::allowed(identity, guard, asked) || capable(identity, guard, asked)
}

fn checks_modes(guard: &Guard<'_>) -> bool {
    !matches!(guard.mount.map(|mount| mount.decides), Some(MountDecides::Program { modes: false, .. }))
}

/// The end of generic_permission: what is left when modes and lists refuse.
fn capable(identity: &Identity, guard: &Guard<'_>, asked: Rights) -> bool {
    !guard.unmapped.any() && powerful(identity, guard, asked)
}

/// Whether capabilities would give it, did they count here.
fn powerful(identity: &Identity, guard: &Guard<'_>, asked: Rights) -> bool {
    let powers = identity.capabilities;
    let reads = powers.contains(Capabilities::DAC_READ_SEARCH);
    let overrides = powers.contains(Capabilities::DAC_OVERRIDE);
    if guard.kind == Kind::Dir {
        overrides || (reads && !asked.contains(Rights::WRITE))
    } else {
        // Not even root executes a file that nobody may execute.
        (reads && asked == Rights::READ)
            || (overrides && (!asked.contains(Rights::PASS) || guard.mode.any_execute()))
    }
}

/// Whether a name can be removed from a directory, or replaced by renaming over it (may_delete): by who may
/// do `there` in the directory and `here` to the entry. In a sticky directory it takes being the owner of
/// either, or CAP_FOWNER over the entry (__check_sticky).
pub fn may_remove(dir_sticky: bool, there: Grant, here: Grant) -> bool {
    there.contains(Rights::CHANGE_NAMES)
        && here.contains(Rights::GO)
        && (!dir_sticky || there.contains(Rights::IS_OWNER) || here.contains(Rights::OWN))
}
