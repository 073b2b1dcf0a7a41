//! Numbers lent to accounts for their containers (subuid(5), subgid(5)).
//!
//! A container that ania runs without root shows her as its root, and numbers lent to her as its other
//! users: its uid 1 is the first of them (newuidmap(1) as podman and rootless Docker call it). So a file
//! that uid 1000 of a container made belongs outside to 100000 + 1000 - 1.

use serde::{Deserialize, Serialize};

use crate::{Gid, Uid, accounts, system_file};

/// Which numbers of this machine are lent to which account. Those lent by a directory service
/// (`subid:` in nsswitch.conf(5)) are not seen.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Subordinates {
    uids: Vec<Lent>,
    gids: Vec<Lent>,
}

/// A number that is lent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subordinate<Id> {
    /// The account it is lent to: its name, or its number where it has none.
    pub account: String,
    /// What it is inside a container that this account runs without root: 1 and up.
    pub inside: Id,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Lent {
    account: String,
    start: u32,
    count: u32,
}

impl Subordinates {
    /// What /etc/subuid and /etc/subgid of this machine say; nothing where there are none.
    pub fn here() -> Self {
        let read = |path| system_file::read(path).unwrap_or_default();
        let mut all = Self::parse(&read("/etc/subuid"), &read("/etc/subgid"));
        for lent in all.uids.iter_mut().chain(&mut all.gids) {
            if let Some(name) =
                lent.account.parse().ok().and_then(|uid| accounts::by_uid(Uid(uid))?.identity.name)
            {
                lent.account = name;
            }
        }
        all
    }

    /// Reads the bytes of both files. Comments and lines that are not `account:start:count` are passed over.
    pub fn parse(subuid: &[u8], subgid: &[u8]) -> Self {
        Self { uids: table(subuid), gids: table(subgid) }
    }

    /// To whom the number of a user is lent.
    pub fn owner_of(&self, uid: Uid) -> Option<Subordinate<Uid>> {
        let (account, inside) = find(&self.uids, uid.0)?;
        Some(Subordinate { account, inside: Uid(inside) })
    }

    /// To whom the number of a group is lent.
    pub fn group_owner_of(&self, gid: Gid) -> Option<Subordinate<Gid>> {
        let (account, inside) = find(&self.gids, gid.0)?;
        Some(Subordinate { account, inside: Gid(inside) })
    }
}

fn table(bytes: &[u8]) -> Vec<Lent> {
    system_file::lines(bytes).filter_map(lent).collect()
}

fn lent(line: &str) -> Option<Lent> {
    let mut fields = line.split(':').map(str::trim);
    let (account, start, count) =
        (fields.next()?, fields.next()?.parse().ok()?, fields.next()?.parse().ok()?);
    let good = !account.is_empty() && count > 0 && u32::checked_add(start, count).is_some();
    (good && fields.next().is_none()).then(|| Lent { account: account.to_owned(), start, count })
}

/// The account, and the number inside: its ranges follow one another in the order of the file.
fn find(table: &[Lent], id: u32) -> Option<(String, u32)> {
    let at = table.iter().position(|lent| id >= lent.start && id - lent.start < lent.count)?;
    let found = &table[at];
    let before: u64 = table[..at]
        .iter()
        .filter(|lent| lent.account == found.account)
        .map(|lent| u64::from(lent.count))
        .sum();
    let inside = u32::try_from(1 + before + u64::from(id - found.start)).ok()?;
    Some((found.account.clone(), inside))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn told(subuid: &str, uid: u32) -> Option<(String, u32)> {
        let owner = Subordinates::parse(subuid.as_bytes(), b"").owner_of(Uid(uid))?;
        Some((owner.account, owner.inside.0))
    }

    #[test]
    fn a_lent_number_is_told_as_a_user_of_a_container() {
        let file = "root:10:5\nania:100000:65536\nbela:165536:65536\n";
        assert_eq!(told(file, 100_999), Some(("ania".into(), 1000)));
        assert_eq!(told(file, 100_000), Some(("ania".into(), 1)));
        assert_eq!(told(file, 165_535), Some(("ania".into(), 65536)));
        assert_eq!(told(file, 165_536), Some(("bela".into(), 1)));
        assert_eq!(told(file, 1000), None, "the account itself is not lent: it is the container's root");
        assert_eq!(told(file, 231_072), None);
    }

    #[test]
    fn groups_have_a_file_of_their_own() {
        let both = Subordinates::parse(b"ania:100000:65536\n", b"ania:200000:65536\n");
        assert_eq!(both.group_owner_of(Gid(200_099)).map(|owner| owner.inside), Some(Gid(100)));
        assert_eq!(both.group_owner_of(Gid(100_099)), None);
    }

    #[test]
    fn a_second_range_goes_on_where_the_first_ends() {
        assert_eq!(
            told("ania:100000:1000\nbela:300000:7\nania:500000:1000\n", 500_000),
            Some(("ania".into(), 1001))
        );
    }

    #[test]
    fn comments_and_other_lines_are_passed_over() {
        let file = "# lent\n\nania:100000\nania:x:1\n:5:5\nania:1:0\nania:4294967295:9\na:1:2:3\n1000:7:2 # by number\n";
        assert_eq!(told(file, 8), Some(("1000".into(), 2)));
        for uid in [1, 5, 100_000, u32::MAX] {
            assert_eq!(told(file, uid), None);
        }
    }

    #[test]
    fn it_is_kept_in_saved_scans() {
        let all = Subordinates::parse(b"ania:100000:65536\n", b"ania:100000:65536\n");
        let text = serde_json::to_string(&all).expect("written");
        assert_eq!(serde_json::from_str::<Subordinates>(&text).expect("read"), all);
    }

    proptest! {
        #[test]
        fn no_bytes_bring_it_down(bytes in proptest::collection::vec(any::<u8>(), 0..300), uid: u32) {
            let all = Subordinates::parse(&bytes, &bytes);
            prop_assert!(all.uids.len() <= bytes.split(|byte| *byte == b'\n').count());
            all.owner_of(Uid(uid));
        }

        #[test]
        fn lines_that_nearly_fit_bring_nothing_down(file in "([a-c]{0,2}:[0-9]{0,10}:[0-9]{0,10}\n){0,6}", uid: u32) {
            if let Some(owner) = Subordinates::parse(file.as_bytes(), b"").owner_of(Uid(uid)) {
                prop_assert!(owner.inside.0 >= 1 && !owner.account.is_empty());
            }
        }
    }
}
