//! The worst finding in or under every directory.

use crate::health::Health;
use crate::tree::{NodeId, Tree};

/// For each directory the worst finding in or under it. Computed once a judgement.
#[derive(Debug, Default)]
pub struct Causes {
    /// By directory; `u32::MAX` where nothing is found.
    directories: Vec<u32>,
}

const NOTHING: u32 = u32::MAX;

impl Causes {
    /// Goes up from the roots of every finding. Findings come worst first, so that a directory that has
    /// one already is not passed again.
    pub fn of(tree: &Tree, health: &Health) -> Self {
        let mut directories = vec![NOTHING; tree.directory_count()];
        for (finding, number) in health.findings.iter().zip(0_u32..) {
            for root in finding.roots.iter().chain(finding.entry().iter()) {
                for at in std::iter::once(*root).chain(tree.ancestors(*root)) {
                    let Some(index) = tree.directory_index(at) else { continue };
                    if directories[index] != NOTHING {
                        break;
                    }
                    directories[index] = number;
                }
            }
        }
        Self { directories }
    }

    /// The worst finding in or under an entry, as an index into `Health::findings`.
    pub fn worst(&self, tree: &Tree, health: &Health, id: NodeId) -> Option<usize> {
        match tree.directory_index(id) {
            Some(index) => self
                .directories
                .get(index)
                .filter(|finding| **finding != NOTHING)
                .map(|finding| *finding as usize),
            None if health.heat.own(id).is_none() => None,
            None => health.heat.findings_of(id).min(),
        }
    }
}
