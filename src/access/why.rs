//! What decided, so that it can be said.

use modscope_platform::{AclWho, Class, Identity, Uid};

use super::acl::{Answers, answers, groups};
use super::{Guard, Rights, allowed, barrier, checks_modes, powerful};

/// What decides whether an identity may do something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Decides {
    /// The triad of this class.
    Triad(Class),
    /// A capability, over the triad's head.
    Capability,
    /// The access control list's entry for the user.
    AclUser,
    /// The access control list's entries for the user's groups.
    AclGroups,
    /// The access control list's mask: an entry would give it, and the mask takes it away.
    AclMask,
    /// The immutable flag.
    Immutable,
    /// The append-only flag.
    AppendOnly,
    /// The mount is for reading only.
    ReadOnlyMount,
    /// The mount lets no program start.
    NoExecMount,
    /// The mount lets nobody in but this account.
    PrivateMount(Uid),
    /// The program or server behind the mount.
    Server,
    /// The owner or group has no number in this user namespace.
    Unmapped,
}

impl Decides {
    /// The name in reports and of its sentences in the catalogue.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Triad(Class::Owner) => "owner",
            Self::Triad(Class::Group) => "group",
            Self::Triad(Class::Other) => "other",
            Self::Capability => "capability",
            Self::AclUser => "acl-user",
            Self::AclGroups => "acl-groups",
            Self::AclMask => "acl-mask",
            Self::Immutable => "immutable",
            Self::AppendOnly => "append-only",
            Self::ReadOnlyMount => "read-only-mount",
            Self::NoExecMount => "noexec-mount",
            Self::PrivateMount(_) => "private-mount",
            Self::Server => "server",
            Self::Unmapped => "unmapped",
        }
    }

    /// Whether an access control list does.
    pub const fn is_acl(self) -> bool {
        matches!(self, Self::AclUser | Self::AclGroups | Self::AclMask)
    }
}

/// What decides whether `identity` gets all of `asked` (of read, write and pass) at once.
pub fn decides(identity: &Identity, guard: &Guard<'_>, asked: Rights) -> Decides {
    if let Some(barrier) = barrier(identity, guard, asked) {
        return barrier;
    }
    if !checks_modes(guard) {
        return Decides::Server;
    }
    let by_list = super::acl::allowed(identity, guard, asked);
    if !by_list && powerful(identity, guard, asked) {
        return if guard.unmapped.any() { Decides::Unmapped } else { Decides::Capability };
    }
    let has = |bits: u8| asked.bits() & !bits & Rights::TRIAD.bits() == 0;
    let masked = || {
        let Some(acl) = guard.acl else { return false };
        !allowed(identity, guard, asked) && !has(acl.mask().bits())
    };
    match answers(identity, guard) {
        // A named user whom the mask's zero bits hand down to the mode.
        Answers::Triad(class) if class != Class::Owner && !by_list && named(identity, guard, asked) => {
            Decides::AclMask
        }
        Answers::Triad(class) => Decides::Triad(class),
        Answers::User if masked() && named(identity, guard, asked) => Decides::AclMask,
        Answers::User => Decides::AclUser,
        Answers::Groups if masked() && groups(identity, guard).any(|permits| has(permits.bits())) => {
            Decides::AclMask
        }
        Answers::Groups => Decides::AclGroups,
    }
}

/// Whether the list's entry for the user would give it, were there no mask.
fn named(identity: &Identity, guard: &Guard<'_>, asked: Rights) -> bool {
    let entry = guard.acl.and_then(|acl| acl.of(AclWho::User(identity.uid)));
    entry.is_some_and(|permits| asked.bits() & !permits.bits() & Rights::TRIAD.bits() == 0)
}
