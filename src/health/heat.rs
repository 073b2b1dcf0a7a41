//! The severity of every entry and the sums of every directory: what the map and the table colour by.

use super::Severity;
use crate::tree::{NodeId, Tree};

/// How much of a subtree is affected, and how badly.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Share {
    /// Entries by their own severity: info, warning, error.
    pub affected: [u32; 3],
    /// Entries that could not be looked at or into.
    pub unknown: u32,
}

impl Share {
    /// The worst severity that occurs.
    pub fn worst(&self) -> Option<Severity> {
        Severity::WORST_FIRST.into_iter().find(|severity| self.affected[*severity as usize] > 0)
    }

    /// Entries with any finding.
    pub fn total_affected(&self) -> u64 {
        self.affected.iter().map(|count| u64::from(*count)).sum()
    }

    /// Entries with the worst severity.
    pub fn worst_affected(&self) -> u64 {
        self.worst().map_or(0, |severity| u64::from(self.affected[severity as usize]))
    }

    fn add(&mut self, other: Self) {
        for (mine, others) in self.affected.iter_mut().zip(other.affected) {
            *mine += others;
        }
        self.unknown += other.unknown;
    }
}

/// What an entry's own findings amount to, in one byte.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Own(u8);

impl Own {
    const UNKNOWN: u8 = 0x80;

    pub(super) fn worsen(&mut self, severity: Severity) {
        self.0 = (self.0 & Self::UNKNOWN) | (self.0 & !Self::UNKNOWN).max(severity as u8 + 1);
    }

    pub(super) fn mark_unknown(&mut self) {
        self.0 |= Self::UNKNOWN;
    }

    fn severity(self) -> Option<Severity> {
        match self.0 & !Self::UNKNOWN {
            0 => None,
            1 => Some(Severity::Info),
            2 => Some(Severity::Warning),
            _ => Some(Severity::Error),
        }
    }

    fn share(self) -> Share {
        let mut share = Share { unknown: u32::from(self.0 & Self::UNKNOWN != 0), ..Share::default() };
        if let Some(severity) = self.severity() {
            share.affected[severity as usize] = 1;
        }
        share
    }
}

/// The severity of every entry and the sums of every directory.
#[derive(Debug, Clone, Default)]
pub struct Heat {
    own: Vec<Own>,
    directories: Vec<Share>,
    /// Which findings each entry is part of: (entry, index of the finding), in order of entries.
    memberships: Vec<(NodeId, u32)>,
}

impl Heat {
    pub(super) fn new(tree: &Tree, own: Vec<Own>, memberships: Vec<(NodeId, u32)>) -> Self {
        let mut directories = vec![Share::default(); tree.directory_count()];
        // Children come after their parents: from the end, every directory is whole when it is reached.
        for id in tree.ids().rev() {
            let mine = own[id.index()];
            let share = match tree.directory_index(id) {
                Some(index) => {
                    directories[index].add(mine.share());
                    directories[index]
                }
                None if mine == Own::default() => continue,
                None => mine.share(),
            };
            if share != Share::default()
                && let Some(index) = tree.parent(id).and_then(|parent| tree.directory_index(parent))
            {
                directories[index].add(share);
            }
        }
        Self { own, directories, memberships }
    }

    /// The same with more findings, `more` as entry and number of the finding; `moved` has each finding's
    /// new number by its old one.
    pub(super) fn with(
        self,
        tree: &Tree,
        more: &[(NodeId, u32)],
        severity: impl Fn(u32) -> Severity,
        moved: &[u32],
    ) -> Self {
        let Self { mut own, directories, mut memberships } = self;
        let within = || more.iter().filter(|(id, _)| id.index() < tree.len());
        memberships.extend(within());
        memberships.iter_mut().for_each(|(_, finding)| *finding = moved[*finding as usize]);
        if within().next().is_none() {
            return Self { own, directories, memberships };
        }
        memberships.sort_by_key(|(id, _)| *id);
        own.resize(tree.len(), Own::default());
        for (id, finding) in within() {
            own[id.index()].worsen(severity(*finding));
        }
        Self::new(tree, own, memberships)
    }

    /// The severity of the entry itself; `None` where it is healthy, or the tree has grown since.
    pub fn own(&self, id: NodeId) -> Option<Severity> {
        self.own.get(id.index()).and_then(|own| own.severity())
    }

    /// Whether the entry itself could not be looked at or into.
    pub fn is_unknown(&self, id: NodeId) -> bool {
        self.own.get(id.index()).is_some_and(|own| own.0 & Own::UNKNOWN != 0)
    }

    /// How much of the entry and of everything under it is affected.
    pub fn share(&self, tree: &Tree, id: NodeId) -> Share {
        match tree.directory_index(id) {
            Some(index) => self.directories.get(index).copied().unwrap_or_default(),
            None => self.own.get(id.index()).map(|own| own.share()).unwrap_or_default(),
        }
    }

    /// The findings (indices into `Health::findings`) that the entry itself is part of.
    pub fn findings_of(&self, id: NodeId) -> impl Iterator<Item = usize> + '_ {
        let start = self.memberships.partition_point(|(entry, _)| *entry < id);
        self.memberships[start..]
            .iter()
            .take_while(move |(entry, _)| *entry == id)
            .map(|(_, finding)| *finding as usize)
    }

    /// Bytes of memory it holds, for the figures.
    pub fn memory(&self) -> usize {
        self.own.capacity()
            + self.directories.capacity() * size_of::<Share>()
            + self.memberships.capacity() * 8
    }
}
