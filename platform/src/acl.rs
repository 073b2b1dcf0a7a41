//! POSIX access control lists (acl(5)), from the bytes the kernel keeps them in.
//!
//! The bytes of `system.posix_acl_access` and `system.posix_acl_default` are a version, then entries of
//! a tag, a permission and a number, all little endian (include/uapi/linux/posix_acl_xattr.h). Reading
//! them needs no library.

use serde::{Deserialize, Serialize};

use crate::{Gid, Mode, Triad, Uid};

/// An access control list.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Acl {
    entries: Vec<AclEntry>,
}

/// One entry of an [`Acl`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct AclEntry {
    /// Of whom it speaks.
    pub who: AclWho,
    /// What it gives.
    pub permits: Permits,
}

/// Of whom an entry speaks, in the order in which the kernel asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum AclWho {
    /// The owner.
    Owner,
    /// A user by number.
    User(Uid),
    /// The group of the entry.
    Group,
    /// A group by number.
    NamedGroup(Gid),
    /// The most that users by number and all groups get.
    Mask,
    /// Everybody else.
    Other,
}

/// Read, write and execute as three bits: 4, 2, 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Permits(u8);

/// Why bytes are no access control list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BadAcl {
    /// Another version than 2, or no whole number of entries.
    #[error("an access control list of an unknown form")]
    Form,
    /// A tag that acl(5) does not know.
    #[error("an access control list with an entry of the unknown kind {0}")]
    Tag(u16),
    /// Kinds of entries that are missing, doubled or out of order.
    #[error("an access control list whose entries are not complete and in order")]
    Order,
}

const VERSION: u32 = 2;
const ENTRY: usize = 8;
/// The kernel limits an attribute to 64 KiB (XATTR_SIZE_MAX).
const MOST_ENTRIES: usize = (64 * 1024 - 4) / ENTRY;

impl Permits {
    /// Keeps the lowest three bits.
    pub const fn new(bits: u16) -> Self {
        Self((bits & 7) as u8)
    }

    /// The bits: 4 read, 2 write, 1 execute.
    pub const fn bits(self) -> u8 {
        self.0
    }

    /// What both give.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// The same as a triad.
    pub const fn triad(self) -> Triad {
        Triad { read: self.0 & 4 != 0, write: self.0 & 2 != 0, execute: self.0 & 1 != 0 }
    }
}

impl std::fmt::Display for Permits {
    /// `rwx`, as getfacl(1) writes it.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let letter = |bit, letter| if self.0 & bit != 0 { letter } else { '-' };
        write!(f, "{}{}{}", letter(4, 'r'), letter(2, 'w'), letter(1, 'x'))
    }
}

impl Acl {
    /// Reads the kernel's bytes.
    ///
    /// # Errors
    /// [`BadAcl`] for what no kernel gives.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, BadAcl> {
        let (version, rest) = bytes.split_first_chunk::<4>().ok_or(BadAcl::Form)?;
        if u32::from_le_bytes(*version) != VERSION || rest.len() % ENTRY != 0 {
            return Err(BadAcl::Form);
        }
        let entries = rest.chunks_exact(ENTRY).map(entry).collect::<Result<Vec<_>, _>>()?;
        Self::from_entries(entries)
    }

    /// A list of these entries.
    ///
    /// # Errors
    /// [`BadAcl::Order`] unless owner, group and others are there once, a mask where anybody is named, and
    /// the kinds come in the order that acl(5) gives. Numbers come in any order and more than once
    /// (posix_acl_valid): in a user namespace all those without a number there read as 2^32 - 1.
    pub fn from_entries(entries: Vec<AclEntry>) -> Result<Self, BadAcl> {
        let ordered = entries.windows(2).all(|pair| match (pair[0].who, pair[1].who) {
            (AclWho::User(_), AclWho::User(_)) | (AclWho::NamedGroup(_), AclWho::NamedGroup(_)) => true,
            (one, next) => one < next,
        });
        let has = |who| entries.iter().any(|entry| entry.who == who);
        let named = entries.iter().any(|entry| matches!(entry.who, AclWho::User(_) | AclWho::NamedGroup(_)));
        let complete = has(AclWho::Owner) && has(AclWho::Group) && has(AclWho::Other);
        if !ordered || !complete || (named && !has(AclWho::Mask)) || entries.len() > MOST_ENTRIES {
            return Err(BadAcl::Order);
        }
        Ok(Self { entries })
    }

    /// The entries, in the order in which the kernel asks.
    pub fn entries(&self) -> &[AclEntry] {
        &self.entries
    }

    /// The kernel's bytes.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = VERSION.to_le_bytes().to_vec();
        for AclEntry { who, permits } in &self.entries {
            let (tag, id) = match who {
                AclWho::Owner => (0x01_u16, u32::MAX),
                AclWho::User(uid) => (0x02, uid.0),
                AclWho::Group => (0x04, u32::MAX),
                AclWho::NamedGroup(gid) => (0x08, gid.0),
                AclWho::Mask => (0x10, u32::MAX),
                AclWho::Other => (0x20, u32::MAX),
            };
            bytes.extend_from_slice(&tag.to_le_bytes());
            bytes.extend_from_slice(&u16::from(permits.bits()).to_le_bytes());
            bytes.extend_from_slice(&id.to_le_bytes());
        }
        bytes
    }

    /// What an entry gives, before the mask.
    pub fn of(&self, who: AclWho) -> Option<Permits> {
        self.entries.iter().find(|entry| entry.who == who).map(|entry| entry.permits)
    }

    /// The most that users by number and groups get; everything without a mask.
    pub fn mask(&self) -> Permits {
        self.of(AclWho::Mask).unwrap_or(Permits(7))
    }

    /// Whether it says more than the mode does.
    pub fn is_extended(&self) -> bool {
        self.entries.len() > 3
    }

    /// The list that says what a mode says.
    pub fn of_mode(mode: Mode) -> Self {
        let bits = mode.permissions() as u16;
        let entry = |who, shift: u16| AclEntry { who, permits: Permits::new(bits >> shift) };
        Self { entries: vec![entry(AclWho::Owner, 6), entry(AclWho::Group, 3), entry(AclWho::Other, 0)] }
    }
}

fn entry(bytes: &[u8]) -> Result<AclEntry, BadAcl> {
    let [t0, t1, p0, p1, i0, i1, i2, i3] = *bytes else { return Err(BadAcl::Form) };
    let (tag, permits) = (u16::from_le_bytes([t0, t1]), u16::from_le_bytes([p0, p1]));
    let id = u32::from_le_bytes([i0, i1, i2, i3]);
    let who = match tag {
        0x01 => AclWho::Owner,
        0x02 => AclWho::User(Uid(id)),
        0x04 => AclWho::Group,
        0x08 => AclWho::NamedGroup(Gid(id)),
        0x10 => AclWho::Mask,
        0x20 => AclWho::Other,
        other => return Err(BadAcl::Tag(other)),
    };
    if permits > 7 {
        return Err(BadAcl::Form);
    }
    Ok(AclEntry { who, permits: Permits::new(permits) })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(entries: &[(AclWho, u16)]) -> Result<Acl, BadAcl> {
        Acl::from_entries(
            entries.iter().map(|(who, bits)| AclEntry { who: *who, permits: Permits::new(*bits) }).collect(),
        )
    }

    #[test]
    fn the_bytes_of_setfacl_are_read_and_written_back() {
        // setfacl -m u:1001:rw on a file of mode 0644, read with getfattr -e hex.
        let bytes = [
            2, 0, 0, 0, 1, 0, 6, 0, 255, 255, 255, 255, 2, 0, 6, 0, 0xe9, 3, 0, 0, 4, 0, 4, 0, 255, 255, 255,
            255, 16, 0, 6, 0, 255, 255, 255, 255, 32, 0, 4, 0, 255, 255, 255, 255,
        ];
        let acl = Acl::from_bytes(&bytes).expect("a list");
        assert_eq!(acl.of(AclWho::User(Uid(1001))), Some(Permits::new(6)));
        assert_eq!(acl.mask(), Permits::new(6));
        assert!(acl.is_extended());
        assert_eq!(acl.to_bytes(), bytes);
    }

    #[test]
    fn a_list_without_a_mask_names_nobody() {
        use AclWho::{Group, Mask, Other, Owner, User};
        assert!(list(&[(Owner, 7), (Group, 5), (Other, 5)]).is_ok());
        assert_eq!(list(&[(Owner, 7), (User(Uid(1)), 7), (Group, 5), (Other, 5)]), Err(BadAcl::Order));
        assert!(list(&[(Owner, 7), (User(Uid(1)), 7), (Group, 5), (Mask, 5), (Other, 5)]).is_ok());
        assert_eq!(list(&[(Owner, 7), (Other, 5)]), Err(BadAcl::Order));
    }

    /// Linux 6.18 keeps them as they were set. The first that names a user is the one that counts.
    #[test]
    fn numbers_come_in_any_order_and_more_than_once() {
        use AclWho::{Group, Mask, NamedGroup, Other, Owner, User};
        let none = u32::MAX;
        let named = [(User(Uid(none)), 7), (User(Uid(none)), 0), (User(Uid(5)), 4), (User(Uid(5)), 0)];
        let groups = [(Group, 5), (NamedGroup(Gid(9)), 1), (NamedGroup(Gid(0)), 2), (Mask, 7), (Other, 0)];
        let acl = list(&[&[(Owner, 7)], &named[..], &groups[..]].concat()).expect("a list");
        assert_eq!(acl.of(User(Uid(5))), Some(Permits::new(4)));
        assert_eq!(Acl::from_bytes(&acl.to_bytes()).as_ref(), Ok(&acl));
        assert_eq!(list(&[(Owner, 7), (Owner, 7), (Group, 5), (Other, 5)]), Err(BadAcl::Order));
    }

    #[test]
    fn other_bytes_are_refused() {
        assert_eq!(Acl::from_bytes(&[]), Err(BadAcl::Form));
        assert_eq!(Acl::from_bytes(&[1, 0, 0, 0]), Err(BadAcl::Form));
        assert_eq!(Acl::from_bytes(&[2, 0, 0, 0, 1]), Err(BadAcl::Form));
        assert_eq!(Acl::from_bytes(&[2, 0, 0, 0, 3, 0, 0, 0, 0, 0, 0, 0]), Err(BadAcl::Tag(3)));
    }

    #[test]
    fn a_mode_is_a_short_list() {
        let acl = Acl::of_mode(Mode::new(0o751));
        assert_eq!(acl.of(AclWho::Group).map(|permits| permits.to_string()).as_deref(), Some("r-x"));
        assert!(!acl.is_extended());
    }
}
