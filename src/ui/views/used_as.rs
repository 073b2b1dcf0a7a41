//! How the cache is meant to be used: by one account, by a group, for reading only, or in a container.

use eframe::egui::{Align, Id, ScrollArea, Ui};

use super::list::{self, ListState};
use crate::health::Policy;
use crate::text;
use crate::ui::state::{List, Sharer, State, WindowParts};
use crate::ui::widgets::button;
use crate::ui::widgets::option::OptionRow;
use crate::ui::{Command, Commands, Tokens};

const WIDTH: f32 = 440.0;
/// How far the groups stand in.
const INDENT: f32 = 22.0;
/// What stands above and below the groups.
const AROUND: f32 = 330.0;

/// Draws the picker with its list.
pub fn picker(
    ui: &mut Ui,
    typing: &mut ListState,
    state: &State,
    tokens: &Tokens,
    parts: WindowParts,
    tight: bool,
    commands: &mut Commands,
) {
    let what = if tight { String::new() } else { text!("used-as") };
    let policy = state.question.policy;
    let value = text::middle_out(&label(state, policy), 24).into_owned();
    let other = state.what_if.baseline().policy != policy;
    let face = button::Picker { what: &what, value: &value, other, ..Default::default() };
    let response = face.show(ui, tokens).on_hover_text(text!("used-as-means"));
    let begin = parts.open_list == Some(List::UsedAs);
    list::show(typing, &response, begin, state, WIDTH, |ui, typing, fresh| {
        open(ui, typing, state, tokens, fresh, commands);
    });
}

/// A policy as the window calls it: `Personal`, `Shared by ci`.
pub fn label(state: &State, policy: Policy) -> String {
    match policy {
        Policy::Personal => text!("policy-personal"),
        Policy::Shared(gid) => {
            let names = state.view.as_ref().map_or(&state.names, |view| &view.names);
            text!("policy-shared", group = names.group(gid).to_string())
        }
        Policy::Published => text!("policy-published"),
        Policy::Container => text!("policy-container"),
    }
}

fn open(
    ui: &mut Ui,
    typing: &mut ListState,
    state: &State,
    tokens: &Tokens,
    fresh: bool,
    commands: &mut Commands,
) {
    ScrollArea::vertical().max_height(list::room(ui)).auto_shrink([false, true]).show(ui, |ui| {
        policy(ui, (Policy::Personal, "personal"), state, tokens, fresh, commands);
        let shared = matches!(state.question.policy, Policy::Shared(_));
        let row = OptionRow {
            title: &text!("policy-shared-any"),
            detail: &text!("policy-shared-means"),
            chosen: shared,
            ..OptionRow::default()
        };
        let row = row.show(ui, tokens);
        if fresh && shared {
            row.request_focus();
        }
        groups(ui, typing, state, tokens, commands);
        if row.clicked() {
            typing.go_to_field(ui);
        }
        policy(ui, (Policy::Published, "published"), state, tokens, fresh, commands);
        policy(ui, (Policy::Container, "container"), state, tokens, fresh, commands);
    });
}

fn field_id() -> Id {
    Id::unique("used-as-group")
}

fn policy(
    ui: &mut Ui,
    (policy, name): (Policy, &str),
    state: &State,
    tokens: &Tokens,
    fresh: bool,
    commands: &mut Commands,
) {
    let chosen = state.question.policy == policy;
    let row = OptionRow {
        title: &text!(&format!("policy-{name}")),
        detail: &text!(&format!("policy-{name}-means")),
        chosen,
        ..OptionRow::default()
    };
    let row = row.show(ui, tokens);
    if fresh && chosen {
        row.request_focus();
    }
    if row.clicked() {
        commands.push(Command::UseAs(policy));
        ui.close();
    }
}

/// The groups that can share it, and a field for any other.
fn groups(ui: &mut Ui, typing: &mut ListState, state: &State, tokens: &Tokens, commands: &mut Commands) {
    let keys = list::keys(ui, field_id());
    let hint = text!("share-hint");
    ui.horizontal(|ui| {
        ui.add_space(INDENT + 26.0);
        ui.vertical(|ui| list::field(ui, typing, (field_id(), &text!("share-group"), &hint), state, tokens));
    });
    let typed = typing.typed.trim().to_lowercase();
    let names = state.view.as_ref().map_or(&state.names, |view| &view.names);
    let sharers = state.sharers().into_iter().map(|sharer| (sharer, names.group(sharer.gid).to_string()));
    let found: Vec<(Sharer, String)> = sharers
        .filter(|(sharer, name)| {
            typed.is_empty()
                || name.to_lowercase().contains(&typed)
                || sharer.gid.to_string().starts_with(&typed)
        })
        .collect();
    let exact = found
        .iter()
        .position(|(sharer, name)| name.to_lowercase() == typed || sharer.gid.to_string() == typed);
    let count = found.len() + usize::from(!typed.is_empty() && exact.is_none());
    typing.at = typing.at.saturating_add_signed(keys.by).min(count.saturating_sub(1));
    let ready = !typed.is_empty() || keys.by != 0 || typing.at > 0;
    let room = (list::room(ui) - AROUND).clamp(80.0, 160.0);
    ScrollArea::vertical().id_salt("groups").max_height(room).auto_shrink([false, true]).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for (index, (sharer, name)) in found.iter().enumerate() {
            let marked = ready && typing.at == index;
            let chosen = state.question.policy == Policy::Shared(sharer.gid);
            let remark = remark(state, sharer, name);
            let row = OptionRow {
                title: name,
                remark: &remark,
                chosen,
                marked,
                indent: INDENT,
                ..OptionRow::default()
            };
            let response = row.show(ui, tokens);
            if marked && keys.by != 0 {
                response.scroll_to_me(Some(Align::Center));
            }
            if response.clicked() || (marked && keys.enter) {
                commands.push(Command::UseAs(Policy::Shared(sharer.gid)));
                ui.close();
            }
        }
        if !typed.is_empty() && exact.is_none() {
            let marked = typing.at == found.len();
            let shown = text::from_bytes(typing.typed.trim().as_bytes()).into_owned();
            let title = text!("share-typed", typed = text::middle_out(&shown, 32).into_owned());
            let row = OptionRow { title: &title, marked, indent: INDENT, ..OptionRow::default() };
            if row.show(ui, tokens).clicked() || (marked && keys.enter) {
                commands.push(Command::ShareTyped(typing.typed.trim().to_owned()));
                typing.ask(state);
            }
        }
    });
    ui.add_space(4.0);
}

fn remark(state: &State, sharer: &Sharer, name: &str) -> String {
    let mut parts = Vec::new();
    if !name.starts_with("gid ") {
        parts.push(format!("gid {}", sharer.gid));
    }
    if sharer.member {
        let who = text::from_bytes(state.question.identity.label().as_bytes()).into_owned();
        parts.push(text!("share-member", who = who));
    }
    if sharer.entries > 0 {
        parts.push(text!("run-as-owns", entries = sharer.entries, count = text::count(sharer.entries)));
    }
    parts.join(" · ")
}
