//! The parallel walk into a [`Tree`]: what is read, how it is watched, how it is stopped.
//!
//! Reading threads (more than cores: they wait for the disk) list directories and send each listing
//! through a bounded channel; the thread that called [`run`] is the only one that changes the tree.
//! A scan is stopped by its [`Cancel`]; what could not be read is kept in the tree with its errno.

pub mod lists;
mod walk;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{PoisonError, RwLock, RwLockReadGuard};
use std::time::Duration;

use modscope_platform::{
    Acl, Gid, KernelProtections, Kind, Metadata, Mount, MountTable, Subordinates, Uid, UserNamespace,
    walk as system,
};

use crate::access::{Guard, Unmapped};
use crate::go::CacheKind;
use crate::tree::{NodeId, Tree, TreeFull};

pub use walk::run;

/// What to scan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// The folder as it was given; a link to a folder is followed, once.
    pub path: PathBuf,
    /// Which of Go's caches it is.
    pub kind: CacheKind,
}

/// Stops a scan from another thread.
#[derive(Debug, Clone, Default)]
pub struct Cancel(Arc<AtomicBool>);

impl Cancel {
    /// Asks the scan to stop; it does so within a few directories.
    pub fn cancel(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// Whether it was asked to.
    pub fn is_cancelled(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// A tree that may still grow: the scan writes to it in short turns, others read between them.
#[derive(Debug, Clone, Default)]
pub struct SharedTree(Arc<Shared>);

#[derive(Debug, Default)]
struct Shared {
    tree: RwLock<Tree>,
    /// Those who wait to read. A lock lets a busy writer in again before a reader has woken up; the
    /// writer looks here and pauses, or the window would stand still while a scan runs.
    waiting: AtomicUsize,
}

impl SharedTree {
    /// Shares a tree that is whole already, such as a saved scan's.
    pub fn new(tree: Tree) -> Self {
        Self(Arc::new(Shared { tree: RwLock::new(tree), waiting: AtomicUsize::new(0) }))
    }

    /// The tree as it stands now. Hold it for no longer than a frame.
    pub fn read(&self) -> RwLockReadGuard<'_, Tree> {
        self.0.waiting.fetch_add(1, Ordering::Relaxed);
        let tree = self.0.tree.read().unwrap_or_else(PoisonError::into_inner);
        self.0.waiting.fetch_sub(1, Ordering::Relaxed);
        tree
    }

    fn change<T>(&self, change: impl FnOnce(&mut Tree) -> T) -> T {
        let done = change(&mut self.0.tree.write().unwrap_or_else(PoisonError::into_inner));
        while self.0.waiting.load(Ordering::Relaxed) > 0 {
            std::thread::sleep(GIVING_WAY);
        }
        done
    }
}

/// How long the writer leaves the tree to those who wait, before it looks again.
const GIVING_WAY: Duration = Duration::from_micros(50);

/// What a scan found out besides the tree.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Facts {
    /// The `.lock` files of versions that are not whole which a living process holds: go is at work there.
    pub held: Vec<NodeId>,
    /// The directories from `/` to the root's parent, for the path walk; outermost first.
    pub way: Vec<Step>,
    /// The directory in which the cache's own name stands: that of the link, if it is one.
    pub parent: Option<Step>,
    /// What stands there under the cache's name: the cache, or the link to it.
    pub own_name: Option<Step>,
    /// Which numbers of users and groups there are here.
    pub namespace: UserNamespace,
    /// Whose rootless containers have which numbers.
    pub subordinates: Subordinates,
    /// What the kernel forbids in sticky directories, and with links.
    pub protections: KernelProtections,
    /// Whether SELinux refuses (true) or only notes (false); none where there is none.
    pub selinux: Option<bool>,
    /// Scanned on a system where modes do not decide who may do what (Windows).
    pub modes_mean_nothing: bool,
    /// Stopped before everything was read.
    pub cancelled: bool,
}

impl Facts {
    /// What is known of this machine, of no cache in particular.
    pub fn around() -> Self {
        Self {
            namespace: UserNamespace::here(),
            subordinates: Subordinates::here(),
            protections: KernelProtections::here(),
            selinux: modscope_platform::selinux_enforcing(),
            modes_mean_nothing: !modscope_platform::host::MODES_DECIDE,
            ..Self::default()
        }
    }

    /// Whether the owner or the group has no number in the user namespace of the scan.
    pub fn shows_unmapped(&self, uid: Uid, gid: Gid) -> Unmapped {
        shows_unmapped(&self.namespace, uid, gid)
    }

    /// Whether the cache was reached through a link.
    pub fn through_link(&self) -> bool {
        let meta = self.own_name.as_ref().and_then(|step| step.metadata.ok());
        meta.is_some_and(|meta| meta.kind == Kind::Symlink)
    }
}

/// One component of the way to a cache.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Step {
    /// The whole path of the component.
    pub path: PathBuf,
    /// What the system says of it.
    pub metadata: Result<Metadata, i32>,
    /// Its access control list, where it has one that could be read.
    pub acl: Option<Acl>,
    /// What it lies on, where that is known.
    pub mount: Option<Mount>,
}

impl Step {
    /// What the system says of `path` itself; a link is described, not followed.
    pub fn at(path: &Path, mounts: &MountTable) -> Self {
        let metadata = system::metadata(path).map_err(|error| walk::errno(&error));
        let acl = metadata.as_ref().ok().and_then(|meta| system::lists(path, meta.kind).access);
        let mount = metadata.as_ref().ok().and_then(|meta| mounts.by_id(meta.mount)).cloned();
        Self { path: path.to_path_buf(), metadata, acl, mount }
    }

    /// What decides over it besides who asks; none where the system would not describe it.
    pub fn guard(&self, namespace: &UserNamespace) -> Option<Guard<'_>> {
        let meta = self.metadata.ok()?;
        Some(Guard {
            acl: self.acl.as_ref(),
            flags: meta.flags,
            mount: self.mount.as_ref(),
            unmapped: shows_unmapped(namespace, meta.uid, meta.gid).on(
                self.mount.as_ref(),
                meta.uid,
                meta.gid,
            ),
            ..Guard::plain(meta.kind, meta.mode, meta.uid, meta.gid)
        })
    }
}

fn shows_unmapped(namespace: &UserNamespace, uid: Uid, gid: Gid) -> Unmapped {
    Unmapped { owner: namespace.shows_unmapped(uid), group: namespace.shows_unmapped_group(gid) }
}

/// Why a scan could not begin.
#[derive(Debug, thiserror::Error)]
pub enum ScanError {
    /// Nothing is at the path.
    #[error("there is nothing at {}", .0.display())]
    Absent(PathBuf),
    /// A link leads to nothing.
    #[error("{} is a link to {}, and nothing is there", .link.display(), .target.display())]
    DanglingLink {
        /// The link.
        link: PathBuf,
        /// Where it leads.
        target: PathBuf,
    },
    /// Something else than a folder.
    #[error("{} is not a folder", .0.display())]
    NotADirectory(PathBuf),
    /// The system refused.
    #[error("cannot look at {}: {source}", .path.display())]
    Refused {
        /// What was looked at.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// The arena's numbers ran out.
    #[error("{}: {source}", .path.display())]
    Full {
        /// The cache.
        path: PathBuf,
        /// What ran out.
        source: TreeFull,
    },
}

/// How a scan tells how far it is. Called after each turn of writing, some hundred times a second.
pub trait Watch {
    /// `entries` are in the tree now.
    fn grown(&mut self, entries: usize);
}

impl<F: FnMut(usize)> Watch for F {
    fn grown(&mut self, entries: usize) {
        self(entries);
    }
}

/// The real path of `path`, with links resolved.
///
/// # Errors
/// [`ScanError`] for what is absent, a dangling link, no folder, or refused.
pub fn resolve(path: &Path) -> Result<PathBuf, ScanError> {
    match std::fs::canonicalize(path) {
        Ok(real) => Ok(real),
        Err(source) if source.kind() == std::io::ErrorKind::NotFound => match std::fs::read_link(path) {
            Ok(target) => Err(ScanError::DanglingLink { link: path.into(), target }),
            Err(_) => Err(ScanError::Absent(path.into())),
        },
        Err(source) => Err(ScanError::Refused { path: path.into(), source }),
    }
}

/// The directories above a path where nothing can be scanned, outermost first; of those that are not
/// there, only the first is told.
pub fn way_to(path: &Path) -> Vec<Step> {
    let steps = walk::above(path, &MountTable::here());
    let there = steps.iter().take_while(|step| step.metadata.is_ok()).count();
    let missing = steps.get(there).is_some_and(|step| step.metadata == Err(NOT_THERE));
    steps.into_iter().take(if missing { there } else { there + 1 }).collect()
}

/// ENOENT, on every Unix.
pub(crate) const NOT_THERE: i32 = 2;
