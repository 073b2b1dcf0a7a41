//! A tree as columns, to be written to a file, and back. What comes from a file is not believed:
//! [`Tree::from_parts`] checks everything the rest of the program relies on.
//!
//! Parents, sums and roles are not kept: they follow from the rest, and what is not in the file cannot be
//! wrong in it. Roles are found anew, so an old scan is judged by what is known of Go today.

use modscope_platform::{Acl, Flags, Gid, Kind, Mode, Mount, Uid};
use serde::{Deserialize, Serialize};

use super::beside::Besides;
use super::node::{AclId, Directory, LabelId, MountId, NO_DIRECTORY, Node};
use super::{Contents, Look, NodeId, Tree};
use crate::go::Role;

/// A tree as columns.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TreeParts {
    root: Vec<u8>,
    /// All names, one after the other.
    names: Vec<u8>,
    name_lengths: Vec<u16>,
    /// The access control lists, as the kernel has them.
    acls: Vec<Vec<u8>>,
    labels: Vec<Vec<u8>>,
    mounts: Vec<Mount>,
    looks: Vec<SavedLook>,
    look_of: Vec<u32>,
    sizes: Vec<u64>,
    modified: Vec<u32>,
    /// One for each directory, in the order of the entries.
    directories: Vec<SavedDirectory>,
}

/// A look without its role.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
struct SavedLook {
    kind: Kind,
    mode: Mode,
    uid: Uid,
    gid: Gid,
    acl: Option<AclId>,
    default_acl: Option<AclId>,
    flags: Flags,
    mount: MountId,
    label: Option<LabelId>,
    hard_linked: bool,
    other_device: bool,
    unseen: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
struct SavedDirectory {
    first_child: u32,
    child_count: u32,
    contents: Contents,
}

/// What is wrong with the parts of a tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BadTree {
    /// The columns do not have the same length, or point outside one another.
    #[error("its columns do not fit together")]
    Columns,
    /// The children of directories are not each entry once, after its parent and in order.
    #[error("its directories do not hold each entry once")]
    Directories,
    /// An access control list that no kernel has.
    #[error("it has an access control list that cannot be one")]
    Acl,
    /// A name that no system gives.
    #[error("it has a name that cannot be one")]
    Name,
    /// Sizes that no disk has.
    #[error("its sizes are larger than any disk")]
    Sizes,
}

impl Tree {
    /// The tree as columns.
    pub fn to_parts(&self) -> TreeParts {
        let mut names = Vec::with_capacity(self.names.len());
        for id in self.ids() {
            names.extend_from_slice(self.name(id));
        }
        TreeParts {
            root: self.root.clone(),
            names,
            name_lengths: self.nodes.iter().map(|node| node.name_len).collect(),
            acls: self.besides.acls().iter().map(Acl::to_bytes).collect(),
            labels: self.besides.labels().to_vec(),
            mounts: self.besides.mounts().to_vec(),
            looks: self.looks.iter().map(SavedLook::of).collect(),
            look_of: self.nodes.iter().map(|node| node.look.0).collect(),
            sizes: self.nodes.iter().map(|node| node.size).collect(),
            modified: self.nodes.iter().map(|node| node.modified).collect(),
            directories: self.directories.iter().map(SavedDirectory::of).collect(),
        }
    }

    /// The tree that has these parts; `role` is its root's.
    ///
    /// # Errors
    /// [`BadTree`] when they are no tree that a scan could have made.
    pub fn from_parts(parts: TreeParts, role: Role) -> Result<Self, BadTree> {
        let looks = parts.looks_of_entries()?;
        let parents = parts.parents(&looks)?;
        let acls = parts.acls.iter().map(|bytes| Acl::from_bytes(bytes).map_err(|_| BadTree::Acl));
        let besides = Besides::of(acls.collect::<Result<_, _>>()?, parts.labels, parts.mounts);
        let mut tree = Self { root: parts.root, names: parts.names, besides, ..Self::default() };
        let mut name: u32 = 0;
        for (index, saved) in looks.iter().enumerate() {
            let name_len = parts.name_lengths[index];
            let end = name.checked_add(u32::from(name_len)).ok_or(BadTree::Columns)?;
            let text = tree.names.get(name as usize..end as usize).ok_or(BadTree::Columns)?;
            let parent = parents[index];
            let kind = if saved.unseen { Kind::File } else { saved.kind };
            let role = if index == 0 { role } else { tree.role(parent).child(text, kind) };
            if (index == 0) != text.is_empty()
                || text.iter().any(|byte| matches!(byte, b'/' | 0))
                || is_dots(text)
            {
                return Err(BadTree::Name);
            }
            let look = tree.intern(saved.with(role));
            let directory =
                if saved.kind == Kind::Dir { tree.directories.len() as u32 } else { NO_DIRECTORY };
            if let Some(saved) = parts.directories.get(directory as usize) {
                tree.directories.push(saved.of_entry(NodeId::new(index as u32)));
            }
            let (size, modified) = (parts.sizes[index], parts.modified[index]);
            tree.nodes.push(Node { size, parent, directory, name, look, modified, name_len });
            name = end;
        }
        if name as usize != tree.names.len() {
            return Err(BadTree::Columns);
        }
        tree.check_order()?;
        tree.add_up()?;
        Ok(tree)
    }

    /// Names are looked up by halving, so they must be in order.
    fn check_order(&self) -> Result<(), BadTree> {
        let unordered = |dir: &Directory| {
            let children = || self.children(dir.node);
            children().zip(children().skip(1)).any(|(one, next)| self.name(one) > self.name(next))
        };
        if self.directories.iter().any(unordered) { Err(BadTree::Directories) } else { Ok(()) }
    }

    /// Sums entries and bytes from the leaves up.
    fn add_up(&mut self) -> Result<(), BadTree> {
        for index in (1..self.nodes.len()).rev() {
            let node = self.nodes[index];
            let below =
                self.directories.get(node.directory as usize).map(|dir| (dir.entries_below, dir.bytes_below));
            let (entries, bytes) = below.unwrap_or((0, node.size));
            let parent = self.nodes[node.parent.index()].directory as usize;
            let parent = self.directories.get_mut(parent).ok_or(BadTree::Directories)?;
            parent.entries_below = parent.entries_below.checked_add(entries + 1).ok_or(BadTree::Sizes)?;
            let bytes = parent.bytes_below.checked_add(bytes).filter(|sum| i64::try_from(*sum).is_ok());
            parent.bytes_below = bytes.ok_or(BadTree::Sizes)?;
        }
        Ok(())
    }
}

impl TreeParts {
    /// The look of every entry; all columns are as long as this one.
    fn looks_of_entries(&self) -> Result<Vec<SavedLook>, BadTree> {
        let count = self.name_lengths.len();
        let lengths = [self.look_of.len(), self.sizes.len(), self.modified.len()];
        let fits = |len: usize| u32::try_from(len).is_ok_and(|len| len < NO_DIRECTORY);
        if lengths.iter().any(|len| *len != count) || count == 0 || !fits(count) || !fits(self.names.len()) {
            return Err(BadTree::Columns);
        }
        let (acls, labels, mounts) = (self.acls.len(), self.labels.len(), self.mounts.len());
        let refers = |look: &SavedLook| {
            let lists = [look.acl, look.default_acl].into_iter().flatten();
            lists.into_iter().all(|id| (id.0 as usize) < acls)
                && look.label.is_none_or(|id| (id.0 as usize) < labels)
                && usize::from(look.mount.0) < mounts
        };
        if !self.looks.iter().all(refers) {
            return Err(BadTree::Columns);
        }
        let look = |index: &u32| self.looks.get(*index as usize).copied().ok_or(BadTree::Columns);
        self.look_of.iter().map(look).collect()
    }

    /// The parent of each entry: each but the root is in exactly one directory that was read, and after it.
    fn parents(&self, looks: &[SavedLook]) -> Result<Vec<NodeId>, BadTree> {
        let dirs: Vec<u32> =
            (0_u32..).zip(looks).filter(|(_, look)| look.kind == Kind::Dir).map(|(id, _)| id).collect();
        if dirs.len() != self.directories.len() {
            return Err(BadTree::Columns);
        }
        let mut parents = vec![None; looks.len()];
        for (id, dir) in dirs.into_iter().zip(&self.directories) {
            let children =
                dir.first_child..dir.first_child.checked_add(dir.child_count).ok_or(BadTree::Directories)?;
            if children.is_empty() {
                continue;
            }
            let within = children.start > id && dir.contents == Contents::Read;
            let slots = parents.get_mut(children.start as usize..children.end as usize).filter(|_| within);
            for slot in slots.ok_or(BadTree::Directories)? {
                if slot.replace(NodeId::new(id)).is_some() {
                    return Err(BadTree::Directories);
                }
            }
        }
        parents[0] = Some(NodeId::ROOT);
        parents.into_iter().collect::<Option<_>>().ok_or(BadTree::Directories)
    }
}

impl SavedLook {
    fn of(look: &Look) -> Self {
        let Look { kind, mode, uid, gid, acl, default_acl, flags, mount, label, .. } = *look;
        let Look { hard_linked, other_device, unseen, .. } = *look;
        Self {
            kind,
            mode,
            uid,
            gid,
            acl,
            default_acl,
            flags,
            mount,
            label,
            hard_linked,
            other_device,
            unseen,
        }
    }

    fn with(self, role: Role) -> Look {
        let Self { kind, mode, uid, gid, acl, default_acl, flags, mount, label, .. } = self;
        let Self { hard_linked, other_device, unseen, .. } = self;
        let mode = Mode::new(mode.bits());
        let flags = Flags::from_bits_truncate(flags.bits());
        Look {
            kind,
            mode,
            uid,
            gid,
            role,
            acl,
            default_acl,
            flags,
            mount,
            label,
            hard_linked,
            other_device,
            unseen,
        }
    }
}

impl SavedDirectory {
    fn of(dir: &Directory) -> Self {
        Self { first_child: dir.first_child, child_count: dir.child_count, contents: dir.contents }
    }

    fn of_entry(self, node: NodeId) -> Directory {
        let Self { first_child, child_count, contents } = self;
        Directory { bytes_below: 0, node, first_child, child_count, entries_below: 0, contents }
    }
}

fn is_dots(name: &[u8]) -> bool {
    matches!(name, b"." | b"..")
}

#[cfg(test)]
mod tests;
