//! A switch of a few words of which one holds: `entries | bytes`.

use eframe::egui::{self, CornerRadius, Response, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

use crate::ui::{Tokens, fonts};

/// Draws the switch; the value that was clicked, if another one was.
pub fn show<T: Copy + PartialEq>(ui: &mut Ui, tokens: &Tokens, now: T, choices: &[(T, String)]) -> Option<T> {
    let mut chosen = None;
    let galleys: Vec<_> = choices
        .iter()
        .map(|(value, word)| {
            let colour = if *value == now { tokens.text } else { tokens.weak };
            ui.painter().layout_no_wrap(word.clone(), fonts::body(), colour)
        })
        .collect();
    let width: f32 = galleys.iter().map(|galley| galley.size().x + 22.0).sum();
    let (outer, _) = ui.allocate_exact_size(vec2(width + 2.0, 24.0), Sense::hover());
    let corner = CornerRadius::same(6);
    ui.painter().rect(outer, corner, tokens.background, Stroke::new(1.0, tokens.line), StrokeKind::Inside);
    let mut x = outer.left() + 1.0;
    for ((value, word), galley) in choices.iter().zip(galleys) {
        let rect = egui::Rect::from_min_size(
            egui::pos2(x, outer.top() + 1.0),
            vec2(galley.size().x + 22.0, outer.height() - 2.0),
        );
        x = rect.right();
        let response: Response =
            ui.interact(rect, ui.scope_id().with(("segment", word.as_str())), Sense::click());
        if *value == now {
            ui.painter().rect_filled(rect, CornerRadius::same(5), tokens.raised);
        }
        if response.hovered() || response.has_focus() {
            ui.painter().rect_stroke(
                rect,
                CornerRadius::same(5),
                Stroke::new(1.0, tokens.faint),
                StrokeKind::Inside,
            );
        }
        let at = rect.center() - galley.size() / 2.0;
        ui.painter().galley(at, galley, tokens.text);
        let selected = *value == now;
        response.widget_info(|| WidgetInfo::selected(egui::Role::RadioButton, true, selected, word.as_str()));
        if response.clicked() && !selected {
            chosen = Some(*value);
        }
    }
    chosen
}
