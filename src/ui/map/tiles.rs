//! Which tiles the map shows: the zoomed directory, its folders with a strip for their name while there
//! is room, and what is too small to be seen merged into one tile of its folder.
//!
//! Only folders large enough to be opened are looked into, so the work follows the pixels and not the
//! entries. Nothing here depends on a judgement: after one, only colours change.

mod fold;
mod place;

use eframe::egui::{Pos2, Rect};
use rustc_hash::FxHashMap;

use crate::tree::{NodeId, Tree};
use crate::ui::picture::Area;

/// Tiles below this many square points are merged.
const MIN_AREA: f64 = 4.0;
/// The height of the strip with a folder's name.
pub const HEADER: f32 = 18.0;
/// Between a folder's edge and what is in it.
const PADDING: f32 = 2.0;
/// A folder is opened when it is at least so wide and so high, and for each folder it lies in by so much
/// more: the deeper, the more room a name must give to be worth its strip.
const OPEN: (f32, f32) = (64.0, 52.0);
const OPEN_DEEPER: (f32, f32) = (18.0, 12.0);
/// What could not be read weighs little and must be seen: it gets at least this many square points, if
/// that is no more than a part ([`UNREAD_PART`]) of its folder, and all together no more than
/// [`UNREAD_PARTS`].
const UNREAD_AREA: f64 = 3000.0;
const UNREAD_PART: f64 = 0.1;
const UNREAD_PARTS: f64 = 0.3;
/// What an entry counts besides its content, by area of bytes: an empty file is on the disk too, and
/// without this a lock that stops everything would have no tile.
const ENTRY_BYTES: f64 = 64.0;

/// What a tile stands for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Shape {
    /// An opened folder: a strip with its name over its tiles.
    Folder {
        /// The strip.
        header: Rect,
    },
    /// A file, or a folder with all that is in it.
    Whole,
    /// The small entries of a folder, merged: `Tile::node` is the folder.
    Rest {
        /// How many entries of the folder, not counting what is in them.
        children: u32,
    },
}

/// One rectangle of the map.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Tile {
    /// Where it is.
    pub rect: Rect,
    /// What it stands for.
    pub node: NodeId,
    /// The topmost of the folders it stands for: folders that hold nothing but one folder share a tile.
    pub top: NodeId,
    /// How.
    pub shape: Shape,
    /// How many opened folders it lies in.
    pub depth: u8,
    /// The tile of the folder it lies in; its own number for the first.
    pub parent: u32,
    /// Entries in and under it.
    pub entries: u64,
}

impl Tile {
    /// Where its name stands, and where it is clicked: the strip of an opened folder, else all of it.
    pub fn face(&self) -> Rect {
        match self.shape {
            Shape::Folder { header } => header,
            Shape::Whole | Shape::Rest { .. } => self.rect,
        }
    }
}

/// All tiles of a map, folders before what is in them. The first is the zoomed directory.
#[derive(Debug, Clone, Default)]
pub struct Tiles {
    tiles: Vec<Tile>,
    /// The tile of an entry; of a folder with merged entries, not the merged ones.
    of_node: FxHashMap<NodeId, u32>,
    /// The tile of a folder's merged entries.
    rests: FxHashMap<NodeId, u32>,
}

/// What decides about tiles.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Frame {
    /// The directory to show.
    pub zoom: NodeId,
    /// Where.
    pub rect: Rect,
    /// What area stands for.
    pub area: Area,
}

impl Tiles {
    /// Lays `frame.zoom` out. With `earlier` tiles of the same scan, entries keep the order they had
    /// there, so that a growing map does not shuffle; new ones come after them.
    pub fn of(tree: &Tree, frame: Frame, earlier: Option<&Self>) -> Self {
        place::tiles(tree, frame, earlier)
    }

    /// All tiles.
    pub fn as_slice(&self) -> &[Tile] {
        &self.tiles
    }

    /// The innermost tile there.
    pub fn hit(&self, at: Pos2) -> Option<usize> {
        self.tiles.iter().rposition(|tile| tile.rect.contains(at))
    }

    /// The tile that shows an entry: its own, that of the merged ones, or that of a folder it is in.
    pub fn showing(&self, tree: &Tree, node: NodeId) -> Option<usize> {
        let mut at = node;
        loop {
            if let Some(index) = self.of_node.get(&at) {
                return Some(*index as usize);
            }
            at = tree.parent(at)?;
            if let Some(index) = self.rests.get(&at) {
                return Some(*index as usize);
            }
        }
    }

    fn order(&self, node: NodeId) -> Option<u32> {
        self.of_node.get(&node).copied()
    }
}

/// How much room an entry takes among its neighbours.
fn weight(tree: &Tree, id: NodeId, area: Area) -> f64 {
    let entries = tree.total_entries(id) as f64;
    match area {
        Area::Entries => entries,
        Area::Bytes => tree.total_bytes(id) as f64 + entries * ENTRY_BYTES,
    }
}

/// The weights of all entries of a folder together.
fn weight_inside(tree: &Tree, folder: NodeId, area: Area) -> f64 {
    let own = match area {
        Area::Entries => 1.0,
        Area::Bytes => ENTRY_BYTES,
    };
    (weight(tree, folder, area) - own).max(0.0)
}

#[cfg(test)]
mod tests;
