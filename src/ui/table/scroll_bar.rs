//! The table's own scroll bar: its thumb stands for rows, not for points.

use eframe::egui::{CornerRadius, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::TableState;
use super::scroll::Scroll;
use crate::text;
use crate::ui::Tokens;

/// Its room, in points.
pub const WIDTH: f32 = 12.0;

/// A thumb that can still be caught.
const SMALLEST: f32 = 28.0;

/// How much room it takes; none where every row is seen.
pub fn width(rows: usize, view: f32) -> f32 {
    if rows as f64 > f64::from(view) { WIDTH } else { 0.0 }
}

/// Draws it and follows the pointer.
pub fn show(ui: &mut Ui, rect: Rect, state: &mut TableState, view: f32, tokens: &Tokens) {
    let rows = state.rows.len();
    if rect.width() < 1.0 || rows == 0 {
        return;
    }
    let response = ui.interact(rect, ui.scope_id().with("table-scroll"), Sense::CLICK | Sense::DRAG);
    let last = Scroll::last(rows, view);
    let length = (rect.height() * (f64::from(view) / rows as f64) as f32)
        .clamp(SMALLEST.min(rect.height()), rect.height());
    let way = f64::from(rect.height() - length);
    if let Some(pointer) =
        response.interact_pointer_pos().filter(|_| response.dragged() || response.clicked())
    {
        let top = f64::from(pointer.y - rect.top() - length / 2.0);
        state.scroll.go(if way > 0.0 { top / way * last } else { 0.0 }, rows, view);
    }
    let at = if last > 0.0 { (state.scroll.position() / last * way) as f32 } else { 0.0 };
    let thumb =
        Rect::from_min_size(pos2(rect.left() + 3.0, rect.top() + at), vec2(rect.width() - 5.0, length));
    let colour = if response.hovered() || response.dragged() { tokens.weak } else { tokens.faint };
    ui.painter().rect_filled(thumb, CornerRadius::same(3), colour.gamma_multiply(0.7));
    response.widget_info(|| WidgetInfo::labeled(Role::ScrollBar, true, text!("table-scroll")));
}
