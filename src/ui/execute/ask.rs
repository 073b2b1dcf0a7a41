//! Commands that change what is asked: for whom, used how, under which umask, about what; and what that
//! is compared with.

use modscope_platform::Capabilities;

use super::ask_judge;
use crate::go::OperationSet;
use crate::health::Question;
use crate::ui::command::Command;
use crate::ui::state::{Asked, List, State, WindowParts};
use crate::ui::worker::Workers;

/// Does it, or gives back a command that is none of these.
pub(super) fn carry_out(
    state: &mut State,
    workers: &Workers,
    parts: &mut WindowParts,
    command: Command,
) -> Option<Command> {
    let saved = || state.view.as_ref().and_then(|view| view.accounts.clone());
    match command {
        Command::RunAs(identity) => switch(state, workers, |asked| asked.identity = identity),
        Command::RunAsTyped(typed) => {
            let saved = saved();
            state.people.trouble = None;
            workers.identity(typed, saved);
        }
        Command::RunAsMe => {
            let me = state.me.clone();
            switch(state, workers, |asked| asked.identity = me);
        }
        Command::GiveCapabilities => {
            switch(state, workers, |asked| asked.identity.capabilities = Capabilities::all());
        }
        Command::DropCapabilities => {
            switch(state, workers, |asked| asked.identity.capabilities = Capabilities::empty());
        }
        Command::UseAs(policy) => switch(state, workers, |asked| asked.policy = policy),
        Command::ShareTyped(typed) => {
            let saved = saved();
            state.people.trouble = None;
            let names = state.view.as_ref().map_or(&state.names, |view| &view.names).clone();
            workers.group(typed, saved, names);
        }
        Command::SetUmask(umask) => switch(state, workers, |asked| asked.umask = umask),
        Command::ToggleOperation(operation) => {
            let toggled = state.question.operations ^ operation.set();
            if !toggled.is_empty() {
                switch(state, workers, |asked| asked.operations = toggled);
            }
        }
        Command::AskAboutAll => switch(state, workers, |asked| asked.operations = OperationSet::all()),
        Command::ShowRunAs => parts.open_list = Some(List::RunAs),
        Command::ShowUsedAs => parts.open_list = Some(List::UsedAs),
        Command::ShowAskedFor => parts.open_list = Some(List::AskedFor),
        Command::GoBack => {
            let before = state.what_if.baseline().clone();
            switch(state, workers, |asked| before.put_into(asked));
        }
        Command::CompareWithThis => compare_with(state, workers, Some(Asked::of(&state.question))),
        Command::CompareWithFirst => compare_with(state, workers, None),
        Command::HideComparison => {
            state.what_if.dismissed = Some(Asked::of(&state.question));
            state.what_if.switches += 1;
        }
        other => return Some(other),
    }
    None
}

/// Asks something else, and judges at once.
pub(in crate::ui) fn switch(state: &mut State, workers: &Workers, change: impl FnOnce(&mut Question)) {
    change(&mut state.question);
    state.people.trouble = None;
    state.what_if.dismissed = None;
    state.what_if.switches += 1;
    ask_judge(state, workers);
}

/// Compares with something else from now on; what is asked stays.
fn compare_with(state: &mut State, workers: &Workers, pinned: Option<Asked>) {
    state.what_if.pinned = pinned;
    state.what_if.dismissed = None;
    state.what_if.switches += 1;
    ask_judge(state, workers);
}
