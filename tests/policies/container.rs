//! A cache in an image, used under numbers that the image knows nothing of.

use crate::check::check;
use crate::skip;
use crate::world::{ROOT, World};

const NEW: &str = "example.com/alpha@v1.1.0";
/// The `nonroot` of images without a shell, and a number as OpenShift gives them: any, with group 0.
const NONROOT: u32 = 65532;
const OPENSHIFT: u32 = 1_000_680_000;

#[test]
fn what_root_made_in_an_image_is_roots_until_it_is_opened() {
    if !skip::have("what_root_made_in_an_image", &["root", "go"]) {
        return;
    }
    let world = World::new();
    let root = world.account(ROOT, &[]);
    let nonroot = world.account(NONROOT, &[]);
    let cache = world.cache("image", ROOT, ROOT, 0o755);
    world.fill(&cache, &root, "022");
    let answer = check(&cache, &nonroot, "container", None);
    answer.expect_loud(&["mode/one-uid-only"], "as the image's build left it");
    assert_eq!(answer.with("mode/one-uid-only").len(), 1, "told once");
    assert_eq!((answer.says("build"), answer.says("download")), ("ok", "blocked"));
    world.works(&cache, &nonroot, "022", &["build", "./..."]);
    world.fails(&cache, &nonroot, "022", &["mod", "download", NEW]);
    check(&cache, &root, "container", None).expect_loud(&["mode/one-uid-only"], "root is told, too");
    cache.root("chmod -R go=u .");
    for who in [&nonroot, &root] {
        check(&cache, who, "container", None).expect_calm("open to all");
    }
    world.works(&cache, &nonroot, "022", &["mod", "download", NEW]);
}

#[test]
fn an_image_that_is_open_to_group_zero_serves_any_number_in_it() {
    if !skip::have("an_image_that_is_open_to_group_zero", &["root", "go"]) {
        return;
    }
    let world = World::new();
    let cache = world.cache("group-zero", ROOT, ROOT, 0o755);
    world.fill(&cache, &world.account(ROOT, &[]), "022");
    cache.root("chmod -R g=u .");
    let any = world.numbers(OPENSHIFT, &[0]);
    check(&cache, &any, "container", None).expect_calm("any number, group 0");
    world.works(&cache, &any, "022", &["mod", "download", NEW]);
    let nonroot = world.account(NONROOT, &[]);
    check(&cache, &nonroot, "container", None).expect_loud(&["mode/one-uid-only"], "without group 0");
}

#[test]
fn an_image_made_under_umask_077_can_not_even_be_read() {
    if !skip::have("an_image_made_under_umask_077", &["root", "go"]) {
        return;
    }
    let world = World::new();
    let cache = world.cache("closed", ROOT, ROOT, 0o777);
    world.fill(&cache, &world.account(ROOT, &[]), "077");
    let nonroot = world.account(NONROOT, &[]);
    let answer = check(&cache, &nonroot, "container", None);
    answer.expect_loud(&["mode/one-uid-only"], "umask 077");
    assert_eq!(answer.says("build"), "blocked");
    world.fails(&cache, &nonroot, "022", &["build", "./..."]);
    cache.root("chmod -R a+rX .");
    assert_eq!(check(&cache, &nonroot, "container", None).says("build"), "ok");
    world.works(&cache, &nonroot, "022", &["build", "./..."]);
}
