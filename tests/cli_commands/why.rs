//! `modscope why` and `modscope rules`.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use crate::program::{STRANGER, Small, modscope, set};
use crate::skip;

/// What `why` answers about a path for the stranger, as JSON.
fn why(path: &Path) -> Value {
    modscope(&[["why", path.to_str().unwrap(), "--format", "json"].as_slice(), &STRANGER].concat(), &[])
        .json()
}

/// Does what the answer advises, in a shell of root's, until the way is open or nothing is advised.
#[track_caller]
fn follow_advice(path: &Path) -> Vec<String> {
    let mut done = Vec::new();
    loop {
        let json = why(path);
        let step = json["steps"].as_array().unwrap().iter().find(|step| step["allowed"] == false).cloned();
        let Some(step) = step else { return done };
        let command = step["command"].as_str().unwrap_or_else(|| panic!("no command: {step}")).to_owned();
        assert!(!done.contains(&command), "it did not help: {command}");
        shell(&command);
        done.push(command);
    }
}

#[track_caller]
fn shell(command: &str) {
    let output = Command::new("sh").arg("-c").arg(command).output().unwrap();
    assert!(output.status.success(), "{command}: {}", String::from_utf8_lossy(&output.stderr));
}

/// A folder in which something is mounted or locked, undone whatever the test does.
struct Undone(PathBuf);

impl Drop for Undone {
    fn drop(&mut self) {
        for undo in ["umount", "chattr -i", "chattr -a"] {
            let (program, argument) =
                undo.split_once(' ').map_or((undo, None), |(one, two)| (one, Some(two)));
            Command::new(program).args(argument).arg(&self.0).output().ok();
        }
    }
}

/// What may be done at the end: `write` → what says no.
fn says_no(json: &Value, what: &str) -> Option<String> {
    let rights = json["rights"].as_array().unwrap();
    let right = rights.iter().find(|right| right["what"] == what).unwrap_or_else(|| panic!("{what}: {json}"));
    right["decides"].as_str().map(str::to_owned)
}

#[test]
fn an_open_way_is_exit_0_and_says_what_the_entry_is_to_go() {
    let small = Small::new();
    let file = small.at("example.com/a@v1.0.0/go.mod");
    let said = modscope(&["why", file.to_str().unwrap()], &[]);
    assert_eq!(said.code, Some(0), "{}", said.out);
    assert!(said.flat().contains("is open for") && said.flat().contains("To Go it is:"), "{}", said.out);
}

#[test]
fn a_closed_folder_is_named_with_the_letters_that_decide() {
    let small = Small::new();
    set(&small.at("cache"), 0o700);
    let file = small.at("cache/download/example.com/a/@v/list");
    let said = modscope(&[["why", file.to_str().unwrap()].as_slice(), &STRANGER].concat(), &[]);
    assert_eq!(said.code, Some(1), "{}", said.out);
    assert!(
        said.flat().contains("/mod/cache says no") && said.flat().contains("last three letters"),
        "{}",
        said.out
    );
}

#[test]
fn the_json_has_every_step_and_who_stopped_it() {
    let small = Small::new();
    set(&small.at("cache"), 0o700);
    let file = small.at("cache/download/example.com/a/@v/list");
    let said =
        modscope(&[["why", file.to_str().unwrap(), "--format", "json"].as_slice(), &STRANGER].concat(), &[]);
    let json = said.json();
    assert_eq!((json["schema"].as_str(), json["way"].as_str()), (Some("modscope/why/1"), Some("closed")));
    assert_eq!(json["stopped_by"].as_str(), small.at("cache").to_str());
    let steps = json["steps"].as_array().unwrap();
    assert_eq!(steps[0]["path"], "/");
    let closed = steps.iter().find(|step| step["allowed"] == false).unwrap();
    assert_eq!((closed["mode"].as_str(), closed["decides"].as_str()), (Some("0700"), Some("other")));
    assert_eq!(
        (json["cache"]["path"].as_str(), json["role"].as_str()),
        (Some(small.path().as_str()), Some("list"))
    );
}

#[test]
fn a_link_is_followed_and_shown() {
    let small = Small::new();
    std::os::unix::fs::symlink("mod/cache", small.beside("link")).unwrap();
    let path = small.beside("link").join("download");
    let json = modscope(&["why", path.to_str().unwrap(), "--format", "json"], &[]).json();
    assert_eq!(json["real"].as_str(), small.at("cache/download").to_str());
    assert!(json["steps"].as_array().unwrap().iter().any(|step| step["link"] == "mod/cache"));
}

#[test]
fn a_finding_at_the_end_of_an_open_way_is_told() {
    let small = Small::new();
    let said = modscope(&[["why", &small.path()].as_slice(), &STRANGER].concat(), &[]);
    assert_eq!(said.code, Some(1), "{}", said.out);
    assert!(said.flat().contains("owner/not-writable"), "{}", said.out);
}

#[test]
fn where_nothing_is_nothing_can_be_said() {
    let small = Small::new();
    let said = modscope(&["why", small.beside("absent/below").to_str().unwrap()], &[]);
    assert_eq!(said.code, Some(2));
    assert!(said.flat().contains("nothing at") && said.flat().contains("absent;"), "{}", said.out);
    modscope(&["why"], &[]).refused(&["PATH"]);
    modscope(&["why", ""], &[]).refused(&["PATH"]);
}

#[test]
fn a_list_on_the_way_is_told_with_its_entry_and_mask() {
    if !skip::have("a_list_on_the_way_is_told_with_its_entry_and_mask", &["root"]) {
        return;
    }
    let small = Small::new();
    let (cache, file) = (small.at("cache"), small.at("cache/download/example.com/a/@v/list"));
    shell(&format!("setfacl -m u:4711:rwx,m::r '{}'", cache.display()));
    let said = modscope(&[["why", file.to_str().unwrap()].as_slice(), &STRANGER].concat(), &[]);
    assert_eq!(said.code, Some(1), "{}", said.out);
    assert!(
        said.flat().contains("entry for uid 4711 (rwx), but its mask (r--) takes that away"),
        "{}",
        said.out
    );
    assert!(said.out.lines().any(|line| line.starts_with("no   drwxr--r-x+ ")), "{}", said.out);
    let json = why(&file);
    let step = json["steps"].as_array().unwrap().iter().find(|step| step["allowed"] == false).unwrap();
    assert_eq!(
        (step["decides"].as_str(), step["acl"][1].as_str()),
        (Some("acl-mask"), Some("user:4711:rwx"))
    );
    assert_eq!(follow_advice(&file), [format!("setfacl -m m::r-x -- '{}'", cache.display())]);
}

#[test]
fn the_one_command_of_each_closed_folder_opens_the_way_and_lets_in_nobody_else() {
    if !skip::have("the_one_command_of_each_closed_folder", &["root"]) {
        return;
    }
    let small = Small::new();
    let file = small.at("cache/download/example.com/a/@v/v1.0.0.mod");
    // Plainly closed; an entry that is too small; a group's; an entry under a mask of nothing; the file itself.
    set(&small.at("cache"), 0o700);
    shell(&format!("setfacl -m u:4711:r '{}'", small.at("cache/download").display()));
    shell(&format!("chown :4711 '{0}' && chmod 750 '{0}'", small.at("cache/download/example.com").display()));
    shell(&format!(
        "chown :4711 '{0}' && chmod 705 '{0}'",
        small.at("cache/download/example.com/a").display()
    ));
    let versions = small.at("cache/download/example.com/a/@v");
    shell(&format!("setfacl -m u:4711:rx '{0}' && chmod 0700 '{0}'", versions.display()));
    set(&file, 0o600);
    let third = ["why", file.to_str().unwrap(), "--as", "4712:4712"];
    assert_eq!(follow_advice(&file).len(), 5);
    assert_eq!(modscope(&third, &[]).code, Some(1), "somebody else gets no further than before");
}

#[test]
fn flags_bind_root_and_are_named_with_the_way_to_take_them_off() {
    if !skip::have("flags_bind_root", &["root"]) {
        return;
    }
    let small = Small::new();
    let list = small.at("cache/download/example.com/a/@v/list");
    let locked = Undone(list.clone());
    if !Command::new("chattr").arg("+i").arg(&list).status().is_ok_and(|status| status.success()) {
        return;
    }
    let said = modscope(&["why", list.to_str().unwrap(), "--as", "0"], &[]);
    assert!(said.flat().contains("(immutable)") && said.flat().contains("root neither"), "{}", said.out);
    assert!(said.out.contains(&format!("chattr -i -- '{}'", list.display())), "{}", said.out);
    let json = modscope(&["why", list.to_str().unwrap(), "--as", "0", "--format", "json"], &[]).json();
    for what in ["write", "chmod", "go"] {
        assert_eq!(says_no(&json, what).as_deref(), Some("immutable"), "{what}");
    }
    assert_eq!(json["steps"].as_array().unwrap().last().unwrap()["flags"][0], "immutable");
    drop(locked);
}

#[test]
fn a_mount_that_is_read_only_or_starts_nothing_is_named() {
    if !skip::have("a_mount_that_is_read_only", &["root"]) {
        return;
    }
    let small = Small::new();
    let bound = Undone(small.beside("bound"));
    std::fs::create_dir(&bound.0).unwrap();
    std::fs::write(small.at("tool"), "#!/bin/sh\n").unwrap();
    set(&small.at("tool"), 0o755);
    let mount = format!(
        "mount --bind '{0}' '{1}' && mount -o remount,bind,ro,noexec '{1}'",
        small.path(),
        bound.0.display()
    );
    if !Command::new("sh").arg("-c").arg(mount).status().is_ok_and(|status| status.success()) {
        return;
    }
    let tool = bound.0.join("tool");
    let json = modscope(&["why", tool.to_str().unwrap(), "--as", "0", "--format", "json"], &[]).json();
    assert_eq!(says_no(&json, "write").as_deref(), Some("read-only-mount"));
    assert_eq!(says_no(&json, "start").as_deref(), Some("noexec-mount"));
    let mount = &json["steps"].as_array().unwrap().last().unwrap()["mount"];
    assert_eq!(mount["point"].as_str(), bound.0.to_str());
    assert_eq!((mount["read_only"].as_bool(), mount["noexec"].as_bool()), (Some(true), Some(true)));
    let said = modscope(&["why", tool.to_str().unwrap(), "--as", "0"], &[]);
    for command in ["remount,bind,rw", "remount,bind,exec"] {
        let line =
            said.out.lines().find(|line| line.contains(command)).unwrap_or_else(|| panic!("{}", said.out));
        shell(line.trim());
    }
    let json = modscope(&["why", tool.to_str().unwrap(), "--as", "0", "--format", "json"], &[]).json();
    assert_eq!((says_no(&json, "write"), says_no(&json, "start")), (None, None));
}

#[test]
fn several_are_answered_one_after_the_other() {
    let small = Small::new();
    set(&small.at("cache"), 0o700);
    let file = small.at("cache/download");
    let who = ["--as", "4711:4711", "--as", "4712:4712"];
    let said = modscope(&[["why", file.to_str().unwrap()].as_slice(), &who].concat(), &[]);
    assert_eq!(said.code, Some(1), "{}", said.out);
    assert!(
        said.out.starts_with("uid 4711 does not get") && said.out.contains("\nuid 4712 does not get"),
        "{}",
        said.out
    );
    let json =
        modscope(&[["why", file.to_str().unwrap(), "--format", "json"].as_slice(), &who].concat(), &[])
            .json();
    let uids: Vec<_> = json.as_array().unwrap().iter().map(|way| way["identity"]["uid"].as_u64()).collect();
    assert_eq!(uids, [Some(4711), Some(4712)]);
}

#[test]
fn without_capabilities_root_is_anybody() {
    let small = Small::new();
    set(&small.at("cache"), 0o000);
    let path = small.at("cache");
    let arguments = ["why", path.to_str().unwrap(), "--as", "0:0", "--caps"];
    assert_eq!(modscope(&[arguments.as_slice(), &["none"]].concat(), &[]).code, Some(1));
    let with = modscope(&[arguments.as_slice(), &["all", "--format", "json"]].concat(), &[]).json();
    assert_eq!(with["steps"].as_array().unwrap().last().unwrap()["decides"], "capability");
    set(&path, 0o755);
}

#[test]
fn the_rows_fit_a_terminal_eighty_columns_wide() {
    let small = Small::new();
    let deep = small.beside(&"long-folder-name/".repeat(6));
    std::fs::create_dir_all(&deep).unwrap();
    std::os::unix::fs::symlink(&deep, small.beside("a-link-that-leads-a-long-way-down")).unwrap();
    let path = small.beside("a-link-that-leads-a-long-way-down");
    let said = modscope(&["why", path.to_str().unwrap()], &[]);
    let rows: Vec<&str> = said.out.lines().skip_while(|line| !line.is_empty()).collect();
    assert!(rows.len() > 8, "{}", said.out);
    for row in rows.iter().filter(|row| !row.contains('→')) {
        assert!(row.chars().count() <= 80, "{row}");
    }
    assert!(said.out.contains(&format!("→ {}", deep.display())), "{}", said.out);
}

#[test]
fn every_rule_is_listed_with_all_its_texts() {
    let json = modscope(&["rules", "--format", "json"], &[]).json();
    assert_eq!(json["schema"], "modscope/rules/1");
    let rules = json["rules"].as_array().unwrap();
    assert!(rules.len() > 20);
    for rule in rules {
        for key in ["id", "family", "severity", "title", "what", "why", "cause", "repair", "untouched"] {
            let text = rule[key].as_str().unwrap_or_default();
            assert!(!text.is_empty() && !text.starts_with("rule-"), "{rule}");
        }
        let id = rule["id"].as_str().unwrap();
        let full = modscope(&["rules", id], &[]);
        assert_eq!(full.code, Some(0));
        assert!(full.out.contains(id));
    }
}

#[test]
fn an_unknown_rule_is_answered_with_those_near_it() {
    modscope(&["rules", "owner/not-writeable"], &[]).refused(&["owner/not-writeable", "owner/not-writable"]);
    modscope(&["rules", "\u{1b}[2J"], &[]).refused(&["modscope rules lists"]);
}
