use modscope_platform::Metadata;
use modscope_platform::walk::Listing;
use proptest::prelude::*;

use super::*;
use crate::tree::DirTicket;

fn meta(kind: Kind, size: u64) -> Metadata {
    let mode = Mode::new(if kind == Kind::Dir { 0o755 } else { 0o644 });
    Metadata {
        kind,
        mode,
        uid: Uid(1),
        gid: Gid(1),
        links: 1,
        size,
        modified: 7,
        device: 1,
        inode: 1,
        flags: Default::default(),
        mount: 0,
    }
}

/// A root with `cache/download`, a file in it, one that could not be looked at and a closed directory.
fn small() -> Tree {
    let mut tree = Tree::new(b"/c\xff".to_vec(), &meta(Kind::Dir, 0), Role::Root);
    let mut listing = Listing::default();
    listing.push(b"cache", Ok(meta(Kind::Dir, 0)));
    listing.push(b"closed", Ok(meta(Kind::Dir, 0)));
    tree.add_listing(DirTicket::ROOT, &listing, 1).unwrap();
    let mut listing = Listing::default();
    listing.push(b"download", Ok(meta(Kind::Dir, 0)));
    listing.push(b"lock", Ok(meta(Kind::File, 5)));
    listing.push(b"x\n\xff", Err(13));
    tree.add_listing(DirTicket::ROOT.nth(1), &listing, 1).unwrap();
    tree.mark_unreadable(DirTicket::ROOT.nth(2), 13);
    tree
}

fn read(parts: TreeParts) -> Result<Tree, BadTree> {
    Tree::from_parts(parts, Role::Root)
}

#[test]
fn a_tree_comes_back_as_it_was() {
    let tree = small();
    let back = read(tree.to_parts()).unwrap();
    assert_eq!(back.to_parts(), tree.to_parts());
    for id in tree.ids() {
        assert_eq!(back.relative_path(id), tree.relative_path(id));
        assert_eq!(
            (back.look(id), back.parent(id), back.contents(id)),
            (tree.look(id), tree.parent(id), tree.contents(id))
        );
        assert_eq!(
            (back.total_entries(id), back.total_bytes(id)),
            (tree.total_entries(id), tree.total_bytes(id))
        );
    }
    assert_eq!(back.find(b"cache/lock"), tree.find(b"cache/lock"));
}

#[test]
fn an_entry_that_is_in_no_directory_or_in_two_is_refused() {
    let mut parts = small().to_parts();
    parts.directories[0].child_count -= 1;
    assert_eq!(read(parts).err(), Some(BadTree::Directories));
    let mut parts = small().to_parts();
    parts.directories[1].first_child -= 1;
    assert_eq!(read(parts).err(), Some(BadTree::Directories));
}

#[test]
fn a_directory_that_holds_itself_is_refused() {
    let mut parts = small().to_parts();
    parts.directories[0].first_child = 0;
    assert_eq!(read(parts).err(), Some(BadTree::Directories));
}

#[test]
fn a_name_that_leads_elsewhere_is_refused() {
    let parts = small().to_parts();
    let cache = parts.names.windows(5).position(|name| name == b"cache").unwrap();
    for (at, byte) in [(cache, b'/'), (cache, 0)] {
        let mut parts = parts.clone();
        parts.names[at] = byte;
        assert_eq!(read(parts).err(), Some(BadTree::Name));
    }
    let mut parts = parts.clone();
    parts.names.splice(cache..cache + 5, *b"..");
    parts.name_lengths[1] = 2;
    assert_eq!(read(parts).err(), Some(BadTree::Name));
}

#[test]
fn names_out_of_order_are_refused() {
    let mut parts = small().to_parts();
    parts.names[0] = b'z';
    assert_eq!(read(parts).err(), Some(BadTree::Directories));
}

#[test]
fn sizes_beyond_any_disk_are_refused() {
    let mut parts = small().to_parts();
    parts.sizes[4] = u64::MAX;
    assert_eq!(read(parts).err(), Some(BadTree::Sizes));
}

#[test]
fn a_tree_without_a_root_is_refused() {
    let mut parts = small().to_parts();
    parts.name_lengths.clear();
    parts.look_of.clear();
    parts.sizes.clear();
    parts.modified.clear();
    assert_eq!(read(parts).err(), Some(BadTree::Columns));
}

proptest! {
    #[test]
    fn columns_of_any_numbers_are_a_tree_or_refused(
        ranges in proptest::collection::vec((0_u32..9, 0_u32..9), 3..5),
        looks in proptest::collection::vec(0_u32..4, 5..8),
        lengths in proptest::collection::vec(0_u16..7, 5..8),
        names in proptest::collection::vec(prop_oneof![Just(b'a'), Just(b'.'), Just(b'/'), Just(b'z')], 12..22),
    ) {
        let mut parts = small().to_parts();
        for (dir, (first, count)) in parts.directories.iter_mut().zip(ranges) {
            (dir.first_child, dir.child_count) = (first, count);
        }
        (parts.look_of, parts.name_lengths, parts.names) = (looks, lengths, names);
        if let Ok(tree) = read(parts) {
            for id in tree.ids() {
                let found = tree.find(&tree.relative_path(id));
                prop_assert!(found.is_some());
                prop_assert!(tree.total_entries(id) <= tree.len() as u64);
            }
        }
    }
}
