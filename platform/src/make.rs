//! Modes, owners, times and links, set as a test or a demo wants them.
//!
//! Nothing here is for a repair: these functions take paths, and trust the folder they work in.
//! Only [`remove_tree`] may meet names that somebody else put there; it follows no link.

use std::fs::{self, File};
use std::io;
use std::path::Path;
use std::time::SystemTime;

use crate::{Gid, Mode, Uid};

#[cfg(unix)]
use crate::unix::make as system;
#[cfg(windows)]
use crate::windows::make as system;

/// Sets the permission bits of a file or directory (of what a symlink leads to).
///
/// On Windows only the read-only attribute of files follows the mode, from the owner's write bit.
///
/// # Errors
/// What the system says: not there, not the owner.
pub fn set_mode(path: &Path, mode: Mode) -> io::Result<()> {
    system::set_mode(path, mode)
}

/// Gives an entry to another account; a symlink itself, not what it leads to (lchown).
///
/// # Errors
/// What the system says; for anybody but root, that this is not permitted. On Windows always
/// [`io::ErrorKind::Unsupported`].
pub fn set_owner(path: &Path, uid: Uid, gid: Gid) -> io::Result<()> {
    system::set_owner(path, uid, gid)
}

/// Makes `link` a second name of the file `existing`.
///
/// # Errors
/// What the system says: another file system, a folder that is not writable.
pub fn hard_link(existing: &Path, link: &Path) -> io::Result<()> {
    fs::hard_link(existing, link)
}

/// Makes `link` a symbolic link that says `target`.
///
/// # Errors
/// What the system says; on Windows links need a right of their own.
pub fn symlink(target: &Path, link: &Path) -> io::Result<()> {
    system::symlink(target, link)
}

/// Sets when a file or directory was last modified.
///
/// # Errors
/// What the system says: not there, not readable.
pub fn set_mtime(path: &Path, time: SystemTime) -> io::Result<()> {
    File::open(path)?.set_modified(time)
}

/// Removes a folder and all in it, also where directories deny it by their mode (0555, 0000).
/// No symlink is followed.
///
/// # Errors
/// The first thing that could not be removed; much of the rest is gone by then.
pub fn remove_tree(path: &Path) -> io::Result<()> {
    system::open_up(path);
    fs::remove_dir_all(path)
}

/// Removes a file or link, or a folder as [`remove_tree`] does.
///
/// # Errors
/// As [`remove_tree`].
pub fn remove_tree_or_file(path: &Path) -> io::Result<()> {
    if fs::symlink_metadata(path)?.is_dir() { remove_tree(path) } else { fs::remove_file(path) }
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use std::os::unix::fs::MetadataExt as _;
    use std::time::Duration;

    use super::*;

    fn folder() -> tempfile::TempDir {
        tempfile::tempdir().expect("a temporary folder")
    }

    #[test]
    fn a_mode_is_set_to_the_bit_whatever_the_umask() {
        let folder = folder();
        let file = folder.path().join("f");
        fs::write(&file, "x").expect("write");
        for bits in [0o000, 0o444, 0o511, 0o777, 0o2755] {
            set_mode(&file, Mode::new(bits)).expect("chmod");
            assert_eq!(fs::metadata(&file).expect("stat").mode() & 0o7777, bits);
        }
    }

    #[test]
    fn a_time_is_set() {
        let folder = folder();
        let then = SystemTime::UNIX_EPOCH + Duration::from_secs(1_700_000_000);
        set_mtime(folder.path(), then).expect("utimes");
        assert_eq!(fs::metadata(folder.path()).expect("stat").modified().expect("mtime"), then);
    }

    #[test]
    fn a_tree_that_denies_its_removal_is_removed_and_what_links_lead_to_is_not() {
        let (folder, outside) = (folder(), folder());
        fs::create_dir(outside.path().join("kept")).expect("mkdir");
        set_mode(&outside.path().join("kept"), Mode::new(0o500)).expect("chmod");
        let root = folder.path().join("root");
        let closed = root.join("closed/deeper");
        fs::create_dir_all(&closed).expect("mkdir");
        fs::write(closed.join("f"), "x").expect("write");
        symlink(outside.path(), &root.join("link")).expect("symlink");
        for (path, bits) in [(&closed, 0o000), (&root.join("closed"), 0o000), (&root, 0o555)] {
            set_mode(path, Mode::new(bits)).expect("chmod");
        }
        remove_tree(&root).expect("removed");
        assert!(!root.exists());
        assert_eq!(fs::metadata(outside.path().join("kept")).expect("still there").mode() & 0o7777, 0o500);
    }

    #[test]
    fn only_root_gives_files_away() {
        let folder = folder();
        let given = set_owner(folder.path(), Uid(54_321), Gid(54_321));
        if crate::accounts::effective_uid() == Uid::ROOT {
            given.expect("root may");
            assert_eq!(fs::metadata(folder.path()).expect("stat").uid(), 54_321);
        } else {
            assert_eq!(given.expect_err("denied").kind(), io::ErrorKind::PermissionDenied);
        }
    }
}
