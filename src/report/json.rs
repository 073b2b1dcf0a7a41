//! `check --format json`: one object, schema `modscope/check/1`. Keys may be added, never renamed.

use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::Serialize;

use super::{Judged, Report, Told};
use crate::go::OperationSet;
use crate::health::{Finding, Place, Policy, Severity, State};
use crate::survey::Survey;
use crate::tree::{NodeId, Tree};
use crate::words::Words;

/// At most so many of a finding's topmost entries are listed.
const PLACES: usize = 50;

/// Bytes of the file system in JSON: lossy as text, and whole in base64 where they are no UTF-8.
pub(super) struct Bytes {
    pub text: String,
    pub whole: Option<String>,
}

impl Bytes {
    pub fn of(bytes: &[u8]) -> Self {
        let whole = std::str::from_utf8(bytes).is_err().then(|| STANDARD.encode(bytes));
        Self { text: String::from_utf8_lossy(bytes).into_owned(), whole }
    }
}

#[derive(Serialize)]
struct Check {
    schema: &'static str,
    caches: Vec<Cache>,
    identities: Vec<Who>,
    policy: &'static str,
    /// The group that shares the caches: its name, or its number.
    #[serde(skip_serializing_if = "Option::is_none")]
    group: Option<String>,
    /// The worst over all identities.
    operations: States,
    operations_by_identity: ByIdentity,
    summary: Summary,
    findings: Vec<Found>,
}

#[derive(Serialize)]
struct Cache {
    kind: &'static str,
    path: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    path_b64: Option<String>,
    /// Whether there was a folder to look into.
    scanned: bool,
}

#[derive(Serialize)]
pub(super) struct Who {
    name: String,
    uid: u32,
    gid: u32,
    groups: Vec<u32>,
}

/// Written in the order in which operations are shown.
struct States(Vec<(String, State)>);

/// Written in the order in which identities were given.
struct ByIdentity(Vec<(String, States)>);

#[derive(Serialize)]
struct Summary {
    entries: u64,
    bytes: u64,
    error: usize,
    warning: usize,
    info: usize,
    elapsed_ms: u128,
}

#[derive(Serialize)]
pub(super) struct Found {
    rule: &'static str,
    severity: Severity,
    title: String,
    cache: usize,
    path: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    path_b64: Option<String>,
    role: &'static str,
    entries: u64,
    identity: String,
    /// Everybody for whom it is the same, where there are several.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    identities: Vec<String>,
    breaks: Vec<&'static str>,
    blocks: Vec<&'static str>,
    degrades: Vec<&'static str>,
    hides: Vec<&'static str>,
    because: String,
    leave: String,
    fix: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    command: Option<String>,
    /// The topmost affected entries, at most fifty, where they are in several places.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    places: Vec<String>,
}

/// The report as one JSON object.
pub fn check(report: &Report) -> String {
    let told = report.told();
    let count = |severity| told.iter().filter(|told| told.finding.severity == severity).count();
    let identities = report.identities();
    let group = match report.policy() {
        Policy::Shared(gid) => {
            Some(report.names.known_group(gid).map_or_else(|| gid.to_string(), |name| name.to_string()))
        }
        _ => None,
    };
    let states = |identity| (report.label(identity), States(report.operations_of(identity)));
    written(&Check {
        schema: "modscope/check/1",
        caches: report.caches().iter().map(cache).collect(),
        identities: identities
            .iter()
            .map(|identity| Who { name: report.label(identity), ..who(identity) })
            .collect(),
        policy: policy(report.policy()),
        group,
        operations: States(report.operations()),
        operations_by_identity: ByIdentity(identities.iter().copied().map(states).collect()),
        summary: Summary {
            entries: report.entries(),
            bytes: report.bytes(),
            error: count(Severity::Error),
            warning: count(Severity::Warning),
            info: count(Severity::Info),
            elapsed_ms: report.elapsed.as_millis(),
        },
        findings: told.iter().map(|told| found(report, told)).collect(),
    })
}

fn found(report: &Report, told: &Told<'_>) -> Found {
    let tree = told.judged.tree.read();
    let words = told.judged.words(&tree, told.question, &report.names);
    let identity = report.label(&told.question.identity);
    let all: Vec<String> = told.identities.iter().map(|identity| report.label(identity)).collect();
    let identities = if all.len() > 1 { all } else { Vec::new() };
    Found { identities, ..Found::in_words(told.finding, told.cache, &tree, identity, &words) }
}

#[derive(Serialize)]
struct SavedScan {
    schema: &'static str,
    file: String,
    kind: &'static str,
    path: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    path_b64: Option<String>,
    entries: usize,
    bytes: u64,
    file_bytes: u64,
}

/// What was saved, as one JSON object, schema `modscope/scan/1`; `packed` is the size of the file.
pub fn saved(file: &Path, survey: &Survey, packed: u64) -> String {
    let tree = survey.tree.read();
    let path = Bytes::of(tree.root_path());
    written(&SavedScan {
        schema: "modscope/scan/1",
        file: Bytes::of(modscope_platform::paths::bytes(file)).text,
        kind: survey.target.kind.id(),
        path: path.text,
        path_b64: path.whole,
        entries: tree.len(),
        bytes: tree.total_bytes(NodeId::ROOT),
        file_bytes: packed,
    })
}

fn cache(judged: &Judged) -> Cache {
    let path = Bytes::of(modscope_platform::paths::bytes(&judged.path));
    Cache {
        kind: judged.kind.id(),
        path: path.text,
        path_b64: path.whole,
        scanned: !judged.tree.read().is_empty(),
    }
}

pub(super) fn who(identity: &modscope_platform::Identity) -> Who {
    Who {
        name: identity.label(),
        uid: identity.uid.0,
        gid: identity.gid.0,
        groups: identity.groups.iter().map(|gid| gid.0).collect(),
    }
}

impl Found {
    pub fn in_words(
        finding: &Finding,
        cache: usize,
        tree: &Tree,
        identity: String,
        words: &Words<'_>,
    ) -> Self {
        let path = Bytes::of(&finding.path(tree));
        Self {
            rule: finding.rule.id(),
            severity: finding.severity,
            title: words.title(finding),
            cache,
            path: path.text,
            path_b64: path.whole,
            role: finding.role.id(),
            entries: finding.entries,
            identity,
            identities: Vec::new(),
            breaks: ids(finding.breaks()),
            blocks: ids(finding.blocks),
            degrades: ids(finding.degrades),
            hides: ids(finding.hides),
            because: words.because(finding),
            leave: words.leave(finding),
            fix: words.fix(finding),
            command: words.command(finding),
            places: places(finding, tree),
        }
    }
}

/// The paths of the topmost affected entries, where there are several.
fn places(finding: &Finding, tree: &Tree) -> Vec<String> {
    let relative = |id: &NodeId| match *id {
        NodeId::ROOT => ".".to_owned(),
        id => String::from_utf8_lossy(&tree.relative_path(id)).into_owned(),
    };
    match finding.place {
        Place::Entry(_) if finding.roots.len() > 1 => {
            finding.roots.iter().take(PLACES).map(relative).collect()
        }
        _ => Vec::new(),
    }
}

fn ids(operations: OperationSet) -> Vec<&'static str> {
    operations.operations().map(|operation| operation.id()).collect()
}

fn policy(policy: Policy) -> &'static str {
    match policy {
        Policy::Personal => "personal",
        Policy::Shared(_) => "shared",
        Policy::Published => "published",
        Policy::Container => "container",
    }
}

impl Serialize for States {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(name, state)| (name, state)))
    }
}

impl Serialize for ByIdentity {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(name, states)| (name, states)))
    }
}

/// Indented JSON with a newline at its end, in which nothing can steer a terminal: what JSON leaves as it
/// is (DEL, C1, bidirectional marks) is escaped as well, which changes nothing for who parses it.
pub(super) fn written(value: &impl Serialize) -> String {
    // Only maps with keys that are no strings, and failing serializers, fail; there are none.
    let plain = serde_json::to_string_pretty(value).unwrap_or_default();
    let mut out = String::with_capacity(plain.len() + 1);
    let mut buffer = [0; 4];
    for letter in plain.chars() {
        if letter == '\n' || matches!(letter, ' '..='~') {
            out.push(letter);
            continue;
        }
        let text: &str = letter.encode_utf8(&mut buffer);
        if matches!(crate::text::from_bytes(text.as_bytes()), std::borrow::Cow::Owned(_)) {
            out.push_str(&format!("\\u{:04x}", letter as u32));
        } else {
            out.push(letter);
        }
    }
    out.push('\n');
    out
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[test]
    fn a_path_that_is_no_text_is_whole_beside_its_lossy_form() {
        let bytes = Bytes::of(b"a\xff");
        assert_eq!((bytes.text.as_str(), bytes.whole.as_deref()), ("a\u{fffd}", Some("Yf8=")));
        assert_eq!(Bytes::of("größe".as_bytes()).whole, None);
    }

    #[test]
    fn nothing_in_json_steers_a_terminal_and_all_of_it_comes_back() {
        let name = "a\x1b[2J\u{7f}\u{9b}\u{202e}\nb";
        let json = written(&BTreeMap::from([("path", name)]));
        assert!(json.chars().all(|letter| letter == '\n' || !letter.is_control() && letter != '\u{202e}'));
        let back: BTreeMap<String, String> = serde_json::from_str(&json).unwrap();
        assert_eq!(back["path"], name);
    }
}
