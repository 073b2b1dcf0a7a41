//! Small random trees: owners, groups, all twelve mode bits, access control lists, flags.

use rustix::fs::IFlags;

use crate::random::Chance;

/// Who owns things. 65534 is the number that user namespaces show strangers as.
pub const UIDS: [u32; 5] = [0, 1001, 1002, 1003, 65534];
pub const GIDS: [u32; 6] = [0, 1001, 1002, 1500, 1501, 65534];

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Dir,
    File,
    Fifo,
    Link,
}

/// One entry to be made; its parent comes before it.
pub struct Node {
    pub parent: Option<usize>,
    pub name: String,
    pub kind: Kind,
    pub uid: u32,
    pub gid: u32,
    pub mode: u32,
    /// The bytes of `system.posix_acl_access`, or nothing.
    pub acl: Vec<Entry>,
    pub default_acl: Vec<Entry>,
    pub flags: IFlags,
}

/// One entry of an access control list as the kernel writes it (posix_acl_xattr.h): tag, permission, number.
pub type Entry = (u16, u16, u32);

const NOBODY: u32 = u32::MAX;

/// Parents before children; the first is the root.
pub struct Forest(pub Vec<Node>);

impl Forest {
    pub fn random(chance: &mut Chance) -> Self {
        let mut nodes = vec![node(chance, None, "top".to_owned(), Kind::Dir)];
        let count = 18 + chance.below(24) as usize;
        while nodes.len() < count {
            let parent = chance.below(nodes.len() as u32) as usize;
            if nodes[parent].kind != Kind::Dir || depth(&nodes, parent) >= 4 {
                continue;
            }
            let kind = match chance.below(20) {
                0..9 => Kind::Dir,
                9..17 => Kind::File,
                17 => Kind::Fifo,
                _ => Kind::Link,
            };
            let name = format!("n{}", nodes.len());
            nodes.push(node(chance, Some(parent), name, kind));
        }
        Self(nodes)
    }

    /// The entry and those it lies in, outermost first.
    pub fn line(&self, index: usize) -> Vec<usize> {
        let mut line: Vec<usize> =
            std::iter::successors(Some(index), |index| self.0[*index].parent).collect();
        line.reverse();
        line
    }

    /// `top/n1/n4`.
    pub fn path(&self, index: usize) -> String {
        let names: Vec<&str> = self.line(index).into_iter().map(|at| self.0[at].name.as_str()).collect();
        names.join("/")
    }
}

fn depth(nodes: &[Node], index: usize) -> usize {
    std::iter::successors(Some(index), |index| nodes[*index].parent).count() - 1
}

fn node(chance: &mut Chance, parent: Option<usize>, name: String, kind: Kind) -> Node {
    let link = kind == Kind::Link;
    let mode = if link { 0o777 } else { mode(chance, kind, parent.is_none()) };
    let flags = match chance.below(24) {
        0 => IFlags::IMMUTABLE,
        1 => IFlags::APPEND,
        _ => IFlags::empty(),
    };
    let flagged = matches!(kind, Kind::Dir | Kind::File) && parent.is_some();
    Node {
        parent,
        name,
        kind,
        uid: chance.pick(&UIDS),
        gid: chance.pick(&GIDS),
        mode,
        acl: if !link && chance.percent(35) { list(chance) } else { Vec::new() },
        default_acl: if kind == Kind::Dir && chance.percent(15) { list(chance) } else { Vec::new() },
        flags: if flagged { flags } else { IFlags::empty() },
    }
}

/// Half of them usual, half of them any; most directories can be passed, or nothing would be met below.
fn mode(chance: &mut Chance, kind: Kind, root: bool) -> u32 {
    let usual = [0o755, 0o775, 0o777, 0o1777, 0o700, 0o750, 0o2775, 0o555, 0o711, 0o070, 0o007, 0o1770];
    let mut mode = if chance.percent(50) { chance.pick(&usual) } else { chance.below(0o10000) };
    let opens = if root { 90 } else { 65 };
    if kind == Kind::Dir && chance.percent(opens) {
        mode |= 0o111;
    }
    mode
}

/// A list that the kernel takes: tags in order, a mask where anybody is named. The numbers come in any
/// order and sometimes twice, which the kernel takes too (posix_acl_valid), though setfacl sorts them.
fn list(chance: &mut Chance) -> Vec<Entry> {
    let bits = |chance: &mut Chance| match chance.below(4) {
        0 => 7,
        1 => 5,
        _ => chance.below(8) as u16,
    };
    let (mut users, mut groups) = (chance.some(&UIDS, 3), chance.some(&GIDS, 3));
    if chance.percent(80) {
        users.sort_unstable();
        groups.sort_unstable();
    } else if let Some(first) = users.first().copied() {
        users.push(first);
    }
    let mut entries = vec![(0x01, bits(chance), NOBODY)];
    entries.extend(users.iter().map(|uid| (0x02, bits(chance), *uid)));
    entries.push((0x04, bits(chance), NOBODY));
    entries.extend(groups.iter().map(|gid| (0x08, bits(chance), *gid)));
    if entries.len() > 2 || chance.percent(30) {
        let mask = if chance.percent(15) { 0 } else { bits(chance) | chance.pick(&[0, 4, 1]) };
        entries.push((0x10, mask, NOBODY));
    }
    entries.push((0x20, bits(chance), NOBODY));
    entries
}

/// The kernel's bytes, written here by themselves: the library's are under test.
pub fn bytes(entries: &[Entry]) -> Vec<u8> {
    let mut bytes = 2_u32.to_le_bytes().to_vec();
    for (tag, permits, id) in entries {
        bytes.extend_from_slice(&tag.to_le_bytes());
        bytes.extend_from_slice(&permits.to_le_bytes());
        bytes.extend_from_slice(&id.to_le_bytes());
    }
    bytes
}
