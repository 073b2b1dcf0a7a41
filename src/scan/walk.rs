//! The reading threads and the one that writes.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use crossbeam_channel::{Receiver, Sender, TryRecvError, bounded};
use modscope_platform::walk::{self, Beside, Dir, Listing, ListsOf, Scratch, Wanted, metadata};
use modscope_platform::{Acl, Kind, MountTable, host, locks};
use rayon::{Scope, ThreadPool, ThreadPoolBuilder};

use super::{Cancel, Facts, ScanError, SharedTree, Step, Target, Watch, resolve};
use crate::go::Role;
use crate::health::{VersionFiles, Versions};
use crate::route::Route;
use crate::tree::{DirTicket, NodeId, Tree};

/// Listings that may wait for the writer; readers pause beyond.
const WAITING: usize = 4096;

/// How long the writer rests when nothing waits. Sleeping instead of being woken by every listing
/// saves a system call for each directory.
const REST: Duration = Duration::from_millis(1);

/// What a reading thread has to say of one directory.
struct Message {
    ticket: DirTicket,
    /// What it holds, and the ticket of its first subdirectory; or the errno of its refusal.
    listing: Result<(Listing, DirTicket), i32>,
}

/// Scans `target` into `tree`, which others may read meanwhile. `whose` access control lists are read now.
///
/// # Errors
/// [`ScanError`] when there is no folder to begin with. What cannot be read inside is no error: it
/// stands in the tree with its errno.
pub fn run(
    target: &Target,
    tree: &SharedTree,
    cancel: &Cancel,
    watch: &mut dyn Watch,
    whose: ListsOf,
) -> Result<Facts, ScanError> {
    let root = resolve(&target.path)?;
    let refused = |source| ScanError::Refused { path: root.clone(), source };
    let meta = metadata(&root).map_err(refused)?;
    if meta.kind != Kind::Dir {
        return Err(ScanError::NotADirectory(root));
    }
    let mounts = MountTable::here();
    let lists = walk::lists(&root, meta.kind);
    tree.change(|tree| {
        *tree = Tree::new(modscope_platform::paths::bytes(&root).to_vec(), &meta, target.kind.root());
        let bytes = |list: Option<Acl>| list.map(|list| list.to_bytes()).unwrap_or_default();
        let (access, default) = (bytes(lists.access), bytes(lists.default));
        tree.set_root_beside(Beside { access: &access, default: &default, label: &[] });
        tree.know_mounts(|number| mounts.by_id(number).cloned());
    });
    host::raise_open_files();
    let full = read_all(&root, meta.device, tree, cancel, watch, whose).err();
    tree.change(|tree| {
        tree.know_mounts(|number| mounts.by_id(number).cloned());
        tree.finish();
    });
    if let Some(source) = full {
        return Err(ScanError::Full { path: root, source });
    }
    Ok(Facts {
        held: held(&tree.read()),
        way: way(&target.path, &root, &mounts),
        parent: absolute(&target.path).parent().map(|parent| through_links(parent, &mounts)),
        own_name: Some(Step::at(&absolute(&target.path), &mounts)),
        cancelled: cancel.is_cancelled(),
        ..Facts::around()
    })
}

fn read_all(
    root: &Path,
    device: u64,
    tree: &SharedTree,
    cancel: &Cancel,
    watch: &mut dyn Watch,
    lists: ListsOf,
) -> Result<(), crate::tree::TreeFull> {
    let (sender, receiver) = bounded(WAITING);
    let readers = Readers {
        root: root.to_path_buf(),
        device,
        sender,
        tickets: Tickets::default(),
        wanted: Wanted { lists, labels: modscope_platform::selinux_enforcing().is_some() },
        cancel: cancel.clone(),
    };
    let pool = reading_threads();
    std::thread::scope(|threads| {
        let work = move || match Dir::open_root(&readers.root) {
            Ok(dir) => match &pool {
                Some(pool) => pool.in_place_scope(|scope| readers.read(scope, dir, DirTicket::ROOT)),
                None => rayon::scope(|scope| readers.read(scope, dir, DirTicket::ROOT)),
            },
            Err(error) => readers.refused(DirTicket::ROOT, &error),
        };
        threads.spawn(work);
        write_all(device, tree, &receiver, watch)
    })
}

/// The disk answers several at once: at least eight threads, whatever the cores.
fn reading_threads() -> Option<ThreadPool> {
    let cores = std::thread::available_parallelism().map_or(2, usize::from);
    ThreadPoolBuilder::new().num_threads((2 * cores).max(8)).thread_name(|n| format!("scan-{n}")).build().ok()
}

/// Hands out tickets in the order in which their parents' listings are sent.
#[derive(Default)]
struct Tickets(std::sync::Mutex<u32>);

struct Readers {
    root: PathBuf,
    device: u64,
    sender: Sender<Message>,
    tickets: Tickets,
    /// What is read besides metadata.
    wanted: Wanted,
    cancel: Cancel,
}

impl Readers {
    /// Lists one directory, sends what it holds and goes on with its subdirectories.
    fn read<'scope>(&'scope self, scope: &Scope<'scope>, dir: Dir, ticket: DirTicket) {
        thread_local! {
            static SCRATCH: std::cell::RefCell<Scratch> = std::cell::RefCell::default();
        }
        if self.cancel.is_cancelled() {
            return;
        }
        let read = |scratch: &mut Scratch| {
            scratch.want(self.wanted);
            dir.list(scratch)
        };
        let listing = match SCRATCH.with_borrow_mut(read) {
            Ok(listing) => listing,
            Err(error) => return self.refused(ticket, &error),
        };
        let below: Vec<(Vec<u8>, bool)> = listing
            .entries()
            .iter()
            .filter_map(|entry| {
                let meta = entry.metadata.as_ref().ok()?;
                (meta.kind == Kind::Dir).then(|| (listing.name(entry).to_vec(), meta.device == self.device))
            })
            .collect();
        let Some(first) = self.send(ticket, listing, below.len() as u32) else { return };
        let dir = Arc::new(dir);
        for (index, (name, same_device)) in below.into_iter().enumerate() {
            if !same_device {
                continue;
            }
            let (dir, ticket) = (Arc::clone(&dir), first.nth(index as u32));
            scope.spawn(move |scope| match dir.open_child(&name) {
                Ok(child) => {
                    drop(dir);
                    self.read(scope, child, ticket);
                }
                Err(error) => self.refused(ticket, &error),
            });
        }
    }

    /// Sends a listing and takes tickets for its subdirectories in one turn, so that the writer meets
    /// listings in the order of their tickets. `None` when the scan is over.
    fn send(&self, ticket: DirTicket, listing: Listing, directories: u32) -> Option<DirTicket> {
        let mut next = self.tickets.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let first = DirTicket::ROOT.nth(*next + 1);
        *next += directories;
        self.sender.send(Message { ticket, listing: Ok((listing, first)) }).ok()?;
        Some(first)
    }

    fn refused(&self, ticket: DirTicket, error: &std::io::Error) {
        // A closed channel means that nobody wants to know any more.
        self.sender.send(Message { ticket, listing: Err(errno(error)) }).ok();
    }
}

/// Puts what the readers send into the tree until all of them are done.
fn write_all(
    device: u64,
    tree: &SharedTree,
    receiver: &Receiver<Message>,
    watch: &mut dyn Watch,
) -> Result<(), crate::tree::TreeFull> {
    loop {
        let mut over = false;
        let entries = tree.change(|tree| {
            for _ in 0..256 {
                match receiver.try_recv() {
                    Ok(Message { ticket, listing: Ok((listing, first)) }) => {
                        debug_assert_eq!(first, DirTicket::ROOT.nth(tree.directory_count() as u32));
                        tree.add_listing(ticket, &listing, device)?;
                    }
                    Ok(Message { ticket, listing: Err(errno) }) => tree.mark_unreadable(ticket, errno),
                    Err(TryRecvError::Empty) => break,
                    Err(TryRecvError::Disconnected) => {
                        over = true;
                        break;
                    }
                }
            }
            Ok(tree.len())
        })?;
        watch.grown(entries);
        if over {
            return Ok(());
        }
        if receiver.is_empty() {
            std::thread::sleep(REST);
        }
    }
}

/// The locks that are held of versions that are not whole: go takes a version's lock while it fetches or
/// extracts (modfetch.lockVersion), and whoever else wants to waits without a word.
fn held(tree: &Tree) -> Vec<NodeId> {
    if !tree.looks().iter().any(|look| look.role == Role::Lock) {
        return Vec::new();
    }
    let asked = |files: &VersionFiles| {
        let whole = files.zip.is_some() && files.ziphash.is_some() && files.tree.is_some();
        files.lock.filter(|_| !whole || files.partial.is_some())
    };
    let locks = Versions::of(tree);
    let locks = locks.iter().filter_map(asked).take(MOST_LOCKS);
    locks.filter(|lock| locks::is_held(&tree.full_path(*lock)).unwrap_or(false)).collect()
}

/// So many locks are tried: each is opened.
const MOST_LOCKS: usize = 10_000;

/// Every directory whose search right decides over the cache: those in which the kernel looks up a name
/// on the way, through as many links as there are. In the order it meets them, the cache itself left out.
fn way(given: &Path, real: &Path, mounts: &MountTable) -> Vec<Step> {
    let stops = Route::follow(given).map(|route| route.stops).unwrap_or_default();
    let passed = stops.into_iter().filter(|stop| stop.passed && stop.step.path != real);
    passed.map(|stop| Step::at(&stop.step.path, mounts)).collect()
}

/// The directories above a path, outermost first, whether they are there or not; each once.
pub(super) fn above(path: &Path, mounts: &MountTable) -> Vec<Step> {
    let mut steps: Vec<Step> = Vec::new();
    let mut ancestors: Vec<&Path> = path.ancestors().skip(1).collect();
    ancestors.reverse();
    for ancestor in ancestors {
        let step = through_links(ancestor, mounts);
        if steps.iter().all(|known| known.path != step.path) {
            steps.push(step);
        }
    }
    steps
}

/// What a path leads to.
fn through_links(path: &Path, mounts: &MountTable) -> Step {
    let resolved = std::fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
    Step::at(&resolved, mounts)
}

fn absolute(path: &Path) -> PathBuf {
    std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf())
}

pub(super) fn errno(error: &std::io::Error) -> i32 {
    error.raw_os_error().unwrap_or_default()
}

#[cfg(test)]
mod tests;
