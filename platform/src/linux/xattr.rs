//! Extended attributes of a name in an open directory, without following links.
//!
//! Linux 6.13 has getxattrat(2). Before, the way through `/proc/self/fd/N/NAME` does the same: the kernel
//! resolves the directory by its descriptor, and only the name is looked up.

use std::ffi::CStr;
use std::os::fd::{AsFd, AsRawFd};
use std::sync::atomic::{AtomicBool, Ordering};

use nix::libc;
use rustix::io::Errno;

/// The kernel's limit (XATTR_SIZE_MAX in include/uapi/linux/limits.h).
const LARGEST: usize = 64 * 1024;

/// The same number on every architecture but alpha (include/uapi/asm-generic/unistd.h).
const SYS_GETXATTRAT: libc::c_long = 464;

/// What came of asking.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// Its bytes were put into the buffer.
    Has,
    /// It has no such attribute, or the system would not say.
    HasNot,
    /// Nothing on this file system has such attributes.
    NotThisFileSystem,
}

/// `struct xattr_args` of getxattrat(2).
#[repr(C, align(8))]
struct Args {
    value: u64,
    size: u32,
    flags: u32,
}

/// Whether the kernel has getxattrat: believed until it says no.
static HAS_CALL: AtomicBool = AtomicBool::new(true);

/// Reads the attribute `attribute` of `name` in `dir` into `into`, which is emptied before.
pub fn at(dir: impl AsFd, name: &CStr, attribute: &CStr, into: &mut Vec<u8>) -> Answer {
    let dir = dir.as_fd().as_raw_fd();
    // Most entries have none: asked for its size alone, the kernel sets nothing aside for an answer.
    into.clear();
    match read(dir, name, attribute, &mut Vec::new()) {
        Ok(0) => return Answer::HasNot,
        Ok(_) => {}
        Err(Errno::OPNOTSUPP) => return Answer::NotThisFileSystem,
        Err(_) => return Answer::HasNot,
    }
    into.reserve(LARGEST);
    match read(dir, name, attribute, into) {
        Ok(_) if !into.is_empty() => Answer::Has,
        _ => Answer::HasNot,
    }
}

/// Reads as much as there is room for; into no room at all, nothing is read. The attribute's length.
fn read(dir: i32, name: &CStr, attribute: &CStr, into: &mut Vec<u8>) -> Result<usize, Errno> {
    if HAS_CALL.load(Ordering::Relaxed) {
        match by_call(dir, name, attribute, into) {
            // Older kernels, and filters of system calls that do not know it.
            Err(Errno::NOSYS | Errno::PERM) => HAS_CALL.store(false, Ordering::Relaxed),
            answer => return answer,
        }
    }
    by_proc(dir, name, attribute, into)
}

#[allow(unsafe_code)]
fn by_call(dir: i32, name: &CStr, attribute: &CStr, into: &mut Vec<u8>) -> Result<usize, Errno> {
    let size = u32::try_from(into.capacity()).unwrap_or(u32::MAX);
    let args = Args { value: into.as_mut_ptr() as u64, size, flags: 0 };
    // SAFETY: the names end in NUL; the kernel writes at most `size` bytes to where `into` has that room, and
    // reads `args`, which lives until the call returns.
    let read = unsafe {
        libc::syscall(
            SYS_GETXATTRAT,
            libc::c_long::from(dir),
            name.as_ptr(),
            libc::c_long::from(libc::AT_SYMLINK_NOFOLLOW),
            attribute.as_ptr(),
            &raw const args,
            size_of::<Args>(),
        )
    };
    match usize::try_from(read) {
        Ok(length) => {
            if size > 0 {
                // SAFETY: the kernel has written `length` bytes, no more than the room there is.
                unsafe { into.set_len(length.min(into.capacity())) };
            }
            Ok(length)
        }
        Err(_) => Err(Errno::from_io_error(&std::io::Error::last_os_error()).unwrap_or(Errno::IO)),
    }
}

fn by_proc(dir: i32, name: &CStr, attribute: &CStr, into: &mut Vec<u8>) -> Result<usize, Errno> {
    let path = if dir == libc::AT_FDCWD {
        name.to_bytes().to_vec()
    } else {
        [format!("/proc/self/fd/{dir}/").as_bytes(), name.to_bytes()].concat()
    };
    if into.capacity() == 0 {
        return rustix::fs::lgetxattr(path, attribute, &mut [0_u8; 0]);
    }
    rustix::fs::lgetxattr(path, attribute, rustix::buffer::spare_capacity(into))
}

#[cfg(test)]
mod tests {
    use std::ffi::CString;
    use std::os::unix::ffi::OsStrExt as _;

    use super::*;

    /// `user.` attributes need no rights but those of a file's owner.
    const OURS: &CStr = c"user.modscope.test";

    fn with_attribute(value: &[u8]) -> Option<(tempfile::TempDir, std::fs::File)> {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let file = folder.path().join("f");
        std::fs::write(&file, "").expect("written");
        let set = rustix::fs::setxattr(&file, OURS, value, rustix::fs::XattrFlags::empty());
        let dir = std::fs::File::open(folder.path()).expect("opened");
        set.is_ok().then_some((folder, dir))
    }

    #[test]
    fn both_ways_give_the_same_bytes() {
        for length in [1, 513, 2000] {
            let value = vec![7; length];
            let Some((_folder, dir)) = with_attribute(&value) else {
                println!("skipped: this file system keeps no attributes of users");
                return;
            };
            let mut bytes = Vec::new();
            assert_eq!(at(&dir, c"f", OURS, &mut bytes), Answer::Has);
            assert_eq!(bytes, value);
            let mut bytes = Vec::with_capacity(LARGEST);
            assert_eq!(by_proc(dir.as_raw_fd(), c"f", OURS, &mut bytes), Ok(length));
            assert_eq!(bytes, value);
        }
    }

    #[test]
    fn what_an_entry_has_not_is_nothing() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let dir = std::fs::File::open(folder.path()).expect("opened");
        let mut bytes = Vec::new();
        assert_ne!(at(&dir, c"absent", OURS, &mut bytes), Answer::Has);
        assert!(bytes.is_empty());
        let name = CString::new(folder.path().as_os_str().as_bytes()).expect("no NUL");
        assert_ne!(at(rustix::fs::CWD, &name, OURS, &mut bytes), Answer::Has);
    }
}
