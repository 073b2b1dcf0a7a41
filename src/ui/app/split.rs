//! Two views with a line between that can be dragged.

use eframe::egui::{CursorIcon, Rect, Role, Sense, Stroke, Ui, UiBuilder, WidgetInfo, pos2};

use crate::text;
use crate::ui::Tokens;

/// How the two stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stand {
    /// The first above the second.
    Above,
    /// The first left of the second.
    Beside,
}

/// Divides the room of `ui` and draws the line; `part` (0 to 1) is the first one's and follows the
/// pointer. Neither gets smaller than `least` points.
pub(super) fn show(ui: &mut Ui, tokens: &Tokens, stand: Stand, part: &mut f32, least: f32) -> (Rect, Rect) {
    let room = ui.available_rect_before_wrap();
    let (start, length) = match stand {
        Stand::Above => (room.top(), room.height()),
        Stand::Beside => (room.left(), room.width()),
    };
    let bounds = (least.min(length / 2.0), (length - least).max(length / 2.0));
    let cut = (start + (length * *part).clamp(bounds.0, bounds.1)).round();
    let (first, second, handle) = match stand {
        Stand::Above => (
            Rect::from_min_max(room.min, pos2(room.right(), cut)),
            Rect::from_min_max(pos2(room.left(), cut + 1.0), room.max),
            Rect::from_min_max(pos2(room.left(), cut - 3.0), pos2(room.right(), cut + 4.0)),
        ),
        Stand::Beside => (
            Rect::from_min_max(room.min, pos2(cut, room.bottom())),
            Rect::from_min_max(pos2(cut + 1.0, room.top()), room.max),
            Rect::from_min_max(pos2(cut - 3.0, room.top()), pos2(cut + 4.0, room.bottom())),
        ),
    };
    let response = ui.interact(handle, ui.scope_id().with("split"), Sense::drag());
    response.widget_info(|| WidgetInfo::labeled(Role::Splitter, true, text!("panel-splitter")));
    if let Some(pointer) = response.interact_pointer_pos().filter(|_| response.dragged()) {
        let at = match stand {
            Stand::Above => pointer.y,
            Stand::Beside => pointer.x,
        };
        *part = ((at - start).clamp(bounds.0, bounds.1) / length.max(1.0)).clamp(0.05, 0.95);
    }
    let (cursor, line) = match stand {
        Stand::Above => {
            (CursorIcon::ResizeVertical, [pos2(room.left(), cut + 0.5), pos2(room.right(), cut + 0.5)])
        }
        Stand::Beside => {
            (CursorIcon::ResizeHorizontal, [pos2(cut + 0.5, room.top()), pos2(cut + 0.5, room.bottom())])
        }
    };
    let colour = if response.hovered() || response.dragged() { tokens.accent } else { tokens.line };
    ui.painter().line_segment(line, Stroke::new(1.0, colour));
    response.on_hover_cursor(cursor);
    (first, second)
}

/// Draws into a rectangle of `ui`, cut off at its edges.
pub(super) fn within<R>(ui: &mut Ui, salt: &str, rect: Rect, draw: impl FnOnce(&mut Ui) -> R) -> R {
    let mut child = ui.new_child(UiBuilder::new().id_salt(salt).max_rect(rect));
    child.set_clip_rect(rect.intersect(ui.clip_rect()));
    draw(&mut child)
}
