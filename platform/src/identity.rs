//! Who asks: an account, or the bare numbers that a container runs as.

use std::fmt;

use bitflags::bitflags;
use serde::{Deserialize, Serialize};

/// A user number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Uid(pub u32);

/// A group number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Gid(pub u32);

impl Uid {
    /// The superuser.
    pub const ROOT: Self = Self(0);
}

impl fmt::Display for Uid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Display for Gid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

bitflags! {
    /// The Linux capabilities that decide over files (capabilities(7)). Root elsewhere has them all.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
    pub struct Capabilities: u8 {
        /// Read and write whatever the mode says; execute where anybody may.
        const DAC_OVERRIDE = 1;
        /// Read files and pass directories whatever the mode says.
        const DAC_READ_SEARCH = 2;
        /// Count as the owner of every entry (chmod, sticky directories).
        const FOWNER = 4;
        /// Give entries to others.
        const CHOWN = 8;
    }
}

/// Somebody who runs a command: an account of this machine, or numbers without an account.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Identity {
    /// The account's name, where the numbers have one.
    pub name: Option<String>,
    /// The user.
    pub uid: Uid,
    /// The primary group.
    pub gid: Gid,
    /// All groups, the primary one among them, sorted, each once.
    pub groups: Vec<Gid>,
    /// What the kernel lets this identity do beyond modes; all for root, none for others.
    pub capabilities: Capabilities,
}

impl Identity {
    /// An identity with the usual capabilities of its uid: all for root, none otherwise.
    pub fn new(name: Option<String>, uid: Uid, gid: Gid, mut groups: Vec<Gid>) -> Self {
        groups.push(gid);
        groups.sort_unstable();
        groups.dedup();
        let capabilities = if uid == Uid::ROOT { Capabilities::all() } else { Capabilities::empty() };
        Self { name, uid, gid, groups, capabilities }
    }

    /// The name, or `uid 1001` for numbers without an account.
    pub fn label(&self) -> String {
        self.name.clone().unwrap_or_else(|| format!("uid {}", self.uid))
    }

    /// Whether `gid` is among the groups.
    pub fn in_group(&self, gid: Gid) -> bool {
        self.groups.binary_search(&gid).is_ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_primary_group_counts_as_a_group() {
        let identity = Identity::new(None, Uid(1001), Gid(1500), vec![Gid(27)]);
        assert!(identity.in_group(Gid(1500)) && identity.in_group(Gid(27)) && !identity.in_group(Gid(0)));
    }

    #[test]
    fn only_root_has_powers_of_its_own() {
        assert!(Identity::new(None, Uid(1001), Gid(1001), vec![]).capabilities.is_empty());
        assert!(
            Identity::new(None, Uid(0), Gid(0), vec![]).capabilities.contains(Capabilities::DAC_OVERRIDE)
        );
    }
}
