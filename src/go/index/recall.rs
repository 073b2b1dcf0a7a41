//! Everything in a build cache that is remembered of a refusal or an absence.

use std::collections::BTreeMap;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use modscope_platform::walk::open_file;
use modscope_platform::{Kind, paths};
use rayon::prelude::*;

use super::action::{Record, module_index};
use super::format::{Index, MAGIC, Package};
use super::{live, sources};
use crate::go::Role;
use crate::route::Route;
use crate::scan::Cancel;
use crate::tree::{NodeId, Tree};

/// Larger entries are no index; the largest known ones have some megabytes.
const LARGEST: u64 = 64 << 20;

/// So many files are told of one entry; it is removed whole anyway.
const TOLD: usize = 16;

/// Where to search.
#[derive(Debug, Clone, Copy)]
pub struct Search<'a> {
    /// The build cache, scanned.
    pub tree: &'a Tree,
    /// GOMODCACHE as go has it, where this is the build cache that goes with it.
    pub modules: Option<&'a Path>,
    /// The version of the go that is used here, as `go env GOVERSION` has it.
    pub version: Option<&'a str>,
    /// Stops the search.
    pub cancel: &'a Cancel,
}

/// What is remembered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum What {
    /// A file could not be read.
    Refusal,
    /// A file was not there.
    Missing,
}

/// One file that the build cache remembers something of which may no longer be so.
#[derive(Debug, Clone)]
pub struct Remembered {
    /// The entry of the build cache that says so (`…-d`).
    pub entry: NodeId,
    /// The records that lead to it (`…-a`).
    pub actions: Vec<NodeId>,
    /// What it says.
    pub what: What,
    /// Of which file.
    pub path: PathBuf,
    /// The system's words, of a refusal.
    pub error: String,
    /// The way to the file, as it is now.
    pub way: Route,
    /// It is certain that the go of this machine asks for this very entry, and that every build of the
    /// package reads the file.
    pub certain: bool,
}

/// Looks through a build cache. Only entries that begin like an index are read whole.
///
/// What is remembered of an absence can only be told where [`Search::modules`] and [`Search::version`] are
/// known: an index has no word for what was not there. Nothing is said of what can no longer be asked for:
/// the index of a folder whose files changed since, or of a file that is gone.
pub fn recall(search: &Search<'_>) -> Vec<Remembered> {
    let modules = search.modules.map(live::Modules::of).unwrap_or_default();
    let known = Known::of(search, &modules);
    let mut found: Vec<Remembered> = candidates(search.tree)
        .into_par_iter()
        .filter(|_| !search.cancel.is_cancelled())
        .flat_map_iter(|entry| of_entry(search, &known, entry))
        .collect();
    if !found.is_empty() {
        add_actions(search, &mut found);
        found.retain(|one| known.indices.contains_key(&one.entry) || can_be_asked_for(search.tree, one));
    }
    found.sort_by(|a, b| (a.entry, a.what, &a.path).cmp(&(b.entry, b.what, &b.path)));
    found
}

/// The entries that the go of this machine takes for the indices of the modules that are here.
struct Known<'a> {
    indices: BTreeMap<NodeId, &'a Path>,
}

impl<'a> Known<'a> {
    fn of(search: &Search<'_>, modules: &'a live::Modules) -> Self {
        let toolchains = modules.toolchains.iter().map(String::as_str);
        let versions: Vec<&str> = search.version.into_iter().chain(toolchains).collect();
        let indices = modules
            .roots
            .par_iter()
            .filter(|_| !search.cancel.is_cancelled())
            .flat_map_iter(|root| {
                versions.iter().filter_map(|version| {
                    let name = module_index(version, paths::bytes(root));
                    let action = entry(search.tree, name.as_bytes(), b"-a")?;
                    let bytes = read(&search.tree.full_path(action), 1 << 10)?;
                    let output = entry(search.tree, Record::parse(&bytes)?.output, b"-d")?;
                    Some((output, root.as_path()))
                })
            })
            .collect();
        Self { indices }
    }
}

/// The entry of a shard by its hash.
fn entry(tree: &Tree, hash: &[u8], ending: &[u8]) -> Option<NodeId> {
    let shard = tree.child(NodeId::ROOT, hash.get(..2)?)?;
    tree.child(shard, &[hash, ending].concat())
}

fn candidates(tree: &Tree) -> Vec<NodeId> {
    let fits = |id: &NodeId| {
        let look = tree.look(*id);
        look.role == Role::BuildData
            && look.kind == Kind::File
            && !look.unseen
            && (MAGIC.len() as u64 + 8..=LARGEST).contains(&tree.size(*id))
    };
    tree.ids().filter(fits).collect()
}

fn of_entry(search: &Search<'_>, known: &Known<'_>, entry: NodeId) -> Vec<Remembered> {
    let Some(bytes) = read_index(&search.tree.full_path(entry)) else { return Vec::new() };
    let Ok(index) = Index::parse(&bytes) else { return Vec::new() };
    let root = known.indices.get(&entry).copied();
    let remembered = |what, path: PathBuf, error: String, certain| {
        let way = Some(&path).filter(|path| path.is_absolute()).and_then(|path| Route::follow(path).ok())?;
        // What is not there now is no longer remembered wrongly; go says so itself.
        way.destination()?;
        Some(Remembered { entry, actions: Vec::new(), what, path, error, way, certain })
    };
    let told = index.packages.iter().filter(|package| !sources::lies_aside(package.dir)).flat_map(refusals);
    let mut found: Vec<Remembered> = told
        .filter_map(|(path, error)| {
            let what = if is_absence(error.as_bytes()) { What::Missing } else { What::Refusal };
            // One such .go file spoils its package whatever system it is for (IndexPackage.Import).
            let certain = root.is_some_and(|root| path.starts_with(root)) && ends_in_go(&path);
            remembered(what, path, error, certain)
        })
        .take(TOLD)
        .collect();
    if let Some(root) = root {
        found.extend(live::not_in_index(root, &index, TOLD).into_iter().filter_map(|path| {
            let name = path.file_name()?.as_encoded_bytes().to_vec();
            remembered(What::Missing, path, String::new(), sources::is_in_every_build(&name))
        }));
    }
    found
}

/// The files of a package that the system refused, and its words.
fn refusals(package: &Package<'_>) -> Vec<(PathBuf, String)> {
    let folder = (package.error, None);
    let files = package.files.iter().map(|file| (file.error, Some(file.name)));
    std::iter::once(folder)
        .chain(files)
        .filter(|(error, _)| !error.is_empty())
        .filter_map(|(error, _)| refusal(&plain(error)))
        .collect()
}

/// The error's own words: errors of parsing are kept as JSON (modindex/scan.go: parseErrorToString).
fn plain(error: &[u8]) -> Vec<u8> {
    #[derive(serde::Deserialize)]
    #[serde(rename_all = "PascalCase")]
    struct ParseError {
        error_string: String,
    }
    match serde_json::from_slice::<ParseError>(error) {
        Ok(parsed) => parsed.error_string.into_bytes(),
        Err(_) => error.to_vec(),
    }
}

/// What the system said where it did not open or read a file, as Go's fs.PathError has it:
/// `open PATH: permission denied`. Errors in the source itself are none of these.
fn refusal(error: &[u8]) -> Option<(PathBuf, String)> {
    const OPERATIONS: [&[u8]; 5] = [b"open ", b"read ", b"openat ", b"fdopendir ", b"readdirent "];
    let rest = OPERATIONS.iter().find_map(|operation| error.strip_prefix(*operation))?;
    let colon = rest.windows(2).rposition(|window| window == b": ")?;
    let (path, said) = (&rest[..colon], &rest[colon + 2..]);
    // `read P: read P: input/output error` has the path twice.
    let path = path.windows(2).position(|window| window == b": ").map_or(path, |first| &path[..first]);
    let says_the_system = error.starts_with(b"open") || is_absence(said) || SAID.contains(&said);
    (says_the_system && !path.is_empty())
        .then(|| (paths::owned(path), String::from_utf8_lossy(said).into_owned()))
}

/// What systems say of a file that cannot be read.
const SAID: [&[u8]; 6] = [
    b"permission denied",
    b"operation not permitted",
    b"input/output error",
    b"stale file handle",
    b"stale NFS file handle",
    b"Access is denied.",
];

fn is_absence(said: &[u8]) -> bool {
    matches!(
        said,
        b"no such file or directory"
            | b"The system cannot find the file specified."
            | b"The system cannot find the path specified."
    )
}

fn ends_in_go(path: &Path) -> bool {
    path.as_os_str().as_encoded_bytes().ends_with(b".go")
}

/// Finds the records that lead to the entries; each is some 175 bytes, and they are read only where there
/// is something to find.
fn add_actions(search: &Search<'_>, found: &mut [Remembered]) {
    let tree = search.tree;
    let mut outputs: BTreeMap<Vec<u8>, Vec<NodeId>> = BTreeMap::new();
    for one in found.iter() {
        let name = tree.name(one.entry);
        outputs.entry(name[..name.len().min(64)].to_vec()).or_default();
    }
    let leads: Vec<(NodeId, Vec<u8>)> = tree
        .ids()
        .filter(|id| tree.role(*id) == Role::BuildAction && tree.look(*id).kind == Kind::File)
        .collect::<Vec<_>>()
        .into_par_iter()
        .filter(|_| !search.cancel.is_cancelled())
        .filter_map(|id| {
            let bytes = read(&tree.full_path(id), 1 << 10)?;
            let output = Record::parse(&bytes)?.output;
            outputs.contains_key(output).then(|| (id, output.to_vec()))
        })
        .collect();
    for (action, output) in leads {
        outputs.entry(output).or_default().push(action);
    }
    for one in found {
        let name = tree.name(one.entry);
        one.actions = outputs.get(&name[..name.len().min(64)]).cloned().unwrap_or_default();
    }
}

/// Whether the index of a package outside the module cache may still be asked for: its key has the names,
/// sizes and times of the folder's files in it.
fn can_be_asked_for(tree: &Tree, one: &Remembered) -> bool {
    let Some(folder) = one.path.parent() else { return false };
    let Some(bytes) = read_index(&tree.full_path(one.entry)) else { return false };
    let Ok(index) = Index::parse(&bytes) else { return false };
    let made = one.actions.iter().filter_map(|action| {
        let bytes = read(&tree.full_path(*action), 1 << 10)?;
        Some(Record::parse(&bytes)?.made)
    });
    let Some(made) = made.max() else { return false };
    match &index.packages[..] {
        [package] => live::is_unchanged(folder, package, made),
        // The index of a whole module, by another go than the ones that are known here, or in another place.
        _ => true,
    }
}

/// An entry that begins like an index, whole.
fn read_index(path: &Path) -> Option<Vec<u8>> {
    let mut file = open_file(path).ok()?;
    let mut begins = [0; MAGIC.len()];
    file.read_exact(&mut begins).ok()?;
    if begins != *MAGIC {
        return None;
    }
    let mut bytes = begins.to_vec();
    file.take(LARGEST).read_to_end(&mut bytes).ok()?;
    Some(bytes)
}

fn read(path: &Path, most: u64) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    open_file(path).ok()?.take(most).read_to_end(&mut bytes).ok()?;
    Some(bytes)
}
