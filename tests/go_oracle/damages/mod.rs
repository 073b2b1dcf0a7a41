//! What can happen to a module cache, one row each, in a file for each theme.

mod dirs;
mod files;
mod flags;
mod lists;
mod locks;
mod mounts;
mod place;
mod sharing;
mod toolchains;
mod trees;
mod whole;

use std::path::PathBuf;

use crate::cache::{Cache, ROOT, chmod, chown};

/// Who runs go.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Who {
    /// The owner of the cache.
    A,
    /// Somebody else on the same machine.
    B,
    /// A member of A's group.
    C,
    /// root, with every capability.
    Root,
}

impl Who {
    pub const ALL: &'static [Self] = &[Self::A, Self::B, Self::C, Self::Root];

    pub const fn uid(self) -> u32 {
        match self {
            Self::A => A,
            Self::B => B,
            Self::C => C,
            Self::Root => ROOT,
        }
    }
}

pub const A: u32 = 1001;
pub const B: u32 = 1002;
pub const C: u32 = 1003;

/// Which of the caches that A filled a row begins with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Whole {
    /// Filled under this umask.
    Umask(&'static str),
    /// Filled under umask 002, below a setgid folder of A's group.
    Shared,
    /// The same with `-modcacherw`.
    SharedRw,
    /// Filled under umask 077, below a folder whose default list gives B everything.
    Listed,
}

impl Whole {
    pub const ALL: &'static [Self] = &[
        Self::Umask("022"),
        Self::Umask("002"),
        Self::Umask("027"),
        Self::Umask("077"),
        Self::Shared,
        Self::SharedRw,
        Self::Listed,
    ];
}

/// When a damage is done, among several.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// To what is in the cache.
    Inside,
    /// To the cache's own path: it may be gone afterwards.
    Place,
    /// What keeps root from hurting anything more.
    Seal,
}

/// One row: a cache, hurt by `hurt`, used by each of `runs`.
#[derive(Clone, Copy)]
pub struct Damage {
    pub name: &'static str,
    pub whole: Whole,
    pub runs: &'static [Who],
    /// The umask go runs under.
    pub umask: &'static str,
    /// GOFLAGS.
    pub flags: &'static str,
    /// GOPROXY=off: what can't be read can't be fetched again. Nothing new can be had then, hurt
    /// or not, so download isn't asked; nor is toolchain, which go refuses under GOSUMDB=off
    /// unless GOPROXY is one file:// URL.
    pub offline: bool,
    /// Only by itself, not with others: what go does then depends on when.
    pub alone: bool,
    pub stage: Stage,
    pub hurt: fn(&Cache),
}

const fn row(name: &'static str, hurt: fn(&Cache)) -> Damage {
    Damage {
        name,
        whole: Whole::Umask("022"),
        runs: Who::ALL,
        umask: "022",
        flags: "",
        offline: false,
        alone: false,
        stage: Stage::Inside,
        hurt,
    }
}

impl Damage {
    const fn of(self, whole: Whole) -> Self {
        Self { whole, ..self }
    }

    const fn by(self, runs: &'static [Who]) -> Self {
        Self { runs, ..self }
    }

    const fn offline(self) -> Self {
        Self { offline: true, ..self }
    }

    const fn alone(self) -> Self {
        Self { alone: true, ..self }
    }

    /// Every writer has umask 002.
    const fn open(self) -> Self {
        Self { umask: "002", ..self }
    }

    const fn at(self, stage: Stage) -> Self {
        Self { stage, ..self }
    }
}

/// Every row.
pub fn all() -> Vec<Damage> {
    [
        whole::ROWS,
        place::ROWS,
        dirs::ROWS,
        locks::ROWS,
        files::ROWS,
        trees::ROWS,
        toolchains::ROWS,
        sharing::ROWS,
        lists::ROWS,
        flags::ROWS,
        mounts::ROWS,
    ]
    .concat()
}

const DOWNLOAD: &str = "cache/download";
const AV: &str = "cache/download/example.com/alpha/@v";
const TREE: &str = "example.com/alpha@v1.0.0";

/// A file of alpha@v1.0.0 under @v, by its suffix.
fn av(cache: &Cache, suffix: &str) -> PathBuf {
    cache.at(AV).join(format!("v1.0.0.{suffix}"))
}

fn foreign(path: &std::path::Path, mode: u32) {
    chown(path, ROOT, ROOT);
    chmod(path, mode);
}
