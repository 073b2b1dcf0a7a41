//! A module cache that the real go wrote, copies of it, and the ways to hurt a copy. Everything
//! here runs as root, so no damage stands in the way of the next one.

use std::cell::{Cell, RefCell};
use std::fs::Metadata;
use std::os::unix::fs::{MetadataExt as _, PermissionsExt};
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::identity::{Desk, GoRun, said};
use crate::proxy;
use crate::traces::{self, Trace};

pub const ROOT: u32 = 0;

/// A module cache in a place of its own: `place/go/pkg/mod`.
pub struct Cache {
    pub place: PathBuf,
    /// What must be taken back before the place can be removed; the last first.
    traces: RefCell<Vec<Trace>>,
}

impl Drop for Cache {
    fn drop(&mut self) {
        while let Some(trace) = self.traces.get_mut().pop() {
            drop(trace);
        }
    }
}

thread_local! {
    /// How many things that should be hurt were not there, or could not be hurt so.
    static MISSED: Cell<usize> = const { Cell::new(0) };
}

/// How often since the last call a damage of this thread met nothing to hurt. A single damage that does
/// is a mistake in the table; one of several may find that another was there before it.
pub fn missed() -> usize {
    MISSED.take()
}

fn done<T>(result: std::io::Result<T>) -> Option<T> {
    if result.is_err() {
        MISSED.set(MISSED.get() + 1);
    }
    result.ok()
}

impl Cache {
    pub fn new(place: PathBuf) -> Self {
        Self { place, traces: RefCell::default() }
    }

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
        Self::new(place)
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

    /// A copy with the same owners, modes, lists and times. Mounts, flags and held locks stay behind.
    pub fn copy(&self, place: &Path) -> Self {
        let status = Command::new("cp").arg("-a").arg("--").arg(&self.place).arg(place).status();
        assert!(status.is_ok_and(|status| status.success()), "cp -a to {}", place.display());
        Self::new(place.to_owned())
    }

    /// Mounts on a path of the cache until the cache is dropped.
    pub fn mount(&self, args: &[&str], point: &Path) {
        self.keep(traces::mount(args, point));
    }

    /// Mounts a part of the cache on itself, so that it is a mount of its own with these options.
    pub fn bind(&self, point: &Path, options: &str) {
        let text = point.display().to_string();
        self.mount(&["--bind", &text], point);
        self.mount(&["-o", &format!("remount,bind,{options}")], point);
    }

    /// Sets flags of chattr(1).
    pub fn flags(&self, path: &Path, letters: &'static str) {
        self.keep(traces::flags(path, letters));
    }

    /// Holds a lock as a living go does.
    pub fn hold(&self, lock: &Path) {
        self.keep(traces::lock(lock));
    }

    fn keep(&self, trace: Option<Trace>) {
        match trace {
            Some(trace) => self.traces.borrow_mut().push(trace),
            None => MISSED.set(MISSED.get() + 1),
        }
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
    done(std::os::unix::fs::lchown(path, Some(uid), Some(gid)));
}

pub fn chown_all(path: &Path, uid: u32, gid: u32) {
    each(path, &mut |path, _| chown(path, uid, gid));
}

pub fn chmod(path: &Path, mode: u32) {
    done(std::fs::set_permissions(path, PermissionsExt::from_mode(mode)));
}

/// New mode from "is a directory" and the old mode.
pub fn chmod_all(path: &Path, mode: impl Fn(bool, u32) -> u32) {
    each(path, &mut |path, meta| {
        let (old, new) = (meta.mode() & 0o7777, mode(meta.is_dir(), meta.mode() & 0o7777));
        // chmod resets a list's mask; what stays the same is left alone.
        if old != new {
            chmod(path, new);
        }
    });
}

/// Removes it whole or, where something keeps its name, not at all.
pub fn remove(path: &Path) {
    let Some(meta) = done(std::fs::symlink_metadata(path)) else { return };
    let aside = path.with_file_name(".removed");
    if done(std::fs::rename(path, &aside)).is_none() {
        return;
    }
    if !meta.is_dir() {
        done(std::fs::remove_file(aside));
    } else if std::fs::remove_dir_all(&aside).is_err() {
        // Another damage sealed something in it.
        traces::unseal(&aside);
        done(std::fs::remove_dir_all(aside));
    }
}

/// A new file with an owner and a mode.
pub fn put(path: &Path, bytes: &[u8], uid: u32, mode: u32) {
    if done(std::fs::write(path, bytes)).is_some() {
        chown(path, uid, uid);
        chmod(path, mode);
    }
}

/// A new folder.
pub fn fresh(path: &Path, uid: u32, mode: u32) {
    if done(std::fs::create_dir(path)).is_some() {
        chown(path, uid, uid);
        chmod(path, mode);
    }
}

/// Empties a file in place: owner and mode stay.
pub fn truncate(path: &Path) {
    done(std::fs::OpenOptions::new().write(true).truncate(true).open(path));
}

/// Another name for what is there.
pub fn rename(from: &Path, to: &Path) {
    done(std::fs::rename(from, to));
}

/// A link with that text.
pub fn link(text: &str, path: &Path) {
    done(std::os::unix::fs::symlink(text, path));
}

/// setfacl(1); `args` go before the path.
pub fn setfacl(path: &Path, args: &[&str]) {
    let output = Command::new("setfacl").args(args).arg("--").arg(path).output();
    if !output.is_ok_and(|output| output.status.success()) {
        MISSED.set(MISSED.get() + 1);
    }
}

/// Children first, so that a mode that shuts a directory comes after what is in it. Links are skipped.
fn each(path: &Path, act: &mut dyn FnMut(&Path, &Metadata)) {
    let Some(meta) = done(std::fs::symlink_metadata(path)) else { return };
    if meta.is_symlink() {
        return;
    }
    if meta.is_dir() {
        for entry in done(std::fs::read_dir(path)).into_iter().flatten().flatten() {
            each(&entry.path(), act);
        }
    }
    act(path, &meta);
}
