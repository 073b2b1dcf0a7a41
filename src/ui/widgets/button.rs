//! Buttons: one primary on the screen at a time, plain ones, and pickers that open a list.

use eframe::egui::{self, Button, CornerRadius, Response, RichText, Sense, Stroke, Ui, WidgetInfo, vec2};

use super::sign;
use crate::ui::theme::measure;
use crate::ui::{Command, Commands, Tokens, fonts};

/// The primary button.
pub fn primary(ui: &mut Ui, tokens: &Tokens, text: &str) -> Response {
    let label = RichText::new(text).font(fonts::strong()).color(tokens.on_accent);
    ui.add(Button::new(label).fill(tokens.accent).stroke(Stroke::NONE).min_size(vec2(0.0, measure::CONTROL)))
}

/// A plain button.
pub fn plain(ui: &mut Ui, text: &str) -> Response {
    ui.add(Button::new(text).min_size(vec2(0.0, measure::CONTROL)))
}

/// A plain button for a command, with its keys in the hover; pushes it when clicked.
pub fn command(ui: &mut Ui, command: &Command, possible: bool, commands: &mut Commands) -> Response {
    let mut response =
        ui.add_enabled(possible, Button::new(command.name()).min_size(vec2(0.0, measure::CONTROL)));
    let keys = command.keys();
    if !keys.is_empty() {
        response = response.on_hover_text(keys);
    }
    if response.clicked() {
        commands.push(command.clone());
    }
    response
}

/// A button of text only, in the accent's colour.
pub fn link(ui: &mut Ui, tokens: &Tokens, text: &str) -> Response {
    let label = RichText::new(text).font(fonts::body()).color(tokens.accent);
    ui.add(Button::new(label).frame(false)).on_hover_cursor(egui::CursorIcon::PointingHand)
}

/// A button that opens a list: a weak word, the value, a weak remark, an angle.
pub fn picker(
    ui: &mut Ui,
    tokens: &Tokens,
    what: &str,
    value: &str,
    remark: &str,
    remark_mono: bool,
) -> Response {
    let gap = 8.0;
    let weak = |text: &str, font| ui.painter().layout_no_wrap(text.to_owned(), font, tokens.weak);
    let what_galley = weak(what, fonts::body());
    let value_galley = ui.painter().layout_no_wrap(value.to_owned(), fonts::strong(), tokens.text);
    let remark_galley = weak(remark, if remark_mono { fonts::mono() } else { fonts::body() });
    let galleys = [what_galley, value_galley, remark_galley];
    let width: f32 =
        galleys.iter().filter(|galley| galley.size().x > 0.0).map(|galley| galley.size().x + gap).sum();
    let (rect, response) = ui.allocate_exact_size(vec2(width + 34.0, measure::CONTROL), Sense::click());
    if ui.is_rect_visible(rect) {
        let line = if response.hovered() || response.has_focus() { tokens.faint } else { tokens.line };
        let corner = CornerRadius::same(measure::CORNER);
        ui.painter().rect(rect, corner, tokens.raised, Stroke::new(1.0, line), egui::StrokeKind::Inside);
        let mut x = rect.left() + 11.0;
        for galley in galleys {
            if galley.size().x > 0.0 {
                let width = galley.size().x;
                let y = rect.center().y - galley.size().y / 2.0;
                ui.painter().galley(egui::pos2(x, y), galley, tokens.text);
                x += width + gap;
            }
        }
        sign::paint_angle(
            ui.painter(),
            egui::pos2(rect.right() - 15.0, rect.center().y),
            7.0,
            tokens.weak,
            true,
        );
    }
    let name =
        [what, value, remark].iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(" ");
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, name.as_str()));
    response
}
