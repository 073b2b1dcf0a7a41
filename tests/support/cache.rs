//! A module cache that the real go wrote, copies of it, and the ways to hurt a copy. Everything
//! here runs as root, so no damage stands in the way of the next one.

use std::fs::Metadata;
use std::os::unix::fs::{MetadataExt as _, PermissionsExt};
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::identity::{Desk, GoRun, said};
use crate::proxy;

pub const ROOT: u32 = 0;

/// A module cache in a place of its own: `place/go/pkg/mod`.
pub struct Cache {
    pub place: PathBuf,
}

impl Cache {
    /// `GOMODCACHE`.
    pub fn modcache(&self) -> PathBuf {
        self.place.join("go/pkg/mod")
    }

    /// An empty place for a cache, owned by the identity of `desk` down to the parent of GOMODCACHE.
    pub fn empty(place: PathBuf, desk: &Desk) -> Self {
        for dir in ["", "go", "go/pkg"] {
            let dir = place.join(dir);
            std::fs::create_dir_all(&dir).expect("a place for the cache");
            chown(&dir, desk.who.uid, desk.who.gid);
        }
        Self { place }
    }

    /// Lets go fill the cache: everything downloaded, built, listed, and the toolchain used once.
    pub fn fill(&self, desk: &Desk, project: &Path, umask: &str) {
        let modcache = self.modcache();
        let steps: [&[&str]; 4] =
            [&["mod", "download"], &["build", "./..."], &["list", "-m", "all"], &["version"]];
        for args in steps {
            // The last one by the toolchain of the proxy, which go fetches and marks executable.
            let toolchain = [("GOTOOLCHAIN", proxy::TOOLCHAIN)];
            let extra = if args == ["version"] { &toolchain[..] } else { &[] };
            let output = desk.go(&GoRun { modcache: &modcache, dir: project, umask, extra }, args);
            assert!(
                output.status.success(),
                "go {} while filling the cache:\n{}",
                args.join(" "),
                said(&output)
            );
        }
    }

    /// A copy with the same owners, modes and times.
    pub fn copy(&self, place: &Path) -> Self {
        let status = Command::new("cp").arg("-a").arg("--").arg(&self.place).arg(place).status();
        assert!(status.is_ok_and(|status| status.success()), "cp -a to {}", place.display());
        Self { place: place.to_owned() }
    }

    /// A path inside the cache; `..` is the parent of GOMODCACHE.
    pub fn at(&self, rel: &str) -> PathBuf {
        if rel == ".." { self.place.join("go/pkg") } else { self.modcache().join(rel) }
    }

    /// A path inside the extracted toolchain.
    pub fn toolchain(&self, rel: &str) -> PathBuf {
        let version = proxy::toolchain_version(proxy::TOOLCHAIN);
        self.at(&format!("golang.org/toolchain@{version}")).join(rel)
    }
}

/// What a copy suffers. Paths are absolute; `all` means the path and everything below.
pub fn chown(path: &Path, uid: u32, gid: u32) {
    std::os::unix::fs::lchown(path, Some(uid), Some(gid)).expect("root may change owners");
}

pub fn chown_all(path: &Path, uid: u32, gid: u32) {
    each(path, &mut |path, _| chown(path, uid, gid));
}

pub fn chmod(path: &Path, mode: u32) {
    std::fs::set_permissions(path, PermissionsExt::from_mode(mode)).expect("root may change modes");
}

/// New mode from "is a directory" and the old mode.
pub fn chmod_all(path: &Path, mode: impl Fn(bool, u32) -> u32) {
    each(path, &mut |path, meta| chmod(path, mode(meta.is_dir(), meta.mode() & 0o7777)));
}

pub fn remove(path: &Path) {
    let meta = std::fs::symlink_metadata(path).expect("what is removed was there");
    let removed = if meta.is_dir() { std::fs::remove_dir_all(path) } else { std::fs::remove_file(path) };
    removed.expect("root may remove");
}

/// A new file with an owner and a mode.
pub fn put(path: &Path, bytes: &[u8], uid: u32, mode: u32) {
    std::fs::write(path, bytes).expect("root may write");
    chown(path, uid, uid);
    chmod(path, mode);
}

/// Empties a file in place: owner and mode stay.
pub fn truncate(path: &Path) {
    std::fs::OpenOptions::new().write(true).truncate(true).open(path).expect("root may truncate");
}

/// Children first, so that a mode that shuts a directory comes after what is in it. Links are skipped.
fn each(path: &Path, act: &mut dyn FnMut(&Path, &Metadata)) {
    let meta = std::fs::symlink_metadata(path).expect("what is hurt is there");
    if meta.is_symlink() {
        return;
    }
    if meta.is_dir() {
        for entry in std::fs::read_dir(path).expect("root may read") {
            each(&entry.expect("an entry").path(), act);
        }
    }
    act(path, &meta);
}
