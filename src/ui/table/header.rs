//! The titles of the columns: clicked they sort, at their edges they are resized.

use eframe::egui::{
    self, Align2, Color32, Rect, Role, Sense, Shape, Stroke, Ui, UiBuilder, WidgetInfo, pos2, vec2,
};
use egui_extras::{Column as TableColumn, TableBuilder};

use super::TableState;
use super::columns::{self, Column, Sort};
use super::row::SIZE_PAD;
use super::scroll_bar;
use crate::text;
use crate::ui::theme::measure;
use crate::ui::{Tokens, fonts, widgets};

/// Space before the text of a cell.
pub const PAD: f32 = 12.0;

const HEIGHT: f32 = 28.0;

/// The widths a person gave to columns, for the columns that are shown now.
#[derive(Debug, Default)]
pub struct Widths {
    columns: Vec<Column>,
    widths: Vec<f32>,
    available: f32,
}

/// A column and where it is, from left to right.
pub type Placed = (Column, egui::Rangef);

/// Draws the titles and returns where the columns are.
pub fn show(ui: &mut Ui, state: &mut TableState, tokens: &Tokens) -> Vec<Placed> {
    let band = Rect::from_min_size(ui.cursor().min, vec2(ui.available_width(), HEIGHT));
    // The scroll bar's room is kept free also without one: columns do not jump when rows unfold.
    let available = band.width() - scroll_bar::WIDTH;
    let shown = columns::fitting(band.width());
    let first = fit(&mut state.widths, shown, available);
    ui.painter().hline(band.x_range(), band.bottom() - 0.5, Stroke::new(1.0, tokens.line));
    let titles = Rect::from_min_size(band.min, vec2(available, ui.available_height()));
    ui.scope_builder(UiBuilder::new().max_rect(titles), |ui| {
        // The lines between columns are seen only where the pointer can drag them.
        ui.visuals_mut().widgets.noninteractive.bg_stroke = Stroke::NONE;
        let mut table = TableBuilder::new(ui).id_salt("columns").vscroll(false);
        if first {
            table.reset();
        }
        for (index, (column, width)) in shown.iter().zip(&state.widths.widths).enumerate() {
            let last = index + 1 == shown.len();
            let sized =
                if last { TableColumn::remainder() } else { TableColumn::initial(*width).resizable(true) };
            table =
                table.column(sized.at_least(if *column == Column::Name { 120.0 } else { 48.0 }).clip(true));
        }
        let before = state.sort;
        let sort = &mut state.sort;
        table
            .header(HEIGHT, |mut row| {
                for column in shown {
                    row.col(|ui| title(ui, *column, sort, tokens));
                }
            })
            .body(|body| state.widths.widths = body.widths().to_vec());
        state.hold |= state.sort != before;
    });
    let mut left = band.left();
    shown
        .iter()
        .zip(&state.widths.widths)
        .map(|(column, width)| {
            let range = egui::Rangef::new(left, (left + width).min(band.left() + available));
            left += width;
            (*column, range)
        })
        .collect()
}

/// Other columns, or another width of the table: the name takes or gives the difference. Whether
/// anything changed.
fn fit(widths: &mut Widths, shown: &[Column], available: f32) -> bool {
    if widths.columns == shown && (widths.available - available).abs() < 0.5 {
        return false;
    }
    let kept = |column: &Column| {
        let at = widths.columns.iter().position(|other| other == column)?;
        // The last one fills what is left; its width means nothing.
        (at + 1 < widths.columns.len()).then(|| widths.widths.get(at).copied())?
    };
    let mut new: Vec<f32> = shown.iter().map(|column| kept(column).unwrap_or(column.width())).collect();
    if let Some(last) = new.last_mut() {
        *last = shown.last().map_or(0.0, |column| column.width());
    }
    let others: f32 = new.iter().skip(1).sum();
    new[0] = (available - others).max(Column::Name.width());
    *widths = Widths { columns: shown.to_vec(), widths: new, available };
    true
}

fn title(ui: &mut Ui, column: Column, sort: &mut Sort, tokens: &Tokens) {
    let rect = ui.max_rect();
    let response = ui.interact(rect, ui.scope_id().with(("title", column.width() as u32)), Sense::click());
    let word = column.title();
    let sorted = sort.by == column;
    let colour = if sorted || response.hovered() || response.has_focus() { tokens.text } else { tokens.weak };
    let right = column == Column::Size;
    let (at, align) = if right {
        (pos2(rect.right() - SIZE_PAD, rect.center().y), Align2::RIGHT_CENTER)
    } else {
        (pos2(rect.left() + PAD, rect.center().y), Align2::LEFT_CENTER)
    };
    let drawn = ui.painter().text(at, align, &word, fonts::secondary(), colour);
    if sorted {
        let x = if right { drawn.left() - 9.0 } else { drawn.right() + 9.0 };
        arrow(ui, pos2(x, rect.center().y), colour, sort.descending);
    }
    if response.has_focus() {
        ui.painter().rect_stroke(
            rect.shrink(2.0),
            3.0,
            Stroke::new(1.0, tokens.accent),
            egui::StrokeKind::Inside,
        );
    }
    response.widget_info(|| WidgetInfo::labeled(Role::ColumnHeader, true, word.as_str()));
    if response.clicked() {
        *sort = sort.clicked(column);
    }
    response.on_hover_text(text!("table-sort-hint", column = word));
}

/// The direction of the order: down for descending.
fn arrow(ui: &Ui, center: egui::Pos2, colour: Color32, descending: bool) {
    if descending {
        widgets::sign::paint_angle(ui.painter(), center, 7.0, colour, true);
    } else {
        let corners = vec![center + vec2(-3.5, 2.1), center + vec2(0.0, -2.1), center + vec2(3.5, 2.1)];
        ui.painter().add(Shape::convex_polygon(corners, colour, Stroke::NONE));
    }
}

const _: () = assert!(HEIGHT > measure::ROW);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wider_window_widens_the_name_and_leaves_the_others_as_they_were_dragged() {
        let shown = [Column::Name, Column::Health, Column::Owner, Column::Size];
        let mut widths = Widths::default();
        assert!(fit(&mut widths, &shown, 600.0));
        widths.widths[1] = 150.0;
        assert!(!fit(&mut widths, &shown, 600.0));
        assert!(fit(&mut widths, &shown, 700.0));
        assert_eq!(widths.widths[1], 150.0);
        assert_eq!(widths.widths.iter().sum::<f32>(), 700.0);
    }
}
