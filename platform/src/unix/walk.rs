//! Reading directories by descriptor: getdents and statx on Linux, readdir and fstatat elsewhere.

use std::io;
use std::os::fd::OwnedFd;
#[cfg(not(target_os = "linux"))]
use std::os::unix::fs::MetadataExt as _;
use std::path::Path;

use rustix::fs::{FileType, Mode as OpenMode, OFlags};

use crate::Kind;
use crate::walk::Listing;
#[cfg(not(target_os = "linux"))]
use crate::{Flags, Gid, Metadata, Mode, Uid};

#[cfg(target_os = "linux")]
pub use crate::linux::walk::Scratch;

/// Space for reading; only Linux fills a buffer of its own.
#[cfg(not(target_os = "linux"))]
#[derive(Debug, Default)]
pub struct Scratch;

#[cfg(not(target_os = "linux"))]
impl Scratch {
    pub fn want(&mut self, _wanted: crate::walk::Wanted) {}
}

/// A directory's descriptor.
#[derive(Debug)]
pub struct Dir(OwnedFd);

/// For what may be swapped for a pipe or a link meanwhile: neither wait for it nor follow it.
const OPEN: OFlags = OFlags::RDONLY.union(OFlags::DIRECTORY).union(OFlags::CLOEXEC).union(OFlags::NONBLOCK);

impl Dir {
    pub fn open_root(path: &Path) -> io::Result<Self> {
        Ok(Self(rustix::fs::open(path, OPEN, OpenMode::empty())?))
    }

    pub fn open_child(&self, name: &[u8]) -> io::Result<Self> {
        Ok(Self(rustix::fs::openat(&self.0, name, OPEN | OFlags::NOFOLLOW, OpenMode::empty())?))
    }

    #[cfg(target_os = "linux")]
    pub fn lists_of(&self, name: &[u8], kind: Kind, scratch: &mut Scratch) -> [Vec<u8>; 2] {
        crate::linux::walk::beside(&self.0, name, kind, scratch)
    }

    #[cfg(not(target_os = "linux"))]
    pub fn lists_of(&self, _name: &[u8], _kind: Kind, _scratch: &mut Scratch) -> [Vec<u8>; 2] {
        Default::default()
    }

    #[cfg(target_os = "linux")]
    pub fn list(&self, scratch: &mut Scratch, into: &mut Listing) -> io::Result<()> {
        crate::linux::walk::list(&self.0, scratch, into)
    }

    #[cfg(not(target_os = "linux"))]
    pub fn list(&self, _scratch: &mut Scratch, into: &mut Listing) -> io::Result<()> {
        use rustix::fs::{AtFlags, Dir as Reader, statat};
        for entry in Reader::read_from(&self.0)? {
            let entry = entry?;
            let name = entry.file_name();
            if matches!(name.to_bytes(), b"." | b"..") {
                continue;
            }
            let metadata = statat(&self.0, name, AtFlags::SYMLINK_NOFOLLOW)
                .map(|stat| Metadata {
                    kind: kind(FileType::from_raw_mode(stat.st_mode)),
                    mode: Mode::new(u32::from(stat.st_mode)),
                    uid: Uid(stat.st_uid),
                    gid: Gid(stat.st_gid),
                    links: u32::from(stat.st_nlink),
                    size: stat.st_size as u64,
                    modified: stat.st_mtime,
                    device: stat.st_dev as u64,
                    inode: stat.st_ino,
                    flags: Flags::empty(),
                    mount: 0,
                })
                .map_err(|errno| errno.raw_os_error());
            into.push(name.to_bytes(), metadata);
        }
        Ok(())
    }
}

pub fn open_file(path: &Path) -> io::Result<std::fs::File> {
    let how = OFlags::RDONLY | OFlags::CLOEXEC | OFlags::NONBLOCK | OFlags::NOFOLLOW;
    Ok(rustix::fs::open(path, how, OpenMode::empty())?.into())
}

pub fn kind(file_type: FileType) -> Kind {
    match file_type {
        FileType::RegularFile => Kind::File,
        FileType::Directory => Kind::Dir,
        FileType::Symlink => Kind::Symlink,
        _ => Kind::Special,
    }
}

#[cfg(target_os = "linux")]
pub use crate::linux::walk::{lists, metadata, metadata_through_links};

#[cfg(not(target_os = "linux"))]
pub fn metadata(path: &Path) -> io::Result<Metadata> {
    std::fs::symlink_metadata(path).map(|meta| from_std(&meta))
}

#[cfg(not(target_os = "linux"))]
pub fn metadata_through_links(path: &Path) -> io::Result<Metadata> {
    std::fs::metadata(path).map(|meta| from_std(&meta))
}

#[cfg(not(target_os = "linux"))]
pub fn lists(_path: &Path, _kind: Kind) -> crate::walk::Lists {
    crate::walk::Lists::default()
}

/// What the standard library says, in our words.
#[cfg(not(target_os = "linux"))]
fn from_std(meta: &std::fs::Metadata) -> Metadata {
    let file_type = meta.file_type();
    let kind = if file_type.is_dir() {
        Kind::Dir
    } else if file_type.is_file() {
        Kind::File
    } else if file_type.is_symlink() {
        Kind::Symlink
    } else {
        Kind::Special
    };
    Metadata {
        kind,
        mode: Mode::new(meta.mode()),
        uid: Uid(meta.uid()),
        gid: Gid(meta.gid()),
        links: meta.nlink() as u32,
        size: meta.size(),
        modified: meta.mtime(),
        device: meta.dev(),
        inode: meta.ino(),
        flags: Flags::empty(),
        mount: 0,
    }
}
