//! What lies over the window: a card in the middle of a dimmed window, closed by Escape or beside it.

use eframe::egui::{Align2, Area, Frame, Id, Margin, Modal, Order, RichText, Sense, Ui, vec2};

use crate::ui::{Command, Commands, Tokens, fonts};

/// Draws a card of at most `width` points; `top` hangs it under the upper edge instead of in the middle.
pub fn show(
    ui: &Ui,
    tokens: &Tokens,
    name: &'static str,
    width: f32,
    top: bool,
    commands: &mut Commands,
    draw: impl FnOnce(&mut Ui, &mut Commands),
) {
    let window = ui.ctx().content_rect();
    let width = width.min(window.width() - 40.0);
    let id = Id::unique(name);
    let area = Area::new(id).sense(Sense::hover()).order(Order::Foreground).interactable(true);
    let area = match top {
        true => area.anchor(Align2::CENTER_TOP, vec2(0.0, 56.0)),
        false => area.anchor(Align2::CENTER_CENTER, vec2(0.0, 0.0)),
    };
    let frame = Frame::new()
        .fill(tokens.panel)
        .stroke((1.0, tokens.line))
        .corner_radius(8)
        .inner_margin(Margin::same(16));
    let modal = Modal::new(id).area(area).frame(frame).backdrop_color(tokens.background.gamma_multiply(0.6));
    let response = modal.show(ui.ctx(), |ui| {
        ui.set_width(width);
        ui.set_max_height(window.height() - 120.0);
        draw(ui, commands);
    });
    if response.should_close() {
        commands.push(Command::Cancel);
    }
}

/// The title of a card.
pub fn title(ui: &mut Ui, tokens: &Tokens, title: &str) {
    ui.label(RichText::new(title).font(fonts::title()).color(tokens.text));
    ui.add_space(8.0);
}
