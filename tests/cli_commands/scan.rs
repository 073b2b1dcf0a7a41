//! `modscope scan -o` and judging what was saved.

use std::fs::{read, write};

use crate::program::{STRANGER, Small, modscope, set};

/// A cache, and its saved scan.
fn saved() -> (Small, String) {
    let small = Small::new();
    set(&small.at("example.com/a@v1.0.0/a.go"), 0o666);
    let file = small.beside("a.scan").to_str().unwrap().to_owned();
    let said = modscope(&["scan", &small.path(), "-o", &file], &[]);
    assert_eq!(said.code, Some(0), "{}", said.err);
    assert!(said.flat().contains(&file), "{}", said.out);
    (small, file)
}

#[test]
fn a_saved_scan_is_judged_as_the_cache_is() {
    let (small, file) = saved();
    let check = |path: &str| {
        let said = modscope(&[["check", path, "--format", "json"].as_slice(), &STRANGER].concat(), &[]);
        let mut json = said.json();
        let rules: Vec<String> = json["findings"]
            .as_array()
            .unwrap()
            .iter()
            .map(|found| format!("{} {}", found["rule"], found["path"]))
            .collect();
        (said.code, json["operations"].take(), json["caches"].take(), rules)
    };
    assert_eq!(check(&file), check(&small.path()));
}

#[test]
fn a_saved_scan_is_judged_when_the_cache_is_gone() {
    let (small, file) = saved();
    std::fs::rename(small.cache(), small.beside("elsewhere")).unwrap();
    let said = modscope(&["check", &file], &[]);
    assert_eq!(said.code, Some(0), "{}", said.err);
    assert!(said.flat().contains(&small.path()));
    std::fs::rename(small.beside("elsewhere"), small.cache()).unwrap();
}

#[test]
fn what_was_saved_is_told_as_json_too() {
    let (small, _) = saved();
    let file = small.beside("b.scan").to_str().unwrap().to_owned();
    let json = modscope(&["scan", &small.path(), "-o", &file, "--format", "json"], &[]).json();
    assert_eq!(
        (json["schema"].as_str(), json["file"].as_str()),
        (Some("modscope/scan/1"), Some(file.as_str()))
    );
    assert!(json["entries"].as_u64() > Some(10));
}

#[test]
fn a_file_that_is_there_is_kept_unless_forced() {
    let (small, file) = saved();
    write(&file, "precious").unwrap();
    modscope(&["scan", &small.path(), "-o", &file], &[]).refused(&["is there already", "--force"]);
    assert_eq!(read(&file).unwrap(), b"precious");
    assert_eq!(modscope(&["scan", &small.path(), "-o", &file, "--force"], &[]).code, Some(0));
    assert!(read(&file).unwrap().starts_with(b"modscope-scan 2\n"));
}

#[test]
fn where_nothing_can_be_saved_it_says_so_before_scanning() {
    let small = Small::new();
    let nowhere = small.beside("no/such/folder/a.scan");
    modscope(&["scan", &small.path(), "-o", nowhere.to_str().unwrap()], &[])
        .refused(&["a.scan", "No such file"]);
    let said = modscope(&["scan", &small.path()], &[]);
    said.refused(&["--output"]);
    modscope(&["scan", "--cache", "all", "-o", "x"], &[]).refused(&["one cache"]);
}

#[test]
fn a_scan_that_is_truncated_damaged_or_of_another_version_says_which() {
    let (small, file) = saved();
    let content = read(&file).unwrap();
    let bad = small.beside("bad.scan").to_str().unwrap().to_owned();
    let refused = |content: &[u8], words: &[&str]| {
        write(&bad, content).unwrap();
        modscope(&["check", &bad], &[]).refused(words);
    };
    refused(&content[..content.len() - 9], &["bad.scan", "ends too early"]);
    refused(&[b"modscope-scan 7\n", &content[16..]].concat(), &["newer Modscope", "format 7", "format 2"]);
    refused(&[&content[..16], &[0x55; 400]].concat(), &["bad.scan", "no whole scan"]);
    refused(b"modscope-scan 2\n", &["ends too early"]);
    refused(b"something else", &["neither a folder nor a saved scan"]);
}

#[test]
fn a_saved_scan_is_one_cache_and_is_not_scanned_again() {
    let (small, file) = saved();
    modscope(&["check", &file, "--cache", "build"], &[]).refused(&["saved scan already"]);
    let other = small.beside("other.scan");
    modscope(&["scan", &file, "-o", other.to_str().unwrap()], &[]).refused(&["saved scan already"]);
}
