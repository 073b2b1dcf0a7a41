//! One kind of damage at one place, done on disk.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use modscope_platform::{Gid, Uid, host, make};

use super::DemoError;
use super::place::{at, give, set_mode, set_modes, write};

/// A damage and where it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Damage {
    /// The entry, inside the demo's module cache.
    pub path: PathBuf,
    /// What was done to it.
    pub kind: Kind,
}

/// What was done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// This one entry got these permission bits.
    Mode(u32),
    /// All directories, and all files, below got these permission bits.
    Modes {
        /// Of directories.
        dirs: u32,
        /// Of files.
        files: u32,
    },
    /// Write for the owner was added to everything below, as an editor's or copier's chmod does.
    Writable,
    /// The tools lost their x bits while bin/go kept its own.
    ToolsWithoutExecute,
    /// Everything below belongs to another account.
    Owner(Uid, Gid),
    /// An empty marker or half-written file that an interrupted go left, as many hours old.
    Leftover {
        /// Its content.
        bytes: usize,
        /// Its age in hours.
        hours: u64,
    },
    /// The file was cut to so many bytes.
    Cut(usize),
    /// The file or tree is gone.
    Missing,
    /// A symbolic link to this.
    Symlink(PathBuf),
    /// A second name of this file outside the cache.
    HardLink(PathBuf),
}

impl Kind {
    /// Whether it can be done where modes do not decide (Windows).
    fn without_modes(&self) -> bool {
        matches!(self, Self::Leftover { .. } | Self::Cut(_) | Self::Missing)
    }
}

impl Damage {
    /// A damage of `kind` at `path`.
    pub fn new(path: impl Into<PathBuf>, kind: Kind) -> Self {
        Self { path: path.into(), kind }
    }

    /// Whether it can be done on this system.
    pub fn possible(&self) -> bool {
        host::MODES_DECIDE || self.kind.without_modes()
    }

    /// Whether it gives files to another account. That comes last, since other damage makes new files.
    pub fn is_gift(&self) -> bool {
        matches!(self.kind, Kind::Owner(..))
    }

    /// Does it.
    ///
    /// # Errors
    /// What the system says, with the path.
    pub fn apply(&self) -> Result<(), DemoError> {
        let path = &self.path;
        match &self.kind {
            Kind::Mode(bits) => set_mode(path, *bits),
            Kind::Modes { dirs, files } => set_modes(path, |_| *dirs, |_| *files),
            Kind::Writable => set_modes(path, |mode| mode | 0o200, |mode| mode | 0o200),
            Kind::ToolsWithoutExecute => set_modes(path, |mode| mode, |mode| mode & !0o111),
            Kind::Owner(uid, gid) => give(path, (*uid, *gid)),
            Kind::Leftover { bytes, hours } => leftover(path, *bytes, *hours),
            Kind::Cut(length) => cut(path, *length),
            Kind::Missing => make::remove_tree_or_file(path).map_err(at(path)),
            Kind::Symlink(target) => within(path, || make::symlink(target, path).map_err(at(path))),
            Kind::HardLink(other) => {
                write(other, "// This file has a second name inside the cache.\n", 0o444)?;
                within(path, || make::hard_link(other, path).map_err(at(path)))
            }
        }
    }
}

fn leftover(path: &Path, bytes: usize, hours: u64) -> Result<(), DemoError> {
    write(path, vec![b'P'; bytes], 0o644)?;
    let then =
        SystemTime::now().checked_sub(Duration::from_secs(hours * 3600)).unwrap_or(SystemTime::UNIX_EPOCH);
    make::set_mtime(path, then).map_err(at(path))
}

fn cut(path: &Path, length: usize) -> Result<(), DemoError> {
    let mut bytes = fs::read(path).map_err(at(path))?;
    bytes.truncate(length);
    fs::write(path, bytes).map_err(at(path))
}

/// Opens the read-only directory of `path` while something is put into it.
fn within(path: &Path, act: impl FnOnce() -> Result<(), DemoError>) -> Result<(), DemoError> {
    let Some(parent) = path.parent() else { return act() };
    let before = super::place::mode_of(parent)?;
    set_mode(parent, before | 0o200)?;
    act()?;
    set_mode(parent, before)
}
