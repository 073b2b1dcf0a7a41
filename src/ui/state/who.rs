//! Who can be judged for, and which groups can share a cache.

use modscope_platform::{Gid, Identity, Uid};

use super::State;

/// Why somebody is in the list; the list is in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Because {
    /// The person at the keyboard, or who made the saved scan.
    Me,
    /// For whom this was opened first.
    First,
    /// Asked for before, by hand.
    Typed,
    /// Something in the cache belongs to them.
    Owner,
    /// An account of the machine.
    Account,
    /// Containers often run under that number.
    Container,
}

/// Somebody to judge for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Somebody {
    /// Why they are in the list.
    pub because: Because,
    /// Who they are.
    pub identity: Identity,
    /// How many entries of the cache are theirs, where that was counted.
    pub entries: u64,
}

/// An account or a group that has something in the cache.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Owner<T> {
    /// Who.
    pub who: T,
    /// How many entries.
    pub entries: u64,
}

/// A group that can share a cache.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sharer {
    /// Its number.
    pub gid: Gid,
    /// Whoever is judged for is in it.
    pub member: bool,
    /// How many entries have it as their group.
    pub entries: u64,
}

/// Who is known here.
#[derive(Debug, Default)]
pub struct People {
    /// The accounts of this machine that somebody could log in with.
    pub accounts: Vec<Identity>,
    /// Who owns something in the cache, who has most first.
    pub owners: Vec<Owner<Identity>>,
    /// The groups of what is in the cache, the largest first.
    pub groups: Vec<Owner<Gid>>,
    /// Who was asked for by hand.
    pub typed: Vec<Identity>,
    /// The scan whose owners these are.
    pub counted: Option<u32>,
    /// Why what was typed last is nobody, or no group.
    pub trouble: Option<String>,
}

impl People {
    /// Another cache is looked at.
    pub fn leave_cache(&mut self) {
        self.owners.clear();
        self.groups.clear();
        self.counted = None;
        self.trouble = None;
    }

    /// Somebody was asked for by hand.
    pub fn remember(&mut self, identity: &Identity) {
        self.trouble = None;
        if !self.typed.contains(identity) {
            self.typed.push(identity.clone());
        }
    }
}

/// Who runs in containers: root, the numbers of the first accounts, and those that images without root
/// use (distroless: nonroot 65532; nobody 65534). A container has a number's groups only where its image
/// says so, so these have none.
pub fn in_containers() -> impl Iterator<Item = Identity> {
    [0, 1000, 1001, 65_532, 65_534].into_iter().flat_map(|number| {
        let name = (number == 0).then(|| "root".to_owned());
        let usual = Identity::new(name, Uid(number), Gid(number), Vec::new());
        let bare = (number == 0).then(|| without_capabilities(usual.clone()));
        std::iter::once(usual).chain(bare)
    })
}

/// The same without what the kernel lets root do.
pub fn without_capabilities(identity: Identity) -> Identity {
    Identity { capabilities: modscope_platform::Capabilities::empty(), ..identity }
}

impl State {
    /// Who can be judged for, in the order of the list; accounts each once, with the most telling reason.
    pub fn identities(&self) -> Vec<Somebody> {
        let mut all = vec![self.somebody(Because::Me, self.me.clone())];
        let mut add = |because, identity: &Identity| {
            let known = all.iter().any(|other: &Somebody| match because {
                Because::Container | Because::Typed | Because::First => other.identity == *identity,
                _ => other.identity.uid == identity.uid && other.because != Because::Typed,
            });
            if !known {
                all.push(self.somebody(because, identity.clone()));
            }
        };
        add(Because::First, &self.what_if.home.identity);
        self.people.typed.iter().for_each(|identity| add(Because::Typed, identity));
        self.people.owners.iter().for_each(|owner| add(Because::Owner, &owner.who));
        self.accounts().iter().for_each(|identity| add(Because::Account, identity));
        in_containers().for_each(|identity| add(Because::Container, &identity));
        all
    }

    /// The accounts of the machine that is looked at.
    fn accounts(&self) -> &[Identity] {
        match self.view.as_ref().and_then(|view| view.accounts.as_deref()) {
            Some(saved) => saved.people(),
            None => &self.people.accounts,
        }
    }

    fn somebody(&self, because: Because, identity: Identity) -> Somebody {
        let owner = self.people.owners.iter().find(|owner| owner.who.uid == identity.uid);
        let entries = owner.filter(|_| because != Because::Container).map_or(0, |owner| owner.entries);
        Somebody { because, identity, entries }
    }

    /// The groups that can share the cache: those of whoever is judged for, then others in the cache.
    pub fn sharers(&self) -> Vec<Sharer> {
        let entries = |gid: Gid| {
            self.people.groups.iter().find(|owner| owner.who == gid).map_or(0, |owner| owner.entries)
        };
        let mine = self.question.identity.groups.iter();
        let mut all: Vec<Sharer> =
            mine.map(|gid| Sharer { gid: *gid, member: true, entries: entries(*gid) }).collect();
        all.sort_by_key(|sharer| std::cmp::Reverse(sharer.entries));
        let others = self.people.groups.iter().filter(|owner| !self.question.identity.in_group(owner.who));
        all.extend(others.map(|owner| Sharer { gid: owner.who, member: false, entries: owner.entries }));
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::settings::Settings;

    fn numbers(uid: u32, groups: &[u32]) -> Identity {
        Identity::new(None, Uid(uid), Gid(uid), groups.iter().copied().map(Gid).collect())
    }

    fn state() -> State {
        let mut state = State::new(numbers(1000, &[27]), 0, Settings::default());
        state.people.accounts = vec![numbers(0, &[]), numbers(1000, &[27]), numbers(1007, &[])];
        state.people.owners = vec![Owner { who: numbers(1007, &[]), entries: 12 }];
        state.people.groups =
            vec![Owner { who: Gid(1500), entries: 900 }, Owner { who: Gid(27), entries: 3 }];
        state
    }

    #[test]
    fn an_account_stands_once_and_a_containers_number_is_somebody_else() {
        let state = state();
        let listed = state.identities();
        let of = |because| {
            listed.iter().filter(move |other| other.because == because).map(|other| other.identity.uid.0)
        };
        assert_eq!(of(Because::Me).collect::<Vec<_>>(), [1000]);
        assert_eq!(of(Because::Owner).collect::<Vec<_>>(), [1007]);
        assert_eq!(of(Because::Account).collect::<Vec<_>>(), [0]);
        // Root with its powers and without.
        assert_eq!(of(Because::Container).collect::<Vec<_>>(), [0, 0, 1000, 1001, 65_532, 65_534]);
        assert!(listed.iter().all(|other| (other.entries == 12) == (other.identity.uid == Uid(1007))));
    }

    #[test]
    fn root_is_offered_without_capabilities_too() {
        assert_eq!(in_containers().filter(|other| other.uid == Uid::ROOT).count(), 2);
    }

    #[test]
    fn groups_of_who_is_judged_for_come_first() {
        let groups: Vec<(u32, bool)> =
            state().sharers().iter().map(|sharer| (sharer.gid.0, sharer.member)).collect();
        assert_eq!(groups, [(27, true), (1000, true), (1500, false)]);
    }
}
