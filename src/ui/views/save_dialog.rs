//! Asks where to save what was seen. A typed path always works, also where the system has no dialog.

use std::path::PathBuf;

use eframe::egui::{Align, Key, Layout, TextEdit, Ui, vec2};

use super::{overlay, place};
use crate::text;
use crate::ui::state::State;
use crate::ui::widgets::{button, label};
use crate::ui::{Command, Commands, Tokens, fonts};

/// What is being typed.
#[derive(Debug, Default)]
pub struct SaveState {
    typed: String,
    open: bool,
}

impl SaveState {
    /// The card is closed.
    pub fn rest(&mut self) {
        self.open = false;
    }
}

/// Draws the card.
pub fn show(ui: &Ui, typing: &mut SaveState, state: &State, tokens: &Tokens, commands: &mut Commands) {
    overlay::show(ui, tokens, "save", 560.0, false, commands, |ui, commands| {
        overlay::title(ui, tokens, &text!("save-title"));
        label::weak(ui, tokens, &text!("save-what"));
        ui.add_space(6.0);
        let title = label::weak(ui, tokens, &text!("save-path"));
        if !typing.open {
            typing.typed = format!("~/go-cache-{}.modscope", text::date(state.question.now));
        }
        let field = TextEdit::singleline(&mut typing.typed)
            .font(fonts::mono())
            .desired_width(f32::INFINITY)
            .min_size(vec2(0.0, 28.0));
        let field = ui.add(field).labelled_by(title.id);
        if !typing.open {
            typing.open = true;
            field.request_focus();
        }
        let entered = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        ui.add_space(14.0);
        ui.horizontal(|ui| {
            button::command(ui, &Command::ChooseWhereToSave, true, commands);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let save = button::primary(ui, tokens, &text!("save-save")).clicked();
                if (save || entered) && !typing.typed.trim().is_empty() {
                    commands.push(Command::SaveTo(place::typed(PathBuf::from(typing.typed.trim()))));
                }
                if button::plain(ui, &text!("open-cancel")).clicked() {
                    commands.push(Command::Cancel);
                }
            });
        });
    });
}
