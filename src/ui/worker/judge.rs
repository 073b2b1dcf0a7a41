//! The thread that judges. It has one desk: a new question takes the place of one that still lies there.

use std::sync::{Arc, Condvar, Mutex, PoisonError};

use modscope_platform::{Acl, AclWho, Gid, Identity, Uid};

use super::owners::{Owners, count};
use super::{Event, Outlet, start};
use crate::discover::Surroundings;
use crate::health::{Beside, Health, Question};
use crate::report::saved::Accounts;
use crate::scan::{Cancel, Facts, Step, Target};
use crate::survey::Survey;
use crate::tree::Tree;
use crate::ui::state::Answer;
use crate::words::{Names, Verdict, Words};

/// A question to the judge.
#[derive(Debug, Clone)]
pub struct Ask {
    /// Of which scan.
    pub scan: u32,
    /// What is known of the cache; of a growing one only its tree.
    pub survey: Survey,
    /// For whom.
    pub question: Question,
    /// What that is compared with, where its answer is not known yet.
    pub baseline: Option<Question>,
    /// Whom to ask for names.
    pub names: Arc<Names>,
    /// The accounts of the machine that a scan was saved on.
    pub accounts: Option<Arc<Accounts>>,
    /// The tree still grows: heat only, no verdict.
    pub provisional: bool,
    /// Nobody has counted yet who owns how much.
    pub count: bool,
    /// Whether it is a cache of this machine, and no example nor a saved scan.
    pub live: bool,
    /// What go depends on here, where that is known yet.
    pub surroundings: Option<Arc<Surroundings>>,
}

/// What was gathered beside a scanned cache, so that it is not gathered for every question.
#[derive(Default)]
struct Gathered {
    of: Option<(u32, usize)>,
    beside: Beside,
}

impl Gathered {
    fn beside(&mut self, ask: &Ask) -> &Beside {
        if !ask.live {
            *self = Self::default();
            return &self.beside;
        }
        let Target { path, kind } = &ask.survey.target;
        let around = ask.surroundings.as_ref().filter(|around| around.uses(path, *kind));
        let number = around.map_or(0, |around| Arc::as_ptr(around).addr());
        if self.of != Some((ask.scan, number)) {
            let beside = Beside::of(around.cloned(), vec![*kind]);
            self.beside = beside.recall(&ask.survey.tree.read(), &Cancel::default());
            self.of = Some((ask.scan, number));
        }
        &self.beside
    }
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
    /// What it comes to for what is compared with, where that was asked.
    pub baseline: Option<(Question, Answer)>,
    /// Who owns how much, where that was asked.
    pub owners: Option<Owners>,
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
            let mut gathered = Gathered::default();
            while let Some(ask) = next(&theirs) {
                outlet.say(Event::Judged(Box::new(answer(ask, &mut gathered))));
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

fn answer(mut ask: Ask, gathered: &mut Gathered) -> Judgement {
    let baseline = ask.baseline.take();
    let health = Arc::new(judged(&ask, gathered, &ask.question));
    let baseline = baseline.map(|question| {
        let answer = Answer::of(&judged(&ask, gathered, &question));
        (question, answer)
    });
    let tree = ask.survey.tree.read();
    know_all(&tree, &ask.survey.facts, &ask.question.identity, &ask.names);
    let words = Words::new(&tree, &ask.question, &ask.names).knowing(&ask.survey.facts);
    let verdict = (!ask.provisional).then(|| words.verdict(&health));
    let owners = ask.count.then(|| count(&tree, ask.accounts.as_deref()));
    let entries = tree.len();
    Judgement { scan: ask.scan, question: ask.question, health, verdict, baseline, owners, entries }
}

fn judged(ask: &Ask, gathered: &mut Gathered, question: &Question) -> Health {
    let health = ask.survey.judge(question);
    if ask.provisional {
        return health;
    }
    let tree = ask.survey.tree.read();
    let more = gathered.beside(ask).findings(ask.survey.target.kind, &tree, question);
    health.with(&tree, more)
}

/// Asks for every name that views will want: they cannot ask by themselves.
fn know_all(tree: &Tree, facts: &Facts, identity: &Identity, names: &Names) {
    let looks = tree.looks();
    let steps: Vec<&Step> = facts.way.iter().chain(&facts.parent).chain(&facts.own_name).collect();
    names.learn(looks.iter().map(|look| look.uid), looks.iter().map(|look| look.gid));
    let metadata = || steps.iter().filter_map(|step| step.metadata.as_ref().ok());
    names.learn(metadata().map(|meta| meta.uid), metadata().map(|meta| meta.gid));
    names.learn([identity.uid], identity.groups.iter().copied());
    let mut lists: Vec<_> = looks.iter().flat_map(|look| [look.acl, look.default_acl]).flatten().collect();
    lists.sort_unstable();
    lists.dedup();
    let of_steps = steps.iter().filter_map(|step| step.acl.as_ref());
    for acl in lists.into_iter().map(|id| tree.acl(id)).chain(of_steps) {
        let (users, groups) = named(acl);
        names.learn(users, groups);
    }
}

/// The numbers that a list names.
fn named(acl: &Acl) -> (Vec<Uid>, Vec<Gid>) {
    let (mut users, mut groups) = (Vec::new(), Vec::new());
    for entry in acl.entries() {
        match entry.who {
            AclWho::User(uid) => users.push(uid),
            AclWho::NamedGroup(gid) => groups.push(gid),
            _ => {}
        }
    }
    (users, groups)
}
