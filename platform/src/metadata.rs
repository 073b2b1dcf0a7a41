//! What one `stat` says of an entry.

use serde::{Deserialize, Serialize};

use crate::{Flags, Gid, Kind, Mode, Uid};

/// What the system says of an entry itself; a link is described, not followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Metadata {
    /// File, directory, link or special.
    pub kind: Kind,
    /// Permission bits. On Windows what Go sees: the read-only attribute, nothing of the ACL.
    pub mode: Mode,
    /// Owner. On Windows always 0: owners are SIDs there.
    pub uid: Uid,
    /// Group. On Windows always 0.
    pub gid: Gid,
    /// Names that lead to the same file.
    pub links: u32,
    /// Bytes of content.
    pub size: u64,
    /// Last change of content, seconds since 1970.
    pub modified: i64,
    /// The device the entry is on.
    pub device: u64,
    /// The number of the entry on its device.
    pub inode: u64,
    /// Flags that bind root too; none where the system has none.
    pub flags: Flags,
    /// The mount it is on, as mountinfo numbers it; 0 where the system does not say.
    pub mount: u64,
}
