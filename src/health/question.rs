//! What a judgement is asked.

use modscope_platform::{Gid, Identity};
use serde::{Deserialize, Serialize};

use crate::go::OperationSet;

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

/// Settings of go that change what it does with a cache.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub struct GoSettings {
    /// GOFLAGS has `-modcacherw`: new trees keep the write bits of their directories.
    pub mod_cache_rw: bool,
    /// GOPROXY is `off`: nothing can be fetched.
    pub proxy_off: bool,
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
            now,
        }
    }
}
