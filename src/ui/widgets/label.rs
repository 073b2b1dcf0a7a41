//! Text in its ranks.

use eframe::egui::{self, Color32, Label, Response, RichText, TextStyle, Ui};

use crate::text::middle_out;
use crate::ui::{Tokens, fonts};

/// A section's title, with air above.
pub fn section(ui: &mut Ui, tokens: &Tokens, title: &str) -> Response {
    ui.add_space(12.0);
    let response = ui.add(Label::new(RichText::new(title).font(fonts::strong()).color(tokens.text)));
    ui.add_space(2.0);
    response
}

/// Semibold text that may wrap.
pub fn strong(ui: &mut Ui, tokens: &Tokens, text: &str) -> Response {
    ui.add(Label::new(RichText::new(text).font(fonts::strong()).color(tokens.text)).wrap())
}

/// Plain text that may wrap.
pub fn body(ui: &mut Ui, tokens: &Tokens, text: &str) -> Response {
    ui.add(Label::new(RichText::new(text).font(fonts::body()).color(tokens.text)).wrap())
}

/// Text of second rank that may wrap.
pub fn weak(ui: &mut Ui, tokens: &Tokens, text: &str) -> Response {
    ui.add(Label::new(RichText::new(text).font(fonts::body()).color(tokens.weak)).wrap())
}

/// Small text of second rank that may wrap.
pub fn secondary(ui: &mut Ui, tokens: &Tokens, text: &str) -> Response {
    ui.add(Label::new(RichText::new(text).font(fonts::secondary()).color(tokens.weak)).wrap())
}

/// Fixed-width text of one line.
pub fn mono(ui: &mut Ui, colour: Color32, text: &str) -> Response {
    ui.add(Label::new(RichText::new(text).font(fonts::mono()).color(colour)).truncate())
}

/// A path on one line: what does not fit is left out of its middle; the whole is in the hover.
pub fn path(ui: &mut Ui, colour: Color32, path: &str) -> Response {
    let short = middle_out(path, letters(ui, ui.available_width()));
    let cut = short.len() != path.len();
    let response = mono(ui, colour, &short);
    if cut { response.on_hover_text(RichText::new(path).text_style(TextStyle::Monospace)) } else { response }
}

/// How many fixed-width letters fit into `width` points.
pub fn letters(ui: &Ui, width: f32) -> usize {
    let letter = ui.fonts_mut(|fonts| fonts.glyph_width(&fonts::mono(), '0')).max(1.0);
    (width / letter).floor().max(5.0) as usize
}

/// A line of a name and a value.
pub fn key_value(ui: &mut Ui, tokens: &Tokens, key: &str, value: &str) -> Response {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 12.0;
        ui.add_sized(
            [92.0, 18.0],
            Label::new(RichText::new(key).font(fonts::secondary()).color(tokens.weak))
                .halign(egui::Align::LEFT),
        );
        ui.add(Label::new(RichText::new(value).font(fonts::body()).color(tokens.text)).wrap())
    })
    .inner
}
