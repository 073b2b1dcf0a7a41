//! What decides besides owner and mode: access control lists, flags, the mount and the label.

use modscope_platform::{Acl, AclEntry, AclWho, Flags, Identity, Kind, Mount, MountDecides, Writable};

use super::way;
use crate::access::Guard;
use crate::scan::Step;
use crate::text;
use crate::tree::NodeId;
use crate::ui::Picture;
use crate::words::Names;

/// What stands beside owner and mode.
#[derive(Default)]
pub struct Beside {
    /// The entries of the access control list, where there is one.
    pub acl: Vec<AclLine>,
    /// What new entries get, where a folder says so.
    pub default: Vec<AclLine>,
    /// Flags, mount and label, where they are unusual.
    pub marks: Vec<Mark>,
}

/// One entry of a list.
#[derive(Debug, PartialEq, Eq)]
pub struct AclLine {
    /// `user:ben:rwx`, as getfacl(1) writes it.
    pub entry: String,
    /// What the mask leaves of it, where that is less.
    pub left: Option<String>,
    /// It is the one that counts for whoever runs go.
    pub counts: bool,
}

/// A flag, a mount or a label.
#[derive(Debug, PartialEq, Eq)]
pub struct Mark {
    /// What it is.
    pub what: String,
    /// Its value.
    pub value: String,
    /// What that means.
    pub means: String,
}

/// What stands beside the mode of an entry.
pub fn of_entry(picture: &Picture<'_>, id: NodeId) -> Beside {
    let Some(guard) = way::guard_of(picture, id) else { return Beside::default() };
    let (tree, look) = (picture.tree, picture.tree.look(id));
    let mut beside = of_guard(picture, &guard);
    let default = look.default_acl.map(|id| tree.acl(id));
    beside.default = default.map(|acl| lines(acl, picture.names, |_| false)).unwrap_or_default();
    let root = tree.mounts().first();
    if let Some(mount) = guard.mount.filter(|mount| root != Some(*mount) && beside.says_no_mount(mount)) {
        beside.marks.push(Mark {
            what: text!("beside-mount"),
            value: mounted(mount),
            means: text!("beside-mount-other"),
        });
    }
    if let Some(label) = look.label {
        beside.marks.push(Mark {
            what: text!("beside-label"),
            value: text::from_bytes(tree.label(label)).into_owned(),
            means: text!("beside-label-means"),
        });
    }
    beside
}

/// What stands beside the mode of a place outside of the cache.
pub fn of_step(picture: &Picture<'_>, step: &Step) -> Beside {
    step.guard(&picture.facts.namespace).map(|guard| of_guard(picture, &guard)).unwrap_or_default()
}

impl Beside {
    /// Whether the mount was not named yet.
    fn says_no_mount(&self, mount: &Mount) -> bool {
        !mount.point.is_empty() && !self.marks.iter().any(|mark| mark.what == text!("beside-mount"))
    }
}

fn of_guard(picture: &Picture<'_>, guard: &Guard<'_>) -> Beside {
    let identity = picture.identity();
    let acl = guard.acl.filter(|acl| acl.is_extended());
    let counts = |entry: &AclEntry| acl.is_some_and(|acl| counts(acl, guard, identity, entry.who));
    Beside {
        acl: acl.map(|acl| lines(acl, picture.names, counts)).unwrap_or_default(),
        default: Vec::new(),
        marks: flags(guard)
            .into_iter()
            .chain(guard.mount.and_then(|mount| unusual(mount, picture.names)))
            .collect(),
    }
}

fn lines(acl: &Acl, names: &Names, counts: impl Fn(&AclEntry) -> bool) -> Vec<AclLine> {
    let line = |entry: &AclEntry| {
        let masked = matches!(entry.who, AclWho::User(_) | AclWho::Group | AclWho::NamedGroup(_));
        let left = entry.permits.and(acl.mask());
        let cut = masked && left != entry.permits;
        AclLine {
            entry: format!("{}{}", prefix(entry.who, names), entry.permits),
            left: cut.then(|| left.to_string()),
            counts: counts(entry),
        }
    };
    acl.entries().iter().map(line).collect()
}

fn prefix(who: AclWho, names: &Names) -> String {
    match who {
        AclWho::Owner => "user::".into(),
        AclWho::User(uid) => {
            format!(
                "user:{}:",
                names.known_user(uid).map_or_else(|| uid.to_string(), |name| name.to_string())
            )
        }
        AclWho::Group => "group::".into(),
        AclWho::NamedGroup(gid) => {
            format!(
                "group:{}:",
                names.known_group(gid).map_or_else(|| gid.to_string(), |name| name.to_string())
            )
        }
        AclWho::Mask => "mask::".into(),
        AclWho::Other => "other::".into(),
    }
}

/// Whether the kernel asks this entry for somebody: the owner's for the owner, then the one that names
/// them, then all of their groups, then everybody's. Where the group's bits of the mode are all zero the
/// list is not asked beyond the mode (acl_permission_check in fs/namei.c).
fn counts(acl: &Acl, guard: &Guard<'_>, who: &Identity, entry: AclWho) -> bool {
    if who.uid == guard.uid {
        return entry == AclWho::Owner;
    }
    let in_list = |entry: AclWho| match entry {
        AclWho::Group => who.in_group(guard.gid),
        AclWho::NamedGroup(gid) => who.in_group(gid),
        _ => false,
    };
    if guard.mode.bits() & 0o070 == 0 {
        return if who.in_group(guard.gid) { entry == AclWho::Group } else { entry == AclWho::Other };
    }
    if acl.of(AclWho::User(who.uid)).is_some() {
        return entry == AclWho::User(who.uid);
    }
    match acl.entries().iter().any(|entry| in_list(entry.who)) {
        true => in_list(entry),
        false => entry == AclWho::Other,
    }
}

fn flags(guard: &Guard<'_>) -> Vec<Mark> {
    let names = [
        (Flags::IMMUTABLE, "immutable"),
        (Flags::APPEND_ONLY, "append-only"),
        (Flags::MOUNT_POINT, "mount-point"),
    ];
    let kind = if guard.kind == Kind::Dir { "folder" } else { "file" };
    let marks = names.into_iter().filter(|(flag, _)| guard.flags.contains(*flag));
    marks
        .map(|(_, name)| Mark {
            what: text!("beside-flag"),
            value: text!(&format!("beside-{name}")),
            means: text!(&format!("beside-{name}-means"), kind = kind),
        })
        .collect()
}

/// A mount that stands in somebody's way, or under which modes are not what they seem.
fn unusual(mount: &Mount, names: &Names) -> Option<Mark> {
    let mut traits = Vec::new();
    match mount.writable {
        Writable::Yes => {}
        Writable::NotHere => traits.push(("read-only-here", String::new())),
        Writable::Nowhere => traits.push(("read-only", String::new())),
    }
    if mount.no_exec {
        traits.push(("noexec", String::new()));
    }
    if mount.id_mapped {
        traits.push(("id-mapped", String::new()));
    }
    match mount.decides {
        MountDecides::Kernel => {}
        MountDecides::Options => traits.push(("options", String::new())),
        MountDecides::Server => traits.push(("server", String::new())),
        MountDecides::Program { user, others, modes } => {
            let name = match (others, modes) {
                (false, _) => "private",
                (true, true) => "program-modes",
                (true, false) => "program",
            };
            traits.push((name, names.user(user).to_string()));
        }
    }
    let words: Vec<String> =
        traits.iter().map(|(name, user)| text!(&format!("mount-{name}"), user = user.clone())).collect();
    let means: Vec<String> =
        traits.into_iter().map(|(name, user)| text!(&format!("mount-{name}-means"), user = user)).collect();
    (!words.is_empty()).then(|| Mark {
        what: text!("beside-mount"),
        value: words.join(", "),
        means: format!("{}. {}", mounted(mount), means.join(" ")),
    })
}

/// `ext4 on /data`.
fn mounted(mount: &Mount) -> String {
    let point = text::from_bytes(&mount.point).into_owned();
    let kind = text::from_bytes(mount.fs_type.as_bytes()).into_owned();
    text!("beside-mounted", kind = kind, point = point)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::tests::names;
    use modscope_platform::{Gid, Mode, Permits, Uid};

    fn acl(entries: &[(AclWho, u16)]) -> Acl {
        let entry = |(who, bits): &(AclWho, u16)| AclEntry { who: *who, permits: Permits::new(*bits) };
        Acl::from_entries(entries.iter().map(entry).collect()).expect("a list")
    }

    fn list() -> Acl {
        acl(&[
            (AclWho::Owner, 7),
            (AclWho::User(Uid(1001)), 7),
            (AclWho::Group, 5),
            (AclWho::NamedGroup(Gid(27)), 6),
            (AclWho::Mask, 5),
            (AclWho::Other, 0),
        ])
    }

    #[test]
    fn the_mask_is_said_where_it_takes_something() {
        let said: Vec<(String, Option<String>)> =
            lines(&list(), &names(), |_| false).into_iter().map(|line| (line.entry, line.left)).collect();
        let plain = |entry: &str| (entry.to_owned(), None);
        let cut = |entry: &str, left: &str| (entry.to_owned(), Some(left.to_owned()));
        assert_eq!(
            said,
            [
                plain("user::rwx"),
                cut("user:ben:rwx", "r-x"),
                plain("group::r-x"),
                cut("group:27:rw-", "r--"),
                plain("mask::r-x"),
                plain("other::---"),
            ]
        );
    }

    #[test]
    fn the_entry_that_the_kernel_asks_is_the_one_that_counts() {
        let list = list();
        let counting = |mode: u32, who: Identity| {
            let mut guard = Guard::plain(Kind::Dir, Mode::new(mode), Uid(1000), Gid(1000));
            guard.acl = Some(&list);
            let counted = list.entries().iter().filter(|entry| counts(&list, &guard, &who, entry.who));
            counted.map(|entry| entry.who).collect::<Vec<_>>()
        };
        let who = |uid, groups: &[u32]| {
            Identity::new(None, Uid(uid), Gid(uid), groups.iter().copied().map(Gid).collect())
        };
        assert_eq!(counting(0o750, who(1000, &[])), [AclWho::Owner]);
        assert_eq!(counting(0o750, who(1001, &[27])), [AclWho::User(Uid(1001))]);
        assert_eq!(counting(0o750, who(7, &[27, 1000])), [AclWho::Group, AclWho::NamedGroup(Gid(27))]);
        assert_eq!(counting(0o750, who(7, &[])), [AclWho::Other]);
        // The mask is all zero: even who is named falls through to the mode.
        assert_eq!(counting(0o700, who(1001, &[])), [AclWho::Other]);
    }

    #[test]
    fn an_ordinary_mount_is_not_worth_a_word() {
        assert_eq!(unusual(&Mount::default(), &names()), None);
        let mount = Mount { writable: Writable::NotHere, no_exec: true, ..Mount::default() };
        let mark = unusual(&mount, &names()).expect("unusual");
        assert!(mark.value.contains(&text!("mount-noexec")) && !mark.means.contains("mount-"), "{mark:?}");
    }
}
