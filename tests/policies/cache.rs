//! A module cache in a place of its own, and what is done to it as root.

use std::path::{Path, PathBuf};
use std::process::Command;

pub struct Cache {
    place: PathBuf,
}

impl Cache {
    /// An empty one with this owner, group and mode, in a folder of its owner's.
    pub fn make(place: PathBuf, uid: u32, gid: u32, mode: u32) -> Self {
        let cache = Self { place };
        std::fs::create_dir_all(cache.modcache()).expect("a place for the cache");
        cache.root(&format!(
            "chmod 755 .. ../.. ../../.. && chown {uid} .. && chown {uid}:{gid} . && chmod {mode:o} ."
        ));
        cache
    }

    /// `GOMODCACHE`.
    pub fn modcache(&self) -> PathBuf {
        self.place.join("go/pkg/mod")
    }

    pub fn at(&self, path: &str) -> PathBuf {
        self.modcache().join(path)
    }

    /// A copy with the same owners, modes and lists.
    pub fn copy(&self, place: &Path) -> Self {
        run(Command::new("cp").arg("-a").arg("--").arg(&self.place).arg(place));
        Self { place: place.to_owned() }
    }

    /// Shell commands as root, in the cache.
    pub fn root(&self, script: &str) {
        run(Command::new("sh").args(["-ec", script]).current_dir(self.modcache()));
    }

    /// chmod of the cache's own side and of the folders above extracted trees; trees keep their modes.
    pub fn chmod_own_side(&self, change: &str) {
        self.root(&format!(
            "find . -type d -name '?*@*' -prune -o '(' -type d -o -type f ')' -exec chmod {change} {{}} +"
        ));
    }
}

pub fn run(command: &mut Command) {
    let status = command.status();
    assert!(status.is_ok_and(|status| status.success()), "{command:?}");
}
