//! Laying a tree out: a stack of folders to open, the largest tiles first in each.

use eframe::egui::{Rect, pos2};

use super::fold::innermost;
use super::{
    Frame, HEADER, MIN_AREA, OPEN, OPEN_DEEPER, PADDING, Shape, Tile, Tiles, UNREAD_AREA, UNREAD_PART,
    UNREAD_PARTS, weight, weight_inside,
};
use crate::tree::{Contents, NodeId, Tree};
use crate::ui::map::layout::squarify;
use crate::ui::picture::Area;

pub(super) fn tiles(tree: &Tree, frame: Frame, earlier: Option<&Tiles>) -> Tiles {
    let mut placing =
        Placing { tree, area: frame.area, earlier, out: Tiles::default(), scratch: Scratch::default() };
    let entries = tree.total_entries(frame.zoom);
    placing.push(Tile {
        rect: frame.rect,
        node: frame.zoom,
        top: frame.zoom,
        shape: Shape::Whole,
        depth: 0,
        parent: 0,
        entries,
    });
    if frame.rect.is_positive() && tree.children(frame.zoom).len() > 0 {
        // What is zoomed into has its name in the breadcrumb and needs no strip.
        let header = Rect::from_min_max(frame.rect.min, pos2(frame.rect.right(), frame.rect.top()));
        placing.out.tiles[0].shape = Shape::Folder { header };
        placing.open(0, frame.rect);
    }
    placing.out
}

struct Placing<'a> {
    tree: &'a Tree,
    area: Area,
    earlier: Option<&'a Tiles>,
    out: Tiles,
    scratch: Scratch,
}

#[derive(Default)]
struct Scratch {
    weights: Vec<f64>,
    rects: Vec<Rect>,
}

/// The entries of a folder that get a tile, and what the others amount to.
#[derive(Default)]
struct Sorted {
    large: Vec<(NodeId, f64)>,
    rest: Rest,
}

#[derive(Default)]
struct Rest {
    weight: f64,
    children: u32,
    entries: u64,
}

impl Placing<'_> {
    fn push(&mut self, tile: Tile) -> u32 {
        let index = self.out.tiles.len() as u32;
        self.out.tiles.push(tile);
        if matches!(tile.shape, Shape::Rest { .. }) {
            self.out.rests.insert(tile.node, index);
            return index;
        }
        let mut at = Some(tile.node);
        while let Some(id) = at {
            self.out.of_node.insert(id, index);
            at = if id == tile.top { None } else { self.tree.parent(id) };
        }
        index
    }

    /// Lays out what is in the folder of tile `folder`.
    fn open(&mut self, folder: u32, inner: Rect) {
        let Tile { node, depth, .. } = self.out.tiles[folder as usize];
        let sorted = self.sort(node, f64::from(inner.width()) * f64::from(inner.height()));
        self.scratch.weights.clear();
        self.scratch.weights.extend(sorted.large.iter().map(|(_, weight)| *weight));
        if sorted.rest.children > 0 {
            self.scratch.weights.push(sorted.rest.weight);
        }
        let mut rects = std::mem::take(&mut self.scratch.rects);
        squarify(&self.scratch.weights, inner, &mut rects);
        let depth = depth.saturating_add(1);
        let mut folders = Vec::new();
        for ((id, _), rect) in sorted.large.iter().zip(&rects) {
            let entries = self.tree.total_entries(*id);
            let bottom = innermost(self.tree, *id);
            let inside = opened(*rect, depth).filter(|_| self.tree.children(bottom).len() > 0);
            let shape = match inside {
                Some((header, _)) => Shape::Folder { header },
                None => Shape::Whole,
            };
            // A tile that is not opened stands for its entry; what is folded into it is inside.
            let node = if inside.is_some() { bottom } else { *id };
            let index =
                self.push(Tile { rect: *rect, node, top: *id, shape, depth, parent: folder, entries });
            if let Some((_, inner)) = inside {
                folders.push((index, inner));
            }
        }
        if let Some(rect) = rects.get(sorted.large.len()) {
            let shape = Shape::Rest { children: sorted.rest.children };
            let entries = sorted.rest.entries;
            self.push(Tile { rect: *rect, node, top: node, shape, depth, parent: folder, entries });
        }
        self.scratch.rects = rects;
        for (index, inner) in folders {
            self.open(index, inner);
        }
    }

    /// The entries large enough for a tile in `points` square points, in the order they are laid out.
    fn sort(&self, folder: NodeId, points: f64) -> Sorted {
        let tree = self.tree;
        let total = weight_inside(tree, folder, self.area);
        let least = total * MIN_AREA / points.max(MIN_AREA);
        let mut closed: Vec<(NodeId, f64)> = Vec::new();
        let mut sorted = Sorted::default();
        for id in tree.children(folder) {
            let weight = weight(tree, id, self.area);
            if unread(tree, id) {
                closed.push((id, weight));
            } else if weight >= least {
                sorted.large.push((id, weight));
            } else {
                sorted.rest.weight += weight;
                sorted.rest.children += 1;
                sorted.rest.entries += tree.total_entries(id);
            }
        }
        let least_closed =
            (UNREAD_AREA / points.max(1.0)).min(UNREAD_PART).min(UNREAD_PARTS / closed.len().max(1) as f64);
        sorted.large.extend(closed.into_iter().map(|(id, weight)| (id, weight.max(least_closed * total))));
        // Equal weights lie in the order of names, which is that of numbers.
        match self.earlier {
            None => sorted.large.sort_unstable_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0))),
            Some(earlier) => sorted.large.sort_by(|a, b| {
                let place = |id| earlier.order(id).unwrap_or(u32::MAX);
                place(a.0).cmp(&place(b.0)).then(b.1.total_cmp(&a.1)).then(a.0.cmp(&b.0))
            }),
        }
        sorted
    }
}

fn unread(tree: &Tree, id: NodeId) -> bool {
    tree.look(id).unseen || matches!(tree.contents(id), Some(Contents::Unreadable(_) | Contents::OtherDevice))
}

/// The strip and the inside of a folder in `rect`, if it is large enough to be opened at that depth.
fn opened(rect: Rect, depth: u8) -> Option<(Rect, Rect)> {
    let deeper = f32::from(depth.saturating_sub(1));
    if rect.width() < OPEN.0 + deeper * OPEN_DEEPER.0 || rect.height() < OPEN.1 + deeper * OPEN_DEEPER.1 {
        return None;
    }
    let header = Rect::from_min_max(rect.min, pos2(rect.right(), rect.top() + HEADER));
    let inner = Rect::from_min_max(
        pos2(rect.left() + PADDING, header.bottom()),
        pos2(rect.right() - PADDING, rect.bottom() - PADDING),
    );
    Some((header, inner))
}
