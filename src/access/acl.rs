//! Triads and access control lists (acl_permission_check and posix_acl_permission).

use modscope_platform::{AclWho, Class, Identity, Permits};

use super::{Guard, Rights, class};

/// Which entry answers for an identity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Answers {
    /// The mode's triad of that class.
    Triad(Class),
    /// The entry of that name, cut by the mask.
    User,
    /// The entries of the identity's groups, each cut by the mask: one must give everything at once.
    Groups,
}

/// Whether the mode or the list gives all of `asked` at once.
pub(super) fn allowed(identity: &Identity, guard: &Guard<'_>, asked: Rights) -> bool {
    let gives = |permits: Permits| asked.bits() & !permits.bits() & Rights::TRIAD.bits() == 0;
    let Some(acl) = guard.acl else {
        return gives(triad(guard, class(identity, guard.uid, guard.gid)));
    };
    match answers(identity, guard) {
        Answers::Triad(class) => gives(triad(guard, class)),
        Answers::User => {
            acl.of(AclWho::User(identity.uid)).is_some_and(|permits| gives(permits.and(acl.mask())))
        }
        Answers::Groups => groups(identity, guard).any(|permits| gives(permits) && gives(acl.mask())),
    }
}

/// Which entry answers. A list is asked only where the group's bits, which are its mask, are not all zero;
/// with none of them even a named user falls through to the mode.
pub(super) fn answers(identity: &Identity, guard: &Guard<'_>) -> Answers {
    let by_mode = class(identity, guard.uid, guard.gid);
    let Some(acl) = guard.acl.filter(|_| guard.mode.bits() & 0o070 != 0) else {
        return Answers::Triad(by_mode);
    };
    if by_mode == Class::Owner {
        Answers::Triad(Class::Owner)
    } else if acl.of(AclWho::User(identity.uid)).is_some() {
        Answers::User
    } else if groups(identity, guard).next().is_some() {
        Answers::Groups
    } else {
        // The list's entry for others and the mode's triad are one and the same.
        Answers::Triad(Class::Other)
    }
}

/// What the entries of the identity's groups give, before the mask.
pub(super) fn groups<'a>(identity: &'a Identity, guard: &Guard<'a>) -> impl Iterator<Item = Permits> + 'a {
    let gid = guard.gid;
    let entries = guard.acl.map_or(&[][..], |acl| acl.entries());
    entries.iter().filter_map(move |entry| {
        let member = match entry.who {
            AclWho::Group => identity.in_group(gid),
            AclWho::NamedGroup(gid) => identity.in_group(gid),
            _ => false,
        };
        member.then_some(entry.permits)
    })
}

/// A class of the mode, as permits.
pub(super) fn triad(guard: &Guard<'_>, class: Class) -> Permits {
    let shift = match class {
        Class::Owner => 6,
        Class::Group => 3,
        Class::Other => 0,
    };
    Permits::new((guard.mode.permissions() >> shift) as u16)
}
