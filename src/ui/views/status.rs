//! The line at the bottom: how much there is, how long it took, what the last command said.

use eframe::egui::{Align, Button, Label, Layout, RichText, Ui};

use crate::text;
use crate::tree::NodeId;
use crate::ui::state::{Source, State, WindowParts};
use crate::ui::{Command, Commands, Tokens, fonts};

/// Draws the line.
pub fn show(ui: &mut Ui, state: &State, parts: WindowParts, tokens: &Tokens, commands: &mut Commands) {
    let weak = |text: String| Label::new(RichText::new(text).font(fonts::secondary()).color(tokens.weak));
    ui.horizontal_centered(|ui| {
        ui.spacing_mut().item_spacing.x = 18.0;
        if let Some(view) = state.view() {
            let tree = view.tree.read();
            if !tree.is_empty() {
                let entries = text::count(tree.len() as u64);
                let size = text::size(tree.total_bytes(NodeId::ROOT));
                ui.add(weak(text!("status-size", entries = entries, size = size)));
            }
        }
        if let Some(scan) = &state.scan {
            ui.add(weak(text!("status-rate", rate = text::count(scan.per_second()))));
        } else if let Some(elapsed) = state.view().and_then(|view| view.elapsed) {
            ui.add(weak(text!("status-scanned", seconds = seconds(elapsed))));
        }
        if let (Some(about), Some(Source::Saved(_))) =
            (&state.saved_about, state.view().map(|view| &view.source))
        {
            let host = text::from_bytes(about.host.as_bytes()).into_owned();
            ui.add(weak(text!("status-saved", host = host, date = text::date(about.when))));
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let keys = RichText::new(text!("status-keys", keys = Command::ShowKeys.keys()));
            let keys = keys.font(fonts::secondary()).color(tokens.weak);
            if ui.add(Button::new(keys).frame(false)).clicked() {
                commands.push(Command::ShowKeys);
            }
            if state.view().is_some() && !state.welcome_open() {
                let open =
                    if parts.inspector { text!("status-hide-details") } else { text!("status-details") };
                let details = RichText::new(open).font(fonts::secondary()).color(tokens.weak);
                let details = ui.add(Button::new(details).frame(false));
                if details.on_hover_text(Command::ToggleInspector.keys()).clicked() {
                    commands.push(Command::ToggleInspector);
                }
            }
            if let Some(notice) = &state.notice {
                let notice = RichText::new(notice).font(fonts::secondary()).color(tokens.text);
                ui.add(Label::new(notice).truncate());
            }
        });
    });
}

/// `0.05`, `1.2`, `75`.
fn seconds(elapsed: std::time::Duration) -> String {
    let seconds = elapsed.as_secs_f64();
    match seconds {
        ..1.0 => format!("{seconds:.2}"),
        ..10.0 => format!("{seconds:.1}"),
        _ => format!("{seconds:.0}"),
    }
}
