//! A tree of about one million entries, made in memory as a scan would grow it.

use modscope::go::Role;
use modscope::tree::{DirTicket, Tree};
use modscope_platform::walk::{Beside, Listing};
use modscope_platform::{Acl, AclEntry, AclWho, Flags, Gid, Kind, Metadata, Mode, Permits, Uid};

const MODULES: u32 = 11_300;

fn metadata(kind: Kind, mode: u32, size: u64) -> Metadata {
    let (uid, gid, mode) = (Uid(1000), Gid(1000), Mode::new(mode));
    Metadata {
        kind,
        mode,
        uid,
        gid,
        links: 1,
        size,
        modified: 1_700_000_000,
        device: 1,
        inode: 1,
        flags: Flags::empty(),
        mount: 0,
    }
}

/// Grows a tree breadth first, as a scan would.
struct Grower {
    tree: Tree,
    next: u32,
    /// Access control lists for one entry in ten, each for another user; none, for none.
    lists: Vec<Vec<u8>>,
    grown: usize,
}

impl Grower {
    fn list(&mut self, ticket: DirTicket, entries: &[(String, Kind, u32)]) -> DirTicket {
        let mut sorted: Vec<&(String, Kind, u32)> = entries.iter().collect();
        sorted.sort();
        let mut listing = Listing::default();
        for (name, kind, mode) in &sorted {
            self.grown += 1;
            let list = self.lists.get(self.grown / 10 % self.lists.len().max(1));
            let list = list.filter(|_| self.grown.is_multiple_of(10));
            listing.push_with(
                name.as_bytes(),
                Ok(metadata(*kind, *mode, if name.ends_with("hash") { 47 } else { 900 })),
                Beside { access: list.map_or(&[], |list| list.as_slice()), ..Beside::default() },
            );
        }
        self.tree.add_listing(ticket, &listing, 1).expect("fits");
        let first = DirTicket::ROOT.nth(self.next);
        self.next += sorted.iter().filter(|entry| entry.1 == Kind::Dir).count() as u32;
        first
    }
}

fn dir(name: impl Into<String>, mode: u32) -> (String, Kind, u32) {
    (name.into(), Kind::Dir, mode)
}

fn file(name: impl Into<String>, mode: u32) -> (String, Kind, u32) {
    (name.into(), Kind::File, mode)
}

/// The list of a file that one user more may read.
fn list_for(uid: u32) -> Vec<u8> {
    let entry = |who, bits| AclEntry { who, permits: Permits::new(bits) };
    let entries = vec![
        entry(AclWho::Owner, 5),
        entry(AclWho::User(Uid(uid)), 5),
        entry(AclWho::Group, 0),
        entry(AclWho::Mask, 5),
        entry(AclWho::Other, 5),
    ];
    Acl::from_entries(entries).expect("a list").to_bytes()
}

/// 11,300 versions of the user 1000, each with its files and a tree of 9 folders. One entry in ten has an
/// access control list, of which there are so many; none, where that is 0.
pub fn tree(lists: u32) -> Tree {
    let lists = (2000..2000 + lists).map(list_for).collect();
    let tree = Tree::new(b"/bench".to_vec(), &metadata(Kind::Dir, 0o755, 0), Role::Root);
    let mut grower = Grower { tree, next: 1, lists, grown: 0 };
    let top = grower.list(DirTicket::ROOT, &[dir("cache", 0o755), dir("github.com", 0o755)]);
    let download = grower.list(top, &[dir("download", 0o755)]);
    let host = grower.list(download, &[dir("github.com", 0o755)]);
    let modules: Vec<String> = (0..MODULES).map(|module| format!("module{module:05}")).collect();
    let paths: Vec<_> = modules.iter().map(|name| dir(name.clone(), 0o755)).collect();
    let paths = grower.list(host, &paths);
    for index in 0..MODULES {
        let versions = grower.list(paths.nth(index), &[dir("@v", 0o755)]);
        let endings = ["info", "mod", "zip", "ziphash", "lock"];
        let mut files: Vec<_> =
            endings.iter().map(|ending| file(format!("v1.0.0.{ending}"), 0o644)).collect();
        files.push(file("list", 0o644));
        grower.list(versions, &files);
    }
    let trees: Vec<_> = modules.iter().map(|name| dir(format!("{name}@v1.0.0"), 0o555)).collect();
    let trees = grower.list(top.nth(1), &trees);
    for index in 0..MODULES {
        let sources = |count: u32| (0..count).map(|index| file(format!("source_{index}.go"), 0o444));
        let mut entries: Vec<_> = sources(8).collect();
        entries.extend((0..8).map(|folder| dir(format!("package{folder}"), 0o555)));
        let folders = grower.list(trees.nth(index), &entries);
        for folder in 0..8 {
            grower.list(folders.nth(folder), &sources(8).collect::<Vec<_>>());
        }
    }
    grower.tree
}
