//! What says no, in the words that sentences take: which entry of an access control list, which mount.

use modscope_platform::{Acl, AclEntry, AclWho, Identity, Mount, MountDecides, Permits, Writable};

use super::{Names, yes_or_no};
use crate::access::{Decides, Guard, Rights};
use crate::text;
use crate::text::Value;

/// Who decides over an entry, and by what. The names of the values are those in the catalogue, which lists
/// them above the findings' sentences.
#[derive(Debug, Default)]
pub(super) struct Mechanism {
    says: &'static str,
    entry: String,
    mask: String,
    /// Who else may write, by the list.
    writers: String,
    mounted: bool,
    point: String,
    fs: String,
    source: String,
    reach: &'static str,
    options: &'static str,
    mounter: String,
}

impl Mechanism {
    /// What `by` means at an entry behind `guard`, when `identity` asks for `asked`.
    pub fn of(
        identity: &Identity,
        guard: Option<&Guard<'_>>,
        by: Option<Decides>,
        asked: Rights,
        names: &Names,
    ) -> Self {
        let acl = guard.and_then(|guard| guard.acl);
        let mount = guard.and_then(|guard| guard.mount).filter(|mount| !mount.point.is_empty());
        let entry = guard.map(|guard| answering(identity, guard, asked, names)).unwrap_or_default();
        // A list that was not kept cannot be quoted.
        let says = by.filter(|by| !by.is_acl() || !entry.is_empty()).map_or("unknown", Decides::id);
        let bytes = |bytes: &[u8]| text::from_bytes(bytes).into_owned();
        Self {
            says,
            entry,
            mask: acl.map(|acl| acl.mask().to_string()).unwrap_or_default(),
            writers: guard.map(|guard| writers(identity, guard, names)).unwrap_or_default(),
            mounted: mount.is_some(),
            point: mount.map(|mount| bytes(&mount.point)).unwrap_or_default(),
            fs: mount
                .map(|mount| text::escaped(mount.fs_type.as_str().into()).into_owned())
                .unwrap_or_default(),
            source: mount.map(|mount| bytes(&mount.source)).unwrap_or_default(),
            reach: mount.map_or("here", reach),
            options: mount.map_or("other", options),
            mounter: match (by, mount.map(|mount| mount.decides)) {
                (Some(Decides::PrivateMount(user)), _) | (_, Some(MountDecides::Program { user, .. })) => {
                    names.user(user).to_string()
                }
                _ => text!("mounter-unknown"),
            },
        }
    }

    /// The values by the names that sentences use.
    pub fn values(&self) -> Vec<(&'static str, Value<'static>)> {
        let word = |text: &String| Value::from(text.clone());
        vec![
            ("says", Value::from(self.says)),
            ("entry", word(&self.entry)),
            ("listed", yes_or_no(!self.entry.is_empty())),
            ("mask", word(&self.mask)),
            ("writers", word(&self.writers)),
            ("named", yes_or_no(!self.writers.is_empty())),
            ("mounted", yes_or_no(self.mounted)),
            ("point", word(&self.point)),
            ("fs", word(&self.fs)),
            ("source", word(&self.source)),
            ("sourced", yes_or_no(!self.source.is_empty() && self.source != self.fs)),
            ("reach", Value::from(self.reach)),
            ("options", Value::from(self.options)),
            ("mounter", word(&self.mounter)),
        ]
    }
}

/// The entries of the list that speak of the identity: `ania (r-x)`, or `the group staff (r--)`. Where one
/// of them alone gives what is asked, that one.
fn answering(identity: &Identity, guard: &Guard<'_>, asked: Rights, names: &Names) -> String {
    let mut speaking = speaking(identity, guard);
    if let Some(enough) = speaking.iter().find(|entry| gives(entry.permits, asked)) {
        speaking = vec![*enough];
    }
    let shown = |entry: &&AclEntry| format!("{} ({})", who(entry.who, guard, names), entry.permits);
    listed(speaking.iter().map(shown).collect())
}

/// The entries of the list that speak of the identity, before the mask: the one of its name, else those of
/// its groups.
pub(super) fn speaking<'a>(identity: &Identity, guard: &Guard<'a>) -> Vec<&'a AclEntry> {
    let entries = guard.acl.filter(|acl| acl.is_extended()).map_or(&[][..], |acl| acl.entries());
    if let Some(named) = entries.iter().find(|entry| entry.who == AclWho::User(identity.uid)) {
        return vec![named];
    }
    let of_group = |entry: &&AclEntry| match entry.who {
        AclWho::Group => identity.in_group(guard.gid),
        AclWho::NamedGroup(gid) => identity.in_group(gid),
        _ => false,
    };
    entries.iter().filter(of_group).collect()
}

/// Who else may write by the list: `ben and the group ci`.
fn writers(identity: &Identity, guard: &Guard<'_>, names: &Names) -> String {
    let others = guard.acl.map(|acl| other_writers(identity, guard, acl)).unwrap_or_default();
    listed(others.into_iter().map(|other| who(other, guard, names)).collect())
}

/// The names in a list, other than owner, identity and root, that may write.
pub(super) fn other_writers(identity: &Identity, guard: &Guard<'_>, acl: &Acl) -> Vec<AclWho> {
    let writes = |entry: &&AclEntry| gives(entry.permits.and(acl.mask()), Rights::WRITE);
    let other = |entry: &AclEntry| match entry.who {
        AclWho::User(uid) => uid.0 != 0 && uid != guard.uid && uid != identity.uid,
        AclWho::NamedGroup(_) => true,
        _ => false,
    };
    acl.entries().iter().filter(writes).filter(|entry| other(entry)).map(|entry| entry.who).collect()
}

/// Whether bits give all of read, write and pass that is asked.
pub(super) fn gives(permits: Permits, asked: Rights) -> bool {
    asked.bits() & 7 & !permits.bits() == 0
}

fn who(who: AclWho, guard: &Guard<'_>, names: &Names) -> String {
    match who {
        AclWho::User(uid) => names.user(uid).to_string(),
        AclWho::Group => text!("acl-group", group = names.group(guard.gid).to_string()),
        AclWho::NamedGroup(gid) => text!("acl-group", group = names.group(gid).to_string()),
        AclWho::Owner => names.user(guard.uid).to_string(),
        AclWho::Mask | AclWho::Other => String::new(),
    }
}

/// `a`, `a and b`, `a, b and c`.
pub fn listed(mut words: Vec<String>) -> String {
    match words.pop() {
        Some(last) if words.is_empty() => last,
        Some(last) => text!("list-and", first = words.join(", "), last = last),
        None => String::new(),
    }
}

fn reach(mount: &Mount) -> &'static str {
    match mount.writable {
        Writable::Nowhere if is_image(&mount.fs_type) => "image",
        Writable::Nowhere => "nowhere",
        Writable::NotHere | Writable::Yes => "here",
    }
}

/// File systems that nothing can be written to, however they are mounted.
pub(super) fn is_image(fs_type: &str) -> bool {
    matches!(fs_type, "squashfs" | "erofs" | "iso9660" | "cramfs" | "romfs")
}

/// By which options owners and modes are given.
fn options(mount: &Mount) -> &'static str {
    match mount.fs_type.as_str() {
        "9p" | "drvfs" => "wsl",
        "cifs" | "smb3" => "share",
        "vboxsf" => "virtual",
        "fuseblk" | "ntfs" => "ntfs",
        _ => "fat",
    }
}
