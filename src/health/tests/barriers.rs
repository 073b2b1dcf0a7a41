//! What binds whoever asks, on trees that are made up: flags, mounts, owners without a number, lists.

use modscope_platform::{
    Acl, AclEntry, AclWho, Flags, IdMap, KernelProtections, Kind, Metadata, Mode, Mount, MountDecides,
    Permits, UserNamespace, Writable,
};

use super::*;
use crate::go::Operation;
use crate::scan::Facts;
use crate::tree::Tree;
use crate::words::tests::{ania, dressed};

const DIR: &str = "cache/download/example.com/a/@v/";
const OLD: &str = "example.com/a@v1.0.0.tmp-1/";

/// A whole version of ania's.
const ENTRIES: &[(&str, u32, u32)] = &[
    ("cache/download/example.com/a/@v/v1.0.0.info", 0o644, 1000),
    ("cache/download/example.com/a/@v/v1.0.0.mod", 0o644, 1000),
    ("cache/download/example.com/a/@v/v1.0.0.zip", 0o644, 1000),
    ("cache/download/example.com/a/@v/v1.0.0.ziphash", 0o644, 1000),
    ("example.com/a@v1.0.0/", 0o555, 1000),
    ("example.com/a@v1.0.0/a.go", 0o444, 1000),
];

fn judged(tree: &Tree, facts: &Facts) -> Health {
    judge(tree, facts, &Versions::of(tree), &Question::new(ania(), 0))
}

fn told(tree: &Tree, facts: &Facts) -> Vec<Rule> {
    judged(tree, facts).findings.iter().map(|finding| finding.rule).collect()
}

/// A checksum file has 47 bytes.
fn whole(at: &str, meta: &mut Metadata) -> Vec<u8> {
    if at.ends_with(".ziphash") {
        meta.size = 47;
    }
    Vec::new()
}

/// With a change to what the system says of one path.
fn with(path: &'static str, change: impl Fn(&mut Metadata)) -> Tree {
    dressed(ENTRIES, &move |at, meta| {
        if at == path {
            change(meta);
        }
        whole(at, meta)
    })
}

/// On a mount of this kind.
fn on(mount: Mount) -> Tree {
    let mut tree = dressed(ENTRIES, &whole);
    tree.know_mounts(|_| Some(mount.clone()));
    tree
}

#[test]
fn an_immutable_folder_stops_downloads_and_clean() {
    let tree = with(DIR, |meta| meta.flags = Flags::IMMUTABLE);
    let health = judged(&tree, &Facts::default());
    let flag = health.findings.iter().find(|finding| finding.rule == Rule::FlagImmutable).expect("told");
    assert!(flag.blocks.contains(Operation::Download.set() | Operation::Clean.set()));
    assert_eq!(health.operations.state(Operation::Build), Some(State::Ok));
}

#[test]
fn an_append_only_folder_takes_names_and_gives_none_back() {
    let tree = with(DIR, |meta| meta.flags = Flags::APPEND_ONLY);
    let health = judged(&tree, &Facts::default());
    let flag = health.findings.iter().find(|finding| finding.rule == Rule::FlagAppendOnly).expect("told");
    // go renames what it has fetched, and clean removes.
    assert!(flag.blocks.contains(Operation::Download.set() | Operation::Clean.set()));
}

#[test]
fn what_something_is_mounted_on_cannot_be_removed() {
    let tree = with("", |meta| meta.flags = Flags::MOUNT_POINT);
    let health = judged(&tree, &Facts::default());
    assert_eq!(health.findings.first().map(|finding| finding.rule), Some(Rule::PathMountPoint));
    assert_eq!(health.operations.state(Operation::Clean), Some(State::Blocked));
    assert_eq!(health.operations.state(Operation::Download), Some(State::Ok));
}

#[test]
fn a_file_system_without_owners_and_one_of_a_server_are_told() {
    let without = Mount { decides: MountDecides::Options, ..Mount::default() };
    assert!(told(&on(without), &Facts::default()).contains(&Rule::MountNoModes));
    let of_a_server = Mount { decides: MountDecides::Server, ..Mount::default() };
    assert!(told(&on(of_a_server), &Facts::default()).contains(&Rule::MountServerDecides));
    assert!(told(&on(Mount::default()), &Facts::default()).is_empty());
}

#[test]
fn a_private_mount_and_a_read_only_one_are_told_once() {
    let decides = MountDecides::Program { user: Uid(7), others: false, modes: true };
    let private = on(Mount { decides, ..Mount::default() });
    assert!(told(&private, &Facts::default()).contains(&Rule::MountPrivate));
    let sealed = on(Mount { writable: Writable::Nowhere, ..Mount::default() });
    let rules = told(&sealed, &Facts::default());
    assert_eq!(rules.iter().filter(|rule| **rule == Rule::MountReadOnly).count(), 1, "{rules:?}");
}

#[test]
fn an_owner_without_a_number_here_is_told_to_root() {
    let only_root = IdMap::parse(b"0 1000 1");
    let facts = Facts { namespace: UserNamespace::new(only_root.clone(), only_root), ..Facts::default() };
    let entries: Vec<(&str, u32, u32)> =
        ENTRIES.iter().map(|(path, mode, _)| (*path, *mode, 65534)).chain([(DIR, 0o755, 65534)]).collect();
    let tree = dressed(&entries, &|_, _| Vec::new());
    let root = Identity::new(None, Uid::ROOT, Gid(0), Vec::new());
    let health = judge(&tree, &facts, &Versions::of(&tree), &Question::new(root, 0));
    assert!(health.findings.iter().any(|finding| finding.rule == Rule::OwnerUnmapped));
    assert_eq!(health.operations.state(Operation::Download), Some(State::Blocked));
}

#[test]
fn a_list_that_lets_somebody_else_write_is_told() {
    let entry = |who, bits| AclEntry { who, permits: Permits::new(bits) };
    let list = |mask| {
        let entries = vec![
            entry(AclWho::Owner, 7),
            entry(AclWho::User(Uid(1001)), 7),
            entry(AclWho::Group, 5),
            entry(AclWho::Mask, mask),
            entry(AclWho::Other, 5),
        ];
        Acl::from_entries(entries).expect("a list").to_bytes()
    };
    for (mask, open) in [(7, true), (5, false)] {
        let tree = dressed(ENTRIES, &|at, meta| {
            if at != DIR {
                return Vec::new();
            }
            meta.mode = Mode::new(0o705 | u32::from(mask) << 3);
            list(mask)
        });
        let rules = told(&tree, &Facts::default());
        assert_eq!(rules.contains(&Rule::AclWritableByOthers), open, "mask {mask}: {rules:?}");
    }
}

/// may_create_in_sticky of the kernel: root neither opens such a file for creation.
#[test]
fn a_foreign_lock_in_a_sticky_folder_is_protected_where_the_kernel_says_so() {
    let entries = [
        (DIR, 0o1777, 1000),
        ("cache/download/example.com/a/@v/v1.0.0.zip", 0o644, 1000),
        ("cache/download/example.com/a/@v/v1.0.0.lock", 0o666, 1001),
    ];
    let tree = dressed(&entries, &|_, _| Vec::new());
    let protected = |regular| {
        let protections = KernelProtections { regular, ..KernelProtections::default() };
        told(&tree, &Facts { protections, ..Facts::default() }).contains(&Rule::LockProtected)
    };
    assert!(protected(1) && !protected(0));
}

#[test]
fn what_go_never_makes_and_what_an_old_go_left_is_told() {
    let mut entries = ENTRIES.to_vec();
    entries.push((OLD, 0o755, 1000));
    entries.push(("cache/download/link", 0o777, 1000));
    let tree = dressed(&entries, &|at, meta| {
        if at.ends_with("link") {
            meta.kind = Kind::Symlink;
        }
        Vec::new()
    });
    let rules = told(&tree, &Facts::default());
    assert!(rules.contains(&Rule::LinkUnfollowed) && rules.contains(&Rule::LeftoverOldTree), "{rules:?}");
}
