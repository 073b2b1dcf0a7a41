//! The commands for modes, tried on a folder of one's own in a real shell.

#![cfg(unix)]

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;

use super::*;
use crate::go::CacheKind;
use crate::survey::Survey;

/// Makes a cache with these modes, runs the command for a finding, and gives the modes after it.
fn after(entries: &[(&str, u32)], rule: Rule, roots: &[&str], entries_affected: u64) -> Vec<(String, u32)> {
    let dir = tempfile::tempdir().expect("a temporary folder");
    let cache = dir.path().join("it's $HOME");
    for (path, _) in entries {
        let whole = cache.join(path);
        fs::create_dir_all(whole.parent().expect("is in a folder")).expect("made");
        if path.ends_with('/') {
            fs::create_dir_all(&whole).expect("made");
        } else {
            fs::write(&whole, "x").expect("written");
        }
    }
    let survey = Survey::quietly(&cache, CacheKind::Module).expect("scans");
    let set = |path: &Path, mode| fs::set_permissions(path, fs::Permissions::from_mode(mode)).expect("set");
    entries.iter().rev().for_each(|(path, mode)| set(&cache.join(path), *mode));
    let me = modscope_platform::accounts::current();
    let question = Question::new(me.clone(), 0);
    let tree = survey.tree.read();
    let mut finding = finding(&tree, rule, roots);
    finding.entries = entries_affected;
    finding.detail.owner = Some((me.uid, me.gid));
    let names = names();
    let command = Words::new(&tree, &question, &names).command(&finding).expect("a command");
    let ran = std::process::Command::new("sh").arg("-c").arg(&command).output().expect("sh runs");
    assert!(ran.status.success(), "{command}: {}", String::from_utf8_lossy(&ran.stderr));
    let mode = |path: &str| {
        fs::symlink_metadata(cache.join(path)).map_or(0, |meta| meta.permissions().mode() & 0o7777)
    };
    let modes = entries.iter().map(|(path, _)| ((*path).to_owned(), mode(path))).collect();
    // Folders that are closed could not be removed again.
    _ = std::process::Command::new("chmod").arg("-R").arg("u+rwX").arg(&cache).status();
    modes
}

fn expect(now: &[(String, u32)], wanted: &[(&str, u32)]) {
    for ((path, mode), (other, wanted)) in now.iter().zip(wanted) {
        assert_eq!((path.as_str(), format!("{mode:o}")), (*other, format!("{wanted:o}")));
    }
}

#[test]
fn writing_comes_back_to_the_caches_own_side_and_not_to_extracted_modules() {
    let closed = [
        ("cache/", 0o555),
        ("cache/download/a.b/@v/", 0o555),
        ("cache/download/a.b/@v/list", 0o444),
        ("a.b@v1.0.0/", 0o555),
        ("a.b@v1.0.0/x.go", 0o444),
    ];
    let now = after(&closed, Rule::ModeNotWritable, &[""], 7);
    let open = [("cache/", 0o755), ("cache/download/a.b/@v/", 0o755), ("cache/download/a.b/@v/list", 0o644)];
    expect(&now, &[&open[..], &closed[3..]].concat());
}

#[test]
fn reading_comes_back_without_writing() {
    let closed = [("a.b@v1.0.0/", 0o444), ("a.b@v1.0.0/x/", 0o000), ("a.b@v1.0.0/x/x.go", 0o000)];
    let now = after(&closed, Rule::ModeNotReadable, &["a.b@v1.0.0"], 3);
    expect(&now, &[("a.b@v1.0.0/", 0o544), ("a.b@v1.0.0/x/", 0o500), ("a.b@v1.0.0/x/x.go", 0o400)]);
}

#[test]
fn execute_bits_go_from_files_only_and_not_from_toolchains() {
    let files: Vec<String> = (0..9).map(|n| format!("a.b@v1.0.0/{n}.go")).collect();
    let go = "golang.org/toolchain@v0.0.1-go1.27.3.linux-amd64/bin/go";
    let mut before: Vec<(&str, u32)> = files.iter().map(|file| (file.as_str(), 0o755)).collect();
    before.extend([("a.b@v1.0.0/", 0o555), (go, 0o555)]);
    let roots: Vec<&str> = files.iter().map(String::as_str).collect();
    let now = after(&before, Rule::ModeExecuteBits, &roots, 9);
    let mut wanted: Vec<(&str, u32)> = files.iter().map(|file| (file.as_str(), 0o644)).collect();
    wanted.extend([("a.b@v1.0.0/", 0o555), (go, 0o555)]);
    expect(&now, &wanted);
}

#[test]
fn extracted_modules_are_read_only_again() {
    let names: Vec<String> = (0..9).map(|n| format!("a.b/m{n}@v1.0.0/x.go")).collect();
    let mut before: Vec<(&str, u32)> = names.iter().map(|name| (name.as_str(), 0o644)).collect();
    before.extend([("a.b/", 0o755), ("cache/download/a.b/m1/@v/v1.0.0.mod", 0o644)]);
    let roots: Vec<&str> = names.iter().map(String::as_str).collect();
    let now = after(&before, Rule::ModeTreeWritable, &roots, 9);
    let mut wanted: Vec<(&str, u32)> = names.iter().map(|name| (name.as_str(), 0o444)).collect();
    wanted.extend([("a.b/", 0o755), ("cache/download/a.b/m1/@v/v1.0.0.mod", 0o644)]);
    expect(&now, &wanted);
}

#[test]
fn a_toolchains_programs_start_again() {
    let root = "golang.org/toolchain@v0.0.1-go1.27.3.linux-amd64";
    let programs: Vec<String> = (0..9).map(|n| format!("{root}/pkg/tool/linux_amd64/{n}")).collect();
    let readme = format!("{root}/README.md");
    let mut before: Vec<(&str, u32)> = programs.iter().map(|name| (name.as_str(), 0o444)).collect();
    before.push((&readme, 0o444));
    let roots: Vec<&str> = programs.iter().map(String::as_str).collect();
    let now = after(&before, Rule::ModeToolchainNotExecutable, &roots, 9);
    let mut wanted: Vec<(&str, u32)> = programs.iter().map(|name| (name.as_str(), 0o555)).collect();
    wanted.push((&readme, 0o444));
    expect(&now, &wanted);
}

#[test]
fn a_door_is_shut_and_nothing_else() {
    let before = [("cache/", 0o777), ("cache/download/", 0o777), ("cache/download/a", 0o666)];
    let now = after(&before, Rule::ModeWorldWritable, &["cache"], 3);
    expect(&now, &[("cache/", 0o775), ("cache/download/", 0o775), ("cache/download/a", 0o664)]);
}
