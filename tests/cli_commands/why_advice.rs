//! The one command that `why` names, held against the kernel: on folders and files of any owner, mode and
//! list, the answer is what a process of that identity meets, and doing what is advised opens the way.

use std::os::unix::fs::{PermissionsExt as _, chown};
use std::path::Path;
use std::process::Command;

use serde_json::Value;

use crate::program::modscope;
use crate::skip;

const CASES: u32 = 40;
const ME: u32 = 4711;
const MY_GROUP: u32 = 50;

/// Numbers that look like chance and are the same every time (Knuth's constants for a linear generator).
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: u32) -> u32 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) % u64::from(limit)) as u32
    }

    fn one_of(&mut self, all: &[u32]) -> u32 {
        all[self.below(all.len() as u32) as usize]
    }
}

/// Any owner, mode and list; the list is given back as setfacl takes it.
fn disguise(path: &Path, chance: &mut Chance) -> String {
    chown(path, Some(chance.one_of(&[0, ME, 4712])), Some(chance.one_of(&[0, ME, MY_GROUP]))).unwrap();
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(chance.below(0o1000))).unwrap();
    let mut entries = Vec::new();
    for who in ["u:4711", "u:4712", "g:50", "g:4711"] {
        if chance.below(2) == 0 {
            entries.push(format!("{who}:{}", chance.below(8)));
        }
    }
    if entries.is_empty() {
        return String::new();
    }
    entries.push(format!("m::{}", chance.below(8)));
    let entries = entries.join(",");
    assert!(Command::new("setfacl").args(["-n", "-m", &entries]).arg(path).status().unwrap().success());
    entries
}

/// Whether a process of that identity reads the file.
fn reads(path: &Path) -> bool {
    let me = ["--reuid", "4711", "--regid", "4711", "--groups", "4711,50", "cat"];
    Command::new("setpriv").args(me).arg(path).output().unwrap().status.success()
}

fn why(path: &Path) -> Value {
    let who = ["--as", "4711:4711,50", "--format", "json"];
    modscope(&[["why", path.to_str().unwrap()].as_slice(), &who].concat(), &[]).json()
}

#[test]
fn the_kernel_agrees_and_what_is_advised_opens_the_way() {
    if !skip::have("the_kernel_agrees_and_what_is_advised_opens_the_way", &["root"]) {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    std::fs::set_permissions(folder.path(), std::fs::Permissions::from_mode(0o755)).unwrap();
    let mut chance = Chance(7);
    for case in 0..CASES {
        let inner = folder.path().join(case.to_string());
        let file = inner.join("file");
        std::fs::create_dir(&inner).unwrap();
        std::fs::write(&file, "x").unwrap();
        let lists = [disguise(&inner, &mut chance), disguise(&file, &mut chance)];
        let mut done: Vec<String> = Vec::new();
        loop {
            let answer = why(&file);
            let open = answer["way"] == "open";
            assert_eq!(open, reads(&file), "case {case}, {lists:?}, {done:?}: {answer}");
            if open {
                break;
            }
            let steps = answer["steps"].as_array().unwrap();
            let step = steps.iter().find(|step| step["allowed"] == false).unwrap();
            let command =
                step["command"].as_str().unwrap_or_else(|| panic!("case {case}: {step}")).to_owned();
            assert!(!done.contains(&command), "case {case}, {lists:?}: it did not help: {command}");
            assert!(Command::new("sh").arg("-c").arg(&command).status().unwrap().success(), "{command}");
            done.push(command);
        }
    }
}
