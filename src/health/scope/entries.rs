//! Which entries belong to a module version: its files, its tree, and the directories above both.

use super::{NARROWABLE, Relevant, Wanted};
use crate::go::{ModuleVersion, OperationSet as Op, Role};
use crate::health::VersionFiles;
use crate::tree::{NodeId, Tree};

impl Wanted {
    /// What is here of a version.
    pub(super) fn find(tree: &Tree, version: &ModuleVersion, content: bool) -> Self {
        let (path, name) = (version.escaped_path(), version.escaped_version());
        let downloads = [b"cache/download/".as_slice(), &path, b"/@v"].concat();
        let (nearest, dir) = descend(tree, &downloads);
        let dir = dir.then_some(nearest);
        let file = |ending: &str| {
            let id = tree.child(dir?, &[&name, ending.as_bytes()].concat())?;
            (!tree.is_dir(id)).then_some(id)
        };
        let of_content = |ending: &str| if content { file(ending) } else { None };
        let parent = path.iter().rposition(|byte| *byte == b'/').map_or(&b""[..], |at| &path[..at]);
        let (tree_parent, above) = descend(tree, parent);
        let last = path.rsplit(|byte| *byte == b'/').next().unwrap_or_default();
        let root = || tree.child(tree_parent, &[last, b"@", &name].concat()).filter(|id| tree.is_dir(*id));
        let files = VersionFiles {
            dir,
            dir_parent: dir.and_then(|dir| tree.parent(dir)).unwrap_or(nearest),
            info: file(".info"),
            module: file(".mod"),
            zip: of_content(".zip"),
            ziphash: of_content(".ziphash"),
            lock: of_content(".lock"),
            partial: of_content(".partial"),
            tree: if above && content { root() } else { None },
            tree_parent,
            toolchain: false,
        };
        Self { files, nearest, content }
    }

    /// Whether anything of it must be fetched.
    pub(super) fn fetched(&self) -> bool {
        let files = &self.files;
        files.module.is_none() || files.info.is_none() || self.content && files.zip.is_none()
    }
}

/// Follows a path as far as there are directories: the last of them, and whether that is the whole path.
fn descend(tree: &Tree, path: &[u8]) -> (NodeId, bool) {
    let mut at = NodeId::ROOT;
    for component in path.split(|byte| *byte == b'/').filter(|component| !component.is_empty()) {
        match tree.child(at, component).filter(|child| tree.is_dir(*child)) {
            Some(child) => at = child,
            None => return (at, false),
        }
    }
    (at, true)
}

impl Relevant {
    /// Marks everything that has to do with a version.
    pub(super) fn mark(&mut self, tree: &Tree, wanted: &Wanted, version: &ModuleVersion) {
        let files = &wanted.files;
        let above = NARROWABLE - Op::DOWNLOAD;
        for dir in [Some(wanted.nearest), wanted.content.then_some(files.tree_parent)].into_iter().flatten() {
            for id in std::iter::once(dir).chain(tree.ancestors(dir)) {
                self.ops[id.index()] |= above;
            }
        }
        let own = [files.info, files.module, files.zip, files.ziphash, files.lock, files.partial];
        for id in own.into_iter().flatten() {
            self.ops[id.index()] |= NARROWABLE;
        }
        if let Some(dir) = files.dir {
            self.mark_list(tree, dir, files.module.is_none());
            if wanted.content {
                self.mark_leftovers(tree, dir, &version.escaped_version());
            }
        }
        if let Some(root) = files.tree {
            self.mark_below(tree, root, NARROWABLE);
        }
    }

    /// The version list: written after a go.mod was stored.
    fn mark_list(&mut self, tree: &Tree, dir: NodeId, written: bool) {
        let fetching = if written { Op::DOWNLOAD } else { Op::empty() };
        self.ops[dir.index()] |= fetching;
        if let Some(list) = tree.child(dir, b"list") {
            self.ops[list.index()] |= (NARROWABLE - Op::DOWNLOAD) | fetching;
        }
    }

    /// Temporary files of the version.
    fn mark_leftovers(&mut self, tree: &Tree, dir: NodeId, version: &[u8]) {
        for id in tree.children(dir).filter(|id| tree.role(*id) == Role::Temp) {
            let of = crate::go::version::split(tree.name(id)).map(|(version, _)| version);
            if of == Some(version) {
                self.ops[id.index()] |= NARROWABLE;
            }
        }
    }

    /// The clones in `cache/vcs`: without a proxy everything is fetched through them.
    pub(super) fn mark_clones(&mut self, tree: &Tree) {
        if let Some(clones) = tree.find(b"cache/vcs") {
            self.mark_below(tree, clones, NARROWABLE);
        }
    }

    fn mark_below(&mut self, tree: &Tree, top: NodeId, ops: Op) {
        // A list and no recursion: whoever made the tree chose how deep it is.
        let mut waiting = vec![top];
        while let Some(id) = waiting.pop() {
            self.ops[id.index()] |= ops;
            waiting.extend(tree.children(id));
        }
    }
}
