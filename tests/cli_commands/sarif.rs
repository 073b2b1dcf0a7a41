//! `modscope check --format sarif`, held against the standard's own schema and what code scanning asks for.

use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt as _;
use std::path::PathBuf;
use std::process::Command;

use serde_json::Value;

use crate::program::{STRANGER, Said, Small, modscope, set};
use crate::skip;

/// As unpleasant as a file name can be: no UTF-8, a line end, a placeholder, a link, a query, a percent sign.
pub const NASTY: &[u8] = b"\xff 100%41?#,x=1:y\n::error::z|[a](b){0}<i>`$(id)`\x1b[2J\xe2\x80\xae";

/// Writes a file of that name that everybody may change.
pub fn open_to_all(small: &Small, name: &[u8]) -> PathBuf {
    let path = small.at("cache/download/example.com/a/@v").join(OsStr::from_bytes(name));
    std::fs::write(&path, "x").expect("written");
    set(&path, 0o666);
    path
}

fn sarif(small: &Small, more: &[&str]) -> (Said, Value) {
    let said = modscope(&[["check", &small.path(), "--format", "sarif"].as_slice(), more].concat(), &[]);
    let log = said.json();
    (said, log)
}

fn results(log: &Value) -> &[Value] {
    log["runs"][0]["results"].as_array().expect("results")
}

#[test]
fn every_log_fits_the_official_schema() {
    let test = "every_log_fits_the_official_schema";
    if !skip::have(test, &["sarif"]) {
        return;
    }
    let healthy = Small::new();
    let nasty = Small::new();
    open_to_all(&nasty, NASTY);
    open_to_all(&nasty, b"v1.0.0.partial");
    let closed = Small::new();
    set(&closed.cache(), 0o700);
    let folder = tempfile::tempdir().expect("a temporary folder");
    let absent = folder.path().join("mod");
    let mut logs = Vec::new();
    for (small, more) in [
        (&healthy, &[][..]),
        (&nasty, &[]),
        (&nasty, &["--policy", "container", "--as", "1001:1001", "--as", "65532:65532"]),
        (&closed, &STRANGER),
        (&closed, &["--as", "4711:4711", "--for", "build=example.com/a@v1.0.0,download"]),
    ] {
        logs.push(sarif(small, more).0.out);
    }
    let gone = absent.to_str().expect("a plain path");
    logs.push(modscope(&["check", "--format", "sarif"], &[("GOMODCACHE", gone)]).out);
    logs.push(
        modscope(
            &["check", "--format", "sarif", "--cache", "all"],
            &[("HOME", gone), ("GOFLAGS", "-mod=mod")],
        )
        .out,
    );
    let logs: Vec<String> = logs.into_iter().filter(|log| !log.is_empty()).collect();
    assert!(logs.len() >= 6, "{}", logs.len());
    let files: Vec<PathBuf> =
        (0..).map(|n| folder.path().join(format!("{n}.sarif"))).take(logs.len()).collect();
    for (file, log) in files.iter().zip(&logs) {
        std::fs::write(file, log).expect("written");
    }
    let broken = folder.path().join("broken.sarif");
    std::fs::write(&broken, logs[1].replace("\"level\"", "\"levels\"")).expect("written");
    let checker = std::env::var_os("MODSCOPE_SCHEMA_CHECKER").expect("asked for above");
    let schema = std::env::var_os("MODSCOPE_SARIF_SCHEMA").expect("asked for above");
    let check = |files: &[PathBuf]| {
        let output = Command::new(&checker).arg("--schemafile").arg(&schema).args(files).output();
        let output = output.expect("the checker starts");
        let text = [output.stdout, output.stderr].concat();
        (output.status.success(), String::from_utf8_lossy(&text).into_owned())
    };
    let (fits, text) = check(&files);
    assert!(fits, "{text}");
    let (fits, text) = check(&[broken]);
    assert!(!fits && text.contains("levels"), "a log that is wrong is found: {text}");
}

#[test]
fn a_result_has_what_code_scanning_asks_for() {
    let small = Small::new();
    set(&small.cache(), 0o700);
    let (said, log) = sarif(&small, &STRANGER);
    assert_eq!(said.code, Some(1));
    let run = &log["runs"][0];
    assert_eq!((&log["version"], &run["tool"]["driver"]["name"]), (&"2.1.0".into(), &"Modscope".into()));
    assert_eq!(run["invocations"][0]["exitCode"], 1);
    assert_eq!(run["invocations"][0]["executionSuccessful"], true);
    let base = format!("file://{}/", small.path());
    assert_eq!(run["originalUriBaseIds"]["MODULE"]["uri"], base.as_str());
    let result = &results(&log)[0];
    let index = usize::try_from(result["ruleIndex"].as_u64().expect("an index")).expect("a small one");
    assert_eq!(run["tool"]["driver"]["rules"][index]["id"], result["ruleId"]);
    assert_eq!(result["level"], "error");
    let text = result["message"]["text"].as_str().expect("text");
    assert!(text.contains("uid 4711") && text.contains("Effect: stops"), "{text}");
    let place = &result["locations"][0]["physicalLocation"];
    assert!(place["artifactLocation"]["uri"].as_str().is_some_and(|uri| !uri.is_empty()));
    assert_eq!(place["region"]["startLine"], 1);
    let properties = &result["properties"];
    assert_eq!(properties["identity"], "uid 4711");
    assert!(properties["blocks"].as_array().is_some_and(|blocks| blocks.contains(&"build".into())));
    assert!(result["partialFingerprints"]["primaryLocationLineHash"].is_string());
}

#[test]
fn names_of_any_bytes_are_whole_in_the_uri_and_harmless_in_the_text() {
    let small = Small::new();
    open_to_all(&small, NASTY);
    let (_, log) = sarif(&small, &[]);
    let at = |result: &&Value| {
        result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
            .as_str()
            .is_some_and(|uri| uri.contains("%FF"))
    };
    let result = results(&log).iter().find(at).expect("a finding about it");
    assert_eq!(
        result["locations"][0]["physicalLocation"]["artifactLocation"],
        serde_json::json!({
            "uri": "cache/download/example.com/a/@v/%FF%20100%2541%3F%23,x=1%3Ay%0A%3A%3Aerror%3A%3Az%7C%5Ba%5D\
                    (b)%7B0%7D%3Ci%3E%60$(id)%60%1B%5B2J%E2%80%AE",
            "uriBaseId": "MODULE",
        })
    );
    let text = result["message"]["text"].as_str().expect("text");
    assert!(!text.contains('\n') && !text.contains("[a](") && !text.contains('\u{1b}'), "{text}");
}

#[test]
fn a_result_is_known_again_in_the_next_run_and_in_another_place() {
    let prints = |small: &Small| {
        let (_, log) = sarif(small, &STRANGER);
        let print = |result: &Value| result["partialFingerprints"]["modscope/v1"].to_string();
        results(&log).iter().map(print).collect::<Vec<_>>()
    };
    let [one, other] = [Small::new(), Small::new()];
    for small in [&one, &other] {
        open_to_all(small, b"v1.0.0.lock");
    }
    let first = prints(&one);
    assert!(!first.is_empty());
    assert_eq!(first, prints(&one));
    assert_eq!(first, prints(&other), "the place of the cache is no part of it");
    let mut distinct = first.clone();
    distinct.sort();
    distinct.dedup();
    assert_eq!(distinct.len(), first.len());
}
