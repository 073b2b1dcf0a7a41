//! A cache that two members of a group fill together.

use crate::account::Account;
use crate::cache::Cache;
use crate::check::check;
use crate::skip;
use crate::world::{A, B, STRANGER, TEAM, World};

const SHARED: &str = "shared:1500";
const NEW: &str = "example.com/alpha@v1.1.0";
const NEWER: &str = "example.com/beta@v1.1.0";
const OTHER: &str = "example.com/gamma@v1.0.0";

fn members(world: &World) -> (Account, Account) {
    (world.account(A, &[TEAM]), world.account(B, &[TEAM]))
}

/// Each member adds beside the other, and each finds it fine before and after.
fn grows(world: &World, cache: &Cache, umask: &str) {
    let (a, b) = members(world);
    world.fill(cache, &a, umask);
    for (who, new) in [(&b, NEW), (&a, NEWER), (&b, OTHER), (&a, "example.org/delta@v1.0.0")] {
        check(cache, who, SHARED, Some(umask)).expect_calm(&format!("before {new}"));
        world.works(cache, who, umask, &["mod", "download", new]);
    }
    for who in [&a, &b] {
        let answer = check(cache, who, SHARED, Some(umask));
        answer.expect_calm("in the end");
        for operation in ["build", "download", "list", "verify"] {
            assert_eq!(answer.says(operation), "ok", "{operation}");
        }
        assert_eq!(answer.with("mode/tree-of-another").len(), 1, "told once: {:#?}", answer.findings);
        for args in [&["build", "./..."][..], &["list", "-m", "all"], &["mod", "verify"]] {
            world.works(cache, who, umask, args);
        }
        assert_eq!(answer.says("toolchain"), "ok");
        world.starts(cache, who, umask);
    }
    // What sharing can't do: check says that clean is blocked, and a note says why.
    let answer = check(cache, &b, SHARED, Some(umask));
    assert_eq!(answer.says("clean"), "blocked");
    let limit = answer.with("mode/tree-of-another")[0];
    assert!(limit.breaks.contains(&"clean".to_owned()) && limit.path == ".", "{limit:?}");
    let copy = cache.copy(&world.at("cleaned"));
    world.fails(&copy, &b, umask, &["clean", "-modcache"]);
    assert!(!copy.at("cache/download/example.com/alpha/@v/v1.0.0.zip").exists(), "it destroys, and fails");
}

#[test]
fn setgid_and_umask_002_let_two_members_work_beside_each_other() {
    if !skip::have("setgid_and_umask_002", &["root", "go"]) {
        return;
    }
    let world = World::new();
    let cache = world.cache("setgid", A, TEAM, 0o2775);
    grows(&world, &cache, "002");
    let (_, b) = members(&world);
    assert_eq!(check(&cache, &b, SHARED, None).with("acl/no-default").len(), 1);
    // Nothing is wrong yet with umask 022; it will be.
    check(&cache, &b, SHARED, Some("022")).expect_loud(&["mode/umask"], "umask 022");
    check(&cache, &b, SHARED, Some("007")).expect_calm("umask 007");
}

#[test]
fn default_entries_do_under_any_umask() {
    if !skip::have("default_entries_do_under_any_umask", &["root", "go"]) {
        return;
    }
    let world = World::new();
    for umask in ["022", "077"] {
        let cache = world.cache(&format!("listed-{umask}"), A, A, 0o755);
        cache.root("setfacl -m g:1500:rwx,d:g:1500:rwx .");
        grows(&world, &cache, umask);
        let (a, b) = members(&world);
        for who in [a, b] {
            assert!(check(&cache, &who, SHARED, Some(umask)).with("acl/no-default").is_empty());
        }
    }
}

#[test]
fn one_member_with_umask_022_shuts_the_others_out() {
    if !skip::have("one_member_with_umask_022", &["root", "go"]) {
        return;
    }
    let world = World::new();
    let (a, b) = members(&world);
    let cache = world.cache("one", A, TEAM, 0o2775);
    world.fill(&cache, &a, "002");
    world.works(&cache, &b, "022", &["mod", "download", OTHER]);
    let answer = check(&cache, &a, SHARED, Some("002"));
    answer.expect_loud(&["mode/not-shared"], "after umask 022");
    assert_eq!(answer.says("download"), "blocked");
    assert!(answer.with("mode/not-shared").iter().any(|f| f.breaks.contains(&"download".to_owned())));
    world.fails(&cache, &a, "002", &["mod", "download", "example.com/gamma@v1.1.0"]);
    // Whose the files are works, and is told of the same cause, which stops the others.
    let own = check(&cache, &b, SHARED, Some("022"));
    own.expect_loud(&["mode/not-shared", "mode/umask"], "as the one with umask 022");
    assert_eq!(own.says("download"), "ok");
    world.works(&cache, &b, "022", &["mod", "download", "example.com/gamma@v1.1.0"]);
    cache.chmod_own_side("g+rwX");
    check(&cache, &a, SHARED, Some("002")).expect_calm("opened to the group");
    world.works(&cache, &a, "002", &["mod", "download", "example.com/nested/epsilon@v1.0.0"]);
}

#[test]
fn a_personal_cache_is_shared_afterwards_only_with_its_lists_and_locks() {
    if !skip::have("a_personal_cache_is_shared_afterwards", &["root", "go"]) {
        return;
    }
    let world = World::new();
    let (a, b) = members(&world);
    let cache = world.cache("retro", A, A, 0o755);
    world.fill(&cache, &a, "022");
    let answer = check(&cache, &b, SHARED, Some("002"));
    let all = ["mode/no-setgid", "mode/not-shared", "owner/wrong-group"];
    answer.expect_loud(&all, "as it was");
    world.fails(&cache, &b, "002", &["mod", "download", NEW]);
    cache.root("chgrp -hR 1500 .");
    cache.root("find . -type d -name '?*@*' -prune -o -type d -exec chmod 2775 {} +");
    let answer = check(&cache, &b, SHARED, Some("002"));
    answer.expect_loud(&["mode/not-shared"], "only the folders were opened");
    assert_eq!(answer.says("download"), "degraded", "lists go stale: {:#?}", answer.findings);
    world.works(&cache, &b, "002", &["mod", "download", NEW]);
    let list = std::fs::read_to_string(cache.at("cache/download/example.com/alpha/@v/list")).unwrap();
    assert!(!list.contains("v1.1.0"), "the list is stale: {list}");
    cache.chmod_own_side("g+rwX");
    check(&cache, &b, SHARED, Some("002")).expect_calm("with lists and locks");
    world.works(&cache, &b, "002", &["mod", "download", NEWER]);
}

#[test]
fn somebody_outside_the_group_reads_and_is_told_to_join() {
    if !skip::have("somebody_outside_the_group", &["root", "go"]) {
        return;
    }
    let world = World::new();
    let cache = world.cache("outside", A, TEAM, 0o2775);
    world.fill(&cache, &world.account(A, &[TEAM]), "002");
    let stranger = world.account(STRANGER, &[]);
    let answer = check(&cache, &stranger, SHARED, None);
    answer.expect_loud(&["owner/not-member"], "a stranger");
    assert_eq!(answer.with("owner/not-member").len(), 1);
    assert_eq!((answer.says("build"), answer.says("download")), ("ok", "blocked"));
    world.works(&cache, &stranger, "022", &["build", "./..."]);
    world.fails(&cache, &stranger, "022", &["mod", "download", NEW]);
}

#[test]
fn a_toolchain_is_its_owners_to_prepare() {
    if !skip::have("a_toolchain_is_its_owners_to_prepare", &["root", "go"]) {
        return;
    }
    let world = World::new();
    let (a, b) = members(&world);
    let cache = world.cache("toolchain", A, TEAM, 0o2775);
    world.fill(&cache, &a, "002");
    cache.root(&format!("chmod a-x {0}/bin/* {0}/pkg/tool/*/*", World::toolchain()));
    let answer = check(&cache, &b, SHARED, Some("002"));
    answer.expect_loud(&["mode/toolchain-not-executable"], "never used by its owner");
    assert_eq!(answer.says("toolchain"), "blocked");
    world.starts(&cache, &a, "002");
    check(&cache, &b, SHARED, Some("002")).expect_calm("its owner used it once");
    world.starts(&cache, &b, "002");
}

#[test]
fn an_extraction_that_broke_off_is_its_owners_to_finish_unless_all_run_with_modcacherw() {
    if !skip::have("an_extraction_that_broke_off", &["root", "go"]) {
        return;
    }
    let world = World::new();
    for (flags, works) in [("", false), ("-modcacherw", true)] {
        let (a, b) = members(&world);
        let (a, b) = (a.with_flags(flags), b.with_flags(flags));
        let cache = world.cache(&format!("broken{flags}"), A, TEAM, 0o2775);
        world.fill(&cache, &a, "002");
        cache.root("cd cache/download/example.com/alpha/@v && cp -p v1.0.0.lock v1.0.0.partial");
        let answer = check(&cache, &b, SHARED, Some("002"));
        assert_eq!(answer.says("build"), if works { "ok" } else { "blocked" }, "{:#?}", answer.findings);
        let go = if works { World::works } else { World::fails };
        go(&world, &cache, &b, "002", &["build", "./..."]);
    }
}
