//! The way to a path as text and JSON: what `why` answers.

mod end;
mod json;
mod text;

pub use json::json;
pub use text::text;

use std::path::Path;

use modscope_platform::{Identity, Mount, MountDecides, Uid};

use crate::access::{Decides, Guard, Rights};
use crate::health::{Finding, Health, Question, Severity};
use crate::report::Paper;
use crate::route::{End, Route};
use crate::survey::Survey;
use crate::tree::NodeId;
use crate::words::{Names, Refusal};

/// The ways of several identities as text, one after the other.
pub fn texts(ways: &[Way], paper: Paper) -> String {
    let texts: Vec<String> = ways.iter().map(|way| text(way, paper)).collect();
    texts.join("\n")
}

/// The way to a path, for an identity.
#[derive(Debug)]
pub struct Way {
    /// Where it leads.
    pub route: Route,
    /// Who goes it.
    pub identity: Identity,
    /// Who the numbers are.
    pub names: Names,
    /// What is known of the entry, if it lies in a cache.
    pub inside: Option<Inside>,
}

/// An entry of a cache, judged.
#[derive(Debug)]
pub struct Inside {
    /// The cache.
    pub survey: Survey,
    /// What was asked of it.
    pub question: Question,
    /// What works in it.
    pub health: Health,
    /// The entry.
    pub entry: NodeId,
}

impl Inside {
    /// The findings that the entry is part of, the worst first.
    pub fn findings(&self) -> Vec<&Finding> {
        let mut findings: Vec<&Finding> = self
            .health
            .heat
            .findings_of(self.entry)
            .filter_map(|index| self.health.findings.get(index))
            .collect();
        findings.sort_by_key(|finding| std::cmp::Reverse(finding.severity));
        findings
    }
}

impl Way {
    /// The stop of that number as one that says no.
    fn refusal(&self, index: usize, asked: Rights, by: Decides) -> Option<Refusal<'_>> {
        let path = self.route.stops.get(index)?.path();
        let guard = self.route.guard(index)?;
        Some(Refusal { identity: &self.identity, path, guard, asked, by, names: &self.names })
    }

    /// The mount at which the way ends unseen, and that lets in nobody but another account.
    fn private_mount(&self) -> Option<(&Path, Uid, &Mount)> {
        let End::Hidden { path, mount: Some(mount), .. } = &self.route.end else { return None };
        let MountDecides::Program { user, others: false, .. } = mount.decides else { return None };
        (user != self.identity.uid).then_some((path, user, mount))
    }

    /// The number of the stop at the end, and what decides there.
    fn end(&self) -> Option<(usize, Guard<'_>)> {
        let index = self.route.at(self.route.destination()?.path())?;
        Some((index, self.route.guard(index)?))
    }

    /// Whether somebody on the way, or a finding at its end, stops go.
    pub fn says_no(&self) -> bool {
        let blocks =
            |inside: &Inside| inside.findings().iter().any(|found| found.severity == Severity::Error);
        self.route.closed_at(&self.identity).is_some()
            || self.private_mount().is_some()
            || self.inside.as_ref().is_some_and(blocks)
    }
}
