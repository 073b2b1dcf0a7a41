//! What a judgement is asked.

use std::collections::BTreeSet;
use std::sync::Arc;

use modscope_platform::{Gid, Identity, Mode};
use serde::{Deserialize, Serialize};

use crate::go::{ModuleVersion, OperationSet};

/// How a cache is meant to be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Policy {
    /// One account uses it and owns what is in it.
    #[default]
    Personal,
    /// The members of a group share it.
    Shared(Gid),
    /// One account writes, everybody else only reads.
    Published,
    /// A container's, thrown away with it.
    Container,
}

impl Policy {
    /// The name in options and reports, without the group.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Personal => "personal",
            Self::Shared(_) => "shared",
            Self::Published => "published",
            Self::Container => "container",
        }
    }
}

/// Which module versions a judgement is about.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub enum Scope {
    /// Everything that is here, and anything new.
    #[default]
    All,
    /// One module version, here or yet to be fetched.
    Target(Arc<ModuleVersion>),
    /// What a project's go.sum names.
    Project(Arc<ProjectVersions>),
}

/// The module versions that a project's go.sum names.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct ProjectVersions {
    /// Those whose content it has a sum of: builds may use them.
    pub content: BTreeSet<ModuleVersion>,
    /// Those whose go.mod it has a sum of: the module graph.
    pub graph: BTreeSet<ModuleVersion>,
}

/// Settings of go that change what it does with a cache.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub struct GoSettings {
    /// GOFLAGS has `-modcacherw`: new trees keep the write bits of their directories.
    pub mod_cache_rw: bool,
    /// GOPROXY is `off`: nothing can be fetched.
    pub proxy_off: bool,
    /// GOPROXY is `direct`: everything is fetched by git and its like, through `cache/vcs`.
    pub direct: bool,
}

/// What a judgement is asked: for whom, under which policy, for which operations.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Question {
    /// Who runs go.
    pub identity: Identity,
    /// How the cache is meant to be used.
    pub policy: Policy,
    /// Which operations are asked about.
    pub operations: OperationSet,
    /// What go is set to.
    pub settings: GoSettings,
    /// Which module versions are meant.
    pub scope: Scope,
    /// The umask go runs under, where it is known: bits that new entries do not get.
    pub umask: Option<Mode>,
    /// Seconds since 1970; a temporary file younger than some minutes is no leftover.
    pub now: i64,
}

impl Question {
    /// All six operations under the personal policy, with go's default settings.
    pub fn new(identity: Identity, now: i64) -> Self {
        Self {
            identity,
            policy: Policy::Personal,
            operations: OperationSet::all(),
            settings: GoSettings::default(),
            scope: Scope::All,
            umask: None,
            now,
        }
    }
}
