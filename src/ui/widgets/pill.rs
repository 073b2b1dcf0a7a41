//! A word in a rounded line: `needs your password`, `as you`.

use eframe::egui::{self, Color32, Response, Sense, Stroke, StrokeKind, Ui, vec2};

use crate::ui::fonts;

/// Draws the word in a line of `colour`.
pub fn show(ui: &mut Ui, colour: Color32, word: &str) -> Response {
    let galley = ui.painter().layout_no_wrap(word.to_owned(), fonts::secondary(), colour);
    let (rect, response) = ui.allocate_exact_size(galley.size() + vec2(14.0, 6.0), Sense::hover());
    if ui.is_rect_visible(rect) {
        ui.painter().rect_stroke(rect, rect.height() / 2.0, Stroke::new(1.0, colour), StrokeKind::Inside);
        ui.painter().galley(rect.min + vec2(7.0, 3.0), galley, colour);
    }
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, word));
    response
}
