use eframe::egui::vec2;
use modscope_platform::walk::Listing;
use modscope_platform::{Gid, Kind, Metadata, Mode, Uid};
use proptest::prelude::*;

use super::*;
use crate::go::Role;
use crate::tree::DirTicket;

const SCREEN: Rect = Rect { min: Pos2::ZERO, max: Pos2 { x: 660.0, y: 290.0 } };

fn meta(kind: Kind, size: u64) -> Metadata {
    Metadata {
        kind,
        mode: Mode::new(0o755),
        uid: Uid(1),
        gid: Gid(1),
        links: 1,
        size,
        modified: 0,
        device: 1,
        inode: 1,
        flags: Default::default(),
        mount: 0,
    }
}

/// A cache with a folder for each number, holding that many files of 10 bytes.
pub fn folders(files: &[usize]) -> Tree {
    let mut tree = Tree::new(b"/c".to_vec(), &meta(Kind::Dir, 0), Role::Root);
    let mut top = Listing::default();
    for index in 0..files.len() {
        top.push(format!("f{index:05}").as_bytes(), Ok(meta(Kind::Dir, 0)));
    }
    tree.add_listing(DirTicket::ROOT, &top, 1).expect("fits");
    for (index, count) in files.iter().enumerate() {
        let mut inside = Listing::default();
        for file in 0..*count {
            inside.push(format!("{file:06}").as_bytes(), Ok(meta(Kind::File, 10)));
        }
        tree.add_listing(DirTicket::ROOT.nth(1 + index as u32), &inside, 1).expect("fits");
    }
    tree
}

fn map(tree: &Tree, area: Area) -> Tiles {
    Tiles::of(tree, Frame { zoom: NodeId::ROOT, rect: SCREEN, area }, None)
}

#[test]
fn a_large_folder_is_opened_and_a_small_one_is_one_tile() {
    let tree = folders(&[900, 3]);
    let tiles = map(&tree, Area::Entries);
    let shape = |name: &[u8]| {
        let id = tree.find(name).expect("is there");
        tiles.showing(&tree, id).map(|index| tiles.as_slice()[index].shape)
    };
    assert!(matches!(shape(b"f00000"), Some(Shape::Folder { .. })));
    assert_eq!(shape(b"f00001"), Some(Shape::Whole));
}

#[test]
fn what_is_too_small_is_merged_and_still_found() {
    let tree = folders(&[200_000, 9]);
    let tiles = map(&tree, Area::Entries);
    let file = tree.find(b"f00000/000007").expect("is there");
    let tile = tiles.as_slice()[tiles.showing(&tree, file).expect("shown")];
    assert_eq!(tile.shape, Shape::Rest { children: 200_000 });
    assert_eq!((tile.node, tile.entries), (tree.find(b"f00000").expect("is there"), 200_000));
}

#[test]
fn folders_that_hold_one_folder_share_a_tile() {
    // golang.org holds nothing but x; beside it lies a file.
    let mut wide = Tree::new(b"/c".to_vec(), &meta(Kind::Dir, 0), Role::Root);
    let mut top = Listing::default();
    top.push(b"golang.org", Ok(meta(Kind::Dir, 0)));
    top.push(b"other", Ok(meta(Kind::File, 1)));
    wide.add_listing(DirTicket::ROOT, &top, 1).expect("fits");
    let mut one = Listing::default();
    one.push(b"x", Ok(meta(Kind::Dir, 0)));
    wide.add_listing(DirTicket::ROOT.nth(1), &one, 1).expect("fits");
    let mut files = Listing::default();
    for file in 0..500 {
        files.push(format!("{file:03}").as_bytes(), Ok(meta(Kind::File, 1)));
    }
    wide.add_listing(DirTicket::ROOT.nth(2), &files, 1).expect("fits");
    let tiles = map(&wide, Area::Entries);
    let index = |path: &[u8]| tiles.showing(&wide, wide.find(path).expect("is there"));
    assert_eq!(index(b"golang.org"), index(b"golang.org/x"));
    let tile = tiles.as_slice()[index(b"golang.org").expect("shown")];
    assert_eq!(
        (tile.top, tile.node),
        (wide.find(b"golang.org").expect("top"), wide.find(b"golang.org/x").expect("x"))
    );
}

#[test]
fn an_empty_file_has_room_by_bytes_too() {
    let mut tree = Tree::new(b"/c".to_vec(), &meta(Kind::Dir, 0), Role::Root);
    let mut top = Listing::default();
    top.push(b"big", Ok(meta(Kind::File, 1000)));
    top.push(b"lock", Ok(meta(Kind::File, 0)));
    tree.add_listing(DirTicket::ROOT, &top, 1).expect("fits");
    let tiles = map(&tree, Area::Bytes);
    assert!(tiles.as_slice().iter().all(|tile| tile.rect.area() > MIN_AREA as f32));
}

#[test]
fn what_could_not_be_read_is_large_enough_to_be_seen() {
    let mut tree = Tree::new(b"/c".to_vec(), &meta(Kind::Dir, 0), Role::Root);
    let mut top = Listing::default();
    top.push(b"closed", Ok(meta(Kind::Dir, 0)));
    top.push(b"open", Ok(meta(Kind::Dir, 0)));
    tree.add_listing(DirTicket::ROOT, &top, 1).expect("fits");
    tree.mark_unreadable(DirTicket::ROOT.nth(1), 13);
    let mut files = Listing::default();
    for file in 0..50_000 {
        files.push(format!("{file:06}").as_bytes(), Ok(meta(Kind::File, 1)));
    }
    tree.add_listing(DirTicket::ROOT.nth(2), &files, 1).expect("fits");
    let tiles = map(&tree, Area::Entries);
    let closed = tiles.showing(&tree, tree.find(b"closed").expect("is there")).expect("shown");
    assert!(tiles.as_slice()[closed].rect.area() > 600.0);
}

#[test]
fn a_growing_map_keeps_its_order() {
    let small = folders(&[40, 30, 20]);
    let before = map(&small, Area::Entries);
    let large = folders(&[40, 90, 200]);
    let frame = Frame { zoom: NodeId::ROOT, rect: SCREEN, area: Area::Entries };
    let grown = Tiles::of(&large, frame, Some(&before));
    let order = |tiles: &Tiles| -> Vec<NodeId> {
        tiles.as_slice().iter().filter(|tile| tile.depth == 1).map(|tile| tile.node).collect()
    };
    assert_eq!(order(&before), order(&grown));
    assert_ne!(order(&map(&large, Area::Entries)), order(&grown));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]
    #[test]
    fn tiles_lie_in_their_folders_beside_each_other_and_count_everything_once(
        files in prop::collection::vec(0..300_usize, 1..12),
        width in 100.0..1400.0_f32, height in 80.0..900.0_f32, bytes in any::<bool>(),
    ) {
        let tree = folders(&files);
        let rect = Rect::from_min_size(Pos2::ZERO, vec2(width, height));
        let area = if bytes { Area::Bytes } else { Area::Entries };
        let tiles = Tiles::of(&tree, Frame { zoom: NodeId::ROOT, rect, area }, None);
        let all = tiles.as_slice();
        for (index, tile) in all.iter().enumerate().skip(1) {
            let folder = &all[tile.parent as usize];
            prop_assert!((tile.parent as usize) < index);
            prop_assert!(folder.rect.expand(1e-3).contains_rect(tile.rect));
            for other in all[index + 1..].iter().filter(|other| other.parent == tile.parent) {
                let shared = tile.rect.intersect(other.rect);
                prop_assert!(shared.width() <= 1e-3 || shared.height() <= 1e-3);
            }
        }
        for (index, folder) in all.iter().enumerate() {
            if matches!(folder.shape, Shape::Folder { .. }) {
                let inside: u64 = all.iter().enumerate()
                    .filter(|(other, tile)| *other != index && tile.parent as usize == index)
                    .map(|(_, tile)| tile.entries).sum();
                prop_assert_eq!(inside + 1, folder.entries);
            }
        }
    }
}
