//! Reading directories by path; metadata comes with the enumeration.

use std::io;
use std::os::windows::fs::MetadataExt as _;
use std::path::{Path, PathBuf};

use crate::walk::{Listing, Lists};
use crate::{Flags, Gid, Kind, Metadata, Mode, Uid};

#[derive(Debug, Default)]
pub struct Scratch;

impl Scratch {
    pub fn want(&mut self, _wanted: crate::walk::Wanted) {}
}

pub fn lists(_path: &Path, _kind: Kind) -> Lists {
    Lists::default()
}

#[derive(Debug)]
pub struct Dir(PathBuf);

impl Dir {
    pub fn open_root(path: &Path) -> io::Result<Self> {
        std::fs::read_dir(path)?;
        Ok(Self(path.to_path_buf()))
    }

    pub fn open_child(&self, name: &[u8]) -> io::Result<Self> {
        let path = self.0.join(crate::paths::path(name));
        if metadata(&path)?.kind != Kind::Dir {
            return Err(io::ErrorKind::NotADirectory.into());
        }
        Self::open_root(&path)
    }

    pub fn lists_of(&self, _name: &[u8], _kind: Kind, _scratch: &mut Scratch) -> [Vec<u8>; 2] {
        Default::default()
    }

    pub fn list(&self, _scratch: &mut Scratch, into: &mut Listing) -> io::Result<()> {
        for entry in std::fs::read_dir(&self.0)? {
            let entry = entry?;
            let metadata = entry.metadata().map(|meta| from_std(&meta));
            let metadata = metadata.map_err(|error| error.raw_os_error().unwrap_or_default());
            into.push(entry.file_name().as_encoded_bytes(), metadata);
        }
        Ok(())
    }
}

pub fn open_file(path: &Path) -> io::Result<std::fs::File> {
    std::fs::File::open(path)
}

pub fn metadata(path: &Path) -> io::Result<Metadata> {
    std::fs::symlink_metadata(path).map(|meta| from_std(&meta))
}

pub fn metadata_through_links(path: &Path) -> io::Result<Metadata> {
    std::fs::metadata(path).map(|meta| from_std(&meta))
}

/// The read-only attribute is all that Go's os.Chmod knows on Windows (os/file_windows.go).
fn from_std(meta: &std::fs::Metadata) -> Metadata {
    let file_type = meta.file_type();
    let kind = if file_type.is_symlink() {
        Kind::Symlink
    } else if file_type.is_dir() {
        Kind::Dir
    } else if file_type.is_file() {
        Kind::File
    } else {
        Kind::Special
    };
    let mode = match (kind, meta.permissions().readonly()) {
        (Kind::Dir, _) => 0o777,
        (_, true) => 0o444,
        (_, false) => 0o666,
    };
    // FILETIME counts 100 ns from 1601; 11,644,473,600 s lie between that and 1970.
    let modified = (meta.last_write_time() / 10_000_000) as i64 - 11_644_473_600;
    Metadata {
        kind,
        mode: Mode::new(mode),
        uid: Uid(0),
        gid: Gid(0),
        links: 1,
        size: meta.file_size(),
        modified,
        device: 0,
        inode: 0,
        flags: Flags::empty(),
        mount: 0,
    }
}
