//! Each rule with surroundings that are made up; the ways lead through a real temporary folder.

#![allow(clippy::unwrap_used)]

use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};

use modscope_platform::accounts::{self, Account};
use modscope_platform::{Capabilities, Gid, Mount, Uid};

use super::*;
use crate::discover::{self, FoundCache, NoBuildCache, Setting};
use crate::health::Severity;
use crate::scan::Target;

/// Whoever runs the test, without root's powers.
fn me() -> Identity {
    let mut me = Identity::new(Some("ania".into()), accounts::effective_uid(), Gid(7000), vec![]);
    me.capabilities = Capabilities::empty();
    me
}

fn stranger() -> Identity {
    Identity::new(Some("ben".into()), Uid(4711), Gid(4711), vec![])
}

fn account(identity: Identity, home: &str) -> Account {
    Account { identity, home: Some(home.into()), shell: None }
}

fn around() -> Surroundings {
    Surroundings {
        account: account(me(), "/home/ania"),
        home: Some("/home/ania".into()),
        people: vec![account(stranger(), "/home/ben")],
        settings: Vec::new(),
        caches: Vec::new(),
        settings_file: None,
        temporary: None,
        sumdb: None,
        no_build_cache: None,
        go_path: Vec::new(),
    }
}

fn set(name: &'static str, value: &str) -> Setting {
    Setting { name, value: value.into(), source: Source::Process }
}

fn told(around: &Surroundings, identity: Identity) -> Vec<(Rule, Severity, Op)> {
    let question = Question::new(identity, 0);
    let found = findings(around, &question, &[CacheKind::Module], None);
    found.iter().map(|finding| (finding.rule, finding.severity, finding.blocks | finding.degrades)).collect()
}

const NOTHING: Op = Op::empty();

/// A folder that everybody may pass.
struct Folder(tempfile::TempDir);

impl Folder {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        chmod(folder.path(), 0o755);
        Self(folder)
    }

    fn file(&self, name: &str, mode: u32) -> PathBuf {
        let path = self.0.path().join(name);
        std::fs::write(&path, "").unwrap();
        chmod(&path, mode);
        path
    }

    fn dir(&self, name: &str, mode: u32) -> PathBuf {
        let path = self.0.path().join(name);
        std::fs::create_dir(&path).unwrap();
        chmod(&path, mode);
        path
    }
}

fn chmod(path: &Path, mode: u32) {
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).unwrap();
}

fn place(path: &Path) -> Option<discover::Place> {
    Some(discover::Place { setting: "GOTMPDIR", source: Source::Process, way: Route::follow(path).unwrap() })
}

#[test]
fn a_healthy_machine_meets_none() {
    let folder = Folder::new();
    let around = Surroundings {
        settings_file: place(&folder.file("env", 0o644)),
        temporary: place(&folder.dir("tmp", 0o755)),
        sumdb: place(&folder.0.path().join("sumdb/sum.golang.org/latest")),
        settings: vec![set("GOSUMDB", "sum.golang.org"), set("GOFLAGS", "-mod=mod")],
        ..around()
    };
    assert_eq!(told(&around, me()), []);
}

#[test]
fn a_settings_file_that_cannot_be_read_is_a_risk_and_one_that_cannot_be_written_a_note() {
    let folder = Folder::new();
    let with = |mode| Surroundings {
        settings_file: place(&folder.file(&format!("env-{mode:o}"), mode)),
        ..around()
    };
    assert_eq!(told(&with(0o200), me()), [(Rule::EnvUnreadable, Severity::Warning, NOTHING)]);
    assert_eq!(told(&with(0o444), me()), [(Rule::EnvNotWritable, Severity::Info, NOTHING)]);
    assert_eq!(told(&with(0o600), me()), []);
    assert_eq!(told(&with(0o600), stranger()), [(Rule::EnvUnreadable, Severity::Warning, NOTHING)]);
    let closed = folder.dir("closed", 0o755);
    std::fs::write(closed.join("env"), "").unwrap();
    let around = Surroundings { settings_file: place(&closed.join("env")), ..around() };
    chmod(&closed, 0o700);
    let around =
        Surroundings { settings_file: place(&around.settings_file.unwrap().way.asked), ..self::around() };
    assert_eq!(told(&around, stranger()), [(Rule::EnvUnreadable, Severity::Warning, NOTHING)]);
}

#[test]
fn a_settings_file_that_is_not_there_only_needs_a_folder_to_be_made_in() {
    let folder = Folder::new();
    let open = folder.dir("open", 0o755);
    let around = Surroundings { settings_file: place(&open.join("go/env")), ..around() };
    assert_eq!(told(&around, me()), []);
    assert_eq!(told(&around, stranger()), [(Rule::EnvNotWritable, Severity::Info, NOTHING)]);
}

#[test]
fn what_follows_from_the_accounts_home_says_nothing_about_somebody_else() {
    let folder = Folder::new();
    let mut around = Surroundings { settings_file: place(&folder.file("env", 0o600)), ..around() };
    around.settings_file.as_mut().unwrap().source = Source::Default;
    assert_eq!(told(&around, stranger()), []);
}

#[test]
fn a_temporary_folder_that_cannot_be_used_stops_builds() {
    let folder = Folder::new();
    let with = |path: PathBuf| Surroundings { temporary: place(&path), ..around() };
    let stopped = [(Rule::EnvTmpNotWritable, Severity::Error, Op::BUILD)];
    assert_eq!(told(&with(folder.dir("closed", 0o555)), me()), stopped);
    assert_eq!(told(&with(folder.dir("mine", 0o755)), stranger()), stopped);
    assert_eq!(told(&with(folder.0.path().join("gone")), me()), stopped);
    assert_eq!(told(&with(folder.file("file", 0o777)), me()), stopped);
    assert_eq!(told(&with(folder.dir("all", 0o1777)), stranger()), []);
}

#[test]
fn a_temporary_folder_where_no_program_starts_is_a_risk() {
    let folder = Folder::new();
    let mut tmp = place(&folder.dir("tmp", 0o755)).unwrap();
    let last = tmp.way.stops.last_mut().unwrap();
    last.step.mount = Some(Mount { no_exec: true, ..Mount::default() });
    let around = Surroundings { temporary: Some(tmp), ..around() };
    assert_eq!(told(&around, me()), [(Rule::EnvTmpNoExec, Severity::Warning, NOTHING)]);
}

#[test]
fn the_state_of_the_checksum_database_stops_downloads_where_it_is_closed() {
    let folder = Folder::new();
    let closed = folder.file("latest", 0o000);
    let with = |path: &Path| Surroundings { sumdb: place(path), ..around() };
    assert_eq!(told(&with(&closed), me()), [(Rule::ModeNotReadable, Severity::Error, Op::DOWNLOAD)]);
    assert_eq!(
        told(&with(&folder.file("written", 0o644)), stranger()),
        [(Rule::OwnerNotWritable, Severity::Error, Op::DOWNLOAD)]
    );
    let absent = folder.dir("empty", 0o755).join("latest");
    assert_eq!(
        told(&with(&absent), stranger()),
        [(Rule::PathParentNotWritable, Severity::Error, Op::DOWNLOAD)]
    );
    // No module is asked about.
    let private = Surroundings { settings: vec![set("GONOSUMDB", "a.example,*")], ..with(&closed) };
    assert_eq!(told(&private, me()), []);
}

#[test]
fn a_project_that_cannot_be_written_weakens_downloads_and_one_that_cannot_be_read_stops_builds() {
    let folder = Folder::new();
    let question = Question::new(me(), 0);
    let told = |name: &str, mode| {
        folder.file(name, mode);
        project(&discover::project_files(&folder.0.path().join("sub/package")), &question)
    };
    assert!(told("go.mod", 0o644).is_none());
    let closed = told("go.mod", 0o444).unwrap();
    assert_eq!((closed.rule, closed.severity), (Rule::PathProjectNotWritable, Severity::Warning));
    assert_eq!((closed.blocks, closed.degrades), (NOTHING, Op::DOWNLOAD));
    let closed = told("go.sum", 0o000).unwrap();
    assert_eq!(closed.severity, Severity::Error);
    assert!(closed.blocks.contains(Op::BUILD | Op::LIST | Op::VERIFY));
}

#[test]
fn a_cache_in_somebody_elses_home_is_a_risk() {
    let cache = |path: &str, source| FoundCache {
        target: Target { path: path.into(), kind: CacheKind::Module },
        source,
        problem: None,
    };
    let with = |path, source| Surroundings { caches: vec![cache(path, source)], ..around() };
    let risk = [(Rule::EnvOtherHome, Severity::Warning, NOTHING)];
    assert_eq!(told(&with("/home/ben/go/pkg/mod", Source::Process), me()), risk);
    assert_eq!(told(&with("/home/ania/go/pkg/mod", Source::Process), me()), []);
    assert_eq!(told(&with("/home/ania/go/pkg/mod", Source::Process), stranger()), risk);
    assert_eq!(told(&with("/home/ania/go/pkg/mod", Source::Default), stranger()), [], "not their default");
    assert_eq!(told(&with("/srv/go/mod", Source::Process), stranger()), []);
    // HOME that is set for somebody else makes it nobody's home.
    let container = Surroundings { home: Some("/srv".into()), ..with("/srv/go/mod", Source::Default) };
    assert_eq!(told(&container, me()), []);
}

#[test]
fn no_database_is_a_risk_and_stops_toolchains_from_being_fetched() {
    let with = |more: &[(&'static str, &str)]| {
        let mut settings = vec![set("GOSUMDB", "off")];
        settings.extend(more.iter().map(|(name, value)| set(name, value)));
        Surroundings { settings, ..around() }
    };
    let stops = [(Rule::EnvSumdbOff, Severity::Error, Op::TOOLCHAIN)];
    assert_eq!(told(&with(&[("GOPROXY", "https://proxy.example,direct")]), me()), stops);
    let risk = [(Rule::EnvSumdbOff, Severity::Warning, NOTHING)];
    assert_eq!(told(&with(&[("GOPROXY", "file:///srv/proxy")]), me()), risk);
    assert_eq!(told(&with(&[("GOTOOLCHAIN", "local")]), me()), risk);
    // It would not be asked about anything anyway.
    assert_eq!(told(&with(&[("GOTOOLCHAIN", "local"), ("GOPRIVATE", "*")]), me()), []);
}

#[test]
fn several_entries_of_gopath_are_a_note() {
    let around = Surroundings {
        settings: vec![set("GOPATH", "/a:/b")],
        go_path: vec![("/a".into(), true), ("/b".into(), true)],
        ..around()
    };
    assert_eq!(told(&around, me()), [(Rule::EnvGopathEntries, Severity::Info, NOTHING)]);
}

#[test]
fn without_a_build_cache_nothing_is_built() {
    let with = |why| Surroundings { no_build_cache: Some(why), ..around() };
    let stopped = [(Rule::EnvNoBuildCache, Severity::Error, Op::BUILD)];
    assert_eq!(told(&with(NoBuildCache::Off(Source::Process)), me()), stopped);
    assert_eq!(told(&with(NoBuildCache::Relative("x".into(), Source::Process)), me()), stopped);
    assert_eq!(told(&with(NoBuildCache::NoHome("HOME")), me()), stopped);
    assert_eq!(told(&with(NoBuildCache::NoHome("HOME")), stranger()), [], "their HOME is not known");
}

#[test]
fn modules_that_stay_read_only_under_modcacherw_are_a_note() {
    let tree = crate::words::tests::tree(&[
        ("example.com/a@v1.0.0/", 0o555, 1000),
        ("example.com/b@v1.0.0/", 0o755, 1000),
    ]);
    let around = Surroundings { settings: vec![set("GOFLAGS", "-modcacherw")], ..around() };
    let mut question = Question::new(me(), 0);
    assert!(findings(&around, &question, &[], Some(&tree)).is_empty(), "the flag is not set");
    question.settings.mod_cache_rw = true;
    let found = findings(&around, &question, &[], Some(&tree));
    assert_eq!(
        (found[0].rule, found[0].severity, found[0].entries),
        (Rule::EnvModcacherw, Severity::Info, 1)
    );
}

#[test]
fn every_line_that_is_offered_is_the_one_that_helps() {
    let tree = Tree::default();
    let names = crate::words::tests::names();
    let line = |around: &Surroundings| {
        let question = Question::new(me(), 0);
        let found = findings(around, &question, &[CacheKind::Module], None);
        let words = crate::words::Words::new(&tree, &question, &names);
        assert!(!words.fix(&found[0]).is_empty() && !words.because(&found[0]).contains("{ $"));
        words.command(&found[0])
    };
    let off = |source| Surroundings {
        settings: vec![Setting { name: "GOSUMDB", value: "off".into(), source }, set("GOTOOLCHAIN", "local")],
        ..around()
    };
    // What stands in the environment outweighs what go env -w writes.
    assert_eq!(line(&off(Source::Process)).as_deref(), Some("unset GOSUMDB"));
    assert_eq!(line(&off(Source::GoEnvFile("/e".into()))).as_deref(), Some("go env -u GOSUMDB"));
    assert_eq!(
        line(&off(Source::GoRoot("/r/go.env".into()))).as_deref(),
        Some("go env -w GOSUMDB=sum.golang.org")
    );
    let path = |source| Surroundings {
        settings: vec![Setting { name: "GOPATH", value: "/a b:/c".into(), source }],
        go_path: vec![("/a b".into(), false), ("/c".into(), false)],
        ..around()
    };
    assert_eq!(line(&path(Source::Process)).as_deref(), Some("export GOPATH='/a b'"));
    assert_eq!(line(&path(Source::GoEnvFile("/e".into()))).as_deref(), Some("go env -w GOPATH='/a b'"));
    let cache = |why| Surroundings { no_build_cache: Some(why), ..around() };
    assert_eq!(line(&cache(NoBuildCache::Off(Source::Process))).as_deref(), Some("unset GOCACHE"));
    let file = Source::GoEnvFile("/e".into());
    assert_eq!(line(&cache(NoBuildCache::Off(file))).as_deref(), Some("go env -u GOCACHE"));
    assert_eq!(line(&cache(NoBuildCache::NoHome("HOME"))), None);
    let folder = Folder::new();
    let mut tmp = place(&folder.dir("tmp", 0o555)).unwrap();
    assert_eq!(
        line(&Surroundings { temporary: Some(tmp.clone()), ..around() }).as_deref(),
        Some("unset GOTMPDIR")
    );
    tmp.setting = "TMPDIR";
    assert_eq!(
        line(&Surroundings { temporary: Some(tmp), ..around() }).as_deref(),
        Some("mkdir -p -- '/home/ania/go-tmp' && go env -w GOTMPDIR='/home/ania/go-tmp'")
    );
}
