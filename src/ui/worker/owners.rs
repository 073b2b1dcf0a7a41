//! Who owns how much of a cache.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use modscope_platform::{Gid, Identity, Uid, accounts};

use crate::report::saved::Accounts;
use crate::tree::Tree;
use crate::ui::state::Owner;

/// How many accounts and groups are told, those with most first.
const TOLD: usize = 40;

/// Who owns how much of a cache.
#[derive(Debug, Clone, Default)]
pub struct Owners {
    /// The accounts, or bare numbers; who has most first.
    pub accounts: Vec<Owner<Identity>>,
    /// The groups, the largest first.
    pub groups: Vec<Owner<Gid>>,
}

/// Counts. Accounts are asked of the machine, or of the saved scan that the tree is from.
pub(super) fn count(tree: &Tree, saved: Option<&Accounts>) -> Owners {
    let mut of_look = vec![0_u64; tree.looks().len()];
    for id in tree.ids() {
        of_look[tree.look_id(id).index()] += 1;
    }
    let (mut users, mut groups) = (BTreeMap::<Uid, u64>::new(), BTreeMap::<Gid, u64>::new());
    for (look, entries) in tree.looks().iter().zip(of_look).filter(|(look, _)| !look.unseen) {
        *users.entry(look.uid).or_default() += entries;
        *groups.entry(look.gid).or_default() += entries;
    }
    let account = |uid| match saved {
        Some(saved) => saved.by_uid(uid).cloned(),
        None => accounts::by_uid(uid).map(|account| account.identity),
    };
    let owner = |(uid, entries)| Owner { who: account(uid).unwrap_or_else(|| bare(uid)), entries };
    Owners {
        accounts: largest(users).map(owner).collect(),
        groups: largest(groups).map(|(who, entries)| Owner { who, entries }).collect(),
    }
}

fn largest<N: Ord>(counted: BTreeMap<N, u64>) -> impl Iterator<Item = (N, u64)> {
    let mut counted: Vec<_> = counted.into_iter().filter(|(_, entries)| *entries > 0).collect();
    counted.sort_by_key(|(_, entries)| Reverse(*entries));
    counted.into_iter().take(TOLD)
}

/// A number without an account; its group is the one most systems would give it.
pub(super) fn bare(uid: Uid) -> Identity {
    Identity::new(None, uid, Gid(uid.0), Vec::new())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::tests::tree;

    #[test]
    fn who_has_most_comes_first_and_numbers_without_an_account_count_too() {
        let tree = tree(&[("a/", 0o755, 4_001), ("a/b", 0o644, 4_001), ("c", 0o644, 0)]);
        let owners = count(&tree, None);
        let told: Vec<(u32, u64)> =
            owners.accounts.iter().map(|owner| (owner.who.uid.0, owner.entries)).collect();
        assert_eq!(told, [(4_001, 2), (0, 1), (1000, 1)]);
        assert_eq!(owners.groups.first().map(|owner| owner.who), Some(Gid(4_001)));
    }
}
