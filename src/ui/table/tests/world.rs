//! A tree made up, judged for real, and a picture of it.

use std::path::{Path, PathBuf};

use modscope_platform::walk::Listing;
use modscope_platform::{Gid, Identity, Kind, Metadata, Mode, Uid};

use crate::go::{CacheKind, Role};
use crate::health::{Health, Question, Versions, judge};
use crate::scan::Facts;
use crate::tree::{DirTicket, NodeId, Tree};
use crate::ui::state::WindowParts;
use crate::ui::{Area, Filter, Picture, Stamp};
use crate::words::Names;

pub struct World {
    pub tree: Tree,
    pub health: Health,
    pub versions: Versions,
    pub facts: Facts,
    pub question: Question,
    pub names: Names,
    pub filter: Filter,
    pub selected: Option<NodeId>,
    pub zoom: NodeId,
    pub stamp: Stamp,
}

pub const ME: Uid = Uid(1000);

pub fn meta(kind: Kind, mode: u32, uid: Uid, size: u64) -> Metadata {
    Metadata {
        kind,
        mode: Mode::new(mode),
        uid,
        gid: Gid(uid.0),
        links: 1,
        size,
        modified: 86_400,
        device: 1,
        inode: 1,
        flags: Default::default(),
        mount: 0,
    }
}

impl World {
    pub fn of(tree: Tree) -> Self {
        let question =
            Question::new(Identity::new(Some("ania".into()), ME, Gid(1000), vec![]), 1_000_000_000);
        let (facts, versions) = (Facts::default(), Versions::of(&tree));
        let health = judge(&tree, &facts, &versions, &question);
        let names = Names::saved(
            [(Uid(0), "root".to_owned()), (ME, "ania".to_owned())],
            [(Gid(0), "root".to_owned())],
        );
        Self {
            tree,
            health,
            versions,
            facts,
            question,
            names,
            filter: Filter::default(),
            selected: None,
            zoom: NodeId::ROOT,
            stamp: Stamp { scan: 1, growth: 1, judgement: 1 },
        }
    }

    pub fn find(&self, path: &str) -> NodeId {
        self.tree.find(path.as_bytes()).expect("is in the tree")
    }

    pub fn picture<'a>(&'a self, parts: WindowParts) -> Picture<'a> {
        Picture {
            tree: &self.tree,
            health: &self.health,
            versions: &self.versions,
            facts: &self.facts,
            kind: CacheKind::Module,
            path: Path::new("/home/ania/go/pkg/mod"),
            question: &self.question,
            compared: None,
            selected: self.selected,
            finding: None,
            zoom: self.zoom,
            area: Area::Entries,
            filter: &self.filter,
            scanning: false,
            names: &self.names,
            stamp: self.stamp,
            parts,
        }
    }
}

/// `cache/download/{alpha,beta}/@v/…` where beta's belongs to root, and an extracted tree.
pub fn small() -> World {
    let dir = |name: &str, uid| (name.to_owned(), meta(Kind::Dir, 0o755, uid, 0));
    let file = |name: &str, uid, size| (name.to_owned(), meta(Kind::File, 0o644, uid, size));
    let mut tree = new_tree();
    let mut ticket = DirTicket::ROOT;
    // Directories get their tickets in the order in which they were listed: breadth first.
    let levels: [Vec<(String, Metadata)>; 9] = [
        vec![dir("cache", ME), dir("example.com", ME)],
        vec![dir("download", ME)],
        vec![("lib@v1.0.0".into(), meta(Kind::Dir, 0o555, ME, 0))],
        vec![dir("alpha.org", ME), dir("beta.org", Uid(0))],
        vec![
            ("go.mod".into(), meta(Kind::File, 0o444, ME, 30)),
            ("lib.go".into(), meta(Kind::File, 0o444, ME, 900)),
        ],
        vec![dir("@v", ME)],
        vec![dir("@v", Uid(0))],
        vec![file("list", ME, 10), file("v1.0.0.info", ME, 40), file("v1.0.0.mod", ME, 20)],
        vec![file("list", Uid(0), 10), file("v1.2.0.info", Uid(0), 50)],
    ];
    for level in levels {
        list(&mut tree, ticket, &level);
        ticket = ticket.nth(1);
    }
    World::of(tree)
}

/// A tree of so many directories with so many files each.
pub fn wide(directories: usize, files: usize) -> World {
    let mut tree = new_tree();
    let names: Vec<_> =
        (0..directories).map(|at| (format!("d{at:06}"), meta(Kind::Dir, 0o755, ME, 0))).collect();
    list(&mut tree, DirTicket::ROOT, &names);
    let names: Vec<_> =
        (0..files).map(|at| (format!("f{at:06}"), meta(Kind::File, 0o644, ME, at as u64))).collect();
    for at in 0..directories {
        list(&mut tree, DirTicket::ROOT.nth(at as u32 + 1), &names);
    }
    let question = Question::new(Identity::new(None, ME, Gid(1000), vec![]), 1_000_000_000);
    World {
        tree,
        health: Health::default(),
        versions: Versions::default(),
        facts: Facts::default(),
        question,
        names: Names::saved([], []),
        filter: Filter::default(),
        selected: None,
        zoom: NodeId::ROOT,
        stamp: Stamp::default(),
    }
}

fn new_tree() -> Tree {
    let root = PathBuf::from("/home/ania/go/pkg/mod");
    Tree::new(modscope_platform::paths::bytes(&root).to_vec(), &meta(Kind::Dir, 0o755, ME, 0), Role::Root)
}

fn list(tree: &mut Tree, ticket: DirTicket, entries: &[(String, Metadata)]) {
    let mut listing = Listing::default();
    for (name, metadata) in entries {
        listing.push(name.as_bytes(), Ok(*metadata));
    }
    tree.add_listing(ticket, &listing, 1).expect("fits");
}
