//! What colours a tile: the worst severity it stands for, how large a share has it, how much is unknown.
//!
//! Made anew after every judgement; the tiles stay.

use eframe::egui::Color32;

use super::paint;
use super::tiles::{Shape, Tile, Tiles};
use crate::health::{Heat, Severity, Share};
use crate::tree::{Contents, NodeId, Tree};
use crate::ui::Tokens;
use crate::ui::theme::part;
use crate::ui::widgets::sign::Sign;

/// What a judgement says of one tile.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Shade {
    /// Of everything the tile stands for, with all that is in it.
    pub share: Share,
    /// The worst severity of the tile's own face: a folder's strip speaks of the folder alone.
    pub face: Option<Severity>,
    /// How much of it has that severity, 0 to 1.
    pub strength: f32,
    /// How much of it could not be looked at, 0 to 1.
    pub unknown: f32,
    /// The sign it carries, if it has room.
    pub sign: Option<Sign>,
}

impl Shade {
    /// The colour of the tile's face.
    pub fn colour(&self, tokens: &Tokens, tile: &Tile) -> Color32 {
        match (tile.shape, self.face) {
            (Shape::Folder { .. }, None) => ground(tokens, tile.depth),
            (_, face) => tokens.heat_of(face, self.strength),
        }
    }
}

/// What an opened folder lies on; neighbours in depth differ.
pub fn ground(tokens: &Tokens, depth: u8) -> Color32 {
    match depth {
        0 => tokens.background,
        depth if depth % 2 == 1 => tokens.raised,
        _ => tokens.panel,
    }
}

/// The shades of all tiles, in their order. While `scanning`, what was not read yet is not unknown.
pub fn shades(tree: &Tree, heat: &Heat, tiles: &Tiles, scanning: bool) -> Vec<Shade> {
    let all = tiles.as_slice();
    let mut shades: Vec<Shade> = Vec::with_capacity(all.len());
    // What of a folder is left for its merged tile.
    let mut left: Vec<Share> = vec![Share::default(); all.len()];
    for (index, tile) in all.iter().enumerate() {
        let share = match tile.shape {
            Shape::Rest { .. } => left[tile.parent as usize],
            Shape::Folder { .. } | Shape::Whole => heat.share(tree, tile.top),
        };
        if index > 0 {
            let folder = &mut left[tile.parent as usize];
            *folder = less(*folder, share);
        }
        let mut shade = Shade { share, ..Shade::default() };
        if let Shape::Folder { .. } = tile.shape {
            left[index] = less(heat.share(tree, tile.node), own(heat, tile.node));
            shade.face = folded(tree, tile).filter_map(|id| heat.own(id)).max();
            shade.strength = 1.0;
        } else {
            shade.face = share.worst();
            shade.strength = part(share.worst_affected(), tile.entries);
            shade.unknown = part(u64::from(share.unknown), tile.entries);
            if share.unknown == 0 && matches!(tile.shape, Shape::Whole) && unread(tree, tile.node, scanning) {
                shade.unknown = 1.0;
            }
        }
        shades.push(shade);
    }
    give_signs(all, &mut shades);
    shades
}

/// The folders that share an opened folder's tile, the innermost first.
fn folded<'a>(tree: &'a Tree, tile: &Tile) -> impl Iterator<Item = NodeId> + 'a {
    let top = tile.top;
    std::iter::successors(Some(tile.node), move |id| if *id == top { None } else { tree.parent(*id) })
}

fn own(heat: &Heat, id: NodeId) -> Share {
    let mut share = Share { unknown: u32::from(heat.is_unknown(id)), ..Share::default() };
    if let Some(severity) = heat.own(id) {
        share.affected[severity as usize] = 1;
    }
    share
}

fn less(from: Share, what: Share) -> Share {
    let mut affected = from.affected;
    for (left, taken) in affected.iter_mut().zip(what.affected) {
        *left = left.saturating_sub(taken);
    }
    Share { affected, unknown: from.unknown.saturating_sub(what.unknown) }
}

fn unread(tree: &Tree, id: NodeId, scanning: bool) -> bool {
    tree.look(id).unseen
        || match tree.contents(id) {
            Some(Contents::Unreadable(_) | Contents::OtherDevice) => true,
            Some(Contents::Pending) => !scanning,
            Some(Contents::Read) | None => false,
        }
}

/// From so many square points a tile always carries its own sign.
const LARGE: f32 = 2400.0;
/// More small ones with the same sign in one folder are told of by the folder's strip alone.
const MANY: u32 = 6;

/// Every affected tile with room for a sign carries one. Where those inside have no room, or are many
/// small ones, their folder carries it for them.
fn give_signs(tiles: &[Tile], shades: &mut [Shade]) {
    let small = |tile: &Tile| !matches!(tile.shape, Shape::Folder { .. }) && tile.rect.area() < LARGE;
    let mut crowds: Vec<[u32; 3]> = vec![[0; 3]; tiles.len()];
    for (tile, shade) in
        tiles.iter().zip(shades.iter()).filter(|(tile, _)| small(tile) && paint::sign_room(tile.face()))
    {
        if let Some(severity) = shade.face {
            crowds[tile.parent as usize][severity as usize] += 1;
        }
    }
    let mut shown: Vec<Option<Severity>> = vec![None; tiles.len()];
    for (index, tile) in tiles.iter().enumerate().rev() {
        let folder = tile.parent as usize;
        let told = |severity: Severity| {
            small(tile)
                && paint::sign_room(tiles[folder].face())
                && (crowds[folder][severity as usize] > MANY || shades[folder].face == Some(severity))
        };
        let inside = shown[index];
        let shade = &shades[index];
        let says = match tile.shape {
            Shape::Folder { .. } => {
                shade.share.worst().filter(|worst| Some(*worst) > inside || shade.face.is_some())
            }
            Shape::Whole | Shape::Rest { .. } => shade.face.filter(|severity| !told(*severity)),
        };
        if !paint::sign_room(tile.face()) {
            shown[folder] = shown[folder].max(inside);
            continue;
        }
        shown[folder] = shown[folder].max(inside).max(says);
        let unknown = (shade.unknown > 0.0 && shade.face.is_none()).then_some(Sign::Unknown);
        shades[index].sign = says.map(|severity| Sign::of(Some(severity))).or(unknown);
    }
}
