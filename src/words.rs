//! What a judgement says, in sentences: the same for the window, the commands and reports.
//!
//! Every sentence comes from the catalogue ([`crate::text`]); here it is decided which one, and what
//! facts go into it. [`Words`] is asked about a finding; [`Words::verdict`] about all of them. Nothing
//! here is meant for every frame: keep what it says until the next judgement.
//!
//! * [`names`](Names): who a number is.
//! * [`about`]: the facts that the sentences take; [`mechanism`]: those about what says no.
//! * [`command`]: the repair as a shell command, and [`shell`]: its words; [`mend`]: that of go's settings.
//! * [`refusal`](Refusal): one who says no, on the way to a cache or anywhere.
//! * [`verdict`]: the one sentence above everything.
//! * [`rules`]: the texts of the rules, and their pages in docs/.

mod about;
mod command;
mod mechanism;
mod mend;
mod names;
mod refusal;
mod rules;
mod shell;
mod verdict;

#[cfg(test)]
pub(crate) mod tests;

pub use mechanism::listed;
pub use names::Names;
pub use refusal::Refusal;
pub use rules::{RulePart, rule_file, rule_index, rule_page, rule_text};
pub use verdict::{Verdict, tally};

use modscope_platform::{Kind, Subordinate, Uid};

use crate::access::Guard;
use crate::go::OperationSet;
use crate::health::{Family, Finding, Place, Policy, Question, Rule};
use crate::scan::Facts;
use crate::text;
use crate::tree::{Look, NodeId, Tree};
use about::About;

/// Puts findings into sentences.
#[derive(Debug, Clone, Copy)]
pub struct Words<'a> {
    tree: &'a Tree,
    question: &'a Question,
    names: &'a Names,
    facts: Option<&'a Facts>,
}

impl<'a> Words<'a> {
    /// Sentences about findings in this tree, for the identity that the question is about. Where
    /// nothing was scanned, an empty tree will do.
    pub fn new(tree: &'a Tree, question: &'a Question, names: &'a Names) -> Self {
        Self { tree, question, names, facts: None }
    }

    /// The same, knowing what the scan found out around the cache: whose containers have which numbers,
    /// what decides over the folders above it.
    #[must_use]
    pub fn knowing(self, facts: &'a Facts) -> Self {
        Self { facts: Some(facts), ..self }
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
        let about = self.about(finding);
        let mut sentences: Vec<String> = self.say(finding, "leave").into_iter().collect();
        if finding.detail.meant {
            return sentences.concat();
        }
        for operation in finding.blocks.operations() {
            let mut values = about.values();
            values.push(("denied", denied(finding.rule).into()));
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
        if finding.detail.meant { None } else { command::command(self, finding) }
    }

    /// What decides over the topmost affected entry, where that is known.
    fn guard(&self, finding: &Finding) -> Option<Guard<'a>> {
        match (finding.roots.first(), &finding.place) {
            (Some(id), _) => self.guard_at(*id),
            (None, Place::Outside(path)) => {
                let facts = self.facts?;
                let above = facts.way.iter().chain(&facts.parent).chain(&facts.own_name);
                above.into_iter().find(|step| step.path == *path)?.guard(&facts.namespace)
            }
            (None, _) => None,
        }
    }

    /// What decides over an entry; none where the system would not describe it.
    fn guard_at(&self, id: NodeId) -> Option<Guard<'a>> {
        let unmapped = |look: &Look| {
            self.facts.map(|facts| facts.shows_unmapped(look.uid, look.gid)).unwrap_or_default()
        };
        let look = Some(self.tree.look(id)).filter(|look| !look.unseen)?;
        Some(self.tree.guard(look, unmapped))
    }

    /// The same, or as much of it as the finding itself says of a folder.
    fn guard_of_folder(&self, finding: &Finding) -> Option<Guard<'a>> {
        let said = || {
            let ((uid, gid), mode) = finding.detail.owner.zip(finding.detail.mode)?;
            Some(Guard::plain(Kind::Dir, mode, uid, gid))
        };
        self.guard(finding).or_else(said)
    }

    /// Whose rootless containers show the number as a user of theirs; an account that has it comes first.
    fn lent(&self, uid: Uid) -> Option<Subordinate<Uid>> {
        let lent = self.facts?.subordinates.owner_of(uid)?;
        self.names.known_user(uid).is_none().then_some(lent)
    }

    /// Whether it is lent to whom the question is about.
    fn lent_to_me(&self, uid: Uid) -> Option<Subordinate<Uid>> {
        let me = &self.question.identity;
        let mine = |account: &str| me.name.as_deref() == Some(account) || account == me.uid.to_string();
        self.lent(uid).filter(|lent| mine(&lent.account))
    }

    fn about(&self, finding: &Finding) -> About {
        About::of(self, finding)
    }

    /// The sentences for what a rule's own do not fit: the policy wants it so, or leaves its cure to another.
    fn as_the_policy_has_it(&self, finding: &Finding) -> Option<&'static str> {
        match (finding.detail.meant, self.question.policy) {
            (true, _) if finding.rule == Rule::PathParentNotWritable => Some("meant-parent"),
            (true, Policy::Published) => Some("meant-published"),
            (true, Policy::Container) => Some("meant-container"),
            (_, Policy::Published)
                if finding.rule == Rule::IntegrityIncomplete && !self.question.settings.proxy_off =>
            {
                Some("published-incomplete")
            }
            _ => None,
        }
    }

    /// The sentence of that kind about a finding, if its rule has one.
    fn say(&self, finding: &Finding, kind: &str) -> Option<String> {
        let special = self.as_the_policy_has_it(finding).map(|about| format!("finding-{about}-{kind}"));
        let key = special.filter(|key| text::has(key)).unwrap_or_else(|| finding_key(finding.rule, kind));
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

/// In which of the system's words a refusal by this rule comes out of go.
fn denied(rule: Rule) -> &'static str {
    match rule {
        Rule::MountReadOnly => "mount",
        Rule::PathNoSearch | Rule::MountNoExec | Rule::MountPrivate => "yes",
        rule => match rule.family() {
            Family::Flag => "flag",
            Family::Owner | Family::Mode | Family::Lock | Family::Acl => "yes",
            _ => "no",
        },
    }
}

fn yes_or_no(holds: bool) -> text::Value<'static> {
    text::Value::from(if holds { "yes" } else { "no" })
}
