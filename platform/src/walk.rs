//! Directories, read entry by entry with one `stat` each.
//!
//! On Unix a [`Dir`] is a descriptor and its children are opened relative to it without following
//! links, so nothing outside the root is ever read, whoever renames what meanwhile.

use std::io;
use std::ops::Range;
use std::path::Path;

use crate::Metadata;

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

    /// Reads all names and their metadata, in byte order of the names.
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

impl Listing {
    /// The name of an entry of this listing.
    pub fn name(&self, entry: &Entry) -> &[u8] {
        slice(&self.names, &entry.name)
    }

    /// The entries, in byte order of their names.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// Adds an entry. Used by the systems' readers and by tests that make listings up.
    pub fn push(&mut self, name: &[u8], metadata: Result<Metadata, i32>) {
        let start = self.names.len() as u32;
        self.names.extend_from_slice(name);
        self.entries.push(Entry { name: start..self.names.len() as u32, metadata });
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
    fn a_link_to_a_directory_is_never_entered() {
        let root = tempfile::tempdir().expect("a temporary folder");
        std::os::unix::fs::symlink("/", root.path().join("out")).expect("linked");
        let dir = Dir::open_root(root.path()).expect("opens");
        assert!(dir.open_child(b"out").is_err());
        assert_eq!(metadata(&root.path().join("out")).map(|meta| meta.kind).ok(), Some(Kind::Symlink));
    }
}
