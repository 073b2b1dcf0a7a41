//! A cache that one account fills and everybody else only reads.

use crate::check::check;
use crate::skip;
use crate::world::{A, B, STRANGER, TEAM, World};

const NEW: &str = "example.com/alpha@v1.1.0";
const READS: [&[&str]; 4] =
    [&["build", "./..."], &["list", "-m", "all"], &["mod", "verify"], &["mod", "download"]];

#[test]
fn a_stranger_reads_a_published_cache_and_nothing_is_wrong() {
    if !skip::have("a_stranger_reads_a_published_cache", &["root", "go"]) {
        return;
    }
    let world = World::new();
    let publisher = world.account(A, &[]);
    let reader = world.account(STRANGER, &[]);
    for umask in ["022", "002"] {
        let cache = world.cache(&format!("published-{umask}"), A, A, 0o755);
        world.fill(&cache, &publisher, umask);
        let answer = check(&cache, &reader, "published", Some("077"));
        answer.expect_calm(&format!("filled under umask {umask}"));
        let said = ["build", "list", "verify", "download", "clean"].map(|name| answer.says(name));
        assert_eq!(said, ["ok", "ok", "ok", "blocked", "blocked"]);
        // Nothing is wrong, so nothing asks to be handed over.
        assert!(answer.findings.iter().all(|finding| !finding.because.contains("may not write")));
        for args in READS {
            world.works(&cache, &reader, "077", args);
        }
        world.starts(&cache, &reader, "022");
        world.fails(&cache, &reader, "022", &["mod", "download", NEW]);
        check(&cache, &publisher, "published", Some("022")).expect_calm("the publisher");
        check(&cache, &publisher, "published", Some("027")).expect_loud(&["mode/umask"], "umask 027");
    }
}

#[test]
fn a_cache_filled_under_umask_077_is_published_for_nobody() {
    if !skip::have("a_cache_filled_under_umask_077", &["root", "go"]) {
        return;
    }
    let world = World::new();
    let (publisher, reader) = (world.account(A, &[]), world.account(STRANGER, &[]));
    let cache = world.cache("closed", A, A, 0o755);
    world.fill(&cache, &publisher, "077");
    let answer = check(&cache, &reader, "published", None);
    answer.expect_loud(&["mode/not-published"], "a reader");
    assert_eq!(answer.says("build"), "blocked");
    world.fails(&cache, &reader, "022", &["build", "./..."]);
    let own = check(&cache, &publisher, "published", Some("077"));
    own.expect_loud(&["mode/not-published", "mode/umask"], "the publisher");
    assert_eq!(own.says("build"), "ok");
    cache.root("chmod -R a+rX .");
    check(&cache, &reader, "published", None).expect_calm("opened for reading");
    for args in READS {
        world.works(&cache, &reader, "022", args);
    }
}

#[test]
fn a_reader_who_can_write_is_a_risk() {
    if !skip::have("a_reader_who_can_write_is_a_risk", &["root", "go"]) {
        return;
    }
    let world = World::new();
    let publisher = world.account(A, &[]);
    let cache = world.cache("open", A, TEAM, 0o2775);
    world.fill(&cache, &publisher, "002");
    let member = world.account(B, &[TEAM]);
    check(&cache, &member, "published", None).expect_loud(&["mode/published-writable"], "a member");
    check(&cache, &publisher, "published", None).expect_loud(&["mode/published-writable"], "the publisher");
    world.works(&cache, &member, "002", &["mod", "download", NEW]);
    cache.chmod_own_side("g-w");
    let stray = check(&cache, &publisher, "published", None);
    // The publisher can't even remove it.
    let rules = ["mode/published-writable", "owner/not-writable"];
    stray.expect_loud(&rules, "what the member fetched is the member's");
    assert!(stray.with("owner/foreign").is_empty(), "told once");
    cache.root("chown -R 1001:1001 .");
    check(&cache, &member, "published", None).expect_calm("closed and handed over");
}

#[test]
fn a_published_cache_has_every_version_whole() {
    if !skip::have("a_published_cache_has_every_version_whole", &["root", "go"]) {
        return;
    }
    let world = World::new();
    let (publisher, reader) = (world.account(A, &[]), world.account(STRANGER, &[]));
    let cache = world.cache("half", A, A, 0o755);
    world.fill(&cache, &publisher, "022");
    cache.root("rm -rf example.com/alpha@v1.0.0");
    let answer = check(&cache, &reader, "published", None);
    answer.expect_loud(&["integrity/incomplete"], "a tree is missing");
    assert_eq!(answer.says("build"), "blocked");
    assert!(answer.with("integrity/incomplete")[0].because.contains("can't complete"));
    world.fails(&cache, &reader, "022", &["build", "./..."]);
    world.works(&cache, &publisher, "022", &["build", "./..."]);
    check(&cache, &reader, "published", None).expect_calm("completed by the publisher");
    world.works(&cache, &reader, "022", &["build", "./..."]);
    // Go writes an empty checksum anew from the zip, where it may.
    cache.root(": > cache/download/example.com/alpha/@v/v1.0.0.ziphash");
    let answer = check(&cache, &reader, "published", None);
    assert_eq!(answer.says("build"), "blocked", "{:#?}", answer.findings);
    world.fails(&cache, &reader, "022", &["build", "./..."]);
}
