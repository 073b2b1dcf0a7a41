//! The menu at the end of the top bar: everything that has no button of its own.

use eframe::egui::{Button, CornerRadius, Popup, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

use crate::demo::Story;
use crate::text;
use crate::ui::settings::ThemeChoice;
use crate::ui::state::State;
use crate::ui::theme::measure;
use crate::ui::{Command, Commands, Tokens};

/// Draws the button, three lines, and its menu.
pub fn button(ui: &mut Ui, state: &State, tokens: &Tokens, commands: &mut Commands) {
    let (rect, response) = ui.allocate_exact_size(vec2(measure::CONTROL, measure::CONTROL), Sense::click());
    let line = if response.hovered() || response.has_focus() { tokens.faint } else { tokens.line };
    let corner = CornerRadius::same(measure::CORNER);
    ui.painter().rect(rect, corner, tokens.raised, Stroke::new(1.0, line), StrokeKind::Inside);
    for offset in [-4.0, 0.0, 4.0] {
        let y = rect.center().y + offset;
        ui.painter().hline(rect.center().x - 6.0..=rect.center().x + 6.0, y, Stroke::new(1.4, tokens.text));
    }
    let name = text!("menu");
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name.as_str()));
    Popup::menu(&response).show(|ui| {
        ui.set_min_width(250.0);
        for command in [Command::OpenFolder, Command::OpenScan, Command::SaveScan] {
            item(ui, &command, state, commands);
        }
        ui.separator();
        ui.menu_button(text!("menu-examples"), |ui| {
            ui.set_min_width(260.0);
            for story in Story::ALL {
                let title = text!(&story.key(crate::demo::Part::Title));
                let possible = !story.needs_root() || super::welcome::is_root();
                let response = ui.add_enabled(possible, row(&title, ""));
                if response.on_disabled_hover_text(text!("banner-needs-root")).clicked() {
                    commands.push(Command::StartDemo(story));
                    ui.close();
                }
            }
        });
        item(ui, &Command::LeaveDemo, state, commands);
        ui.separator();
        for command in [Command::ShowRunAs, Command::ShowUsedAs, Command::ShowAskedFor, Command::GoBack] {
            item(ui, &command, state, commands);
        }
        ui.separator();
        ui.menu_button(text!("menu-theme"), |ui| {
            for choice in [ThemeChoice::System, ThemeChoice::Light, ThemeChoice::Dark, ThemeChoice::Contrast]
            {
                item(ui, &Command::SetTheme(choice), state, commands);
            }
        });
        item(ui, &Command::ToggleInspector, state, commands);
        item(ui, &Command::ShowSettings, state, commands);
        ui.separator();
        item(ui, &Command::ShowWelcome, state, commands);
        item(ui, &Command::ShowKeys, state, commands);
        item(ui, &Command::Quit, state, commands);
    });
}

/// A row of a menu for a command, with its keys.
pub(super) fn item(ui: &mut Ui, command: &Command, state: &State, commands: &mut Commands) {
    if ui.add_enabled(command.possible(state), row(&command.name(), &command.keys())).clicked() {
        commands.push(command.clone());
        ui.close();
    }
}

fn row<'a>(name: &str, keys: &str) -> Button<'a> {
    Button::new(name.to_owned())
        .shortcut_text(keys.to_owned())
        .frame_when_inactive(false)
        .min_size(vec2(0.0, 26.0))
}
