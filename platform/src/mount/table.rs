//! All mounts this process sees.

use std::collections::HashMap;
use std::path::Path;

use super::Mount;
use super::parse::{Listed, line};
use crate::{paths, system_file};

/// The mounts this process sees. Empty where the system lists none (all but Linux).
#[derive(Debug, Clone, Default)]
pub struct MountTable {
    listed: Vec<Listed>,
    by_id: HashMap<u64, usize>,
}

impl MountTable {
    /// The mounts of this process, from /proc/self/mountinfo; empty where it cannot be read.
    pub fn here() -> Self {
        system_file::read("/proc/self/mountinfo").map(|bytes| Self::parse(&bytes)).unwrap_or_default()
    }

    /// Reads mountinfo's bytes; lines that are none of the kernel's are passed over.
    pub fn parse(bytes: &[u8]) -> Self {
        let listed: Vec<Listed> = bytes.split(|byte| *byte == b'\n').filter_map(line).collect();
        let by_id = listed.iter().enumerate().map(|(at, one)| (one.id, at)).collect();
        Self { listed, by_id }
    }

    /// The mount of this number: mountinfo's first field, which is `stx_mnt_id` of statx(2).
    pub fn by_id(&self, mount_id: u64) -> Option<&Mount> {
        self.by_id.get(&mount_id).map(|at| &self.listed[*at].mount)
    }

    /// The mount that a path lies on, by names alone: the path must be absolute, without `..` and with
    /// its links resolved.
    ///
    /// Goes from mount to mount as the kernel does, so that one hidden under another is not taken for it.
    pub fn of_path(&self, path: &Path) -> Option<&Mount> {
        if !path.has_root() {
            return None;
        }
        let on = |one: &&Listed| path.starts_with(paths::path(&one.mount.point));
        // Of those at the same place, the last listed: `min_by_key` takes the first.
        let nearest = |stands: &dyn Fn(&Listed) -> bool| {
            self.listed
                .iter()
                .rev()
                .filter(|one| stands(one))
                .filter(on)
                .min_by_key(|one| one.mount.point.len())
        };
        let first = nearest(&|one| one.parent == one.id || !self.by_id.contains_key(&one.parent));
        let Some(mut at) = first else {
            return self
                .listed
                .iter()
                .filter(on)
                .max_by_key(|one| one.mount.point.len())
                .map(|one| &one.mount);
        };
        // As many steps as mounts: lines that nobody's kernel wrote may go round in a circle.
        for _ in 0..self.listed.len() {
            let Some(next) = nearest(&|one| one.parent == at.id && one.id != at.id) else { break };
            at = next;
        }
        Some(&at.mount)
    }

    /// All mounts, in the system's order.
    pub fn mounts(&self) -> impl ExactSizeIterator<Item = &Mount> {
        self.listed.iter().map(|one| &one.mount)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn point(table: &MountTable, path: &str) -> Option<(String, String)> {
        let mount = table.of_path(Path::new(path))?;
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        Some((text(&mount.point), text(&mount.source)))
    }

    fn at(point: &str, source: &str) -> Option<(String, String)> {
        Some((point.to_owned(), source.to_owned()))
    }

    #[test]
    fn a_path_lies_on_the_nearest_mount_above_it() {
        let table = MountTable::parse(
            b"27 1 254:0 / / rw - ext4 /dev/vda rw\n40 27 8:1 / /home rw - xfs /dev/sda1 rw\n\
              41 40 8:2 / /home/a/go ro - ext4 /dev/sda2 rw\n",
        );
        assert_eq!(point(&table, "/etc/passwd"), at("/", "/dev/vda"));
        assert_eq!(point(&table, "/home"), at("/home", "/dev/sda1"));
        assert_eq!(point(&table, "/home/a/go/pkg/mod"), at("/home/a/go", "/dev/sda2"));
        assert_eq!(point(&table, "/home/a/gopher"), at("/home", "/dev/sda1"), "by names, not by letters");
        assert_eq!(point(&table, "home"), None);
        assert_eq!(table.by_id(41).map(|mount| mount.point.as_slice()), Some(&b"/home/a/go"[..]));
        assert_eq!(table.by_id(42), None);
    }

    #[test]
    fn what_is_mounted_last_on_a_place_is_seen() {
        // A container host, Linux 6.18: /dev/shm is mounted twice, the second on the first.
        let table = MountTable::parse(
            b"24 27 0:6 / /dev rw,relatime - devtmpfs devtmpfs rw\n25 24 0:23 / /dev/shm rw,relatime - tmpfs under rw\n\
              27 1 254:0 / / rw,relatime - ext4 /dev/vda rw\n30 25 0:27 / /dev/shm rw,relatime - tmpfs over rw\n",
        );
        assert_eq!(point(&table, "/dev/shm/x"), at("/dev/shm", "over"));
        let side_by_side = MountTable::parse(
            b"1 0 0:1 / / rw - ext4 root rw\n2 1 0:2 / /a rw - tmpfs one rw\n3 1 0:3 / /a rw - tmpfs two rw\n",
        );
        assert_eq!(point(&side_by_side, "/a"), at("/a", "two"));
    }

    #[test]
    fn a_mount_hidden_under_a_later_one_is_not_met() {
        let table = MountTable::parse(
            b"1 0 0:1 / / rw - ext4 root rw\n2 1 0:2 / /a/b rw - tmpfs hidden rw\n3 1 0:3 / /a rw - tmpfs seen rw\n",
        );
        assert_eq!(point(&table, "/a/b/c"), at("/a", "seen"));
    }

    #[test]
    fn inside_a_chroot_the_first_mount_may_be_missing() {
        let table =
            MountTable::parse(b"50 27 0:21 / /proc rw - proc proc rw\n51 27 0:3 / /go rw - tmpfs t rw\n");
        assert_eq!(point(&table, "/go/pkg"), at("/go", "t"));
        assert_eq!(point(&table, "/usr"), None);
    }

    #[test]
    fn a_circle_of_mounts_ends() {
        let table = MountTable::parse(b"1 2 0:1 / /a rw - tmpfs x rw\n2 1 0:2 / /a rw - tmpfs y rw\n");
        assert_eq!(point(&table, "/a/b"), at("/a", "y"));
        let own = MountTable::parse(b"1 1 0:1 / / rw - rootfs rootfs rw\n2 1 0:2 / / rw - ext4 disk rw\n");
        assert_eq!(point(&own, "/a"), at("/", "disk"));
    }

    /// Bytes that look like mountinfo more often than chance would have it.
    fn almost_mountinfo() -> impl Strategy<Value = Vec<u8>> {
        let piece = prop_oneof![
            Just(b" ".to_vec()),
            Just(b"\n".to_vec()),
            Just(b" - ".to_vec()),
            Just(b"\\040".to_vec()),
            Just(b"/".to_vec()),
            Just(b"1 1 0:1 / /a ro,noexec - 9p x ro,aname=drvfs;metadata".to_vec()),
            Just(b"2 1 0:1 / /a rw - fuse.x s rw,user_id=9\n".to_vec()),
            proptest::collection::vec(any::<u8>(), 0..6),
        ];
        proptest::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #[test]
        fn no_bytes_bring_it_down(bytes in almost_mountinfo(), path in "(/[a-c]{0,2}){0,4}") {
            let table = MountTable::parse(&bytes);
            let lines = bytes.split(|byte| *byte == b'\n').count();
            prop_assert!(table.mounts().len() <= lines);
            let kept: usize = table.mounts().map(|m| m.point.len() + m.source.len()).sum();
            prop_assert!(kept <= bytes.len(), "no more is kept than was read");
            if let Some(mount) = table.of_path(Path::new(&path)) {
                prop_assert!(Path::new(&path).starts_with(mount.point_path()));
            }
        }

        #[test]
        fn any_bytes_are_survived(bytes in proptest::collection::vec(any::<u8>(), 0..2000)) {
            prop_assert!(MountTable::parse(&bytes).mounts().len() <= bytes.len());
        }
    }
}
