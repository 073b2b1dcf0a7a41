//! The facts around a scan, with paths as bytes.

use modscope_platform::{
    Acl, Flags, KernelProtections, Metadata, Mode, Mount, Subordinates, UserNamespace, paths,
};
use serde::{Deserialize, Serialize};

use crate::scan::{Facts, Step};
use crate::tree::{NodeId, Tree};

/// [`Facts`] as they are saved.
#[derive(Serialize, Deserialize)]
pub(super) struct SavedFacts {
    held: Vec<NodeId>,
    way: Vec<SavedStep>,
    parent: Option<SavedStep>,
    own_name: Option<SavedStep>,
    namespace: UserNamespace,
    subordinates: Subordinates,
    protections: KernelProtections,
    selinux: Option<bool>,
    modes_mean_nothing: bool,
    cancelled: bool,
}

/// A [`Step`] with its path and its list as bytes.
#[derive(Serialize, Deserialize)]
struct SavedStep {
    path: Vec<u8>,
    metadata: Result<Metadata, i32>,
    acl: Option<Vec<u8>>,
    mount: Option<Mount>,
}

impl SavedFacts {
    pub fn of(facts: &Facts) -> Self {
        let Facts { held, way, parent, own_name, namespace, subordinates, protections, .. } = facts.clone();
        Self {
            held,
            way: way.iter().map(saved).collect(),
            parent: parent.as_ref().map(saved),
            own_name: own_name.as_ref().map(saved),
            namespace,
            subordinates,
            protections,
            selinux: facts.selinux,
            modes_mean_nothing: facts.modes_mean_nothing,
            cancelled: facts.cancelled,
        }
    }

    /// The facts, if the entries they speak of are in the tree.
    pub fn checked(self, tree: &Tree) -> Option<Facts> {
        let Self { held, way, parent, own_name, namespace, subordinates, protections, .. } = self;
        held.iter().all(|id| id.index() < tree.len()).then(|| Facts {
            held,
            way: way.into_iter().map(step).collect(),
            parent: parent.map(step),
            own_name: own_name.map(step),
            namespace,
            subordinates,
            protections,
            selinux: self.selinux,
            modes_mean_nothing: self.modes_mean_nothing,
            cancelled: self.cancelled,
        })
    }
}

fn saved(step: &Step) -> SavedStep {
    SavedStep {
        path: paths::bytes(&step.path).to_vec(),
        metadata: step.metadata,
        acl: step.acl.as_ref().map(Acl::to_bytes),
        mount: step.mount.clone(),
    }
}

fn step(saved: SavedStep) -> Step {
    Step {
        path: paths::owned(&saved.path),
        metadata: saved.metadata.map(usual),
        acl: saved.acl.and_then(|bytes| Acl::from_bytes(&bytes).ok()),
        mount: saved.mount,
    }
}

/// A mode has twelve bits, whatever a file says.
fn usual(meta: Metadata) -> Metadata {
    let flags = Flags::from_bits_truncate(meta.flags.bits());
    Metadata { mode: Mode::new(meta.mode.bits()), flags, ..meta }
}
