//! What the kernel and administrators write: mountinfo, access control lists, lent numbers, number maps.

use std::path::Path;

use modscope_platform::{Acl, Gid, IdMap, MountTable, Subordinates, Uid, UserNamespace};
use proptest::prelude::*;

use crate::cases;

/// A list as the kernel has it, then damaged: bytes changed, entries doubled, dropped and swapped, cut off.
fn almost_acl() -> impl Strategy<Value = Vec<u8>> {
    let tag =
        prop_oneof![Just(0x01_u16), Just(0x02), Just(0x04), Just(0x08), Just(0x10), Just(0x20), any::<u16>()];
    let entry = (tag, 0_u16..9, prop_oneof![Just(u32::MAX), 0_u32..4, any::<u32>()]);
    let standing =
        Just([(0x01_u16, 7_u16, u32::MAX), (0x04, 5, u32::MAX), (0x10, 7, u32::MAX), (0x20, 5, u32::MAX)]);
    let entries = (standing, proptest::collection::vec(entry, 0..6), any::<bool>()).prop_map(
        |(standing, more, sorted)| {
            let mut all: Vec<_> = standing.into_iter().chain(more).collect();
            if sorted {
                all.sort_by_key(|(tag, _, id)| (*tag, *id));
            }
            all
        },
    );
    let version = prop_oneof![9 => Just(2_u32), 1 => any::<u32>()];
    let damage = proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..2);
    let cut = proptest::option::weighted(0.1, any::<prop::sample::Index>());
    (version, entries, damage, cut).prop_map(|(version, entries, damage, cut)| {
        let mut bytes = version.to_le_bytes().to_vec();
        for (tag, permits, id) in entries {
            bytes.extend(tag.to_le_bytes());
            bytes.extend(permits.to_le_bytes());
            bytes.extend(id.to_le_bytes());
        }
        for (at, byte) in damage {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        if let Some(cut) = cut {
            bytes.truncate(cut.index(bytes.len()));
        }
        bytes
    })
}

/// Mountinfo's lines with parts that are missing, doubled, or not as the kernel writes them.
fn almost_mountinfo() -> impl Strategy<Value = Vec<u8>> {
    let number = prop_oneof![4 => (0_u64..6).prop_map(|n| n.to_string()), 1 => any::<u64>().prop_map(|n| n.to_string()), 1 => Just("x".to_owned())];
    let point = prop_oneof![
        Just("/"),
        Just("/a"),
        Just("/a/b"),
        Just("/a\\040b"),
        Just("/a\\0"),
        Just("\\057"),
        Just("a"),
        Just("")
    ];
    let options = prop_oneof![
        Just("rw"),
        Just("ro,noexec"),
        Just("rw,idmapped"),
        Just(",,="),
        Just("ro,user_id=7,allow_other"),
        Just("")
    ];
    let optional = prop_oneof![Just(""), Just("shared:1 "), Just("master:2 propagate_from:3 ")];
    let kind = prop_oneof![
        Just("ext4"),
        Just("overlay"),
        Just("fuse.x"),
        Just("9p"),
        Just("nfs4"),
        Just("vfat"),
        Just("")
    ];
    let line = (number.clone(), number, point, options.clone(), optional, kind, options).prop_map(
        |(id, parent, point, own, optional, kind, options)| {
            format!("{id} {parent} 0:1 / {point} {own} {optional}- {kind} source {options}\n").into_bytes()
        },
    );
    let damage = proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..3);
    (proptest::collection::vec(line, 0..12), damage).prop_map(|(lines, damage)| {
        let mut bytes = lines.concat();
        for (at, byte) in damage.into_iter().filter(|_| true) {
            if !bytes.is_empty() {
                let at = at.index(bytes.len());
                bytes[at] = byte;
            }
        }
        bytes
    })
}

/// Fields with colons or blanks between, in lines.
fn almost_table(between: &'static str) -> impl Strategy<Value = Vec<u8>> {
    let number =
        prop_oneof![0_u64..200_000, Just(u64::from(u32::MAX)), Just(u64::from(u32::MAX) + 1), any::<u64>()];
    let field =
        prop_oneof![3 => number.prop_map(|n| n.to_string()), 1 => "[a-z#]{0,4}".prop_map(|word| word)];
    let line =
        proptest::collection::vec(field, 0..5).prop_map(move |fields| fields.join(between).into_bytes());
    let line = prop_oneof![9 => line, 1 => proptest::collection::vec(any::<u8>(), 0..20)];
    proptest::collection::vec(line, 0..12).prop_map(|lines| lines.join(&b'\n'))
}

fn any_bytes() -> impl Strategy<Value = Vec<u8>> {
    proptest::collection::vec(any::<u8>(), 0..600)
}

proptest! {
    #![proptest_config(cases::config())]

    #[test]
    fn access_control_lists_of_any_bytes(bytes in prop_oneof![3 => almost_acl(), 1 => any_bytes()]) {
        if let Ok(acl) = Acl::from_bytes(&bytes) {
            prop_assert_eq!(acl.entries().len() * 8 + 4, bytes.len());
            let written = acl.to_bytes();
            let back = Acl::from_bytes(&written);
            prop_assert_eq!(back.as_ref(), Ok(&acl), "what was read is written so that it is read again");
            prop_assert_eq!(Acl::from_entries(acl.entries().to_vec()), Ok(acl));
        }
    }

    #[test]
    fn mountinfo_of_any_bytes(bytes in prop_oneof![3 => almost_mountinfo(), 1 => any_bytes()], path in "(/[ab]{0,2}){0,4}", id in 0_u64..6) {
        let table = MountTable::parse(&bytes);
        let lines = bytes.split(|byte| *byte == b'\n').count();
        prop_assert!(table.mounts().len() <= lines);
        let kept: usize = table.mounts().map(|one| one.point.len() + one.source.len() + one.fs_type.len()).sum();
        prop_assert!(kept <= bytes.len(), "no more is kept than was read");
        table.by_id(id);
        if let Some(mount) = table.of_path(Path::new(&path)) {
            prop_assert!(Path::new(&path).starts_with(mount.point_path()));
        }
    }

    #[test]
    fn lent_numbers_of_any_bytes(bytes in prop_oneof![3 => almost_table(":"), 1 => any_bytes()], id: u32, near in 0_u32..200_000) {
        let lent = Subordinates::parse(&bytes, &bytes);
        for id in [id, near, 0, u32::MAX] {
            let (user, group) = (lent.owner_of(Uid(id)), lent.group_owner_of(Gid(id)));
            prop_assert_eq!(user.as_ref().map(|one| one.inside.0), group.map(|one| one.inside.0));
            if let Some(user) = user {
                prop_assert!(user.inside.0 >= 1 && !user.account.is_empty() && user.account.len() <= bytes.len());
            }
        }
    }

    #[test]
    fn number_maps_of_any_bytes(bytes in prop_oneof![3 => almost_table(" "), 1 => any_bytes()], id: u32, near in 0_u32..200_000) {
        let map = IdMap::parse(&bytes);
        prop_assert!(map.ranges().len() <= bytes.split(|byte| *byte == b'\n').count());
        let here = UserNamespace::new(map.clone(), map.clone());
        for id in [id, near, 0, 65534, u32::MAX] {
            prop_assert!(!map.is_whole() || id == u32::MAX || map.has(id));
            prop_assert_eq!(here.maps_uid(Uid(id)), here.maps_gid(Gid(id)));
            prop_assert!(!(here.maps_uid(Uid(id)) && here.shows_unmapped(Uid(id))));
        }
    }
}
