//! `modscope check` for several identities: who can do what, and each finding with whom it concerns.

use crate::program::{Small, modscope, set};
use serde_json::Value;

const BOTH: [&str; 4] = ["--as", "4711:4711", "--as", "4712:4712,27"];

fn check(small: &Small, options: &[&str]) -> crate::program::Said {
    modscope(&[["check", &small.path()].as_slice(), &BOTH, options].concat(), &[])
}

/// A cache that both may only read, and in which something is odd.
fn readable() -> Small {
    let small = Small::new();
    set(&small.at("example.com/a@v1.0.0/a.go"), 0o555);
    small
}

#[test]
fn the_json_has_all_of_them_and_what_each_can_do() {
    let small = readable();
    let json = check(&small, &["--policy", "container", "--format", "json"]).json();
    let names = |value: &Value| {
        let list = value.as_array().cloned().unwrap_or_default();
        list.iter().filter_map(|who| who["name"].as_str().map(str::to_owned)).collect::<Vec<_>>()
    };
    assert_eq!(names(&json["identities"]), ["uid 4711", "uid 4712"]);
    assert_eq!(json["operations"]["build"], "ok");
    for name in ["uid 4711", "uid 4712"] {
        let own = &json["operations_by_identity"][name];
        assert_eq!(own.as_object().map(serde_json::Map::len), Some(6), "{json}");
        assert_eq!(own["build"], "ok");
    }
}

#[test]
fn what_stops_nobody_is_told_once_and_what_stops_somebody_for_each() {
    let small = readable();
    let json = check(&small, &["--policy", "container", "--format", "json"]).json();
    let findings = json["findings"].as_array().cloned().unwrap_or_default();
    let of = |rule: &str| findings.iter().filter(|finding| finding["rule"] == rule).collect::<Vec<_>>();
    let odd = of("mode/execute-bits");
    assert_eq!(odd.len(), 1, "{json}");
    assert_eq!(odd[0]["identities"], serde_json::json!(["uid 4711", "uid 4712"]));
    let blocked = findings.iter().filter(|finding| !finding["blocks"].as_array().unwrap().is_empty());
    for finding in blocked {
        assert!(finding["identity"].as_str().is_some_and(|name| name.starts_with("uid 471")), "{finding}");
    }
    let count = |severity: &str| findings.iter().filter(|finding| finding["severity"] == severity).count();
    for severity in ["error", "warning", "info"] {
        assert_eq!(json["summary"][severity], count(severity), "{severity}");
    }
}

#[test]
fn the_text_begins_with_a_table_that_fits_eighty_columns() {
    let small = readable();
    let said = check(&small, &["--policy", "container"]);
    let lines: Vec<&str> = said.out.lines().collect();
    let words: Vec<&str> = lines[0].split_whitespace().collect();
    assert_eq!(words, ["build", "download", "list", "verify", "clean", "toolchain"], "{}", said.out);
    assert!(lines[1].starts_with("uid 4711  works"), "{}", said.out);
    assert!(lines[2].starts_with("uid 4712  works"), "{}", said.out);
    assert!(said.flat().contains("Asked for uid 4711, uid 4712."), "{}", said.out);
    for line in said.out.lines() {
        let whole = line.contains('/') || line.starts_with("             ");
        assert!(whole || line.chars().count() <= 80, "{line}");
    }
}

#[test]
fn the_same_for_several_is_told_once_with_all_names() {
    let small = readable();
    let said = check(&small, &["--policy", "published", "--for", "clean"]);
    if said.flat().contains("stops clean") {
        assert!(said.flat().contains("For uid 4711, uid 4712."), "{}", said.out);
    }
}

#[test]
fn the_same_number_with_other_groups_is_another_identity() {
    let small = Small::new();
    let options = ["--as", "4711:1", "--as", "4711:2,3", "--as", "4711:1", "--policy", "container"];
    let path = small.path();
    let args = [["check", &path, "--format", "json"].as_slice(), &options].concat();
    let json = modscope(&args, &[]).json();
    let names: Vec<&str> =
        json["identities"].as_array().unwrap().iter().filter_map(|who| who["name"].as_str()).collect();
    assert_eq!(names, ["uid 4711:1", "uid 4711:2,3"]);
    assert!(json["operations_by_identity"]["uid 4711:2,3"].is_object());
}
