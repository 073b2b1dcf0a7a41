//! What a saved scan says of itself.

use std::collections::BTreeMap;

use modscope_platform::{Capabilities, Gid, Identity, Uid, accounts};
use serde::{Deserialize, Serialize};

use crate::go::CacheKind;
use crate::health::GoSettings;
use crate::survey::Survey;
use crate::text;
use crate::words::Names;

/// Where, when and for whom a scan was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct About {
    /// The version of the program that made it.
    pub program: String,
    /// The machine's name.
    pub host: String,
    /// Seconds since 1970.
    pub when: i64,
    /// Which cache.
    pub kind: CacheKind,
    /// The path as it was given, as bytes.
    pub path: Vec<u8>,
    /// Who was at the keyboard.
    pub account: Identity,
    /// What go was set to.
    pub settings: GoSettings,
    /// The accounts of that machine that have to do with the cache.
    pub accounts: Accounts,
}

/// Names and groups of the machine a scan was made on.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Accounts {
    people: Vec<Identity>,
    groups: BTreeMap<Gid, String>,
}

impl About {
    /// What is to be said of a scan made here and now.
    pub fn here(survey: &Survey, account: &Identity, settings: GoSettings, when: i64) -> Self {
        Self {
            program: env!("CARGO_PKG_VERSION").to_owned(),
            host: modscope_platform::host::name(),
            when,
            kind: survey.target.kind,
            path: modscope_platform::paths::bytes(&survey.target.path).to_vec(),
            account: account.clone(),
            settings,
            accounts: Accounts::of(survey, account),
        }
    }

    /// The same from a file of somebody else: groups sorted, as looking them up needs, and no name that
    /// could steer a terminal.
    pub(super) fn checked(self) -> Self {
        let Accounts { people, groups } = self.accounts;
        Self {
            program: drawable(self.program),
            host: drawable(self.host),
            account: usual(self.account),
            accounts: Accounts {
                people: people.into_iter().map(usual).collect(),
                groups: groups.into_iter().map(|(gid, name)| (gid, drawable(name))).collect(),
            },
            ..self
        }
    }
}

fn usual(identity: Identity) -> Identity {
    let Identity { name, uid, gid, groups, capabilities } = identity;
    let capabilities = Capabilities::from_bits_truncate(capabilities.bits());
    Identity { capabilities, ..Identity::new(name.map(drawable), uid, gid, groups) }
}

fn drawable(name: String) -> String {
    text::escaped(name.into()).into_owned()
}

impl Accounts {
    /// Everybody who owns something in the cache or on the way to it, and who could log in.
    fn of(survey: &Survey, account: &Identity) -> Self {
        let tree = survey.tree.read();
        let steps = survey.facts.way.iter().filter_map(|step| step.metadata.as_ref().ok());
        let looks = tree.looks().iter().filter(|look| !look.unseen).map(|look| (look.uid, look.gid));
        let owners: Vec<(Uid, Gid)> = looks.chain(steps.map(|meta| (meta.uid, meta.gid))).collect();
        let mut known: BTreeMap<Uid, Identity> =
            accounts::people().into_iter().map(|account| (account.identity.uid, account.identity)).collect();
        for (uid, _) in &owners {
            if !known.contains_key(uid)
                && let Some(account) = accounts::by_uid(*uid)
            {
                known.insert(*uid, account.identity);
            }
        }
        known.insert(account.uid, account.clone());
        let mut groups: BTreeMap<Gid, String> = BTreeMap::new();
        for gid in owners.iter().map(|(_, gid)| gid) {
            if !groups.contains_key(gid)
                && let Some(name) = accounts::group_name(*gid)
            {
                groups.insert(*gid, name);
            }
        }
        Self { people: known.into_values().collect(), groups }
    }

    /// The account of a number.
    pub fn by_uid(&self, uid: Uid) -> Option<&Identity> {
        self.people.iter().find(|person| person.uid == uid)
    }

    /// The account of a name.
    pub fn by_name(&self, name: &str) -> Option<&Identity> {
        self.people.iter().find(|person| person.name.as_deref() == Some(name))
    }

    /// The group of a name.
    pub fn group_by_name(&self, name: &str) -> Option<Gid> {
        self.groups.iter().find(|(_, known)| *known == name).map(|(gid, _)| *gid)
    }

    /// The names of those accounts and groups, for sentences.
    pub fn names(&self) -> Names {
        let users = self.people.iter().filter_map(|person| Some((person.uid, person.name.clone()?)));
        Names::saved(users, self.groups.iter().map(|(gid, name)| (*gid, name.clone())))
    }

    /// Everybody, the lowest number first.
    pub fn people(&self) -> &[Identity] {
        &self.people
    }
}
