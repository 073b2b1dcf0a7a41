//! Which module versions a cache holds, and which files each has: the two sides of the cache
//! (`cache/download/PATH/@v/V.*` and `PATH@V/`) brought together once for each scan.

use rustc_hash::FxHashMap;

use crate::go::{Role, version};
use crate::tree::{NodeId, Tree};

/// What is here of one version of one module.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct VersionFiles {
    /// The module's `@v`; none where only the extracted tree is here.
    pub dir: Option<NodeId>,
    /// The nearest existing directory above where `@v` is or would be.
    pub dir_parent: NodeId,
    /// `V.info`.
    pub info: Option<NodeId>,
    /// `V.mod`.
    pub module: Option<NodeId>,
    /// `V.zip`.
    pub zip: Option<NodeId>,
    /// `V.ziphash`.
    pub ziphash: Option<NodeId>,
    /// `V.lock`.
    pub lock: Option<NodeId>,
    /// `V.partial`.
    pub partial: Option<NodeId>,
    /// The extracted tree.
    pub tree: Option<NodeId>,
    /// The nearest existing directory above where the tree is or would be.
    pub tree_parent: NodeId,
    /// It is a toolchain, not a module that builds import.
    pub toolchain: bool,
}

/// All module versions of a cache.
#[derive(Debug, Clone, Default)]
pub struct Versions(Vec<VersionFiles>);

/// Both sides of one module path, as far as either exists; and the nearest directories that do.
struct Pair {
    downloads: Option<NodeId>,
    trees: Option<NodeId>,
    above_downloads: NodeId,
    above_trees: NodeId,
}

impl Versions {
    /// Finds them.
    pub fn of(tree: &Tree) -> Self {
        let mut versions = Self::default();
        if !tree.is_empty() && tree.role(NodeId::ROOT) == Role::Root {
            let cache = tree.child(NodeId::ROOT, b"cache").filter(|cache| tree.is_dir(*cache));
            let downloads = cache.and_then(|cache| tree.child(cache, b"download"));
            let first = Pair {
                downloads: downloads.filter(|downloads| tree.is_dir(*downloads)),
                trees: Some(NodeId::ROOT),
                above_downloads: cache.unwrap_or(NodeId::ROOT),
                above_trees: NodeId::ROOT,
            };
            // A list and no recursion: whoever made the tree chose how deep it is.
            let mut waiting = vec![first];
            while let Some(pair) = waiting.pop() {
                versions.pair(tree, &pair, &mut waiting);
            }
        }
        versions
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = &VersionFiles> {
        self.0.iter()
    }

    /// Looks at both sides of one module path. What is below goes to `waiting`.
    fn pair(&mut self, tree: &Tree, pair: &Pair, waiting: &mut Vec<Pair>) {
        let Pair { downloads, trees, .. } = *pair;
        let above_downloads = downloads.unwrap_or(pair.above_downloads);
        let above_trees = trees.unwrap_or(pair.above_trees);
        let mut extracted: FxHashMap<&[u8], Vec<(&[u8], NodeId)>> = FxHashMap::default();
        let mut parents: FxHashMap<&[u8], NodeId> = FxHashMap::default();
        for child in trees.into_iter().flat_map(|trees| tree.children(trees)) {
            let name = tree.name(child);
            match tree.role(child) {
                Role::TreeRoot | Role::ToolchainRoot => {
                    let at = name.iter().position(|byte| *byte == b'@').unwrap_or(name.len());
                    extracted
                        .entry(&name[..at])
                        .or_default()
                        .push((&name[(at + 1).min(name.len())..], child));
                }
                role if role.holds_trees() => {
                    parents.insert(name, child);
                }
                _ => {}
            }
        }
        for child in downloads.into_iter().flat_map(|downloads| tree.children(downloads)) {
            if tree.role(child) != Role::DownloadDir {
                continue;
            }
            let name = tree.name(child);
            let here = extracted.remove(name).unwrap_or_default();
            if let Some(dir) = tree.child(child, b"@v") {
                self.add(tree, dir, child, &here, above_trees);
            } else {
                self.add_trees(tree, &here, child, above_trees);
            }
            let trees = parents.remove(name);
            waiting.push(Pair { downloads: Some(child), trees, above_downloads: child, above_trees });
        }
        for trees in extracted.into_values() {
            self.add_trees(tree, &trees, above_downloads, above_trees);
        }
        let only_trees =
            |parent| Pair { downloads: None, trees: Some(parent), above_downloads, above_trees: parent };
        waiting.extend(parents.into_values().map(only_trees));
    }

    /// The versions of one module.
    fn add(
        &mut self,
        tree: &Tree,
        dir: NodeId,
        dir_parent: NodeId,
        trees: &[(&[u8], NodeId)],
        tree_parent: NodeId,
    ) {
        let mut index: FxHashMap<&[u8], usize> = FxHashMap::default();
        let toolchain = is_toolchain(tree, dir);
        let empty =
            VersionFiles { dir: Some(dir), dir_parent, tree_parent, toolchain, ..VersionFiles::default() };
        for file in tree.children(dir) {
            let Some((version, role)) = version::split(tree.name(file)) else { continue };
            if role == Role::Temp || tree.role(file) != role {
                continue;
            }
            let at = *index.entry(version).or_insert_with(|| {
                self.0.push(empty);
                self.0.len() - 1
            });
            let files = &mut self.0[at];
            let slot = match role {
                Role::Info => &mut files.info,
                Role::Mod => &mut files.module,
                Role::Zip => &mut files.zip,
                Role::Ziphash => &mut files.ziphash,
                Role::Lock => &mut files.lock,
                _ => &mut files.partial,
            };
            *slot = Some(file);
        }
        for (version, root) in trees {
            match index.get(version) {
                Some(at) => self.0[*at].tree = Some(*root),
                None => self.0.push(VersionFiles { tree: Some(*root), ..empty }),
            }
        }
    }

    fn add_trees(&mut self, tree: &Tree, trees: &[(&[u8], NodeId)], dir_parent: NodeId, tree_parent: NodeId) {
        for (_, root) in trees {
            let toolchain = tree.role(*root) == Role::ToolchainRoot;
            self.0.push(VersionFiles {
                tree: Some(*root),
                dir_parent,
                tree_parent,
                toolchain,
                ..VersionFiles::default()
            });
        }
    }
}

/// `cache/download/golang.org/toolchain/@v`.
fn is_toolchain(tree: &Tree, dir: NodeId) -> bool {
    let mut names = tree.ancestors(dir).map(|id| tree.name(id));
    names.next() == Some(b"toolchain")
        && names.next() == Some(b"golang.org")
        && names.next() == Some(b"download")
}

#[cfg(test)]
mod tests {
    use std::fs;

    use crate::survey::Survey;

    #[test]
    fn both_sides_of_a_version_are_brought_together() {
        let root = tempfile::tempdir().expect("a temporary folder");
        let at = |path: &str| root.path().join(path);
        for dir in [
            "cache/download/example.com/a/@v",
            "cache/download/example.com/a/v2/@v",
            "cache/download/golang.org/toolchain/@v",
            "example.com/a@v1.0.0",
            "example.com/a/v2@v2.0.0",
            "example.com/lost@v1.0.0",
        ] {
            fs::create_dir_all(at(dir)).expect("made");
        }
        for file in [
            "cache/download/example.com/a/@v/v1.0.0.zip",
            "cache/download/example.com/a/@v/v1.0.0.ziphash",
            "cache/download/example.com/a/@v/v1.0.0-pre.mod",
            "cache/download/example.com/a/v2/@v/v2.0.0.lock",
            "cache/download/golang.org/toolchain/@v/v0.0.1-go1.27.3.linux-amd64.zip",
        ] {
            fs::write(at(file), "").expect("written");
        }
        let survey = Survey::quietly(root.path(), crate::go::CacheKind::Module).expect("scans");
        let tree = survey.tree.read();
        let find = |path: &str| tree.find(path.as_bytes());
        let with = |path: &str| {
            survey.versions.iter().find(|files| files.tree == find(path) && files.tree.is_some())
        };
        let a = with("example.com/a@v1.0.0").expect("found");
        assert_eq!(a.zip, find("cache/download/example.com/a/@v/v1.0.0.zip"));
        assert!(a.ziphash.is_some() && a.lock.is_none() && !a.toolchain);
        let v2 = with("example.com/a/v2@v2.0.0").expect("found");
        assert_eq!(Some(v2.tree_parent), find("example.com/a"));
        assert!(v2.lock.is_some());
        assert!(with("example.com/lost@v1.0.0").is_some_and(|files| files.dir.is_none()));
        assert!(survey.versions.iter().any(|files| files.toolchain && files.tree.is_none()));
        assert_eq!(survey.versions.len(), 5);
    }
}
