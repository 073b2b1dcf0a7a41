//! Keys of commands, and what is dropped on the window.

use eframe::egui::{Event, Modifiers, Popup, Ui};

use crate::ui::state::State;
use crate::ui::{Command, Commands};

/// Pushes the commands whose keys were pressed.
pub(super) fn keys(ui: &Ui, state: &State, commands: &mut Commands) {
    if Popup::is_any_open(ui.ctx()) {
        return;
    }
    let typing = ui.ctx().text_edit_focused();
    // Ctrl+O also fits Ctrl+Shift+O: those with more keys come first.
    for shifted in [true, false] {
        for command in Command::all() {
            if !command.possible(state) || (typing && !command.works_while_typing()) {
                continue;
            }
            for shortcut in command.shortcuts() {
                if shortcut.modifiers.contains(Modifiers::SHIFT) == shifted
                    && ui.input_mut(|input| input.consume_shortcut(shortcut))
                {
                    commands.push(command.clone());
                }
            }
        }
    }
    // The system turns Ctrl+C into an event of its own.
    if !typing && Command::CopyPath.possible(state) && ui.input(|input| input.events.contains(&Event::Copy)) {
        commands.push(Command::CopyPath);
    }
}

/// Opens what was dropped on the window.
pub(super) fn dropped(ui: &Ui, commands: &mut Commands) {
    if let Some(path) =
        ui.input(|input| input.raw.dropped_files.first().map(|file| file.path().to_path_buf()))
    {
        commands.push(Command::OpenPath(path));
    }
}

/// Whether something is held over the window that could be dropped.
pub(super) fn hovering(ui: &Ui) -> bool {
    ui.input(|input| !input.raw.hovered_files.is_empty())
}
