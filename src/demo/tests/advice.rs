//! What the texts of the stories claim beyond the command to try: what still works, and that the advice helps.

use std::process::{Command, Output};

use super::super::tell::changed;
use super::super::*;
use super::Warm;

/// The story's command with other words for go, as another account where one is given.
fn go(demo: &Demo, args: &[&'static str], account: Option<(Uid, Gid)>) -> Output {
    let mut try_it = demo.try_it.clone();
    try_it.args = args.to_vec();
    try_it.run_as = account;
    try_it.change_first = None;
    let warm = Warm::get();
    warm.lend(&mut try_it);
    try_it.command(true).output().expect("sh starts")
}

fn shell(line: &str) {
    assert!(Command::new("sh").args(["-c", line]).status().expect("sh starts").success(), "{line}");
}

fn works(output: &Output) -> bool {
    println!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    output.status.success()
}

/// The build cache that the test keeps while it runs, where it can run at all.
fn can_try() -> Option<std::sync::Arc<Warm>> {
    (needs::go().is_some() && needs::root()).then(Warm::get)
}

const NEWER: [&str; 3] = ["mod", "download", "k8s.io/api@v0.34.2"];

#[test]
fn where_others_own_the_cache_builds_go_on_working_until_it_is_given_back() {
    let Some(_kept) = can_try() else { return };
    for story in [Story::SudoGo, Story::ContainerUid, Story::DockerUserSwitch] {
        let demo = build(story, None).expect("a demo");
        let account = demo.run_as.expect("an account");
        assert!(works(&go(&demo, &["build", "./..."], demo.run_as)), "{story}: builds work");
        assert!(!works(&go(&demo, &NEWER, demo.run_as)), "{story}: downloads do not");
        shell(&format!("chown -R {}:{} {}", account.0, account.1, demo.path.display()));
        assert!(works(&go(&demo, &NEWER, demo.run_as)), "{story}: after chown they do");
        assert!(works(&go(&demo, &["mod", "verify"], demo.run_as)), "{story}: and all verifies");
    }
}

#[test]
fn a_container_with_the_owners_uid_may_write() {
    let Some(_kept) = can_try() else { return };
    let demo = build(Story::ContainerUid, None).expect("a demo");
    assert!(works(&go(&demo, &NEWER, Cast::here().owner)));
}

#[test]
fn after_umask_077_one_chmod_lets_others_read() {
    let Some(_kept) = can_try() else { return };
    let demo = build(Story::Umask077, None).expect("a demo");
    assert!(works(&go(&demo, &["mod", "download"], Cast::here().owner)), "for its owner everything works");
    shell(&format!("chmod -R go+rX {}", demo.path.display()));
    assert!(works(&go(&demo, &["mod", "download"], demo.run_as)));
    assert!(works(&go(&demo, &["mod", "verify"], demo.run_as)));
}

#[test]
fn under_777_a_stranger_changes_what_the_owner_compiles_and_verify_tells_afterwards() {
    let Some(_kept) = can_try() else { return };
    let demo = build(Story::Blanket777, None).expect("a demo");
    let source = changed(&demo.place);
    shell(&format!(
        "setpriv --reuid=54321 --regid=54321 --clear-groups sh -c 'echo // >> {}'",
        source.display()
    ));
    assert!(works(&go(&demo, &["build", "./..."], demo.run_as)), "compiled without a word");
    let verify = go(&demo, &["mod", "verify"], demo.run_as);
    assert!(!works(&verify) && String::from_utf8_lossy(&verify.stderr).contains("dir has been modified"));
}

#[test]
fn under_755_a_changed_module_is_extracted_again_once_its_folder_is_gone() {
    let Some(warm) = can_try() else { return };
    let demo = build(Story::Blanket755, None).expect("a demo");
    let mut try_it = demo.try_it.clone();
    warm.lend(&mut try_it);
    assert!(works(&try_it.command(true).output().expect("sh starts")));
    assert!(!works(&go(&demo, &["mod", "verify"], demo.run_as)), "verify notices");
    shell(&format!("rm -r {}", changed(&demo.place).parent().expect("a folder").display()));
    assert!(works(&go(&demo, &["mod", "download"], demo.run_as)));
    assert!(works(&go(&demo, &["mod", "verify"], demo.run_as)));
}

#[test]
fn after_a_failed_clean_chown_lets_the_next_one_get_to_its_end() {
    let Some(_kept) = can_try() else { return };
    let demo = build(Story::FailedClean, None).expect("a demo");
    let (uid, gid) = demo.run_as.expect("an account");
    assert!(!works(&go(&demo, &["clean", "-modcache"], demo.run_as)));
    shell(&format!("chown -R {uid}:{gid} {}", demo.path.display()));
    assert!(works(&go(&demo, &["clean", "-modcache"], demo.run_as)));
    assert!(!demo.path.exists());
}

/// The claims of the mix, one by one.
#[test]
fn in_the_mix_each_damage_stops_what_its_text_says() {
    let Some(_kept) = can_try() else { return };
    let demo = build(Story::Mix, None).expect("a demo");
    let said = |output: Output| String::from_utf8_lossy(&output.stderr).into_owned();
    let build_says = said(go(&demo, &["build", "./..."], demo.run_as));
    assert!(build_says.contains("clientgo.go: permission denied"), "{build_says}");
    let verify_says = said(go(&demo, &["mod", "verify"], demo.run_as));
    assert!(verify_says.contains("crypto/@v/v0.43.0.zip: permission denied"), "{verify_says}");
    let mut online = demo.try_it.clone();
    online.env.iter_mut().filter(|(name, _)| *name == "GOPROXY").for_each(|(_, value)| {
        *value = format!("file://{}", demo.place.proxy().display()).into();
    });
    online.args = vec!["mod", "download", "github.com/spf13/cobra@v1.10.2"];
    let download_says = said(online.command(true).output().expect("sh starts"));
    assert!(download_says.contains("cobra/@v/v1.10.2.lock: permission denied"), "{download_says}");
    online
        .env
        .iter_mut()
        .filter(|(name, _)| *name == "GOTOOLCHAIN")
        .for_each(|(_, value)| *value = toolchain::GO_VERSION.into());
    online.args = vec!["build", "./..."];
    let toolchain_says =
        String::from_utf8_lossy(&online.command(true).output().expect("sh starts").stderr).into_owned();
    assert!(toolchain_says.contains("compile: Permission denied"), "{toolchain_says}");
}
