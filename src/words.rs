//! What a judgement says, in sentences: the same for the window, the commands and reports.
//!
//! Every sentence comes from the catalogue ([`crate::text`]); here it is decided which one, and what
//! facts go into it. [`Words`] is asked about a finding; [`Words::verdict`] about all of them. Nothing
//! here is meant for every frame: keep what it says until the next judgement.
//!
//! * [`names`](Names): who a number is.
//! * [`about`]: the facts that the sentences take.
//! * [`command`]: the repair as a shell command, and [`shell`]: its words.
//! * [`verdict`]: the one sentence above everything.
//! * [`rules`]: the texts of the rules, and their pages in docs/.

mod about;
mod command;
mod names;
mod rules;
mod shell;
mod verdict;

#[cfg(test)]
pub(crate) mod tests;

pub use names::Names;
pub use rules::{RulePart, rule_file, rule_index, rule_page, rule_text};
pub use verdict::{Verdict, tally};

use crate::go::OperationSet;
use crate::health::{Family, Finding, Question, Rule};
use crate::text;
use crate::tree::{NodeId, Tree};
use about::About;

/// Puts findings into sentences.
#[derive(Debug, Clone, Copy)]
pub struct Words<'a> {
    tree: &'a Tree,
    question: &'a Question,
    names: &'a Names,
}

impl<'a> Words<'a> {
    /// Sentences about findings in this tree, for the identity that the question is about. Where
    /// nothing was scanned, an empty tree will do.
    pub fn new(tree: &'a Tree, question: &'a Question, names: &'a Names) -> Self {
        Self { tree, question, names }
    }

    /// What it is, in a few words: `Owned by root, ania can't write`.
    pub fn title(&self, finding: &Finding) -> String {
        self.say(finding, "title").unwrap_or_default()
    }

    /// One sentence with the fact: owner, mode, and what go needs here.
    pub fn because(&self, finding: &Finding) -> String {
        self.say(finding, "because").unwrap_or_default()
    }

    /// What it stops, in a few words: `stops download, clean`; or why it matters though nothing stops.
    pub fn stops(&self, finding: &Finding) -> Option<String> {
        let parts: Vec<String> = [
            ("finding-stops", finding.blocks),
            ("finding-weakens", finding.degrades),
            ("finding-hides", finding.hides),
        ]
        .into_iter()
        .filter(|(_, operations)| !operations.is_empty())
        .map(|(key, operations)| text!(key, operations = list(operations)))
        .collect();
        if parts.is_empty() { self.say(finding, "aside") } else { Some(parts.join("; ")) }
    }

    /// `in 3 places`; `None` for a single one.
    pub fn places(&self, finding: &Finding) -> Option<String> {
        let places = finding.roots.len();
        (places > 1).then(|| text!("finding-places", places = places, count = text::count(places as u64)))
    }

    /// Where it is, for people: the path inside the cache, or that it is the whole cache.
    pub fn place(&self, finding: &Finding) -> String {
        match finding.entry() {
            Some(NodeId::ROOT) => text!("finding-whole-cache"),
            _ => text::from_bytes(&finding.path(self.tree)).into_owned(),
        }
    }

    /// How much is affected: `640 entries in 3 places`.
    pub fn extent(&self, finding: &Finding) -> String {
        let entries =
            text!("finding-entries", entries = finding.entries, count = text::count(finding.entries));
        // "8 entries in 8 places" would say it twice.
        let scattered = finding.roots.len() as u64 == finding.entries;
        match self.places(finding) {
            Some(places) if !scattered => format!("{entries} {places}"),
            _ => entries,
        }
    }

    /// What happens if nothing is done.
    pub fn leave(&self, finding: &Finding) -> String {
        let denied = matches!(finding.rule.family(), Family::Owner | Family::Mode | Family::Lock)
            || finding.rule == Rule::PathNoSearch;
        let about = self.about(finding);
        let mut sentences: Vec<String> = self.say(finding, "leave").into_iter().collect();
        for operation in finding.blocks.operations() {
            let mut values = about.values();
            values.push(("denied", yes_or_no(denied)));
            sentences.push(text::sentence(&format!("leave-blocks-{operation}"), &values));
        }
        if !finding.degrades.is_empty() {
            sentences.push(text!("leave-degrades", operations = list(finding.degrades)));
        }
        if !finding.hides.is_empty() {
            sentences.push(text!("leave-hides", operations = list(finding.hides)));
        }
        sentences.retain(|sentence| !sentence.trim().is_empty());
        if sentences.is_empty() {
            sentences.push(text!("leave-nothing"));
        }
        sentences.join(" ")
    }

    /// The repair, in one sentence.
    pub fn fix(&self, finding: &Finding) -> String {
        self.say(finding, "fix").unwrap_or_default()
    }

    /// The repair as a command for a POSIX shell; `None` where none would be honest.
    pub fn command(&self, finding: &Finding) -> Option<String> {
        command::command(self, finding)
    }

    fn about(&self, finding: &Finding) -> About {
        About::of(self, finding)
    }

    /// The sentence of that kind about a finding, if its rule has one.
    fn say(&self, finding: &Finding, kind: &str) -> Option<String> {
        let key = finding_key(finding.rule, kind);
        text::has(&key).then(|| text::sentence(&key, &self.about(finding).values()))
    }
}

/// The key of a sentence about a rule's findings.
fn finding_key(rule: Rule, kind: &str) -> String {
    format!("finding-{}-{kind}", rule.id().replace('/', "-"))
}

/// `download, clean`.
fn list(operations: OperationSet) -> String {
    let names: Vec<String> =
        operations.operations().map(|operation| text!(&format!("operation-{operation}"))).collect();
    names.join(", ")
}

fn yes_or_no(holds: bool) -> text::Value<'static> {
    text::Value::from(if holds { "yes" } else { "no" })
}
