//! Where there is nothing to look at yet, or nothing can be: one sentence and one button.

use eframe::egui::Rect;
use eframe::egui::{Align, Layout, Ui, UiBuilder, pos2};

use crate::scan::ScanError;
use crate::text;
use crate::ui::state::{State, Trouble};
use crate::ui::widgets::{Sign, button, label, sign};
use crate::ui::{Command, Commands, Tokens, fonts};

/// Draws the page.
pub fn show(ui: &mut Ui, state: &State, tokens: &Tokens, commands: &mut Commands) {
    let (mark, headline, detail, command) = words(state);
    let room = ui.max_rect();
    let width = 560.0_f32.min(room.width() - 48.0);
    let top = room.top() + (room.height() * 0.32).max(24.0);
    let rect = Rect::from_min_max(
        pos2(room.center().x - width / 2.0, top),
        pos2(room.center().x + width / 2.0, room.bottom()),
    );
    let mut ui = ui.new_child(UiBuilder::new().max_rect(rect).layout(Layout::top_down(Align::Min)));
    ui.horizontal_top(|ui| {
        if let Some(mark) = mark {
            ui.add_space(0.0);
            sign::badge(ui, tokens, mark);
        }
        ui.vertical(|ui| {
            ui.label(eframe::egui::RichText::new(headline).font(fonts::verdict()).color(tokens.text));
            ui.add_space(4.0);
            label::weak(ui, tokens, &detail);
            if let Some(command) = command {
                ui.add_space(14.0);
                let name = command.key().map_or_else(|| text!("command-try-again"), |key| text!(key));
                if button::primary(ui, tokens, &name).clicked() {
                    commands.push(command);
                }
            }
        });
    });
}

/// The sign, the sentence, what to do, and the one button.
fn words(state: &State) -> (Option<Sign>, String, String, Option<Command>) {
    let shown = |path: &std::path::Path| super::place::shown(path);
    if let Some(story) = state.preparing {
        let title = text!(&story.key(crate::demo::Part::Title));
        return (None, text!("empty-preparing"), title, None);
    }
    if let Some(path) = &state.opening {
        return (None, text!("empty-opening"), shown(path), None);
    }
    let Some(trouble) = &state.trouble else {
        if let Some(scan) = &state.scan {
            let looking = text!("verdict-looking", count = text::count(scan.entries as u64));
            return (None, looking, shown(&scan.target.path), Some(Command::Cancel));
        }
        if state.discovering {
            return (None, text!("empty-discovering"), text!("empty-discovering-how"), None);
        }
        return (None, text!("empty-nothing"), text!("empty-nothing-do"), Some(Command::ShowWelcome));
    };
    let problem = Some(Sign::Problem);
    match trouble {
        Trouble::NothingFound => {
            (None, text!("empty-none-found"), text!("empty-none-found-do"), Some(Command::OpenFolder))
        }
        Trouble::Cancelled(target) => {
            (Some(Sign::Note), text!("empty-cancelled"), shown(&target.path), Some(Command::Rescan))
        }
        Trouble::Saved { because, .. } => {
            (problem, text!("empty-saved"), because.clone(), Some(Command::OpenScan))
        }
        Trouble::Demo(because) => (problem, text!("empty-demo"), because.clone(), Some(Command::ShowWelcome)),
        Trouble::Scan { target, error } => {
            let path = shown(&target.path);
            match error {
                ScanError::Absent(_) => {
                    let who = text::from_bytes(state.question.identity.label().as_bytes()).into_owned();
                    let detail = text!("empty-absent-do", path = path, who = who);
                    (Some(Sign::Note), text!("empty-absent"), detail, Some(Command::OpenFolder))
                }
                ScanError::DanglingLink { target: to, .. } => {
                    let detail = text!("empty-dangling-do", path = path, target = shown(to));
                    (problem, text!("empty-dangling"), detail, Some(Command::Rescan))
                }
                ScanError::NotADirectory(_) => (
                    problem,
                    text!("empty-file"),
                    text!("empty-file-do", path = path),
                    Some(Command::OpenFolder),
                ),
                ScanError::Refused { source, .. }
                    if source.kind() == std::io::ErrorKind::PermissionDenied =>
                {
                    (
                        problem,
                        text!("empty-refused"),
                        text!("empty-refused-do", path = path),
                        Some(Command::Rescan),
                    )
                }
                other => (problem, text!("empty-failed"), format!("{other}."), Some(Command::Rescan)),
            }
        }
    }
}
