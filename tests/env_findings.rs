//! What go depends on beside its caches, and what the build cache remembers: what `modscope check` says,
//! the real go must confirm, as a real user. Needs root and go.

#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "env_findings/machine.rs"]
mod machine;
#[path = "support/proxy.rs"]
mod proxy;
#[path = "support/skip.rs"]
mod skip;

use machine::{ALPHA, Machine, Said, chmod, chown, root_file};

/// The machine of a test, or nothing where it is skipped.
fn machine(test: &str) -> Option<Machine> {
    skip::have(test, &["root", "go"]).then(Machine::new)
}

#[test]
fn a_refusal_outlives_its_repair_until_the_entries_that_remember_it_are_gone() {
    let Some(machine) = machine("a_refusal_outlives_its_repair") else { return };
    machine.fill();
    machine.forget_builds();
    let source = machine.modules().join(ALPHA).join("code.go");
    chmod(&source, 0o000);
    assert!(machine.go(&["build", "./..."]).failed_with("permission denied"));
    // While the file is closed, that is what there is to say.
    assert!(machine.check(&["--cache", "build"]).finding("index/refusal").is_none());
    chmod(&source, 0o444);
    assert!(machine.go(&["build", "-a", "./..."]).failed_with("code.go: permission denied"), "go remembers");
    assert!(machine.go(&["mod", "verify"]).ok);
    assert_forgets(&machine, "index/refusal");
}

#[test]
fn a_missing_file_outlives_its_repair_until_the_entries_that_remember_it_are_gone() {
    let Some(machine) = machine("a_missing_file_outlives_its_repair") else { return };
    machine.fill();
    machine.forget_builds();
    let package = machine.modules().join(ALPHA).join("sub");
    let aside = machine.at("aside");
    std::fs::rename(&package, &aside).unwrap();
    assert!(!machine.go(&["build", "./..."]).ok);
    std::fs::rename(&aside, &package).unwrap();
    assert!(!machine.go(&["build", "-a", "./..."]).ok, "go remembers");
    assert!(machine.go(&["mod", "verify"]).ok);
    assert_forgets(&machine, "index/missing");
}

/// `check` finds it and says that builds are blocked; its command removes entries of the build cache and
/// nothing else; then go builds.
fn assert_forgets(machine: &Machine, rule: &str) {
    for cache in ["build", "all"] {
        let said = machine.check(&["--cache", cache]);
        let found = said.finding(rule).unwrap_or_else(|| panic!("--cache {cache}: {}", said.text));
        assert_eq!(said.state("build"), "blocked");
        assert_eq!(found["breaks"], serde_json::json!(["build"]));
    }
    let said = machine.check(&["--cache", "build"]);
    let found = said.finding(rule).expect("found before");
    let command = found["command"].as_str().expect("a command").to_owned();
    let before = machine.build_entries();
    machine.run(&command);
    let after = machine.build_entries();
    let removed: Vec<_> = before.difference(&after).collect();
    assert_eq!(removed.len() as u64, found["entries"].as_u64().unwrap(), "{command}");
    assert!(removed.iter().all(|name| name.ends_with("-a") || name.ends_with("-d")) && removed.len() == 2);
    let built = machine.go(&["build", "./..."]);
    assert!(built.ok, "after {command}: {}", built.text);
    assert!(machine.check(&["--cache", "all"]).finding(rule).is_none());
}

#[test]
fn a_refusal_in_the_project_itself_is_found_by_its_path() {
    let Some(machine) = machine("a_refusal_in_the_project_itself") else { return };
    machine.fill();
    machine.forget_builds();
    let source = machine.project().join("project.go");
    // go keeps no index of a folder in which something is younger than two seconds.
    std::thread::sleep(std::time::Duration::from_millis(2100));
    chmod(&source, 0o000);
    assert!(!machine.go(&["build", "./..."]).ok);
    chmod(&source, 0o644);
    assert!(machine.go(&["build", "./..."]).failed_with("permission denied"), "go remembers");
    let said = machine.check(&["--cache", "build"]);
    let found = said.finding("index/refusal").expect("found");
    assert_eq!(said.state("build"), "degraded", "only builds of this project fail");
    machine.run(found["command"].as_str().expect("a command"));
    assert!(machine.go(&["build", "./..."]).ok);
}

#[test]
fn a_settings_file_that_cannot_be_read_is_ignored_in_silence() {
    let Some(machine) = machine("a_settings_file_that_cannot_be_read") else { return };
    let file = machine.home().join("goenv");
    root_file(&file, "GOINSECURE=git.example.com\n", 0o600);
    let said = machine.go(&["env", "GOINSECURE"]);
    assert!(said.ok && said.text.trim().is_empty(), "{}", said.text);
    machine.fill();
    let said = machine.check(&[]);
    assert_eq!(said.finding("env/unreadable").expect("found")["severity"], "warning");
    let command = said.finding("env/unreadable").unwrap()["command"].as_str().unwrap().to_owned();
    machine.run(&command);
    assert_eq!(machine.go(&["env", "GOINSECURE"]).text.trim(), "git.example.com", "after {command}");
    // Read it can be, and not written.
    chown(&file, 0);
    chmod(&file, 0o644);
    assert!(machine.go(&["env", "-w", "GOINSECURE=x"]).failed_with("permission denied"));
    assert!(machine.check(&[]).finding("env/not-writable").is_some());
}

#[test]
fn a_temporary_folder_that_cannot_be_used_stops_builds() {
    let Some(machine) = machine("a_temporary_folder_that_cannot_be_used") else { return };
    machine.fill();
    let closed = machine.at("closed");
    std::fs::create_dir(&closed).unwrap();
    for path in [closed, machine.at("gone")] {
        let set = [("GOTMPDIR", path.to_str().unwrap())];
        assert!(machine.go_with(&["build", "./..."], &set).failed_with("creating work dir"));
        let said = machine.check_with(&[], &set);
        assert_eq!(said.state("build"), "blocked");
        let found = said.finding("env/tmp-not-writable").expect("found");
        assert_eq!(found["command"], "unset GOTMPDIR");
    }
    assert!(machine.check(&[]).finding("env/tmp-not-writable").is_none());
}

#[test]
fn a_temporary_folder_where_no_program_starts_is_told() {
    let Some(machine) = machine("a_temporary_folder_where_no_program_starts") else { return };
    machine.fill();
    let folder = machine.at("noexec");
    std::fs::create_dir(&folder).unwrap();
    let Some(_mounted) = machine::NoExec::mount(&folder) else {
        println!("skipped: no tmpfs can be mounted here");
        return;
    };
    chmod(&folder, 0o777);
    let set = [("GOTMPDIR", folder.to_str().unwrap())];
    assert!(machine.go_with(&["build", "./..."], &set).ok);
    let script = folder.join("x.test");
    root_file(&script, "#!/bin/sh\n", 0o755);
    assert!(machine.as_user(script.to_str().unwrap()).failed_with("ermission denied"));
    let said = machine.check_with(&[], &set);
    assert!(said.finding("env/tmp-noexec").is_some(), "{}", said.text);
    assert_eq!(said.state("build"), "ok");
}

#[test]
fn without_a_build_cache_go_builds_nothing() {
    let Some(machine) = machine("without_a_build_cache") else { return };
    machine.fill();
    for value in ["off", "relative/path"] {
        let set = [("GOCACHE", value)];
        assert!(machine.go_with(&["build", "./..."], &set).failed_with("build cache"));
        let said = machine.check_with(&[], &set);
        assert_eq!(said.state("build"), "blocked", "{value}");
        assert_eq!(said.state("verify"), "ok");
        assert_eq!(said.finding("env/no-build-cache").expect("found")["command"], "unset GOCACHE");
    }
}

#[test]
fn a_relative_module_cache_stops_everything() {
    let Some(machine) = machine("a_relative_module_cache") else { return };
    machine.fill();
    let set = [("GOMODCACHE", "relative/path")];
    assert!(machine.go_with(&["build", "./..."], &set).failed_with("must be absolute path"));
    assert!(machine.check_with(&[], &set).finding("path/relative").is_some());
}

#[test]
fn the_state_of_the_checksum_database_stops_a_download() {
    let Some(machine) = machine("the_state_of_the_checksum_database") else { return };
    machine.fill();
    let state = machine.home().join("gopath/pkg/sumdb/sum.golang.org");
    std::fs::create_dir_all(&state).unwrap();
    root_file(&state.join("latest"), "", 0o600);
    let set = [("GOSUMDB", "sum.golang.org"), ("GONOSUMDB", "")];
    let download = ["mod", "download", "example.com/alpha@v1.1.0"];
    assert!(machine.go_with(&download, &set).failed_with("latest: permission denied"));
    let said = machine.check_with(&[], &set);
    assert_eq!(said.state("download"), "blocked", "{}", said.text);
    assert_eq!(said.state("build"), "ok");
    // Where it is judged as a cache of its own, it is told once.
    let told = machine.check_with(&["--cache", "all"], &set);
    assert_eq!(
        told.findings().filter(|found| found["rule"] == "owner/not-readable").count(),
        1,
        "{}",
        told.text
    );
}

#[test]
fn a_project_of_somebody_else_cannot_be_updated() {
    let Some(machine) = machine("a_project_of_somebody_else") else { return };
    machine.fill();
    for name in ["go.mod", "go.sum"] {
        chown(&machine.project().join(name), 0);
    }
    assert!(machine.go(&["get", "example.com/gamma@v1.0.0"]).failed_with("permission denied"));
    let project = machine.project();
    let said = machine.check(&["--project", project.to_str().unwrap()]);
    let found = said.finding("path/project-not-writable").unwrap_or_else(|| panic!("{}", said.text));
    let command = found["command"].as_str().expect("a command").to_owned();
    assert_eq!(said.state("build"), "ok");
    assert!(machine.check(&[]).finding("path/project-not-writable").is_none(), "only where it was asked for");
    machine.run(&command);
    let said: Said = machine.check(&["--project", project.to_str().unwrap()]);
    machine
        .run(said.finding("path/project-not-writable").expect("go.sum is left")["command"].as_str().unwrap());
    assert!(machine.go(&["get", "example.com/gamma@v1.0.0"]).ok);
}

#[test]
fn modules_that_were_here_before_the_flag_stay_read_only() {
    let Some(machine) = machine("modules_that_were_here_before_the_flag") else { return };
    machine.fill();
    assert!(machine.check(&[]).finding("env/modcacherw").is_none());
    let machine = machine.with_flags("-modcacherw");
    assert!(machine.go(&["mod", "download", "example.com/gamma@v1.0.0"]).ok);
    let said = machine.check(&[]);
    assert_eq!(said.finding("env/modcacherw").expect("found")["severity"], "info");
}

#[test]
fn without_a_network_the_database_is_not_asked() {
    let Some(machine) = machine("without_a_network") else { return };
    machine.fill();
    // Every module is left out by GONOSUMDB; only where that is not so does GOSUMDB=off take something away.
    assert!(machine.check(&[]).finding("env/sumdb-off").is_none());
    let said = machine.check_with(&[], &[("GONOSUMDB", "")]);
    assert_eq!(said.finding("env/sumdb-off").expect("found")["command"], "unset GOSUMDB");
    let state = machine.home().join("gopath/pkg/sumdb/sum.golang.org");
    std::fs::create_dir_all(&state).unwrap();
    root_file(&state.join("latest"), "", 0o600);
    let machine = machine.offline();
    let set = [("GOSUMDB", "sum.golang.org"), ("GONOSUMDB", "")];
    assert!(machine.go_with(&["build", "./..."], &set).ok);
    let said = machine.check_with(&[], &set);
    assert!(said.findings().all(|found| found["role"] != "sumdb-state"), "{}", said.text);
}
