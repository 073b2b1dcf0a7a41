//! Discovery with a fake home, a fake `go` and an environment of one's own.

use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;

use modscope_platform::accounts::{Account, AtKeyboard, Behind};
use modscope_platform::{Gid, Identity, Uid};

use super::*;
use crate::go::CacheKind;

/// Discovers with these variables as the process's own account, go and shell found nowhere but in them.
fn found(variables: &[(&str, &str)]) -> Discovered {
    let environment = Environment::new(Os::Linux, variables.iter().copied());
    let keyboard = modscope_platform::accounts::at_keyboard(|_| None);
    without_real_go(&Query { environment, keyboard, ask_shell: false })
}

/// The layers without a go command: machines that run this test may have one in a usual place.
fn without_real_go(query: &Query) -> Discovered {
    let environment = query.environment.of_account(&query.keyboard);
    let mut problems = Vec::new();
    let layers = settings::Layers::read(&environment, None, &mut problems);
    let settings = layers.settings();
    let caches = caches::of(&layers, &mut problems);
    let surroundings = Surroundings::of(&layers, &query.keyboard.account, &settings, &caches);
    Discovered {
        keyboard: query.keyboard.clone(),
        go: None,
        caches,
        surroundings: surroundings.into(),
        go_settings: flags::go_settings(&settings),
        settings,
        problems,
    }
}

fn place(discovered: &Discovered, kind: CacheKind) -> Option<(&Path, &Source)> {
    discovered.cache(kind).map(|cache| (cache.target.path.as_path(), &cache.source))
}

/// A folder with an executable `name` in it.
fn script(folder: &Path, name: &str, text: &str) -> PathBuf {
    let path = folder.join(name);
    std::fs::write(&path, text).expect("written");
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o755)).expect("made executable");
    path
}

#[test]
fn without_go_the_caches_are_where_go_has_them_by_default() {
    let discovered = found(&[("HOME", "/h")]);
    assert_eq!(place(&discovered, CacheKind::Module), Some((Path::new("/h/go/pkg/mod"), &Source::Default)));
    assert_eq!(
        place(&discovered, CacheKind::Build),
        Some((Path::new("/h/.cache/go-build"), &Source::Default))
    );
    assert_eq!(place(&discovered, CacheKind::Sumdb), Some((Path::new("/h/go/pkg/sumdb"), &Source::Default)));
    assert!(discovered.problems.is_empty());
}

#[test]
fn only_the_first_entry_of_gopath_counts_and_an_empty_variable_is_unset() {
    let discovered = found(&[("HOME", "/h"), ("GOPATH", "/a:/b"), ("GOMODCACHE", "")]);
    assert_eq!(place(&discovered, CacheKind::Module), Some((Path::new("/a/pkg/mod"), &Source::Process)));
    assert_eq!(place(&discovered, CacheKind::Sumdb), Some((Path::new("/a/pkg/sumdb"), &Source::Process)));
}

#[test]
fn gomodcache_moves_the_modules_and_leaves_the_checksum_state() {
    let discovered = found(&[("HOME", "/h"), ("GOMODCACHE", "/m")]);
    assert_eq!(place(&discovered, CacheKind::Module), Some((Path::new("/m"), &Source::Process)));
    assert_eq!(place(&discovered, CacheKind::Sumdb), Some((Path::new("/h/go/pkg/sumdb"), &Source::Default)));
}

#[test]
fn the_process_outweighs_the_settings_file_and_that_outweighs_gos_own() {
    let home = tempfile::tempdir().expect("a temporary folder");
    let (user, root) = (home.path().join("env"), home.path().join("root"));
    std::fs::create_dir(&root).expect("made");
    std::fs::write(&user, "GOFLAGS=-modcacherw\nGOCACHE=/from/file\nGOSUMDB=\n").expect("written");
    std::fs::write(root.join("go.env"), "GOPROXY=off\nGOSUMDB=sum.example\nGOFLAGS=-x\n").expect("written");
    let (user, root) = (user.to_str().expect("text"), root.to_str().expect("text"));
    let discovered =
        found(&[("HOME", "/h"), ("GOENV", user), ("GOROOT", root), ("GOCACHE", "/from/process")]);
    let source = |name: &str| discovered.setting(name).map(|setting| setting.source.clone());
    assert_eq!(source("GOCACHE"), Some(Source::Process));
    assert_eq!(source("GOFLAGS"), Some(Source::GoEnvFile(user.into())));
    assert_eq!(source("GOPROXY"), Some(Source::GoRoot(Path::new(root).join("go.env"))));
    assert_eq!(source("GOSUMDB"), Some(Source::Default), "set to nothing hides what GOROOT's file says");
    assert_eq!(discovered.go_settings, GoSettings { mod_cache_rw: true, proxy_off: true, direct: false });
}

#[test]
fn without_a_home_there_is_no_place_and_a_sentence_says_so() {
    let discovered = found(&[]);
    assert!(discovered.caches.is_empty());
    let said = discovered.problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n");
    assert!(said.contains("neither GOMODCACHE nor GOPATH nor HOME is set"), "{said}");
    assert!(said.contains("Set GOCACHE to an absolute path"), "{said}");
}

#[test]
fn a_relative_place_is_kept_and_called_what_it_is() {
    let discovered = found(&[("HOME", "/h"), ("GOMODCACHE", "mod"), ("GOCACHE", "off")]);
    let cache = discovered.cache(CacheKind::Module).expect("kept");
    assert_eq!(cache.problem, Some(CacheProblem::Relative { variable: "GOMODCACHE", path: "mod".into() }));
    assert!(matches!(discovered.problems[..], [DiscoverError::BuildCacheOff]));
}

#[test]
fn a_go_that_refuses_is_passed_over_and_the_next_one_is_asked() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    std::fs::set_permissions(folder.path(), std::fs::Permissions::from_mode(0o755)).expect("opened");
    let (shims, real) = (folder.path().join("shims"), folder.path().join("real"));
    std::fs::create_dir(&shims).and_then(|()| std::fs::create_dir(&real)).expect("made");
    script(&shims, "go", "#!/bin/sh\necho 'no version is set' >&2\nexit 126\n");
    let go = script(
        &real,
        "go",
        "#!/bin/sh\n[ \"$GOTOOLCHAIN\" = local ] || exit 1\nprintf '{\"GOMODCACHE\":\"/told/by/go\",\"GOPATH\":\"%s/go\",\"GOTOOLCHAIN\":\"local\"}' \"$HOME\"\n",
    );
    let path = format!("relative:{}:{}:/usr/bin:/bin", shims.display(), real.display());
    let environment = Environment::new(Os::Linux, [("HOME", "/h"), ("PATH", path.as_str())]);
    let keyboard = modscope_platform::accounts::at_keyboard(|_| None);
    let discovered = discover(&Query { environment, keyboard, ask_shell: false });
    assert_eq!(discovered.go.as_deref(), Some(go.as_path()));
    assert_eq!(
        place(&discovered, CacheKind::Module),
        Some((Path::new("/told/by/go"), &Source::GoCommand(go)))
    );
    assert_eq!(discovered.setting("GOPATH").map(|setting| &setting.source), Some(&Source::Default));
    assert_eq!(discovered.setting("GOTOOLCHAIN").map(|setting| setting.value.clone()), Some("auto".into()));
    assert!(discovered.problems.is_empty(), "{:?}", discovered.problems);
}

#[test]
fn the_login_shell_is_heard_for_go_variables_and_path() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    std::fs::set_permissions(folder.path(), std::fs::Permissions::from_mode(0o755)).expect("opened");
    let shell = script(
        folder.path(),
        "shell",
        "#!/bin/sh\necho 'hello from the profile'\nexport GOPATH=/by/shell GOFLAGS=-modcacherw OTHER=x PATH=/shell/bin:$PATH\n\
         [ \"$1 $2\" = '-l -c' ] && eval \"$3\"\n",
    );
    let mut environment = Environment::new(
        Os::Linux,
        [
            ("HOME", "/h"),
            ("PATH", "/usr/bin:/bin"),
            ("SHELL", shell.to_str().expect("text")),
            ("GOFLAGS", "-x"),
        ],
    );
    let keyboard = modscope_platform::accounts::at_keyboard(|_| None);
    let path = shell::ask(&keyboard, &mut environment).expect("heard").expect("has a PATH");
    assert_eq!(path, "/shell/bin:/usr/bin:/bin");
    let (value, source) = environment.get_with_source("GOPATH").expect("heard");
    assert_eq!((value, source), (std::ffi::OsStr::new("/by/shell"), &Source::Shell(shell)));
    assert_eq!(
        environment.get("GOFLAGS"),
        Some(std::ffi::OsStr::new("-x")),
        "the process outweighs the shell"
    );
    assert_eq!(environment.get("OTHER"), None);
}

#[test]
fn a_shell_that_hangs_is_given_up_and_named() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    std::fs::set_permissions(folder.path(), std::fs::Permissions::from_mode(0o755)).expect("opened");
    let shell = script(folder.path(), "shell", "#!/bin/sh\nsleep 60\n");
    let mut environment =
        Environment::new(Os::Linux, [("PATH", "/usr/bin:/bin"), ("SHELL", shell.to_str().expect("text"))]);
    let keyboard = modscope_platform::accounts::at_keyboard(|_| None);
    let begun = std::time::Instant::now();
    let error = shell::ask(&keyboard, &mut environment).expect_err("it never ends");
    assert!(begun.elapsed() < std::time::Duration::from_secs(10));
    assert!(error.to_string().contains(shell.to_str().expect("text")), "{error}");
}

#[test]
fn behind_sudo_home_and_caches_are_the_persons_and_roots_folders_are_not() {
    let identity = Identity::new(Some("ania".into()), Uid(4711), Gid(4711), vec![]);
    let account = Account { identity, home: Some("/home/ania".into()), shell: Some("/bin/sh".into()) };
    let environment = Environment::new(
        Os::Linux,
        [
            ("HOME", "/root"),
            ("XDG_CACHE_HOME", "/root/.cache"),
            ("GOPATH", "/root/go"),
            ("GOCACHE", "/srv/build"),
            ("GOFLAGS", "-modcacherw"),
        ],
    );
    let query =
        Query { environment, keyboard: AtKeyboard { account, behind: Behind::Sudo }, ask_shell: false };
    let discovered = without_real_go(&query);
    assert_eq!(
        place(&discovered, CacheKind::Module),
        Some((Path::new("/home/ania/go/pkg/mod"), &Source::Default))
    );
    assert_eq!(place(&discovered, CacheKind::Build), Some((Path::new("/srv/build"), &Source::Process)));
    assert!(discovered.go_settings.mod_cache_rw, "what was handed through on purpose counts");
}

#[test]
fn names_that_are_no_utf8_stay_what_they_are() {
    use std::os::unix::ffi::OsStringExt as _;
    let odd = OsString::from_vec(b"/caf\xe9".to_vec());
    let environment = Environment::new(Os::Linux, [(OsString::from("GOMODCACHE"), odd.clone())]);
    let keyboard = modscope_platform::accounts::at_keyboard(|_| None);
    let discovered = without_real_go(&Query { environment, keyboard, ask_shell: false });
    assert_eq!(discovered.cache(CacheKind::Module).expect("there").target.path.as_os_str(), odd);
}

/// Needs go: what it answers is what is found, and behind sudo it answers as the person.
mod with_go {
    use super::*;

    /// The go of PATH, or the word that the test is skipped.
    fn go() -> Option<String> {
        let answer =
            std::process::Command::new("go").args(["env", "GOMODCACHE"]).env("GOTOOLCHAIN", "local").output();
        if let Ok(answer) = answer {
            return Some(String::from_utf8_lossy(&answer.stdout).trim().to_owned());
        }
        let required = std::env::var("MODSCOPE_REQUIRE").unwrap_or_default();
        assert!(
            !required.split(',').any(|name| name == "go"),
            "MODSCOPE_REQUIRE names go, but go does not run here"
        );
        println!("skipped: go does not run here");
        None
    }

    #[test]
    fn what_go_answers_is_what_is_found() {
        let Some(module_cache) = go() else { return };
        let discovered = discover(&Query::here(false));
        assert!(discovered.go.is_some());
        assert_eq!(
            discovered.cache(CacheKind::Module).expect("go has one").target.path,
            Path::new(&module_cache)
        );
        assert!(
            discovered
                .setting("GOVERSION")
                .is_some_and(|version| version.value.to_string_lossy().starts_with("go"))
        );
    }

    #[test]
    fn behind_sudo_go_answers_with_the_persons_rights() {
        if go().is_none() || modscope_platform::accounts::effective_uid() != Uid::ROOT {
            println!("skipped: it needs go and root");
            return;
        }
        let home = tempfile::tempdir().expect("a temporary folder");
        std::fs::set_permissions(home.path(), std::fs::Permissions::from_mode(0o755)).expect("opened");
        let identity = Identity::new(None, Uid(4711), Gid(4711), vec![]);
        let account = Account { identity, home: Some(home.path().into()), shell: None };
        let path = std::env::var_os("PATH").unwrap_or_default();
        let environment = Environment::new(Os::Linux, [("PATH", path), ("HOME", "/root".into())]);
        let query =
            Query { environment, keyboard: AtKeyboard { account, behind: Behind::Sudo }, ask_shell: false };
        let discovered = discover(&query);
        assert!(discovered.go.is_some(), "{:?}", discovered.problems);
        assert_eq!(
            place(&discovered, CacheKind::Module).map(|found| found.0),
            Some(home.path().join("go/pkg/mod").as_path())
        );
        assert_eq!(
            place(&discovered, CacheKind::Build).map(|found| found.0),
            Some(home.path().join(".cache/go-build").as_path())
        );
    }
}
