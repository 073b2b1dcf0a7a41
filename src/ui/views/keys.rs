//! All keys, made from the list of commands.

use eframe::egui::{Grid, RichText, ScrollArea, Ui};

use super::overlay;
use crate::text;
use crate::ui::state::State;
use crate::ui::{Command, Commands, Tokens, fonts};

/// Keys of the table, which are no commands of the window.
const IN_TABLE: [(&str, &str); 5] = [
    ("keys-table-arrows", "keys-table-arrows-do"),
    ("keys-table-sides", "keys-table-sides-do"),
    ("keys-table-ends", "keys-table-ends-do"),
    ("keys-table-enter", "keys-table-enter-do"),
    ("keys-table-type", "keys-table-type-do"),
];

/// Draws the card.
pub fn show(ui: &Ui, _state: &State, tokens: &Tokens, commands: &mut Commands) {
    overlay::show(ui, tokens, "keys", 640.0, false, commands, |ui, _| {
        overlay::title(ui, tokens, &text!("keys-title"));
        ScrollArea::vertical().show(ui, |ui| {
            let with_keys: Vec<&Command> =
                Command::all().iter().filter(|command| !command.keys().is_empty()).collect();
            let half = with_keys.len().div_ceil(2);
            ui.columns(2, |columns| {
                for (column, part) in columns.iter_mut().zip(with_keys.chunks(half)) {
                    let rows = part.iter().map(|command| (command.keys(), command.name()));
                    grid(column, tokens, ("keys", part.len(), part[0].keys()), rows);
                }
            });
            ui.add_space(12.0);
            ui.label(RichText::new(text!("keys-table")).font(fonts::strong()).color(tokens.text));
            ui.add_space(4.0);
            grid(
                ui,
                tokens,
                ("table", 0, String::new()),
                IN_TABLE.iter().map(|(keys, what)| (text!(keys), text!(what))),
            );
        });
    });
}

fn grid(
    ui: &mut Ui,
    tokens: &Tokens,
    salt: (&str, usize, String),
    rows: impl Iterator<Item = (String, String)>,
) {
    Grid::new(salt).num_columns(2).spacing([14.0, 6.0]).min_col_width(96.0).show(ui, |ui| {
        for (keys, what) in rows {
            ui.label(RichText::new(keys).font(fonts::mono()).color(tokens.weak));
            ui.label(RichText::new(what).font(fonts::body()).color(tokens.text));
            ui.end_row();
        }
    });
}
