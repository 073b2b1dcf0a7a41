//! How lists, flags, mounts, labels and settings are drawn.

use eframe::egui::{self, Label, RichText, Sense, Ui, vec2};

use crate::health::Severity;
use crate::text;
use crate::ui::views::inspector::beside::{AclLine, Mark};
use crate::ui::views::inspector::page::Said;
use crate::ui::widgets::{label, sign};
use crate::ui::{Tokens, fonts};

/// An entry of a list; the one that counts for whoever runs go stands out.
pub fn acl(ui: &mut Ui, line: &AclLine, tokens: &Tokens) {
    ui.spacing_mut().interact_size.y = 16.0;
    let colour = if line.counts { tokens.text } else { tokens.weak };
    let mut heard = line.entry.clone();
    let response = ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        let (rect, _) = ui.allocate_exact_size(vec2(8.0, 16.0), Sense::hover());
        if line.counts {
            sign::paint_angle(ui.painter(), rect.center(), 7.0, tokens.accent, false);
        }
        let entry = label::mono(ui, colour, &line.entry);
        if let Some(left) = &line.left {
            label::mono(ui, tokens.text_of(Severity::Warning), &format!("→ {left}"));
            let by = RichText::new(text!("beside-mask")).font(fonts::secondary()).color(tokens.weak);
            ui.add(Label::new(by).truncate());
            heard = format!("{heard} → {left} {}", text!("beside-mask"));
        }
        entry.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, heard.as_str()));
    });
    if line.counts {
        response.response.on_hover_text(text!("beside-counts"));
    }
}

/// A flag, a mount or a label: what it is, and what that means.
pub fn mark(ui: &mut Ui, mark: &Mark, tokens: &Tokens) {
    ui.add_space(6.0);
    ui.horizontal_top(|ui| {
        let (rect, _) = ui.allocate_exact_size(vec2(3.0, 16.0), Sense::hover());
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 1.0;
            let title = format!("{}: {}", mark.what, mark.value);
            ui.add(Label::new(RichText::new(title).font(fonts::strong()).color(tokens.text)).wrap());
            label::secondary(ui, tokens, &mark.means);
        });
        let bar = rect.with_max_y(ui.min_rect().bottom());
        ui.painter().rect_filled(bar, 1.0, tokens.fill_of(Severity::Warning));
    });
}

/// A line about a setting.
pub fn setting(ui: &mut Ui, said: &Said, tokens: &Tokens) {
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 12.0;
        let (rect, _) = ui.allocate_exact_size(vec2(64.0, 16.0), Sense::hover());
        ui.painter().text(
            rect.left_top(),
            egui::Align2::LEFT_TOP,
            said.what.as_str(),
            fonts::secondary(),
            tokens.weak,
        );
        let font = if said.typed { fonts::mono() } else { fonts::secondary() };
        ui.add(Label::new(RichText::new(&said.value).font(font).color(tokens.text)).wrap());
    });
}
