//! What Windows has of modes: the read-only attribute.

use std::fs;
use std::io;
use std::path::Path;

use crate::{Gid, Mode, Uid};

pub fn set_mode(path: &Path, mode: Mode) -> io::Result<()> {
    let metadata = fs::metadata(path)?;
    if metadata.is_dir() {
        // On a directory the attribute forbids nothing (it marks folders with a picture of their own).
        return Ok(());
    }
    let mut permissions = metadata.permissions();
    permissions.set_readonly(mode.bits() & 0o200 == 0);
    fs::set_permissions(path, permissions)
}

pub fn set_owner(_: &Path, _: Uid, _: Gid) -> io::Result<()> {
    Err(io::Error::new(io::ErrorKind::Unsupported, "Windows has no user numbers to give a file to"))
}

pub fn symlink(target: &Path, link: &Path) -> io::Result<()> {
    if target.is_dir() {
        std::os::windows::fs::symlink_dir(target, link)
    } else {
        std::os::windows::fs::symlink_file(target, link)
    }
}

/// Takes the read-only attribute from every file below `path`, which would keep it from being removed.
pub fn open_up(path: &Path) {
    let Ok(entries) = fs::read_dir(path) else { return };
    for entry in entries.flatten() {
        let Ok(kind) = entry.file_type() else { continue };
        if kind.is_dir() {
            open_up(&entry.path());
        } else if kind.is_file() {
            let _ = set_mode(&entry.path(), Mode::new(0o600));
        }
    }
}
