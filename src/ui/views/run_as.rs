//! For whom the cache is judged.

use eframe::egui::{Key, Popup, PopupCloseBehavior, TextEdit, Ui};

use super::top_bar::choice;
use crate::text;
use crate::ui::state::{Because, State};
use crate::ui::widgets::{button, label};
use crate::ui::{Command, Commands, Tokens};

/// What is being typed.
#[derive(Debug, Default)]
pub struct RunAsState {
    typed: String,
}

/// Draws the picker with its list.
pub fn picker(
    ui: &mut Ui,
    typing: &mut RunAsState,
    state: &State,
    tokens: &Tokens,
    tight: bool,
    commands: &mut Commands,
) {
    let now = &state.question.identity;
    let remark = match (&now.name, tight) {
        (Some(_), false) => format!("uid {}", now.uid),
        _ => String::new(),
    };
    let name = text::from_bytes(now.label().as_bytes()).into_owned();
    let response = button::picker(ui, tokens, &text!("run-as"), &name, &remark, false);
    let response = response.on_hover_text(text!("run-as-means"));
    let popup =
        Popup::from_toggle_button_response(&response).close_behavior(PopupCloseBehavior::CloseOnClickOutside);
    popup.show(|ui| {
        ui.set_width(320.0);
        for (because, identity) in state.identities() {
            let name = text::from_bytes(identity.label().as_bytes()).into_owned();
            let why = match because {
                Because::Me if state.is_saved_scan() => text!("run-as-saved"),
                Because::Me => text!("run-as-me"),
                Because::Owner => text!("run-as-owner"),
                Because::Usual => text!("run-as-usual"),
            };
            let remark = if identity.name.is_some() { format!("uid {} · {why}", identity.uid) } else { why };
            if choice(ui, tokens, identity.uid == now.uid, &name, &remark, false).clicked() {
                commands.push(Command::RunAs(identity.clone()));
                ui.close();
            }
        }
        ui.separator();
        let title = label::secondary(ui, tokens, &text!("run-as-other"));
        ui.horizontal(|ui| {
            let field = TextEdit::singleline(&mut typing.typed).hint_text("1001:1001").desired_width(200.0);
            let field = ui.add(field).labelled_by(title.id);
            let entered = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
            if (button::plain(ui, &text!("run-as-judge")).clicked() || entered)
                && !typing.typed.trim().is_empty()
            {
                commands.push(Command::RunAsTyped(std::mem::take(&mut typing.typed)));
                ui.close();
            }
        });
        label::secondary(ui, tokens, &text!("run-as-form"));
    });
}
