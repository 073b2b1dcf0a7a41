//! A small module cache, laid out as go lays it out, with two damages: the records of one module are
//! closed for writing, and anybody may change the sources of another.

use std::fs;
use std::path::{Path, PathBuf};

use modscope_platform::{Mode, make};
use tempfile::TempDir;

pub struct Cache {
    folder: TempDir,
}

impl Cache {
    pub fn new() -> Self {
        let cache = Self { folder: tempfile::tempdir().expect("a folder") };
        for module in ["closed", "open", "whole"] {
            cache.module(module);
        }
        let at = |place: &str| cache.path().join(place);
        mode(&at("cache/download/example.com/closed/@v"), 0o555);
        for (place, bits) in [("", 0o777), ("/open.go", 0o666), ("/go.mod", 0o666)] {
            mode(&at(&format!("example.com/open@v1.0.0{place}")), bits);
        }
        cache
    }

    /// GOMODCACHE.
    pub fn path(&self) -> PathBuf {
        self.folder.path().join("go/pkg/mod")
    }

    /// A file beside the cache, which is not there yet.
    pub fn beside(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn module(&self, name: &str) {
        let versions = self.path().join(format!("cache/download/example.com/{name}/@v"));
        fs::create_dir_all(&versions).expect("made");
        let hash = format!("h1:{}=", "A".repeat(43));
        let info = r#"{"Version":"v1.0.0","Time":"2026-01-01T00:00:00Z"}"#.to_owned();
        let records = [
            ("list", "v1.0.0\n".to_owned()),
            ("v1.0.0.info", info),
            ("v1.0.0.lock", String::new()),
            ("v1.0.0.mod", format!("module example.com/{name}\n")),
            ("v1.0.0.zip", "PK".to_owned()),
            ("v1.0.0.ziphash", hash),
        ];
        for (file, content) in records {
            fs::write(versions.join(file), content).expect("written");
            mode(&versions.join(file), 0o644);
        }
        let tree = self.path().join(format!("example.com/{name}@v1.0.0"));
        fs::create_dir_all(&tree).expect("made");
        for (file, content) in [("go.mod", "module"), (&*format!("{name}.go"), "package")] {
            fs::write(tree.join(file), format!("{content} {name}\n")).expect("written");
            mode(&tree.join(file), 0o444);
        }
        mode(&tree, 0o555);
    }
}

impl Drop for Cache {
    fn drop(&mut self) {
        // Read-only folders keep the temporary one from going away by itself.
        make::remove_tree(&self.path()).ok();
    }
}

fn mode(path: &Path, bits: u32) {
    make::set_mode(path, Mode::new(bits)).expect("a mode");
}
