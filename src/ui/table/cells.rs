//! The rows that are seen: painted text, one widget a row.

use eframe::egui::{self, Rect, Response, Role, Sense, Stroke, Ui, WidgetInfo, pos2};

use super::TableState;
use super::columns::Column;
use super::header::Placed;
use super::hover;
use super::row::Row;
use crate::tree::NodeId;
use crate::ui::theme::measure;
use crate::ui::{Command, Commands, Picture, Tokens, fonts};

/// Draws the rows that are seen and follows clicks.
pub fn rows(
    ui: &mut Ui,
    state: &mut TableState,
    picture: &Picture<'_>,
    tokens: &Tokens,
    columns: &[Placed],
    commands: &mut Commands,
) {
    let area = ui.max_rect();
    let selected = state.selected_row(picture);
    let tree = ui.response().id;
    let focused = ui.memory(|memory| memory.has_focus(tree));
    let pixels = ui.ctx().pixels_per_point();
    let first = state.scroll.row();
    let count = (area.height() / measure::ROW) as usize + 2;
    for row in first..(first + count).min(state.rows.len()) {
        let Some(id) = state.rows.id(row).filter(|id| id.index() < picture.tree.len()) else { continue };
        let offset = ((row - first) as f32 - state.scroll.part()) * measure::ROW;
        let top = ((area.top() + offset) * pixels).round() / pixels;
        let rect = Rect::from_min_size(pos2(area.left(), top), egui::vec2(area.width(), measure::ROW));
        if rect.top() >= area.bottom() {
            break;
        }
        let response = ui.interact(rect, ui.scope_id().with(("row", id)), Sense::CLICK);
        let chosen = selected == Some(row);
        ground(ui, rect, row, (chosen, focused), &response, tokens);
        let drawn = Row {
            picture,
            tokens,
            id,
            rect,
            share: picture.share(id),
            entries: picture.tree.total_entries(id),
        };
        let depth = state.rows.depth(row);
        let open = state.can_open(picture, row).then(|| state.is_open(picture, row));
        let finding = state.causes.worst(picture.tree, picture.health, id);
        let title = finding.and_then(|index| picture.health.findings.get(index)).map(|finding| finding.rule);
        let mut angle = None;
        for (column, x) in columns {
            match column {
                Column::Name => angle = Some(drawn.name(ui, *x, depth, open)),
                Column::Finding => {
                    let title = title.map_or("", |rule| state.title(rule));
                    drawn.text(ui, *x, title, fonts::body(), tokens.weak);
                }
                column => drawn.cell(ui, *column, *x),
            }
        }
        accessible(ui, &response, &drawn, &Told { row, rows: state.rows.len(), depth, open, chosen });
        if response.clicked() {
            let tree = ui.response().id;
            ui.memory_mut(|memory| memory.request_focus(tree));
            follow(state, picture, &response, (row, angle), commands);
        }
        hovering(response, picture, id, columns);
    }
}

fn ground(
    ui: &Ui,
    rect: Rect,
    row: usize,
    (chosen, focused): (bool, bool),
    response: &Response,
    tokens: &Tokens,
) {
    let fill = if chosen {
        tokens.selected
    } else if response.hovered() {
        tokens.raised
    } else if row % 2 == 1 {
        tokens.stripe
    } else {
        return;
    };
    ui.painter().rect_filled(rect, 0.0, fill);
    if chosen && focused {
        ui.painter().rect_stroke(rect, 0.0, Stroke::new(1.0, tokens.accent), egui::StrokeKind::Inside);
    }
}

/// A click: the triangle opens and closes, the row selects, twice goes in.
fn follow(
    state: &mut TableState,
    picture: &Picture<'_>,
    response: &Response,
    (row, angle): (usize, Option<Rect>),
    commands: &mut Commands,
) {
    let on_angle =
        response.interact_pointer_pos().is_some_and(|at| angle.is_some_and(|angle| angle.contains(at)));
    if on_angle {
        if state.can_open(picture, row) {
            state.turn(picture, row);
        }
        return;
    }
    state.select(row, commands);
    if let Some(id) = state.rows.id(row).filter(|id| response.double_clicked() && picture.tree.is_dir(*id)) {
        commands.push(Command::ZoomTo(id));
    }
}

fn hovering(response: Response, picture: &Picture<'_>, id: NodeId, columns: &[Placed]) {
    let Some(pointer) = response.hover_pos() else { return };
    let column = columns.iter().find(|(_, x)| x.contains(pointer.x)).map(|(column, _)| *column);
    if let Some(sentence) = column.and_then(|column| hover::sentence(picture, id, column)) {
        response.on_hover_ui_at_pointer(|ui| {
            ui.set_max_width(560.0);
            ui.label(sentence);
        });
    }
}

/// What is told of a row besides its words.
struct Told {
    row: usize,
    rows: usize,
    depth: usize,
    /// Whether it is open; none where there is nothing to open.
    open: Option<bool>,
    chosen: bool,
}

/// Names the row for a screen reader and for tests: role, level, open, selected, place.
fn accessible(ui: &Ui, response: &Response, row: &Row<'_, '_>, told: &Told) {
    response.widget_info(|| WidgetInfo::selected(Role::TreeItem, true, told.chosen, row.spoken()));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_level(told.depth + 1);
        node.set_selected(told.chosen);
        node.set_position_in_set(told.row + 1);
        node.set_size_of_set(told.rows);
        if let Some(open) = told.open {
            node.set_expanded(open);
        }
    });
}
