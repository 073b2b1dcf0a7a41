//! The facts around a scan, with paths as bytes.

use modscope_platform::{Metadata, Mode, paths};
use serde::{Deserialize, Serialize};

use crate::scan::{Facts, Step};
use crate::tree::{NodeId, Tree};

/// [`Facts`] as they are saved.
#[derive(Serialize, Deserialize)]
pub(super) struct SavedFacts {
    under_way: Vec<NodeId>,
    way: Vec<SavedStep>,
    parent: Option<SavedStep>,
    own_name: Option<SavedStep>,
    modes_mean_nothing: bool,
    cancelled: bool,
}

type SavedStep = (Vec<u8>, Result<Metadata, i32>);

impl SavedFacts {
    pub fn of(facts: &Facts) -> Self {
        let Facts { under_way, way, parent, own_name, modes_mean_nothing, cancelled } = facts;
        Self {
            under_way: under_way.clone(),
            way: way.iter().map(saved).collect(),
            parent: parent.as_ref().map(saved),
            own_name: own_name.as_ref().map(saved),
            modes_mean_nothing: *modes_mean_nothing,
            cancelled: *cancelled,
        }
    }

    /// The facts, if the entries they speak of are in the tree.
    pub fn checked(self, tree: &Tree) -> Option<Facts> {
        let Self { under_way, way, parent, own_name, modes_mean_nothing, cancelled } = self;
        under_way.iter().all(|id| id.index() < tree.len()).then(|| Facts {
            under_way,
            way: way.into_iter().map(step).collect(),
            parent: parent.map(step),
            own_name: own_name.map(step),
            modes_mean_nothing,
            cancelled,
        })
    }
}

fn saved(step: &Step) -> SavedStep {
    (paths::bytes(&step.path).to_vec(), step.metadata)
}

fn step((path, metadata): SavedStep) -> Step {
    Step { path: paths::owned(&path), metadata: metadata.map(usual) }
}

/// A mode has twelve bits, whatever a file says.
fn usual(meta: Metadata) -> Metadata {
    Metadata { mode: Mode::new(meta.mode.bits()), ..meta }
}
