//! What if somebody else ran go, or the cache were used otherwise: what is asked now beside what was asked
//! first, and how the operations stand for both.

use modscope_platform::{Identity, Mode};

use super::State;
use crate::go::{Operation, OperationSet};
use crate::health::{Health, Operations, Policy, Question, State as Works};
use crate::words::tally;

/// What a person can switch in a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// Who runs go.
    pub identity: Identity,
    /// How the cache is meant to be used.
    pub policy: Policy,
    /// The umask go runs under, where it is known.
    pub umask: Option<Mode>,
    /// Which operations are asked about.
    pub operations: OperationSet,
}

impl Asked {
    /// What a window asks at first: all operations of somebody's own cache.
    pub fn first(identity: Identity) -> Self {
        Self { identity, policy: Policy::Personal, umask: None, operations: OperationSet::all() }
    }

    /// What a question asks.
    pub fn of(question: &Question) -> Self {
        let Question { identity, policy, umask, operations, .. } = question;
        Self { identity: identity.clone(), policy: *policy, umask: *umask, operations: *operations }
    }

    /// Whether a question asks the same.
    pub fn is_asked_by(&self, question: &Question) -> bool {
        self.identity == question.identity
            && self.policy == question.policy
            && self.umask == question.umask
            && self.operations == question.operations
    }

    /// Lets a question ask this.
    pub fn put_into(&self, question: &mut Question) {
        let Self { identity, policy, umask, operations } = self.clone();
        (question.identity, question.policy) = (identity, policy);
        (question.umask, question.operations) = (umask, operations);
    }
}

/// How the operations stood for a question, in one scan.
#[derive(Debug, Clone)]
struct Before {
    scan: u32,
    question: Question,
    answer: Answer,
}

/// What a judgement comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// How each operation stands.
    pub operations: Operations,
    /// `3 problems, 1 note`.
    pub tally: String,
}

impl Answer {
    /// What this judgement comes to.
    pub fn of(health: &Health) -> Self {
        Self { operations: health.operations, tally: tally(health) }
    }
}

/// What is compared with what.
#[derive(Debug, Clone)]
pub struct WhatIf {
    /// What was asked first: as the window, the example or the saved scan was opened.
    pub home: Asked,
    /// What the person would rather compare with.
    pub pinned: Option<Asked>,
    /// The person has seen enough of this comparison.
    pub dismissed: Option<Asked>,
    before: Option<Before>,
    /// Goes up with everything that is switched, so that views know when their words are old.
    pub switches: u32,
}

impl WhatIf {
    /// Nothing was switched yet.
    pub fn new(home: Asked) -> Self {
        Self { home, pinned: None, dismissed: None, before: None, switches: 0 }
    }

    /// Begins anew: somebody else is asked for from the start.
    pub fn begin(&mut self, home: Asked) {
        *self = Self { switches: self.switches + 1, ..Self::new(home) };
    }

    /// Something else than the question has changed: it has to be judged again.
    pub fn forget(&mut self) {
        self.before = None;
    }

    /// What is compared with.
    pub fn baseline(&self) -> &Asked {
        self.pinned.as_ref().unwrap_or(&self.home)
    }

    /// The baseline's question, to be judged beside `now`; none while its answer is known, or is `now`'s.
    pub fn to_judge(&self, now: &Question, scan: u32) -> Option<Question> {
        let question = self.question(now)?;
        self.answer(&question, scan).is_none().then_some(question)
    }

    /// Notes how the operations stand for a question, if it is the baseline's.
    pub fn note(&mut self, scan: u32, question: &Question, answer: Answer) {
        if self.baseline().is_asked_by(question) {
            self.before = Some(Before { scan, question: question.clone(), answer });
        }
    }

    /// The baseline's question; none where `now` asks the same.
    fn question(&self, now: &Question) -> Option<Question> {
        (!self.baseline().is_asked_by(now)).then(|| {
            let mut question = now.clone();
            self.baseline().put_into(&mut question);
            question
        })
    }

    fn answer(&self, question: &Question, scan: u32) -> Option<&Answer> {
        let before = self.before.as_ref()?;
        (before.scan == scan && before.question == *question).then_some(&before.answer)
    }
}

/// What is compared now.
#[derive(Debug, Clone, Copy)]
pub struct Comparison<'a> {
    /// What was asked first, or what the person pinned.
    pub before: &'a Asked,
    /// What is asked now.
    pub now: &'a Question,
    /// The person chose what to compare with.
    pub pinned: bool,
    /// Both ask the same: the person has pinned it and nothing was switched since.
    pub same: bool,
    /// What both come to, as soon as both were judged.
    pub answers: Option<(&'a Answer, &'a Health)>,
}

impl Comparison<'_> {
    /// The operations that stand otherwise now, of those that both ask about.
    pub fn changes(&self) -> impl Iterator<Item = (Operation, Works, Works)> + use<> {
        let (before, after) = match self.answers {
            Some((before, after)) => (before.operations, after.operations),
            None => Default::default(),
        };
        Operation::ALL.into_iter().filter_map(move |operation| {
            let change = (operation, before.state(operation)?, after.state(operation)?);
            (change.1 != change.2).then_some(change)
        })
    }
}

impl State {
    /// What is compared with what, where a person should see it.
    pub fn comparison(&self) -> Option<Comparison<'_>> {
        let what_if = &self.what_if;
        let view = self.view.as_ref().filter(|_| !self.scanning())?;
        let same = what_if.baseline().is_asked_by(&self.question);
        let hidden = what_if.dismissed.as_ref().is_some_and(|asked| asked.is_asked_by(&self.question));
        if hidden || (same && what_if.pinned.is_none()) {
            return None;
        }
        let judged = !self.judging && view.verdict.is_some();
        let before = judged.then(|| what_if.question(&self.question)).flatten();
        let before = before.and_then(|question| what_if.answer(&question, self.stamp.scan));
        Some(Comparison {
            before: what_if.baseline(),
            now: &self.question,
            pinned: what_if.pinned.is_some(),
            same,
            answers: before.map(|before| (before, &*view.health)),
        })
    }

    /// Somebody else is asked for from the start, and is what is compared with.
    pub fn begin_for(&mut self, identity: Identity) {
        self.question.identity = identity;
        self.what_if.begin(Asked::of(&self.question));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use modscope_platform::{Gid, Uid};

    fn who(uid: u32) -> Identity {
        Identity::new(None, Uid(uid), Gid(uid), Vec::new())
    }

    fn health(asked: OperationSet, blocked: OperationSet) -> Health {
        let mut operations = Operations::new(asked);
        operations.worsen(blocked, Works::Blocked);
        Health { operations, ..Health::default() }
    }

    fn answer(blocked: OperationSet) -> Answer {
        Answer::of(&health(OperationSet::all(), blocked))
    }

    #[test]
    fn the_first_answer_is_kept_and_needs_no_second_judgement() {
        let first = Question::new(who(1000), 0);
        let mut what_if = WhatIf::new(Asked::of(&first));
        assert_eq!(what_if.to_judge(&first, 1), None);
        what_if.note(1, &first, answer(OperationSet::empty()));
        let other = Question::new(who(1001), 0);
        assert_eq!(what_if.to_judge(&other, 1), None);
        assert!(what_if.answer(&first, 1).is_some());
        // Another scan, or go set otherwise: it has to be judged again.
        assert_eq!(what_if.to_judge(&other, 2), Some(first.clone()));
        let mut offline = other;
        offline.settings.proxy_off = true;
        assert!(what_if.to_judge(&offline, 1).is_some());
    }

    #[test]
    fn only_the_baselines_answer_is_kept() {
        let first = Question::new(who(1000), 0);
        let mut what_if = WhatIf::new(Asked::of(&first));
        what_if.note(1, &Question::new(who(1001), 0), answer(OperationSet::empty()));
        assert!(what_if.before.is_none());
    }

    #[test]
    fn what_stands_otherwise_is_what_both_asked() {
        let (before, question) = (Asked::first(who(1000)), Question::new(who(1001), 0));
        let narrowed = health(OperationSet::BUILD | OperationSet::CLEAN, OperationSet::CLEAN);
        let all = answer(OperationSet::DOWNLOAD);
        let comparison = Comparison {
            before: &before,
            now: &question,
            pinned: false,
            same: false,
            answers: Some((&all, &narrowed)),
        };
        let changes: Vec<_> = comparison.changes().collect();
        assert_eq!(changes, [(Operation::Clean, Works::Ok, Works::Blocked)]);
    }
}
