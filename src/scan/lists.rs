//! Access control lists that a scan left out, read when somebody is asked about for whom they count.
//!
//! A list never decides over an entry's owner, and reading one costs a third of what reading an entry costs
//! (docs/performance.md). So a scan for the owner of a cache reads only what could let others write, and
//! the rest is read once, when the first question about somebody else comes.

use modscope_platform::walk::{Beside, Dir, ListsOf, Scratch};
use modscope_platform::{Capabilities, Identity, Metadata};
use rayon::prelude::*;

use super::{Cancel, SharedTree};
use crate::health::Policy;
use crate::tree::{Look, NodeId, Tree};

/// Whose lists have to be known to answer for an identity under a policy.
pub fn needed(identity: &Identity, policy: Policy) -> ListsOf {
    let powers = identity.capabilities;
    if matches!(policy, Policy::Shared(_)) {
        ListsOf::All
    } else if powers.contains(Capabilities::DAC_OVERRIDE) {
        ListsOf::Writers
    } else {
        ListsOf::NotOf(identity.uid)
    }
}

/// Whether what was read is enough.
pub fn covers(read: ListsOf, needed: ListsOf) -> bool {
    read == ListsOf::All || read == needed || needed == ListsOf::Writers
}

/// Reads all lists that `read` left out into the tree.
pub fn complete(tree: &SharedTree, read: ListsOf, cancel: &Cancel) {
    let directories = left_out(&tree.read(), read);
    for some in directories.chunks(TURN) {
        if cancel.is_cancelled() {
            return;
        }
        let found: Vec<Found> = {
            let tree = tree.read();
            some.par_iter().flat_map_iter(|dir| in_directory(&tree, *dir, read)).collect()
        };
        if !found.is_empty() {
            tree.change(|tree| {
                for Found { id, lists: [access, default] } in &found {
                    tree.set_lists(*id, Beside { access, default, label: &[] });
                }
            });
        }
    }
}

/// So many directories are read before the tree is changed: the window draws in between.
const TURN: usize = 4096;

struct Found {
    id: NodeId,
    lists: [Vec<u8>; 2],
}

/// The directories in which some entry's list was left out.
fn left_out(tree: &Tree, read: ListsOf) -> Vec<NodeId> {
    let looks: Vec<bool> = tree.looks().iter().map(|look| was_left_out(look, read)).collect();
    let lacks = |id: NodeId| tree.children(id).any(|child| looks[tree.look_id(child).index()]);
    tree.ids().filter(|id| tree.is_dir(*id) && lacks(*id)).collect()
}

fn was_left_out(look: &Look, read: ListsOf) -> bool {
    use modscope_platform::Kind;
    let asked = !look.unseen && look.kind != Kind::Symlink;
    // What directories give new entries is read only with everything.
    asked && (look.kind == Kind::Dir || !read.counts(&metadata(look)) && ListsOf::All.counts(&metadata(look)))
}

/// What decides whether a list was read, as a scan meets it.
fn metadata(look: &Look) -> Metadata {
    let Look { kind, mode, uid, gid, flags, .. } = *look;
    Metadata { kind, mode, uid, gid, links: 1, size: 0, modified: 0, device: 0, inode: 0, flags, mount: 0 }
}

fn in_directory(tree: &Tree, dir: NodeId, read: ListsOf) -> Vec<Found> {
    thread_local! {
        static SCRATCH: std::cell::RefCell<Scratch> = std::cell::RefCell::default();
    }
    // What was swapped or removed meanwhile has no list any more, as far as this scan goes.
    let Ok(open) = Dir::open_root(&tree.full_path(dir)) else { return Vec::new() };
    let left_out = tree.children(dir).filter(|child| was_left_out(tree.look(*child), read));
    let lists = left_out.map(|id| {
        let kind = tree.look(id).kind;
        let lists = SCRATCH.with_borrow_mut(|scratch| open.lists_of(tree.name(id), kind, scratch));
        Found { id, lists }
    });
    lists.filter(|found| found.lists.iter().any(|bytes| !bytes.is_empty())).collect()
}

#[cfg(test)]
mod tests {
    use modscope_platform::{Gid, Uid};

    use super::*;
    use crate::health::Question;

    fn who(uid: u32) -> Identity {
        Identity::new(None, Uid(uid), Gid(uid), Vec::new())
    }

    #[test]
    fn a_scan_for_the_owner_answers_for_the_owner_and_for_root() {
        let read = needed(&who(1000), Policy::Personal);
        assert!(covers(read, needed(&who(1000), Policy::Personal)));
        assert!(covers(read, needed(&who(0), Policy::Personal)));
        assert!(!covers(read, needed(&who(1001), Policy::Personal)));
    }

    #[test]
    fn everything_answers_for_everybody_and_nothing_else_does_for_a_group() {
        let shared = needed(&who(1000), Policy::Shared(Gid(50)));
        assert!(covers(ListsOf::All, shared) && covers(ListsOf::All, needed(&who(7), Policy::Personal)));
        assert!(!covers(needed(&who(1000), Policy::Personal), shared));
    }

    #[cfg(unix)]
    #[test]
    fn what_was_left_out_is_read_when_somebody_else_is_asked_about() {
        use modscope_platform::{Acl, AclEntry, AclWho, Permits};

        use crate::go::CacheKind;
        use crate::scan::Target;
        use crate::survey::Survey;

        let folder = tempfile::tempdir().expect("a temporary folder");
        let module = folder.path().join("mod");
        let file = module.join("example.com/a@v1.0.0/a.go");
        std::fs::create_dir_all(file.parent().expect("a parent")).expect("made");
        std::fs::write(&file, "package a").expect("written");
        let entry = |who, bits| AclEntry { who, permits: Permits::new(bits) };
        let entries = vec![
            entry(AclWho::Owner, 4),
            entry(AclWho::User(Uid(4711)), 4),
            entry(AclWho::Group, 0),
            entry(AclWho::Mask, 4),
            entry(AclWho::Other, 0),
        ];
        let acl = Acl::from_entries(entries).expect("a list");
        let flags = rustix::fs::XattrFlags::empty();
        if rustix::fs::setxattr(&file, "system.posix_acl_access", &acl.to_bytes(), flags).is_err() {
            println!("skipped: no access control lists on this file system");
            return;
        }
        let me = modscope_platform::accounts::effective_uid();
        let target = Target { path: module, kind: CacheKind::Module };
        let survey = Survey::take_for(
            ListsOf::NotOf(me),
            target,
            SharedTree::default(),
            &Cancel::default(),
            &mut |_: usize| {},
        )
        .expect("scans");
        let list = || {
            let tree = survey.tree.read();
            let id = tree.find(b"example.com/a@v1.0.0/a.go").expect("is there");
            tree.look(id).acl.map(|id| tree.acl(id).clone())
        };
        assert_eq!(list(), None);
        survey.judge(&Question::new(who(4711), 0));
        assert_eq!(list(), Some(acl));
    }
}
