//! The heat map: the zoomed directory as a squarified treemap.
//!
//! * [`layout`]: weights → rectangles; [`tiles`]: a directory → tiles, small ones merged.
//! * [`shade`]: a judgement → what colours them; [`mesh`] and [`paint`]: colours → one kept mesh and names.
//! * [`canvas`]: what of all that still holds; [`head`]: breadcrumb, switch and legend; [`tip`]: the hover.
//!
//! A frame costs one mesh, the names and one hit test, however many tiles there are.

pub mod canvas;
mod head;
mod keys;
pub mod layout;
pub mod mesh;
mod paint;
pub mod shade;
pub mod tiles;
mod tip;

use std::sync::Arc;

use eframe::egui::{
    self, CursorIcon, Rect, Response, Role, Sense, Shape as Drawn, Ui, WidgetInfo, accesskit, vec2,
};

use crate::text;
use crate::tree::NodeId;
use crate::ui::theme::measure;
use crate::ui::widgets::sign::Sign;
use crate::ui::{Command, Commands, Picture, Tokens};
use canvas::Canvas;
use mesh::painted;
use tiles::{Shape, Tile};
use tip::Tip;

/// What the map keeps between frames.
#[derive(Debug, Default)]
pub struct MapState {
    canvas: Canvas,
    tip: Option<Tip>,
}

impl MapState {
    /// How many layouts were made so far; for tests.
    pub fn layouts(&self) -> u64 {
        self.canvas.layouts()
    }
}

/// Draws the row over the map and the map, filling the `Ui`.
pub fn show(
    ui: &mut Ui,
    state: &mut MapState,
    picture: &Picture<'_>,
    tokens: &Tokens,
    commands: &mut Commands,
) {
    head::show(ui, picture, tokens, commands);
    let space = ui.available_rect_before_wrap();
    let edge = measure::INSET - 4.0;
    let rect = Rect::from_min_max(space.min + vec2(edge, 0.0), space.max - vec2(edge, edge));
    ui.allocate_rect(space, Sense::hover());
    if rect.width() < 8.0 || rect.height() < 8.0 {
        return;
    }
    state.canvas.update(ui.ctx(), picture, tokens, rect);
    let response = ui.interact(rect, ui.scope_id().with("map"), Sense::click());
    let name = text!("map-name", path = tip::path(picture.tree, picture.zoom));
    response.widget_info(|| WidgetInfo::labeled(Role::Canvas, true, name.as_str()));
    let canvas = &state.canvas;
    paint(ui, canvas, picture, tokens, &response);
    let under = response.hover_pos().and_then(|at| canvas.tiles().hit(at));
    clicks(picture, canvas, &response, commands);
    heard(ui, picture, canvas, commands);
    keys::handle(ui, picture, canvas, &response, commands);
    match under {
        Some(tile) => {
            if state.tip.as_ref().is_none_or(|tip| !tip.holds(tile, canvas, picture)) {
                state.tip = Some(Tip::of(tile, canvas, picture));
            }
            if let Some(tip) = &state.tip {
                response
                    .on_hover_cursor(CursorIcon::PointingHand)
                    .on_hover_ui_at_pointer(|ui| tip.show(ui, canvas, picture, tokens));
            }
        }
        None => state.tip = None,
    }
}

fn paint(ui: &Ui, canvas: &Canvas, picture: &Picture<'_>, tokens: &Tokens, response: &Response) {
    let painter = ui.painter_at(response.rect.expand(2.0));
    if let Some(mesh) = canvas.mesh() {
        painter.add(Drawn::Mesh(Arc::clone(&mesh)));
    }
    paint::paint_labels(&painter, canvas.labels());
    let tiles = canvas.tiles();
    let pixels = ui.pixels_per_point();
    let around = |index: usize| painted(tiles.as_slice()[index].rect, pixels);
    if let Some(index) = response.hover_pos().and_then(|at| tiles.hit(at)) {
        paint::paint_hovered(&painter, around(index), tokens);
    }
    let shown = picture.selected.filter(|id| picture.tree.is_within(*id, picture.zoom));
    // The zoomed directory is the whole map: the breadcrumb names it.
    if let Some(index) = shown.and_then(|id| tiles.showing(picture.tree, id)).filter(|index| *index > 0) {
        paint::paint_selected(&painter, around(index), tokens);
    }
    if response.has_focus() {
        let stroke = egui::Stroke::new(2.0, tokens.accent);
        painter.rect_stroke(response.rect.expand(2.0), 4.0, stroke, egui::StrokeKind::Inside);
    }
}

/// A click selects, a double click goes in.
fn clicks(picture: &Picture<'_>, canvas: &Canvas, response: &Response, commands: &mut Commands) {
    if !response.clicked() {
        return;
    }
    let Some(index) = response.interact_pointer_pos().and_then(|at| canvas.tiles().hit(at)) else { return };
    let tile = &canvas.tiles().as_slice()[index];
    if response.double_clicked() {
        commands.push(Command::ZoomTo(directory(picture, tile)));
    } else {
        commands.push(Command::Select(meant(picture, canvas, index)));
    }
}

/// The directory that a double click on a tile goes into.
fn directory(picture: &Picture<'_>, tile: &Tile) -> NodeId {
    let tree = picture.tree;
    if tree.is_dir(tile.node) { tile.node } else { tree.parent(tile.node).unwrap_or(NodeId::ROOT) }
}

/// The entry that a click on a tile selects: where a tile stands for several, the worst of them.
fn meant(picture: &Picture<'_>, canvas: &Canvas, index: usize) -> NodeId {
    let (tree, heat) = (picture.tree, &picture.health.heat);
    let tiles = canvas.tiles();
    let tile = &tiles.as_slice()[index];
    let Some(worst) = canvas.shade(index).share.worst() else { return tile.node };
    match tile.shape {
        Shape::Rest { .. } => {
            let merged = |id: &NodeId| tiles.showing(tree, *id) == Some(index);
            let bad = |id: &NodeId| heat.share(tree, *id).worst() == Some(worst);
            tree.children(tile.node).filter(bad).find(merged).unwrap_or(tile.node)
        }
        Shape::Folder { .. } | Shape::Whole => {
            let above =
                std::iter::successors(
                    Some(tile.node),
                    |id| if *id == tile.top { None } else { tree.parent(*id) },
                );
            let own = |id: &NodeId| heat.own(*id).map(|severity| severity as u8 + 1).unwrap_or_default();
            // Of equally bad ones the outermost: what is in it follows from it.
            above.max_by_key(own).filter(|id| own(id) > 0).unwrap_or(tile.node)
        }
    }
}

/// The largest named tiles, for screen readers and tests: each has a name and can be clicked by it.
fn heard(ui: &Ui, picture: &Picture<'_>, canvas: &Canvas, commands: &mut Commands) {
    for index in canvas.heard() {
        let tile = &canvas.tiles().as_slice()[*index];
        let rest = matches!(tile.shape, Shape::Rest { .. });
        let id = ui.scope_id().with(("tile", tile.node, rest));
        // To hover only: the pointer's clicks belong to the map as a whole.
        let response = ui.interact(tile.face(), id, Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, spoken(picture, canvas, *index)));
        ui.ctx().accesskit_node_builder(id, |node| {
            node.add_action(accesskit::Action::Click);
            node.set_selected(picture.selected == Some(tile.node) && !rest);
        });
        if ui.input(|input| input.has_accesskit_action_request(id, accesskit::Action::Click)) {
            commands.push(Command::Select(meant(picture, canvas, *index)));
        }
    }
}

/// A tile in words: `cache/download/golang.org/x, 640 entries, problem`.
fn spoken(picture: &Picture<'_>, canvas: &Canvas, index: usize) -> String {
    let tile = &canvas.tiles().as_slice()[index];
    let shade = canvas.shade(index);
    let state = match shade.share.worst() {
        None if shade.unknown > 0.0 => Sign::Unknown.word(),
        None => text!("map-legend-healthy"),
        worst => Sign::of(worst).word(),
    };
    let key = if matches!(tile.shape, Shape::Rest { .. }) { "map-tile-rest" } else { "map-tile" };
    let entries = if key == "map-tile" { picture.tree.total_entries(tile.node) } else { tile.entries };
    let path = tip::path(picture.tree, tile.node);
    text!(key, path = path, number = entries, count = text::count(entries), state = state)
}

#[cfg(test)]
mod sample;
#[cfg(test)]
mod tests;
