use std::fs;

use super::*;
use crate::go::CacheKind;
use crate::tree::Contents;

fn scan(path: &Path) -> Result<(SharedTree, Facts), ScanError> {
    let tree = SharedTree::default();
    let target = Target { path: path.into(), kind: CacheKind::Module };
    let facts = run(&target, &tree, &Cancel::default(), &mut |_: usize| {}, ListsOf::All)?;
    Ok((tree, facts))
}

#[test]
fn everything_under_the_root_is_in_the_tree_with_its_role() {
    let root = tempfile::tempdir().expect("a temporary folder");
    let versions = root.path().join("cache/download/example.com/a/@v");
    fs::create_dir_all(&versions).expect("made");
    fs::write(versions.join("v1.0.0.zip"), "12345").expect("written");
    fs::create_dir_all(root.path().join("example.com/a@v1.0.0")).expect("made");
    let (tree, facts) = scan(root.path()).expect("scans");
    let tree = tree.read();
    let zip = tree.find(b"cache/download/example.com/a/@v/v1.0.0.zip").expect("is there");
    assert_eq!((tree.role(zip), tree.size(zip)), (Role::Zip, 5));
    assert_eq!(tree.len(), 9);
    assert_eq!(tree.total_bytes(NodeId::ROOT), 5);
    assert!(facts.way.first().is_some_and(|step| step.path == Path::new("/") || cfg!(windows)));
    assert!(!facts.cancelled);
}

#[test]
fn many_directories_keep_their_order_and_sums() {
    let root = tempfile::tempdir().expect("a temporary folder");
    for outer in 0..20 {
        for inner in 0..20 {
            let dir = root.path().join(format!("h{outer}.com/m{inner}@v1.0.0"));
            fs::create_dir_all(&dir).expect("made");
            fs::write(dir.join("go.mod"), "module x").expect("written");
        }
    }
    let (tree, _) = scan(root.path()).expect("scans");
    let tree = tree.read();
    assert_eq!(tree.len(), 1 + 20 + 400 + 400);
    for id in tree.ids() {
        let names: Vec<&[u8]> = tree.children(id).map(|child| tree.name(child)).collect();
        assert!(names.is_sorted());
        assert!(tree.children(id).all(|child| child > id && tree.parent(child) == Some(id)));
    }
}

#[test]
fn a_cancelled_scan_says_so() {
    let root = tempfile::tempdir().expect("a temporary folder");
    let cancel = Cancel::default();
    cancel.cancel();
    let target = Target { path: root.path().into(), kind: CacheKind::Module };
    let facts =
        run(&target, &SharedTree::default(), &cancel, &mut |_: usize| {}, ListsOf::All).expect("ends");
    assert!(facts.cancelled);
}

#[test]
fn what_is_no_folder_is_told_apart() {
    let root = tempfile::tempdir().expect("a temporary folder");
    fs::write(root.path().join("file"), "").expect("written");
    assert!(matches!(scan(&root.path().join("file")), Err(ScanError::NotADirectory(_))));
    assert!(matches!(scan(&root.path().join("nothing")), Err(ScanError::Absent(_))));
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("/nowhere/at/all", root.path().join("link")).expect("linked");
        assert!(matches!(scan(&root.path().join("link")), Err(ScanError::DanglingLink { .. })));
        std::os::unix::fs::symlink(".", root.path().join("good")).expect("linked");
        assert!(scan(&root.path().join("good")).expect("scans").1.through_link());
    }
}

#[cfg(target_family = "unix")]
#[test]
fn names_are_bytes_and_depth_has_no_limit() {
    use std::os::unix::ffi::OsStrExt as _;
    let root = tempfile::tempdir().expect("a temporary folder");
    let odd = std::ffi::OsStr::from_bytes(b"bad\xff\nname\x1b");
    fs::write(root.path().join(odd), "").expect("written");
    let mut deep = root.path().to_path_buf();
    deep.extend(std::iter::repeat_n("d", 200));
    fs::create_dir_all(&deep).expect("made");
    let (tree, _) = scan(root.path()).expect("scans");
    let tree = tree.read();
    assert!(tree.find(b"bad\xff\nname\x1b").is_some());
    let bottom = tree.find("d/".repeat(200).as_bytes()).expect("is there");
    assert_eq!(tree.depth(bottom), 200);
    assert_eq!(tree.contents(bottom), Some(Contents::Read));
}

#[test]
fn who_wants_to_read_a_growing_tree_gets_a_turn_between_two_writes() {
    let tree = SharedTree::default();
    let stop = std::sync::atomic::AtomicBool::new(false);
    std::thread::scope(|threads| {
        threads.spawn(|| {
            // A writer that never rests, like a scan of a cache that is in memory.
            while !stop.load(std::sync::atomic::Ordering::Relaxed) {
                tree.change(|_| std::thread::sleep(Duration::from_micros(200)));
            }
        });
        // Fifty turns end; without giving way, readers starve and the test never does.
        for _ in 0..50 {
            drop(tree.read());
        }
        stop.store(true, std::sync::atomic::Ordering::Relaxed);
    });
}

#[cfg(unix)]
#[test]
fn a_folder_between_two_links_is_on_the_way() {
    let root = tempfile::tempdir().expect("a temporary folder");
    let root = fs::canonicalize(root.path()).expect("resolved");
    for folder in ["between", "big/mod", "home"] {
        fs::create_dir_all(root.join(folder)).expect("made");
    }
    std::os::unix::fs::symlink(root.join("big/mod"), root.join("between/link")).expect("linked");
    std::os::unix::fs::symlink(root.join("between/link"), root.join("home/mod")).expect("linked");
    let (_, facts) = scan(&root.join("home/mod")).expect("scans");
    for folder in ["between", "big", "home"] {
        assert!(facts.way.iter().any(|step| step.path == root.join(folder)), "{folder}: {:?}", facts.way);
    }
    assert!(facts.way.iter().all(|step| step.path != root.join("big/mod")));
    assert!(facts.through_link());
}
