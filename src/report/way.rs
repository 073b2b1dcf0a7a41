//! The way to a path as text and JSON: what `why` answers.

mod json;
mod text;

pub use json::json;
pub use text::text;

use modscope_platform::Identity;

use crate::health::{Finding, Health, Question, Severity};
use crate::route::Route;
use crate::survey::Survey;
use crate::tree::NodeId;
use crate::words::Names;

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
    /// Whether somebody on the way, or a finding at its end, stops go.
    pub fn says_no(&self) -> bool {
        let blocks =
            |inside: &Inside| inside.findings().iter().any(|found| found.severity == Severity::Error);
        self.route.closed_at(&self.identity).is_some() || self.inside.as_ref().is_some_and(blocks)
    }
}
