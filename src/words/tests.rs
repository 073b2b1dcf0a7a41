//! What the sentences and commands say of findings that are made up.

mod in_a_shell;
mod mechanisms;

use std::collections::VecDeque;

use modscope_platform::walk::{Beside, Listing};
use modscope_platform::{Gid, Identity, Kind, Metadata, Mode, Uid};

use super::*;
use crate::go::{OperationSet as Op, Role};
use crate::health::{Detail, Health, Operations, Place, Severity, State, Subject};
use crate::tree::{DirTicket, NodeId};

/// path, mode, uid; a path that ends in `/` is a directory. Parents need not be named.
pub(crate) fn tree(entries: &[(&str, u32, u32)]) -> Tree {
    dressed(entries, &|_, _| Vec::new())
}

/// The same, where `dress` may change what the system says of each path, and gives its access control list
/// as the kernel's bytes. The root's path is empty.
pub(crate) fn dressed(entries: &[(&str, u32, u32)], dress: &dyn Fn(&str, &mut Metadata) -> Vec<u8>) -> Tree {
    let meta = |path: &str, mode, uid| {
        let (kind, size) = if path.ends_with('/') { (Kind::Dir, 0) } else { (Kind::File, 10) };
        let modified = 1_762_905_600; // 2025-11-12
        Metadata {
            kind,
            mode: Mode::new(mode),
            uid: Uid(uid),
            gid: Gid(uid),
            links: 1,
            size,
            modified,
            device: 1,
            inode: 1,
            flags: Default::default(),
            mount: 0,
        }
    };
    let (mode, uid) = entries.iter().find(|entry| entry.0.is_empty()).map_or((0o755, 1000), |e| (e.1, e.2));
    let mut root = meta("/", mode, uid);
    dress("", &mut root);
    let mut tree = Tree::new(b"/home/ania/go/pkg/mod".to_vec(), &root, Role::Root);
    let mut waiting = VecDeque::from([(String::new(), DirTicket::ROOT)]);
    let mut tickets = 0;
    while let Some((dir, ticket)) = waiting.pop_front() {
        let mut names: Vec<String> = entries
            .iter()
            .filter_map(|(path, ..)| path.strip_prefix(&dir))
            .filter(|rest| !rest.is_empty())
            .map(|rest| rest.split_inclusive('/').next().unwrap_or_default().to_owned())
            .collect();
        names.sort_by(|a, b| a.trim_end_matches('/').cmp(b.trim_end_matches('/')));
        names.dedup();
        let mut listing = Listing::default();
        for name in names {
            let path = format!("{dir}{name}");
            let (mode, uid) =
                entries.iter().find(|(other, ..)| *other == path).map_or((0o755, 1000), |e| (e.1, e.2));
            let mut meta = meta(&name, mode, uid);
            let access = dress(&path, &mut meta);
            let beside = Beside { access: &access, ..Beside::default() };
            listing.push_with(name.trim_end_matches('/').as_bytes(), Ok(meta), beside);
            if name.ends_with('/') {
                tickets += 1;
                waiting.push_back((path, DirTicket::ROOT.nth(tickets)));
            }
        }
        tree.add_listing(ticket, &listing, 1).expect("fits");
    }
    tree
}

pub(crate) fn ania() -> Identity {
    Identity::new(Some("ania".to_owned()), Uid(1000), Gid(1000), vec![])
}

pub(crate) fn names() -> Names {
    let users = [(Uid(0), "root".to_owned()), (Uid(1000), "ania".to_owned()), (Uid(1001), "ben".to_owned())];
    Names::saved(users, [(Gid(1000), "ania".to_owned()), (Gid(0), "root".to_owned())])
}

fn finding(tree: &Tree, rule: Rule, paths: &[&str]) -> Finding {
    let roots: Vec<NodeId> = paths.iter().map(|path| tree.find(path.as_bytes()).expect("is there")).collect();
    let look = tree.look(roots[0]);
    let place = if roots.len() == 1 { roots[0] } else { NodeId::ROOT };
    Finding {
        rule,
        severity: Severity::Error,
        place: Place::Entry(place),
        role: look.role,
        entries: roots.iter().map(|id| tree.total_entries(*id)).sum(),
        roots,
        blocks: Op::DOWNLOAD | Op::CLEAN,
        degrades: Op::empty(),
        hides: Op::empty(),
        detail: Detail { owner: Some((look.uid, look.gid)), mode: Some(look.mode), ..Detail::default() },
        subject: None,
    }
}

pub(crate) fn sudo_go() -> Tree {
    tree(&[
        ("cache/download/golang.org/x/", 0o755, 0),
        ("cache/download/golang.org/x/net/", 0o755, 0),
        ("cache/download/golang.org/x/net/@v/", 0o755, 0),
        ("cache/download/golang.org/x/net/@v/v0.1.0.zip", 0o644, 0),
        ("cache/download/golang.org/x/net/@v/v0.1.0.lock", 0o644, 0),
        ("golang.org/x/net@v0.1.0/", 0o555, 1000),
        ("golang.org/x/net@v0.1.0/a.go", 0o444, 1000),
    ])
}

#[test]
fn every_rule_has_six_texts_and_its_findings_have_three_sentences() {
    for rule in Rule::ALL {
        for part in RulePart::ALL {
            let text = rule_text(*rule, part);
            assert!(!text.starts_with("rule-") && !text.contains('{'), "{rule} {part:?}: {text}");
        }
        for kind in ["title", "because", "fix"] {
            assert!(text::has(&finding_key(*rule, kind)), "{rule} {kind}");
        }
    }
}

/// In all roles, as one's own and as another's, alone and in many places, with and without details.
#[test]
fn no_sentence_lacks_a_value_whatever_the_finding() {
    let tree = tree(&[
        ("cache/download/example.com/!up/@v/v1.0.0.zip", 0o644, 0),
        ("cache/download/example.com/!up/@v/v1.0.0.lock", 0o644, 1000),
        ("cache/download/example.com/!up/@v/list", 0o644, 1001),
        ("cache/download/sumdb/sum.golang.org/x", 0o644, 1001),
        ("cache/vcs/", 0o644, 1001),
        ("example.com/!up@v1.0.0/a.go", 0o666, 0),
        ("golang.org/toolchain@v0.0.1-go1.27.3.linux-amd64/bin/go", 0o644, 0),
        ("odd", 0o644, 7),
    ]);
    let (names, question) = (names(), Question::new(ania(), 0));
    let words = Words::new(&tree, &question, &names);
    for rule in Rule::ALL {
        for id in tree.ids() {
            let path = String::from_utf8(tree.relative_path(id)).expect("text");
            for (detailed, many) in [(true, false), (false, true)] {
                let paths = [path.as_str(), "odd"];
                let mut finding = finding(&tree, *rule, if many { &paths } else { &paths[..1] });
                finding.hides = Op::VERIFY;
                finding.degrades = Op::LIST;
                finding.detail.sheltered = many;
                finding.detail.size = Some(3);
                finding.subject = Some(Box::new(Subject {
                    path: Some("/home/ania/.config/go/env".into()),
                    setting: Some("GOCACHE"),
                    value: b"/x".to_vec(),
                    source: if detailed { "process" } else { "goenv" },
                }));
                if detailed {
                    finding.detail.errno = Some(13);
                } else {
                    (finding.detail.owner, finding.detail.mode) = (None, None);
                    (finding.blocks, finding.degrades, finding.hides) = Default::default();
                }
                let mut said = vec![words.title(&finding), words.because(&finding), words.leave(&finding)];
                said.extend([words.fix(&finding), words.extent(&finding)]);
                said.extend(words.stops(&finding));
                for text in said {
                    let whole = !text.contains(['{', '}']) && !text.contains("need-");
                    let gaps = ["  ", "()", " ,", " . ", " ;", " :"];
                    let spaced = gaps.iter().any(|gap| text.contains(gap)) || text.ends_with(" .");
                    assert!(whole && !spaced && !text.trim().is_empty(), "{rule} {path}: {text}");
                }
            }
        }
    }
}

#[test]
fn sudo_go_is_told_in_plain_words() {
    let tree = sudo_go();
    let (names, question) = (names(), Question::new(ania(), 0));
    let words = Words::new(&tree, &question, &names);
    let finding = finding(&tree, Rule::OwnerNotWritable, &["cache/download/golang.org/x"]);
    assert_eq!(words.title(&finding), "Owned by root, ania can't write");
    assert_eq!(words.stops(&finding).as_deref(), Some("stops download, clean"));
    assert_eq!(words.extent(&finding), "5 entries");
    assert_eq!(
        words.because(&finding),
        "root owns this folder (rwxr-xr-x) and ania may not write to it, \
         but go makes folders there for new modules and versions."
    );
    assert_eq!(words.fix(&finding), "Give these 5 entries to ania; modes stay as they are.");
    assert_eq!(
        words.leave(&finding),
        "go get of a newer version ends in “permission denied”. \
         go clean -modcache deletes what it can, then fails, and leaves folders open to everybody."
    );
    assert_eq!(
        words.command(&finding).as_deref(),
        Some("sudo chown -hR -- ania:ania '/home/ania/go/pkg/mod/cache/download/golang.org/x'")
    );
}

#[test]
fn only_what_is_anothers_is_handed_over_where_a_subtree_is_mixed() {
    let tree = sudo_go();
    let (names, question) = (names(), Question::new(ania(), 0));
    let words = Words::new(&tree, &question, &names);
    let mut mixed = finding(&tree, Rule::OwnerNotWritable, &["cache/download/golang.org/x"]);
    mixed.entries = 3;
    assert_eq!(
        words.command(&mixed).as_deref(),
        Some(
            "sudo find '/home/ania/go/pkg/mod/cache/download/golang.org/x' -xdev -user 0 \
             -exec chown -h -- ania:ania {} +"
        )
    );
}

#[test]
fn a_stranger_is_handed_the_cache_before_its_door_is_shut() {
    let tree = tree(&[("cache/download/", 0o777, 1001)]);
    let (names, question) = (names(), Question::new(ania(), 0));
    let words = Words::new(&tree, &question, &names);
    let open = finding(&tree, Rule::ModeWorldWritable, &["cache/download"]);
    let command = words.command(&open).expect("a command");
    assert!(
        command.starts_with("sudo chown ")
            && command.ends_with("chmod o-w -- '/home/ania/go/pkg/mod/cache/download'")
    );
    assert!(words.fix(&open).contains("to ania first"), "{}", words.fix(&open));
}

#[test]
fn nothing_is_removed_that_could_not_be_had_again() {
    let tree = sudo_go();
    let names = names();
    let mut question = Question::new(ania(), 0);
    let link = finding(&tree, Rule::LinkSymlink, &["golang.org/x/net@v0.1.0/a.go"]);
    let command = Words::new(&tree, &question, &names).command(&link).expect("a command");
    assert!(command.ends_with("rm -rf -- '/home/ania/go/pkg/mod/golang.org/x/net@v0.1.0'"), "{command}");
    question.settings.proxy_off = true;
    assert_eq!(Words::new(&tree, &question, &names).command(&link), None);
}

#[test]
fn go_itself_ends_an_interrupted_extraction() {
    let tree = tree(&[("cache/download/example.com/!up/@v/v1.0.0-!r!c1.partial", 0o644, 1000)]);
    let (names, question) = (names(), Question::new(ania(), 0));
    let words = Words::new(&tree, &question, &names);
    let mut partial =
        finding(&tree, Rule::LeftoverPartial, &["cache/download/example.com/!up/@v/v1.0.0-!r!c1.partial"]);
    partial.blocks = Op::empty();
    assert_eq!(words.stops(&partial).as_deref(), Some("go will redo it by itself"));
    assert!(words.because(&partial).contains("example.com/Up v1.0.0-RC1"), "{}", words.because(&partial));
    assert_eq!(
        words.command(&partial).as_deref(),
        Some("GOMODCACHE='/home/ania/go/pkg/mod' go mod download 'example.com/Up@v1.0.0-RC1'")
    );
}

fn health(blocked: Op, degraded: Op, unknown: Op, findings: Vec<Finding>) -> Health {
    let mut operations = Operations::new(Op::all());
    operations.worsen(degraded, State::Degraded);
    operations.worsen(unknown, State::Unknown);
    operations.worsen(blocked, State::Blocked);
    Health { operations, findings, ..Health::default() }
}

#[test]
fn the_verdict_answers_whether_go_works_here() {
    let tree = sudo_go();
    let (names, question) = (names(), Question::new(ania(), 0));
    let words = Words::new(&tree, &question, &names);
    let none = Op::empty();
    let headline =
        |blocked, degraded, unknown| words.verdict(&health(blocked, degraded, unknown, vec![])).headline;
    assert_eq!(headline(none, none, none), "Everything go needs works for ania");
    assert_eq!(
        headline(Op::DOWNLOAD | Op::CLEAN, none, none),
        "New versions can't be downloaded, and the cache can't be cleaned"
    );
    assert_eq!(headline(Op::BUILD, Op::LIST, none), "Builds fail");
    assert_eq!(headline(Op::all(), none, none), "Go can't use this cache as ania");
    assert_eq!(
        headline(Op::BUILD | Op::VERIFY | Op::CLEAN, none, none),
        "Build, verify, clean don't work for ania"
    );
    assert_eq!(headline(none, Op::LIST, none), "Everything works for ania, but list with warnings");
    assert_eq!(headline(none, none, Op::CLEAN), "Whether clean works for ania can't be seen from here");
    assert_eq!(headline(none, none, Op::all()), "What works here for ania can't be seen from here");
}

#[test]
fn the_cause_says_no_more_than_the_data_shows() {
    let tree = sudo_go();
    let (names, question) = (names(), Question::new(ania(), 0));
    let words = Words::new(&tree, &question, &names);
    let paths =
        ["cache/download/golang.org/x/net/@v/v0.1.0.lock", "cache/download/golang.org/x/net/@v/v0.1.0.zip"];
    let owned = finding(&tree, Rule::OwnerNotWritable, &paths);
    let verdict = words.verdict(&health(Op::DOWNLOAD, Op::empty(), Op::empty(), vec![owned]));
    assert_eq!(
        verdict.cause.as_deref(),
        Some(
            "2 entries in 2 places belong to root, last written on 2025-11-12: probably someone ran go with sudo, \
             or a container wrote here as root. What is here already builds."
        )
    );
}

#[test]
fn findings_are_counted_by_how_bad_they_are() {
    let tree = sudo_go();
    let mut findings = vec![finding(&tree, Rule::OwnerNotWritable, &["cache"]); 3];
    findings[2].severity = Severity::Info;
    let none = Op::empty();
    assert_eq!(tally(&health(none, none, none, findings)), "2 problems, 1 note");
    assert_eq!(tally(&Health::default()), "nothing to report");
}
