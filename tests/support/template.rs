//! A cache kept in memory, to be written again and again: thousands of copies are made of each.

use std::os::unix::fs::{DirBuilderExt as _, MetadataExt as _, OpenOptionsExt as _};
use std::path::{Path, PathBuf};

use crate::cache::{Cache, chmod, chown};

/// Everything below a place: owners, modes and bytes. Times stay behind, and so do access control lists: a
/// cache that has some is copied by cp(1).
pub struct Template {
    place: PathBuf,
    entries: Vec<Entry>,
    lists: bool,
}

struct Entry {
    path: PathBuf,
    owner: (u32, u32),
    mode: u32,
    /// None for a directory.
    bytes: Option<Vec<u8>>,
}

impl Template {
    pub fn of(cache: &Cache, lists: bool) -> Self {
        let mut entries = Vec::new();
        read(&cache.place, Path::new(""), &mut entries);
        Self { place: cache.place.clone(), entries, lists }
    }

    /// Everything at or below the place, by path, in the same order each time.
    pub fn paths(&self) -> impl Iterator<Item = &Path> {
        self.entries.iter().map(|entry| entry.path.as_path())
    }

    pub fn copy(&self, place: &Path) -> Cache {
        if self.lists {
            return Cache::new(self.place.clone()).copy(place);
        }
        for entry in &self.entries {
            let path = place.join(&entry.path);
            match &entry.bytes {
                None => std::fs::DirBuilder::new().mode(0o700).create(&path).expect("a folder of the copy"),
                Some(bytes) => {
                    let mut new = std::fs::OpenOptions::new();
                    let file = new.write(true).create_new(true).mode(0o600).open(&path);
                    std::io::Write::write_all(&mut file.expect("a file of the copy"), bytes)
                        .expect("its bytes");
                }
            }
            if entry.owner != (0, 0) {
                chown(&path, entry.owner.0, entry.owner.1);
            }
            chmod(&path, entry.mode);
        }
        Cache::new(place.to_owned())
    }
}

/// Directories before what is in them.
fn read(place: &Path, rel: &Path, entries: &mut Vec<Entry>) {
    let path = place.join(rel);
    let meta = std::fs::symlink_metadata(&path).expect("an entry of the cache");
    assert!(meta.is_dir() || meta.is_file(), "go makes files and folders: {}", path.display());
    let bytes = meta.is_file().then(|| std::fs::read(&path).expect("root may read"));
    let (owner, mode) = ((meta.uid(), meta.gid()), meta.mode() & 0o7777);
    entries.push(Entry { path: rel.to_owned(), owner, mode, bytes });
    if meta.is_dir() {
        let names = std::fs::read_dir(&path).expect("root may read").flatten().map(|entry| entry.file_name());
        let mut names: Vec<_> = names.collect();
        names.sort();
        for name in names {
            read(place, &rel.join(name), entries);
        }
    }
}
