//! Accounts of this machine, and who is at the keyboard.
//!
//! Under `sudo`, `pkexec` or `doas` the person is not root: [`at_keyboard`] finds the account behind
//! it from SUDO_UID, PKEXEC_UID or DOAS_USER (sudo(8), pkexec(1), doas(1)).

use std::path::PathBuf;

use crate::{Gid, Identity, Uid};

#[cfg(unix)]
use crate::unix::accounts as system;
#[cfg(windows)]
use crate::windows::accounts as system;

/// An account: an identity and what `go` finds its folders by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// Its numbers and groups.
    pub identity: Identity,
    /// Its home folder, where it has one.
    pub home: Option<PathBuf>,
    /// Its login shell, where it has one.
    pub shell: Option<PathBuf>,
}

/// How the person came to the rights this process runs with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Behind {
    /// Nobody else: the process runs as the person.
    Nobody,
    /// `sudo`.
    Sudo,
    /// `pkexec`.
    Pkexec,
    /// `doas`.
    Doas,
}

/// Who is at the keyboard, and by which program they became what this process runs as.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AtKeyboard {
    /// The person's account.
    pub account: Account,
    /// How the process got its rights.
    pub behind: Behind,
}

/// The account that a user number has, if it has one.
pub fn by_uid(uid: Uid) -> Option<Account> {
    system::by_uid(uid)
}

/// The account of that name.
pub fn by_name(name: &str) -> Option<Account> {
    system::by_name(name)
}

/// The name of a group, if it has one.
pub fn group_name(gid: Gid) -> Option<String> {
    system::group_name(gid)
}

/// The number of the group of that name.
pub fn group_by_name(name: &str) -> Option<Gid> {
    system::group_by_name(name)
}

/// The user this process has the rights of (its effective uid).
pub fn effective_uid() -> Uid {
    system::effective_uid()
}

/// All accounts that a person could log in with, lowest number first.
pub fn people() -> Vec<Account> {
    system::people()
}

/// The identity this process has: its effective numbers and its own groups.
pub fn current() -> Identity {
    system::current()
}

/// The person at the keyboard; `var` reads the environment (so that a test can give its own).
pub fn at_keyboard(var: impl Fn(&str) -> Option<String>) -> AtKeyboard {
    let me = current();
    if me.uid == Uid::ROOT {
        let number = |name: &str| {
            var(name).and_then(|value| value.parse().ok()).map(Uid).filter(|uid| *uid != Uid::ROOT)
        };
        let behind = number("SUDO_UID")
            .and_then(|uid| Some((account_or_numbers(uid, number_of(&var, "SUDO_GID"))?, Behind::Sudo)))
            .or_else(|| {
                number("PKEXEC_UID").and_then(|uid| Some((account_or_numbers(uid, None)?, Behind::Pkexec)))
            })
            .or_else(|| {
                let account = by_name(&var("DOAS_USER")?)?;
                (account.identity.uid != Uid::ROOT).then_some((account, Behind::Doas))
            });
        if let Some((account, behind)) = behind {
            return AtKeyboard { account, behind };
        }
    }
    let known = by_uid(me.uid);
    let account = Account {
        home: known.as_ref().and_then(|account| account.home.clone()),
        shell: known.as_ref().and_then(|account| account.shell.clone()),
        identity: me,
    };
    AtKeyboard { account, behind: Behind::Nobody }
}

fn number_of(var: &impl Fn(&str) -> Option<String>, name: &str) -> Option<Gid> {
    var(name).and_then(|value| value.parse().ok()).map(Gid)
}

/// The account of `uid`, or bare numbers when SUDO_UID names a user without an account.
fn account_or_numbers(uid: Uid, gid: Option<Gid>) -> Option<Account> {
    by_uid(uid).or_else(|| {
        let gid = gid?;
        Some(Account { identity: Identity::new(None, uid, gid, Vec::new()), home: None, shell: None })
    })
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use super::*;

    #[test]
    fn root_has_an_account() {
        let root = by_uid(Uid::ROOT).expect("uid 0 is in the account database");
        assert_eq!(root.identity.name.as_deref(), Some("root"));
    }

    #[test]
    fn a_group_is_found_by_the_name_it_has() {
        let name = group_name(Gid(0)).expect("gid 0 is in the group database");
        assert_eq!(group_by_name(&name), Some(Gid(0)));
        assert_eq!(group_by_name("no-group-of-that-name"), None);
        assert_eq!(group_by_name("a\0b"), None);
    }

    #[test]
    fn under_sudo_the_person_is_the_account_behind_it() {
        let keyboard = at_keyboard(|name| match name {
            "SUDO_UID" => Some("4711".into()),
            "SUDO_GID" => Some("4712".into()),
            _ => None,
        });
        if effective_uid() == Uid::ROOT {
            assert_eq!(keyboard.behind, Behind::Sudo);
            assert_eq!(keyboard.account.identity.uid, Uid(4711));
            assert_eq!(keyboard.account.identity.gid, Gid(4712));
        } else {
            assert_eq!(keyboard.behind, Behind::Nobody, "the variable alone gives no other account");
        }
    }

    #[test]
    fn without_such_variables_the_person_is_who_runs_this() {
        assert_eq!(at_keyboard(|_| None).account.identity.uid, effective_uid());
    }
}
