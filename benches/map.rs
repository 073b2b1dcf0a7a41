//! The map of one million entries: laying out, colouring, and one mesh.
//!
//! `cargo bench --bench map`. The trees are made in memory; a layout has to fit a frame, so that nothing
//! of the map needs a thread of its own.

#![allow(clippy::expect_used, reason = "a benchmark that cannot run stops")]

use criterion::{Criterion, criterion_group, criterion_main};
use eframe::egui::{Color32, Pos2, Rect, vec2};
use modscope::go::Role;
use modscope::health::{Health, Question, Versions, judge};
use modscope::scan::Facts;
use modscope::tree::{DirTicket, NodeId, Tree};
use modscope::ui::Area;
use modscope::ui::map::mesh;
use modscope::ui::map::shade::shades;
use modscope::ui::map::tiles::{Frame, Tiles};
use modscope::ui::theme::DARK;
use modscope_platform::walk::Listing;
use modscope_platform::{Gid, Identity, Kind, Metadata, Mode, Uid};

/// Owners, modules of each, folders of each, files of each, before some are left out: about a million entries.
const SHAPE: [u32; 4] = [420, 42, 16, 22];

fn metadata(kind: Kind, uid: u32) -> Metadata {
    let mode = Mode::new(if kind == Kind::Dir { 0o755 } else { 0o644 });
    Metadata {
        kind,
        mode,
        uid: Uid(uid),
        gid: Gid(uid),
        links: 1,
        size: 900,
        modified: 0,
        device: 1,
        inode: 1,
        flags: Default::default(),
        mount: 0,
    }
}

/// A cache as deep as a real one, laid out breadth first as a scan would; every hundredth file is root's.
fn deep() -> Tree {
    let mut tree = Tree::new(b"/bench".to_vec(), &metadata(Kind::Dir, 1000), Role::Root);
    let mut before = vec![DirTicket::ROOT];
    let mut next = 1;
    let mut files = 0;
    for (level, count) in [1].iter().chain(&SHAPE).enumerate() {
        let last = level == SHAPE.len();
        let mut made = Vec::new();
        for ticket in before {
            let mut listing = Listing::default();
            for child in 0..*count {
                // Not all alike, or all tiles would have one size.
                if !last && child > 0 && (child * 7 + next) % 5 == 0 {
                    continue;
                }
                files += u32::from(last);
                let name = if level == 2 { format!("m{child:03}@v1.0.0") } else { format!("e{child:03}.go") };
                let uid = if last && files % 100 == 0 { 0 } else { 1000 };
                let kind = if last { Kind::File } else { Kind::Dir };
                listing.push(name.as_bytes(), Ok(metadata(kind, uid)));
                if !last {
                    made.push(DirTicket::ROOT.nth(next));
                    next += 1;
                }
            }
            tree.add_listing(ticket, &listing, 1).expect("fits");
        }
        before = made;
    }
    tree
}

/// One directory with a million files: the worst case of a layout.
fn flat() -> Tree {
    let mut tree = Tree::new(b"/bench".to_vec(), &metadata(Kind::Dir, 1000), Role::Root);
    let mut listing = Listing::default();
    for file in 0..1_000_000 {
        listing.push(format!("{file:07}").as_bytes(), Ok(metadata(Kind::File, 1000)));
    }
    tree.add_listing(DirTicket::ROOT, &listing, 1).expect("fits");
    tree
}

fn judged(tree: &Tree) -> Health {
    let question = Question::new(Identity::new(None, Uid(1000), Gid(1000), vec![]), 0);
    judge(tree, &Facts::default(), &Versions::of(tree), &question)
}

fn bench(criterion: &mut Criterion) {
    let rect = Rect::from_min_size(Pos2::ZERO, vec2(1900.0, 980.0));
    for (name, tree) in [("deep", deep()), ("flat", flat())] {
        let health = judged(&tree);
        for area in [Area::Entries, Area::Bytes] {
            let frame = Frame { zoom: NodeId::ROOT, rect, area };
            criterion.bench_function(&format!("map/layout/{name}/{area:?}/{}", tree.len()), |bencher| {
                bencher.iter(|| Tiles::of(&tree, frame, None));
            });
        }
        let tiles = Tiles::of(&tree, Frame { zoom: NodeId::ROOT, rect, area: Area::Entries }, None);
        let count = tiles.as_slice().len();
        criterion.bench_function(&format!("map/shades/{name}/{count} tiles"), |bencher| {
            bencher.iter(|| shades(&tree, &health.heat, &tiles, false));
        });
        let shades = shades(&tree, &health.heat, &tiles, false);
        let pairs = tiles.as_slice().iter().zip(&shades);
        let colours: Vec<Color32> = pairs.map(|(tile, shade)| shade.colour(&DARK, tile)).collect();
        criterion.bench_function(&format!("map/mesh/{name}/{count} tiles"), |bencher| {
            bencher.iter(|| mesh::of(&tiles, &shades, &colours, &DARK, 1.0));
        });
        criterion.bench_function(&format!("map/hit/{name}/{count} tiles"), |bencher| {
            bencher.iter(|| tiles.hit(rect.center()));
        });
    }
}

criterion_group!(benches, bench);
criterion_main!(benches);
