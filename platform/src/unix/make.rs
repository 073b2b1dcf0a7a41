//! chmod, lchown, symlink, and a walk that opens directories for their removal.

use std::ffi::{CStr, CString};
use std::fs::{self, Permissions};
use std::io;
use std::os::fd::AsFd;
use std::os::unix::ffi::OsStrExt as _;
use std::os::unix::fs::{PermissionsExt as _, lchown};
use std::path::Path;

use nix::sys::stat::{FchmodatFlags, Mode as Bits, fchmodat};
use rustix::fs::{AtFlags, CWD, Dir, FileType, Mode as Create, OFlags, openat, statat};

use crate::{Gid, Mode, Uid};

pub fn set_mode(path: &Path, mode: Mode) -> io::Result<()> {
    fs::set_permissions(path, Permissions::from_mode(mode.bits()))
}

pub fn set_owner(path: &Path, uid: Uid, gid: Gid) -> io::Result<()> {
    lchown(path, Some(uid.0), Some(gid.0))
}

pub fn symlink(target: &Path, link: &Path) -> io::Result<()> {
    std::os::unix::fs::symlink(target, link)
}

/// Gives the owner every right on all directories from `path` down. What fails is left: the removal
/// that follows says why.
pub fn open_up(path: &Path) {
    let Ok(name) = CString::new(path.as_os_str().as_bytes()) else { return };
    if let Some(dir) = opened(&CWD, &name) {
        open_below(dir);
    }
}

fn open_below(dir: impl AsFd) {
    let Ok(names) = Dir::read_from(&dir) else { return };
    for entry in names.flatten() {
        let name = entry.file_name();
        if name == c"." || name == c".." {
            continue;
        }
        if let Some(child) = opened(&dir, name) {
            open_below(child);
        }
    }
}

/// The directory `name`, with all rights for its owner; `None` for anything else. Others may be at work
/// in the same tree: no step follows a link.
fn opened(dir: &impl AsFd, name: &CStr) -> Option<std::os::fd::OwnedFd> {
    let status = statat(dir, name, AtFlags::SYMLINK_NOFOLLOW).ok()?;
    if FileType::from_raw_mode(status.st_mode) != FileType::Directory {
        return None;
    }
    if status.st_mode & 0o700 != 0o700 {
        let bits = Bits::from_bits_truncate(status.st_mode | 0o700);
        fchmodat(dir.as_fd(), name, bits, FchmodatFlags::NoFollowSymlink).ok()?;
    }
    openat(dir, name, directory(), Create::empty()).ok()
}

fn directory() -> OFlags {
    OFlags::RDONLY | OFlags::DIRECTORY | OFlags::NOFOLLOW | OFlags::CLOEXEC
}
