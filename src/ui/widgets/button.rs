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
#[derive(Debug, Clone, Copy, Default)]
pub struct Picker<'a> {
    /// What is chosen.
    pub what: &'a str,
    /// What it is now.
    pub value: &'a str,
    /// More of it.
    pub remark: &'a str,
    /// The remark is a path.
    pub mono: bool,
    /// It is not what it was at first: a line in the accent's colour says so.
    pub other: bool,
}

impl Picker<'_> {
    /// Draws it.
    pub fn show(self, ui: &mut Ui, tokens: &Tokens) -> Response {
        let gap = 8.0;
        let Self { what, value, remark, .. } = self;
        let laid = |text: &str, font, colour| ui.painter().layout_no_wrap(text.to_owned(), font, colour);
        let remark_font = if self.mono { fonts::mono() } else { fonts::body() };
        let galleys = [
            laid(what, fonts::body(), tokens.weak),
            laid(value, fonts::strong(), tokens.text),
            laid(remark, remark_font, tokens.weak),
        ];
        let width: f32 =
            galleys.iter().filter(|galley| galley.size().x > 0.0).map(|galley| galley.size().x + gap).sum();
        let (rect, response) = ui.allocate_exact_size(vec2(width + 34.0, measure::CONTROL), Sense::click());
        if ui.is_rect_visible(rect) {
            let line = match (self.other, response.hovered() || response.has_focus()) {
                (true, _) => tokens.accent,
                (false, true) => tokens.faint,
                (false, false) => tokens.line,
            };
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
            let angle = egui::pos2(rect.right() - 15.0, rect.center().y);
            sign::paint_angle(ui.painter(), angle, 7.0, tokens.weak, true);
        }
        let parts = [what, value, remark].into_iter().filter(|part| !part.is_empty());
        let name = parts.collect::<Vec<_>>().join(" ");
        response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, name.as_str()));
        response
    }
}
