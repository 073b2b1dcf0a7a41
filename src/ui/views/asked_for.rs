//! Which operations are asked about.

use eframe::egui::Ui;

use super::list::{self, ListState};
use crate::go::{Operation, OperationSet};
use crate::text;
use crate::ui::state::{List, State, WindowParts};
use crate::ui::widgets::button;
use crate::ui::widgets::option::OptionRow;
use crate::ui::{Command, Commands, Tokens};

const WIDTH: f32 = 440.0;
/// So many are named; more are counted.
const NAMED: usize = 2;

/// Draws the picker with its list.
pub fn picker(
    ui: &mut Ui,
    list: &mut ListState,
    state: &State,
    tokens: &Tokens,
    parts: WindowParts,
    tight: bool,
    commands: &mut Commands,
) {
    let asked = state.question.operations;
    let other = state.what_if.baseline().operations != asked;
    let value = if tight { short(asked) } else { label(asked) };
    let face = button::Picker { what: &text!("asked-for"), value: &value, other, ..Default::default() };
    let response = face.show(ui, tokens).on_hover_text(text!("asked-for-means"));
    let begin = parts.open_list == Some(List::AskedFor);
    list::show(list, &response, begin, state, WIDTH, |ui, _, fresh| {
        for operation in Operation::ALL {
            let chosen = asked.contains(operation.set());
            let row = OptionRow {
                title: &text!(&format!("operation-{operation}")),
                detail: &text!(&format!("operation-{operation}-means")),
                chosen,
                several: true,
                ..OptionRow::default()
            };
            let row = row.show(ui, tokens);
            if fresh && operation == Operation::Build {
                row.request_focus();
            }
            if row.clicked() {
                commands.push(Command::ToggleOperation(operation));
            }
        }
        if asked != OperationSet::all() {
            ui.add_space(4.0);
            if button::link(ui, tokens, &Command::AskAboutAll.name()).clicked() {
                commands.push(Command::AskAboutAll);
            }
        }
    });
}

/// `everything`; `build, list`; `all but clean`; `4 of 6`.
pub fn label(asked: OperationSet) -> String {
    let names = |of: OperationSet| {
        let names = of.operations().map(|operation| text!(&format!("operation-{operation}")));
        names.collect::<Vec<String>>().join(", ")
    };
    let left_out = OperationSet::all() - asked;
    match (asked.operations().count(), left_out.operations().count()) {
        (_, 0) => text!("asked-for-all"),
        (..=NAMED, _) => names(asked),
        (_, ..=NAMED) => text!("asked-for-all-but", operations = names(left_out)),
        _ => short(asked),
    }
}

fn short(asked: OperationSet) -> String {
    if asked == OperationSet::all() {
        return text!("asked-for-all-short");
    }
    let number = asked.operations().count();
    text!("asked-for-some", number = number, all = Operation::ALL.len())
}
