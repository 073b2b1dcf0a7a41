//! `rules`: what there is to find, and what each finding means.

use std::process::ExitCode;

use clap::Args;

use super::options::{Form, Format};
use super::{Trouble, output};
use crate::health::Rule;
use crate::{report, text};

/// Options of `rules`.
#[derive(Debug, Args)]
pub struct Options {
    /// A rule to show in full, such as owner/not-writable
    rule: Option<String>,
    #[command(flatten)]
    form: Form,
}

/// Prints all rules, or one.
///
/// # Errors
/// When there is no rule of that name.
pub fn run(options: &Options) -> Result<ExitCode, Trouble> {
    let one = options.rule.as_deref().map(|id| Rule::by_id(id).ok_or_else(|| unknown(id))).transpose()?;
    let printed = match (options.form.format, one) {
        (Format::Json, Some(rule)) => report::rules::json(&[rule]),
        (Format::Json, None) => report::rules::json(Rule::ALL),
        (Format::Text, Some(rule)) => report::rules::full(rule, output::paper()),
        (Format::Text, None) => report::rules::list(output::paper()),
    };
    output::answer(&printed)?;
    Ok(ExitCode::SUCCESS)
}

/// Names the rules that may have been meant: those with a word in common, else those that are at most half
/// rewritten; the nearest first.
fn unknown(id: &str) -> Trouble {
    let typed = id.to_ascii_lowercase();
    let words: Vec<&str> = typed.split(['/', '-']).filter(|word| word.len() > 2).collect();
    let shares = |rule: &Rule| words.iter().filter(|word| rule.id().contains(**word)).count();
    let most = Rule::ALL.iter().map(shares).max().unwrap_or_default();
    let is_near = |rule: &&Rule| {
        if most > 0 { shares(rule) == most } else { distance(&typed, rule.id()) <= typed.len() / 2 }
    };
    let mut near: Vec<&'static str> = Rule::ALL.iter().filter(is_near).map(|rule| rule.id()).collect();
    near.sort_by_key(|rule| distance(&typed, rule));
    near.truncate(4);
    Trouble::NoSuchRule(text::from_bytes(id.as_bytes()).into_owned(), near)
}

/// How many letters have to be changed, added or left out (Levenshtein). Names are short.
fn distance(one: &str, other: &str) -> usize {
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (line, a) in one.bytes().take(64).enumerate() {
        let mut diagonal = std::mem::replace(&mut row[0], line + 1);
        for (column, b) in other.bytes().enumerate() {
            let change = diagonal + usize::from(a != b);
            diagonal = row[column + 1];
            row[column + 1] = change.min(diagonal + 1).min(row[column] + 1);
        }
    }
    row[other.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(id: &str) -> Vec<&'static str> {
        match unknown(id) {
            Trouble::NoSuchRule(_, near) => near,
            _ => Vec::new(),
        }
    }

    #[test]
    fn a_mistyped_rule_is_answered_with_those_that_may_be_meant() {
        assert_eq!(near("owner-not-writable"), ["owner/not-writable"]);
        assert!(near("world").contains(&"mode/world-writable"));
        assert!(near("lnik/hrad-lnik").contains(&"link/hard-link"));
        assert!(near("zzzzzzzzzzzzzzzzzzzzzz").is_empty());
    }
}
