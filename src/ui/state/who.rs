//! Who can be judged for.

use modscope_platform::{Identity, Uid};

use super::State;

/// Why somebody is in the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Because {
    /// The person at the keyboard, or who made the saved scan.
    Me,
    /// Something in the cache belongs to them.
    Owner,
    /// Containers and first accounts are often that number.
    Usual,
}

impl State {
    /// Who can be judged for: me, the owners in the cache, the usual numbers; each once.
    pub fn identities(&self) -> Vec<(Because, &Identity)> {
        let mut seen: Vec<Uid> = Vec::new();
        let all = std::iter::once((Because::Me, &self.me))
            .chain(self.owners.iter().map(|identity| (Because::Owner, identity)))
            .chain(self.usual.iter().map(|identity| (Because::Usual, identity)));
        all.filter(|(_, identity)| {
            let new = !seen.contains(&identity.uid);
            seen.push(identity.uid);
            new
        })
        .collect()
    }
}
