//! Flags of an entry that stand above its mode (chattr(1), statx(2)).

use bitflags::bitflags;
use serde::{Deserialize, Serialize};

bitflags! {
    /// Flags of an entry that bind root too.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
    pub struct Flags: u8 {
        /// It cannot be changed, removed or renamed; in a directory no name can be made or removed.
        const IMMUTABLE = 1;
        /// It can only grow; in a directory names can be made and none removed.
        const APPEND_ONLY = 2;
        /// A file system is mounted on it.
        const MOUNT_POINT = 4;
    }
}
