//! Names on tiles, and the lines around the selected one and the one under the pointer.

use std::borrow::Cow;
use std::sync::Arc;

use eframe::egui::text::{LayoutJob, TextWrapping};
use eframe::egui::{Color32, CornerRadius, Painter, Pos2, Rect, Stroke, StrokeKind, TextFormat, pos2, vec2};

use super::mesh::painted;
use super::shade::Shade;
use super::tiles::{Shape, Tile, Tiles};
use crate::text;
use crate::tree::{NodeId, Tree};
use crate::ui::theme::measure::TILE_CORNER;
use crate::ui::widgets::sign::Sign;
use crate::ui::{Tokens, fonts};

/// Faces smaller than this have no name.
const LABEL: (f32, f32) = (30.0, 16.0);
/// From a tile's corner to its name.
const INSET: (f32, f32) = (5.0, 2.0);
/// The room that a sign takes.
const SIGN: f32 = 16.0;
/// The room that a sign takes on a small tile.
const SMALL_SIGN: f32 = 9.0;
/// A name of which fewer letters than this remain says nothing.
const LETTERS: f32 = 4.5;
/// What a letter takes about.
const LETTER: f32 = 6.2;
/// No eye reads more names at once.
const MOST_LABELS: usize = 700;

/// Whether a sign fits there.
pub fn sign_room(face: Rect) -> bool {
    face.width() >= SMALL_SIGN && face.height() >= SMALL_SIGN + 1.0
}

/// How large the sign is: 1 for eleven points, less on a small tile.
pub fn sign_scale(face: Rect) -> f32 {
    if face.width() >= SIGN && face.height() >= SIGN { 1.0 } else { 0.6 }
}

/// Where the sign stands: at the end of a folder's strip, low at the right of a tile, in the middle of a
/// small one.
pub fn sign_center(face: Rect, tile: &Tile) -> Pos2 {
    match tile.shape {
        Shape::Folder { .. } => pos2(face.right() - 9.0, face.center().y),
        _ if face.width() < LABEL.0 => face.center(),
        _ if face.height() < 2.0 * SIGN => pos2(face.right() - 9.0, face.center().y),
        _ => pos2(face.right() - 10.0, face.bottom() - 10.0),
    }
}

/// A name on a tile.
#[derive(Debug, Clone)]
pub struct Label {
    /// Which tile.
    pub tile: usize,
    at: Pos2,
    job: LayoutJob,
    /// The ground under a name that would not be read on hatching.
    plate: Option<Color32>,
}

/// The names that fit.
pub fn labels(
    tree: &Tree,
    tiles: &Tiles,
    shades: &[Shade],
    colours: &[Color32],
    tokens: &Tokens,
    pixels: f32,
) -> Vec<Label> {
    let mut labels = Vec::new();
    for (index, tile) in tiles.as_slice().iter().enumerate().skip(1) {
        let face = painted(tile.face(), pixels);
        let shade = &shades[index];
        let bare = face.width() < LABEL.0 || face.height() < LABEL.1;
        let text = match shade.sign {
            Some(Sign::Unknown) if bare => Cow::Borrowed("?"),
            _ if bare => continue,
            Some(Sign::Unknown) => Cow::Owned(format!("? {}", name(tree, tile))),
            _ => name(tree, tile),
        };
        let signed = matches!(shade.sign, Some(sign) if sign != Sign::Unknown);
        let beside = signed && (matches!(tile.shape, Shape::Folder { .. }) || face.height() < 2.0 * SIGN);
        let room = face.width() - 2.0 * INSET.0 - if beside { SIGN - INSET.0 } else { 0.0 };
        if !bare && room < LETTERS * LETTER && text.chars().count() as f32 * LETTER > room {
            continue;
        }
        let hatched = shade.unknown > 0.0 && !matches!(tile.shape, Shape::Folder { .. });
        let ground = if hatched && shade.face.is_none() { tokens.background } else { colours[index] };
        let colour = if shade.face.is_some() { tokens.on(ground) } else { tokens.weak_on(ground) };
        let colour = if hatched { tokens.on(ground) } else { colour };
        let top = match tile.shape {
            Shape::Folder { .. } => face.top() + (face.height() - 14.0) / 2.0,
            _ if bare => face.center().y - 7.0,
            _ => face.top() + INSET.1,
        };
        let mut job = LayoutJob::single_section(text.into_owned(), TextFormat::simple(fonts::tiny(), colour));
        job.wrap = TextWrapping::truncate_at_width(room.max(8.0));
        let at = pos2(if bare { face.center().x - 3.0 } else { face.left() + INSET.0 }, top.round());
        labels.push(Label { tile: index, at, job, plate: hatched.then_some(ground) });
        if labels.len() == MOST_LABELS {
            break;
        }
    }
    labels
}

/// What is written on a tile: its name, with the folders that share the tile.
pub fn name<'a>(tree: &'a Tree, tile: &Tile) -> Cow<'a, str> {
    if let Shape::Rest { children } = tile.shape {
        return text!("map-rest", count = text::count(u64::from(children))).into();
    }
    if tile.top == tile.node {
        return text::from_bytes(tree.name(tile.node));
    }
    let mut parts = vec![text::from_bytes(tree.name(tile.node))];
    let mut at: NodeId = tile.node;
    while let Some(above) = tree.parent(at).filter(|_| at != tile.top) {
        parts.push(text::from_bytes(tree.name(above)));
        at = above;
    }
    parts.reverse();
    parts.join("/").into()
}

/// Paints the names.
pub fn paint_labels(painter: &Painter, labels: &[Label]) {
    for label in labels {
        let galley = painter.layout_job(label.job.clone());
        if let Some(ground) = label.plate {
            let plate = Rect::from_min_size(label.at, galley.size()).expand2(vec2(3.0, 1.0));
            painter.rect_filled(plate, CornerRadius::same(TILE_CORNER), ground);
        }
        painter.galley(label.at, Arc::clone(&galley), Color32::PLACEHOLDER);
    }
}

/// The line around the selected tile: read on any colour, since it has both.
pub fn paint_selected(painter: &Painter, rect: Rect, tokens: &Tokens) {
    let corner = CornerRadius::same(TILE_CORNER);
    painter.rect_stroke(rect, corner, Stroke::new(3.0, tokens.background), StrokeKind::Inside);
    painter.rect_stroke(rect, corner, Stroke::new(2.0, tokens.text), StrokeKind::Inside);
}

/// The line around the tile under the pointer.
pub fn paint_hovered(painter: &Painter, rect: Rect, tokens: &Tokens) {
    painter.rect_stroke(
        rect,
        CornerRadius::same(TILE_CORNER),
        Stroke::new(1.0, tokens.text),
        StrokeKind::Inside,
    );
}
