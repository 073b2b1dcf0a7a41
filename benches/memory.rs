//! Peak memory of a scan with its judgement, in bytes for each entry, held against `pdu`.
//!
//! `cargo bench --bench memory`. Each candidate is a process of its own; its peak is the kernel's
//! VmHWM, less that of the same process without a scan.

#![allow(clippy::expect_used, reason = "a benchmark that cannot run stops")]

#[cfg(target_os = "linux")]
mod common;

#[cfg(not(target_os = "linux"))]
fn main() {
    println!("skipped: peaks are read from Linux's /proc");
}

#[cfg(target_os = "linux")]
fn main() -> std::io::Result<()> {
    linux::main()
}

#[cfg(target_os = "linux")]
mod linux {
    use std::path::Path;
    use std::process::{Command, Stdio};

    use modscope::go::CacheKind;
    use modscope::health::Question;
    use modscope::survey::Survey;
    use modscope_platform::accounts;

    use super::common;

    /// Tells the process to do one thing and print its own peak.
    const ALONE: &str = "MODSCOPE_BENCH_ALONE";

    pub fn main() -> std::io::Result<()> {
        let root = common::cache::generated()?;
        match std::env::var(ALONE).ok().as_deref() {
            Some("nothing") => print!("{}", peak("self")),
            Some(_) => {
                let survey = Survey::quietly(&root, CacheKind::Module).expect("the cache scans");
                let health = survey.judge(&Question::new(accounts::current(), 0));
                let held = survey.tree.read().memory() + health.heat.memory();
                print!("{} {held}", peak("self"));
            }
            None => report(&root)?,
        }
        Ok(())
    }

    fn report(root: &Path) -> std::io::Result<()> {
        let entries = common::floor::count(root, 8);
        let base = alone("nothing")?[0];
        let scan = alone("scan")?;
        println!("{entries} entries\n| what | peak | bytes an entry |\n|---|---|---|");
        let row = |name: &str, bytes: u64| {
            println!("| {name} | {:.1} MB | {:.0} |", bytes as f64 / 1e6, bytes as f64 / entries as f64);
        };
        row("modscope, whole process", scan[0]);
        row("modscope, less an idle process", scan[0] - base);
        row("modscope, tree and heat at rest", scan[1]);
        if let Some(peak) = peak_of_pdu(root) {
            row("pdu --max-depth=1, whole process", peak);
        }
        Ok(())
    }

    fn alone(what: &str) -> std::io::Result<Vec<u64>> {
        let output = Command::new(std::env::current_exe()?).env(ALONE, what).output()?;
        let text = String::from_utf8_lossy(&output.stdout);
        Ok(text.split_whitespace().filter_map(|word| word.parse().ok()).collect())
    }

    /// Bytes at the highest moment so far.
    fn peak(process: &str) -> u64 {
        let status = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        line.and_then(|line| line.split_whitespace().next()?.parse::<u64>().ok()).unwrap_or(0) * 1024
    }

    /// Looks at a running pdu until it is gone; its own peak is what it had when last seen.
    fn peak_of_pdu(root: &Path) -> Option<u64> {
        let mut child =
            Command::new("pdu").arg("--max-depth=1").arg(root).stdout(Stdio::null()).spawn().ok()?;
        let mut highest = 0;
        while child.try_wait().ok()?.is_none() {
            highest = highest.max(peak(&child.id().to_string()));
            std::thread::sleep(std::time::Duration::from_millis(2));
        }
        Some(highest)
    }
}
