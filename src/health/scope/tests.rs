//! Asked about one version, or about a project's: only what matters to these is told.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::go::{ModuleVersion, Operation};
use crate::health::tests::{Cache, TREE, VERSIONS, plain, stranger};
use crate::health::{GoSettings, Health, ProjectVersions, Question, Rule, Scope, State};
use crate::survey::Survey;
use modscope_platform::{Identity, accounts};

const HERE: &str = "example.com/a@v1.0.0";
const NEW: &str = "example.com/a@v1.1.0";
const ELSEWHERE: &str = "example.org/b@v1.0.0";

fn version(word: &str) -> ModuleVersion {
    word.parse().expect("a module version")
}

fn me() -> Identity {
    let me = accounts::current();
    plain(me.uid.0, me.gid.0)
}

fn ask(cache: &Cache, identity: Identity, scope: Scope, proxy_off: bool) -> Health {
    let survey = Survey::quietly(cache.root(), crate::go::CacheKind::Module).expect("scans");
    let settings = GoSettings { proxy_off, ..GoSettings::default() };
    survey.judge(&Question { scope, settings, ..Question::new(identity, i64::MAX) })
}

fn narrowed(cache: &Cache, identity: Identity, operation: Operation, word: &str) -> State {
    let scope = Scope::Target(Arc::new(version(word)));
    ask(cache, identity, scope, false).operations.state(operation).expect("asked")
}

fn offline(cache: &Cache, operation: Operation, word: &str) -> State {
    let scope = Scope::Target(Arc::new(version(word)));
    ask(cache, me(), scope, true).operations.state(operation).expect("asked")
}

const FOUR: [Operation; 4] = [Operation::Build, Operation::Download, Operation::List, Operation::Verify];

#[test]
fn a_stranger_downloads_what_is_here_and_nothing_new() {
    let cache = Cache::healthy();
    assert_eq!(FOUR.map(|operation| narrowed(&cache, stranger(), operation, HERE)), [State::Ok; 4]);
    for word in [NEW, ELSEWHERE] {
        let states = FOUR.map(|operation| narrowed(&cache, stranger(), operation, word));
        let expected = [State::Blocked, State::Blocked, State::Degraded, State::Degraded];
        assert_eq!(states, expected, "{word}");
        assert_eq!(FOUR.map(|operation| narrowed(&cache, me(), operation, word)), [State::Ok; 4], "{word}");
    }
}

#[test]
fn a_new_version_needs_the_nearest_directories_on_both_sides() {
    let cache = Cache::healthy();
    cache.chmod("cache/download", 0o555);
    let download = |word| narrowed(&cache, me(), Operation::Download, word);
    assert_eq!((download(NEW), download(ELSEWHERE)), (State::Ok, State::Blocked), "a new host");
    cache.chmod("cache/download", 0o755);
    cache.chmod("example.com", 0o555);
    let download = |word| narrowed(&cache, me(), Operation::Download, word);
    assert_eq!((download(NEW), download(ELSEWHERE)), (State::Blocked, State::Ok), "the trees stand there");
    assert_eq!(narrowed(&cache, me(), Operation::List, NEW), State::Ok);
}

#[test]
fn a_tree_of_another_version_is_no_business_of_this_one() {
    let cache = Cache::healthy();
    std::fs::create_dir_all(cache.at("example.com/other@v1.0.0")).expect("made");
    cache.chmod("example.com/other@v1.0.0", 0o000);
    cache.chmod(&format!("{VERSIONS}/v1.0.0.info"), 0o666);
    let scope = Scope::Target(Arc::new(version(HERE)));
    let health = ask(&cache, me(), scope, false);
    let told: Vec<Rule> = health.findings.iter().map(|finding| finding.rule).collect();
    assert_eq!(told, [Rule::ModeWorldWritable, Rule::ModeNotReadable][..1], "the door of its own alone");
    assert_eq!(health.operations.state(Operation::Build), Some(State::Ok));
    assert_eq!(health.operations.state(Operation::Clean), Some(State::Ok), "it can be opened by its owner");
}

#[test]
fn what_a_download_reads_of_a_version_that_is_here() {
    let sum = format!("{VERSIONS}/v1.0.0.ziphash");
    let go_mod = format!("{TREE}/go.mod");
    let source = format!("{TREE}/a.go");
    for (path, mode, download, build) in [
        (sum.as_str(), 0o000, State::Blocked, State::Blocked),
        (go_mod.as_str(), 0o000, State::Blocked, State::Blocked),
        (source.as_str(), 0o000, State::Ok, State::Blocked),
        (TREE, 0o000, State::Blocked, State::Blocked),
        (VERSIONS, 0o555, State::Ok, State::Ok),
        ("example.com", 0o555, State::Ok, State::Ok),
        ("cache", 0o644, State::Blocked, State::Blocked),
    ] {
        let cache = Cache::healthy();
        cache.chmod(path, mode);
        let states = [Operation::Download, Operation::Build].map(|asked| narrowed(&cache, me(), asked, HERE));
        assert_eq!(states, [download, build], "{path}");
    }
}

#[test]
fn a_missing_zip_stops_only_who_cannot_fetch_it() {
    let cache = Cache::healthy();
    std::fs::remove_file(cache.at(&format!("{VERSIONS}/v1.0.0.zip"))).expect("removed");
    let all = |identity: fn() -> Identity| FOUR.map(|asked| narrowed(&cache, identity(), asked, HERE));
    assert_eq!(all(me), [State::Ok; 4]);
    assert_eq!(all(stranger), [State::Ok, State::Blocked, State::Ok, State::Ok]);
    assert_eq!(offline(&cache, Operation::Download, HERE), State::Blocked);
    assert_eq!(offline(&cache, Operation::Build, HERE), State::Ok);
}

#[test]
fn a_missing_record_is_asked_for_again_each_time_by_who_cannot_keep_it() {
    let cache = Cache::healthy();
    std::fs::remove_file(cache.at(&format!("{VERSIONS}/v1.0.0.info"))).expect("removed");
    let all = |identity: fn() -> Identity| FOUR.map(|asked| narrowed(&cache, identity(), asked, HERE));
    assert_eq!(all(me), [State::Ok; 4]);
    assert_eq!(all(stranger), [State::Degraded, State::Degraded, State::Degraded, State::Ok]);
    let states = FOUR.map(|asked| offline(&cache, asked, HERE));
    assert_eq!(states, [State::Ok, State::Blocked, State::Blocked, State::Ok]);
    std::fs::remove_file(cache.at(&format!("{VERSIONS}/v1.0.0.mod"))).expect("removed");
    assert_eq!(all(stranger), [State::Degraded; 4]);
    assert_eq!(FOUR.map(|asked| offline(&cache, asked, HERE)), [State::Blocked; 4]);
}

#[test]
fn a_missing_tree_is_extracted_by_who_can() {
    let cache = Cache::healthy();
    for dir in ["", "/sub"] {
        cache.chmod(&format!("{TREE}{dir}"), 0o755);
    }
    std::fs::remove_dir_all(cache.at(TREE)).expect("removed");
    assert_eq!(narrowed(&cache, me(), Operation::Build, HERE), State::Ok);
    assert_eq!(narrowed(&cache, stranger(), Operation::Build, HERE), State::Blocked);
    assert_eq!(narrowed(&cache, stranger(), Operation::Verify, HERE), State::Ok);
    assert_eq!(offline(&cache, Operation::Build, HERE), State::Ok, "the zip is here");
}

#[test]
fn offline_a_version_that_is_not_here_is_told_at_the_nearest_directory() {
    let cache = Cache::healthy();
    assert_eq!(FOUR.map(|asked| offline(&cache, asked, HERE)), [State::Ok; 4]);
    assert_eq!(FOUR.map(|asked| offline(&cache, asked, NEW)), [State::Blocked; 4]);
    cache.chmod("cache", 0o644);
    assert_eq!(FOUR.map(|asked| offline(&cache, asked, HERE)), [State::Blocked; 4], "nor can it be listed");
    assert_eq!(narrowed(&cache, me(), Operation::List, HERE), State::Degraded);
    cache.chmod("cache", 0o755);
    let survey = Survey::quietly(cache.root(), crate::go::CacheKind::Module).expect("scans");
    let settings = GoSettings { proxy_off: true, ..GoSettings::default() };
    let scope = Scope::Target(Arc::new(version(ELSEWHERE)));
    let health = survey.judge(&Question { scope, settings, ..Question::new(me(), i64::MAX) });
    let nearest = survey.tree.read().find(b"cache/download");
    let told: Vec<_> = health.findings.iter().map(|finding| (finding.rule, finding.entry())).collect();
    assert_eq!(told, [(Rule::IntegrityIncomplete, nearest)]);
}

fn project(content: &[&str], graph: &[&str]) -> Scope {
    let set = |words: &[&str]| words.iter().copied().map(version).collect::<BTreeSet<_>>();
    Scope::Project(Arc::new(ProjectVersions { content: set(content), graph: set(graph) }))
}

#[test]
fn a_project_is_judged_by_the_versions_that_it_names() {
    let cache = Cache::healthy();
    let states = |scope| {
        let operations = ask(&cache, stranger(), scope, false).operations;
        FOUR.map(|asked| operations.state(asked).expect("asked"))
    };
    assert_eq!(states(project(&[HERE], &[HERE])), [State::Ok; 4]);
    let needed = [State::Blocked, State::Blocked, State::Degraded, State::Degraded];
    assert_eq!(states(project(&[HERE, NEW], &[HERE, NEW])), needed);
    let graph = [State::Ok, State::Ok, State::Degraded, State::Ok];
    assert_eq!(states(project(&[HERE], &[HERE, ELSEWHERE])), graph, "only its go.mod is wanted");
    assert_eq!(states(project(&[], &[])), [State::Ok; 4]);
}

#[test]
fn clean_and_toolchains_concern_everything_whatever_the_project() {
    let cache = Cache::healthy();
    let operations = ask(&cache, stranger(), project(&[HERE], &[HERE]), false).operations;
    assert_eq!(operations.state(Operation::Clean), Some(State::Blocked));
    assert_eq!(operations.state(Operation::Toolchain), Some(State::Blocked));
}
