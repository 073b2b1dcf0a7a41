//! Which cache, for whom, used how; search and rescan.

use eframe::egui::{Align, Button, Layout, Popup, Rect, RichText, Ui, vec2};

use super::list::ListState;
use super::place::shown;
use super::{asked_for, run_as, used_as};
use crate::text;
use crate::ui::state::{Source, State, WindowParts};
use crate::ui::theme::measure;
use crate::ui::views::menu;
use crate::ui::widgets::{button, label};
use crate::ui::{Command, Commands, Tokens, fonts};

/// Under this width remarks and words of second rank are left out.
const TIGHT: f32 = 1180.0;
/// Under this one, everything that can be left out.
const NARROW: f32 = 900.0;

/// The lists that open under the bar.
#[derive(Debug, Default)]
pub struct Lists {
    run_as: ListState,
    used_as: ListState,
    asked_for: ListState,
}

/// Draws the bar and, under it, the line of progress.
pub fn show(
    ui: &mut Ui,
    lists: &mut Lists,
    state: &State,
    parts: WindowParts,
    tokens: &Tokens,
    commands: &mut Commands,
) {
    // The line of progress goes from edge to edge.
    let bar = ui.max_rect().expand2(vec2(14.0, 0.0));
    let (tight, narrow) = (bar.width() < TIGHT, bar.width() < NARROW);
    ui.horizontal_centered(|ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        if bar.width() > 1000.0 {
            ui.label(RichText::new(text!("app-name")).font(fonts::title()).color(tokens.text));
            ui.add_space(4.0);
        }
        cache_picker(ui, state, tokens, tight, commands);
        run_as::picker(ui, &mut lists.run_as, state, tokens, parts, tight, commands);
        used_as::picker(ui, &mut lists.used_as, state, tokens, parts, tight, commands);
        asked_for::picker(ui, &mut lists.asked_for, state, tokens, parts, tight, commands);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            menu::button(ui, state, tokens, commands);
            let scan = if state.scanning() { Command::Cancel } else { Command::Rescan };
            button::command(ui, &scan, scan.possible(state), commands);
            search(ui, tokens, (tight, narrow), commands);
        });
    });
    if state.scanning() {
        progress(ui, bar, state, tokens);
    }
}

/// Looks like a field and opens the palette, where names, findings and commands are found.
fn search(ui: &mut Ui, tokens: &Tokens, (tight, narrow): (bool, bool), commands: &mut Commands) {
    let hint = RichText::new(text!(if tight { "search-short" } else { "search-hint" })).color(tokens.weak);
    let keys = if narrow { String::new() } else { Command::ShowPalette.keys() };
    let keys = RichText::new(keys).font(fonts::secondary()).color(tokens.weak);
    // As wide as there is room, and never over what stands at the left.
    let width = if tight { 0.0 } else { 200.0_f32.min(ui.available_width()) };
    let button =
        Button::new(hint).shortcut_text(keys).fill(tokens.background).min_size(vec2(width, measure::CONTROL));
    if ui.add(button).clicked() {
        commands.push(Command::ShowPalette);
    }
}

fn cache_picker(ui: &mut Ui, state: &State, tokens: &Tokens, tight: bool, commands: &mut Commands) {
    let (name, path) = match (state.target(), state.demo()) {
        (_, Some(_)) => (text!("cache-example"), String::new()),
        (Some(target), None) => (text!(&format!("cache-{}", target.kind.id())), shown(&target.path)),
        (None, None) => (text!("cache-none"), String::new()),
    };
    let name = match state.view().map(|view| &view.source) {
        Some(Source::Saved(_)) => text!("cache-saved"),
        _ => name,
    };
    let remark = if tight { String::new() } else { text::middle_out(&path, 24).into_owned() };
    let face = button::Picker { value: &name, remark: &remark, mono: true, ..Default::default() };
    let response = face.show(ui, tokens);
    Popup::menu(&response).width(380.0).show(|ui| {
        ui.set_min_width(380.0);
        for (index, cache) in state.caches().iter().enumerate() {
            let title = text!(&format!("cache-{}", cache.target.kind.id()));
            let chosen = state.demo().is_none() && state.target() == Some(&cache.target);
            if choice(ui, tokens, chosen, &title, &shown(&cache.target.path), true).clicked() {
                commands.push(Command::ShowCache(index));
            }
            let said = text!(&format!("source-{}", cache.source.id()));
            ui.horizontal(|ui| {
                ui.add_space(12.0);
                label::secondary(ui, tokens, &said);
            });
        }
        if state.caches().is_empty() {
            label::secondary(ui, tokens, &text!("cache-none-found"));
        }
        if !state.settings.recent.is_empty() {
            ui.separator();
            label::secondary(ui, tokens, &text!("recent-places"));
            for place in &state.settings.recent {
                if choice(ui, tokens, false, &text::middle_out(&shown(place), 52), "", false).clicked() {
                    commands.push(Command::OpenPath(place.clone()));
                }
            }
        }
        ui.separator();
        for command in [Command::OpenFolder, Command::OpenScan] {
            menu::item(ui, &command, state, commands);
        }
    });
}

/// A row of a list: the chosen one carries a tick, which is also said to those who hear the window.
pub(super) fn choice(
    ui: &mut Ui,
    tokens: &Tokens,
    chosen: bool,
    title: &str,
    remark: &str,
    mono: bool,
) -> eframe::egui::Response {
    let font = if mono { fonts::mono() } else { fonts::secondary() };
    let remark = RichText::new(text::middle_out(remark, 44)).font(font).color(tokens.weak);
    let title = RichText::new(title).font(if chosen { fonts::strong() } else { fonts::body() });
    ui.add(
        Button::new((title, remark))
            .selected(chosen)
            .frame_when_inactive(false)
            .min_size(vec2(ui.available_width(), 26.0)),
    )
}

/// The line under the bar that runs while a scan does: nobody knows how long it takes, so it wanders.
fn progress(ui: &Ui, bar: Rect, state: &State, tokens: &Tokens) {
    let Some(scan) = &state.scan else { return };
    let turn = (scan.started.elapsed().as_secs_f32() / 1.6).fract();
    let (length, y) = (bar.width() * 0.25, bar.bottom() - 1.0);
    let start = bar.left() - length + (bar.width() + length) * turn;
    let stroke = eframe::egui::Stroke::new(2.0, tokens.accent);
    ui.painter().with_clip_rect(bar).hline(
        start.max(bar.left())..=(start + length).min(bar.right()),
        y,
        stroke,
    );
}
