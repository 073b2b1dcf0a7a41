use std::path::PathBuf;

use modscope_platform::{Gid, Identity, Uid};
use proptest::prelude::*;
use tempfile::TempDir;

use super::file::{bytes, unpack};
use super::*;
use crate::go::CacheKind;
use crate::health::{GoSettings, Question};

fn ania() -> Identity {
    Identity::new(Some("ania-of-the-test".into()), Uid(4711), Gid(4711), vec![Gid(27)])
}

/// A small cache on disk, scanned.
fn survey(folder: &TempDir) -> Survey {
    let cache = folder.path().join("mod");
    let versions = cache.join("cache/download/example.com/a/@v");
    std::fs::create_dir_all(&versions).unwrap();
    std::fs::create_dir_all(cache.join("example.com/a@v1.0.0")).unwrap();
    for name in ["v1.0.0.info", "v1.0.0.mod", "v1.0.0.partial", "list"] {
        std::fs::write(versions.join(name), "some text").unwrap();
    }
    Survey::quietly(&cache, CacheKind::Module).unwrap()
}

fn about(survey: &Survey) -> About {
    let settings = GoSettings { mod_cache_rw: true, proxy_off: false, direct: false };
    About::here(survey, &ania(), settings, 1_795_478_400)
}

fn saved() -> (TempDir, PathBuf, Survey, About) {
    let folder = tempfile::tempdir().unwrap();
    let survey = survey(&folder);
    let about = about(&survey);
    let file = folder.path().join("a.scan");
    save(&file, &survey, &about, Overwrite::Never).unwrap();
    (folder, file, survey, about)
}

/// Everything that reads a tree: what a file can do to it, it does here.
fn use_all_of_it(survey: &Survey) {
    let tree = survey.tree.read();
    for id in tree.ids() {
        assert!(tree.find(&tree.relative_path(id)).is_some());
        tree.full_path(id);
    }
    drop(tree);
    let health = survey.judge(&Question::new(ania(), 1_795_478_400));
    let question = Question::new(ania(), 1_795_478_400);
    let names = crate::words::Names::saved([], []);
    let tree = survey.tree.read();
    let words = crate::words::Words::new(&tree, &question, &names);
    for finding in &health.findings {
        words.because(finding);
        words.command(finding);
    }
}

#[test]
fn a_scan_comes_back_as_it_was() {
    let (_folder, file, survey, about) = saved();
    assert!(is_saved(&file));
    let back = open(&file).unwrap();
    assert_eq!(back.about, about);
    assert_eq!(back.survey.target, survey.target);
    assert_eq!(back.survey.facts, survey.facts);
    assert_eq!(back.survey.tree.read().to_parts(), survey.tree.read().to_parts());
    let question = Question::new(ania(), about.when);
    assert_eq!(back.survey.judge(&question).findings, survey.judge(&question).findings);
}

#[test]
fn the_accounts_of_the_machine_it_was_made_on_come_along() {
    let (_folder, file, ..) = saved();
    let about = open(&file).unwrap().about;
    assert_eq!(about.accounts.by_name("ania-of-the-test"), Some(&ania()));
    assert_eq!(about.accounts.by_uid(Uid(4711)), Some(&ania()));
    assert_eq!(&*about.accounts.names().user(Uid(4711)), "ania-of-the-test");
}

#[test]
fn a_file_that_is_there_is_replaced_only_by_force() {
    let (_folder, file, survey, about) = saved();
    assert!(matches!(save(&file, &survey, &about, Overwrite::Never), Err(SavedError::Exists(_))));
    assert!(matches!(may_save(&file, Overwrite::Never), Err(SavedError::Exists(_))));
    save(&file, &survey, &about, Overwrite::Force).unwrap();
    assert!(open(&file).is_ok());
}

#[test]
fn a_scan_of_a_newer_program_says_so() {
    let (_folder, file, ..) = saved();
    let mut content = std::fs::read(&file).unwrap();
    content["modscope-scan ".len()] = b'3';
    std::fs::write(&file, content).unwrap();
    let error = open(&file).unwrap_err();
    assert!(matches!(error, SavedError::Newer { format: 3, .. }));
    assert!(
        error.sentence().contains("newer Modscope (format 3); this one reads format 2"),
        "{}",
        error.sentence()
    );
}

#[test]
fn a_scan_of_an_older_program_is_to_be_made_again() {
    let (_folder, file, ..) = saved();
    let mut content = std::fs::read(&file).unwrap();
    content["modscope-scan ".len()] = b'1';
    std::fs::write(&file, content).unwrap();
    let error = open(&file).unwrap_err();
    assert!(matches!(error, SavedError::Older { format: 1, .. }));
    assert!(error.sentence().contains("older Modscope"), "{}", error.sentence());
}

#[test]
fn another_kind_of_file_is_no_saved_scan() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("x");
    for content in
        ["", "modscope-scan", "modscope-scan \n", "modscope-scan 0\n", "modscope-scan one\n", "#!/bin/sh\n"]
    {
        std::fs::write(&file, content).unwrap();
        assert!(matches!(open(&file), Err(SavedError::NotOne(_))), "{content:?}");
    }
}

#[test]
fn a_truncated_scan_is_told_from_a_damaged_one() {
    let (_folder, file, ..) = saved();
    let content = std::fs::read(&file).unwrap();
    std::fs::write(&file, &content[..content.len() / 2]).unwrap();
    assert!(matches!(open(&file), Err(SavedError::Truncated(_))));
    std::fs::write(&file, &content[..16]).unwrap();
    assert!(matches!(open(&file), Err(SavedError::Truncated(_))));
    let mut damaged = content.clone();
    damaged[20..40].fill(0xff);
    std::fs::write(&file, &damaged).unwrap();
    assert!(matches!(open(&file), Err(SavedError::Damaged { .. })));
}

#[test]
fn what_unpacks_without_end_is_not_unpacked() {
    use std::io::Write as _;
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("bomb");
    let mut out = std::fs::File::create(&file).unwrap();
    out.write_all(b"modscope-scan 2\n").unwrap();
    let mut packed = flate2::write::GzEncoder::new(out, flate2::Compression::best());
    for _ in 0..64 {
        packed.write_all(&vec![0; 1 << 20]).unwrap();
    }
    packed.finish().unwrap();
    assert!(matches!(open(&file), Err(SavedError::TooLarge(_))));
}

#[test]
fn a_name_in_a_scan_cannot_steer_the_terminal() {
    let (_folder, file, survey, mut about) = saved();
    about.account.name = Some("a\x1b[2J".to_owned());
    about.host = "h\u{202e}".to_owned();
    save(&file, &survey, &about, Overwrite::Force).unwrap();
    let back = open(&file).unwrap().about;
    assert_eq!(back.account.name.as_deref(), Some("a\\x1b[2J"));
    assert_eq!(back.host, "h\\u{202e}");
}

#[test]
fn a_scan_of_any_depth_is_judged() {
    use modscope_platform::walk::Listing;
    use modscope_platform::{Kind, Metadata, Mode};

    let folder = tempfile::tempdir().unwrap();
    let survey = survey(&folder);
    let meta = Metadata {
        kind: Kind::Dir,
        mode: Mode::new(0o755),
        uid: Uid(0),
        gid: Gid(0),
        links: 2,
        size: 0,
        modified: 0,
        device: 1,
        inode: 1,
        flags: Default::default(),
        mount: 0,
    };
    let mut tree = crate::tree::Tree::new(b"/c".to_vec(), &meta, CacheKind::Module.root());
    let names =
        [b"cache".as_slice(), b"download"].into_iter().chain(std::iter::repeat_n(b"d".as_slice(), 9000));
    for (level, name) in (0_u32..).zip(names) {
        let mut listing = Listing::default();
        listing.push(name, Ok(meta));
        tree.add_listing(crate::tree::DirTicket::ROOT.nth(level), &listing, 1).unwrap();
    }
    let deep =
        Survey::of(survey.target.clone(), crate::scan::SharedTree::new(tree), crate::scan::Facts::default());
    let back = unpack(&bytes(&deep, &about(&deep)).unwrap()).unwrap();
    let question = Question::new(ania(), 0);
    assert_eq!(back.survey.judge(&question).operations, deep.judge(&question).operations);
}

/// A scan that has something of everything a file can hold: lists, labels, mounts, flags, what could not be
/// looked at, and a way with all of that.
fn rich(survey: &Survey) -> Survey {
    use modscope_platform::walk::{Beside, Listing};
    use modscope_platform::{
        Acl, Flags, IdMap, Kind, Metadata, Mode, MountTable, Subordinates, UserNamespace,
    };

    let meta = |kind, mode, mount| Metadata {
        kind,
        mode: Mode::new(mode),
        uid: Uid(4711),
        gid: Gid(27),
        links: 2,
        size: 9,
        modified: 1_795_478_000,
        device: 1,
        inode: 1,
        flags: Flags::all(),
        mount,
    };
    // setfacl -m u:1001:rw, as the kernel keeps it.
    let list = [
        2, 0, 0, 0, 1, 0, 6, 0, 255, 255, 255, 255, 2, 0, 6, 0, 0xe9, 3, 0, 0, 4, 0, 4, 0, 255, 255, 255,
        255, 16, 0, 6, 0, 255, 255, 255, 255, 32, 0, 4, 0, 255, 255, 255, 255,
    ];
    let plain = Acl::of_mode(Mode::new(0o750)).to_bytes();
    let beside = Beside { access: &list, default: &plain, label: b"system_u:object_r:user_home_t:s0" };
    let mut tree =
        crate::tree::Tree::new(b"/c\xff".to_vec(), &meta(Kind::Dir, 0o2775, 1), CacheKind::Module.root());
    tree.set_root_beside(beside);
    let way = [b"cache".as_slice(), b"download", b"example.com", b"@v"];
    for (level, name) in (0_u32..).zip(way) {
        let mut listing = Listing::default();
        listing.push_with(name, Ok(meta(Kind::Dir, 0o1777, 1)), beside);
        tree.add_listing(crate::tree::DirTicket::ROOT.nth(level), &listing, 1).unwrap();
    }
    let mut listing = Listing::default();
    for (name, label) in
        [(b"a.lock".as_slice(), b"one".as_slice()), (b"v1.0.0.info", b"other"), (b"v1.0.0.mod", b"")]
    {
        listing.push_with(name, Ok(meta(Kind::File, 0o640, 2)), Beside { label, default: b"", ..beside });
    }
    listing.push(b"z", Err(13));
    tree.add_listing(crate::tree::DirTicket::ROOT.nth(4), &listing, 1).unwrap();
    let mounts = MountTable::parse(
        b"1 0 0:1 / / rw - ext4 /dev/a rw\n2 1 0:2 / /c rw,noexec,idmapped - fuse.x host: rw,user_id=7\n",
    );
    tree.know_mounts(|number| mounts.by_id(number).cloned());
    let step = |path: &str| crate::scan::Step {
        path: path.into(),
        metadata: Ok(meta(Kind::Dir, 0o751, 1)),
        acl: Acl::from_bytes(&list).ok(),
        mount: mounts.by_id(2).cloned(),
    };
    let hidden = crate::scan::Step { metadata: Err(13), acl: None, mount: None, ..step("/x") };
    let facts = crate::scan::Facts {
        held: vec![crate::tree::NodeId::ROOT],
        way: vec![step("/"), step("/home"), hidden],
        parent: Some(step("/home")),
        own_name: Some(step("/c")),
        namespace: UserNamespace::new(
            IdMap::parse(b"0 1000 1\n1 100000 65536\n"),
            IdMap::parse(b"0 1000 1\n"),
        ),
        subordinates: Subordinates::parse(b"ania:100000:65536\n", b"ania:100000:65536\n"),
        selinux: Some(true),
        ..crate::scan::Facts::default()
    };
    Survey::of(survey.target.clone(), crate::scan::SharedTree::new(tree), facts)
}

#[test]
fn everything_that_is_beside_a_mode_comes_back() {
    let folder = tempfile::tempdir().unwrap();
    let survey = rich(&survey(&folder));
    let back = unpack(&bytes(&survey, &about(&survey)).unwrap()).unwrap().survey;
    let (read, written) = (back.tree.read(), survey.tree.read());
    for id in written.ids() {
        assert_eq!(read.look(id), written.look(id));
        let beside = read.look(id);
        assert_eq!(beside.acl.map(|id| read.acl(id)), written.look(id).acl.map(|id| written.acl(id)));
        assert_eq!(beside.label.map(|id| read.label(id)), written.look(id).label.map(|id| written.label(id)));
        assert_eq!(read.mount(beside.mount), written.mount(beside.mount));
    }
    assert_eq!(back.facts, survey.facts);
    drop((read, written));
    use_all_of_it(&back);
}

#[test]
fn fuzz_a_saved_scan() {
    let folder = tempfile::tempdir().unwrap();
    let (poor, rich) = (survey(&folder), rich(&survey(&folder)));
    let whole = [&poor, &rich].map(|survey| bytes(survey, &about(survey)).unwrap());
    assert!(whole.iter().all(|bytes| unpack(bytes).is_ok()));
    let changes = proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..4);
    // A piece of the one where something of the other is, a piece left out, an end cut off.
    let spliced = proptest::option::weighted(0.3, proptest::array::uniform3(any::<prop::sample::Index>()));
    let cut = proptest::option::weighted(0.1, any::<prop::sample::Index>());
    let mut runner = proptest::test_runner::TestRunner::new(crate::fuzz::config());
    runner
        .run(&(any::<bool>(), changes, spliced, cut), |(richer, changes, spliced, cut)| {
            let [one, other] = if richer { [&whole[1], &whole[0]] } else { [&whole[0], &whole[1]] };
            let mut bytes = one.clone();
            if let Some([from, to, with]) = spliced {
                let from = from.index(bytes.len());
                let to = from + to.index(bytes.len() - from);
                let with = with.index(other.len());
                let length = (to - from).min(other.len() - with);
                bytes.splice(from..to, other[with..with + length].iter().copied());
            }
            for (at, byte) in changes {
                let at = at.index(bytes.len());
                bytes[at] = byte;
            }
            if let Some(cut) = cut {
                bytes.truncate(cut.index(bytes.len()));
            }
            if let Ok(saved) = unpack(&bytes) {
                let entries = saved.survey.tree.read().len();
                prop_assert!(entries <= bytes.len(), "an entry takes more than a byte of the file");
                use_all_of_it(&saved.survey);
            }
            Ok(())
        })
        .unwrap();
}
