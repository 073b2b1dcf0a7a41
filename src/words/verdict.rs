//! The one sentence above everything: does go work here, for whom?

use modscope_platform::Uid;

use super::about::owner_name;
use super::{Words, list};
use crate::go::{CacheKind, Operation, OperationSet};
use crate::health::{Family, Finding, Health, Rule, Severity, State};
use crate::text;
use crate::tree::{NodeId, Tree};

/// Entries that are looked at for the date of the last change; more would only sharpen it.
const DATED: usize = 100_000;
/// Letters of a path in the sentence under the headline.
const PATH: usize = 60;

/// The answer, and what it comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// `New versions can't be downloaded, and the cache can't be cleaned`.
    pub headline: String,
    /// What lies behind it, in a sentence or two; `None` where there is nothing to add.
    pub cause: Option<String>,
}

/// `3 problems, 1 risk, 1 note`; `nothing to report` where there is none.
pub fn tally(health: &Health) -> String {
    let parts: Vec<String> = Severity::WORST_FIRST
        .into_iter()
        .map(|severity| (severity, health.count(severity)))
        .filter(|(_, count)| *count > 0)
        .map(|(severity, n)| text!(&format!("tally-{severity}"), n = n, count = text::count(n as u64)))
        .collect();
    if parts.is_empty() { text!("tally-nothing") } else { parts.join(", ") }
}

impl Words<'_> {
    /// Whether go works here for the identity, in one sentence, and why not in another.
    pub fn verdict(&self, health: &Health) -> Verdict {
        let with = |state: State| -> OperationSet {
            health.operations.iter().filter(|(_, is)| *is == state).map(|(operation, _)| operation).collect()
        };
        let (blocked, unknown, degraded) =
            (with(State::Blocked), with(State::Unknown), with(State::Degraded));
        let asked = health.operations.asked();
        let who = self.names_identity();
        let headline = if !blocked.is_empty() {
            self.blocked(blocked, asked)
        } else if unknown == asked && !unknown.is_empty() {
            text!("verdict-unknown-all", who = who)
        } else if !unknown.is_empty() {
            text!("verdict-unknown", who = who, operations = list(unknown), n = number(unknown))
        } else if !degraded.is_empty() {
            text!("verdict-degraded", who = who, operations = list(degraded), n = number(degraded))
        } else if asked != OperationSet::all() {
            text!("verdict-works-asked", who = who, operations = capital(&list(asked)), n = number(asked))
        } else if health.count(Severity::Warning) > 0 {
            text!("verdict-risky", who = who)
        } else {
            text!("verdict-works", who = who)
        };
        Verdict { headline, cause: self.cause(health) }
    }

    /// What the last row of the findings says: how many entries are as Go made them, and why that is
    /// right although many of them are read-only.
    pub fn healthy(&self, health: &Health) -> (String, String) {
        let share =
            if self.tree.is_empty() { None } else { Some(health.heat.share(self.tree, NodeId::ROOT)) };
        let affected = share.map_or(0, |share| share.total_affected());
        let healthy = (self.tree.len() as u64).saturating_sub(affected);
        let count = text::count(healthy);
        let kind = match self.kind() {
            CacheKind::Module => "module",
            _ => "build",
        };
        let why = match healthy {
            0 => text!("healthy-why-none"),
            _ => text!("healthy-why", cache = kind),
        };
        (text!("healthy-entries", n = healthy, count = count), why)
    }

    fn kind(&self) -> CacheKind {
        if self.tree.is_empty() {
            CacheKind::Module
        } else {
            CacheKind::of_root(self.tree.role(NodeId::ROOT))
        }
    }

    fn names_identity(&self) -> String {
        text::escaped(self.question.identity.label().into()).into_owned()
    }

    fn blocked(&self, blocked: OperationSet, asked: OperationSet) -> String {
        let who = self.names_identity();
        let operations: Vec<Operation> = blocked.operations().collect();
        match operations.as_slice() {
            _ if blocked == asked && operations.len() > 2 => text!("verdict-blocked-all", who = who),
            [one] => capital(&text!(&format!("blocked-{one}"), who = who)),
            [one, two] => {
                let first = capital(&text!(&format!("blocked-{one}"), who = who.clone()));
                text!("verdict-both", first = first, second = text!(&format!("blocked-{two}"), who = who))
            }
            _ => text!("verdict-blocked-many", who = who, operations = capital(&list(blocked))),
        }
    }

    /// What lies behind the headline: the worst finding, and all that share its cause.
    fn cause(&self, health: &Health) -> Option<String> {
        let worst = health.findings.first()?;
        let mut sentences = vec![match worst.rule {
            _ if worst.detail.meant => self.because(worst),
            Rule::OwnerNotWritable | Rule::OwnerNotReadable | Rule::LockNotWritable
                if worst.detail.owner.is_some() =>
            {
                self.owned_by_another(health, worst)
            }
            rule if rule.family() == Family::Path => format!("{}.", self.title(worst)),
            _ => text!("cause-finding", title = self.title(worst), extent = self.place_or_extent(worst)),
        }];
        let builds = health.operations.state(Operation::Build) == Some(State::Ok);
        if builds && health.operations.worst() == State::Blocked {
            sentences.push(text!("cause-still-builds"));
        }
        if health.operations.iter().any(|(_, state)| state == State::Unknown)
            && health.operations.worst() == State::Blocked
        {
            sentences.push(text!("cause-also-unknown"));
        }
        Some(sentences.join(" "))
    }

    /// The path of a single entry, or how many there are.
    fn place_or_extent(&self, finding: &Finding) -> String {
        if finding.entries > 1 {
            return self.extent(finding);
        }
        text::middle_out(&self.place(finding), PATH).into_owned()
    }

    /// `812 entries in 3 places belong to root …`: everything that one other owner has here.
    fn owned_by_another(&self, health: &Health, worst: &Finding) -> String {
        let owner = worst.detail.owner.map(|(uid, _)| uid);
        let same = |finding: &&Finding| {
            let by_owner = finding.rule.family() == Family::Owner || finding.rule == Rule::LockNotWritable;
            by_owner && finding.detail.owner.map(|(uid, _)| uid) == owner
        };
        let (mut entries, mut places, mut newest) = (0, 0, 0);
        for finding in health.findings.iter().filter(same) {
            entries += finding.entries;
            places += finding.roots.len();
            newest = newest.max(newest_of(self.tree, &finding.roots, owner));
        }
        let uid = owner.unwrap_or(Uid::ROOT);
        let all = !self.tree.is_empty() && self.tree.look(NodeId::ROOT).uid == uid;
        let by = match uid {
            Uid::ROOT if !all => "root-within",
            Uid::ROOT => "root-all",
            _ if self.lent(uid).is_some() => "container",
            _ if self.names.known_user(uid).is_none() => "number",
            _ if all => "person-all",
            _ => "person-within",
        };
        text!(
            "cause-owner",
            n = entries,
            count = text::count(entries),
            places = places,
            spots = text::count(places as u64),
            owner = owner_name(self, uid),
            who = self.names_identity(),
            by = by,
            dated = if newest > 0 { "yes" } else { "no" },
            date = text::date(newest),
        )
    }
}

/// The last change of content among an owner's entries in and under these.
fn newest_of(tree: &Tree, roots: &[NodeId], owner: Option<Uid>) -> i64 {
    let mut newest = 0;
    let mut waiting = roots.to_vec();
    let mut seen = 0;
    while let Some(id) = waiting.pop() {
        if Some(tree.look(id).uid) == owner {
            newest = newest.max(tree.modified(id));
        }
        seen += 1;
        if seen > DATED {
            break;
        }
        waiting.extend(tree.children(id));
    }
    newest
}

fn number(operations: OperationSet) -> usize {
    operations.operations().count()
}

/// With a capital letter in front.
fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
