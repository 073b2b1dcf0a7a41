//! Directories, read entry by entry with one `stat` each.
//!
//! On Unix a [`Dir`] is a descriptor and its children are opened relative to it without following
//! links, so nothing outside the root is ever read, whoever renames what meanwhile.

use std::io;
use std::ops::Range;
use std::path::Path;

use crate::{Kind, Metadata, Uid};

#[cfg(unix)]
use crate::unix::walk as system;
#[cfg(windows)]
use crate::windows::walk as system;

/// An open directory.
#[derive(Debug)]
pub struct Dir(system::Dir);

/// What one directory holds: names in byte order, each with its metadata or the reason there is none.
#[derive(Debug, Default)]
pub struct Listing {
    names: Vec<u8>,
    entries: Vec<Entry>,
}

/// One name of a [`Listing`].
#[derive(Debug)]
pub struct Entry {
    name: Range<u32>,
    /// What the system says of it, or the errno it gave instead.
    pub metadata: Result<Metadata, i32>,
    /// Where the bytes of its access control list are, and of its default list, and of its label.
    beside: [Range<u32>; 3],
}

/// What an entry has beside its metadata, as the kernel's bytes; empty for what it has not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Beside<'a> {
    /// Its access control list (`system.posix_acl_access`).
    pub access: &'a [u8],
    /// What a directory gives new entries (`system.posix_acl_default`).
    pub default: &'a [u8],
    /// Its label (`security.selinux`), without the NUL at its end.
    pub label: &'a [u8],
}

/// The access control lists of one entry.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Lists {
    /// Who may do what.
    pub access: Option<crate::Acl>,
    /// What new entries of a directory get.
    pub default: Option<crate::Acl>,
}

/// Space that a thread keeps for reading directories.
#[derive(Debug, Default)]
pub struct Scratch(system::Scratch);

impl Dir {
    /// Opens the directory at `path`; a link to a directory is followed.
    ///
    /// # Errors
    /// What the system says when it does not open, or is no directory.
    pub fn open_root(path: &Path) -> io::Result<Self> {
        system::Dir::open_root(path).map(Self)
    }

    /// Opens the directory `name` in this one; a link is refused.
    ///
    /// # Errors
    /// What the system says when it does not open, or is no directory.
    pub fn open_child(&self, name: &[u8]) -> io::Result<Self> {
        self.0.open_child(name).map(Self)
    }

    /// The access and the default list of a name in this directory, as the kernel's bytes.
    pub fn lists_of(&self, name: &[u8], kind: Kind, scratch: &mut Scratch) -> [Vec<u8>; 2] {
        self.0.lists_of(name, kind, &mut scratch.0)
    }

    /// Reads all names and their metadata, and what [`Scratch::want`] says besides, in byte order of the names.
    ///
    /// # Errors
    /// When the directory cannot be read. An entry that cannot be looked at is part of the result.
    pub fn list(&self, scratch: &mut Scratch) -> io::Result<Listing> {
        let mut listing = Listing::default();
        self.0.list(&mut scratch.0, &mut listing)?;
        let Listing { names, entries } = &mut listing;
        entries.sort_unstable_by(|a, b| slice(names, &a.name).cmp(slice(names, &b.name)));
        Ok(listing)
    }
}

impl Scratch {
    /// What is read besides metadata.
    pub fn want(&mut self, wanted: Wanted) {
        self.0.want(wanted);
    }
}

/// What is read of entries besides their metadata: each is a system call more for each entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Wanted {
    /// Whose access control lists.
    pub lists: ListsOf,
    /// Labels, worth it where they decide.
    pub labels: bool,
}

/// Whose access control lists are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ListsOf {
    /// Everybody's, and what directories give new entries.
    #[default]
    All,
    /// All that could let somebody else write, and of the others those of entries that are not this user's:
    /// no list decides over an entry's owner.
    NotOf(Uid),
    /// Only those that could let somebody write: for who may do everything anyway.
    Writers,
}

impl ListsOf {
    /// Whether the list of such an entry counts. The kernel asks a list only where the group's bits, which
    /// are its mask, are not all zero (acl_permission_check in fs/namei.c); one that lets somebody write
    /// shows in the group's write bit.
    pub fn counts(self, meta: &Metadata) -> bool {
        let mask = meta.mode.bits() & 0o070;
        match self {
            Self::All => mask != 0,
            Self::NotOf(uid) => mask != 0 && (meta.uid != uid || mask & 0o020 != 0),
            Self::Writers => mask & 0o020 != 0,
        }
    }
}

impl Listing {
    /// The name of an entry of this listing.
    pub fn name(&self, entry: &Entry) -> &[u8] {
        slice(&self.names, &entry.name)
    }

    /// The entries, in byte order of their names.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// What an entry of this listing has beside its metadata.
    pub fn beside(&self, entry: &Entry) -> Beside<'_> {
        let [access, default, label] = &entry.beside;
        let part = |range| slice(&self.names, range);
        Beside { access: part(access), default: part(default), label: part(label) }
    }

    /// Adds an entry. Used by the systems' readers and by tests that make listings up.
    pub fn push(&mut self, name: &[u8], metadata: Result<Metadata, i32>) {
        self.push_with(name, metadata, Beside::default());
    }

    /// Adds an entry that has something beside its metadata.
    pub fn push_with(&mut self, name: &[u8], metadata: Result<Metadata, i32>, beside: Beside<'_>) {
        let mut keep = |bytes: &[u8]| {
            let start = self.names.len() as u32;
            self.names.extend_from_slice(bytes);
            start..self.names.len() as u32
        };
        let name = keep(name);
        let beside = [beside.access, beside.default, beside.label].map(keep);
        self.entries.push(Entry { name, metadata, beside });
    }
}

fn slice<'a>(names: &'a [u8], range: &Range<u32>) -> &'a [u8] {
    &names[range.start as usize..range.end as usize]
}

/// What the system says of `path` itself; a final link is described, not followed.
///
/// # Errors
/// What the system says.
pub fn metadata(path: &Path) -> io::Result<Metadata> {
    system::metadata(path)
}

/// What the system says of what `path` leads to, through links.
///
/// # Errors
/// What the system says.
pub fn metadata_through_links(path: &Path) -> io::Result<Metadata> {
    system::metadata_through_links(path)
}

/// Opens a regular file for reading. What was swapped for a link or a pipe meanwhile is neither followed nor
/// waited for.
///
/// # Errors
/// What the system says, or that it is no regular file.
pub fn open_file(path: &Path) -> io::Result<std::fs::File> {
    let file = system::open_file(path)?;
    if file.metadata()?.is_file() { Ok(file) } else { Err(io::ErrorKind::InvalidInput.into()) }
}

/// The access control lists of what `path` itself is, as far as they can be read.
pub fn lists(path: &Path, kind: Kind) -> Lists {
    system::lists(path, kind)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Kind;

    #[test]
    fn a_listing_is_in_byte_order_with_metadata() {
        let root = tempfile::tempdir().expect("a temporary folder");
        std::fs::write(root.path().join("b"), "12345").expect("written");
        std::fs::create_dir(root.path().join("a")).expect("made");
        let dir = Dir::open_root(root.path()).expect("opens");
        let listing = dir.list(&mut Scratch::default()).expect("lists");
        let names: Vec<&[u8]> = listing.entries().iter().map(|entry| listing.name(entry)).collect();
        assert_eq!(names, [b"a", b"b"]);
        assert_eq!(listing.entries()[0].metadata.as_ref().map(|meta| meta.kind), Ok(Kind::Dir));
        assert_eq!(
            listing.entries()[1].metadata.as_ref().map(|meta| (meta.kind, meta.size)),
            Ok((Kind::File, 5))
        );
    }

    #[cfg(unix)]
    #[test]
    fn a_pipe_or_a_link_in_the_place_of_a_file_is_refused_and_not_waited_for() {
        let root = tempfile::tempdir().expect("a temporary folder");
        let at = |name: &str| root.path().join(name);
        std::fs::write(at("file"), "x").expect("written");
        nix::unistd::mkfifo(&at("pipe"), nix::sys::stat::Mode::S_IRWXU).expect("made");
        std::os::unix::fs::symlink(at("file"), at("link")).expect("linked");
        assert!(open_file(&at("file")).is_ok());
        assert!(open_file(&at("pipe")).is_err() && open_file(&at("link")).is_err());
    }

    #[cfg(unix)]
    #[test]
    fn a_link_to_a_directory_is_never_entered() {
        let root = tempfile::tempdir().expect("a temporary folder");
        std::os::unix::fs::symlink("/", root.path().join("out")).expect("linked");
        let dir = Dir::open_root(root.path()).expect("opens");
        assert!(dir.open_child(b"out").is_err());
        assert_eq!(metadata(&root.path().join("out")).map(|meta| meta.kind).ok(), Some(Kind::Symlink));
    }
}
