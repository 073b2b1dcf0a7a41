//! What is at a path that a person typed, chose or dropped on the window.

use std::path::{Path, PathBuf};

use super::Opened;
use crate::go::CacheKind;
use crate::report::saved;
use crate::scan::Target;

/// Looks what is there: a file is taken for a saved scan, everything else for a cache.
pub(super) fn open(path: PathBuf) -> Opened {
    if path.is_file() {
        return match saved::open(&path) {
            Ok(scan) => Opened::Saved(path, Box::new(scan)),
            Err(error) => Opened::Failed(path, error),
        };
    }
    // A relative path would mean another folder after a change of the working directory.
    let path = std::path::absolute(&path).unwrap_or(path);
    let path = inside(path);
    let kind = kind(&path);
    Opened::Folder(Target { path, kind })
}

/// Somebody who names GOPATH means the cache in it.
fn inside(path: PathBuf) -> PathBuf {
    let cache = path.join("pkg").join("mod");
    if !path.join("cache").is_dir() && cache.is_dir() { cache } else { path }
}

/// Which cache a folder looks like; a module cache where nothing speaks for another.
fn kind(path: &Path) -> CacheKind {
    if path.join("cache").join("download").is_dir() {
        CacheKind::Module
    } else if path.join("trim.txt").is_file() || (path.join("00").is_dir() && path.join("ff").is_dir()) {
        CacheKind::Build
    } else if path.file_name().is_some_and(|name| name == "sumdb") {
        CacheKind::Sumdb
    } else {
        CacheKind::Module
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn opened(path: &Path) -> Target {
        match open(path.to_path_buf()) {
            Opened::Folder(target) => target,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_folder_is_the_cache_it_looks_like() {
        let folder = tempfile::tempdir().expect("a folder");
        let at = |name: &str| folder.path().join(name);
        for made in ["go/pkg/mod/cache/download", "build/00", "build/ff", "gopath/pkg/sumdb"] {
            std::fs::create_dir_all(at(made)).expect("made");
        }
        assert_eq!(opened(&at("go/pkg/mod")), Target { path: at("go/pkg/mod"), kind: CacheKind::Module });
        assert_eq!(opened(&at("go")), Target { path: at("go/pkg/mod"), kind: CacheKind::Module });
        assert_eq!(opened(&at("build")).kind, CacheKind::Build);
        assert_eq!(opened(&at("gopath/pkg/sumdb")).kind, CacheKind::Sumdb);
        assert_eq!(opened(&at("nothing-here")).kind, CacheKind::Module);
    }

    #[test]
    fn a_file_is_no_cache() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("notes.txt");
        std::fs::write(&file, "hello").expect("written");
        assert!(matches!(open(file), Opened::Failed(..)));
    }
}
