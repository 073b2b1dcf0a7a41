//! One who says no: what decides there, and the one command that would change it.

use std::path::Path;

use modscope_platform::{Capabilities, Class, Identity, Kind, Mount, MountDecides, Permits, Writable, paths};

use super::Names;
use super::mechanism::{Mechanism, gives, is_image, speaking};
use super::shell::{self, quoted};
use crate::access::{Decides, Guard, Rights, grant};
use crate::text;
use crate::text::Value;

/// An entry that denies an identity something.
#[derive(Debug, Clone, Copy)]
pub struct Refusal<'a> {
    /// Who is denied.
    pub identity: &'a Identity,
    /// The entry's real path.
    pub path: &'a Path,
    /// What decides over it besides who asks.
    pub guard: Guard<'a>,
    /// What was asked: of read, write and pass.
    pub asked: Rights,
    /// What says no.
    pub by: Decides,
    /// Who the numbers are.
    pub names: &'a Names,
}

impl Refusal<'_> {
    /// What decides and what is missing, in one sentence.
    pub fn sentence(&self) -> String {
        let (guard, names) = (&self.guard, self.names);
        let right = match (guard.kind, self.asked) {
            (Kind::Dir, asked) if asked.contains(Rights::WRITE) => "change",
            (Kind::Dir, asked) if asked.contains(Rights::PASS) => "pass",
            (Kind::Dir, _) => "list",
            (_, asked) if asked.contains(Rights::WRITE) => "write",
            (_, asked) if asked.contains(Rights::PASS) => "start",
            _ => "read",
        };
        let mut values = Mechanism::of(self.identity, Some(guard), Some(self.by), self.asked, names).values();
        values.extend([
            ("who", Value::from(text::escaped(self.identity.label().into()).into_owned())),
            ("owner", Value::from(names.user(guard.uid).to_string())),
            ("group", Value::from(names.group(guard.gid).to_string())),
            ("kind", Value::from(if guard.kind == Kind::Dir { "folder" } else { "file" })),
            ("right", Value::from(right)),
            ("lacks", Value::from(self.lacks())),
        ]);
        text::sentence("why-refusal", &values)
    }

    /// The letters of the mode that are missing: `no x`, `neither w nor x`.
    fn lacks(&self) -> String {
        let may = grant(self.identity, &self.guard);
        let missing: Rights = self.asked.iter().filter(|right| !may.contains(*right)).collect();
        let letters = letters(if missing.is_empty() { self.asked } else { missing });
        let word = |letter: Option<char>| letter.map(String::from).unwrap_or_default();
        let mut each = letters.chars();
        match (each.next(), each.next()) {
            (first, None) => text!("why-lacks-one", letter = word(first)),
            (first, second) => text!("why-lacks-two", first = word(first), second = word(second)),
        }
    }

    /// The least change that would let the identity in, as a command for a POSIX shell; `None` where none
    /// would be honest. A single person is let in by name: a folder on the way is seldom meant for everybody.
    pub fn command(&self) -> Option<String> {
        let path = quoted(paths::bytes(self.path))?;
        let guard = &self.guard;
        let sudo = if self.names.typist(self.identity.uid) == guard.uid { "" } else { self.names.sudo() };
        match self.by {
            Decides::Triad(_) | Decides::AclUser | Decides::AclGroups | Decides::AclMask => {
                let change = opening(self.identity, guard, self.asked)?;
                Some(format!("{sudo}{change} -- {path}"))
            }
            Decides::Immutable => Some(format!("{}chattr -i -- {path}", self.names.sudo())),
            Decides::AppendOnly => Some(format!("{}chattr -a -- {path}", self.names.sudo())),
            Decides::ReadOnlyMount | Decides::NoExecMount => remount(guard.mount?, self.by, self.names),
            _ => None,
        }
    }
}

/// The change of mode or list that gives `asked` to the identity: `chmod u+x`, `setfacl -m u:ania:--x`.
pub(super) fn opening(identity: &Identity, guard: &Guard<'_>, asked: Rights) -> Option<String> {
    let kept =
        |decides| !matches!(decides, MountDecides::Options | MountDecides::Program { modes: false, .. });
    if !guard.mount.is_none_or(|mount| kept(mount.decides)) {
        return None;
    }
    let class = crate::access::class(identity, guard.uid, guard.gid);
    let listed = guard.acl.is_some_and(|acl| acl.is_extended());
    match class {
        Class::Owner => Some(format!("chmod u+{}", letters(asked))),
        Class::Group if !listed => Some(format!("chmod g+{}", letters(asked))),
        Class::Group | Class::Other => Some(listing(identity, guard, asked)),
    }
}

/// An entry in the access control list for the identity alone, which keeps what they may do already; and a
/// mask that lets it count, and nobody else have more than that needs.
fn listing(identity: &Identity, guard: &Guard<'_>, asked: Rights) -> String {
    let user = shell::user(identity);
    let powerless = Identity { capabilities: Capabilities::empty(), ..identity.clone() };
    let has = grant(&powerless, guard);
    let bits = u16::from((has.rights() | asked).bits() & 7);
    let wanted = Permits::new(bits);
    let Some(acl) = guard.acl.filter(|acl| acl.is_extended()) else {
        return format!("setfacl -m u:{user}:{wanted}");
    };
    let mask = acl.mask();
    if speaking(identity, guard).iter().any(|entry| gives(entry.permits, asked)) {
        let mask = Permits::new(u16::from(mask.bits() | asked.bits() & 7));
        return format!("setfacl -m m::{mask}");
    }
    if wanted.and(mask) == wanted {
        // Without -n the mask would be worked out anew, and others get what it keeps from them.
        return format!("setfacl -n -m u:{user}:{wanted}");
    }
    format!("setfacl -m u:{user}:{wanted},m::{}", Permits::new(u16::from(mask.bits()) | bits))
}

/// `rx`, as chmod takes it.
fn letters(asked: Rights) -> String {
    let all = [(Rights::READ, 'r'), (Rights::WRITE, 'w'), (Rights::PASS, 'x')];
    all.into_iter().filter(|(right, _)| asked.contains(*right)).map(|(_, letter)| letter).collect()
}

/// The command that mounts for writing, or lets programs start: where the file system is writable elsewhere,
/// for this one mount alone. None for what cannot be written to, and for the layers of a container.
pub(super) fn remount(mount: &Mount, by: Decides, names: &Names) -> Option<String> {
    let options = match (by, mount.writable) {
        (Decides::NoExecMount, _) => "remount,bind,exec",
        (Decides::ReadOnlyMount, Writable::NotHere) => "remount,bind,rw",
        (Decides::ReadOnlyMount, Writable::Nowhere)
            if !is_image(&mount.fs_type) && mount.fs_type != "overlay" =>
        {
            "remount,rw"
        }
        _ => return None,
    };
    let point = Some(&mount.point).filter(|point| !point.is_empty())?;
    Some(format!("{}mount -o {options} {}", names.sudo(), quoted(point)?))
}
