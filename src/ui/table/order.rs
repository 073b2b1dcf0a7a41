//! The order of the entries of one directory.

use modscope_platform::Uid;
use rustc_hash::FxHashMap;

use super::causes::Causes;
use super::columns::{Column, Sort};
use crate::health::Health;
use crate::tree::{NodeId, Tree};
use crate::words::Names;

/// What entries are compared by.
pub struct Order<'a> {
    /// The entries.
    pub tree: &'a Tree,
    /// Their health.
    pub health: &'a Health,
    /// Worst findings, for the column of findings.
    pub causes: &'a Causes,
    /// Owners by name.
    pub owners: &'a OwnerRanks,
    /// By which column.
    pub sort: Sort,
}

/// Where each owner stands when owners are sorted by name; those without a name come last, by number.
#[derive(Debug, Default)]
pub struct OwnerRanks(FxHashMap<Uid, u64>);

impl OwnerRanks {
    /// The ranks of all owners that occur.
    pub fn of(tree: &Tree, names: &Names) -> Self {
        let mut uids: Vec<Uid> = tree.looks().iter().map(|look| look.uid).collect();
        uids.sort_unstable();
        uids.dedup();
        let mut users: Vec<_> = uids.into_iter().map(|uid| (uid, names.known_user(uid))).collect();
        users.sort_by(|(uid, name), (other, others)| {
            (name.is_none(), name, uid).cmp(&(others.is_none(), others, other))
        });
        Self(users.into_iter().map(|(uid, _)| uid).zip(0..).collect())
    }
}

impl Order<'_> {
    /// Puts entries of one directory, given in order of their names, into the order that is asked for.
    /// Equal ones stay in order of their names.
    pub fn apply(&self, entries: &mut Vec<NodeId>) {
        match self.sort {
            Sort { by: Column::Name, descending: false } => {}
            Sort { by: Column::Name, descending: true } => entries.reverse(),
            Sort { descending, .. } => {
                let mut keyed: Vec<(u64, NodeId)> = entries
                    .iter()
                    .map(|id| if descending { (!self.key(*id), *id) } else { (self.key(*id), *id) })
                    .collect();
                // Numbers of entries rise with their names within a directory, so ties keep that order.
                keyed.sort_unstable();
                entries.clear();
                entries.extend(keyed.into_iter().map(|(_, id)| id));
            }
        }
    }

    fn key(&self, id: NodeId) -> u64 {
        let tree = self.tree;
        match self.sort.by {
            Column::Name => 0,
            Column::Health => self.health_key(id),
            Column::Finding => {
                self.causes.worst(tree, self.health, id).map_or(0, |finding| u64::MAX - finding as u64)
            }
            Column::Affected => self.health.heat.share(tree, id).total_affected(),
            Column::Owner => {
                let uid = tree.look(id).uid;
                self.owners.0.get(&uid).copied().unwrap_or(u64::from(uid.0) | 1 << 40)
            }
            Column::Mode => u64::from(tree.look(id).mode.bits()),
            Column::Modified => tree.modified(id).unsigned_abs(),
            Column::Size => tree.total_bytes(id),
        }
    }

    /// Healthy, then unknown, then by severity; within a severity by the affected share.
    fn health_key(&self, id: NodeId) -> u64 {
        let share = self.health.heat.share(self.tree, id);
        let Some(worst) = share.worst() else { return u64::from(share.unknown > 0) };
        let part = share.worst_affected() as f64 / self.tree.total_entries(id).max(1) as f64;
        (worst as u64 + 1) << 40 | (part * f64::from(u32::MAX)) as u64
    }
}
