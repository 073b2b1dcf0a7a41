//! One thing to know about a cache: what, where, how much, whom it hurts.

use std::path::PathBuf;

use modscope_platform::{Gid, Mode, Uid};

use super::{Rule, Severity};
use crate::access::Decides;
use crate::go::{OperationSet, Role};
use crate::tree::{NodeId, Tree};

/// Where a finding is.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Place {
    /// An entry of the cache: the topmost of the affected ones, or the nearest directory above all of
    /// them where they are in many places.
    Entry(NodeId),
    /// Outside: a directory on the way to the cache, or the cache's own path where nothing was scanned.
    Outside(PathBuf),
    /// No path: one of go's settings, by its name.
    Setting(&'static str),
}

/// What a finding's sentences speak of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Detail {
    /// The owner of the topmost affected entry.
    pub owner: Option<(Uid, Gid)>,
    /// The mode of the topmost affected entry.
    pub mode: Option<Mode>,
    /// What the system said, where it refused.
    pub errno: Option<i32>,
    /// Bytes, where a size gives it away.
    pub size: Option<u64>,
    /// What says no at the topmost affected entry, where something does.
    pub by: Option<Decides>,
    /// Nobody but the owner and the group can come near: a directory above is closed to others.
    pub sheltered: bool,
    /// It says no more than that things are as the policy wants them.
    pub meant: bool,
}

/// One finding: everything that shares a rule, a cause and a topmost subtree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Which rule.
    pub rule: Rule,
    /// How bad, for the operations asked about.
    pub severity: Severity,
    /// Where.
    pub place: Place,
    /// The topmost affected entries; empty for a place outside.
    pub roots: Vec<NodeId>,
    /// What the topmost affected entry is to Go.
    pub role: Role,
    /// How many entries are affected; 1 for a place outside.
    pub entries: u64,
    /// Operations that fail because of it, of those asked about.
    pub blocks: OperationSet,
    /// Operations that work only with a warning or a fallback because of it, of those asked about.
    pub degrades: OperationSet,
    /// Operations of which nothing can be said because of it, of those asked about.
    pub hides: OperationSet,
    /// What the sentences speak of.
    pub detail: Detail,
    /// What they speak of besides: a setting of go, or a file elsewhere.
    pub subject: Option<Box<Subject>>,
}

/// What only findings about go's settings and about what the build cache remembers speak of.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Subject {
    /// A file or a folder that is not the finding's place.
    pub path: Option<PathBuf>,
    /// The setting that is spoken of.
    pub setting: Option<&'static str>,
    /// Its value, as bytes.
    pub value: Vec<u8>,
    /// Where the value came from: the id of a [`Source`](crate::discover::Source).
    pub source: &'static str,
}

impl Finding {
    /// Blocked and degraded operations together: the `breaks` of reports.
    pub fn breaks(&self) -> OperationSet {
        self.blocks | self.degrades
    }

    /// The entry it is at, if it is inside the cache.
    pub fn entry(&self) -> Option<NodeId> {
        match self.place {
            Place::Entry(id) => Some(id),
            Place::Outside(_) | Place::Setting(_) => None,
        }
    }

    /// The path in reports: relative to the cache, or whole for a place outside.
    pub fn path(&self, tree: &Tree) -> Vec<u8> {
        match &self.place {
            Place::Entry(NodeId::ROOT) => b".".to_vec(),
            Place::Entry(id) => tree.relative_path(*id),
            Place::Outside(path) => modscope_platform::paths::bytes(path).to_vec(),
            Place::Setting(name) => name.as_bytes().to_vec(),
        }
    }

    /// The whole path; none for a setting.
    pub fn full_path(&self, tree: &Tree) -> Option<PathBuf> {
        match &self.place {
            Place::Entry(id) => Some(tree.full_path(*id)),
            Place::Outside(path) => Some(path.clone()),
            Place::Setting(_) => None,
        }
    }
}
