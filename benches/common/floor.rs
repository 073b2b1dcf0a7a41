//! The floor: getdents64 and statx for every name, in parallel, nothing kept. No walker that asks for
//! owners and modes can do with less.

use std::mem::MaybeUninit;
use std::os::fd::OwnedFd;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use rustix::fs::{AtFlags, FileType, Mode, OFlags, RawDir, StatxFlags, openat, statx};

/// Entries under `root`, itself among them, counted by `threads` threads.
pub fn count(root: &Path, threads: usize) -> u64 {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads start");
    let entries = AtomicU64::new(1);
    let dir = rustix::fs::open(root, OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC, Mode::empty());
    let dir = dir.expect("the cache opens");
    pool.in_place_scope(|scope| read(scope, dir, &entries));
    entries.into_inner()
}

fn read<'scope>(scope: &rayon::Scope<'scope>, dir: OwnedFd, entries: &'scope AtomicU64) {
    thread_local! {
        static BUFFER: std::cell::RefCell<Box<[MaybeUninit<u8>]>> =
            std::cell::RefCell::new(Box::new_uninit_slice(64 * 1024));
    }
    let mut below = Vec::new();
    let mut here = 0;
    BUFFER.with_borrow_mut(|buffer| {
        let mut reader = RawDir::new(&dir, buffer);
        while let Some(entry) = reader.next() {
            let Ok(entry) = entry else { break };
            let name = entry.file_name();
            if matches!(name.to_bytes(), b"." | b"..") {
                continue;
            }
            here += 1;
            let wanted =
                StatxFlags::TYPE | StatxFlags::MODE | StatxFlags::UID | StatxFlags::GID | StatxFlags::SIZE;
            let Ok(stat) = statx(&dir, name, AtFlags::SYMLINK_NOFOLLOW | AtFlags::STATX_DONT_SYNC, wanted)
            else {
                continue;
            };
            if FileType::from_raw_mode(u32::from(stat.stx_mode)) == FileType::Directory {
                below.push(name.to_owned());
            }
        }
    });
    entries.fetch_add(here, Ordering::Relaxed);
    let dir = Arc::new(dir);
    for name in below {
        let dir = Arc::clone(&dir);
        scope.spawn(move |scope| {
            let how = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC | OFlags::NOFOLLOW;
            if let Ok(child) = openat(&*dir, &name, how, Mode::empty()) {
                drop(dir);
                read(scope, child, entries);
            }
        });
    }
}
