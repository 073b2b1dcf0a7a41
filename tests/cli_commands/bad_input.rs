//! What the world holds: paths that lead nowhere, names that are no text, caches that change meanwhile. Each
//! gets a clear sentence or a judgement, the right exit code, and no panic.

use std::ffi::OsStr;
use std::fs::{create_dir, create_dir_all, write};
use std::os::unix::ffi::OsStrExt as _;
use std::os::unix::fs::symlink;
use std::os::unix::process::CommandExt as _;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::program::{Said, Small, command, modscope, said, set};
use crate::skip;
use base64::Engine as _;
use serde_json::Value;

fn rules(said: &Said) -> Vec<String> {
    let json = said.json();
    let findings = json["findings"].as_array().cloned().unwrap_or_default();
    findings.iter().filter_map(|finding| finding["rule"].as_str()).map(str::to_owned).collect()
}

#[test]
fn a_typed_path_that_leads_nowhere_is_exit_2() {
    let small = Small::new();
    let at = |name: &str| small.beside(name).to_str().unwrap().to_owned();
    write(small.beside("file"), "x").unwrap();
    symlink("gone", small.beside("dangling")).unwrap();
    symlink("circle", small.beside("circle")).unwrap();
    for command in [["check"].as_slice(), &["scan", "-o", &at("out")]] {
        let ask = |path: &str| modscope(&[command, &[path]].concat(), &[]);
        ask(&at("absent")).refused(&["nothing at", "absent", "leave the path out"]);
        ask(&at("file")).refused(&["file", "neither a folder nor a saved scan"]);
        ask(&at("dangling")).refused(&["dangling", "is a link to", "gone"]);
        ask(&at("circle")).refused(&["circle", "cannot be looked at"]);
    }
    assert!(!small.beside("out").exists());
}

#[test]
fn a_relative_path_is_taken_from_the_working_directory() {
    let small = Small::new();
    let mut command = command(&["check", "mod", "--format", "json"], &[]);
    let said = said(&command.current_dir(small.beside("")).output().unwrap());
    assert_eq!(said.json()["caches"][0]["path"].as_str(), Some(small.path().as_str()));
}

#[test]
fn a_folder_out_of_reach_is_exit_2_and_says_who_could_look() {
    if !skip::have("a_folder_out_of_reach_is_exit_2_and_says_who_could_look", &["root"]) {
        return;
    }
    let small = Small::new();
    let closed = small.beside("closed");
    create_dir_all(closed.join("mod")).unwrap();
    set(&closed, 0o700);
    let mut command = command(&["check", closed.join("mod").to_str().unwrap()], &[]);
    let answer = said(&command.uid(4711).gid(4711).output().unwrap());
    answer.refused(&["cannot be looked at", "Permission denied", "--as"]);
}

#[test]
fn what_the_person_cannot_see_is_unknown_and_not_fine() {
    if !skip::have("what_the_person_cannot_see_is_unknown_and_not_fine", &["root"]) {
        return;
    }
    let small = Small::new();
    set(&small.cache(), 0o700);
    std::os::unix::fs::chown(small.cache(), Some(4712), Some(4712)).unwrap();
    let path = small.path();
    let mut command =
        command(&["check", &path, "--as", "4712:4712", "--for", "build", "--format", "json"], &[]);
    let answer = said(&command.uid(4711).gid(4711).output().unwrap());
    assert_eq!(answer.json()["operations"]["build"], "unknown", "{}", answer.out);
    assert_eq!(answer.code, Some(2));
}

#[test]
fn where_go_is_told_to_look_is_judged_even_if_nothing_is_there() {
    let small = Small::new();
    let at = |name: &str| small.beside(name).to_str().unwrap().to_owned();
    write(small.beside("file"), "x").unwrap();
    symlink("gone", small.beside("dangling")).unwrap();
    let told = |path: &str| modscope(&["check", "--format", "json"], &[("GOMODCACHE", path)]);
    let absent = told(&at("absent"));
    assert_eq!((rules(&absent), absent.code), (vec!["path/absent".to_owned()], Some(0)));
    for (path, rule) in [
        (at("file"), "path/not-a-directory"),
        (at("dangling"), "path/dangling-link"),
        ("mod".into(), "path/relative"),
    ] {
        let answer = told(&path);
        assert_eq!((rules(&answer), answer.code), (vec![rule.to_owned()], Some(1)), "{path}");
        assert_eq!(answer.json()["operations"]["build"], "blocked");
        assert_eq!(modscope(&["check"], &[("GOMODCACHE", &path)]).code, Some(1));
    }
}

#[test]
fn without_a_home_and_a_setting_there_is_no_cache_to_judge() {
    let mut command = command(&["check"], &[]);
    command.env_remove("HOME").env("PATH", "/nonexistent");
    said(&command.output().unwrap()).refused(&["GOMODCACHE", "HOME", "modscope check PATH"]);
}

#[test]
fn names_of_every_kind_are_judged_and_told_without_steering_the_terminal() {
    let small = Small::new();
    let long = "n".repeat(255);
    let names: [&[u8]; 6] = [
        b"not-utf8-\xff\xfe",
        b"new\nline",
        b"\x1b[2J\x1b]0;title\x07",
        "\u{202e}txt.exe".as_bytes(),
        b"\xc2\x9b31m",
        long.as_bytes(),
    ];
    for name in names {
        let folder = small.at("example.com").join(OsStr::from_bytes(name));
        create_dir(&folder).unwrap();
        set(&folder, 0o777);
    }
    let text = modscope(&["check", &small.path()], &[]);
    assert!(text.code.is_some_and(|code| code < 2), "{}", text.err);
    let json = modscope(&["check", &small.path(), "--format", "json"], &[]).json();
    let findings = json["findings"].as_array().unwrap();
    let paths: Vec<Vec<u8>> = findings.iter().flat_map(all_paths).collect();
    for name in names {
        let found = paths.iter().any(|path| path.ends_with(name));
        let lossy = String::from_utf8_lossy(name).into_owned();
        assert!(found || paths.iter().any(|path| path.ends_with(lossy.as_bytes())), "{lossy:?} in {json}");
    }
}

fn all_paths(finding: &Value) -> Vec<Vec<u8>> {
    let places = finding["places"].as_array().cloned().unwrap_or_default();
    let mut paths: Vec<Vec<u8>> =
        places.iter().filter_map(|path| path.as_str()).map(|path| path.as_bytes().to_vec()).collect();
    paths.extend(finding["path"].as_str().map(|path| path.as_bytes().to_vec()));
    let whole = finding["path_b64"].as_str();
    paths.extend(whole.map(|text| base64::engine::general_purpose::STANDARD.decode(text).unwrap()));
    paths
}

#[test]
fn a_path_that_is_no_text_is_whole_in_base64() {
    let small = Small::new();
    let cache = small.beside("").join(OsStr::from_bytes(b"mod-\xff"));
    create_dir_all(cache.join("cache/download")).unwrap();
    let args: [&OsStr; 4] = ["check".as_ref(), cache.as_os_str(), "--format".as_ref(), "json".as_ref()];
    let json = modscope(&args, &[]).json();
    let whole = json["caches"][0]["path_b64"].as_str().unwrap();
    let bytes = base64::engine::general_purpose::STANDARD.decode(whole).unwrap();
    assert_eq!(bytes, cache.as_os_str().as_bytes());
}

#[test]
fn two_hundred_levels_are_judged_down_to_the_last() {
    let small = Small::new();
    let deep: std::path::PathBuf = std::iter::repeat_n("d", 200).collect();
    create_dir_all(small.at(&deep)).unwrap();
    set(&small.at(&deep), 0o777);
    let json = modscope(&["check", &small.path(), "--format", "json"], &[]).json();
    let findings = json["findings"].as_array().unwrap();
    let deepest =
        findings.iter().filter_map(|found| found["path"].as_str()).map(|path| path.split('/').count()).max();
    assert_eq!(deepest, Some(200), "{json}");
}

#[test]
fn a_cache_that_changes_while_it_is_looked_at_is_judged_all_the_same() {
    let small = Small::new();
    let stop = AtomicBool::new(false);
    std::thread::scope(|threads| {
        threads.spawn(|| {
            while !stop.load(Ordering::Relaxed) {
                for n in 0..50 {
                    let folder = small.at(format!("changing/{n}"));
                    create_dir_all(folder.join("deeper/still")).unwrap();
                    write(folder.join("file"), "x").unwrap();
                }
                std::fs::remove_dir_all(small.at("changing")).unwrap();
            }
        });
        for _ in 0..20 {
            let answer = modscope(&["check", &small.path(), "--format", "json"], &[]);
            assert!(matches!(answer.code, Some(0..=2)), "{}", answer.err);
            assert_eq!(answer.json()["schema"], "modscope/check/1");
        }
        stop.store(true, Ordering::Relaxed);
    });
}
