//! The arena of entries: what a scan saw, compact, and read-only once built.
//!
//! A [`Tree`] is a few flat arrays. An entry ([`NodeId`]) is 32 bytes and its name; entries that look
//! alike to every rule (kind, mode, owner, group, role) share one [`Look`], so that a rule is asked
//! once for each look and not once for each entry. The children of a directory stand side by side,
//! in byte order of their names, and always after their parent: one pass forward goes down, one pass
//! backward comes up.
//!
//! Sums over a directory (entries, bytes) are kept while it grows, so a half-read tree can be drawn.

mod beside;
mod build;
mod node;
mod paths;
mod saved;

pub use build::{DirTicket, TreeFull};
pub use node::{AclId, Contents, LabelId, Look, LookId, MountId, NodeId};
pub use saved::{BadTree, TreeParts};

use beside::Besides;
use modscope_platform::{Acl, Kind, Metadata, Mount};
use node::{Directory, NO_DIRECTORY, Node};
use rustc_hash::FxHashMap;

use crate::access::{Guard, Unmapped};
use crate::go::Role;

/// Everything a scan saw under one root.
#[derive(Debug, Clone, Default)]
pub struct Tree {
    /// The real path of the root, as bytes.
    root: Vec<u8>,
    nodes: Vec<Node>,
    names: Vec<u8>,
    directories: Vec<Directory>,
    looks: Vec<Look>,
    look_ids: FxHashMap<Look, LookId>,
    besides: Besides,
}

impl Tree {
    /// The real path of the root, as bytes.
    pub fn root_path(&self) -> &[u8] {
        &self.root
    }

    /// How many entries there are, the root among them.
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Whether not even the root has been read.
    pub fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }

    /// How many directories there are.
    pub fn directory_count(&self) -> usize {
        self.directories.len()
    }

    /// All entries, parents before children.
    pub fn ids(&self) -> impl DoubleEndedIterator<Item = NodeId> + ExactSizeIterator + use<> {
        (0..self.nodes.len() as u32).map(NodeId::new)
    }

    /// The name of an entry in its directory; empty for the root.
    pub fn name(&self, id: NodeId) -> &[u8] {
        let node = self.node(id);
        &self.names[node.name as usize..node.name as usize + usize::from(node.name_len)]
    }

    /// The directory an entry is in; none for the root.
    pub fn parent(&self, id: NodeId) -> Option<NodeId> {
        (id != NodeId::ROOT).then(|| self.node(id).parent)
    }

    /// The entries of a directory, in byte order of their names; none for what is no directory.
    pub fn children(
        &self,
        id: NodeId,
    ) -> impl DoubleEndedIterator<Item = NodeId> + ExactSizeIterator + use<> {
        let (first, count) = self.directory(id).map_or((0, 0), |dir| (dir.first_child, dir.child_count));
        (first..first + count).map(NodeId::new)
    }

    /// The child of that name, if there is one.
    pub fn child(&self, id: NodeId, name: &[u8]) -> Option<NodeId> {
        let dir = self.directory(id)?;
        let (mut low, mut high) = (dir.first_child, dir.first_child + dir.child_count);
        while low < high {
            let middle = low + (high - low) / 2;
            match self.name(NodeId::new(middle)).cmp(name) {
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Equal => return Some(NodeId::new(middle)),
                std::cmp::Ordering::Greater => high = middle,
            }
        }
        None
    }

    /// What all entries like this one have in common.
    pub fn look(&self, id: NodeId) -> &Look {
        &self.looks[self.node(id).look.index()]
    }

    /// What decides over all entries of a look besides who asks. `unmapped` tells whether an owner has no
    /// number in the user namespace the scan was made in.
    pub fn guard(&self, look: &Look, unmapped: impl Fn(&Look) -> Unmapped) -> Guard<'_> {
        Guard {
            kind: look.kind,
            mode: look.mode,
            uid: look.uid,
            gid: look.gid,
            acl: look.acl.map(|id| self.acl(id)),
            flags: look.flags,
            mount: Some(self.mount(look.mount)),
            unmapped: unmapped(look).on(Some(self.mount(look.mount)), look.uid, look.gid),
        }
    }

    /// An access control list.
    pub fn acl(&self, id: AclId) -> &Acl {
        self.besides.acl(id)
    }

    /// A label, as bytes.
    pub fn label(&self, id: LabelId) -> &[u8] {
        self.besides.label(id)
    }

    /// A mount; where the system does not say, one that stands in nobody's way.
    pub fn mount(&self, id: MountId) -> &Mount {
        self.besides.mount(id)
    }

    /// The mount the root lies on comes first, then others that were met.
    pub fn mounts(&self) -> &[Mount] {
        self.besides.mounts()
    }

    /// The number of the entry's look, to index what was computed once for each look.
    pub fn look_id(&self, id: NodeId) -> LookId {
        self.node(id).look
    }

    /// Every look that occurs.
    pub fn looks(&self) -> &[Look] {
        &self.looks
    }

    /// Bytes of content of the entry itself.
    pub fn size(&self, id: NodeId) -> u64 {
        self.node(id).size
    }

    /// Last change of content, seconds since 1970.
    pub fn modified(&self, id: NodeId) -> i64 {
        i64::from(self.node(id).modified)
    }

    /// Whether an entry is a directory.
    pub fn is_dir(&self, id: NodeId) -> bool {
        self.look(id).kind == Kind::Dir
    }

    /// What is known of a directory's content; none for what is no directory.
    pub fn contents(&self, id: NodeId) -> Option<Contents> {
        self.directory(id).map(|dir| dir.contents)
    }

    /// The number of a directory, 0 to [`Self::directory_count`], to index what is kept for each.
    pub fn directory_index(&self, id: NodeId) -> Option<usize> {
        let index = self.node(id).directory;
        (index != NO_DIRECTORY).then_some(index as usize)
    }

    /// Entries in and under this one, itself among them.
    pub fn total_entries(&self, id: NodeId) -> u64 {
        1 + self.directory(id).map_or(0, |dir| u64::from(dir.entries_below))
    }

    /// Bytes in and under this one; a directory counts what it holds and nothing for itself.
    pub fn total_bytes(&self, id: NodeId) -> u64 {
        self.directory(id).map_or_else(|| self.size(id), |dir| dir.bytes_below)
    }

    /// How many components lie between the root and the entry.
    pub fn depth(&self, id: NodeId) -> usize {
        self.ancestors(id).count()
    }

    /// The directories an entry lies in, the nearest first, the root last.
    pub fn ancestors(&self, id: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        std::iter::successors(self.parent(id), |id| self.parent(*id))
    }

    /// Whether `id` is `top` or lies under it.
    pub fn is_within(&self, id: NodeId, top: NodeId) -> bool {
        id == top || self.ancestors(id).any(|ancestor| ancestor == top)
    }

    /// What the entry is to Go.
    pub fn role(&self, id: NodeId) -> Role {
        self.look(id).role
    }

    /// Bytes of memory the tree holds, for the figures.
    pub fn memory(&self) -> usize {
        self.nodes.capacity() * size_of::<Node>()
            + self.names.capacity()
            + self.directories.capacity() * size_of::<Directory>()
            + self.looks.capacity() * size_of::<Look>()
    }

    fn node(&self, id: NodeId) -> &Node {
        &self.nodes[id.index()]
    }

    fn directory(&self, id: NodeId) -> Option<&Directory> {
        self.directories.get(self.node(id).directory as usize)
    }
}

/// The look of an entry with this metadata and role, and nothing beside them.
fn look_of(metadata: &Metadata, role: Role, root_device: u64, mount: MountId) -> Look {
    Look {
        kind: metadata.kind,
        mode: metadata.mode,
        uid: metadata.uid,
        gid: metadata.gid,
        role,
        acl: None,
        default_acl: None,
        flags: metadata.flags,
        mount,
        label: None,
        hard_linked: metadata.kind == Kind::File && metadata.links > 1,
        other_device: metadata.device != root_device,
        unseen: false,
    }
}
