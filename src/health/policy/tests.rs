//! What each policy expects, on small caches that nobody made: look by look.

use modscope_platform::{Acl, AclEntry, AclWho, Gid, Identity, Kind, Mode, Permits, Uid};

use super::needs::{default_gives_group, gives, to_grow, to_read};
use super::*;
use crate::access::{Guard, Rights};
use crate::go::Role;
use crate::health::{Health, judge};
use crate::scan::Facts;
use crate::words::tests::tree;

const TEAM: u32 = 1500;

fn who(uid: u32, groups: &[u32]) -> Identity {
    Identity::new(None, Uid(uid), Gid(uid), groups.iter().copied().map(Gid).collect())
}

/// A cache of account 1000, whose group is 1000, too.
fn judged(entries: &[(&str, u32, u32)], policy: Policy, identity: Identity) -> Health {
    judged_with(entries, policy, identity, None)
}

fn judged_with(
    entries: &[(&str, u32, u32)],
    policy: Policy,
    identity: Identity,
    umask: Option<u32>,
) -> Health {
    let tree = tree(entries);
    let umask = umask.map(Mode::new);
    let question = Question { policy, umask, ..Question::new(identity, 0) };
    judge(&tree, &Facts::default(), &crate::health::Versions::of(&tree), &question)
}

fn loud(health: &Health) -> Vec<Rule> {
    let mut rules: Vec<Rule> =
        health.findings.iter().filter(|f| f.severity > Severity::Info).map(|f| f.rule).collect();
    // The version of these trees has no checksum, which is not the policies' matter.
    rules.retain(|rule| *rule != Rule::IntegrityZiphash);
    rules.sort_unstable();
    rules.dedup();
    rules
}

fn has(health: &Health, rule: Rule) -> bool {
    health.findings.iter().any(|finding| finding.rule == rule)
}

/// `tree` gives everybody's group the number of its owner, so the team of these tests is group 1000.
const OWNERS: Policy = Policy::Shared(Gid(1000));

const SHARED: [(&str, u32, u32); 12] = [
    ("/", 0o2775, 1000),
    ("cache/", 0o2775, 1000),
    ("cache/download/", 0o2775, 1000),
    ("cache/download/example.com/", 0o2775, 1000),
    ("cache/download/example.com/a/", 0o2775, 1000),
    ("cache/download/example.com/a/@v/", 0o2775, 1000),
    ("cache/download/example.com/a/@v/list", 0o664, 1000),
    ("cache/download/example.com/a/@v/v1.0.0.mod", 0o664, 1000),
    ("cache/download/example.com/a/@v/v1.0.0.info", 0o664, 1000),
    ("example.com/", 0o2775, 1000),
    ("example.com/a@v1.0.0/", 0o2555, 1000),
    ("example.com/a@v1.0.0/go.mod", 0o444, 1000),
];

fn but(changes: &[(&'static str, u32, u32)]) -> Vec<(&'static str, u32, u32)> {
    let changed = |path: &str| changes.iter().find(|(other, ..)| *other == path).copied();
    SHARED.iter().map(|entry| changed(entry.0).unwrap_or(*entry)).collect()
}

#[test]
fn a_member_finds_nothing_wrong_below_the_root_of_a_well_set_cache() {
    let health = judged(&SHARED[1..], OWNERS, who(2000, &[1000]));
    // The root of these trees is 0755, which is all that is said.
    assert_eq!(loud(&health), [Rule::ModeNotShared, Rule::ModeNoSetgid]);
    let wrong = health.findings.iter().find(|finding| finding.rule == Rule::ModeNotShared).expect("told");
    assert_eq!((wrong.entries, wrong.place.clone()), (1, crate::health::Place::Entry(NodeId::ROOT)));
    assert!(has(&health, Rule::ModeTreeOfAnother) && has(&health, Rule::AclNoDefault));
}

#[test]
fn what_the_group_lacks_is_told_once_and_carries_what_it_stops() {
    let closed = [("cache/download/example.com/a/@v/", 0o2755, 1000)];
    let health = judged(&but(&closed), OWNERS, who(2000, &[1000]));
    let rules: Vec<Rule> = health.findings.iter().map(|finding| finding.rule).collect();
    assert!(!rules.contains(&Rule::OwnerNotWritable) && !rules.contains(&Rule::OwnerForeign), "{rules:?}");
    let at_v = health.findings.iter().find(|f| f.role == Role::VersionDir).expect("told");
    assert_eq!(at_v.rule, Rule::ModeNotShared);
    assert!(at_v.blocks.contains(Op::DOWNLOAD | Op::CLEAN));
}

#[test]
fn another_group_is_the_cause_and_not_the_mode() {
    let strange = [("cache/download/example.com/a/@v/list", 0o664, 3000)];
    let health = judged(&but(&strange), OWNERS, who(2000, &[1000]));
    let list = health.findings.iter().find(|f| f.role == Role::List).expect("told");
    assert_eq!(list.rule, Rule::OwnerWrongGroup);
}

#[test]
fn somebody_outside_the_group_is_told_so_once() {
    let health = judged(&SHARED, Policy::Shared(Gid(1000)), who(2000, &[]));
    let told: Vec<_> = health.findings.iter().filter(|f| f.rule == Rule::OwnerNotMember).collect();
    assert_eq!(told.len(), 1);
    assert!(told[0].blocks.contains(Op::DOWNLOAD));
    assert!(!has(&judged(&SHARED, OWNERS, who(0, &[])), Rule::OwnerNotMember), "root needs no group");
}

#[test]
fn a_umask_matters_to_the_policy_it_works_against() {
    let asked =
        |policy, umask| has(&judged_with(&SHARED, policy, who(1000, &[]), Some(umask)), Rule::ModeUmask);
    for (umask, shared, published) in [
        (0o002, false, false),
        (0o007, false, true),
        (0o022, true, false),
        (0o027, true, true),
        (0o077, true, true),
    ] {
        assert_eq!(asked(OWNERS, umask), shared, "shared, {umask:03o}");
        assert_eq!(asked(Policy::Published, umask), published, "published, {umask:03o}");
        assert!(!asked(Policy::Personal, umask) && !asked(Policy::Container, umask));
    }
    let reader = judged_with(&SHARED, Policy::Published, who(2000, &[]), Some(0o077));
    assert!(!has(&reader, Rule::ModeUmask), "a reader writes nothing here");
}

const PUBLISHED: [(&str, u32, u32); 8] = [
    ("cache/", 0o755, 1000),
    ("cache/download/example.com/a/@v/list", 0o644, 1000),
    ("cache/download/example.com/a/@v/v1.0.0.mod", 0o644, 1000),
    ("cache/download/example.com/a/@v/v1.0.0.info", 0o644, 1000),
    ("cache/download/example.com/a/@v/v1.0.0.lock", 0o600, 1000),
    ("example.com/", 0o755, 1000),
    ("example.com/a@v1.0.0/", 0o555, 1000),
    ("example.com/a@v1.0.0/go.mod", 0o444, 1000),
];

#[test]
fn a_reader_who_cannot_write_is_as_it_should_be() {
    let health = judged(&PUBLISHED[..4], Policy::Published, who(2000, &[]));
    assert_eq!(loud(&health), []);
    use crate::go::Operation;
    use crate::health::State;
    assert_eq!(health.operations.state(Operation::Download), Some(State::Blocked));
    assert_eq!(health.operations.state(Operation::Build), Some(State::Ok));
    assert!(health.findings.iter().filter(|f| !f.blocks.is_empty()).all(|f| f.detail.meant));
}

#[test]
fn what_readers_cannot_read_and_what_they_can_write_is_told() {
    let mut entries = PUBLISHED.to_vec();
    entries[2].1 = 0o600;
    entries[3].1 = 0o666;
    entries[1] = (entries[1].0, 0o664, 1000);
    let health = judged(&entries[..4], Policy::Published, who(2000, &[1000]));
    assert!(has(&health, Rule::ModeNotPublished));
    assert!(has(&health, Rule::ModePublishedWritable), "a member of the group may write the list");
    assert!(has(&health, Rule::ModeWorldWritable));
    let stranger = judged(&entries[..2], Policy::Published, who(2000, &[]));
    assert!(!has(&stranger, Rule::ModePublishedWritable), "the publisher's own group");
}

#[test]
fn a_containers_cache_may_be_open_to_all_and_not_to_one_alone() {
    let mine = judged(&PUBLISHED, Policy::Container, who(65532, &[]));
    let told: Vec<_> = mine.findings.iter().filter(|f| f.rule == Rule::ModeOneUidOnly).collect();
    assert_eq!(told.len(), 1, "told once");
    assert!(told[0].blocks.contains(Op::DOWNLOAD));
    let open: Vec<_> = PUBLISHED[..5].iter().map(|(path, ..)| (*path, 0o777, 1000)).collect();
    let open = judged(&open, Policy::Container, who(65532, &[]));
    assert!(!has(&open, Rule::ModeWorldWritable) && !has(&open, Rule::ModeFailedClean));
}

#[test]
fn group_zero_with_the_owners_rights_is_open_where_any_number_has_it() {
    let guard = Guard::plain(Kind::Dir, Mode::new(0o775), Uid(0), Gid(0));
    let any = |groups: &[u32]| {
        let question = Question { policy: Policy::Container, ..Question::new(who(1000680000, groups), 0) };
        Container::of(&question)
    };
    let look =
        *tree(&[("cache/", 0o775, 0)]).look(tree(&[("cache/", 0o775, 0)]).find(b"cache").expect("there"));
    let met = |groups: &[u32]| {
        let mut hits = Vec::new();
        any(groups).look(&look, &guard, &mut hits);
        !hits.is_empty()
    };
    assert!(!met(&[0]) && met(&[]));
}

#[test]
fn default_entries_decide_instead_of_the_umask() {
    let list = |who, group: u16, named: u16, mask: u16| {
        let entry = |who, bits| AclEntry { who, permits: Permits::new(bits) };
        Acl::from_entries(vec![
            entry(AclWho::Owner, 7),
            entry(AclWho::Group, group),
            entry(AclWho::NamedGroup(Gid(who)), named),
            entry(AclWho::Mask, mask),
            entry(AclWho::Other, 5),
        ])
        .expect("in order")
    };
    assert!(default_gives_group(&list(TEAM, 5, 7, 7), Gid(TEAM), false));
    assert!(!default_gives_group(&list(TEAM, 5, 7, 5), Gid(TEAM), false), "the mask cuts");
    assert!(!default_gives_group(&list(9, 7, 7, 7), Gid(TEAM), false), "another group");
    assert!(default_gives_group(&list(9, 7, 7, 7), Gid(TEAM), true), "the folder's own, which it passes on");
}

#[test]
fn a_version_list_is_written_and_a_zip_is_read() {
    let looks = tree(&SHARED);
    let look = |path: &str| *looks.look(looks.find(path.as_bytes()).expect("there"));
    let list = look("cache/download/example.com/a/@v/list");
    assert_eq!((to_grow(&list), to_read(&list)), (Rights::READ | Rights::WRITE, Rights::READ));
    assert_eq!(to_grow(&look("cache/download/example.com/a/@v/v1.0.0.mod")), Rights::READ);
    assert_eq!(to_grow(&look("example.com/a@v1.0.0")), Rights::READ | Rights::PASS);
    let guard = Guard::plain(Kind::File, Mode::new(0o644), Uid(1), Gid(TEAM));
    assert!(!gives(&anybody(Some(Gid(TEAM))), &guard, to_grow(&list)));
}
