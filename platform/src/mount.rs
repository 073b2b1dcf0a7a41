//! What a mount does to the entries on it, whoever asks.
//!
//! [`MountTable`] says on which mount an entry lies. Its lines are read in `parse` and judged in `classify`.

mod classify;
mod parse;
#[cfg(all(test, target_os = "linux"))]
mod real;
mod table;

use std::path::PathBuf;

pub use table::MountTable;

use serde::{Deserialize, Serialize};

use crate::Uid;

/// A mounted file system, or a part of one, as far as it decides over entries.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub struct Mount {
    /// Where it is mounted, as bytes.
    pub point: Vec<u8>,
    /// The kind of file system, as the system calls it: `ext4`, `overlay`, `9p`.
    pub fs_type: String,
    /// What is mounted: a device, a share, a folder of a host. As the system writes it.
    pub source: Vec<u8>,
    /// Whether it can be written to.
    pub writable: Writable,
    /// No program on it starts.
    pub no_exec: bool,
    /// Its owners are shown as others than they are stored (5.12 and later).
    pub id_mapped: bool,
    /// Who decides over entries.
    pub decides: MountDecides,
}

/// Whether a mount can be written to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum Writable {
    /// It can.
    #[default]
    Yes,
    /// This mount is for reading only; the file system may be writable elsewhere.
    NotHere,
    /// The file system is for reading only.
    Nowhere,
}

/// Who decides over the entries of a mount.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum MountDecides {
    /// The kernel, by owner, mode and access control lists that are stored with each entry.
    #[default]
    Kernel,
    /// The kernel, by owners and modes that are mount options: changing them does nothing, or fails.
    Options,
    /// A server, which may refuse what the shown mode allows (NFS with root_squash, and so on).
    Server,
    /// A program of the account that mounted it (FUSE).
    Program {
        /// Who mounted it.
        user: Uid,
        /// Others may enter too (`allow_other`).
        others: bool,
        /// The kernel checks modes itself (`default_permissions`).
        modes: bool,
    },
}

impl Mount {
    /// The folder it is mounted on.
    pub fn point_path(&self) -> PathBuf {
        crate::paths::owned(&self.point)
    }

    /// Whether an owner and a mode that are set on an entry stay.
    pub fn keeps_modes(&self) -> bool {
        self.decides != MountDecides::Options
    }
}
