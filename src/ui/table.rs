//! The tree as rows.
//!
//! A row is five bytes in [`rows`]: an entry and its depth, flattened from the tree with [`order`],
//! [`filter`] and what is folded. [`build`] makes them anew some milliseconds a frame and shows the old
//! ones meanwhile, so that two million rows can be sorted without a frame being late. [`scroll`] counts
//! in rows. Only the rows that are seen are drawn ([`cells`]).

mod build;
mod causes;
mod cells;
mod columns;
mod filter;
mod filter_bar;
mod header;
mod hover;
mod keys;
mod mode;
mod order;
mod row;
mod rows;
mod scroll;
mod scroll_bar;
mod select;

use eframe::egui::{self, EventFilter, Rect, Role, Sense, Ui, UiBuilder, pos2, vec2};
use rustc_hash::FxHashMap;

use crate::health::Rule;
use crate::text;
use crate::tree::NodeId;
use crate::ui::theme::measure;
use crate::ui::{Command, Commands, Filter, Picture, Tokens, fonts, widgets};

/// What the table keeps between frames.
#[derive(Debug, Default)]
pub struct TableState {
    scan: Option<u32>,
    judged: Option<(u32, u32)>,
    /// The top and the filter that folds belong to.
    followed: Option<(NodeId, Filter)>,
    rows: rows::Rows,
    key: Option<build::Key>,
    marks: Option<filter::Marks>,
    build: Option<build::Build>,
    folds: rows::Folds,
    sort: columns::Sort,
    scroll: scroll::Scroll,
    causes: causes::Causes,
    owners: order::OwnerRanks,
    typed: keys::Typed,
    /// The selection of the frame before, and what the table itself asked to select.
    seen: Option<NodeId>,
    pushed: Option<NodeId>,
    /// What is to be brought into view when the rows are up to date.
    reveal: Option<(NodeId, scroll::Bring)>,
    selected_row: Option<(NodeId, Option<usize>)>,
    /// The filter or the order changed: what is selected stays in view.
    hold: bool,
    widths: header::Widths,
    titles: FxHashMap<Rule, String>,
    /// The text of the field that filters by name.
    search: String,
}

/// Draws the table into all of `ui`.
pub fn show(
    ui: &mut Ui,
    state: &mut TableState,
    picture: &Picture<'_>,
    tokens: &Tokens,
    commands: &mut Commands,
) {
    ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
    filter_bar::show(ui, state, picture, tokens, commands);
    let ready = state.refresh(picture);
    if !ready {
        ui.ctx().request_repaint();
    }
    let columns = header::show(ui, state, tokens);
    let outer = ui.available_rect_before_wrap();
    ui.allocate_rect(outer, Sense::hover());
    let view = outer.height() / measure::ROW;
    let total = state.rows.len();
    let bar = scroll_bar::width(total, view);
    let area = Rect::from_min_max(outer.min, pos2(outer.right() - bar, outer.bottom()));

    let builder = UiBuilder::new()
        .id_salt("rows")
        .max_rect(area)
        .sense(Sense::CLICK | Sense::FOCUSABLE)
        .accessibility_role(Role::Tree)
        .accessibility_label(text!("table-tree"));
    ui.scope_builder(builder, |ui| {
        ui.set_clip_rect(area.intersect(ui.clip_rect()));
        let tree = ui.response();
        tree.widget_info(|| egui::WidgetInfo::labeled(Role::Tree, true, text!("table-tree")));
        keyboard(ui, state, picture, tree.id, view, commands);
        state.notice(picture);
        if ready {
            state.reveal(picture, view);
            state.hold(picture, view);
        }
        let wheel =
            ui.input(|input| if tree.contains_pointer() { input.smooth_scroll_delta().y } else { 0.0 });
        state.scroll.by(-wheel / measure::ROW, state.rows.len(), view);
        cells::rows(ui, state, picture, tokens, &columns, commands);
        if state.rows.len() <= 1 && ready && !picture.filter.is_empty() {
            nothing(ui, area, tokens, commands);
        }
    });
    scroll_bar::show(ui, Rect::from_min_max(pos2(area.right(), outer.top()), outer.max), state, view, tokens);
}

/// Keys belong to the table while it has the focus, and while nobody has it.
fn keyboard(
    ui: &Ui,
    state: &mut TableState,
    picture: &Picture<'_>,
    id: egui::Id,
    view: f32,
    commands: &mut Commands,
) {
    let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
    let ours = ui.memory(|memory| {
        memory.focused().is_none_or(|focused| focused == id) && memory.top_modal_layer().is_none()
    });
    if ours {
        let page = view as usize;
        for step in keys::steps(ui, &mut state.typed) {
            state.step(picture, &step, page, commands);
        }
    }
}

/// What stands where no row passes the filter.
fn nothing(ui: &mut Ui, area: Rect, tokens: &Tokens, commands: &mut Commands) {
    let place = Rect::from_center_size(area.center(), vec2(area.width().min(320.0), 64.0));
    ui.scope_builder(UiBuilder::new().max_rect(place), |ui| {
        ui.vertical_centered(|ui| {
            ui.label(egui::RichText::new(text!("table-nothing")).font(fonts::body()).color(tokens.weak));
            ui.add_space(measure::GAP);
            if widgets::button::link(ui, tokens, &text!("table-show-all")).clicked() {
                commands.push(Command::ClearFilter);
            }
        });
    });
}

#[cfg(test)]
mod tests;
