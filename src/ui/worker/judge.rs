//! The thread that judges. It has one desk: a new question takes the place of one that still lies there.

use std::collections::BTreeSet;
use std::sync::{Arc, Condvar, Mutex, PoisonError};

use modscope_platform::{Gid, Identity, Uid, accounts};

use super::{Event, Outlet, start};
use crate::demo::Demo;
use crate::health::{Health, Question};
use crate::report::saved::Accounts;
use crate::survey::Survey;
use crate::tree::Tree;
use crate::words::{Names, Verdict, Words};

/// How many of the owners in a cache are offered to be judged for.
const OFFERED: usize = 12;

/// A question to the judge.
#[derive(Debug, Clone)]
pub struct Ask {
    /// Of which scan.
    pub scan: u32,
    /// What is known of the cache; of a growing one only its tree.
    pub survey: Survey,
    /// For whom.
    pub question: Question,
    /// Whom to ask for names.
    pub names: Arc<Names>,
    /// The accounts of the machine that a scan was saved on.
    pub accounts: Option<Arc<Accounts>>,
    /// The tree still grows: heat only, no verdict.
    pub provisional: bool,
}

/// The judge's answer.
#[derive(Debug)]
pub struct Judgement {
    /// Of which scan.
    pub scan: u32,
    /// What was asked.
    pub question: Question,
    /// What was found.
    pub health: Arc<Health>,
    /// What it amounts to; none while the tree grows.
    pub verdict: Option<Verdict>,
    /// Owners that occur in the tree, to be judged for.
    pub owners: Vec<Identity>,
    /// How many entries the tree had.
    pub entries: usize,
}

#[derive(Default)]
struct Slot {
    ask: Option<Ask>,
    closed: bool,
}

/// Where questions are laid down.
pub(super) struct Desk(Arc<(Mutex<Slot>, Condvar)>);

impl Desk {
    pub fn open(outlet: Outlet) -> Self {
        let desk = Arc::new((Mutex::new(Slot::default()), Condvar::new()));
        let theirs = desk.clone();
        start("judge", move || {
            while let Some(ask) = next(&theirs) {
                outlet.say(Event::Judged(Box::new(answer(ask))));
            }
        });
        Self(desk)
    }

    pub fn ask(&self, ask: Ask) {
        self.0.0.lock().unwrap_or_else(PoisonError::into_inner).ask = Some(ask);
        self.0.1.notify_one();
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        self.0.0.lock().unwrap_or_else(PoisonError::into_inner).closed = true;
        self.0.1.notify_one();
    }
}

fn next(desk: &(Mutex<Slot>, Condvar)) -> Option<Ask> {
    let mut slot = desk.0.lock().unwrap_or_else(PoisonError::into_inner);
    loop {
        if slot.closed {
            return None;
        }
        if let Some(ask) = slot.ask.take() {
            return Some(ask);
        }
        slot = desk.1.wait(slot).unwrap_or_else(PoisonError::into_inner);
    }
}

fn answer(ask: Ask) -> Judgement {
    let health = Arc::new(ask.survey.judge(&ask.question));
    let tree = ask.survey.tree.read();
    know_all(&tree, &ask.names);
    let verdict = (!ask.provisional).then(|| Words::new(&tree, &ask.question, &ask.names).verdict(&health));
    let owners = if ask.provisional { Vec::new() } else { owners(&tree, ask.accounts.as_deref()) };
    Judgement { scan: ask.scan, question: ask.question, health, verdict, owners, entries: tree.len() }
}

/// Asks for every name that views will want, so that none of them asks the system in a frame.
fn know_all(tree: &Tree, names: &Names) {
    for look in tree.looks() {
        names.known_user(look.uid);
        names.known_group(look.gid);
    }
}

/// The accounts that own something in the tree.
fn owners(tree: &Tree, accounts: Option<&Accounts>) -> Vec<Identity> {
    let uids: BTreeSet<Uid> = tree.looks().iter().filter(|look| !look.unseen).map(|look| look.uid).collect();
    uids.into_iter()
        .take(OFFERED)
        .map(|uid| match accounts {
            Some(accounts) => accounts.by_uid(uid).cloned().unwrap_or_else(|| bare(uid)),
            None => of_uid(uid),
        })
        .collect()
}

/// The account of a number, or the bare number.
fn of_uid(uid: Uid) -> Identity {
    accounts::by_uid(uid).map_or_else(|| bare(uid), |account| account.identity)
}

/// A number without an account; its group is the one most systems would give it.
fn bare(uid: Uid) -> Identity {
    Identity::new(None, uid, Gid(uid.0), Vec::new())
}

/// Who containers and first accounts usually are: root, the first and second account, and the two
/// numbers that images without root use (distroless: nonroot 65532, nobody 65534).
pub fn usual_identities() -> Vec<Identity> {
    [0, 1000, 1001, 65_532, 65_534].map(Uid).map(of_uid).to_vec()
}

/// Reads `USER|UID[:GID[,GID…]]`; none where nobody has that name or it makes no sense.
pub(super) fn typed_identity(typed: &str) -> Option<Identity> {
    let typed = typed.trim();
    let (user, groups) = typed.split_once(':').map_or((typed, None), |(user, groups)| (user, Some(groups)));
    let account = match user.parse::<u32>() {
        Ok(uid) => of_uid(Uid(uid)),
        Err(_) if user.is_empty() => return None,
        Err(_) => accounts::by_name(user)?.identity,
    };
    let Some(groups) = groups else { return Some(account) };
    let groups: Vec<Gid> =
        groups.split(',').map(|gid| gid.trim().parse().ok().map(Gid)).collect::<Option<_>>()?;
    Some(Identity::new(account.name, account.uid, *groups.first()?, groups))
}

/// The example, and the account that it wants to be looked at as.
pub(super) fn with_identity(demo: Demo) -> (Demo, Option<Identity>) {
    let identity = demo.run_as.map(|(uid, gid)| {
        let name = accounts::by_uid(uid).and_then(|account| account.identity.name);
        Identity::new(name, uid, gid, Vec::new())
    });
    (demo, identity)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_can_be_typed_with_groups_or_without() {
        let identity = typed_identity(" 4711:4712,4713 ").expect("numbers");
        assert_eq!((identity.uid, identity.gid), (Uid(4711), Gid(4712)));
        assert!(identity.in_group(Gid(4713)));
        assert_eq!(typed_identity("4711").map(|identity| identity.gid), Some(Gid(4711)));
    }

    #[test]
    fn what_makes_no_sense_is_nobody() {
        for typed in ["", ":", ":5", "4711:", "4711:x", "nobody-of-that-name-here"] {
            assert_eq!(typed_identity(typed), None, "{typed:?}");
        }
    }
}
