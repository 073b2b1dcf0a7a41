//! Who a user or group number is: asked of the system once each, or brought along by a saved scan.

use std::borrow::Cow;
use std::sync::{Arc, Mutex, PoisonError};

use modscope_platform::{Gid, Uid, accounts};
use rustc_hash::FxHashMap;

use crate::text;

/// Names of accounts and groups. Looking one up twice asks the system once.
#[derive(Debug)]
pub struct Names {
    /// Whether numbers that are not known yet may be asked of this machine.
    ask: bool,
    /// Who would type a command that is shown; unknown for a saved scan.
    person: Option<Uid>,
    /// Whether that person's shell is root's already, so that no `sudo` is needed.
    root_shell: bool,
    users: Mutex<FxHashMap<Uid, Option<Arc<str>>>>,
    groups: Mutex<FxHashMap<Gid, Option<Arc<str>>>>,
}

impl Names {
    /// The accounts of this machine, asked for as they occur.
    pub fn of_this_machine() -> Self {
        let keyboard = accounts::at_keyboard(|name| std::env::var(name).ok());
        let root_shell = keyboard.account.identity.uid == Uid::ROOT;
        Self {
            ask: true,
            person: Some(keyboard.account.identity.uid),
            root_shell,
            users: Mutex::default(),
            groups: Mutex::default(),
        }
    }

    /// The names a saved scan brought along; a number without one stays a number.
    pub fn saved(
        users: impl IntoIterator<Item = (Uid, String)>,
        groups: impl IntoIterator<Item = (Gid, String)>,
    ) -> Self {
        Self {
            ask: false,
            person: None,
            root_shell: false,
            users: Mutex::new(users.into_iter().map(|(uid, name)| (uid, Some(drawable(name)))).collect()),
            groups: Mutex::new(groups.into_iter().map(|(gid, name)| (gid, Some(drawable(name)))).collect()),
        }
    }

    /// The account's name, if it has one.
    pub fn known_user(&self, uid: Uid) -> Option<Arc<str>> {
        let mut users = self.users.lock().unwrap_or_else(PoisonError::into_inner);
        let ask = || accounts::by_uid(uid).and_then(|account| account.identity.name).map(drawable);
        users.entry(uid).or_insert_with(|| if self.ask { ask() } else { None }).clone()
    }

    /// The group's name, if it has one.
    pub fn known_group(&self, gid: Gid) -> Option<Arc<str>> {
        let mut groups = self.groups.lock().unwrap_or_else(PoisonError::into_inner);
        let ask = || accounts::group_name(gid).map(drawable);
        groups.entry(gid).or_insert_with(|| if self.ask { ask() } else { None }).clone()
    }

    /// The account's name, or `uid 1007`.
    pub fn user(&self, uid: Uid) -> Arc<str> {
        self.known_user(uid).unwrap_or_else(|| format!("uid {uid}").into())
    }

    /// The group's name, or `gid 1007`.
    pub fn group(&self, gid: Gid) -> Arc<str> {
        self.known_group(gid).unwrap_or_else(|| format!("gid {gid}").into())
    }

    /// Who would type a command that is shown: the person at the keyboard, else `otherwise`.
    pub(super) fn typist(&self, otherwise: Uid) -> Uid {
        self.person.unwrap_or(otherwise)
    }

    /// Whether commands need no `sudo` at all.
    pub(super) fn root_shell(&self) -> bool {
        self.root_shell
    }
}

/// A saved scan may come from anybody: its names must not steer the terminal.
fn drawable(name: String) -> Arc<str> {
    text::escaped(Cow::Owned(name)).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_saved_scan_knows_only_its_own_names() {
        let names = Names::saved([(Uid(1000), "ania".to_owned())], [(Gid(27), "staff".to_owned())]);
        assert_eq!(&*names.user(Uid(1000)), "ania");
        assert_eq!(&*names.user(Uid(0)), "uid 0");
        assert_eq!(&*names.group(Gid(27)), "staff");
        assert_eq!(names.known_group(Gid(0)), None);
    }

    #[test]
    fn a_name_from_elsewhere_cannot_steer_the_terminal() {
        let names = Names::saved([(Uid(1), "a\x1b[2J".to_owned())], []);
        assert_eq!(&*names.user(Uid(1)), "a\\x1b[2J");
    }

    #[cfg(unix)]
    #[test]
    fn this_machine_knows_root() {
        assert_eq!(&*Names::of_this_machine().user(Uid::ROOT), "root");
    }
}
