//! `bench-table`: the last figures of `cargo bench` as a markdown table, for docs/performance.md.

use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::tools::{self, Done};

pub fn run() -> Done {
    let folder = tools::target().join("criterion");
    let mut files = Vec::new();
    collect(&folder, &mut files);
    files.sort();
    if files.is_empty() {
        return Err(format!("{} holds no figures yet; run `cargo bench` first", folder.display()));
    }
    println!("| benchmark | median | 95 % of medians lie in |\n|---|---:|---|");
    for file in files {
        let estimates: Value = serde_json::from_str(&tools::read(&file)?)
            .map_err(|why| format!("{} could not be read: {why}", file.display()))?;
        let median = &estimates["median"];
        let ns = |value: &Value| time(value.as_f64().unwrap_or(f64::NAN));
        let interval = &median["confidence_interval"];
        println!(
            "| {} | {} | {} to {} |",
            name(&folder, &file),
            ns(&median["point_estimate"]),
            ns(&interval["lower_bound"]),
            ns(&interval["upper_bound"]),
        );
    }
    Ok(())
}

/// Every `…/new/estimates.json` below the folder. A folder that is not there holds none.
fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.ends_with("new/estimates.json") {
            files.push(path);
        }
    }
}

/// `scan/warm` for `target/criterion/scan/warm/new/estimates.json`.
fn name(folder: &Path, file: &Path) -> String {
    let inner = file.strip_prefix(folder).unwrap_or(file);
    let parts: Vec<_> = inner.iter().map(|part| part.to_string_lossy()).collect();
    parts[..parts.len().saturating_sub(2)].join("/")
}

/// Nanoseconds as a person reads them.
fn time(ns: f64) -> String {
    match ns {
        ns if ns < 1e3 => format!("{ns:.0} ns"),
        ns if ns < 1e6 => format!("{:.1} µs", ns / 1e3),
        ns if ns < 1e9 => format!("{:.2} ms", ns / 1e6),
        ns => format!("{:.3} s", ns / 1e9),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_written_in_the_unit_that_fits() {
        assert_eq!(time(812.0), "812 ns");
        assert_eq!(time(41_200_000.0), "41.20 ms");
        assert_eq!(time(1_250_000_000.0), "1.250 s");
    }

    #[test]
    fn a_benchmark_is_named_by_its_folders() {
        let folder = Path::new("/t/criterion");
        assert_eq!(name(folder, Path::new("/t/criterion/scan/warm/new/estimates.json")), "scan/warm");
    }
}
