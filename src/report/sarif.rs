//! `check --format sarif`: one run in SARIF 2.1.0 (OASIS, with errata 01), for code scanning and editors.
//!
//! A result has a place, what is said of it, and in its properties what only Modscope knows: for whom, which
//! operations, the command that mends it. [`place`] makes URIs of paths that may be any bytes, [`rule`] tells
//! of all rules. Whether something is told from one run to the next as the same is said by
//! `partialFingerprints`: the rule, the place within the cache, and for whom.

mod place;
mod rule;

use std::collections::{BTreeMap, HashMap};

use serde::Serialize;
use sha2::{Digest as _, Sha256};

use super::{Report, Told, json, paragraph::paragraph};
use crate::go::OperationSet;
use crate::health::{Finding, Place, Rule, Severity};
use crate::text;
use crate::tree::Tree;
use place::{BaseUri, Bases, Location};
use rule::Descriptor;

/// The standard's own name for its schema.
const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
/// At most so many of a finding's topmost entries are listed besides the first.
const RELATED: usize = 50;

#[derive(Serialize)]
struct Log {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Run; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run {
    tool: Tool,
    invocations: [Invocation; 1],
    original_uri_base_ids: BTreeMap<String, BaseUri>,
    results: Vec<Found>,
    properties: RunProperties,
}

#[derive(Serialize)]
struct Tool {
    driver: Driver,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Driver {
    name: &'static str,
    version: &'static str,
    semantic_version: &'static str,
    short_description: Message,
    #[serde(skip_serializing_if = "Option::is_none")]
    information_uri: Option<&'static str>,
    rules: Vec<Descriptor>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Invocation {
    execution_successful: bool,
    exit_code: u8,
    exit_code_description: String,
}

#[derive(Serialize)]
struct RunProperties {
    /// As written in `--for`, with the worst state over all identities.
    operations: BTreeMap<String, &'static str>,
}

/// Text for people; braces and brackets mean something in it (3.11.5 and 3.11.6).
#[derive(Serialize, Clone)]
struct Message {
    text: String,
}

impl Message {
    fn new(text: &str) -> Self {
        Self { text: literal(text) }
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Found {
    rule_id: &'static str,
    rule_index: usize,
    level: &'static str,
    message: Message,
    locations: [Location; 1],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Location>,
    partial_fingerprints: Fingerprints,
    properties: Properties,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Fingerprints {
    /// What a consumer tells results apart by that looks at no other; without it, it would look for the
    /// lines of files that it does not have.
    primary_location_line_hash: String,
    #[serde(rename = "modscope/v1")]
    own: String,
}

#[derive(Serialize)]
struct Properties {
    identity: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    identities: Vec<String>,
    cache: &'static str,
    role: &'static str,
    entries: u64,
    blocks: Vec<&'static str>,
    degrades: Vec<&'static str>,
    hides: Vec<&'static str>,
    leave: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    command: Option<String>,
}

/// The report as one SARIF log; `exit` is the code that the command ends with.
pub fn check(report: &Report, exit: u8) -> String {
    let bases = Bases::of(report.caches());
    let mut seen = HashMap::new();
    let results = report.told().iter().map(|told| found(report, told, &bases, &mut seen)).collect();
    let version = env!("CARGO_PKG_VERSION");
    let driver = Driver {
        name: "Modscope",
        version,
        semantic_version: version,
        short_description: Message::new(env!("CARGO_PKG_DESCRIPTION")),
        information_uri: rule::repository(),
        rules: Rule::ALL.iter().copied().map(Descriptor::of).collect(),
    };
    let invocation = Invocation {
        execution_successful: true,
        exit_code: exit,
        exit_code_description: text!(&format!("exit-code-{exit}")),
    };
    let operations = report.operations().into_iter().map(|(name, state)| (name, state.id())).collect();
    json::written(&Log {
        schema: SCHEMA,
        version: "2.1.0",
        runs: [Run {
            tool: Tool { driver },
            invocations: [invocation],
            original_uri_base_ids: bases.uris(),
            results,
            properties: RunProperties { operations },
        }],
    })
}

fn found(report: &Report, told: &Told<'_>, bases: &Bases, seen: &mut HashMap<[u8; 32], usize>) -> Found {
    let tree = told.judged.tree.read();
    let finding = told.finding;
    let words = told.judged.words(&tree, told.question, &report.names);
    let others = finding.roots.iter().filter(|id| Some(**id) != finding.entry()).take(RELATED);
    let print = fingerprint(report, told, &path_from_cache(told, &tree));
    let times = seen.entry(print).and_modify(|times| *times += 1).or_insert(1);
    let print: String = print.iter().take(16).map(|byte| format!("{byte:02x}")).collect();
    let print = format!("{print}:{times}");
    let all: Vec<String> = told.identities.iter().map(|identity| report.label(identity)).collect();
    Found {
        rule_id: finding.rule.id(),
        rule_index: Rule::ALL.iter().position(|rule| *rule == finding.rule).unwrap_or_default(),
        level: level(finding.severity),
        message: Message::new(&paragraph(report, told, &words)),
        locations: [bases.location(told, &tree)],
        related_locations: others.map(|id| bases.entry(told.cache, &tree, *id)).collect(),
        partial_fingerprints: Fingerprints { primary_location_line_hash: print.clone(), own: print },
        properties: Properties {
            identity: report.label(&told.question.identity),
            identities: if all.len() > 1 { all } else { Vec::new() },
            cache: told.judged.kind.id(),
            role: finding.role.id(),
            entries: finding.entries,
            blocks: ids(finding.blocks),
            degrades: ids(finding.degrades),
            hides: ids(finding.hides),
            leave: words.leave(finding),
            command: words.command(finding),
        },
    }
}

/// The same for the same thing in every run, and on every machine where the cache has another place.
fn fingerprint(report: &Report, told: &Told<'_>, path: &[u8]) -> [u8; 32] {
    let whom =
        if stops_nothing(told.finding) { String::new() } else { report.label(&told.question.identity) };
    let mut hash = Sha256::new();
    for part in [told.finding.rule.id().as_bytes(), told.judged.kind.id().as_bytes(), path, whom.as_bytes()] {
        hash.update((part.len() as u64).to_le_bytes());
        hash.update(part);
    }
    hash.finalize().into()
}

/// The path as it is told; for a folder on the way to the cache, how far above it is.
fn path_from_cache(told: &Told<'_>, tree: &Tree) -> Vec<u8> {
    let above = match &told.finding.place {
        Place::Outside(path) => told.judged.path.strip_prefix(path).ok(),
        _ => None,
    };
    above.map_or_else(|| told.finding.path(tree), |below| b"../".repeat(below.components().count()))
}

/// It is the same whoever asks.
fn stops_nothing(finding: &Finding) -> bool {
    (finding.breaks() | finding.hides).is_empty()
}

const fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}

fn ids(operations: OperationSet) -> Vec<&'static str> {
    operations.operations().map(|operation| operation.id()).collect()
}

/// Text that stays as it is in a message string: a brace would begin a placeholder, and brackets with a
/// parenthesis behind them a link, which a name must not bring in.
fn literal(text: &str) -> String {
    let doubled = text.replace('{', "{{").replace('}', "}}");
    if doubled.contains("](") { doubled.replace('[', "\\[").replace(']', "\\]") } else { doubled }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_neither_placeholder_nor_link() {
        assert_eq!(literal("in {0} of [a](https://example.com)"), "in {{0}} of \\[a\\](https://example.com)");
        assert_eq!(literal("[a] and (b)"), "[a] and (b)");
    }

    #[test]
    fn every_severity_has_a_level_of_the_standard() {
        assert_eq!(Severity::WORST_FIRST.map(level), ["error", "warning", "note"]);
    }

    #[test]
    fn every_exit_code_is_told() {
        for exit in 0..=2 {
            assert!(text::has(&format!("exit-code-{exit}")));
        }
    }
}
