use std::fs;
use std::process::{Command, Output};

use super::super::place::{Modes, Place, folder};
use super::super::*;
use super::{Warm, entries};

fn said(output: &Output) -> String {
    let (out, err) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    format!("{out}{err}")
}

/// A healthy place, and go pointed at it.
fn healthy() -> Place {
    let place = Place::make("test", None).expect("a place");
    cache::write_healthy(&place, Modes::under(0o022)).expect("written");
    place
}

fn go(place: &Place, args: &[&'static str], online: bool, more: &[(&str, &str)]) -> Output {
    let mut try_it = TryIt::new(place, args, online, Ending::Works(""));
    let warm = Warm::get();
    warm.lend(&mut try_it);
    let mut command = Command::new("go");
    command.args(args).current_dir(&try_it.dir).envs(try_it.env).env("HOME", place.top());
    command.envs(more.iter().copied()).output().expect("go starts")
}

#[test]
fn real_go_is_happy_with_the_healthy_cache() {
    if needs::go().is_none() {
        return;
    }
    let (_kept, place) = (Warm::get(), healthy());
    let before = entries(&place.cache());
    let offline = [("GOFLAGS", "-mod=mod")];
    for args in [&["mod", "verify"][..], &["build", "./..."], &["list", "-m", "all"], &["mod", "download"]] {
        let output = go(&place, args, false, &offline);
        assert!(output.status.success(), "go {}: {}", args.join(" "), said(&output));
    }
    let toolchain = go(&place, &["version"], true, &[("GOTOOLCHAIN", toolchain::GO_VERSION)]);
    assert!(said(&toolchain).contains(toolchain::GO_VERSION), "{}", said(&toolchain));
    assert_eq!(entries(&place.cache()).len(), before.len(), "go had nothing to add");
    let output = go(&place, &["run", "."], false, &offline);
    assert!(said(&output).contains("k8s.io/api v0.34.1"), "{}", said(&output));
}

#[test]
fn all_sources_of_the_demo_compile() {
    if needs::go().is_none() {
        return;
    }
    let place = healthy();
    let output = go(
        &place,
        &["vet", "-unusedresult", "golang.org/x/...", "github.com/...", "gopkg.in/..."],
        false,
        &[],
    );
    assert!(output.status.success(), "{}", said(&output));
}

/// The demo's own zips served to the real go, which writes a cache of its own beside it.
#[test]
fn real_go_mod_download_writes_the_same_cache_to_the_byte() {
    if needs::go().is_none() {
        return;
    }
    let place = healthy();
    let theirs = place.top().join("theirs");
    let from = format!("file://{}", place.download().display());
    let more = [("GOPROXY", from.as_str()), ("GOMODCACHE", theirs.to_str().expect("a plain path"))];
    let mut args = vec!["umask 022; exec go mod download".to_owned(), "golang.org/x/text@v0.28.0".to_owned()];
    args.extend(
        catalogue::MODULES.iter().filter(|it| it.used).map(|it| format!("{}@{}", it.path, it.version)),
    );
    let try_it = TryIt::new(&place, &[], false, Ending::Works(""));
    let output = Command::new("sh")
        .args(["-c", &args.join(" ")])
        .current_dir(place.top())
        .envs(try_it.env)
        .envs(more)
        .env("HOME", place.top())
        .output()
        .expect("sh starts");
    assert!(output.status.success(), "{}", said(&output));

    let (ours, theirs_all) = (entries(&place.cache()), entries(&theirs));
    let only_ours = |path: &Path| {
        let text = path.to_string_lossy();
        ["sumdb", "cache/vcs", "cache/lock", "toolchain", "gopkg.in/check.v1"]
            .iter()
            .any(|part| text.contains(part))
    };
    for (path, entry) in &theirs_all {
        let mine = ours.get(path).unwrap_or_else(|| panic!("{} is missing", path.display()));
        assert_eq!((entry.kind, entry.mode), (mine.kind, mine.mode), "{}", path.display());
        if entry.kind == modscope_platform::Kind::File {
            let same = fs::read(theirs.join(path)).expect("theirs")
                == fs::read(place.cache().join(path)).expect("ours");
            assert!(same, "{} differs", path.display());
        }
    }
    for path in ours.keys().filter(|path| !only_ours(path)) {
        assert!(theirs_all.contains_key(path), "{} is not go's", path.display());
    }
}

/// The command that each story invites to try, typed as it stands, ends as the story says.
#[test]
fn what_a_story_invites_to_try_ends_as_it_says() {
    if needs::go().is_none() || !needs::root() {
        return;
    }
    let warm = Warm::get();
    for story in Story::ALL {
        let mut demo = build(story, None).expect("a demo");
        warm.lend(&mut demo.try_it);
        let output = demo.try_it.command(true).output().expect("sh starts");
        let text = said(&output);
        match demo.try_it.ending {
            Ending::Works(words) => {
                assert!(output.status.success() && text.contains(words), "{story}: {text}")
            }
            Ending::Fails(words) => {
                assert!(!output.status.success() && text.contains(words), "{story}: {text}")
            }
        }
    }
}

/// Without the damage the same command does the other thing, so that it is the damage that speaks.
#[test]
fn for_the_owner_of_a_healthy_cache_every_such_command_works() {
    if needs::go().is_none() {
        return;
    }
    let (_kept, place) = (Warm::get(), healthy());
    for (args, online) in [
        (&["build", "./..."][..], false),
        (&["mod", "download"], false),
        (&["mod", "download", "k8s.io/api@v0.34.2"], true),
    ] {
        let output = go(&place, args, online, &[]);
        assert!(output.status.success(), "go {}: {}", args.join(" "), said(&output));
    }
}

#[test]
fn what_a_failed_clean_leaves_is_what_the_real_one_leaves() {
    if needs::go().is_none() || !needs::root() {
        return;
    }
    let demo = build(Story::FailedClean, None).expect("a demo");
    let real = build(Story::SudoGo, None).expect("a demo");
    let mut clean = real.try_it.clone();
    clean.args = vec!["clean", "-modcache"];
    let output = clean.command(true).output().expect("sh starts");
    assert!(!output.status.success() && said(&output).contains("unlinkat"), "{}", said(&output));
    let shape = |demo: &Demo| -> Vec<_> {
        let all = entries(&demo.path);
        all.into_iter().map(|(path, entry)| (path, entry.kind, entry.mode, entry.uid, entry.size)).collect()
    };
    let (ours, theirs) = (shape(&demo), shape(&real));
    assert_eq!(ours.len(), theirs.len());
    for (mine, yours) in ours.iter().zip(&theirs) {
        // The size of a directory is the file system's own affair.
        assert_eq!((&mine.0, mine.1, mine.2, mine.3), (&yours.0, yours.1, yours.2, yours.3));
    }
    folder(&demo.folder().join("still-writable"), 0o755).expect("the demo's own folder is as it was");
}
