//! Scan + judge of a whole generated cache, held against the floor and against `pdu`, side by side:
//! the first rows of docs/performance.md.
//!
//! `cargo bench --bench scan`. Rounds take the candidates in turn, so that what else the machine does
//! meets all of them. `pdu` (parallel-disk-usage) takes part where it is installed. With `--cold`, as
//! root, the kernel's caches are dropped before every run.

#![allow(clippy::expect_used, reason = "a benchmark that cannot run stops")]

#[cfg(target_os = "linux")]
mod common;

#[cfg(not(target_os = "linux"))]
fn main() {
    println!("skipped: the floor is written with Linux's getdents64 and statx");
}

#[cfg(target_os = "linux")]
fn main() -> std::io::Result<()> {
    linux::main()
}

#[cfg(target_os = "linux")]
mod linux {
    use std::path::Path;
    use std::process::{Command, Stdio};
    use std::time::{Duration, Instant};

    use modscope::go::CacheKind;
    use modscope::health::Question;
    use modscope::scan::{Cancel, SharedTree, Target};
    use modscope::survey::Survey;
    use modscope_platform::accounts;
    use modscope_platform::walk::ListsOf;
    use modscope_platform::{Gid, Identity, Uid};

    use super::common;

    type Candidate<'a> = (&'static str, Box<dyn Fn() + 'a>);

    pub fn main() -> std::io::Result<()> {
        let cold = std::env::args().any(|arg| arg == "--cold");
        let root = common::cache::generated()?;
        let threads = (2 * std::thread::available_parallelism().map_or(2, usize::from)).max(8);
        let me = accounts::current();
        let other = Identity::new(None, Uid(me.uid.0 + 1001), Gid(me.gid.0 + 1001), Vec::new());
        let mut candidates: Vec<Candidate<'_>> = vec![
            (
                "floor (getdents + statx, nothing kept)",
                Box::new(|| {
                    common::floor::count(&root, threads);
                }),
            ),
            (
                "modscope: scan",
                Box::new(|| {
                    take(&root, &me);
                }),
            ),
            ("modscope: scan + judge", Box::new(|| scan_and_judge(&root, &me))),
            ("modscope: scan + judge for somebody else", Box::new(|| scan_and_judge(&root, &other))),
        ];
        if installed("pdu") {
            candidates.push(("pdu --max-depth=1", Box::new(|| pdu(&root, if cold { 8 } else { 0 }))));
        } else {
            println!("pdu is not installed: cargo install parallel-disk-usage --bin pdu");
        }
        println!(
            "{} entries, {threads} reading threads, {}",
            common::floor::count(&root, threads),
            if cold { "cold" } else { "warm" }
        );
        rounds(&candidates, if cold { 3 } else { 9 }, cold);
        Ok(())
    }

    /// A scan to answer for this identity: the access control lists that count for it are read.
    fn take(root: &Path, identity: &Identity) -> Survey {
        let whose = ListsOf::NotOf(identity.uid);
        let target = Target { path: root.into(), kind: CacheKind::Module };
        let (tree, cancel) = (SharedTree::default(), Cancel::default());
        Survey::take_for(whose, target, tree, &cancel, &mut |_: usize| {}).expect("the cache scans")
    }

    fn scan_and_judge(root: &Path, identity: &Identity) {
        let survey = take(root, identity);
        std::hint::black_box(survey.judge(&Question::new(identity.clone(), 0)));
    }

    fn installed(program: &str) -> bool {
        Command::new(program).arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok()
    }

    fn pdu(root: &Path, threads: usize) {
        let mut command = Command::new("pdu");
        if threads > 0 {
            command.arg(format!("--threads={threads}"));
        }
        let status = command.arg("--max-depth=1").arg(root).stdout(Stdio::null()).status();
        assert!(status.is_ok_and(|status| status.success()), "pdu ran");
    }

    /// Each candidate in turn, round after round; then the median, the spread and the ratio to the first.
    fn rounds(candidates: &[Candidate<'_>], rounds: usize, cold: bool) {
        let mut times: Vec<Vec<Duration>> = vec![Vec::new(); candidates.len()];
        for round in 0..=rounds {
            for ((_, run), times) in candidates.iter().zip(&mut times) {
                if cold {
                    drop_caches();
                }
                let start = Instant::now();
                run();
                // The first round warms up.
                if round > 0 {
                    times.push(start.elapsed());
                }
            }
        }
        let medians: Vec<f64> = times.iter_mut().map(|times| median(times)).collect();
        println!("| what | median | min | max | to the floor |\n|---|---|---|---|---|");
        for ((name, _), (times, median)) in candidates.iter().zip(times.iter().zip(&medians)) {
            let (min, max) = (times[0].as_secs_f64(), times[times.len() - 1].as_secs_f64());
            println!("| {name} | {median:.3} s | {min:.3} s | {max:.3} s | {:.2} |", median / medians[0]);
        }
    }

    fn median(times: &mut [Duration]) -> f64 {
        times.sort_unstable();
        times[times.len() / 2].as_secs_f64()
    }

    fn drop_caches() {
        Command::new("sync").status().ok();
        if std::fs::write("/proc/sys/vm/drop_caches", "3").is_err() {
            println!("the kernel's caches stay warm: dropping them takes root");
        }
    }
}
