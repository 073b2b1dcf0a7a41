//! A row of a list to choose from: a mark, what it is, a remark at the right, and a line that explains it.

use std::sync::Arc;

use eframe::egui::text::{LayoutJob, TextWrapping};
use eframe::egui::{
    self, Color32, CornerRadius, FontId, Galley, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui,
    WidgetInfo, pos2, vec2,
};

use super::sign;
use crate::ui::{Tokens, fonts};

/// Room for the mark at the left.
const MARK: f32 = 26.0;
/// Room at the right.
const END: f32 = 10.0;
/// The height of a row of one line.
const LINE: f32 = 26.0;

/// A row to choose.
#[derive(Debug, Clone, Copy, Default)]
pub struct OptionRow<'a> {
    /// What it is.
    pub title: &'a str,
    /// More of it, at the right.
    pub remark: &'a str,
    /// What it means, below.
    pub detail: &'a str,
    /// It holds now.
    pub chosen: bool,
    /// Enter would choose it.
    pub marked: bool,
    /// Several can hold: a box instead of a tick.
    pub several: bool,
    /// How far it stands in.
    pub indent: f32,
}

impl OptionRow<'_> {
    /// Draws it in all the width there is.
    pub fn show(self, ui: &mut Ui, tokens: &Tokens) -> Response {
        let width = ui.available_width();
        let left = MARK + self.indent;
        let room = (width - left - END).max(40.0);
        let strong = self.chosen && !self.several;
        let remark = line(ui, self.remark, fonts::secondary(), tokens.weak, room * 0.75);
        let title_room = room - if self.remark.is_empty() { 0.0 } else { remark.size().x + 12.0 };
        let font = if strong || !self.detail.is_empty() { fonts::strong() } else { fonts::body() };
        let title = line(ui, self.title, font, tokens.text, title_room);
        let detail = (!self.detail.is_empty())
            .then(|| ui.painter().layout(self.detail.to_owned(), fonts::secondary(), tokens.weak, room));
        let below = detail.as_ref().map_or(0.0, |galley| galley.size().y + 8.0);
        let (rect, response) = ui.allocate_exact_size(vec2(width, LINE + below), Sense::click());
        self.name(&response);
        if ui.is_rect_visible(rect) {
            self.ground(ui, rect, tokens, &response);
            let middle = rect.top() + LINE / 2.0;
            let at = |galley: &Galley, x: f32| pos2(x, middle - galley.size().y / 2.0);
            let corner = at(&title, rect.left() + left);
            ui.painter().galley(corner, title, tokens.text);
            let corner = at(&remark, rect.right() - END - remark.size().x);
            ui.painter().galley(corner, remark, tokens.weak);
            if let Some(detail) = detail {
                let corner = pos2(rect.left() + left, rect.top() + LINE - 2.0);
                ui.painter().galley(corner, detail, tokens.weak);
            }
            self.mark(ui, pos2(rect.left() + self.indent + MARK / 2.0, middle), tokens);
        }
        response
    }

    fn name(&self, response: &Response) {
        let role = if self.several { Role::MenuItemCheckBox } else { Role::MenuItemRadio };
        let parts = [self.title, self.remark].into_iter().filter(|part| !part.is_empty());
        let name = parts.collect::<Vec<_>>().join(", ");
        response.widget_info(|| WidgetInfo::selected(role, true, self.chosen, name.as_str()));
    }

    fn ground(&self, ui: &Ui, rect: Rect, tokens: &Tokens, response: &Response) {
        let corner = CornerRadius::same(4);
        if self.marked {
            ui.painter().rect_filled(rect, corner, tokens.selected);
        } else if response.hovered() {
            ui.painter().rect_filled(rect, corner, tokens.raised);
        }
        if response.has_focus() {
            ui.painter().rect_stroke(rect, corner, Stroke::new(1.0, tokens.accent), StrokeKind::Inside);
        }
    }

    fn mark(&self, ui: &Ui, center: egui::Pos2, tokens: &Tokens) {
        if self.several {
            let rect = Rect::from_center_size(center, vec2(14.0, 14.0));
            let corner = CornerRadius::same(3);
            if self.chosen {
                ui.painter().rect_filled(rect, corner, tokens.accent);
                sign::paint_tick(ui.painter(), center, 12.0, tokens.on_accent);
            } else {
                ui.painter().rect_stroke(rect, corner, Stroke::new(1.0, tokens.weak), StrokeKind::Inside);
            }
        } else if self.chosen {
            sign::paint_tick(ui.painter(), center, 12.0, tokens.accent);
        }
    }
}

/// One line; what does not fit is cut with an ellipsis.
fn line(ui: &Ui, text: &str, font: FontId, colour: Color32, room: f32) -> Arc<Galley> {
    let mut job = LayoutJob::simple_singleline(text.to_owned(), font, colour);
    job.wrap = TextWrapping::truncate_at_width(room.max(20.0));
    ui.painter().layout_job(job)
}

/// A heading between rows.
pub fn heading(ui: &mut Ui, tokens: &Tokens, text: &str) {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 24.0), Sense::hover());
    let galley = line(ui, text, fonts::secondary(), tokens.weak, rect.width() - 16.0);
    ui.painter().galley(pos2(rect.left() + 8.0, rect.bottom() - 4.0 - galley.size().y), galley, tokens.weak);
    response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, text));
}
