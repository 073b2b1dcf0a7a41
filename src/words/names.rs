//! Who a user or group number is: asked of the system once each, or brought along by a saved scan.

use std::borrow::Cow;
use std::sync::{Arc, Mutex, PoisonError};

use modscope_platform::{Gid, Uid, accounts};
use rustc_hash::FxHashMap;

use crate::text;

/// Names of accounts and groups. Looking one up twice asks the system once.
#[derive(Debug)]
pub struct Names {
    /// When this machine is asked for numbers that are not known yet.
    ask: Ask,
    /// Who would type a command that is shown; unknown for a saved scan.
    person: Option<Uid>,
    /// Whether that person's shell is root's already, so that no `sudo` is needed.
    root_shell: bool,
    users: Mutex<FxHashMap<Uid, Option<Arc<str>>>>,
    groups: Mutex<FxHashMap<Gid, Option<Arc<str>>>>,
}

/// When the system is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ask {
    /// Never: the names are another machine's.
    Never,
    /// When a name is wanted.
    AtUse,
    /// Only by [`Names::learn`]: whoever wants a name must not wait.
    Beforehand,
}

impl Names {
    /// The accounts of this machine, asked for as they occur.
    pub fn of_this_machine() -> Self {
        let keyboard = accounts::at_keyboard(|name| std::env::var(name).ok());
        let root_shell = keyboard.account.identity.uid == Uid::ROOT;
        Self {
            ask: Ask::AtUse,
            person: Some(keyboard.account.identity.uid),
            root_shell,
            users: Mutex::default(),
            groups: Mutex::default(),
        }
    }

    /// The accounts of this machine for a thread that must not wait: another one has to [`learn`](Self::learn)
    /// them, since an account may have to be asked for over a network. `person` is at the keyboard.
    pub fn learnt_beforehand(person: Uid) -> Self {
        Self {
            ask: Ask::Beforehand,
            person: Some(person),
            root_shell: person == Uid::ROOT,
            users: Mutex::default(),
            groups: Mutex::default(),
        }
    }

    /// Asks the system for those that are not known yet. Others can look up names meanwhile.
    pub fn learn(&self, users: impl IntoIterator<Item = Uid>, groups: impl IntoIterator<Item = Gid>) {
        if self.ask != Ask::Never {
            users.into_iter().for_each(|uid| drop(learnt(&self.users, uid, user_name)));
            groups.into_iter().for_each(|gid| drop(learnt(&self.groups, gid, group_name)));
        }
    }

    /// The names a saved scan brought along; a number without one stays a number.
    pub fn saved(
        users: impl IntoIterator<Item = (Uid, String)>,
        groups: impl IntoIterator<Item = (Gid, String)>,
    ) -> Self {
        Self {
            ask: Ask::Never,
            person: None,
            root_shell: false,
            users: Mutex::new(users.into_iter().map(|(uid, name)| (uid, Some(drawable(name)))).collect()),
            groups: Mutex::new(groups.into_iter().map(|(gid, name)| (gid, Some(drawable(name)))).collect()),
        }
    }

    /// The account's name, if it has one.
    pub fn known_user(&self, uid: Uid) -> Option<Arc<str>> {
        match self.ask {
            Ask::AtUse => learnt(&self.users, uid, user_name),
            Ask::Never | Ask::Beforehand => known(&self.users, uid),
        }
    }

    /// The group's name, if it has one.
    pub fn known_group(&self, gid: Gid) -> Option<Arc<str>> {
        match self.ask {
            Ask::AtUse => learnt(&self.groups, gid, group_name),
            Ask::Never | Ask::Beforehand => known(&self.groups, gid),
        }
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

    /// What stands in front of a command that takes root: nothing in a shell of root's.
    pub(super) fn sudo(&self) -> &'static str {
        if self.root_shell { "" } else { "sudo " }
    }
}

type Map<N> = Mutex<FxHashMap<N, Option<Arc<str>>>>;

fn known<N: Copy + Eq + std::hash::Hash>(map: &Map<N>, number: N) -> Option<Arc<str>> {
    map.lock().unwrap_or_else(PoisonError::into_inner).get(&number).cloned().flatten()
}

/// The name of a number, asked of the system once. The map is free while the system is asked.
fn learnt<N>(map: &Map<N>, number: N, ask: impl Fn(N) -> Option<String>) -> Option<Arc<str>>
where
    N: Copy + Eq + std::hash::Hash,
{
    let before = map.lock().unwrap_or_else(PoisonError::into_inner).get(&number).cloned();
    before.unwrap_or_else(|| {
        let name = ask(number).map(drawable);
        map.lock().unwrap_or_else(PoisonError::into_inner).insert(number, name.clone());
        name
    })
}

fn user_name(uid: Uid) -> Option<String> {
    accounts::by_uid(uid).and_then(|account| account.identity.name)
}

fn group_name(gid: Gid) -> Option<String> {
    accounts::group_name(gid)
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
    fn names_for_a_thread_that_must_not_wait_are_learnt_first() {
        let names = Names::learnt_beforehand(Uid(1000));
        assert_eq!(&*names.user(Uid::ROOT), "uid 0");
        names.learn([Uid::ROOT], []);
        assert_eq!(&*names.user(Uid::ROOT), "root");
    }

    #[cfg(unix)]
    #[test]
    fn this_machine_knows_root() {
        assert_eq!(&*Names::of_this_machine().user(Uid::ROOT), "root");
    }
}
