//! The kernel oracle: what the access engine says, the kernel must answer.
//!
//! Random small trees are put on disk, and on mounts in a mount namespace of their own; they are scanned
//! as the program scans. For random people the engine judges every entry, and a child process of that
//! identity tries it: faccessat2, open, chmod, making, removing and renaming names. Any disagreement fails,
//! with a shell script that rebuilds it. Needs root, setpriv and unshare (util-linux).
//!
//! `MODSCOPE_KERNEL_ORACLE_ROUNDS=N` asks about N trees; `MODSCOPE_KERNEL_ORACLE_SEED=N` begins with that
//! one.

#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "kernel_oracle/forest.rs"]
mod forest;
#[path = "kernel_oracle/ground.rs"]
mod ground;
#[path = "kernel_oracle/namespace.rs"]
mod namespace;
#[path = "kernel_oracle/other_user.rs"]
mod other_user;
#[path = "kernel_oracle/people.rs"]
mod people;
#[path = "kernel_oracle/plant.rs"]
mod plant;
#[path = "kernel_oracle/probe.rs"]
mod probe;
#[path = "kernel_oracle/prober.rs"]
mod prober;
#[path = "kernel_oracle/random.rs"]
mod random;
#[path = "kernel_oracle/round.rs"]
mod round;
#[path = "kernel_oracle/script.rs"]
mod script;
#[path = "support/skip.rs"]
mod skip;
#[path = "kernel_oracle/tally.rs"]
mod tally;

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};

use ground::May;
use plant::Plant;
use round::Round;
use tally::Tally;

/// In the environment of the run that has a mount namespace of its own.
const MOUNTS: &str = "MODSCOPE_KERNEL_ORACLE_MOUNTS";

/// Some 135,000 verdicts.
const ROUNDS: u64 = 60;

/// Disagreements that are worth reading at once.
const SHOWN: usize = 5;

#[test]
fn the_engine_answers_what_the_kernel_answers() {
    const NAME: &str = "the_engine_answers_what_the_kernel_answers";
    if !skip::have(NAME, &["root"]) {
        return;
    }
    let mounts = std::env::var_os(MOUNTS).is_some();
    let may_mount = || Command::new("unshare").args(["--mount", "true"]).status().is_ok_and(|s| s.success());
    if !mounts && may_mount() {
        let mut again = Command::new("unshare");
        again.arg("--mount").arg(program()).args(["--exact", NAME, "--nocapture"]).env(MOUNTS, "1");
        let status = again.status().expect("unshare starts");
        assert!(status.success(), "in a mount namespace: see above");
        return;
    }
    if !mounts {
        say(&format!("skipped: {NAME}: no mount namespace, so no mounts"));
    }
    let namespaces = namespace::possible();
    if !namespaces {
        say(&format!("skipped: {NAME}: no user namespaces"));
    }
    let may = May { mount: mounts, map: mounts && may_map() };
    if may.mount && !may.map {
        say(
            "note: no id-mapped mounts here: they take python3, and a kernel that has them on this file system",
        );
    }
    let tally = run(may, namespaces);
    say(&tally.table());
    let shown: Vec<&str> = tally.wrong.iter().take(SHOWN).map(String::as_str).collect();
    assert!(tally.wrong.is_empty(), "{} disagreements\n{}", tally.wrong.len(), shown.join("\n"));
    if number("ROUNDS").is_none() {
        assert!(tally.total() >= 100_000, "{} verdicts are too few", tally.total());
        assert_eq!(tally.one_sided(), [""; 0], "both answers occur");
    }
}

/// Whether a folder can be mounted with owners shown as others.
fn may_map() -> bool {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (from, to) = (folder.path().join("from"), folder.path().join("to"));
    for dir in [&from, &to] {
        std::fs::create_dir(dir).expect("made");
    }
    let mut helper = Command::new("python3");
    helper.arg(ground::IDMAP).args([&from, &to]).args(["0:0:1", "0:0:1"]);
    let mapped = helper.output().is_ok_and(|output| output.status.success());
    mapped && Command::new("umount").arg(&to).status().is_ok_and(|status| status.success())
}

fn run(may: May, namespaces: bool) -> Tally {
    let folder = tempfile::Builder::new().prefix("modscope-kernel-").tempdir().expect("a temporary folder");
    open_to_all(folder.path());
    // The people of the test may not come as far as the folder of the build.
    let program = folder.path().join("kernel_oracle");
    std::fs::copy(self::program(), &program).expect("a copy of the test");
    open_to_all(&program);
    let first = number("SEED").unwrap_or(1);
    let last = first + number("ROUNDS").unwrap_or(ROUNDS);
    let (next, whole) = (AtomicU64::new(first), Mutex::new(Tally::default()));
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                loop {
                    let seed = next.fetch_add(1, Ordering::Relaxed);
                    let enough = whole.lock().expect("no round panicked").wrong.len() >= SHOWN;
                    if seed >= last || enough {
                        return;
                    }
                    let tally = one(seed, may, namespaces, folder.path(), &program);
                    whole.lock().expect("no round panicked").add(tally);
                }
            });
        }
    });
    whole.into_inner().expect("no round panicked")
}

fn one(seed: u64, may: May, namespaces: bool, folder: &Path, program: &Path) -> Tally {
    let round = Round::new(seed, may);
    let mut tally = Tally::default();
    tally.ground(round.ground.name);
    let plant = Plant::new(&folder.join(seed.to_string()), &round.ground, &round.forest);
    round.examine(&plant.top, &round.people, program, "", &mut tally);
    if namespaces && round.ground.from_namespace && seed.is_multiple_of(3) {
        tally.ground("the same, from a user namespace");
        tally.add(namespace::examine(&round, may, &plant.top, program));
    }
    tally
}

/// Not a test by itself: what the oracle starts as somebody else.
#[test]
fn a_child_that_tries() {
    if let Ok(status) = std::env::var(prober::STATUS) {
        prober::run(&status);
    }
}

/// Not a test by itself: what the oracle starts in a user namespace.
#[test]
fn a_child_in_a_user_namespace() {
    if let Ok(work) = std::env::var(namespace::WORK)
        && std::env::var_os(prober::STATUS).is_none()
    {
        namespace::run(&work, &program());
    }
}

fn program() -> PathBuf {
    std::env::current_exe().expect("this program")
}

fn open_to_all(path: &Path) {
    use std::os::unix::fs::PermissionsExt as _;
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o755)).expect("root may chmod");
}

fn number(name: &str) -> Option<u64> {
    std::env::var(format!("MODSCOPE_KERNEL_ORACLE_{name}")).ok()?.parse().ok()
}

/// Past the capture of the test harness.
fn say(text: &str) {
    writeln!(std::io::stdout(), "{text}").ok();
}
