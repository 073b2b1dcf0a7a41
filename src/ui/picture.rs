//! What views read: one cache, judged for one identity, with what is selected and how it is filtered.

use std::path::Path;

use modscope_platform::Identity;

use super::state::WindowParts;
use crate::go::CacheKind;
use crate::health::{Health, Question, Rule, Severity, Share, Versions};
use crate::scan::Facts;
use crate::tree::{NodeId, Tree};
use crate::words::{Names, Words};

/// What the area of a tile stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Area {
    /// How many entries are in and under it.
    #[default]
    Entries,
    /// How many bytes are in and under it.
    Bytes,
}

/// Which rows and findings are shown.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Filter {
    /// Only what has this severity or a worse one.
    pub severity: Option<Severity>,
    /// Only what this rule found.
    pub rule: Option<Rule>,
    /// Only names with this text in them; small letters match both.
    pub text: String,
    /// Only entries with a finding, in them or below.
    pub only_anomalies: bool,
}

impl Filter {
    /// Whether everything is shown.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// Tells a view whether what it computed for an earlier frame still holds: equal stamps, equal picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Stamp {
    /// Another number for every scan; entries of one scan mean nothing in another.
    pub scan: u32,
    /// Goes up while a scan grows, at most four times a second. Entries keep their numbers.
    pub growth: u32,
    /// Goes up with every judgement; the heat and the findings are others.
    pub judgement: u32,
}

/// What all views read. It is made anew for every frame and holds the tree only as long.
#[derive(Debug, Clone, Copy)]
pub struct Picture<'a> {
    /// The entries; it may still grow. It has at least its root.
    pub tree: &'a Tree,
    /// What was judged last; it may know fewer entries than the tree has.
    pub health: &'a Health,
    /// Which module versions are here; empty while the scan runs.
    pub versions: &'a Versions,
    /// What is known around the tree; empty while the scan runs.
    pub facts: &'a Facts,
    /// Which of Go's caches it is.
    pub kind: CacheKind,
    /// The cache's folder as it was given.
    pub path: &'a Path,
    /// What the judgement was asked: identity, policy, operations.
    pub question: &'a Question,
    /// With whom the identity is compared, where that is somebody else.
    pub compared: Option<&'a Identity>,
    /// The selected entry, in all views.
    pub selected: Option<NodeId>,
    /// The selected finding (index into `health.findings`), where a finding was selected.
    pub finding: Option<usize>,
    /// The directory that the map shows.
    pub zoom: NodeId,
    /// What the area of tiles stands for.
    pub area: Area,
    /// Which rows are shown.
    pub filter: &'a Filter,
    /// The scan is still running.
    pub scanning: bool,
    /// Names of accounts and groups; those of all owners in the tree are known already.
    pub names: &'a Names,
    /// Whether what a view computed earlier still holds.
    pub stamp: Stamp,
    /// What of the window is open.
    pub parts: WindowParts,
}

impl Picture<'_> {
    /// Who runs go.
    pub fn identity(&self) -> &Identity {
        &self.question.identity
    }

    /// Sentences about findings. Keep what they say until the next judgement: they are not for every frame.
    pub fn words(&self) -> Words<'_> {
        Words::new(self.tree, self.question, self.names).knowing(self.facts)
    }

    /// How much of an entry and of everything under it is affected.
    pub fn share(&self, id: NodeId) -> Share {
        self.health.heat.share(self.tree, id)
    }
}
