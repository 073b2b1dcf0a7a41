//! May this identity do this to this entry? As the kernel decides it for modes (path_resolution(7),
//! inode_permission in fs/namei.c): the owner's triad counts for the owner and no other; then the
//! group's for members of the group; then everybody else's. Capabilities come last.

use bitflags::bitflags;
use modscope_platform::{Capabilities, Class, Gid, Identity, Kind, Mode, Uid};

bitflags! {
    /// What an identity may do to an entry, apart from the way there.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
    pub struct Rights: u8 {
        /// Read; a directory: list its names.
        const READ = 1;
        /// Write; a directory: make and remove names, together with [`Self::PASS`].
        const WRITE = 2;
        /// Execute; a directory: pass through it.
        const PASS = 4;
        /// Change its mode: it is the owner, or counts as one.
        const OWN = 8;
    }
}

impl Rights {
    /// What making and removing names in a directory takes.
    pub const CHANGE_NAMES: Self = Self::WRITE.union(Self::PASS);
    /// Everything that removing a directory's content takes.
    pub const EMPTY_OUT: Self = Self::READ.union(Self::WRITE).union(Self::PASS);
}

/// The class of an entry that an identity falls into.
pub fn class(identity: &Identity, uid: Uid, gid: Gid) -> Class {
    if identity.uid == uid {
        Class::Owner
    } else if identity.in_group(gid) {
        Class::Group
    } else {
        Class::Other
    }
}

/// What `identity` may do to an entry of this kind, mode, owner and group.
pub fn rights(identity: &Identity, kind: Kind, mode: Mode, uid: Uid, gid: Gid) -> Rights {
    let triad = mode.triad(class(identity, uid, gid));
    let mut rights = Rights::empty();
    rights.set(Rights::READ, triad.read);
    rights.set(Rights::WRITE, triad.write);
    rights.set(Rights::PASS, triad.execute);
    rights.set(Rights::OWN, identity.uid == uid || identity.capabilities.contains(Capabilities::FOWNER));
    let powers = identity.capabilities;
    if powers.contains(Capabilities::DAC_OVERRIDE) {
        rights |= Rights::READ | Rights::WRITE;
        // Not even root executes a file that nobody may execute.
        rights.set(Rights::PASS, kind == Kind::Dir || mode.any_execute());
    } else if powers.contains(Capabilities::DAC_READ_SEARCH) {
        rights |= Rights::READ;
        if kind == Kind::Dir {
            rights |= Rights::PASS;
        }
    }
    rights
}

#[cfg(test)]
mod tests {
    use super::*;

    fn who(uid: u32, groups: &[u32]) -> Identity {
        Identity::new(None, Uid(uid), Gid(uid), groups.iter().copied().map(Gid).collect())
    }

    fn asked(identity: &Identity, mode: u32) -> Rights {
        rights(identity, Kind::Dir, Mode::new(mode), Uid(1), Gid(50))
    }

    #[test]
    fn the_owners_triad_is_the_only_one_for_the_owner() {
        assert_eq!(asked(&who(1, &[50]), 0o077), Rights::OWN);
    }

    #[test]
    fn a_members_triad_is_the_groups_even_when_others_may_more() {
        assert_eq!(asked(&who(2, &[50]), 0o707), Rights::empty());
        assert_eq!(asked(&who(2, &[]), 0o707), Rights::EMPTY_OUT);
    }

    #[test]
    fn root_reads_and_writes_all_but_executes_only_what_somebody_may() {
        let root = who(0, &[]);
        let file = |mode| rights(&root, Kind::File, Mode::new(mode), Uid(1), Gid(1));
        assert!(file(0).contains(Rights::READ | Rights::WRITE | Rights::OWN));
        assert!(!file(0o644).contains(Rights::PASS));
        assert!(file(0o645).contains(Rights::PASS));
        assert!(asked(&root, 0).contains(Rights::PASS));
    }

    #[test]
    fn root_without_capabilities_is_an_ordinary_user() {
        let mut root = who(0, &[]);
        root.capabilities = Capabilities::empty();
        assert_eq!(asked(&root, 0o700), Rights::empty());
    }
}
