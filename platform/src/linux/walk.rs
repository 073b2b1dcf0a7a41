//! One statx for each name, getdents64 into a buffer the thread keeps (facts measured: this is the
//! floor that a walker which keeps metadata can reach), and one getxattrat for its access control list.

use std::ffi::CStr;
use std::io;
use std::mem::MaybeUninit;
use std::os::fd::OwnedFd;
use std::path::Path;

use rustix::fs::{AtFlags, CWD, FileType, RawDir, Statx, StatxAttributes, StatxFlags, statx};

use super::xattr::{self, Answer};
use crate::unix::walk::kind;
use crate::walk::{Beside, Listing, Lists, ListsOf, Wanted};
use crate::{Acl, Flags, Gid, Kind, Metadata, Mode, Uid};

/// Bytes for getdents64: a directory of some 2,000 names in one call.
const BUFFER: usize = 64 * 1024;

/// The buffers of one thread.
#[derive(Debug)]
pub struct Scratch {
    names: Box<[MaybeUninit<u8>]>,
    beside: [Vec<u8>; 3],
    wanted: Wanted,
}

impl Default for Scratch {
    fn default() -> Self {
        let beside = Default::default();
        Self { names: Box::new_uninit_slice(BUFFER), beside, wanted: Wanted::default() }
    }
}

impl Scratch {
    pub fn want(&mut self, wanted: Wanted) {
        self.wanted = wanted;
    }
}

/// Just what [`Metadata`] holds; attributes come with every answer.
const WANTED: StatxFlags = StatxFlags::TYPE
    .union(StatxFlags::MODE)
    .union(StatxFlags::NLINK)
    .union(StatxFlags::UID)
    .union(StatxFlags::GID)
    .union(StatxFlags::MTIME)
    .union(StatxFlags::INO)
    .union(StatxFlags::SIZE)
    .union(StatxFlags::MNT_ID);

/// Network file systems may answer from their cache: a scan is a picture of a moment anyway.
const HOW: AtFlags = AtFlags::SYMLINK_NOFOLLOW.union(AtFlags::STATX_DONT_SYNC).union(AtFlags::NO_AUTOMOUNT);

pub const ACCESS: &CStr = c"system.posix_acl_access";
pub const DEFAULT: &CStr = c"system.posix_acl_default";
const LABEL: &CStr = c"security.selinux";

pub fn list(dir: &OwnedFd, scratch: &mut Scratch, into: &mut Listing) -> io::Result<()> {
    let mut reader = RawDir::new(dir, &mut scratch.names);
    // Where one entry's file system has no lists, its neighbours have none either.
    let mut has_lists = true;
    while let Some(entry) = reader.next() {
        let entry = entry?;
        let name = entry.file_name();
        if matches!(name.to_bytes(), b"." | b"..") {
            continue;
        }
        let metadata =
            statx(dir, name, HOW, WANTED).map(|stat| from_statx(&stat)).map_err(|errno| errno.raw_os_error());
        scratch.beside.iter_mut().for_each(Vec::clear);
        let [access, default, label] = &mut scratch.beside;
        if let Ok(meta) = &metadata {
            if has_lists && meta.kind != Kind::Symlink {
                if scratch.wanted.lists.counts(meta) {
                    has_lists = xattr::at(dir, name, ACCESS, access) != Answer::NotThisFileSystem;
                }
                if has_lists && scratch.wanted.lists == ListsOf::All && meta.kind == Kind::Dir {
                    has_lists = xattr::at(dir, name, DEFAULT, default) != Answer::NotThisFileSystem;
                }
            }
            if scratch.wanted.labels {
                xattr::at(dir, name, LABEL, label);
                if label.last() == Some(&0) {
                    label.pop();
                }
            }
        }
        into.push_with(name.to_bytes(), metadata, Beside { access, default, label });
    }
    Ok(())
}

fn from_statx(stat: &Statx) -> Metadata {
    let mut flags = Flags::empty();
    flags.set(Flags::IMMUTABLE, stat.stx_attributes.contains(StatxAttributes::IMMUTABLE));
    flags.set(Flags::APPEND_ONLY, stat.stx_attributes.contains(StatxAttributes::APPEND));
    flags.set(Flags::MOUNT_POINT, stat.stx_attributes.contains(StatxAttributes::MOUNT_ROOT));
    let knows_mount = StatxFlags::from_bits_retain(stat.stx_mask).contains(StatxFlags::MNT_ID);
    Metadata {
        kind: kind(FileType::from_raw_mode(u32::from(stat.stx_mode))),
        mode: Mode::new(u32::from(stat.stx_mode)),
        uid: Uid(stat.stx_uid),
        gid: Gid(stat.stx_gid),
        links: stat.stx_nlink,
        size: stat.stx_size,
        modified: stat.stx_mtime.tv_sec,
        device: rustix::fs::makedev(stat.stx_dev_major, stat.stx_dev_minor),
        inode: stat.stx_ino,
        flags,
        mount: if knows_mount { stat.stx_mnt_id } else { 0 },
    }
}

pub fn metadata(path: &Path) -> io::Result<Metadata> {
    Ok(from_statx(&statx(CWD, path, HOW, WANTED)?))
}

pub fn metadata_through_links(path: &Path) -> io::Result<Metadata> {
    Ok(from_statx(&statx(CWD, path, HOW.difference(AtFlags::SYMLINK_NOFOLLOW), WANTED)?))
}

pub fn beside(dir: &OwnedFd, name: &[u8], kind: Kind, scratch: &mut Scratch) -> [Vec<u8>; 2] {
    let [access, default, _] = &mut scratch.beside;
    access.clear();
    default.clear();
    if let Ok(name) = std::ffi::CString::new(name) {
        let known = xattr::at(dir, &name, ACCESS, access) != Answer::NotThisFileSystem;
        if known && kind == Kind::Dir {
            xattr::at(dir, &name, DEFAULT, default);
        }
    }
    [access.clone(), default.clone()]
}

pub fn lists(path: &Path, kind: Kind) -> Lists {
    if kind == Kind::Symlink {
        return Lists::default();
    }
    let read = |name: &CStr| {
        let path = std::ffi::CString::new(crate::paths::bytes(path)).ok()?;
        let mut bytes = Vec::new();
        xattr::at(CWD, &path, name, &mut bytes);
        Acl::from_bytes(&bytes).ok()
    };
    Lists { access: read(ACCESS), default: if kind == Kind::Dir { read(DEFAULT) } else { None } }
}
