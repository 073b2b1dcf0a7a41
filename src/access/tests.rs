use modscope_platform::{AclEntry, AclWho, Permits};

use super::*;

fn who(uid: u32, groups: &[u32]) -> Identity {
    Identity::new(None, Uid(uid), Gid(uid), groups.iter().copied().map(Gid).collect())
}

fn dir(mode: u32) -> Guard<'static> {
    Guard::plain(Kind::Dir, Mode::new(mode), Uid(1), Gid(50))
}

fn asked(identity: &Identity, mode: u32) -> Rights {
    grant(identity, &dir(mode)).rights() & (Rights::TRIAD | Rights::OWN)
}

fn list(entries: &[(AclWho, u16)]) -> Acl {
    let entry = |(who, bits): &(AclWho, u16)| AclEntry { who: *who, permits: Permits::new(*bits) };
    Acl::from_entries(entries.iter().map(entry).collect()).expect("a list")
}

#[test]
fn the_owners_triad_is_the_only_one_for_the_owner() {
    assert_eq!(asked(&who(1, &[50]), 0o077), Rights::OWN);
}

#[test]
fn a_members_triad_is_the_groups_even_when_others_may_more() {
    assert_eq!(asked(&who(2, &[50]), 0o707), Rights::empty());
    assert_eq!(asked(&who(2, &[]), 0o707), Rights::TRIAD);
}

#[test]
fn root_reads_and_writes_all_but_executes_only_what_somebody_may() {
    let root = who(0, &[]);
    let file = |mode| grant(&root, &Guard { kind: Kind::File, ..dir(mode) });
    assert!(file(0).contains(Rights::READ | Rights::WRITE | Rights::OWN));
    assert!(!file(0o644).contains(Rights::PASS));
    assert!(file(0o645).contains(Rights::PASS));
    assert!(grant(&root, &dir(0)).contains(Rights::PASS));
}

#[test]
fn root_without_capabilities_is_an_ordinary_user() {
    let mut root = who(0, &[]);
    root.capabilities = Capabilities::empty();
    assert_eq!(asked(&root, 0o700), Rights::empty());
}

#[test]
fn two_groups_that_give_one_right_each_do_not_give_both_at_once() {
    use AclWho::{Group, Mask, NamedGroup, Other, Owner};
    let acl = list(&[(Owner, 7), (Group, 4), (NamedGroup(Gid(60)), 2), (Mask, 6), (Other, 0)]);
    let guard = Guard { acl: Some(&acl), ..dir(0o760) };
    let granted = grant(&who(2, &[50, 60]), &guard);
    assert!(granted.each(Rights::READ | Rights::WRITE));
    assert!(!granted.contains(Rights::READ | Rights::WRITE));
}

#[test]
fn the_mask_cuts_names_and_groups_and_nobody_else() {
    use AclWho::{Group, Mask, Other, Owner, User};
    let acl = list(&[(Owner, 7), (User(Uid(2)), 7), (Group, 7), (Mask, 5), (Other, 7)]);
    let guard = Guard { acl: Some(&acl), ..dir(0o757) };
    for identity in [who(2, &[]), who(3, &[50])] {
        assert_eq!(decides(&identity, &guard, Rights::WRITE), Decides::AclMask);
        assert!(!grant(&identity, &guard).contains(Rights::WRITE));
    }
    assert!(grant(&who(4, &[]), &guard).contains(Rights::WRITE));
    assert!(grant(&who(1, &[]), &guard).contains(Rights::WRITE));
}

/// acl_permission_check asks a list only where the group's bits are not all zero.
#[test]
fn with_an_empty_mask_a_named_user_is_anybody() {
    use AclWho::{Group, Mask, Other, Owner, User};
    let acl = list(&[(Owner, 7), (User(Uid(2)), 7), (Group, 7), (Mask, 0), (Other, 5)]);
    let guard = Guard { acl: Some(&acl), ..dir(0o705) };
    let granted = grant(&who(2, &[]), &guard);
    assert!(granted.contains(Rights::READ) && !granted.contains(Rights::WRITE));
    assert_eq!(decides(&who(2, &[]), &guard, Rights::WRITE), Decides::AclMask);
}

#[test]
fn flags_and_read_only_mounts_bind_root_too() {
    let root = who(0, &[]);
    let immutable = Guard { flags: Flags::IMMUTABLE, ..dir(0o777) };
    assert!(!grant(&root, &immutable).contains(Rights::WRITE));
    assert!(!grant(&root, &immutable).contains(Rights::CHMOD));
    let grows = grant(&root, &Guard { flags: Flags::APPEND_ONLY, ..dir(0o777) });
    assert!(grows.contains(Rights::ADD_NAMES) && !grows.contains(Rights::CHANGE_NAMES));
    let mount = Mount { writable: Writable::NotHere, ..Mount::default() };
    let sealed = Guard { mount: Some(&mount), ..dir(0o777) };
    assert!(!grant(&root, &sealed).contains(Rights::WRITE));
    assert_eq!(decides(&root, &sealed, Rights::WRITE), Decides::ReadOnlyMount);
}

#[test]
fn in_a_user_namespace_nobody_has_power_over_what_has_no_number_there() {
    let unmapped = Unmapped { owner: true, group: true };
    let guard = Guard { unmapped, ..dir(0o755) };
    let granted = grant(&who(0, &[]), &guard);
    assert!(granted.contains(Rights::READ | Rights::PASS));
    assert!(!granted.contains(Rights::WRITE) && !granted.contains(Rights::OWN));
    assert_eq!(decides(&who(0, &[]), &guard, Rights::WRITE), Decides::Unmapped);
    assert!(grant(&who(0, &[]), &Guard { unmapped, ..dir(0o757) }).contains(Rights::WRITE));
    let mount = Mount { id_mapped: true, ..Mount::default() };
    let nobodys = Guard { unmapped, mount: Some(&mount), ..dir(0o757) };
    assert!(!grant(&who(0, &[]), &nobodys).contains(Rights::WRITE));
}

/// An owner with a number whose group has none, as rootless containers show the files of their own user.
#[test]
fn an_owner_stays_one_whatever_the_group() {
    let unmapped = Unmapped { owner: false, group: true };
    let guard = Guard { unmapped, ..dir(0o700) };
    assert!(grant(&who(1, &[]), &guard).contains(Rights::OWN | Rights::CHMOD | Rights::ADD_NAMES));
    let root = grant(&who(0, &[]), &guard);
    assert!(root.contains(Rights::CHMOD) && !root.contains(Rights::OWN) && !root.contains(Rights::READ));
}

/// CAP_FOWNER counts over the entry, not over the sticky directory it is in.
#[test]
fn a_capability_over_a_sticky_directory_removes_nothing() {
    let unmapped = Unmapped { owner: true, group: true };
    let entry = grant(&who(0, &[]), &Guard { unmapped, ..dir(0o777) });
    assert!(!may_remove(true, grant(&who(0, &[]), &dir(0o777)), entry));
    assert!(may_remove(true, grant(&who(1, &[]), &dir(0o777)), entry));
}

#[test]
fn a_pipe_on_a_read_only_mount_is_written_to() {
    let mount = Mount { writable: Writable::Nowhere, ..Mount::default() };
    let pipe = Guard { kind: Kind::Special, mount: Some(&mount), ..dir(0o600) };
    let granted = grant(&who(1, &[]), &pipe);
    assert!(granted.contains(Rights::READ | Rights::WRITE) && !granted.contains(Rights::CHMOD));
}

#[test]
fn a_private_mount_is_closed_to_root() {
    let decides_alone = MountDecides::Program { user: Uid(7), others: false, modes: false };
    let mount = Mount { decides: decides_alone, ..Mount::default() };
    let guard = Guard { mount: Some(&mount), ..dir(0o777) };
    assert!(!grant(&who(0, &[]), &guard).contains(Rights::PASS));
    assert!(grant(&who(7, &[]), &guard).contains(Rights::PASS));
}

#[test]
fn in_a_sticky_directory_only_owners_remove() {
    let other = grant(&who(2, &[]), &dir(0o777));
    let owner = grant(&who(1, &[]), &dir(0o777));
    assert!(!may_remove(true, other, other));
    assert!(
        may_remove(true, other, owner) && may_remove(true, owner, other) && may_remove(false, other, other)
    );
}
