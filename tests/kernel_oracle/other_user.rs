//! Judging as another user while not being root gives what judging as that user gives, wherever the tree
//! can be read.

use std::os::unix::fs::lchown;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use modscope_platform::{Gid, Identity, Uid};
use rustix::fs::{AtFlags, CWD, Mode, XattrFlags};
use serde_json::Value;

use crate::forest::bytes;
use crate::{open_to_all, people, skip};

const OWNER: u32 = 1001;

/// A damaged module cache that everybody can read, and a copy of the program that everybody can start.
struct Scene {
    folder: tempfile::TempDir,
}

impl Scene {
    fn new() -> Self {
        let folder = tempfile::Builder::new().prefix("modscope-other-").tempdir().expect("a folder");
        let scene = Self { folder };
        std::fs::copy(env!("CARGO_BIN_EXE_modscope"), scene.program()).expect("a copy of the program");
        for module in ["a", "b", "c"] {
            scene.module(module);
        }
        scene.each(&scene.cache(), &mut |path| lchown(path, Some(OWNER), Some(OWNER)).expect("given away"));
        open_to_all(scene.folder.path());
        open_to_all(&scene.program());
        scene.hurt();
        scene
    }

    fn program(&self) -> PathBuf {
        self.folder.path().join("modscope")
    }

    fn cache(&self) -> PathBuf {
        self.folder.path().join("mod")
    }

    fn module(&self, name: &str) {
        let module = format!("example.com/{name}");
        let versions = self.versions(name);
        std::fs::create_dir_all(&versions).expect("made");
        let hash = format!("h1:{}=", "A".repeat(43));
        let info = "{\"Version\":\"v1.0.0\"}";
        let gomod = format!("module {module}\n");
        for (ending, text) in
            [("info", info), ("mod", &gomod), ("zip", "PK"), ("ziphash", &hash), ("lock", "")]
        {
            std::fs::write(versions.join(format!("v1.0.0.{ending}")), text).expect("written");
        }
        std::fs::write(versions.join("list"), "v1.0.0\n").expect("written");
        let tree = self.tree(name);
        std::fs::create_dir_all(&tree).expect("made");
        for (file, text) in [("go.mod", gomod.as_str()), ("a.go", "package a\n")] {
            std::fs::write(tree.join(file), text).expect("written");
            chmod(&tree.join(file), 0o444);
        }
        chmod(&tree, 0o555);
    }

    fn versions(&self, name: &str) -> PathBuf {
        self.cache().join(format!("cache/download/example.com/{name}/@v"))
    }

    fn tree(&self, name: &str) -> PathBuf {
        self.cache().join(format!("example.com/{name}@v1.0.0"))
    }

    /// Every mechanism that leaves the tree readable.
    fn hurt(&self) {
        let root = |path: &Path| lchown(path, Some(0), Some(0)).expect("given away");
        root(&self.versions("a"));
        root(&self.versions("a").join("v1.0.0.lock"));
        chmod(&self.versions("a").join("v1.0.0.zip"), 0o000);
        chmod(&self.versions("b"), 0o1775);
        chmod(&self.versions("b").join("list"), 0o444);
        chmod(&self.tree("b"), 0o755);
        chmod(&self.tree("b").join("a.go"), 0o600);
        let list = [(1, 7, u32::MAX), (2, 7, 1002), (4, 5, u32::MAX), (16, 5, u32::MAX), (32, 5, u32::MAX)];
        let (dir, name) = (self.versions("c"), "system.posix_acl_access");
        // On a file system without lists, one mechanism less.
        rustix::fs::setxattr(&dir, name, &bytes(&list), XattrFlags::empty()).ok();
    }

    fn each(&self, path: &Path, act: &mut dyn FnMut(&Path)) {
        act(path);
        if path.is_dir() {
            for entry in std::fs::read_dir(path).expect("root may read") {
                self.each(&entry.expect("an entry").path(), act);
            }
        }
    }

    /// What `asker` is told, for itself or for somebody else.
    fn check(&self, asker: &Identity, whom: Option<&Identity>) -> Value {
        let mut command: Command = people::command(asker);
        command.arg(self.program()).args(["check", "--format", "json"]).arg(self.cache());
        if let Some(whom) = whom {
            let groups: Vec<String> = whom.groups.iter().map(ToString::to_string).collect();
            command.arg("--as").arg(format!("{}:{},{}", whom.uid, whom.gid, groups.join(",")));
        }
        command.env_clear().env("PATH", "/usr/bin:/bin").env("GOENV", "off").env("HOME", "/nonexistent");
        let output = command.current_dir("/").stdin(Stdio::null()).output().expect("setpriv starts");
        let said = String::from_utf8_lossy(&output.stderr);
        let json: Value =
            serde_json::from_slice(&output.stdout).unwrap_or_else(|why| panic!("{why}: {said}"));
        let mut findings = json["findings"].clone();
        for finding in findings.as_array_mut().into_iter().flatten() {
            // Whether a repair takes sudo is for whoever is at the keyboard.
            let bare = finding["command"].as_str().map(|command| command.replace("sudo ", ""));
            finding["command"] = bare.into();
        }
        serde_json::json!({ "operations": json["operations"], "findings": findings })
    }
}

fn chmod(path: &Path, mode: u32) {
    rustix::fs::chmodat(CWD, path, Mode::from_raw_mode(mode), AtFlags::empty()).expect("root may chmod");
}

fn who(uid: u32, groups: &[u32]) -> Identity {
    Identity::new(None, Uid(uid), Gid(uid), groups.iter().copied().map(Gid).collect())
}

#[test]
fn judging_as_somebody_needs_not_be_root() {
    if !skip::have("judging_as_somebody_needs_not_be_root", &["root"]) {
        return;
    }
    let scene = Scene::new();
    let (root, stranger) = (who(0, &[]), who(1004, &[]));
    let mut answers = Vec::new();
    for whom in [who(OWNER, &[]), who(1002, &[]), who(1003, &[OWNER, 1500])] {
        let own = scene.check(&whom, None);
        assert!(own["findings"].as_array().is_some_and(|found| !found.is_empty()), "{own:#}");
        for asker in [&root, &stranger] {
            let told = scene.check(asker, Some(&whom));
            assert_eq!(told, own, "uid {} asks for uid {}", asker.uid, whom.uid);
        }
        answers.push(own);
    }
    assert!(answers.windows(2).all(|pair| pair[0] != pair[1]), "the people differ");
}
