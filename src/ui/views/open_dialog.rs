//! Asks for a folder or a saved scan. A typed path always works, also where the system has no dialog.

use std::path::PathBuf;

use eframe::egui::{Align, Key, Layout, ScrollArea, TextEdit, Ui};

use super::overlay;
use crate::text;
use crate::ui::state::State;
use crate::ui::widgets::{button, label};
use crate::ui::{Command, Commands, Tokens, fonts};

/// What is being typed.
#[derive(Debug, Default)]
pub struct OpenState {
    typed: String,
    open: bool,
}

impl OpenState {
    /// The card is closed.
    pub fn rest(&mut self) {
        self.open = false;
    }
}

/// Draws the card.
pub fn show(ui: &Ui, typing: &mut OpenState, state: &State, tokens: &Tokens, commands: &mut Commands) {
    overlay::show(ui, tokens, "open", 560.0, false, commands, |ui, commands| {
        overlay::title(ui, tokens, &text!("open-title"));
        let title = label::weak(ui, tokens, &text!("open-path"));
        let field = TextEdit::singleline(&mut typing.typed)
            .font(fonts::mono())
            .hint_text("~/go/pkg/mod")
            .desired_width(f32::INFINITY)
            .min_size(eframe::egui::vec2(0.0, 28.0));
        let field = ui.add(field).labelled_by(title.id);
        if !typing.open {
            typing.open = true;
            field.request_focus();
        }
        let entered = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        if !state.settings.recent.is_empty() {
            label::section(ui, tokens, &text!("recent-places"));
            ScrollArea::vertical().max_height(180.0).show(ui, |ui| {
                for place in &state.settings.recent {
                    if super::top_bar::choice(ui, tokens, false, &super::place::shown(place), "", true)
                        .clicked()
                    {
                        commands.push(Command::OpenPath(place.clone()));
                    }
                }
            });
        }
        ui.add_space(14.0);
        ui.horizontal(|ui| {
            button::command(ui, &Command::ChooseFolder, true, commands);
            button::command(ui, &Command::OpenScan, true, commands);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let open = button::primary(ui, tokens, &text!("open-open")).clicked();
                if (open || entered) && !typing.typed.trim().is_empty() {
                    commands.push(Command::OpenPath(PathBuf::from(typing.typed.trim())));
                }
                if button::plain(ui, &text!("open-cancel")).clicked() {
                    commands.push(Command::Cancel);
                }
            });
        });
    });
}
