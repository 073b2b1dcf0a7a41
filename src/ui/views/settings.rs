//! Settings, and what was found out about go on this machine.

use eframe::egui::{Grid, RichText, ScrollArea, Ui};

use super::overlay;
use crate::text;
use crate::ui::settings::ThemeChoice;
use crate::ui::state::State;
use crate::ui::widgets::{button, label, segmented};
use crate::ui::{Command, Commands, Tokens, fonts};

/// Draws the card.
pub fn show(ui: &Ui, state: &State, tokens: &Tokens, commands: &mut Commands) {
    overlay::show(ui, tokens, "settings", 640.0, false, commands, |ui, commands| {
        overlay::title(ui, tokens, &text!("settings-title"));
        label::strong(ui, tokens, &text!("settings-theme"));
        let choices = [
            (ThemeChoice::System, text!("theme-system")),
            (ThemeChoice::Light, text!("theme-light")),
            (ThemeChoice::Dark, text!("theme-dark")),
            (ThemeChoice::Contrast, text!("theme-contrast")),
        ];
        if let Some(choice) = segmented::show(ui, tokens, state.settings.theme, &choices) {
            commands.push(Command::SetTheme(choice));
        }
        label::section(ui, tokens, &text!("recent-places"));
        if state.settings.recent.is_empty() {
            label::weak(ui, tokens, &text!("settings-no-recent"));
        } else {
            for place in &state.settings.recent {
                label::path(ui, tokens.weak, &super::place::shown(place));
            }
            ui.add_space(4.0);
            button::command(ui, &Command::ForgetRecent, true, commands);
        }
        label::section(ui, tokens, &text!("settings-go"));
        ScrollArea::vertical()
            .auto_shrink([false, true])
            .max_height(260.0)
            .show(ui, |ui| go(ui, state, tokens));
    });
}

/// Which go was asked, what it is set to, and who says so.
fn go(ui: &mut Ui, state: &State, tokens: &Tokens) {
    let Some(found) = &state.discovered else {
        label::weak(ui, tokens, &text!("empty-discovering"));
        return;
    };
    match &found.go {
        Some(path) => label::weak(ui, tokens, &text!("settings-go-at", path = super::place::shown(path))),
        None => label::weak(ui, tokens, &text!("settings-go-none")),
    };
    ui.add_space(4.0);
    Grid::new("go-settings").num_columns(3).spacing([14.0, 4.0]).show(ui, |ui| {
        for setting in &found.settings {
            let value = text::from_bytes(setting.value.as_encoded_bytes()).into_owned();
            ui.label(RichText::new(setting.name).font(fonts::mono()).color(tokens.text));
            let short = text::middle_out(&value, 40).into_owned();
            ui.label(RichText::new(short).font(fonts::mono()).color(tokens.text)).on_hover_text(value);
            let said =
                ui.label(RichText::new(text!(&format!("source-{}", setting.source.id()))).color(tokens.weak));
            if let Some(path) = setting.source.path() {
                said.on_hover_text(super::place::shown(path));
            }
            ui.end_row();
        }
    });
    for problem in &found.problems {
        ui.add_space(4.0);
        label::weak(ui, tokens, &format!("{problem}."));
    }
}
