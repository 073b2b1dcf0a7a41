//! The go oracle: what `modscope check` predicts, the real go must confirm.
//!
//! A real go, as real users, fills module caches from a hermetic file proxy. Each damage of the
//! table is done to a copy; `check` predicts every operation for the user, and then the commands
//! run. Any disagreement fails. Needs root and go.
//!
//! Made with go 1.26. Go 1.27 is quieter in one thing (no "writing … cache" warning on a
//! read-only file system), which no row here touches.
//!
//! `MODSCOPE_ORACLE_ONLY=text` runs the rows whose name has the text; `MODSCOPE_ORACLE_OBSERVE=1`
//! asks only go and prints what it did.

#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "support/cache.rs"]
mod cache;
#[path = "go_oracle/damages.rs"]
mod damages;
#[path = "support/identity.rs"]
mod identity;
#[path = "go_oracle/observe.rs"]
mod observe;
#[path = "go_oracle/predict.rs"]
mod predict;
#[path = "support/proxy.rs"]
mod proxy;
#[path = "support/skip.rs"]
mod skip;
#[path = "go_oracle/world.rs"]
mod world;

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use cache::Cache;
use damages::{A, B, C, DAMAGES, Damage};
use identity::{Desk, Identity};
use observe::{OPERATIONS, Scene, Seen};
use predict::Prediction;
use world::World;

/// One row of the table, judged.
struct Verdict {
    row: usize,
    seen: BTreeMap<&'static str, Seen>,
    complaints: Vec<String>,
}

#[test]
fn go_does_what_check_predicts() {
    if !skip::have("go_does_what_check_predicts", &["root", "go"]) {
        return;
    }
    let world = World::new();
    let people = [(A, "a", &[][..]), (B, "b", &[]), (C, "c", &[A])];
    let desks: BTreeMap<u32, Desk> =
        people.map(|(uid, name, groups)| (uid, world.desk(name, &Identity::new(uid, uid, groups)))).into();
    let whole: BTreeMap<&str, Cache> = ["022", "002", "027", "077"]
        .map(|umask| (umask, world.filled(&format!("whole-{umask}"), &desks[&A], umask)))
        .into();
    let only = std::env::var("MODSCOPE_ORACLE_ONLY").unwrap_or_default();
    let rows: Vec<usize> = (0..DAMAGES.len()).filter(|row| DAMAGES[*row].name.contains(&only)).collect();

    let next = AtomicUsize::new(0);
    let verdicts = Mutex::new(Vec::new());
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                while let Some(row) = rows.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let damage = &DAMAGES[*row];
                    let verdict = judge(&world, *row, &whole[damage.umask], &desks[&damage.runs]);
                    verdicts.lock().expect("no row panicked").push(verdict);
                }
            });
        }
    });
    let mut verdicts = verdicts.into_inner().expect("no row panicked");
    verdicts.sort_by_key(|verdict| verdict.row);
    if observing() {
        print!("{}", table(&verdicts));
    }
    let complaints: Vec<&str> = verdicts.iter().flat_map(|v| &v.complaints).map(String::as_str).collect();
    assert_eq!(verdicts.len(), rows.len(), "every row has its verdict");
    assert!(
        complaints.is_empty(),
        "{} disagreements\n{}\n{}",
        complaints.len(),
        complaints.join("\n"),
        table(&verdicts)
    );
}

fn judge(world: &World, row: usize, whole: &Cache, desk: &Desk) -> Verdict {
    let damage = &DAMAGES[row];
    let unplugged = desk.offline();
    let desk = if damage.offline { &unplugged } else { desk };
    let place = world.at(&format!("row-{row}"));
    std::fs::create_dir(&place).expect("a place for the row");
    cache::chmod(&place, 0o755);
    let hurt = whole.copy(&place.join("hurt"));
    (damage.hurt)(&hurt);
    let prediction = (!observing()).then(|| Prediction::ask(&hurt, desk));
    let scene = Scene { hurt: &hurt, desk, project: &world.project(), copies: place.clone(), umask: "022" };
    let mut seen = scene.observe();
    if damage.offline {
        seen.retain(|operation, _| !["download", "toolchain"].contains(operation));
    }
    std::fs::remove_dir_all(&place).expect("root may remove the row");
    let complaints = prediction.map(|asked| disagreements(damage, asked, &seen)).unwrap_or_default();
    Verdict { row, seen, complaints }
}

fn disagreements(
    damage: &Damage,
    asked: Result<Prediction, String>,
    seen: &BTreeMap<&str, Seen>,
) -> Vec<String> {
    let prediction = match asked {
        Ok(prediction) => prediction,
        Err(why) => return vec![format!("[{}] check gave no answer: {why}", damage.name)],
    };
    let mut complaints = against(damage.name, &prediction, seen);
    complaints
        .extend(prediction.contradictions().into_iter().map(|text| format!("[{}] {text}", damage.name)));
    if !complaints.is_empty() {
        let findings: Vec<String> =
            prediction.findings.iter().map(|finding| format!("    {}", finding.line())).collect();
        complaints.push(format!("  findings of [{}]:\n{}", damage.name, findings.join("\n")));
    }
    complaints
}

/// Prediction against observation. A missing prediction is a disagreement too, and so is
/// "unknown": the test runs as root, which sees everything.
fn against(name: &str, prediction: &Prediction, seen: &BTreeMap<&str, Seen>) -> Vec<String> {
    let mut complaints = Vec::new();
    for (operation, seen) in seen {
        let predicted = prediction.operations.get(*operation).map_or("nothing", String::as_str);
        if predicted != seen.state.word() {
            let said = seen.said.trim_end().replace('\n', "\n    ");
            complaints.push(format!(
                "[{name}] {operation}: check says {predicted}, go was {}:\n    {said}",
                seen.state.word()
            ));
        }
    }
    complaints
}

fn observing() -> bool {
    std::env::var_os("MODSCOPE_ORACLE_OBSERVE").is_some()
}

fn table(verdicts: &[Verdict]) -> String {
    let mut text = format!("{:<48} {:<4}", "damage (as go was)", "who");
    for operation in OPERATIONS {
        text.push_str(&format!(" {operation:<9}"));
    }
    text.push('\n');
    for verdict in verdicts {
        let damage = &DAMAGES[verdict.row];
        let who = match damage.runs {
            A => "A",
            B => "B",
            _ => "C",
        };
        text.push_str(&format!("{:<48} {who:<4}", damage.name));
        for operation in OPERATIONS {
            let word = verdict.seen.get(operation).map_or("-", |seen| seen.state.word());
            text.push_str(&format!(" {word:<9}"));
        }
        text.push('\n');
    }
    text
}

/// What go makes under any umask, with and without -modcacherw, and under a setgid parent, is
/// healthy: nothing at warning or above, and every operation works.
#[test]
fn what_go_makes_is_healthy() {
    if !skip::have("what_go_makes_is_healthy", &["root", "go"]) {
        return;
    }
    let world = World::new();
    let mut complaints = Vec::new();
    for flags in ["", "-modcacherw"] {
        let desk = world.desk("owner", &Identity::new(A, A, &[])).with_flags(flags);
        for umask in ["022", "002", "077", "027"] {
            let cache = world.filled(&format!("cache-{umask}{flags}"), &desk, umask);
            complaints.extend(healthy(&world, &format!("umask {umask} {flags}"), &cache, &desk, umask));
        }
    }
    const GROUP: u32 = 1500;
    let desk = world.desk("member", &Identity::new(A, A, &[GROUP]));
    let cache = Cache::empty(world.at("setgid"), &desk);
    cache::chown(&cache.at(".."), A, GROUP);
    cache::chmod(&cache.at(".."), 0o2775);
    cache.fill(&desk, &world.project(), "022");
    complaints.extend(healthy(&world, "setgid parent", &cache, &desk, "022"));
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

fn healthy(world: &World, name: &str, cache: &Cache, desk: &Desk, umask: &str) -> Vec<String> {
    let copies = world.at("copies");
    std::fs::create_dir_all(&copies).expect("room for copies");
    cache::chmod(&copies, 0o755);
    let project: &Path = &world.project();
    let seen = Scene { hurt: cache, desk, project, copies, umask }.observe();
    let mut complaints: Vec<String> = seen
        .iter()
        .filter(|(_, seen)| seen.state != observe::State::Ok)
        .map(|(operation, seen)| format!("[{name}] {operation}: go was {}: {}", seen.state.word(), seen.said))
        .collect();
    if observing() {
        return complaints;
    }
    match Prediction::ask(cache, desk) {
        Err(why) => complaints.push(format!("[{name}] check gave no answer: {why}")),
        Ok(prediction) => {
            complaints.extend(against(name, &prediction, &seen));
            complaints.extend(prediction.contradictions().into_iter().map(|text| format!("[{name}] {text}")));
            let loud = prediction.findings.iter().filter(|finding| finding.severity != "info");
            complaints.extend(
                loud.map(|finding| format!("[{name}] a finding on a healthy cache: {}", finding.line())),
            );
        }
    }
    complaints
}
