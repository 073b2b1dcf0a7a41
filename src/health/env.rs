//! What go depends on beside its caches: its settings, the files that say so, its temporary folder, the
//! project. Held against an identity, from what [`Surroundings`] saw; nothing is looked at here.
//!
//! * [`files`]: files and folders that must be read or written (R12, R16, R19, R20 of the fact sheet).
//! * [`settings`]: settings that do not do what they seem to.

mod files;
mod settings;

pub(super) use files::project;

#[cfg(all(test, unix))]
mod tests;

use modscope_platform::Identity;

use super::groups::severity;
use super::{Detail, Finding, Place, Question, Rule, Subject};
use crate::access::{self, Grant, Rights};
use crate::discover::{Source, Surroundings};
use crate::go::{CacheKind, OperationSet as Op, Role};
use crate::route::{End, Route, Stop};
use crate::tree::Tree;

/// What go's surroundings mean for the question's identity. `judged` are the kinds of cache that are judged
/// beside, which need no second word; `modules` is the module cache, if it was scanned.
pub fn findings(
    surroundings: &Surroundings,
    question: &Question,
    judged: &[CacheKind],
    modules: Option<&Tree>,
) -> Vec<Finding> {
    let asked = Asked { surroundings, question, judged };
    let mut found: Vec<Finding> = files::findings(&asked).into_iter().flatten().collect();
    found.extend(settings::findings(&asked, modules).into_iter().flatten());
    found
}

/// What the rules of this family are asked.
struct Asked<'a> {
    surroundings: &'a Surroundings,
    question: &'a Question,
    judged: &'a [CacheKind],
}

impl Asked<'_> {
    fn identity(&self) -> &Identity {
        &self.question.identity
    }

    /// Whether a value holds for the identity: what follows from the account's home does not for others.
    fn concerns(&self, source: &Source) -> bool {
        let own = self.surroundings.account.identity.uid == self.identity().uid;
        own || !matches!(source, Source::Default)
    }

    /// Whether the checksum database is asked about no module, as GONOSUMDB or GOPRIVATE names them all.
    fn never_asks(&self) -> bool {
        let said = |name| self.surroundings.setting(name);
        said("GONOSUMDB").or_else(|| said("GOPRIVATE")).is_some_and(|setting| {
            setting.value.as_encoded_bytes().split(|byte| *byte == b',').any(|pattern| pattern == b"*")
        })
    }
}

fn finding(rule: Rule, place: Place, detail: Detail, subject: Subject) -> Finding {
    Finding {
        rule,
        severity: severity(rule, Op::empty(), Op::empty()),
        place,
        roots: Vec::new(),
        role: Role::Unknown,
        entries: 1,
        blocks: Op::empty(),
        degrades: Op::empty(),
        hides: Op::empty(),
        detail,
        subject: Some(Box::new(subject)),
    }
}

/// The finding with what it stops, as far as that was asked about.
fn stopping(mut finding: Finding, question: &Question, blocks: Op, degrades: Op) -> Finding {
    finding.blocks = blocks & question.operations;
    finding.degrades = (degrades & question.operations) - finding.blocks;
    finding.severity = severity(finding.rule, finding.blocks, finding.degrades);
    finding
}

/// How far an identity gets on a way.
enum Reach<'a> {
    /// To its end, where it has these rights.
    There(Grant, &'a Stop),
    /// Nothing is there; in the nearest folder above it has these rights.
    Absent(Grant, &'a Stop),
    /// A folder on the way does not let it pass.
    Closed(&'a Stop),
    /// It cannot be seen from here.
    Unknown,
}

impl<'a> Reach<'a> {
    fn of(way: &'a Route, identity: &Identity) -> Self {
        let grant = |stop: &Stop| Some(access::grant(identity, &stop.step.guard(&way.namespace)?));
        let folders = way.stops.iter().filter(|stop| stop.passed && stop.link.is_none());
        for stop in folders {
            match grant(stop) {
                Some(grant) if grant.contains(Rights::PASS) => {}
                Some(_) => return Self::Closed(stop),
                None => return Self::Unknown,
            }
        }
        let last = match &way.end {
            End::There(index) => way.stops.get(*index),
            End::Absent(_) => way.stops.iter().rev().find(|stop| stop.passed && stop.link.is_none()),
            End::NotADirectory(_) | End::Loop(_) | End::Hidden { .. } => None,
        };
        match (last, last.and_then(grant)) {
            (Some(stop), Some(grant)) if matches!(way.end, End::There(_)) => Self::There(grant, stop),
            (Some(stop), Some(grant)) => Self::Absent(grant, stop),
            _ => Self::Unknown,
        }
    }

    /// The stop that does not let a file be read and written; none where it does, or may be made.
    fn bars_writing(&self) -> Option<&'a Stop> {
        match self {
            Self::There(grant, stop) => (!grant.contains(Rights::READ | Rights::WRITE)).then_some(stop),
            Self::Absent(grant, stop) => (!grant.contains(Rights::ADD_NAMES)).then_some(stop),
            Self::Closed(stop) => Some(stop),
            Self::Unknown => None,
        }
    }

    /// The stop that does not let a file be read; none where it does, or where nothing is.
    fn bars_reading(&self) -> Option<&'a Stop> {
        match self {
            Self::There(grant, stop) => (!grant.contains(Rights::READ)).then_some(stop),
            Self::Closed(stop) => Some(stop),
            Self::Absent(..) | Self::Unknown => None,
        }
    }
}

/// What sentences say of a stop.
fn detail(stop: &Stop) -> Detail {
    let meta = stop.step.metadata.ok();
    Detail {
        owner: meta.map(|meta| (meta.uid, meta.gid)),
        mode: meta.map(|meta| meta.mode),
        ..Detail::default()
    }
}

/// The finding is at the stop that says no, and speaks of the file behind it.
fn at(stop: &Stop) -> Place {
    Place::Outside(stop.step.path.clone())
}
