//! How a tree grows: a root, then one directory's listing at a time.

use modscope_platform::walk::{Beside, Listing};
use modscope_platform::{Flags, Gid, Kind, Metadata, Mode, Mount, Uid};

use super::beside::BesideIds;
use super::node::{Directory, NO_DIRECTORY, Node};
use super::{Contents, Look, LookId, MountId, NodeId, Tree, look_of};
use crate::go::Role;

/// A directory that waits for its listing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct DirTicket(u32);

impl DirTicket {
    /// The root's.
    pub const ROOT: Self = Self(0);

    /// The ticket `n` after this one.
    pub const fn nth(self, n: u32) -> Self {
        Self(self.0 + n)
    }
}

/// More entries or longer names than the arena's 32-bit numbers can count.
#[derive(Debug, Clone, Copy, thiserror::Error)]
#[error("the cache has more than four thousand million entries or bytes of names")]
pub struct TreeFull;

impl Tree {
    /// A tree of only its root. `role` tells what kind of cache it is.
    pub fn new(root: Vec<u8>, metadata: &Metadata, role: Role) -> Self {
        let mut tree = Self { root, ..Self::default() };
        let mount = tree.besides.intern_mount(metadata.mount);
        let look = tree.intern(look_of(metadata, role, metadata.device, mount));
        tree.nodes.push(Node {
            size: metadata.size,
            parent: NodeId::ROOT,
            directory: NO_DIRECTORY,
            name: 0,
            look,
            modified: seconds(metadata.modified),
            name_len: 0,
        });
        if metadata.kind == Kind::Dir {
            tree.add_directory(NodeId::ROOT);
        }
        tree
    }

    /// The entry that a ticket stands for.
    pub fn ticket_node(&self, ticket: DirTicket) -> NodeId {
        self.directories[ticket.0 as usize].node
    }

    /// Adds a directory's entries. Its subdirectories get the following tickets, in order of their
    /// names; those on another device get one too and are never listed.
    ///
    /// # Errors
    /// [`TreeFull`] when the numbers run out; the tree stays as it was.
    pub fn add_listing(
        &mut self,
        ticket: DirTicket,
        listing: &Listing,
        root_device: u64,
    ) -> Result<(), TreeFull> {
        let parent = self.ticket_node(ticket);
        let (parent_role, mut mount) = (self.role(parent), self.look(parent).mount);
        let mut mount_number = None;
        let first = u32::try_from(self.nodes.len()).map_err(|_| TreeFull)?;
        let count = u32::try_from(listing.entries().len()).map_err(|_| TreeFull)?;
        first.checked_add(count).ok_or(TreeFull)?;
        let mut bytes: u64 = 0;
        let mut last: Option<(Look, LookId)> = None;
        for entry in listing.entries() {
            let name = listing.name(entry);
            let start = u32::try_from(self.names.len()).map_err(|_| TreeFull)?;
            self.names.extend_from_slice(name);
            let (look, size, modified) = match &entry.metadata {
                Ok(metadata) => {
                    let role = parent_role.child(name, metadata.kind);
                    if mount_number.replace(metadata.mount) != Some(metadata.mount) {
                        mount = self.besides.intern_mount(metadata.mount);
                    }
                    let beside = self.besides.intern(listing.beside(entry));
                    let look = with(look_of(metadata, role, root_device, mount), beside);
                    (look, metadata.size, metadata.modified)
                }
                Err(_) => (unseen(parent_role.child(name, Kind::File), mount), 0, 0),
            };
            let look_id = match last {
                Some((same, id)) if same == look => id,
                _ => self.intern(look),
            };
            last = Some((look, look_id));
            let id = NodeId::new(self.nodes.len() as u32);
            self.nodes.push(Node {
                size,
                parent,
                directory: NO_DIRECTORY,
                name: start,
                look: look_id,
                modified: seconds(modified),
                // No system gives names longer than 255 units, at most 765 bytes.
                name_len: u16::try_from(name.len()).unwrap_or(u16::MAX),
            });
            if look.kind == Kind::Dir {
                self.add_directory(id);
                if look.other_device {
                    self.set_contents(id, Contents::OtherDevice);
                }
            } else {
                bytes = size.saturating_add(bytes);
            }
        }
        let directory = &mut self.directories[ticket.0 as usize];
        (directory.first_child, directory.child_count, directory.contents) = (first, count, Contents::Read);
        self.add_sums(parent, count, bytes);
        Ok(())
    }

    /// Notes that a directory could not be read.
    pub fn mark_unreadable(&mut self, ticket: DirTicket, errno: i32) {
        self.directories[ticket.0 as usize].contents = Contents::Unreadable(errno);
    }

    /// Puts in what the root has beside its metadata: nobody lists it.
    pub fn set_root_beside(&mut self, beside: Beside<'_>) {
        let ids = self.besides.intern(beside);
        let look = with(*self.look(NodeId::ROOT), ids);
        self.nodes[0].look = self.intern(look);
    }

    /// Puts in the lists of an entry that were left out when it was read.
    pub fn set_lists(&mut self, id: NodeId, beside: Beside<'_>) {
        let ids = self.besides.intern(beside);
        let look = Look { acl: ids.access, default_acl: ids.default, ..*self.look(id) };
        self.nodes[id.index()].look = self.intern(look);
    }

    /// Puts in what the system says of the mounts that were met, by their numbers.
    pub fn know_mounts(&mut self, look_up: impl Fn(u64) -> Option<Mount>) {
        self.besides.know_mounts(look_up);
    }

    /// Gives back what growing kept in reserve.
    pub fn finish(&mut self) {
        self.nodes.shrink_to_fit();
        self.names.shrink_to_fit();
        self.directories.shrink_to_fit();
    }

    fn set_contents(&mut self, id: NodeId, contents: Contents) {
        if let Some(index) = self.directory_index(id) {
            self.directories[index].contents = contents;
        }
    }

    fn add_directory(&mut self, id: NodeId) {
        self.nodes[id.index()].directory = self.directories.len() as u32;
        self.directories.push(Directory {
            bytes_below: 0,
            node: id,
            first_child: 0,
            child_count: 0,
            entries_below: 0,
            contents: Contents::Pending,
        });
    }

    /// Adds to the sums of a directory and of all it lies in.
    fn add_sums(&mut self, from: NodeId, entries: u32, bytes: u64) {
        let mut at = from;
        loop {
            let node = self.nodes[at.index()];
            let directory = &mut self.directories[node.directory as usize];
            directory.entries_below = directory.entries_below.saturating_add(entries);
            directory.bytes_below = directory.bytes_below.saturating_add(bytes);
            if at == NodeId::ROOT {
                break;
            }
            at = node.parent;
        }
    }

    pub(super) fn intern(&mut self, look: Look) -> LookId {
        if let Some(id) = self.look_ids.get(&look) {
            return *id;
        }
        let id = LookId(self.looks.len() as u32);
        self.looks.push(look);
        self.look_ids.insert(look, id);
        id
    }
}

fn with(look: Look, beside: BesideIds) -> Look {
    Look { acl: beside.access, default_acl: beside.default, label: beside.label, ..look }
}

fn unseen(role: Role, mount: MountId) -> Look {
    Look {
        kind: Kind::Special,
        mode: Mode::new(0),
        uid: Uid(u32::MAX),
        gid: Gid(u32::MAX),
        role,
        acl: None,
        default_acl: None,
        flags: Flags::empty(),
        mount,
        label: None,
        hard_linked: false,
        other_device: false,
        unseen: true,
    }
}

fn seconds(modified: i64) -> u32 {
    u32::try_from(modified.max(0)).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meta(kind: Kind, size: u64) -> Metadata {
        let mode = Mode::new(if kind == Kind::Dir { 0o755 } else { 0o644 });
        Metadata {
            kind,
            mode,
            uid: Uid(1),
            gid: Gid(1),
            links: 1,
            size,
            modified: 7,
            device: 1,
            inode: 1,
            flags: Default::default(),
            mount: 0,
        }
    }

    fn small() -> Tree {
        let mut tree = Tree::new(b"/c".to_vec(), &meta(Kind::Dir, 0), Role::Root);
        let mut listing = Listing::default();
        listing.push(b"a", Ok(meta(Kind::Dir, 0)));
        listing.push(b"b", Ok(meta(Kind::File, 10)));
        tree.add_listing(DirTicket::ROOT, &listing, 1).expect("fits");
        let mut listing = Listing::default();
        listing.push(b"x", Ok(meta(Kind::File, 5)));
        listing.push(b"y", Err(13));
        tree.add_listing(DirTicket::ROOT.nth(1), &listing, 1).expect("fits");
        tree
    }

    #[test]
    fn sums_count_everything_below() {
        let tree = small();
        assert_eq!(tree.total_entries(NodeId::ROOT), 5);
        assert_eq!(tree.total_bytes(NodeId::ROOT), 15);
    }

    #[test]
    fn an_entry_is_found_by_its_path_and_gives_it_back() {
        let tree = small();
        let id = tree.find(b"a/x").expect("is there");
        assert_eq!(tree.relative_path(id), b"a/x");
        assert_eq!(tree.full_path(id), std::path::Path::new("/c/a/x"));
        assert_eq!(tree.find(b"a/z"), None);
    }

    #[test]
    fn what_the_system_would_not_describe_is_kept_as_unseen() {
        let tree = small();
        let id = tree.find(b"a/y").expect("is there");
        assert!(tree.look(id).unseen);
    }
}
