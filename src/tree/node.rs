//! The records of the arena.

use modscope_platform::{Flags, Gid, Kind, Mode, Uid};
use serde::{Deserialize, Serialize};

use crate::go::Role;

/// The number of an entry in its tree. Parents have lower numbers than their children.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize)]
pub struct NodeId(u32);

impl NodeId {
    /// The root of every tree.
    pub const ROOT: Self = Self(0);

    pub(crate) const fn new(index: u32) -> Self {
        Self(index)
    }

    /// The position in arrays that keep one item for each entry.
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// The number of a [`Look`] in its tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct LookId(pub(super) u32);

impl LookId {
    /// The position in arrays that keep one item for each look.
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// The number of an access control list in its tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct AclId(pub(super) u32);

/// The number of a label in its tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct LabelId(pub(super) u32);

/// The number of a mount in its tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct MountId(pub(super) u16);

/// What entries have in common that every rule treats alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Look {
    /// File, directory, link or special.
    pub kind: Kind,
    /// Permission bits.
    pub mode: Mode,
    /// Owner.
    pub uid: Uid,
    /// Group.
    pub gid: Gid,
    /// What it is to Go.
    pub role: Role,
    /// Its access control list, where it has one that counts.
    pub acl: Option<AclId>,
    /// What a directory gives new entries as theirs.
    pub default_acl: Option<AclId>,
    /// Flags that bind root too.
    pub flags: Flags,
    /// What it lies on.
    pub mount: MountId,
    /// Its label, where labels decide and were read.
    pub label: Option<LabelId>,
    /// A regular file that has more than one name.
    pub hard_linked: bool,
    /// It lies on another device than the root.
    pub other_device: bool,
    /// The system would not even describe it; kind, mode and owner are placeholders.
    pub unseen: bool,
}

/// What is known of a directory's content.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Contents {
    /// Not read yet, or the scan was cancelled before.
    Pending,
    /// Read.
    Read,
    /// Could not be read; the errno the system gave.
    Unreadable(i32),
    /// On another file system, and left alone.
    OtherDevice,
}

/// Stands where an entry is no directory.
pub(super) const NO_DIRECTORY: u32 = u32::MAX;

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub(super) struct Node {
    pub size: u64,
    pub parent: NodeId,
    /// Index into the directories, or [`NO_DIRECTORY`].
    pub directory: u32,
    /// Where the name begins.
    pub name: u32,
    pub look: LookId,
    /// Seconds since 1970; enough until 2106.
    pub modified: u32,
    pub name_len: u16,
}

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub(super) struct Directory {
    pub bytes_below: u64,
    pub node: NodeId,
    pub first_child: u32,
    pub child_count: u32,
    pub entries_below: u32,
    pub contents: Contents,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_takes_thirty_two_bytes() {
        assert_eq!(size_of::<Node>(), 32);
        assert_eq!(size_of::<Directory>(), 32);
    }
}
