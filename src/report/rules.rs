//! The rules as text and JSON.

use serde::Serialize;

use super::wrap::Ink;
use super::{Paper, json};
use crate::health::{Rule, Severity};
use crate::text;
use crate::words::{RulePart, rule_text};

#[derive(Serialize)]
struct Rules {
    schema: &'static str,
    rules: Vec<Page>,
}

#[derive(Serialize)]
struct Page {
    id: &'static str,
    family: &'static str,
    severity: Severity,
    title: String,
    what: String,
    why: String,
    cause: String,
    repair: String,
    untouched: String,
}

/// The rules as one JSON object, schema `modscope/rules/1`.
pub fn json(rules: &[Rule]) -> String {
    json::written(&Rules { schema: "modscope/rules/1", rules: rules.iter().copied().map(page).collect() })
}

fn page(rule: Rule) -> Page {
    Page {
        id: rule.id(),
        family: family(rule),
        severity: rule.base_severity(),
        title: rule_text(rule, RulePart::Title),
        what: rule_text(rule, RulePart::What),
        why: rule_text(rule, RulePart::Why),
        cause: rule_text(rule, RulePart::Cause),
        repair: rule_text(rule, RulePart::Repair),
        untouched: rule_text(rule, RulePart::Untouched),
    }
}

/// All rules, a line each.
pub fn list(paper: Paper) -> String {
    let widest = Rule::ALL.iter().map(|rule| rule.id().len()).max().unwrap_or_default();
    let mut out = String::new();
    let mut last = "";
    for rule in Rule::ALL {
        if std::mem::replace(&mut last, family(*rule)) != family(*rule) {
            if !out.is_empty() {
                out.push('\n');
            }
            paper.write(&mut out, 0, &text!(&format!("rule-family-{}", family(*rule))));
        }
        let first = format!("  {:widest$}  ", rule.id());
        paper.write_after(&mut out, &first, widest + 4, &rule_text(*rule, RulePart::Title));
    }
    out.push('\n');
    paper.write(&mut out, 0, &text!("report-rules-more"));
    out
}

/// One rule in full.
pub fn full(rule: Rule, paper: Paper) -> String {
    let mut out = String::new();
    out.push_str(&paper.ink(Ink::Strong, &rule_text(rule, RulePart::Title)));
    let severity = text!(&format!("severity-{}", rule.base_severity()));
    out.push_str(&format!("\n{rule} · {}\n", paper.ink(rule.base_severity(), &severity)));
    for part in RulePart::ALL.into_iter().skip(1) {
        out.push_str(&format!("\n{}\n", text!(&format!("rule-page-{}", part.id()))));
        for paragraph in rule_text(rule, part).split("\n\n") {
            paper.write(&mut out, 2, paragraph);
        }
    }
    out
}

fn family(rule: Rule) -> &'static str {
    rule.id().split('/').next().unwrap_or_default()
}
