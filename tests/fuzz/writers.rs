//! Reports about names and findings of any kind, in every form: JSON stays JSON, a workflow command stays
//! one, a row of a table stays a row, and nothing steers a terminal.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use modscope::go::{CacheKind, OperationSet};
use modscope::health::{Detail, Finding, Place, Question, Rule, Severity, Subject};
use modscope::report::{self, Asked, Judged, Paper, Report};
use modscope::scan::{Facts, SharedTree, Target};
use modscope::survey::Survey;
use modscope::tree::{DirTicket, NodeId, Tree};
use modscope::words::Names;
use modscope_platform::walk::Listing;
use modscope_platform::{Gid, Identity, Kind, Metadata, Mode, Uid, paths};
use proptest::prelude::*;
use serde_json::Value;

use crate::cases;
use crate::names::{name, text};

const NOW: i64 = 1_795_478_400;

fn meta(kind: Kind, mode: u32, uid: u32) -> Metadata {
    Metadata {
        kind,
        mode: Mode::new(mode),
        uid: Uid(uid),
        gid: Gid(uid),
        links: 1,
        size: 5,
        modified: NOW - 7,
        device: 1,
        inode: 1,
        flags: Default::default(),
        mount: 0,
    }
}

/// `ROOT/cache/download/MODULE/@v` with files of these names.
fn tree(root: &[u8], module: &[u8], names: &[(Vec<u8>, u32)]) -> Tree {
    let mut tree = Tree::new(root.to_vec(), &meta(Kind::Dir, 0o755, 1), CacheKind::Module.root());
    let way = [b"cache".as_slice(), b"download", module, b"@v"];
    for (level, name) in (0_u32..).zip(way) {
        let mut listing = Listing::default();
        listing.push(name, Ok(meta(Kind::Dir, 0o755, 1)));
        tree.add_listing(DirTicket::ROOT.nth(level), &listing, 1).unwrap();
    }
    let mut names = names.to_vec();
    names.sort();
    names.dedup_by(|one, other| one.0 == other.0);
    let mut listing = Listing::default();
    for (name, mode) in &names {
        listing.push(name, Ok(meta(Kind::File, *mode, mode % 2)));
    }
    tree.add_listing(DirTicket::ROOT.nth(4), &listing, 1).unwrap();
    tree
}

/// What a finding is made of that the judge might not have thought of.
#[derive(Debug, Clone)]
struct Odd {
    rule: prop::sample::Index,
    severity: Severity,
    at: prop::sample::Index,
    more: usize,
    elsewhere: Vec<u8>,
    place: u8,
    blocks: u8,
    degrades: u8,
}

fn odd() -> impl Strategy<Value = Odd> {
    let severity = prop::sample::select(Severity::WORST_FIRST.to_vec());
    let numbers = (any::<u8>(), any::<u8>(), 0_u8..4, 0_usize..3);
    (any::<prop::sample::Index>(), severity, any::<prop::sample::Index>(), name(), numbers).prop_map(
        |(rule, severity, at, elsewhere, (blocks, degrades, place, more))| Odd {
            rule,
            severity,
            at,
            more,
            elsewhere,
            place,
            blocks,
            degrades,
        },
    )
}

fn finding(odd: &Odd, tree: &Tree) -> Finding {
    let ids: Vec<NodeId> = tree.ids().collect();
    let at = odd.at.index(ids.len());
    let elsewhere = PathBuf::from("/").join(paths::owned(&odd.elsewhere));
    let place = match odd.place {
        0 => Place::Outside(elsewhere.clone()),
        1 => Place::Setting("GOFLAGS"),
        _ => Place::Entry(ids[at]),
    };
    let roots = match place {
        Place::Entry(_) => ids[at..].iter().take(odd.more + 1).copied().collect(),
        _ => Vec::new(),
    };
    let subject = Subject {
        path: Some(elsewhere),
        setting: Some("GOFLAGS"),
        value: odd.elsewhere.clone(),
        source: "env",
    };
    Finding {
        rule: Rule::ALL[odd.rule.index(Rule::ALL.len())],
        severity: odd.severity,
        place,
        roots,
        role: tree.role(ids[at]),
        entries: u64::from(odd.blocks) + 1,
        blocks: OperationSet::from_bits_truncate(odd.blocks),
        degrades: OperationSet::from_bits_truncate(odd.degrades),
        hides: OperationSet::empty(),
        detail: Detail::default(),
        subject: odd.blocks.is_multiple_of(2).then(|| Box::new(subject)),
    }
}

prop_compose! {
    /// A report about one cache and one or two identities.
    fn reports()(
        root in name(),
        module in name(),
        files in proptest::collection::vec((name(), prop::sample::select(vec![0o644, 0o666, 0o000, 0o4777])), 0..6),
        odd in prop_oneof![9 => proptest::collection::vec(odd(), 0..4), 1 => proptest::collection::vec(odd(), 0..30)],
        who in text(),
        two: bool,
    ) -> Report {
        let root = [b"/".as_slice(), &root].concat();
        let target = Target { path: paths::owned(&root), kind: CacheKind::Module };
        let survey = Survey::of(target, SharedTree::new(tree(&root, &module, &files)), Facts::default());
        let mut identities = vec![Identity::new(Some(who.clone()), Uid(1), Gid(1), Vec::new())];
        identities.extend(two.then(|| Identity::new(None, Uid(1001), Gid(7), vec![Gid(9)])));
        let asked = identities.into_iter().map(|identity| {
            let question = Question::new(identity, NOW);
            let mut health = survey.judge(&question);
            let tree = survey.tree.read();
            health.findings.extend(odd.iter().map(|odd| finding(odd, &tree)));
            let judged = Judged {
                kind: CacheKind::Module,
                path: paths::owned(&root),
                tree: survey.tree.clone(),
                facts: Some(Arc::clone(&survey.facts)),
                health,
            };
            Asked { question, caches: vec![judged] }
        }).collect();
        let names = Names::saved([(Uid(1), who.clone())], [(Gid(1), who)]);
        Report { asked, names, elapsed: Duration::from_millis(1) }
    }
}

/// Nothing moves a cursor, and nothing but a line end ends a line.
fn steers(text: &str) -> Option<char> {
    text.chars().find(|letter| {
        *letter != '\n'
            && (letter.is_control()
                || matches!(letter, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{feff}'))
    })
}

/// The bytes that a URI's path stands for; none where something stands in it that may not.
fn decoded(uri: &str) -> Option<Vec<u8>> {
    let mut bytes = uri.bytes();
    let mut path = Vec::new();
    while let Some(byte) = bytes.next() {
        match byte {
            b'%' => {
                let digits = [bytes.next()?, bytes.next()?];
                path.push(u8::from_str_radix(std::str::from_utf8(&digits).ok()?, 16).ok()?);
            }
            byte if byte.is_ascii_alphanumeric() || b"-._~!$&'()*+,;=:@/".contains(&byte) => path.push(byte),
            _ => return None,
        }
    }
    Some(path)
}

/// The path that a result's place stands for, and its base.
fn place(result: &Value) -> Option<(Vec<u8>, Option<&str>)> {
    let at = &result["locations"][0]["physicalLocation"]["artifactLocation"];
    Some((decoded(at["uri"].as_str()?)?, at["uriBaseId"].as_str()))
}

proptest! {
    #![proptest_config(cases::config())]

    #[test]
    fn json_of_any_names(report in reports()) {
        let text = report::json::check(&report);
        prop_assert_eq!(steers(&text), None);
        let json: Value = serde_json::from_str(&text).expect("JSON");
        prop_assert_eq!(json["findings"].as_array().map(Vec::len), Some(report.told().len()));
    }

    #[test]
    fn sarif_of_any_names(report in reports()) {
        let text = report::sarif::check(&report, 1);
        prop_assert_eq!(steers(&text), None);
        let log: Value = serde_json::from_str(&text).expect("JSON");
        let results = log["runs"][0]["results"].as_array().expect("results");
        let told = report.told();
        prop_assert_eq!(results.len(), told.len());
        let base = log["runs"][0]["originalUriBaseIds"]["MODULE"]["uri"].as_str().expect("the cache");
        prop_assert!(base.ends_with('/'));
        prop_assert_eq!(decoded(base).expect("a URI"), [b"file://", paths::bytes(&report.caches()[0].path), b"/"].concat());
        for (result, told) in results.iter().zip(&told) {
            let (path, base) = place(result).expect("a URI");
            let tree = told.judged.tree.read();
            match &told.finding.place {
                Place::Entry(NodeId::ROOT) => prop_assert_eq!(path, b"./"),
                Place::Entry(id) => prop_assert_eq!(path, tree.relative_path(*id)),
                Place::Outside(path_of) => prop_assert_eq!(path, [b"file://", paths::bytes(path_of)].concat()),
                Place::Setting(_) => prop_assert!(!path.is_empty()),
            }
            prop_assert_eq!(base == Some("MODULE"), matches!(told.finding.place, Place::Entry(_)) || path_of_cache(result));
            let message = result["message"]["text"].as_str().expect("text");
            prop_assert!(!message.is_empty() && !message.contains('\n'));
            let bare = message.replace("{{", "").replace("}}", "");
            prop_assert!(!bare.contains(['{', '}']), "{}", message);
            prop_assert!(!message.contains("](") || !message.replace("\\[", "").contains('['), "{}", message);
        }
        let prints: std::collections::BTreeSet<_> =
            results.iter().map(|result| result["partialFingerprints"]["modscope/v1"].to_string()).collect();
        prop_assert_eq!(prints.len(), results.len());
    }

    #[test]
    fn workflow_commands_of_any_names(report in reports()) {
        let text = report::github::check(&report);
        prop_assert_eq!(steers(&text), None);
        for kind in ["error", "warning", "notice"] {
            let head = format!("::{kind} ");
            prop_assert!(text.lines().filter(|line| line.starts_with(&head)).count() <= 10);
        }
        let told = report.told().len();
        prop_assert!(text.lines().count() <= told + 1);
        for line in text.lines() {
            let (head, data) = line.strip_prefix("::").and_then(|line| line.split_once("::")).expect("a command");
            let (command, properties) = head.split_once(' ').expect("properties");
            prop_assert!(["error", "warning", "notice"].contains(&command), "{}", line);
            let names: Vec<&str> = properties.split(',').filter_map(|pair| pair.split_once('=').map(|(name, _)| name)).collect();
            prop_assert!(matches!(names.as_slice(), ["file", "title"] | ["title"]), "{}", line);
            prop_assert!(properties.split(',').count() == names.len(), "{}", line);
            prop_assert!(!data.is_empty());
        }
    }

    #[test]
    fn summaries_of_any_names(report in reports()) {
        let text = report::github::summary(&report);
        prop_assert_eq!(steers(&text), None);
        let plain = text.replace("\\\\", "").replace("\\|", "").replace("\\[", "").replace("\\`", "");
        prop_assert!(!plain.contains(['<', '>', '`', '[']), "{}", text);
        let rows: Vec<usize> =
            plain.lines().filter(|line| line.starts_with('|')).map(|line| line.matches('|').count()).collect();
        prop_assert!(rows.iter().all(|bars| [8, 6].contains(bars)), "{}", text);
        let expected = report.identities().len() + 2 + if report.told().is_empty() { 0 } else { report.told().len() + 2 };
        prop_assert_eq!(rows.len(), expected);
    }

    #[test]
    fn text_of_any_names(report in reports()) {
        let text = report::text::check(&report, Paper { columns: 80, coloured: false });
        prop_assert_eq!(steers(&text), None);
    }
}

/// A setting that has no file is shown at the cache.
fn path_of_cache(result: &Value) -> bool {
    result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "./"
}
