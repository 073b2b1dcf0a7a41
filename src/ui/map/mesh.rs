//! All tiles as one mesh. It is made when tiles or colours change and handed to egui as it is in every
//! other frame: 20,000 tiles cost 0.2 ms as a kept mesh and 8 ms as shapes.

use std::sync::Arc;

use eframe::egui::epaint::{TessellationOptions, Tessellator};
use eframe::egui::{
    Color32, CornerRadius, Mesh, Pos2, Rect, Shape as Drawn, Stroke, StrokeKind, epaint, pos2, vec2,
};

use super::shade::{Shade, ground};
use super::tiles::{Shape, Tile, Tiles};
use crate::ui::Tokens;
use crate::ui::theme::Scheme;
use crate::ui::theme::measure::TILE_CORNER;
use crate::ui::widgets::sign::Sign;

/// Below this width or height there is no line between a tile and the next.
const GAP_FROM: f32 = 9.0;
/// Corners are rounded where both sides are at least so long.
const ROUND_FROM: f32 = 14.0;
/// An affected tile is never painted smaller.
const SMALLEST: f32 = 4.0;
/// Between the lines of hatching.
const HATCH: f32 = 7.0;

/// The mesh of all tiles for a screen of so many pixels a point.
pub fn of(tiles: &Tiles, shades: &[Shade], colours: &[Color32], tokens: &Tokens, pixels: f32) -> Arc<Mesh> {
    let mut drawing = Drawing {
        mesh: Mesh::default(),
        tessellator: Tessellator::new(pixels, TessellationOptions::default(), [1, 1], Vec::new()),
        tokens,
        pixels,
    };
    let each = || tiles.as_slice().iter().zip(shades).zip(colours);
    for ((tile, shade), colour) in each() {
        drawing.tile(tile, shade, *colour);
    }
    // Small and affected: after the others, so that none hides it.
    for ((tile, _), colour) in each().filter(|((tile, shade), _)| is_speck(tile) && shade.face.is_some()) {
        drawing.speck(tile, *colour, &tiles.as_slice()[tile.parent as usize]);
    }
    Arc::new(drawing.mesh)
}

/// Where a tile is painted: on whole pixels, with a line's width to its neighbours.
pub fn painted(rect: Rect, pixels: f32) -> Rect {
    let snap = |x: f32| (x * pixels).round() / pixels;
    let (min, mut max) =
        (pos2(snap(rect.left()), snap(rect.top())), pos2(snap(rect.right()), snap(rect.bottom())));
    if rect.width() >= GAP_FROM && rect.height() >= GAP_FROM {
        max -= vec2(1.0, 1.0);
    }
    Rect { min, max }
}

fn is_speck(tile: &Tile) -> bool {
    tile.rect.width() < SMALLEST || tile.rect.height() < SMALLEST
}

struct Drawing<'a> {
    mesh: Mesh,
    tessellator: Tessellator,
    tokens: &'a Tokens,
    pixels: f32,
}

impl Drawing<'_> {
    fn tile(&mut self, tile: &Tile, shade: &Shade, colour: Color32) {
        let rect = painted(tile.rect, self.pixels);
        if let Shape::Folder { header } = tile.shape {
            if tile.depth == 0 {
                return;
            }
            self.fill(rect, ground(self.tokens, tile.depth));
            if shade.face.is_some() {
                let strip = painted(header, self.pixels);
                self.fill(Rect::from_min_max(strip.min, pos2(rect.right(), strip.bottom())), colour);
            }
            if self.tokens.scheme == Scheme::Contrast {
                self.outline(rect);
            }
            self.sign(tile, shade, colour);
            return;
        }
        self.fill(rect, colour);
        if shade.unknown > 0.0 {
            self.hatch(rect, shade);
        }
        if self.tokens.scheme == Scheme::Contrast && rect.width() >= ROUND_FROM && rect.height() >= ROUND_FROM
        {
            self.outline(rect);
        }
        self.sign(tile, shade, colour);
    }

    fn fill(&mut self, rect: Rect, colour: Color32) {
        if rect.width() < ROUND_FROM || rect.height() < ROUND_FROM {
            self.mesh.add_colored_rect(rect, colour);
        } else {
            let shape = epaint::RectShape::filled(rect, CornerRadius::same(TILE_CORNER), colour);
            self.tessellator.tessellate_rect(&shape, &mut self.mesh);
        }
    }

    fn outline(&mut self, rect: Rect) {
        let line = Stroke::new(1.0, self.tokens.line);
        let shape =
            epaint::RectShape::stroke(rect, CornerRadius::same(TILE_CORNER), line, StrokeKind::Inside);
        self.tessellator.tessellate_rect(&shape, &mut self.mesh);
    }

    fn speck(&mut self, tile: &Tile, colour: Color32, folder: &Tile) {
        let size = tile.rect.size().max(vec2(SMALLEST, SMALLEST));
        let rect = Rect::from_center_size(tile.rect.center(), size);
        let inside = |at: f32, length: f32, low: f32, high: f32| at.min(high - length).max(low);
        let min = pos2(
            inside(rect.left(), size.x, folder.rect.left(), folder.rect.right()),
            inside(rect.top(), size.y, folder.rect.top(), folder.rect.bottom()),
        );
        let rect = painted(Rect::from_min_size(min, size), self.pixels);
        self.mesh.add_colored_rect(rect, colour);
    }

    /// Slanted lines; the fainter the less of the tile is unknown. They stand still while tiles grow.
    fn hatch(&mut self, rect: Rect, shade: &Shade) {
        let strength = 0.5 + 0.5 * shade.unknown;
        let colour = match shade.face {
            None if shade.unknown >= 1.0 => {
                self.fill(rect, self.tokens.background);
                self.tokens.unknown_fill
            }
            None => self.tokens.unknown_fill.gamma_multiply(strength),
            Some(_) => self.tokens.background.gamma_multiply(0.6 * strength),
        };
        let inside = rect.shrink(1.0);
        if inside.width() < 2.0 || inside.height() < 2.0 {
            self.mesh.add_colored_rect(rect, colour);
            return;
        }
        let stroke = Stroke::new(1.5, colour);
        let mut x = ((inside.left() - inside.height()) / HATCH).floor() * HATCH;
        while x < inside.right() {
            // From (x, top) downwards to the right, as far as it lies inside.
            let from = (inside.left() - x).max(0.0);
            let to = (inside.right() - x).min(inside.height());
            if from < to {
                let at = |along: f32| pos2(x + along, inside.top() + along);
                self.tessellator.tessellate_line_segment([at(from), at(to)], stroke, &mut self.mesh);
            }
            x += HATCH;
        }
    }

    fn sign(&mut self, tile: &Tile, shade: &Shade, ground: Color32) {
        let Some(sign) = shade.sign else { return };
        let face = painted(tile.face(), self.pixels);
        let center = super::paint::sign_center(face, tile);
        let colour = match (tile.shape, shade.face) {
            // A strip that is healthy itself tells of what is too small to be seen in its folder.
            (Shape::Folder { .. }, None) => {
                shade.share.worst().map_or(self.tokens.weak, |worst| self.tokens.text_of(worst))
            }
            _ => self.tokens.on(ground),
        };
        for shape in sign_shapes(sign, center, super::paint::sign_scale(face), colour, self.pixels) {
            self.tessellator.tessellate_shape(shape, &mut self.mesh);
        }
    }
}

/// The sign as shapes, eleven points high times `scale`. `?` is a letter and painted with the names.
fn sign_shapes(sign: Sign, center: Pos2, scale: f32, colour: Color32, pixels: f32) -> Vec<Drawn> {
    let snap = |x: f32| (x * pixels).round() / pixels;
    let center = pos2(snap(center.x), snap(center.y));
    let bar = |top: f32, bottom: f32| {
        let half = snap(2.0 * scale.sqrt()) / 2.0;
        let (top, bottom) = (snap(top * scale), snap(bottom * scale));
        let rect = Rect::from_min_max(center + vec2(-half, top), center + vec2(half, bottom));
        Drawn::rect_filled(rect, CornerRadius::ZERO, colour)
    };
    match sign {
        Sign::Problem => vec![bar(-5.0, 2.0), bar(3.4, 5.5)],
        Sign::Note => vec![bar(-5.5, -3.4), bar(-2.0, 5.0)],
        Sign::Risk => {
            let corners = [vec2(0.0, -5.0), vec2(6.0, 5.0), vec2(-6.0, 5.0)];
            let corners = corners.into_iter().map(|corner| center + corner * scale).collect();
            vec![Drawn::convex_polygon(corners, colour, Stroke::NONE)]
        }
        Sign::Unknown | Sign::Healthy => Vec::new(),
    }
}
