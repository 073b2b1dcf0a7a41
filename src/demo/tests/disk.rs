use std::fs;

use modscope_platform::Kind as EntryKind;
use modscope_platform::{Uid, paths, walk};

use super::super::damage::Kind;
use super::super::place::{Modes, Place};
use super::super::*;
use super::entries;
use crate::go::hash;

/// What of the stories can be told to whoever runs this.
fn told_here() -> Vec<Story> {
    Story::ALL.into_iter().filter(|story| is_root() || !story.needs_root()).collect()
}

#[test]
fn the_healthy_cache_is_large_enough_to_look_alive_and_all_its_modes_are_gos_own() {
    for umask in [0o022, 0o077] {
        let place = Place::make("test", None).expect("a place");
        let modes = Modes::under(umask);
        cache::write_healthy(&place, modes).expect("written");
        let all = entries(&place.cache());
        let files = all.values().filter(|entry| entry.kind == EntryKind::File);
        let bytes: u64 = files.clone().map(|file| file.size).sum();
        assert!((2_000..8_000).contains(&files.count()), "{} entries", all.len());
        assert!((10_000_000..25_000_000).contains(&bytes), "{bytes} bytes");
        for (path, entry) in all {
            let inside = paths::bytes(&path).contains(&b'@') && !path.starts_with("cache");
            let mode = match (entry.kind, inside) {
                (EntryKind::Dir, true) => modes.tree_dir(),
                (EntryKind::Dir, false) => modes.dir(),
                (_, true) if toolchain::is_program(&inner(&path)) => modes.program(),
                (_, true) => modes.tree_file(),
                (_, false) => modes.file(),
            };
            assert_eq!(entry.mode.bits(), mode, "{} under umask {umask:o}", path.display());
        }
    }
}

/// The path inside the toolchain's tree; empty for other entries.
fn inner(path: &Path) -> String {
    let rest = path.components().skip(2).collect::<PathBuf>();
    if path.starts_with("golang.org") { rest.to_string_lossy().into_owned() } else { String::new() }
}

#[test]
fn every_tree_and_zip_of_the_healthy_cache_has_the_hash_that_stands_beside_it() {
    let place = Place::make("test", None).expect("a place");
    cache::write_healthy(&place, Modes::under(0o022)).expect("written");
    let prefix = |path: &str, version: &str| format!("{path}@{version}").into_bytes();
    for module in catalogue::MODULES {
        let (path, version) = (module.path, module.version);
        let stored = fs::read(place.version_file(path, version, "ziphash")).expect("ziphash");
        let stored = hash::H1::parse(&stored).expect("whole");
        assert_eq!(hash::zip(&place.version_file(path, version, "zip")).expect("zip"), stored);
        assert_eq!(hash::tree(&place.tree(path, version), &prefix(path, version)).expect("tree"), stored);
    }
    let version = toolchain::version();
    let stored = fs::read(place.version_file(toolchain::MODULE, &version, "ziphash")).expect("ziphash");
    let tree =
        hash::toolchain(&place.tree(toolchain::MODULE, &version), &prefix(toolchain::MODULE, &version));
    assert_eq!(Some(tree.expect("tree")), hash::H1::parse(&stored));
}

/// One demo a story: made once, looked at from all sides.
#[test]
fn every_story_is_on_disk_and_in_words_as_told_and_goes_away_with_the_demo() {
    let parent = tempfile::tempdir().expect("a temporary folder");
    for story in told_here() {
        let demo = build(story, Some(parent.path())).expect("a demo");
        for damage in &demo.damages {
            assert!(holds(damage), "{story}: {damage:?}");
        }
        every_text_is_whole(&demo);
        let folder = demo.folder().to_owned();
        assert_eq!(folder.parent(), Some(parent.path()));
        let name = folder.file_name().expect("a name").to_string_lossy().into_owned();
        assert!(name.starts_with(&format!("modscope-demo-{story}-")), "{name}");
        if story == Story::Mix {
            assert!(demo.damages.len() >= 12, "a dozen kinds");
        }
        if story == Story::Umask077 {
            nobody_else_may_look(&demo);
        }
        drop(demo);
        assert!(!folder.exists(), "{story}");
    }
}

fn every_text_is_whole(demo: &Demo) {
    for part in Part::ALL {
        let text = demo.text(part);
        assert!(!text.is_empty() && !text.contains("{ $") && !text.contains("  "), "{part:?}: {text}");
        assert_ne!(text, demo.story.key(part), "a key without a text");
    }
}

fn nobody_else_may_look(demo: &Demo) {
    // x alone, on a toolchain's programs, opens nothing: their folders are closed.
    let closed = |bits: u32| bits & 0o077 == 0 || bits & 0o077 == 0o011;
    assert!(entries(&demo.path).values().all(|entry| closed(entry.mode.bits())));
    assert_ne!(demo.run_as.expect("somebody else").0, walk::metadata(&demo.path).expect("there").uid);
}

fn holds(Damage { path, kind }: &Damage) -> bool {
    let here = || walk::metadata(path).expect("there");
    match kind {
        Kind::Mode(bits) => here().mode.bits() == *bits,
        Kind::Modes { dirs, files } => entries(path)
            .values()
            .all(|entry| entry.mode.bits() == if entry.kind == EntryKind::Dir { *dirs } else { *files }),
        Kind::Writable => entries(path).values().all(|entry| entry.mode.bits() & 0o200 != 0),
        Kind::ToolsWithoutExecute => {
            entries(path).values().all(|entry| entry.kind == EntryKind::Dir || !entry.mode.any_execute())
        }
        Kind::Owner(uid, gid) => entries(path).values().all(|entry| (entry.uid, entry.gid) == (*uid, *gid)),
        Kind::Leftover { bytes, hours } => {
            let age =
                fs::metadata(path).expect("there").modified().expect("a time").elapsed().expect("the past");
            here().size == *bytes as u64 && age.as_secs() / 3600 >= *hours
        }
        Kind::Cut(length) => here().size == *length as u64,
        Kind::Missing => walk::metadata(path).is_err(),
        Kind::Symlink(target) => fs::read_link(path).expect("a link") == *target,
        Kind::HardLink(other) => {
            here().links == 2 && fs::read(path).expect("file") == fs::read(other).expect("file")
        }
    }
}

#[test]
fn owners_are_as_the_stories_tell() {
    if !needs::root() {
        return;
    }
    let owner = |path: &Path| walk::metadata(path).expect("there").uid;
    let demo = build(Story::SudoGo, None).expect("a demo");
    let me = demo.run_as.expect("the account behind root").0;
    let versions = |module| Place::versions(&demo.place.download(), module);
    assert_eq!(owner(&versions("k8s.io/api")), Uid::ROOT);
    assert_eq!(
        (owner(&demo.path), owner(&versions("golang.org/x/text").join("list"))),
        (me, me),
        "edited in place"
    );

    let demo = build(Story::ContainerUid, None).expect("a demo");
    let stranger = demo.run_as.expect("the container's user").0;
    assert!(entries(&demo.path).values().all(|entry| entry.uid != stranger && entry.uid != Uid::ROOT));

    let demo = build(Story::DockerUserSwitch, None).expect("a demo");
    assert!(entries(&demo.path).values().all(|entry| entry.uid == Uid::ROOT));
}

#[test]
fn a_story_of_owners_is_refused_to_whoever_is_not_root_with_a_way_on() {
    if is_root() {
        println!("skipped: this runs as root");
        return;
    }
    for story in Story::ALL.into_iter().filter(|story| story.needs_root()) {
        let error = build(story, None).expect_err("not root").to_string();
        assert_eq!(
            error,
            format!(
                "the story {story} needs root, because only root can give files to another account; try --demo=umask-077"
            )
        );
    }
}

#[test]
fn a_parent_that_cannot_be_written_is_said_with_its_path() {
    let error = build(Story::Mix, Some(Path::new("/nonexistent/parent"))).expect_err("no such folder");
    assert!(
        error.to_string().starts_with("the demo cache could not be made: /nonexistent/parent: "),
        "{error}"
    );
}

#[test]
fn what_a_killed_demo_left_is_removed_by_the_next_one_and_a_living_one_is_not() {
    let parent = tempfile::tempdir().expect("a temporary folder");
    let left = parent.path().join("modscope-demo-mix-left");
    fs::create_dir_all(left.join("closed")).expect("mkdir");
    fs::write(left.join(".in-use"), "").expect("a mark that nobody holds");
    let strange = parent.path().join("modscope-demo-mine");
    fs::create_dir(&strange).expect("a folder without a mark");
    let living = Place::make("test", Some(parent.path())).expect("a place");
    let next = Place::make("test", Some(parent.path())).expect("a place");
    for _ in 0..500 {
        if !left.exists() {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
    assert!(!left.exists() && strange.exists() && living.top().exists() && next.top().exists());
}
