//! A tree put on disk, and taken away again whatever happens.

use std::os::unix::fs::lchown;
use std::path::{Path, PathBuf};
use std::process::Command;

use rustix::fs::{AtFlags, CWD, FileType, IFlags, Mode, OFlags, XattrFlags};

use crate::forest::{Forest, Kind, Node, bytes};
use crate::ground::{Ground, IDMAP};

/// A tree on its ground. When dropped, also by a panic, it unmounts, clears flags and removes everything.
pub struct Plant {
    folder: PathBuf,
    mounts: Vec<String>,
    flagged: Vec<PathBuf>,
    /// The root of the tree as it is looked at.
    pub top: PathBuf,
}

impl Plant {
    pub fn new(folder: &Path, ground: &Ground, forest: &Forest) -> Self {
        std::fs::create_dir(folder).expect("a folder for the round");
        mode(folder, 0o755);
        let mut plant = Self {
            folder: folder.to_owned(),
            mounts: ground.mounts.clone(),
            flagged: Vec::new(),
            top: folder.join(ground.seen).join("top"),
        };
        plant.sh(&ground.before);
        let made = folder.join(ground.made);
        mode(&made, 0o755);
        for (index, node) in forest.0.iter().enumerate() {
            make(&made.join(forest.path(index)), node);
        }
        for (index, node) in forest.0.iter().enumerate().rev() {
            let path = made.join(forest.path(index));
            // A file system without such flags is no disagreement: the scan sees none.
            if !node.flags.is_empty() && flag(&path, node.flags) {
                plant.flagged.push(path);
            }
        }
        plant.sh(&ground.after);
        plant
    }

    fn sh(&self, commands: &str) {
        let done =
            Command::new("sh").args(["-ec", commands]).env("T", &self.folder).env("IDMAP", IDMAP).output();
        let done = done.expect("sh starts");
        let said = String::from_utf8_lossy(&done.stderr);
        assert!(done.status.success(), "{commands}: {said}");
    }
}

impl Drop for Plant {
    fn drop(&mut self) {
        for mount in &self.mounts {
            Command::new("umount").arg("-l").arg(self.folder.join(mount)).output().ok();
        }
        for path in &self.flagged {
            flag(path, IFlags::empty());
        }
        std::fs::remove_dir_all(&self.folder).ok();
    }
}

fn make(path: &Path, node: &Node) {
    match node.kind {
        Kind::Dir => std::fs::create_dir(path).expect("a folder"),
        Kind::File => std::fs::write(path, "").expect("a file"),
        Kind::Fifo => {
            rustix::fs::mknodat(CWD, path, FileType::Fifo, Mode::RUSR, 0).expect("a pipe");
        }
        Kind::Link => std::os::unix::fs::symlink("nowhere", path).expect("a link"),
    }
    lchown(path, Some(node.uid), Some(node.gid)).expect("root may give it away");
    if node.kind == Kind::Link {
        return;
    }
    mode(path, node.mode);
    for (name, list) in [("access", &node.acl), ("default", &node.default_acl)] {
        if !list.is_empty() {
            let name = format!("system.posix_acl_{name}");
            rustix::fs::setxattr(path, name, &bytes(list), XattrFlags::empty()).expect("a list");
        }
    }
}

fn mode(path: &Path, mode: u32) {
    rustix::fs::chmodat(CWD, path, Mode::from_raw_mode(mode), AtFlags::empty()).expect("root may chmod");
}

/// Whether the file system has such flags.
fn flag(path: &Path, flags: IFlags) -> bool {
    let how = OFlags::RDONLY | OFlags::NONBLOCK | OFlags::NOFOLLOW | OFlags::CLOEXEC;
    let Ok(entry) = rustix::fs::open(path, how, Mode::empty()) else { return false };
    rustix::fs::ioctl_setflags(entry, flags).is_ok()
}
