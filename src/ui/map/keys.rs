//! The map by keys: arrows go to the neighbour, Enter goes in. Going out is everybody's key.

use eframe::egui::{EventFilter, Key, Pos2, Response, Ui, Vec2, vec2};

use super::canvas::Canvas;
use super::tiles::{Shape, Tile};
use crate::ui::{Command, Commands, Picture};

/// Carries out the keys of the map while it has the focus.
pub fn handle(ui: &Ui, picture: &Picture<'_>, canvas: &Canvas, response: &Response, commands: &mut Commands) {
    if !response.has_focus() {
        return;
    }
    let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    let ways = [
        (Key::ArrowLeft, vec2(-1.0, 0.0)),
        (Key::ArrowRight, vec2(1.0, 0.0)),
        (Key::ArrowUp, vec2(0.0, -1.0)),
        (Key::ArrowDown, vec2(0.0, 1.0)),
    ];
    let way = ui.input(|input| {
        let plain = input.modifiers.is_none();
        ways.into_iter().find(|(key, _)| plain && input.key_pressed(*key)).map(|(_, way)| way)
    });
    if let Some(way) = way
        && let Some(tile) = neighbour(picture, canvas, way)
    {
        commands.push(Command::Select(super::meant(picture, canvas, tile)));
    }
    if ui.input(|input| input.key_pressed(Key::Enter)) {
        commands.push(Command::ZoomIn);
    }
}

/// The tile that lies next to the selected one, or in the corner where one begins to read.
fn neighbour(picture: &Picture<'_>, canvas: &Canvas, way: Vec2) -> Option<usize> {
    let tiles = canvas.tiles().as_slice();
    let now = picture.selected.filter(|id| picture.tree.is_within(*id, picture.zoom));
    let now = now.and_then(|id| canvas.tiles().showing(picture.tree, id));
    let from = now.map_or(tiles.first()?.rect.min, |index| tiles[index].face().center());
    let seen = |tile: &Tile| {
        !matches!(tile.shape, Shape::Folder { .. }) && tile.rect.width() >= 8.0 && tile.rect.height() >= 8.0
    };
    tiles
        .iter()
        .enumerate()
        .filter(|(index, tile)| Some(*index) != now && seen(tile))
        .filter_map(|(index, tile)| {
            farness(from, tile.rect.center(), way, now.is_none()).map(|far| (index, far))
        })
        .min_by(|a, b| a.1.total_cmp(&b.1))
        .map(|(index, _)| index)
}

/// How far away, with what lies askew counted as farther; none for what lies the other way.
fn farness(from: Pos2, to: Pos2, way: Vec2, any: bool) -> Option<f32> {
    let step = to - from;
    let along = step.dot(way);
    let aside = (step - way * along).length();
    if any {
        return Some(step.length());
    }
    (along > 1.0).then_some(along + 2.5 * aside)
}
