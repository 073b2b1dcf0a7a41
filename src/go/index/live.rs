//! What stands on the disk now, to be held against what an index says.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use modscope_platform::walk::{Dir, Scratch};
use modscope_platform::{Kind, paths};

use super::format::{Index, Package};
use super::sources;

/// A module with more folders than this is not looked through; the largest known have some ten thousand.
const FOLDERS: usize = 200_000;

/// The folders of the extracted modules in a module cache, and the versions of its toolchains.
#[derive(Debug, Default)]
pub(super) struct Modules {
    pub roots: Vec<PathBuf>,
    /// As `go1.26.1`.
    pub toolchains: Vec<String>,
}

impl Modules {
    /// Looks through the folders above the extracted trees. What cannot be read is passed over: go could
    /// have indexed nothing behind it either, or the judgement tells of it elsewhere.
    pub fn of(cache: &Path) -> Self {
        let mut found = Self::default();
        let mut ahead = vec![(cache.to_path_buf(), true)];
        while let Some((folder, top)) = ahead.pop() {
            for (name, kind) in entries(&folder) {
                if kind != Kind::Dir || top && name == b"cache" {
                    continue;
                }
                let path = folder.join(paths::path(&name));
                match name.iter().position(|byte| *byte == b'@') {
                    None => ahead.push((path, false)),
                    Some(at) if &name[..at] == b"toolchain" && folder.ends_with("golang.org") => {
                        found.toolchains.extend(toolchain(&name[at + 1..]));
                    }
                    Some(_) => found.roots.push(path),
                }
            }
        }
        found
    }
}

/// `go1.26.1` of `v0.0.1-go1.26.1.linux-amd64`.
fn toolchain(version: &[u8]) -> Option<String> {
    let version = str::from_utf8(version).ok()?.strip_prefix("v0.0.1-")?;
    Some(version.rsplit_once('.')?.0.to_owned())
}

/// Sources that are in the module's folder now, which the index does not know; the first ones.
pub(super) fn not_in_index(root: &Path, index: &Index<'_>, limit: usize) -> Vec<PathBuf> {
    let known: BTreeMap<Vec<u8>, &Package<'_>> =
        index.packages.iter().map(|package| (slashes(package.dir), package)).collect();
    let mut missing = Vec::new();
    let mut ahead = vec![Vec::new()];
    let mut folders = 0;
    while let Some(dir) = ahead.pop() {
        folders += 1;
        if missing.len() >= limit || folders > FOLDERS {
            break;
        }
        let folder = if dir.is_empty() { root.to_path_buf() } else { root.join(paths::path(&dir)) };
        let package = known.get(&dir);
        for (name, kind) in entries(&folder) {
            match kind {
                Kind::Dir if !sources::is_aside(&name) => {
                    ahead.push(if dir.is_empty() { name } else { [&dir[..], b"/", &name].concat() });
                }
                Kind::File if sources::is_source(&name) => {
                    let told =
                        package.is_some_and(|package| package.files.iter().any(|file| file.name == name));
                    // A folder without Go is no package, and nobody misses it.
                    if !told && (package.is_some() || name.ends_with(b".go")) {
                        missing.push(folder.join(paths::path(&name)));
                    }
                }
                _ => {}
            }
        }
    }
    // The ones that every build reads come first.
    missing.sort_by_key(|path| {
        let name = path.file_name().map(|name| name.as_encoded_bytes().to_vec()).unwrap_or_default();
        (!sources::is_in_every_build(&name), path.clone())
    });
    missing.truncate(limit);
    missing
}

/// Whether the folder of a package is still what it was when its index was made, `made` nanoseconds since
/// 1970: the key has the names, sizes and times of its files in it, so a changed one is never asked for.
pub(super) fn is_unchanged(folder: &Path, package: &Package<'_>, made: i64) -> bool {
    let listing = Dir::open_root(folder).and_then(|dir| dir.list(&mut Scratch::default()));
    let Ok(listing) = listing else { return false };
    let mut sources = 0;
    for entry in listing.entries() {
        let Ok(metadata) = entry.metadata else { return false };
        if metadata.kind == Kind::Dir {
            continue;
        }
        // go indexes no folder with a file younger than two seconds (modTimeCutoff).
        if metadata.modified >= made / 1_000_000_000 {
            return false;
        }
        let name = listing.name(entry);
        if sources::is_source(name) {
            sources += 1;
            if !package.files.iter().any(|file| file.name == name) {
                return false;
            }
        }
    }
    sources >= package.files.iter().filter(|file| sources::is_source(file.name)).count()
}

fn slashes(dir: &[u8]) -> Vec<u8> {
    dir.iter().map(|byte| if *byte == b'\\' { b'/' } else { *byte }).collect()
}

/// Names and kinds of what is in a folder; nothing where it cannot be read.
fn entries(folder: &Path) -> Vec<(Vec<u8>, Kind)> {
    let Ok(read) = std::fs::read_dir(folder) else { return Vec::new() };
    read.filter_map(|entry| {
        let entry = entry.ok()?;
        let kind = match entry.file_type().ok()? {
            kind if kind.is_dir() => Kind::Dir,
            kind if kind.is_file() => Kind::File,
            kind if kind.is_symlink() => Kind::Symlink,
            _ => Kind::Special,
        };
        Some((entry.file_name().as_encoded_bytes().to_vec(), kind))
    })
    .collect()
}
