//! The texts of the rules, for people who meet one for the first time, and their pages in docs/rules.

use crate::health::{Rule, Severity};
use crate::text;

/// One of the texts that every rule has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RulePart {
    /// What it is called.
    Title,
    /// What it is.
    What,
    /// Why it matters to Go.
    Why,
    /// How it comes about.
    Cause,
    /// How it is repaired.
    Repair,
    /// What the repair does not touch.
    Untouched,
}

impl RulePart {
    /// All six, in the order they are read.
    pub const ALL: [Self; 6] =
        [Self::Title, Self::What, Self::Why, Self::Cause, Self::Repair, Self::Untouched];

    /// The end of its key.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::What => "what",
            Self::Why => "why",
            Self::Cause => "cause",
            Self::Repair => "repair",
            Self::Untouched => "untouched",
        }
    }
}

/// One of the texts of a rule.
pub fn rule_text(rule: Rule, part: RulePart) -> String {
    text::sentence(&format!("{}-{}", rule.key(), part.id()), &[])
}

/// The name of a rule's page in docs/rules.
pub fn rule_file(rule: Rule) -> String {
    format!("{}.md", rule.id().replace('/', "-"))
}

/// A rule's page, in Markdown.
pub fn rule_page(rule: Rule) -> String {
    let mut page = format!("# {}\n\n`{}`", rule_text(rule, RulePart::Title), rule.id());
    page.push_str(&format!(" · {}\n", text!(&format!("rule-page-{}", severity(rule)))));
    for part in RulePart::ALL.into_iter().skip(1) {
        page.push_str(&format!("\n## {}\n\n", text!(&format!("rule-page-{}", part.id()))));
        push_wrapped(&mut page, &rule_text(rule, part));
    }
    page.push_str("\n---\n\n");
    push_wrapped(&mut page, &text!("rule-page-generated"));
    page
}

/// The list of all rules, in Markdown: docs/rules/README.md.
pub fn rule_index() -> String {
    let mut page = format!("# {}\n\n", text!("rule-index-title"));
    push_wrapped(&mut page, &text!("rule-index-about"));
    let mut family = None;
    for rule in Rule::ALL {
        if family.replace(rule.family()) != Some(rule.family()) {
            let name = rule.id().split('/').next().unwrap_or_default();
            page.push_str(&format!("\n## {name}\n\n{}\n\n", text!(&format!("rule-family-{name}"))));
        }
        page.push_str(&format!(
            "- [`{}`]({}): {}\n",
            rule.id(),
            rule_file(*rule),
            rule_text(*rule, RulePart::Title)
        ));
    }
    page.push_str("\n---\n\n");
    push_wrapped(&mut page, &text!("rule-page-generated"));
    page
}

/// What a rule is where it stops nothing that was asked about.
fn severity(rule: Rule) -> Severity {
    rule.base_severity()
}

/// A paragraph in lines of at most 100 letters.
fn push_wrapped(page: &mut String, text: &str) {
    for paragraph in text.split("\n\n") {
        let mut width = 0;
        for word in paragraph.split_whitespace() {
            let length = word.chars().count();
            if width > 0 {
                let fits = width + 1 + length <= 100;
                page.push(if fits { ' ' } else { '\n' });
                width = if fits { width + 1 } else { 0 };
            }
            page.push_str(word);
            width += length;
        }
        page.push('\n');
    }
}
