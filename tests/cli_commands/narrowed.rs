//! `modscope check` about one module version, or about a project's.

use std::fs::{create_dir, write};

use crate::program::{STRANGER, Said, Small, modscope};

const NEW: &str = "download=example.com/a@v1.1.0";
const HERE: &str = "download=example.com/a@v1.0.0";

fn check(small: &Small, options: &[&str]) -> Said {
    let path = small.path();
    let stranger = [["check", &path, "--format", "json"].as_slice(), &STRANGER, options].concat();
    modscope(&stranger, &[])
}

#[test]
fn each_narrowed_operation_has_a_key_as_it_is_written() {
    let small = Small::new();
    let list = format!("list,{NEW},{HERE},build=example.com/a@v1.0.0");
    let said = check(&small, &["--for", &list]);
    let operations = said.json()["operations"].as_object().cloned().unwrap();
    let states: Vec<(&str, &str)> =
        operations.iter().map(|(key, state)| (key.as_str(), state.as_str().unwrap())).collect();
    let expected = [("build=example.com/a@v1.0.0", "ok"), (HERE, "ok"), (NEW, "blocked"), ("list", "ok")];
    assert_eq!(states, expected, "{}", said.out);
    assert_eq!(said.code, Some(1));
}

#[test]
fn what_is_here_is_downloaded_by_anybody_who_may_read_it() {
    let small = Small::new();
    let said = check(&small, &["--for", HERE]);
    assert_eq!(said.code, Some(0), "{}", said.out);
    let findings = said.json()["findings"].as_array().cloned().unwrap();
    assert!(findings.iter().all(|finding| finding["severity"] == "info"), "{}", said.out);
    let elsewhere = |finding: &serde_json::Value| finding["path"].as_str().unwrap().contains("example.com/b");
    assert!(!findings.iter().any(elsewhere), "{}", said.out);
    assert_eq!(check(&small, &["--for", "download"]).code, Some(1), "anything new is another matter");
}

#[test]
fn offline_what_is_not_here_stops_at_the_nearest_directory() {
    let small = Small::new();
    let ask = |target: &str| {
        let args = ["check", &small.path(), "--for", target, "--format", "json"].map(str::to_owned);
        modscope(&args, &[("GOPROXY", "off")]).json()
    };
    let json = ask("build=example.com/b/v2@v2.0.0");
    assert_eq!(json["operations"]["build=example.com/b/v2@v2.0.0"], "blocked");
    let finding = &json["findings"][0];
    assert_eq!(finding["rule"], "integrity/incomplete", "{json}");
    assert_eq!(finding["path"], "cache/download/example.com/b");
    assert_eq!(ask("build=example.com/b@v0.2.0")["operations"]["build=example.com/b@v0.2.0"], "ok");
}

#[test]
fn the_text_names_the_module_version() {
    let small = Small::new();
    let both = format!("build,{NEW}");
    let said = modscope(&[["check", &small.path(), "--for", &both].as_slice(), &STRANGER].concat(), &[]);
    assert!(said.flat().contains("uid 4711 can't download example.com/a v1.1.0."), "{}", said.out);
    assert!(said.flat().contains("build works · download=example.com/a@v1.1.0 blocked"), "{}", said.out);
}

#[test]
fn a_project_is_judged_by_what_its_go_sum_names() {
    let small = Small::new();
    let project = small.beside("project");
    create_dir(&project).unwrap();
    let ask = |sum: &str| {
        write(project.join("go.sum"), sum).unwrap();
        check(&small, &["--for", "build,download,list", "--project", project.to_str().unwrap()])
    };
    let here = "example.com/a v1.0.0 h1:x=\nexample.com/a v1.0.0/go.mod h1:x=\n";
    let said = ask(here);
    assert_eq!((said.code, said.err.as_str()), (Some(0), ""), "{}", said.out);
    let said = ask(&format!("{here}example.com/c v1.0.0 h1:x=\n"));
    assert_eq!(said.json()["operations"]["build"], "blocked", "{}", said.out);
    let said = ask(&format!("<<<<<<< HEAD\n{here}"));
    assert_eq!(said.code, Some(0));
    assert!(said.err.contains("one line of") && said.err.contains("go.sum"), "{}", said.err);
    let path = small.path();
    let text = ["check", &path, "--project", project.to_str().unwrap()];
    let text = modscope(&text, &[]);
    assert!(text.flat().contains("Only the one module version in the project's go.sum."), "{}", text.out);
}

#[test]
fn a_workspace_is_judged_by_all_of_its_go_sums() {
    let small = Small::new();
    let work = small.beside("work");
    for folder in [work.clone(), work.join("one")] {
        create_dir(folder).unwrap();
    }
    write(work.join("go.work"), "go 1.26\nuse ./one\n").unwrap();
    write(work.join("one/go.sum"), "example.com/a v1.0.0 h1:x=\n").unwrap();
    let ask = || check(&small, &["--for", "build", "--project", work.to_str().unwrap()]);
    assert_eq!(ask().code, Some(0));
    write(work.join("go.work.sum"), "example.com/new v1.0.0 h1:x=\n").unwrap();
    assert_eq!(ask().code, Some(1));
}
