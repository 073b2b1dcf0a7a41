//! The palette: type a few letters of a command, a finding, a cache or an example, and Enter.

mod items;

use eframe::egui::{Align, Key, Modifiers, RichText, ScrollArea, TextEdit, Ui, vec2};

use super::overlay;
use crate::text;
use crate::ui::state::State;
use crate::ui::theme::measure;
use crate::ui::widgets::label;
use crate::ui::{Commands, Tokens, fonts};
use items::Item;

/// How many rows are shown.
const ROWS: usize = 60;

/// What is being typed, and which row is chosen.
#[derive(Default)]
pub struct PaletteState {
    typed: String,
    row: usize,
    /// What can be chosen, made when the palette opens and kept while it is open.
    items: Option<Vec<Item>>,
}

impl PaletteState {
    /// The palette is closed: the next time it begins anew.
    pub fn rest(&mut self) {
        if self.items.is_some() {
            *self = Self::default();
        }
    }
}

/// Draws the palette.
pub fn show(ui: &Ui, palette: &mut PaletteState, state: &State, tokens: &Tokens, commands: &mut Commands) {
    let fresh = palette.items.is_none();
    let items = palette.items.get_or_insert_with(|| items::all(state));
    let mut shown: Vec<Item> =
        items.iter().filter(|item| item.fits(&palette.typed)).take(ROWS).cloned().collect();
    shown.extend(items::search(&palette.typed));
    let before = palette.row;
    let moved = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    if moved(Key::ArrowDown) {
        palette.row += 1;
    }
    if moved(Key::ArrowUp) {
        palette.row = palette.row.saturating_sub(1);
    }
    palette.row = palette.row.min(shown.len().saturating_sub(1));
    let entered = moved(Key::Enter);
    overlay::show(ui, tokens, "palette", 600.0, true, commands, |ui, commands| {
        let title = label::secondary(ui, tokens, &text!("palette-title"));
        let field = TextEdit::singleline(&mut palette.typed).hint_text(text!("search-hint"));
        let field = field.desired_width(f32::INFINITY).min_size(vec2(0.0, measure::CONTROL));
        let field = ui.add(field).labelled_by(title.id);
        if fresh || !field.has_focus() {
            field.request_focus();
        }
        if field.changed() {
            palette.row = 0;
        }
        ui.add_space(6.0);
        ScrollArea::vertical().max_height(360.0).auto_shrink([false, true]).show(ui, |ui| {
            for (index, item) in shown.iter().enumerate() {
                let chosen = index == palette.row;
                let name =
                    RichText::new(&item.name).font(if chosen { fonts::strong() } else { fonts::body() });
                let remark = RichText::new(&item.remark).font(fonts::secondary()).color(tokens.weak);
                let button = eframe::egui::Button::new(name)
                    .shortcut_text(remark)
                    .selected(chosen)
                    .frame_when_inactive(false)
                    .truncate()
                    .min_size(vec2(ui.available_width(), 26.0));
                let row = ui.add(button);
                if chosen && before != palette.row {
                    row.scroll_to_me(Some(Align::Center));
                }
                if row.clicked() || (chosen && entered) {
                    item.choose(state, commands);
                }
            }
            if shown.is_empty() {
                label::weak(ui, tokens, &text!("palette-nothing"));
            }
        });
    });
}
