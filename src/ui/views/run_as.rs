//! For whom the cache is judged: an account of this machine, whoever owns something in the cache, a
//! container's number, or whoever is typed; under which umask, and with or without capabilities.

use eframe::egui::{Align, Id, Layout, ScrollArea, Ui, vec2};
use modscope_platform::{Capabilities, Identity, Uid};

use super::list::{self, ListState};
use crate::text;
use crate::ui::command::UMASKS;
use crate::ui::state::{Because, List, Somebody, State, WindowParts};
use crate::ui::widgets::option::{OptionRow, heading};
use crate::ui::widgets::{button, label, segmented};
use crate::ui::{Command, Commands, Tokens};

const WIDTH: f32 = 400.0;
/// What stands above and below the rows.
const AROUND: f32 = 190.0;

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
    let now = &state.question.identity;
    let remark = match (&now.name, tight) {
        (Some(_), false) => format!("uid {}", now.uid),
        _ => String::new(),
    };
    let name = text::middle_out(&label(now), 28).into_owned();
    let other = state.what_if.baseline().identity != *now;
    let face =
        button::Picker { what: &text!("run-as"), value: &name, remark: &remark, other, ..Default::default() };
    let response = face.show(ui, tokens).on_hover_text(text!("run-as-means"));
    let begin = parts.open_list == Some(List::RunAs);
    list::show(typing, &response, begin, state, WIDTH, |ui, typing, fresh| {
        open(ui, typing, state, tokens, fresh, commands);
    });
}

/// Somebody as the window calls them: an account's name or its number, and what is unusual about it.
pub fn label(identity: &Identity) -> String {
    let who = text::from_bytes(identity.label().as_bytes()).into_owned();
    match (identity.uid == Uid::ROOT, identity.capabilities.is_empty()) {
        (true, true) => text!("who-without-capabilities", who = who),
        (false, false) => text!("who-with-capabilities", who = who),
        _ => who,
    }
}

/// What is known of somebody besides the name.
pub fn remark(state: &State, somebody: &Somebody) -> String {
    let Somebody { because, identity, entries } = somebody;
    let mut parts = Vec::new();
    if identity.name.is_some() {
        parts.push(format!("uid {}", identity.uid));
    }
    if *because == Because::Container {
        let bare = if identity.uid == Uid::ROOT && identity.capabilities.is_empty() { "-bare" } else { "" };
        parts.push(text!(&format!("run-as-container-{}{bare}", identity.uid)));
    } else if matches!(because, Because::Typed | Because::First) && identity.groups.len() > 1 {
        let groups: Vec<String> = identity.groups.iter().map(ToString::to_string).collect();
        parts.push(text!("run-as-groups", groups = groups.join(", ")));
    }
    if *entries > 0 && *because != Because::Me {
        parts.push(text!("run-as-owns", entries = *entries, count = text::count(*entries)));
    }
    if *because == Because::Me && state.is_saved_scan() {
        parts.push(text!("run-as-saved"));
    }
    parts.join(" · ")
}

fn open(
    ui: &mut Ui,
    typing: &mut ListState,
    state: &State,
    tokens: &Tokens,
    fresh: bool,
    commands: &mut Commands,
) {
    let id = Id::unique("run-as-field");
    let keys = list::keys(ui, id);
    let field = list::field(ui, typing, (id, &text!("run-as-other"), &text!("run-as-hint")), state, tokens);
    if fresh {
        field.request_focus();
    }
    let typed = typing.typed.trim().to_lowercase();
    let found: Vec<(Somebody, String, String)> = state
        .identities()
        .into_iter()
        .map(|somebody| (label(&somebody.identity), remark(state, &somebody), somebody))
        .filter(|(name, remark, somebody)| fits(&typed, name, remark, somebody))
        .map(|(name, remark, somebody)| (somebody, name, remark))
        .collect();
    let by_hand_too = !typed.is_empty() && exact(&typed, &found).is_none();
    let count = found.len() + usize::from(by_hand_too);
    if field.changed() {
        typing.at = first(&typed, &found);
    }
    typing.at = typing.at.saturating_add_signed(keys.by).min(count.saturating_sub(1));
    // Before anything was typed or a row was gone to, Enter chooses nobody by chance.
    let ready = !typed.is_empty() || keys.by != 0 || typing.at > 0;
    let enter = keys.enter && ready;
    ui.add_space(4.0);
    let room = list::room(ui) - AROUND;
    ScrollArea::vertical().max_height(room).auto_shrink([false, true]).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let mut section = None;
        for (index, (somebody, name, remark)) in found.iter().enumerate() {
            if section != Some(somebody.because) {
                section = Some(somebody.because);
                heading(ui, tokens, &section_title(somebody.because, state));
            }
            let marked = ready && typing.at == index;
            let chosen = somebody.identity == state.question.identity;
            let row = OptionRow { title: name, remark, chosen, marked, ..OptionRow::default() };
            let response = row.show(ui, tokens);
            if marked && keys.by != 0 {
                response.scroll_to_me(Some(Align::Center));
            }
            if response.clicked() || (marked && enter) {
                commands.push(Command::RunAs(somebody.identity.clone()));
                ui.close();
            }
        }
        if by_hand_too {
            by_hand(ui, typing, state, tokens, (typing.at == found.len(), enter), commands);
        }
    });
    ui.separator();
    circumstances(ui, state, tokens, commands);
}

/// The row that judges for what was typed.
fn by_hand(
    ui: &mut Ui,
    typing: &mut ListState,
    state: &State,
    tokens: &Tokens,
    (marked, enter): (bool, bool),
    commands: &mut Commands,
) {
    let shown = text::from_bytes(typing.typed.trim().as_bytes()).into_owned();
    let title = text!("run-as-typed", typed = text::middle_out(&shown, 32).into_owned());
    let row = OptionRow { title: &title, marked, ..OptionRow::default() }.show(ui, tokens);
    if row.clicked() || (marked && enter) {
        commands.push(Command::RunAsTyped(typing.typed.trim().to_owned()));
        typing.ask(state);
    }
}

/// The umask, and what the kernel lets root do.
fn circumstances(ui: &mut Ui, state: &State, tokens: &Tokens, commands: &mut Commands) {
    let identity = &state.question.identity;
    line(ui, tokens, "umask", |ui| {
        let choices = UMASKS.map(|umask| {
            let word = umask.map_or_else(|| text!("umask-unset"), |umask| format!("{:03o}", umask.bits()));
            (umask, word)
        });
        if let Some(umask) = segmented::show(ui, tokens, state.question.umask, &choices) {
            commands.push(Command::SetUmask(umask));
        }
    });
    line(ui, tokens, "capabilities", |ui| {
        let choices = [(false, text!("capabilities-without")), (true, text!("capabilities-with"))];
        let all = identity.capabilities == Capabilities::all();
        let now = all || !identity.capabilities.is_empty();
        if let Some(with) = segmented::show(ui, tokens, now, &choices) {
            commands.push(if with { Command::GiveCapabilities } else { Command::DropCapabilities });
        }
    });
}

fn line(ui: &mut Ui, tokens: &Tokens, what: &str, draw: impl FnOnce(&mut Ui)) {
    ui.allocate_ui_with_layout(
        vec2(ui.available_width(), 30.0),
        Layout::left_to_right(Align::Center),
        |ui| {
            ui.add_space(6.0);
            label::secondary(ui, tokens, &text!(&format!("run-as-{what}")))
                .on_hover_text(text!(&format!("run-as-{what}-means")));
            ui.with_layout(Layout::right_to_left(Align::Center), draw);
        },
    );
}

fn section_title(because: Because, state: &State) -> String {
    let saved = state.is_saved_scan();
    text!(match because {
        Because::Me if saved => "run-as-section-saved",
        Because::Me => "run-as-section-me",
        Because::First => "run-as-section-first",
        Because::Typed => "run-as-section-typed",
        Because::Owner => "run-as-section-owner",
        Because::Account if saved => "run-as-section-account-saved",
        Because::Account => "run-as-section-account",
        Because::Container => "run-as-section-container",
    })
}

/// Whether somebody has every word that was typed; a number is the beginning of a uid.
fn fits(typed: &str, name: &str, remark: &str, somebody: &Somebody) -> bool {
    let (name, remark) = (name.to_lowercase(), remark.to_lowercase());
    let uid = somebody.identity.uid.to_string();
    typed.split_whitespace().all(|word| {
        let number = word.bytes().all(|byte| byte.is_ascii_digit());
        if number { uid.starts_with(word) } else { name.contains(word) || remark.contains(word) }
    })
}

/// The row that Enter should choose: whoever is called exactly so; numbers and groups mean what they say.
fn first(typed: &str, found: &[(Somebody, String, String)]) -> usize {
    let spelt = typed.contains(':') || typed.bytes().all(|byte| byte.is_ascii_digit());
    exact(typed, found).unwrap_or(if spelt { found.len() } else { 0 })
}

/// The row of whoever is called exactly so.
fn exact(typed: &str, found: &[(Somebody, String, String)]) -> Option<usize> {
    found.iter().position(|(somebody, name, _)| {
        name.to_lowercase() == typed || somebody.identity.uid.to_string() == typed
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use modscope_platform::Gid;

    fn somebody(name: Option<&str>, uid: u32) -> (Somebody, String, String) {
        let identity = Identity::new(name.map(str::to_owned), Uid(uid), Gid(uid), Vec::new());
        let label = label(&identity);
        (Somebody { because: Because::Account, identity, entries: 0 }, label, String::new())
    }

    fn kept(typed: &str, all: &[(Somebody, String, String)]) -> Vec<u32> {
        let fit = all.iter().filter(|(somebody, name, remark)| fits(typed, name, remark, somebody));
        fit.map(|(somebody, ..)| somebody.identity.uid.0).collect()
    }

    #[test]
    fn letters_find_names_and_digits_find_numbers() {
        let all = [somebody(Some("ania"), 1000), somebody(None, 1001), somebody(Some("build1000"), 7)];
        assert_eq!(kept("", &all), [1000, 1001, 7]);
        assert_eq!(kept("an", &all), [1000]);
        assert_eq!(kept("100", &all), [1000, 1001]);
        assert_eq!(kept("uid", &all), [1001]);
    }

    #[test]
    fn enter_means_what_was_spelt_out() {
        let all = [somebody(None, 1000), somebody(None, 1001)];
        assert_eq!(first("1001", &all), 1);
        assert_eq!(first("100", &all), 2, "uid 100, not the first that begins so");
        assert_eq!(first("uid", &all), 0);
        assert_eq!(first("0:5", &[]), 0);
    }

    #[test]
    fn powers_that_are_unusual_are_said() {
        let root = Identity::new(Some("root".into()), Uid::ROOT, Gid(0), Vec::new());
        assert_eq!(label(&root), "root");
        assert_ne!(label(&crate::ui::state::without_capabilities(root)), "root");
    }
}
