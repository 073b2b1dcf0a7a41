//! What the table says of mounts that are really there.

#![allow(clippy::expect_used)]

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use rustix::fs::{AtFlags, CWD, StatxFlags, statx};

use crate::{Mount, MountDecides, MountTable, Uid, Writable};

/// Root that may mount; else says so aloud, and fails where `MODSCOPE_REQUIRE` asks for root.
fn may_mount(test: &str) -> bool {
    let Ok(dir) = tempfile::tempdir() else { return false };
    if Mounted::new(dir.path(), &["-t", "tmpfs", "modscope-probe"]).is_some() {
        return true;
    }
    let required = std::env::var("MODSCOPE_REQUIRE").unwrap_or_default();
    assert!(!required.split(',').any(|need| need.trim() == "root"), "{test} needs root, and cannot mount");
    let _ = writeln!(std::io::stdout(), "skipped: {test}: cannot mount");
    false
}

/// Unmounted when dropped, also when a test fails; what was mounted last goes first.
struct Mounted(PathBuf);

impl Mounted {
    /// Runs mount(8) for a folder, with /dev/fuse as descriptor 3 where there is one.
    fn new(point: &Path, args: &[&str]) -> Option<Self> {
        let done = Command::new("sh")
            .args(["-c", "if [ -c /dev/fuse ]; then exec 3<>/dev/fuse; fi; exec mount \"$@\"", "sh"])
            .args(args)
            .arg(point)
            .output()
            .is_ok_and(|output| output.status.success());
        done.then(|| Self(point.to_owned()))
    }
}

impl Drop for Mounted {
    fn drop(&mut self) {
        Command::new("umount").arg("-l").arg(&self.0).status().ok();
    }
}

fn mount_id(path: &Path) -> Option<u64> {
    let stat =
        statx(CWD, path, AtFlags::SYMLINK_NOFOLLOW | AtFlags::NO_AUTOMOUNT, StatxFlags::MNT_ID).ok()?;
    (stat.stx_mask & StatxFlags::MNT_ID.bits() != 0).then_some(stat.stx_mnt_id)
}

/// The mount of a folder, by name; by number it must be the same.
fn told(path: &Path) -> Mount {
    let table = MountTable::here();
    let mount = table.of_path(path).expect("on some mount").clone();
    if let Some(id) = mount_id(path) {
        assert_eq!(table.by_id(id), Some(&mount), "by number and by name");
    }
    mount
}

fn folder(parent: &Path, name: &str) -> PathBuf {
    let path = parent.join(name);
    std::fs::create_dir(&path).expect("made");
    path
}

#[test]
fn every_mount_that_can_be_seen_is_found_by_name_and_by_number() {
    let table = MountTable::here();
    assert!(table.of_path(Path::new("/")).is_some(), "mountinfo is there");
    for point in ["/", "/proc/self", "/sys/kernel", "/dev/null", "/usr/bin"].map(Path::new) {
        // Others mount and unmount meanwhile: only what is listed now counts.
        if let Some(by_id) = mount_id(point).and_then(|id| table.by_id(id))
            && let Ok(real) = point.canonicalize()
            && !real.ends_with(std::process::id().to_string())
        {
            assert_eq!(table.of_path(&real), Some(by_id), "{}", real.display());
        }
    }
}

#[test]
fn binds_memory_and_overlays_are_told_apart() {
    if !may_mount("binds_memory_and_overlays_are_told_apart") {
        return;
    }
    let dir = tempfile::tempdir().expect("made");
    let dir = dir.path().canonicalize().expect("there");

    let bound = folder(&dir, "bound");
    let below = told(&bound);
    let text = bound.to_string_lossy().into_owned();
    let _bound = Mounted::new(&bound, &["--bind", "-o", "ro", &text]).expect("bound");
    let seen = told(&bound);
    assert_eq!(seen.writable, Writable::NotHere);
    assert_eq!((&seen.fs_type, seen.decides), (&below.fs_type, MountDecides::Kernel));
    assert_eq!(told(&dir), below, "beside it nothing changes");

    let memory = folder(&dir, "in memory #1");
    let _memory = Mounted::new(&memory, &["-t", "tmpfs", "-o", "ro,noexec", "a b"]).expect("mounted");
    let seen = told(&memory);
    assert_eq!((seen.writable, seen.no_exec), (Writable::Nowhere, true));
    assert_eq!((seen.point_path(), seen.source.as_slice()), (memory, &b"a b"[..]));

    let twice = folder(&dir, "twice");
    let _first = Mounted::new(&twice, &["-t", "tmpfs", "first"]).expect("mounted");
    let _second = Mounted::new(&twice, &["-t", "tmpfs", "second"]).expect("mounted");
    assert_eq!(told(&twice).source, b"second");

    let [lower, upper, work, merged] = ["lower", "upper", "work", "merged"].map(|name| folder(&twice, name));
    let layers =
        format!("lowerdir={},upperdir={},workdir={}", lower.display(), upper.display(), work.display());
    let _merged = Mounted::new(&merged, &["-t", "overlay", "-o", &layers, "overlay"]).expect("mounted");
    let inside = folder(&merged, "inside");
    let seen = told(&inside);
    assert_eq!((seen.fs_type.as_str(), seen.writable), ("overlay", Writable::Yes));
    assert_eq!((seen.decides, seen.keeps_modes()), (MountDecides::Kernel, true));
}

#[test]
fn a_mount_hidden_by_a_later_one_is_not_taken_for_it() {
    if !may_mount("a_mount_hidden_by_a_later_one_is_not_taken_for_it") {
        return;
    }
    let dir = tempfile::tempdir().expect("made");
    let dir = dir.path().canonicalize().expect("there");
    let outer = folder(&dir, "outer");
    let inner = folder(&outer, "inner");
    let _hidden = Mounted::new(&inner, &["-t", "tmpfs", "hidden"]).expect("mounted");
    assert_eq!(told(&inner).source, b"hidden");
    let _cover = Mounted::new(&outer, &["-t", "tmpfs", "cover"]).expect("mounted");
    folder(&outer, "inner");
    assert_eq!(told(&inner).source, b"cover");
}

#[test]
fn with_fuse_the_mounting_account_and_its_leave_for_others_are_told() {
    if !may_mount("with_fuse_the_mounting_account_and_its_leave_for_others_are_told") {
        return;
    }
    let dir = tempfile::tempdir().expect("made");
    let dir = dir.path().canonicalize().expect("there");
    let point = folder(&dir, "remote");
    if !Path::new("/dev/fuse").exists() {
        let _ = writeln!(std::io::stdout(), "skipped: no FUSE here");
        return;
    }
    // No program serves it: the kernel lists the mount all the same.
    let options = "fd=3,rootmode=40000,user_id=1000,group_id=1000,default_permissions";
    let _point = Mounted::new(&point, &["-i", "-t", "fuse.sshfs", "-o", options, "host:"]).expect("mounted");
    let seen = told(&point);
    assert_eq!((seen.fs_type.as_str(), seen.source.as_slice()), ("fuse.sshfs", &b"host:"[..]));
    assert_eq!(seen.decides, MountDecides::Program { user: Uid(1000), others: false, modes: true });
}

#[test]
fn an_image_that_is_mounted_for_reading_is_writable_nowhere() {
    if !may_mount("an_image_that_is_mounted_for_reading_is_writable_nowhere") {
        return;
    }
    let dir = tempfile::tempdir().expect("made");
    let dir = dir.path().canonicalize().expect("there");
    let image = dir.join("image");
    std::fs::File::create(&image).and_then(|file| file.set_len(1 << 20)).expect("made");
    let made = Command::new("mkfs.ext4").arg("-qF").arg(&image).output();
    let point = folder(&dir, "point");
    let text = image.to_string_lossy().into_owned();
    let mounted = made
        .is_ok_and(|output| output.status.success())
        .then(|| Mounted::new(&point, &["-t", "ext4", "-o", "loop,ro", &text]));
    // No loop devices in most containers, also for root.
    let Some(Some(_mounted)) = mounted else {
        let _ = writeln!(std::io::stdout(), "skipped: no image can be mounted here");
        return;
    };
    let seen = told(&point);
    assert_eq!((seen.fs_type.as_str(), seen.writable), ("ext4", Writable::Nowhere));
}
