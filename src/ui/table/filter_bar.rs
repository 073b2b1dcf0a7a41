//! The row above the table: name, severity, rule, only what has findings.

use eframe::egui::{self, Align, Layout, Popup, Sense, TextEdit, Ui, UiBuilder, vec2};

use super::TableState;
use super::header::PAD;
use crate::health::{Rule, Severity};
use crate::text;
use crate::ui::theme::measure;
use crate::ui::widgets::button::Picker;
use crate::ui::{Command, Commands, Filter, Picture, Tokens, fonts};

const HEIGHT: f32 = 40.0;

/// Draws it.
pub fn show(
    ui: &mut Ui,
    state: &mut TableState,
    picture: &Picture<'_>,
    tokens: &Tokens,
    commands: &mut Commands,
) {
    let width = ui.available_width();
    let (rect, _) = ui.allocate_exact_size(vec2(width, HEIGHT), Sense::hover());
    // A child of its own: what does not fit is cut off and widens nothing.
    let builder = UiBuilder::new().max_rect(rect).layout(Layout::left_to_right(Align::Center));
    let ui = &mut ui.new_child(builder);
    ui.set_clip_rect(rect.intersect(ui.clip_rect()));
    ui.spacing_mut().item_spacing.x = measure::GAP;
    ui.add_space(PAD);
    search(ui, state, picture, tokens, width, commands);
    if width > 400.0 {
        severity(ui, picture.filter, tokens, commands);
    }
    if width > 560.0 {
        rule(ui, state, picture, tokens, commands);
    }
    let mut only = picture.filter.only_anomalies;
    if ui.checkbox(&mut only, text!("table-only-anomalies")).changed() {
        commands.push(Command::ToggleOnlyAnomalies);
    }
    if width > 720.0 {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.add_space(PAD);
            let words = if state.build.is_some() {
                text!("table-working")
            } else {
                text!(
                    "table-rows",
                    rows = state.rows.len() as u64,
                    shown = text::count(state.rows.len() as u64)
                )
            };
            ui.label(egui::RichText::new(words).font(fonts::secondary()).color(tokens.weak));
        });
    }
}

fn search(
    ui: &mut Ui,
    state: &mut TableState,
    picture: &Picture<'_>,
    tokens: &Tokens,
    width: f32,
    commands: &mut Commands,
) {
    let field = TextEdit::singleline(&mut state.search)
        .hint_text(egui::RichText::new(text!("table-search-hint")).color(tokens.weak))
        .desired_width((width * 0.24).clamp(90.0, 220.0))
        .margin(vec2(8.0, 5.0));
    let response = ui.add(field);
    let named = response.id;
    ui.ctx().accesskit_node_builder(named, |node| node.set_label(text!("table-search")));
    if picture.parts.focus_search {
        response.request_focus();
    }
    if response.changed() {
        commands.push(Command::Search(state.search.clone()));
    } else if !response.has_focus() && state.search != picture.filter.text {
        state.search.clone_from(&picture.filter.text);
    }
}

fn severity(ui: &mut Ui, filter: &Filter, tokens: &Tokens, commands: &mut Commands) {
    let word = |severity: Option<Severity>| match severity {
        None => text!("table-any-severity"),
        Some(Severity::Info) => text!("table-from-info"),
        Some(Severity::Warning) => text!("table-from-warning"),
        Some(Severity::Error) => text!("table-only-error"),
    };
    let chosen = choice(ui, tokens, &word(filter.severity), |ui, chosen| {
        for severity in [None, Some(Severity::Info), Some(Severity::Warning), Some(Severity::Error)] {
            if ui.selectable_label(filter.severity == severity, word(severity)).clicked() {
                *chosen = Some(severity);
            }
        }
    });
    if let Some(severity) = chosen {
        commands.push(Command::FilterSeverity(severity));
    }
}

/// Only rules that found something here are offered.
fn rule(
    ui: &mut Ui,
    state: &mut TableState,
    picture: &Picture<'_>,
    tokens: &Tokens,
    commands: &mut Commands,
) {
    let mut rules: Vec<Rule> = picture.health.findings.iter().map(|finding| finding.rule).collect();
    rules.extend(picture.filter.rule);
    rules.sort_unstable();
    rules.dedup();
    let now =
        picture.filter.rule.map_or_else(|| text!("table-any-rule"), |rule| state.title(rule).to_owned());
    let now = text::middle_out(&now, 24).into_owned();
    let chosen = choice(ui, tokens, &now, |ui, chosen| {
        if ui.selectable_label(picture.filter.rule.is_none(), text!("table-any-rule")).clicked() {
            *chosen = Some(None);
        }
        for rule in rules {
            if ui.selectable_label(picture.filter.rule == Some(rule), state.title(rule)).clicked() {
                *chosen = Some(Some(rule));
            }
        }
    });
    if let Some(rule) = chosen {
        commands.push(Command::FilterRule(rule));
    }
}

/// A button that opens a list of words.
fn choice<T>(
    ui: &mut Ui,
    tokens: &Tokens,
    now: &str,
    list: impl FnOnce(&mut Ui, &mut Option<T>),
) -> Option<T> {
    let response = Picker { value: now, ..Picker::default() }.show(ui, tokens);
    let mut chosen = None;
    Popup::menu(&response).show(|ui| {
        ui.spacing_mut().item_spacing = vec2(4.0, 2.0);
        list(ui, &mut chosen);
        if chosen.is_some() {
            ui.close();
        }
    });
    chosen
}

impl TableState {
    /// The title of a rule, looked up once.
    pub fn title(&mut self, rule: Rule) -> &str {
        self.titles
            .entry(rule)
            .or_insert_with(|| crate::words::rule_text(rule, crate::words::RulePart::Title))
    }
}
