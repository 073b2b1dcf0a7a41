//! One statx for each name, getdents64 into a buffer the thread keeps (facts measured: this is the
//! floor that a walker which keeps metadata can reach).

use std::io;
use std::mem::MaybeUninit;
use std::os::fd::OwnedFd;

use rustix::fs::{AtFlags, FileType, RawDir, StatxFlags, statx};

use crate::unix::walk::kind;
use crate::walk::Listing;
use crate::{Gid, Metadata, Mode, Uid};

/// Bytes for getdents64: a directory of some 2,000 names in one call.
const BUFFER: usize = 64 * 1024;

/// The buffer of one thread.
#[derive(Debug)]
pub struct Scratch(Box<[MaybeUninit<u8>]>);

impl Default for Scratch {
    fn default() -> Self {
        Self(Box::new_uninit_slice(BUFFER))
    }
}

/// Just what [`Metadata`] holds.
const WANTED: StatxFlags = StatxFlags::TYPE
    .union(StatxFlags::MODE)
    .union(StatxFlags::NLINK)
    .union(StatxFlags::UID)
    .union(StatxFlags::GID)
    .union(StatxFlags::MTIME)
    .union(StatxFlags::INO)
    .union(StatxFlags::SIZE);

/// Network file systems may answer from their cache: a scan is a picture of a moment anyway.
const HOW: AtFlags = AtFlags::SYMLINK_NOFOLLOW.union(AtFlags::STATX_DONT_SYNC).union(AtFlags::NO_AUTOMOUNT);

pub fn list(dir: &OwnedFd, scratch: &mut Scratch, into: &mut Listing) -> io::Result<()> {
    let mut reader = RawDir::new(dir, &mut scratch.0);
    while let Some(entry) = reader.next() {
        let entry = entry?;
        let name = entry.file_name();
        if matches!(name.to_bytes(), b"." | b"..") {
            continue;
        }
        let metadata = statx(dir, name, HOW, WANTED)
            .map(|stat| Metadata {
                kind: kind(FileType::from_raw_mode(u32::from(stat.stx_mode))),
                mode: Mode::new(u32::from(stat.stx_mode)),
                uid: Uid(stat.stx_uid),
                gid: Gid(stat.stx_gid),
                links: stat.stx_nlink,
                size: stat.stx_size,
                modified: stat.stx_mtime.tv_sec,
                device: rustix::fs::makedev(stat.stx_dev_major, stat.stx_dev_minor),
                inode: stat.stx_ino,
            })
            .map_err(|errno| errno.raw_os_error());
        into.push(name.to_bytes(), metadata);
    }
    Ok(())
}
