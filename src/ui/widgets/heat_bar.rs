//! The bar of a row: how much of it is affected, how badly, and how much is unknown.

use eframe::egui::{CornerRadius, Painter, Rect, pos2};

use crate::health::Share;
use crate::ui::Tokens;
use crate::ui::theme::part;

/// Paints the bar into a rectangle: the affected part in the worst severity's fill, at least two points
/// wide, the rest in the healthy ground; a healthy subtree in the healthy fill.
pub fn paint(painter: &Painter, rect: Rect, tokens: &Tokens, share: &Share, entries: u64) {
    let corner = CornerRadius::same(1);
    let Some(worst) = share.worst() else {
        if share.unknown > 0 {
            painter.rect_filled(rect, corner, tokens.healthy_ground);
            super::sign::paint_hatch(
                painter,
                left(rect, part(u64::from(share.unknown), entries)),
                tokens.unknown_fill,
            );
        } else {
            painter.rect_filled(rect, corner, tokens.healthy_fill);
        }
        return;
    };
    painter.rect_filled(rect, corner, tokens.healthy_ground);
    painter.rect_filled(left(rect, part(share.worst_affected(), entries)), corner, tokens.fill_of(worst));
}

fn left(rect: Rect, share: f32) -> Rect {
    let width = (rect.width() * share).clamp(2.0, rect.width());
    Rect::from_min_max(rect.min, pos2(rect.left() + width, rect.bottom()))
}
