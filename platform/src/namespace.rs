//! In which user namespace we are (user_namespaces(7)): which numbers mean anybody here.

use serde::{Deserialize, Serialize};

use crate::{Gid, Uid, system_file};

/// What a number that means nobody here is shown as, unless the machine says otherwise.
const OVERFLOW: u32 = 65534;

/// Which numbers of users and groups exist in a user namespace.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct UserNamespace {
    /// The users.
    pub uids: IdMap,
    /// The groups.
    pub gids: IdMap,
    overflow_uid: Uid,
    overflow_gid: Gid,
}

/// Ranges of numbers, and what they are outside.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct IdMap {
    /// As the kernel lists them, at most 340.
    ranges: Vec<IdRange>,
}

/// Numbers in a row, inside a user namespace and outside.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct IdRange {
    /// The first number inside.
    pub inside: u32,
    /// What it is in the namespace around.
    pub outside: u32,
    /// How many.
    pub count: u32,
}

impl UserNamespace {
    /// The namespace of this process. All numbers exist where there are no namespaces.
    pub fn here() -> Self {
        let map = |path| system_file::read(path).map_or_else(IdMap::whole, |bytes| IdMap::parse(&bytes));
        let overflow = |path| system_file::number(path).unwrap_or(OVERFLOW);
        Self {
            uids: map("/proc/self/uid_map"),
            gids: map("/proc/self/gid_map"),
            overflow_uid: Uid(overflow("/proc/sys/kernel/overflowuid")),
            overflow_gid: Gid(overflow("/proc/sys/kernel/overflowgid")),
        }
    }

    /// One in which these numbers exist, the others shown as 65534.
    pub const fn new(uids: IdMap, gids: IdMap) -> Self {
        Self { uids, gids, overflow_uid: Uid(OVERFLOW), overflow_gid: Gid(OVERFLOW) }
    }

    /// Whether every user and every group exists here: no container without root made it.
    pub fn is_whole(&self) -> bool {
        self.uids.is_whole() && self.gids.is_whole()
    }

    /// Whether the user exists here.
    pub fn maps_uid(&self, uid: Uid) -> bool {
        self.uids.has(uid.0)
    }

    /// Whether the group exists here.
    pub fn maps_gid(&self, gid: Gid) -> bool {
        self.gids.has(gid.0)
    }

    /// What owners that do not exist here are shown as.
    pub const fn overflow_uid(&self) -> Uid {
        self.overflow_uid
    }

    /// What groups that do not exist here are shown as.
    pub const fn overflow_gid(&self) -> Gid {
        self.overflow_gid
    }

    /// Whether an entry shown with this owner belongs to somebody who does not exist here: nobody here may
    /// give it away or change its mode, not even root (capable_wrt_inode_uidgid in the kernel).
    pub fn shows_unmapped(&self, uid: Uid) -> bool {
        uid == self.overflow_uid && !self.maps_uid(uid)
    }

    /// The same of a group.
    pub fn shows_unmapped_group(&self, gid: Gid) -> bool {
        gid == self.overflow_gid && !self.maps_gid(gid)
    }

    /// Whether an entry shown with this owner may as well belong to somebody who does not exist here. Where
    /// 65536 numbers exist, as rootless podman makes it, 65534 is `nobody` and all strangers too.
    pub fn may_be_unmapped(&self, uid: Uid) -> bool {
        uid == self.overflow_uid && !self.uids.is_whole()
    }

    /// The same of a group.
    pub fn group_may_be_unmapped(&self, gid: Gid) -> bool {
        gid == self.overflow_gid && !self.gids.is_whole()
    }
}

impl Default for UserNamespace {
    fn default() -> Self {
        Self::new(IdMap::whole(), IdMap::whole())
    }
}

impl IdMap {
    /// Every number, as itself.
    pub fn whole() -> Self {
        // 2^32 - 1 stands for "no change" in chown(2) and belongs to nobody.
        Self { ranges: vec![IdRange { inside: 0, outside: 0, count: u32::MAX }] }
    }

    /// Reads the bytes of /proc/PID/uid_map or gid_map: three numbers a line. Other lines are passed over.
    pub fn parse(bytes: &[u8]) -> Self {
        Self { ranges: system_file::lines(bytes).filter_map(range).collect() }
    }

    /// The ranges, as listed.
    pub fn ranges(&self) -> &[IdRange] {
        &self.ranges
    }

    /// Whether the number exists inside.
    pub fn has(&self, id: u32) -> bool {
        self.ranges.iter().any(|range| id >= range.inside && id - range.inside < range.count)
    }

    /// Whether all numbers from 0 to 2^32 - 2 exist inside.
    pub fn is_whole(&self) -> bool {
        let mut ranges = self.ranges.clone();
        ranges.sort_unstable_by_key(|range| range.inside);
        let reach = ranges.iter().try_fold(0_u64, |reach, range| {
            let start = u64::from(range.inside);
            (start <= reach).then(|| reach.max(start + u64::from(range.count)))
        });
        reach.is_some_and(|reach| reach >= u64::from(u32::MAX))
    }
}

fn range(line: &str) -> Option<IdRange> {
    let mut numbers = line.split_whitespace().map(str::parse::<u32>);
    let (inside, outside, count) = (numbers.next()?.ok()?, numbers.next()?.ok()?, numbers.next()?.ok()?);
    let fits = inside.checked_add(count).is_some() && outside.checked_add(count).is_some();
    (count > 0 && fits && numbers.next().is_none()).then_some(IdRange { inside, outside, count })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn inside(map: &str) -> UserNamespace {
        UserNamespace::new(IdMap::parse(map.as_bytes()), IdMap::parse(map.as_bytes()))
    }

    #[test]
    fn outside_every_container_all_numbers_exist() {
        // /proc/self/uid_map of the first namespace, Linux 6.18.
        let first = inside("         0          0 4294967295\n");
        assert!(first.is_whole());
        assert!(first.maps_uid(Uid(65534)) && first.maps_gid(Gid(4_294_967_294)));
        assert!(!first.shows_unmapped(Uid(65534)) && !first.may_be_unmapped(Uid(65534)), "nobody is nobody");
        assert_eq!(first, UserNamespace::default());
        assert!(inside("1000 1000 4294966295\n0 0 1000\n").is_whole(), "also in pieces");
    }

    #[test]
    fn a_namespace_of_one_knows_only_its_root() {
        // unshare --user --map-root-user as uid 1000.
        let one = inside("         0       1000          1\n");
        assert!(!one.is_whole() && one.maps_uid(Uid(0)) && !one.maps_uid(Uid(1)));
        assert!(one.shows_unmapped(Uid(65534)) && one.shows_unmapped_group(Gid(65534)));
        assert!(!one.shows_unmapped(Uid(0)));
    }

    #[test]
    fn in_a_rootless_container_nobody_may_be_a_stranger() {
        // podman's map for uid 1000 with `ania:100000:65536`: 65534 exists inside, and strangers show as it.
        let podman = inside("         0       1000          1\n         1     100000      65536\n");
        assert!(!podman.is_whole() && podman.maps_uid(Uid(65534)) && !podman.maps_uid(Uid(70000)));
        assert!(!podman.shows_unmapped(Uid(65534)));
        assert!(podman.may_be_unmapped(Uid(65534)) && !podman.may_be_unmapped(Uid(1000)));
    }

    #[test]
    fn a_map_that_is_not_written_yet_knows_nobody() {
        let fresh = inside("");
        assert!(!fresh.is_whole() && !fresh.maps_uid(Uid(0)) && fresh.shows_unmapped(Uid(65534)));
    }

    #[test]
    fn other_lines_are_passed_over() {
        let map = IdMap::parse(b"0 0\n1 2 3 4\nx 0 1\n0 0 0\n4294967295 0 5\n\xff\n7 8 9\n");
        assert_eq!(map.ranges(), [IdRange { inside: 7, outside: 8, count: 9 }]);
    }

    #[test]
    fn it_is_kept_in_saved_scans() {
        let namespace = inside("0 1000 1\n1 100000 65536\n");
        let text = serde_json::to_string(&namespace).expect("written");
        assert_eq!(serde_json::from_str::<UserNamespace>(&text).expect("read"), namespace);
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn this_process_exists_in_its_own_namespace() {
        let here = UserNamespace::here();
        let me = crate::accounts::effective_uid();
        assert!(here.maps_uid(me) || here.may_be_unmapped(me));
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn in_a_namespace_of_one_strangers_show_as_told() {
        use std::io::Write as _;

        let script = "cat /proc/self/uid_map; cd /; stat -c %u /proc/1";
        let output = std::process::Command::new("unshare").args(["-Ur", "sh", "-c", script]).output();
        let Some(output) = output.ok().filter(|output| output.status.success()) else {
            let _ = writeln!(std::io::stdout(), "skipped: user namespaces are not allowed here");
            return;
        };
        let text = String::from_utf8_lossy(&output.stdout);
        let (map, owner) = text.trim().rsplit_once('\n').expect("a map and an owner");
        let one = inside(map);
        assert!(one.maps_uid(Uid::ROOT) && !one.is_whole());
        if crate::accounts::effective_uid() != Uid::ROOT {
            assert!(one.shows_unmapped(Uid(owner.parse().expect("a number"))), "the first process is root's");
        }
    }

    proptest! {
        #[test]
        fn no_bytes_bring_it_down(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
            IdMap::parse(&bytes).is_whole();
        }

        #[test]
        fn what_exists_is_what_the_ranges_say(
            starts in proptest::collection::vec((0_u32..50, 1_u32..20), 0..6),
            id in 0_u32..80,
        ) {
            let text: String = starts.iter().map(|(start, count)| format!("{start} 9 {count}\n")).collect();
            let expected = starts.iter().any(|(start, count)| (*start..start + count).contains(&id));
            prop_assert_eq!(IdMap::parse(text.as_bytes()).has(id), expected);
        }
    }
}
