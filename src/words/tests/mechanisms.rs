//! What is said of lists, flags, mounts, labels and lent numbers, and the commands about them.

use modscope_platform::walk::Beside;
use modscope_platform::{
    Acl, AclEntry, AclWho, Class, Flags, Mount, MountDecides, Permits, Subordinates, Writable,
};

use super::*;
use crate::access::Decides;
use crate::scan::{Facts, Step};

const MINE: &[Rule] = &[
    Rule::OwnerUnmapped,
    Rule::AclNotReadable,
    Rule::AclNotWritable,
    Rule::AclWritableByOthers,
    Rule::FlagImmutable,
    Rule::FlagAppendOnly,
    Rule::MountReadOnly,
    Rule::MountNoExec,
    Rule::MountNoModes,
    Rule::MountServerDecides,
    Rule::MountPrivate,
    Rule::LabelDiffers,
    Rule::LockHeld,
    Rule::LockProtected,
    Rule::PathMountPoint,
    Rule::PathNoSearch,
    Rule::PathParentNotWritable,
    Rule::OwnerNotWritable,
    Rule::OwnerNotReadable,
];

const ALL: &[Decides] = &[
    Decides::Triad(Class::Owner),
    Decides::Triad(Class::Group),
    Decides::Triad(Class::Other),
    Decides::Capability,
    Decides::AclUser,
    Decides::AclGroups,
    Decides::AclMask,
    Decides::Immutable,
    Decides::AppendOnly,
    Decides::ReadOnlyMount,
    Decides::NoExecMount,
    Decides::PrivateMount(Uid(1001)),
    Decides::Server,
    Decides::Unmapped,
];

fn list(entries: &[(AclWho, u16)]) -> Acl {
    let entry = |(who, bits): &(AclWho, u16)| AclEntry { who: *who, permits: Permits::new(*bits) };
    Acl::from_entries(entries.iter().map(entry).collect()).expect("a list")
}

/// Ben's entry, under a mask.
fn of(user: u32, bits: u16, mask: u16) -> Acl {
    use AclWho::{Group, Mask, Other, Owner, User};
    list(&[(Owner, 7), (User(Uid(user)), bits), (Group, 5), (Mask, mask), (Other, 0)])
}

fn meta(dir: bool, mode: u32, uid: u32) -> Metadata {
    Metadata {
        kind: if dir { Kind::Dir } else { Kind::File },
        mode: Mode::new(mode),
        uid: Uid(uid),
        gid: Gid(uid),
        links: 1,
        size: 1,
        modified: 1,
        device: 1,
        inode: 1,
        flags: Flags::empty(),
        mount: 7,
    }
}

/// A cache of ben's with one entry for each of these: a name that ends in `/` is a directory.
fn world(entries: &[(&str, u32, u32, Option<Acl>, &str)], mount: Mount) -> Tree {
    let mut tree = Tree::new(b"/srv/mod".to_vec(), &meta(true, 0o755, 1001), Role::Root);
    let mut listing = Listing::default();
    for (name, mode, uid, acl, label) in entries {
        let bytes = acl.as_ref().map(Acl::to_bytes).unwrap_or_default();
        let beside = Beside { access: &bytes, default: &[], label: label.as_bytes() };
        let dir = name.ends_with('/');
        listing.push_with(name.trim_end_matches('/').as_bytes(), Ok(meta(dir, *mode, *uid)), beside);
    }
    tree.add_listing(DirTicket::ROOT, &listing, 1).expect("fits");
    tree.know_mounts(|_| Some(mount.clone()));
    tree
}

fn mounted(fs_type: &str, writable: Writable, decides: MountDecides) -> Mount {
    let (point, source) = (b"/srv".to_vec(), b"/dev/sdb1".to_vec());
    Mount { point, fs_type: fs_type.into(), source, writable, no_exec: false, id_mapped: false, decides }
}

fn disk() -> Mount {
    mounted("ext4", Writable::Yes, MountDecides::Kernel)
}

fn by(tree: &Tree, rule: Rule, path: &str, by: Decides) -> Finding {
    let mut finding = finding(tree, rule, &[path]);
    finding.detail.by = Some(by);
    finding
}

/// What is said of a finding: because, fix, and the command.
fn said(tree: &Tree, finding: &Finding) -> (String, String, Option<String>) {
    let (names, question) = (names(), Question::new(ania(), 0));
    let words = Words::new(tree, &question, &names);
    (words.because(finding), words.fix(finding), words.command(finding))
}

#[test]
fn no_sentence_lacks_a_value_whatever_says_no() {
    let label = "u:r:x_t:s0";
    let vfat = mounted("vfat", Writable::Nowhere, MountDecides::Options);
    let names = names();
    let facts = Facts { subordinates: Subordinates::parse(b"ania:100000:65536\n", b""), ..Facts::default() };
    let question = Question::new(ania(), 0);
    for mount in [Mount::default(), disk(), vfat] {
        let entries =
            [("cache/", 0o770, 1001, Some(of(1000, 7, 5)), label), ("odd", 0o640, 100_999, None, "")];
        let tree = world(&entries, mount);
        for rule in MINE {
            for decides in ALL {
                for path in ["cache", "odd"] {
                    let finding = by(&tree, *rule, path, *decides);
                    let mut many = finding.clone();
                    many.roots.push(many.roots[0]);
                    let mut outside = finding.clone();
                    (outside.place, outside.roots) = (Place::Outside("/srv".into()), Vec::new());
                    for finding in [finding, many, outside] {
                        for words in [
                            Words::new(&tree, &question, &names),
                            Words::new(&tree, &question, &names).knowing(&facts),
                        ] {
                            let mut said = vec![words.title(&finding), words.because(&finding)];
                            said.extend([words.fix(&finding), words.leave(&finding)]);
                            for text in said {
                                let whole = !text.contains(['{', '}']) && !text.contains("need-");
                                let gaps = ["  ", "()", " ,", " . ", " ;", " :", "..", "  ("];
                                let spaced = gaps.iter().any(|gap| text.contains(gap));
                                assert!(whole && !spaced && !text.trim().is_empty(), "{rule}: {text}");
                            }
                        }
                    }
                }
            }
        }
    }
}

#[test]
fn a_mask_that_takes_an_entry_away_is_raised_by_what_is_missing() {
    let tree = world(&[("cache/", 0o750, 1001, Some(of(1000, 7, 5)), "")], disk());
    let (because, fix, command) = said(&tree, &by(&tree, Rule::AclNotWritable, "cache", Decides::AclMask));
    assert!(
        because.starts_with(
            "The access control list of cache has an entry for ania (rwx), but its mask (r-x) takes that away"
        ),
        "{because}"
    );
    assert!(fix.starts_with("Raise the mask"), "{fix}");
    assert_eq!(command.as_deref(), Some("sudo setfacl -m m::rwx -- '/srv/mod/cache'"));
}

#[test]
fn an_entry_that_gives_too_little_is_widened_and_nobody_elses() {
    let tree = world(&[("cache/", 0o770, 1001, Some(of(1000, 4, 7)), "")], disk());
    let (because, _, command) = said(&tree, &by(&tree, Rule::AclNotReadable, "cache", Decides::AclUser));
    assert!(because.contains("has an entry for ania (r--), which counts before the mode"), "{because}");
    assert_eq!(command.as_deref(), Some("sudo setfacl -n -m u:ania:r-x -- '/srv/mod/cache'"));
    // The mask must let it count.
    let narrow = world(&[("cache/", 0o740, 1001, Some(of(1000, 4, 4)), "")], disk());
    let (.., command) = said(&narrow, &by(&narrow, Rule::AclNotReadable, "cache", Decides::AclUser));
    assert_eq!(command.as_deref(), Some("sudo setfacl -m u:ania:r-x,m::r-x -- '/srv/mod/cache'"));
}

#[test]
fn extracted_trees_get_no_write_bits_by_a_list_either() {
    let tree = world(
        &[("cache/", 0o740, 1001, Some(of(1000, 4, 4)), ""), ("a@v1.0.0/", 0o555, 1001, None, "")],
        disk(),
    );
    let mut whole = by(&tree, Rule::AclNotWritable, "", Decides::AclUser);
    whole.entries = 3;
    let (.., command) = said(&tree, &whole);
    let command = command.expect("a command");
    assert!(
        command.contains("-name '?*@*' -prune") && command.contains("setfacl -m u:ania:rwX"),
        "{command}"
    );
}

#[test]
fn what_is_only_out_of_reach_keeps_its_list() {
    let files = [("a.go", 0o644, None), ("b.go", 0o640, Some(of(1000, 0, 4)))];
    for (count, change) in [(1, "-n -m u:ania:r-x"), (2, "-R -P -m u:ania:rX")] {
        let mut tree = world(&[("cache/", 0o770, 1001, Some(of(1000, 4, 7)), "")], disk());
        let mut below = Listing::default();
        for (name, mode, acl) in &files[..count] {
            let bytes = acl.as_ref().map(Acl::to_bytes).unwrap_or_default();
            let beside = Beside { access: &bytes, ..Beside::default() };
            below.push_with(name.as_bytes(), Ok(meta(false, *mode, 1001)), beside);
        }
        tree.add_listing(DirTicket::ROOT.nth(1), &below, 1).expect("fits");
        let mut closed = by(&tree, Rule::AclNotReadable, "cache", Decides::AclUser);
        closed.entries = 1 + count as u64;
        let (.., command) = said(&tree, &closed);
        assert_eq!(command, Some(format!("sudo setfacl {change} -- '/srv/mod/cache'")));
    }
}

#[test]
fn who_else_may_write_is_named_and_taken_out() {
    use AclWho::{Group, Mask, NamedGroup, Other, Owner, User};
    let entries = [
        (Owner, 7),
        (User(Uid(1001)), 7),
        (Group, 5),
        (NamedGroup(Gid(0)), 6),
        (NamedGroup(Gid(27)), 5),
        (Mask, 7),
        (Other, 0),
    ];
    let tree = world(&[("cache/", 0o770, 1000, Some(list(&entries)), "")], disk());
    let open = by(&tree, Rule::AclWritableByOthers, "cache", Decides::Triad(Class::Owner));
    let (because, fix, command) = said(&tree, &open);
    assert!(because.contains("lets ben and the group root write"), "{because}");
    assert!(fix.starts_with("Take ben and the group root out of the list"), "{fix}");
    assert_eq!(command.as_deref(), Some("setfacl -n -x u:1001,g:root,d:u:1001,d:g:root -- '/srv/mod/cache'"));
}

#[test]
fn a_mount_is_named_with_its_kind_and_mounted_for_writing_where_that_can_be() {
    let command = |fs_type: &str, writable| {
        let tree =
            world(&[("cache/", 0o755, 1000, None, "")], mounted(fs_type, writable, MountDecides::Kernel));
        said(&tree, &by(&tree, Rule::MountReadOnly, "cache", Decides::ReadOnlyMount))
    };
    let (because, _, here) = command("ext4", Writable::NotHere);
    assert!(because.starts_with("cache lies on /srv, which is mounted there for reading only"), "{because}");
    assert_eq!(here.as_deref(), Some("sudo mount -o remount,bind,rw '/srv'"));
    let (because, fix, nowhere) = command("ext4", Writable::Nowhere);
    assert!(because.contains("(ext4) is for reading only, wherever it is mounted"), "{because}");
    assert!(fix.contains("dmesg"), "{fix}");
    assert_eq!(nowhere.as_deref(), Some("sudo mount -o remount,rw '/srv'"));
    let (because, fix, image) = command("squashfs", Writable::Nowhere);
    assert!(because.contains("a file system of the type squashfs can only be read"), "{because}");
    assert!(fix.starts_with("Use a cache in a place that can be written to"), "{fix}");
    assert_eq!(image, None);
}

#[test]
fn where_owners_are_options_of_the_mount_no_chown_is_advised() {
    for (fs_type, word) in
        [("vfat", "umask=022"), ("9p", "wsl.conf"), ("cifs", "file_mode="), ("fuseblk", "ntfs3")]
    {
        let tree = world(
            &[("cache/", 0o755, 1000, None, "")],
            mounted(fs_type, Writable::Yes, MountDecides::Options),
        );
        let finding = finding(&tree, Rule::MountNoModes, &["cache"]);
        let (because, fix, command) = said(&tree, &finding);
        assert!(because.contains(fs_type) && because.contains("chown and chmod fail"), "{because}");
        assert!(fix.contains(word), "{fix}");
        assert_eq!(command, None);
    }
}

#[test]
fn flags_are_taken_off_as_root_and_labels_given_back() {
    let entries =
        [("cache/", 0o755, 1000, None, "u:r:home_t:s0"), ("odd", 0o644, 1000, None, "u:r:tmp_t:s0")];
    let tree = world(&entries, disk());
    let (because, _, command) = said(&tree, &by(&tree, Rule::FlagImmutable, "cache", Decides::Immutable));
    assert!(because.contains("nobody, root neither"), "{because}");
    assert_eq!(command.as_deref(), Some("sudo chattr -i -- '/srv/mod/cache'"));
    let (.., command) = said(&tree, &by(&tree, Rule::FlagAppendOnly, "cache", Decides::AppendOnly));
    assert_eq!(command.as_deref(), Some("sudo chattr -a -- '/srv/mod/cache'"));
    let (because, _, command) = said(&tree, &finding(&tree, Rule::LabelDiffers, &["odd"]));
    assert!(because.contains("may be the cause"), "{because}");
    assert_eq!(command.as_deref(), Some("sudo restorecon -RF -- '/srv/mod/odd'"));
}

#[test]
fn what_a_rootless_container_wrote_is_taken_back_without_root() {
    let tree = world(&[("cache/", 0o755, 100_999, None, "")], disk());
    let facts = Facts { subordinates: Subordinates::parse(b"ania:100000:65536\n", b""), ..Facts::default() };
    let (names, question) = (names(), Question::new(ania(), 0));
    let words = Words::new(&tree, &question, &names).knowing(&facts);
    let owned = finding(&tree, Rule::OwnerNotWritable, &["cache"]);
    assert_eq!(words.title(&owned), "Owned by uid 1000 of a rootless container of ania, ania can't write");
    assert!(words.fix(&owned).contains("--userns=keep-id"), "{}", words.fix(&owned));
    assert_eq!(words.command(&owned).as_deref(), Some("podman unshare chown -h -- 0:0 '/srv/mod/cache'"));
    // Ben cannot speak for ania's containers.
    let ben = Question::new(Identity::new(Some("ben".into()), Uid(1001), Gid(1001), vec![]), 0);
    let words = Words::new(&tree, &ben, &names).knowing(&facts);
    assert_eq!(words.command(&owned).as_deref(), Some("sudo chown -h -- ben:1001 '/srv/mod/cache'"));
}

#[test]
fn a_list_on_the_way_is_told_and_changed_for_one_person() {
    let tree = Tree::default();
    let step = Step {
        path: "/home/ben".into(),
        metadata: Ok(meta(true, 0o740, 1001)),
        acl: Some(of(1000, 5, 4)),
        mount: Some(disk()),
    };
    let facts = Facts { way: vec![step], ..Facts::default() };
    let (names, question) = (names(), Question::new(ania(), 0));
    let words = Words::new(&tree, &question, &names).knowing(&facts);
    let mut closed = closed();
    closed.detail.by = Some(Decides::AclMask);
    let because = words.because(&closed);
    assert!(because.contains("has an entry for ania (r-x), but its mask (r--) takes that away"), "{because}");
    assert_eq!(words.command(&closed).as_deref(), Some("sudo setfacl -m m::r-x -- '/home/ben'"));
    // Without a list, a new one lets in nobody else.
    closed.detail.by = Some(Decides::Triad(Class::Other));
    let words = Words::new(&tree, &question, &names);
    assert_eq!(words.command(&closed).as_deref(), Some("sudo setfacl -m u:ania:--x -- '/home/ben'"));
    closed.detail.by = Some(Decides::PrivateMount(Uid(1001)));
    assert_eq!(words.command(&closed), None);
}

/// Ben's home, closed.
fn closed() -> Finding {
    Finding {
        rule: Rule::PathNoSearch,
        severity: Severity::Error,
        place: Place::Outside("/home/ben".into()),
        role: Role::Unknown,
        entries: 1,
        roots: Vec::new(),
        blocks: Op::BUILD,
        degrades: Op::empty(),
        hides: Op::empty(),
        detail: Detail {
            owner: Some((Uid(1001), Gid(1001))),
            mode: Some(Mode::new(0o700)),
            ..Detail::default()
        },
        subject: None,
    }
}
