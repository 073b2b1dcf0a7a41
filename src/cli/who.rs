//! As whom to ask: the person at the keyboard, or whom `--as` names.

use modscope_platform::accounts::{self, AtKeyboard, Behind};
use modscope_platform::{Gid, Identity, Uid};

use super::asks::PolicyWord;
use super::options::AsWhom;
use super::{Trouble, output};
use crate::health::Policy;
use crate::report::{self, saved::Accounts};
use crate::text;

/// For whom to ask, and how the caches are meant to be used.
#[derive(Debug)]
pub struct People {
    /// Everybody to ask for, each once; at least one.
    pub identities: Vec<Identity>,
    /// The policy.
    pub policy: Policy,
}

/// Finds everybody to ask for. `known` answers for names and numbers: this machine's accounts, or those in
/// a saved scan; `me` is who is meant when nobody is named.
///
/// # Errors
/// When `--as` makes no sense, names nobody known, or names two under the personal policy; when the group
/// of a shared cache is not known.
pub fn people(
    asked: &AsWhom,
    policy: &PolicyWord,
    known: &dyn Known,
    me: &Identity,
) -> Result<People, Trouble> {
    let policy = match policy {
        PolicyWord::Personal => Policy::Personal,
        PolicyWord::Published => Policy::Published,
        PolicyWord::Container => Policy::Container,
        PolicyWord::Shared(word) => Policy::Shared(group(word, known)?),
    };
    let mut identities: Vec<Identity> = Vec::new();
    for word in &asked.names {
        let mut identity = named(word, known)?;
        if let Some(capabilities) = asked.caps {
            identity.capabilities = capabilities;
        }
        if !identities.contains(&identity) {
            identities.push(identity);
        }
    }
    if let (Policy::Personal, [_, _, ..], [first, second, ..]) =
        (policy, identities.as_slice(), asked.names.as_slice())
    {
        let label = |word: &String| text::from_bytes(word.as_bytes()).into_owned();
        return Err(Trouble::TwoIdentities(label(first), label(second)));
    }
    if identities.is_empty() {
        let capabilities = asked.caps.unwrap_or(me.capabilities);
        identities.push(Identity { capabilities, ..me.clone() });
    }
    Ok(People { identities, policy })
}

/// A group by its name or number.
pub(crate) fn group(word: &str, known: &dyn Known) -> Result<Gid, Trouble> {
    match word.parse::<u32>() {
        Ok(gid) => Ok(Gid(gid)),
        Err(_) => known
            .group_by_name(word)
            .ok_or_else(|| Trouble::NoSuchGroup(text::from_bytes(word.as_bytes()).into_owned())),
    }
}

/// Under sudo, pkexec or doas a line says whom "me" is taken to be.
pub fn say_who_is_behind(keyboard: &AtKeyboard, asked: &AsWhom) {
    let by = match keyboard.behind {
        Behind::Nobody => return,
        Behind::Sudo => "sudo",
        Behind::Pkexec => "pkexec",
        Behind::Doas => "doas",
    };
    if asked.names.is_empty() {
        output::note(&text!("cli-behind", name = report::text::label(&keyboard.account.identity), by = by));
    }
}

impl Known for Accounts {
    fn by_uid(&self, uid: Uid) -> Option<Identity> {
        self.by_uid(uid).cloned()
    }

    fn by_name(&self, name: &str) -> Option<Identity> {
        self.by_name(name).cloned()
    }

    fn group_by_name(&self, name: &str) -> Option<Gid> {
        self.group_by_name(name)
    }
}

/// Somebody who knows accounts.
pub trait Known {
    /// The account of a number.
    fn by_uid(&self, uid: Uid) -> Option<Identity>;
    /// The account of a name.
    fn by_name(&self, name: &str) -> Option<Identity>;
    /// The group of a name.
    fn group_by_name(&self, name: &str) -> Option<Gid>;
}

/// The accounts of this machine.
pub struct Here;

impl Known for Here {
    fn by_uid(&self, uid: Uid) -> Option<Identity> {
        accounts::by_uid(uid).map(|account| account.identity)
    }

    fn by_name(&self, name: &str) -> Option<Identity> {
        accounts::by_name(name).map(|account| account.identity)
    }

    fn group_by_name(&self, name: &str) -> Option<Gid> {
        accounts::group_by_name(name)
    }
}

/// Reads `USER|UID[:GID[,GID…]]`.
pub(crate) fn named(word: &str, known: &dyn Known) -> Result<Identity, Trouble> {
    let shown = || text::from_bytes(word.as_bytes()).into_owned();
    let (user, groups) = word.split_once(':').map_or((word, None), |(user, groups)| (user, Some(groups)));
    let number = user.parse::<u32>().ok().map(Uid);
    let account = match number {
        Some(uid) => known.by_uid(uid),
        None if user.is_empty() => return Err(Trouble::AsUnreadable(shown())),
        None => Some(known.by_name(user).ok_or_else(|| Trouble::NoSuchUser(shown()))?),
    };
    let groups =
        groups.map(|list| list.split(',').map(|gid| gid.parse().map(Gid)).collect::<Result<Vec<_>, _>>());
    let groups = groups.transpose().map_err(|_| Trouble::AsUnreadable(shown()))?;
    match (account, number, groups) {
        (Some(account), _, None) => Ok(account),
        (account, number, Some(groups)) => {
            let uid = account.as_ref().map(|account| account.uid).or(number);
            let uid = uid.ok_or_else(|| Trouble::AsUnreadable(shown()))?;
            let gid = *groups.first().ok_or_else(|| Trouble::AsUnreadable(shown()))?;
            Ok(Identity::new(account.and_then(|account| account.name), uid, gid, groups))
        }
        (None, number, None) => {
            let uid = number.ok_or_else(|| Trouble::AsUnreadable(shown()))?;
            // A user of their own group is what most systems make of a new account.
            output::note(&text!("cli-group-guessed", uid = uid.to_string()));
            Ok(Identity::new(None, uid, Gid(uid.0), Vec::new()))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Two;

    impl Known for Two {
        fn by_uid(&self, uid: Uid) -> Option<Identity> {
            (uid == Uid(1000)).then(|| Identity::new(Some("ania".into()), uid, Gid(1000), vec![Gid(27)]))
        }

        fn by_name(&self, name: &str) -> Option<Identity> {
            if name == "ania" { self.by_uid(Uid(1000)) } else { None }
        }

        fn group_by_name(&self, name: &str) -> Option<Gid> {
            (name == "ci").then_some(Gid(1500))
        }
    }

    fn all(names: &[&str], policy: PolicyWord) -> Result<People, Trouble> {
        let asked = AsWhom { names: names.iter().map(|name| (*name).to_owned()).collect(), caps: None };
        people(&asked, &policy, &Two, &Identity::new(Some("me".into()), Uid(7), Gid(7), Vec::new()))
    }

    #[test]
    fn several_share_a_cache_and_one_has_a_personal_one() {
        let several = all(&["ania", "1001:1001"], PolicyWord::Shared("ci".into())).unwrap();
        assert_eq!((several.identities.len(), several.policy), (2, Policy::Shared(Gid(1500))));
        assert_eq!(all(&["1:1", "2:2"], PolicyWord::Container).unwrap().identities.len(), 2);
        assert!(matches!(all(&["1:1", "2:2"], PolicyWord::Personal), Err(Trouble::TwoIdentities(..))));
        assert_eq!(all(&["ania", "1000"], PolicyWord::Personal).unwrap().identities.len(), 1, "the same");
        assert_eq!(all(&[], PolicyWord::Personal).unwrap().identities[0].uid, Uid(7));
    }

    #[test]
    fn a_group_is_a_name_or_a_number() {
        assert_eq!(all(&[], PolicyWord::Shared("42".into())).unwrap().policy, Policy::Shared(Gid(42)));
        assert!(matches!(all(&[], PolicyWord::Shared("crew".into())), Err(Trouble::NoSuchGroup(_))));
    }

    fn asked(word: &str) -> Result<Identity, Trouble> {
        named(word, &Two)
    }

    #[test]
    fn a_name_and_a_number_mean_the_same_account() {
        assert_eq!(asked("ania").unwrap(), asked("1000").unwrap());
        assert!(asked("ania").unwrap().in_group(Gid(27)));
    }

    #[test]
    fn groups_that_are_named_replace_those_of_the_account() {
        let identity = asked("ania:50,60").unwrap();
        assert_eq!((identity.gid, identity.groups), (Gid(50), vec![Gid(50), Gid(60)]));
        assert_eq!(identity.name.as_deref(), Some("ania"));
    }

    #[test]
    fn bare_numbers_need_no_account() {
        let identity = asked("4711:4712,4713").unwrap();
        assert_eq!((identity.name, identity.uid, identity.gid), (None, Uid(4711), Gid(4712)));
        assert_eq!(asked("4711").unwrap().gid, Gid(4711));
    }

    #[test]
    fn what_makes_no_sense_is_refused() {
        for bad in ["", ":", ":5", "ania:", "1000:a", "1000:5,", "-1", "99999999999", "nobody-here"] {
            assert!(asked(bad).is_err(), "{bad:?}");
        }
    }
}
