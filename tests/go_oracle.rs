//! The go oracle: what `modscope check` predicts, the real go must confirm.
//!
//! A real go, as real users, fills module caches from a hermetic file proxy. Each damage of the
//! table is done to a copy; `check` predicts every operation for the user, and then the commands
//! run. Any disagreement fails. Needs root and go.
//!
//! Made with go 1.26; where others differ is told in docs/go-contract.md.
//!
//! `MODSCOPE_ORACLE_ONLY=text` runs the rows whose name has the text; `MODSCOPE_ORACLE_OBSERVE=1`
//! asks only go and prints what it did; `MODSCOPE_ORACLE_RANDOM=N[:SEED]` runs so many random
//! combinations of damages instead of a hundred.

#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "go_oracle/anywhere.rs"]
mod anywhere;
#[path = "go_oracle/build_cache.rs"]
mod build_cache;
#[path = "support/cache.rs"]
mod cache;
#[path = "go_oracle/damages/mod.rs"]
mod damages;
#[path = "support/identity.rs"]
mod identity;
#[path = "go_oracle/narrowed.rs"]
mod narrowed;
#[path = "go_oracle/observe.rs"]
mod observe;
#[path = "go_oracle/predict.rs"]
mod predict;
#[path = "support/proxy.rs"]
mod proxy;
#[path = "go_oracle/random.rs"]
mod random;
#[path = "go_oracle/run.rs"]
mod run;
#[path = "support/skip.rs"]
mod skip;
#[path = "support/template.rs"]
mod template;
#[path = "support/traces.rs"]
mod traces;
#[path = "go_oracle/vcs.rs"]
mod vcs;
#[path = "go_oracle/world.rs"]
mod world;

use std::path::Path;

use cache::Cache;
use damages::A;
use identity::{Desk, Identity};
use observe::{Scene, State};
use predict::Prediction;
use run::{Case, Stand, against, observing, table};
use template::Template;
use world::World;

/// Every row of the table, for everybody it concerns.
#[test]
fn go_does_what_check_predicts() {
    if !skip::have("go_does_what_check_predicts", &["root", "go"]) {
        return;
    }
    let only = std::env::var("MODSCOPE_ORACLE_ONLY").unwrap_or_default();
    let cases: Vec<Case> = damages::all()
        .iter()
        .filter(|damage| damage.name.contains(&only))
        .flat_map(|damage| damage.runs.iter().map(|who| Case::row(damage, *who)))
        .collect();
    agree(&cases, true);
}

/// Pairs and triples of damages, drawn from a seed that is printed.
#[test]
fn go_does_what_check_predicts_of_several_damages_at_once() {
    if !skip::have("go_does_what_check_predicts_of_several_damages_at_once", &["root", "go"]) {
        return;
    }
    agree(&random::cases(), false);
}

/// A hurt GOCACHE.
#[test]
fn go_does_what_check_predicts_of_a_build_cache() {
    if !skip::have("go_does_what_check_predicts_of_a_build_cache", &["root", "go"]) {
        return;
    }
    let complaints = build_cache::run(&Stand::new(&[]));
    assert!(complaints.is_empty(), "{} complaints\n{}", complaints.len(), complaints.join("\n"));
}

/// Clones that are hurt, where go fetches by git.
#[test]
fn go_does_what_check_predicts_of_fetching_without_a_proxy() {
    if !skip::have("go_does_what_check_predicts_of_fetching_without_a_proxy", &["root", "go"]) {
        return;
    }
    let complaints = vcs::run(&Stand::new(&[]));
    assert!(complaints.is_empty(), "{} complaints\n{}", complaints.len(), complaints.join("\n"));
}

/// Downloads of one version that is here, and of one that is not.
#[test]
fn go_does_what_check_predicts_of_one_version() {
    if !skip::have("go_does_what_check_predicts_of_one_version", &["root", "go"]) {
        return;
    }
    let only = std::env::var("MODSCOPE_ORACLE_ONLY").unwrap_or_default();
    let mut rows = narrowed::rows(damages::all());
    rows.retain(|(damage, _)| damage.name.contains(&only));
    let cases: Vec<Case> = rows.iter().map(|(damage, who)| Case::row(damage, *who)).collect();
    let stand = Stand::new(&cases);
    let judged =
        rows.iter().enumerate().flat_map(|(at, (damage, who))| narrowed::judge(&stand, at, damage, *who));
    let complaints: Vec<String> = judged.collect();
    assert!(complaints.is_empty(), "{} complaints\n{}", complaints.len(), complaints.join("\n"));
}

fn agree(cases: &[Case], strict: bool) {
    let verdicts = Stand::new(cases).run(cases, strict);
    if observing() {
        print!("{}", table(cases, &verdicts));
    }
    let complaints: Vec<&str> = verdicts.iter().flat_map(|v| &v.complaints).map(String::as_str).collect();
    assert!(complaints.is_empty(), "{} complaints\n{}", complaints.len(), complaints.join("\n"));
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
    let whole = &Template::of(cache, false);
    let seen = Scene { whole, damages: &[], anywhere: &[], desk, project, copies, umask }.observe(cache);
    let mut complaints: Vec<String> = seen
        .iter()
        .filter(|(_, seen)| seen.state != State::Ok)
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
