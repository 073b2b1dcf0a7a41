//! Caches made up for the tests of the map.

use std::collections::BTreeMap;

use modscope_platform::walk::Listing;
use modscope_platform::{Gid, Identity, Kind, Metadata, Mode, Uid};

use crate::go::{CacheKind, Role};
use crate::health::{Health, Question, Versions, judge};
use crate::scan::Facts;
use crate::tree::{DirTicket, NodeId, Tree};
use crate::ui::picture::{Area, Filter, Picture, Stamp};
use crate::ui::state::WindowParts;
use crate::words::Names;

/// Who runs go in these tests.
pub const ME: Uid = Uid(1000);

/// What an entry is, as `stat` would say.
pub fn meta(kind: Kind, mode: u32, uid: Uid, size: u64) -> Metadata {
    let mode = Mode::new(mode);
    Metadata {
        kind,
        mode,
        uid,
        gid: Gid(uid.0),
        links: 1,
        size,
        modified: 0,
        device: 1,
        inode: 1,
        flags: Default::default(),
        mount: 0,
    }
}

/// My folder.
pub fn dir() -> Metadata {
    meta(Kind::Dir, 0o755, ME, 0)
}

/// My file.
pub fn file(size: u64) -> Metadata {
    meta(Kind::File, 0o644, ME, size)
}

/// A module cache with these entries; folders on the way are mine. An entry of `Err` is a folder that
/// cannot be read.
pub fn tree(entries: impl IntoIterator<Item = (String, Result<Metadata, i32>)>) -> Tree {
    let mut inside: BTreeMap<String, BTreeMap<String, Metadata>> = BTreeMap::new();
    let mut closed = BTreeMap::new();
    for (path, metadata) in entries {
        let metadata = metadata.unwrap_or_else(|errno| {
            closed.insert(path.clone(), errno);
            meta(Kind::Dir, 0o700, Uid(0), 0)
        });
        let mut rest = path.as_str();
        let mut metadata = Some(metadata);
        while !rest.is_empty() {
            let (folder, name) = rest.rsplit_once('/').unwrap_or(("", rest));
            let names = inside.entry(folder.to_owned()).or_default();
            match metadata.take() {
                Some(metadata) => _ = names.insert(name.to_owned(), metadata),
                None => _ = names.entry(name.to_owned()).or_insert_with(dir),
            }
            rest = folder;
        }
    }
    let mut tree = Tree::new(b"/home/a/go/pkg/mod".to_vec(), &dir(), Role::Root);
    let mut folders = vec![String::new()];
    let mut at = 0;
    while let Some(folder) = folders.get(at).cloned() {
        let ticket = DirTicket::ROOT.nth(at as u32);
        at += 1;
        if let Some(errno) = closed.get(&folder) {
            tree.mark_unreadable(ticket, *errno);
            continue;
        }
        let mut listing = Listing::default();
        for (name, metadata) in inside.remove(&folder).unwrap_or_default() {
            listing.push(name.as_bytes(), Ok(metadata));
            if metadata.kind == Kind::Dir {
                folders.push(if folder.is_empty() { name } else { format!("{folder}/{name}") });
            }
        }
        tree.add_listing(ticket, &listing, 1).expect("fits");
    }
    tree
}

/// A cache with everything the map shows: healthy parts, one of another owner, a closed one.
pub fn damaged() -> Tree {
    let downloads = ["aws", "spf13", "hashicorp", "google", "stretchr"].into_iter().flat_map(|host| {
        (0..40).map(move |n| (format!("cache/download/github.com/{host}/m/@v/v1.{n}.0.mod"), Ok(file(300))))
    });
    let foreign = (0..60).map(|n| {
        let owner = meta(Kind::File, 0o644, Uid(0), 500);
        (format!("cache/download/golang.org/x/text/@v/v0.{n}.0.mod"), Ok(owner))
    });
    let closed = [
        ("cache/download/golang.org/x/text/@v".to_owned(), Ok(meta(Kind::Dir, 0o755, Uid(0), 0))),
        ("cache/download/private.corp".to_owned(), Err(13)),
    ];
    tree(downloads.chain(foreign).chain(closed))
}

/// What a view needs besides a tree.
pub struct Scene {
    pub tree: Tree,
    pub health: Health,
    pub versions: Versions,
    pub facts: Facts,
    pub question: Question,
    pub names: Names,
    pub filter: Filter,
    pub zoom: NodeId,
    pub area: Area,
    pub selected: Option<NodeId>,
    pub stamp: Stamp,
    pub scanning: bool,
}

impl Scene {
    /// The tree, judged for me.
    pub fn of(tree: Tree) -> Self {
        let question = Question::new(Identity::new(Some("ania".into()), ME, Gid(ME.0), vec![]), 0);
        let versions = Versions::of(&tree);
        let facts = Facts::default();
        let health = judge(&tree, &facts, &versions, &question);
        let names = Names::saved([(ME, "ania".to_owned()), (Uid(0), "root".to_owned())], []);
        Self {
            tree,
            health,
            versions,
            facts,
            question,
            names,
            filter: Filter::default(),
            zoom: NodeId::ROOT,
            area: Area::Entries,
            selected: None,
            stamp: Stamp { scan: 1, growth: 1, judgement: 1 },
            scanning: false,
        }
    }

    /// The entry at that path.
    pub fn find(&self, path: &str) -> NodeId {
        self.tree.find(path.as_bytes()).expect("is there")
    }

    /// What views read.
    pub fn picture(&self) -> Picture<'_> {
        Picture {
            tree: &self.tree,
            health: &self.health,
            versions: &self.versions,
            facts: &self.facts,
            kind: CacheKind::Module,
            path: std::path::Path::new("/home/a/go/pkg/mod"),
            question: &self.question,
            compared: None,
            selected: self.selected,
            finding: None,
            zoom: self.zoom,
            area: self.area,
            filter: &self.filter,
            scanning: self.scanning,
            names: &self.names,
            stamp: self.stamp,
            parts: WindowParts::default(),
        }
    }
}
