//! What changes if somebody else runs go, or the cache is used otherwise: one question, and the operations
//! before and after. Nothing is run and nothing is touched.
//!
//! The words are made once for each switch and judgement; a frame only draws them.

mod words;

use eframe::egui::text::{LayoutJob, TextFormat};
use eframe::egui::{
    self, Align, Color32, FontId, Label, Layout, Rect, RichText, Role, Sense, Ui, UiBuilder, WidgetInfo,
    pos2, vec2,
};

use crate::go::Operation;
use crate::health::State as Works;
use crate::text;
use crate::ui::state::{Comparison, State};
use crate::ui::theme::measure;
use crate::ui::widgets::{button, sign};
use crate::ui::{Command, Commands, Tokens, fonts};
use words::{Words, names, word};

/// What this view keeps between frames.
#[derive(Default)]
pub struct WhatIfState {
    made: Option<(u32, u32, bool)>,
    words: Words,
}

/// Draws the strip.
pub fn show(
    ui: &mut Ui,
    kept: &mut WhatIfState,
    comparison: &Comparison<'_>,
    state: &State,
    tokens: &Tokens,
    commands: &mut Commands,
) {
    let made = (state.what_if.switches, state.stamp.judgement, comparison.answers.is_some());
    if kept.made != Some(made) {
        kept.words = Words::of(comparison, state);
        kept.made = Some(made);
    }
    let strip = ui.max_rect();
    ui.add_space(7.0);
    ui.horizontal(|ui| {
        let min = ui.cursor().min;
        let height = ui.ctx().content_rect().height();
        let room = ui.available_width();
        let mut buttons = ui.new_child(
            UiBuilder::new()
                .max_rect(Rect::from_min_size(min, vec2(room, 34.0)))
                .layout(Layout::right_to_left(Align::Center)),
        );
        ways_out(&mut buttons, &kept.words, comparison, tokens, commands);
        let width = (room - buttons.min_rect().width() - 20.0).max(160.0);
        let rect = Rect::from_min_size(min, vec2(width, height));
        let mut words = ui.new_child(UiBuilder::new().max_rect(rect).layout(Layout::top_down(Align::Min)));
        say(&mut words, &kept.words, tokens);
        let used = words.min_rect().height().max(34.0);
        ui.allocate_rect(Rect::from_min_size(min, vec2(room, used)), Sense::hover());
    });
    ui.add_space(7.0);
    let bottom = ui.min_rect().bottom();
    let edge = Rect::from_min_max(
        pos2(strip.left() - measure::INSET, strip.top()),
        pos2(strip.left() - measure::INSET + 3.0, bottom),
    );
    ui.painter().rect_filled(edge, 0.0, tokens.accent);
}

/// The buttons, from the right.
fn ways_out(
    ui: &mut Ui,
    words: &Words,
    comparison: &Comparison<'_>,
    tokens: &Tokens,
    commands: &mut Commands,
) {
    ui.spacing_mut().item_spacing.x = 8.0;
    if close(ui, tokens) {
        commands.push(Command::HideComparison);
    }
    if comparison.same {
        plain(ui, &Command::CompareWithFirst, commands);
        return;
    }
    if button::plain(ui, &words.back).on_hover_text(&words.back_means).clicked() {
        commands.push(Command::GoBack);
    }
    plain(ui, &Command::CompareWithThis, commands);
}

fn plain(ui: &mut Ui, command: &Command, commands: &mut Commands) {
    let means = text!(&format!("{}-means", command.key().unwrap_or_default()));
    if button::plain(ui, &command.name()).on_hover_text(means).clicked() {
        commands.push(command.clone());
    }
}

/// A small cross.
fn close(ui: &mut Ui, tokens: &Tokens) -> bool {
    let (rect, response) = ui.allocate_exact_size(vec2(24.0, measure::CONTROL), Sense::click());
    let colour = if response.hovered() || response.has_focus() { tokens.text } else { tokens.weak };
    sign::paint_cross(ui.painter(), rect.center(), 17.0, colour);
    if response.has_focus() {
        let ring = Rect::from_center_size(rect.center(), vec2(20.0, 20.0));
        ui.painter().rect_stroke(ring, 4.0, (1.0, tokens.accent), egui::StrokeKind::Inside);
    }
    let name = Command::HideComparison.name();
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name.as_str()));
    response.on_hover_text(name).clicked()
}

/// The question, and the changes in one line that may wrap.
fn say(ui: &mut Ui, words: &Words, tokens: &Tokens) {
    ui.spacing_mut().item_spacing.y = 2.0;
    let question =
        RichText::new(&words.question).font(fonts::secondary()).color(tokens.weak_on(tokens.selected));
    ui.add(Label::new(question).wrap());
    let mut job = LayoutJob::default();
    let mut add = |text: &str, font: FontId, colour: Color32| {
        job.append(text, 0.0, TextFormat { font_id: font, color: colour, ..TextFormat::default() });
    };
    let weak = tokens.weak_on(tokens.selected);
    for (index, change) in words.changes.iter().enumerate() {
        if index > 0 {
            add("      ", fonts::body(), weak);
        }
        add(&format!("{}  ", names(change.operations)), fonts::strong(), tokens.text);
        add(&format!("{} → ", word(change.before)), fonts::body(), weak);
        add(&word(change.after), fonts::strong(), tokens.state_text(change.after));
    }
    add(&words.instead, fonts::body(), tokens.text);
    if let Some((before, after)) = &words.findings {
        add("      ", fonts::body(), weak);
        add(&format!("{}  ", text!("what-if-findings")), fonts::strong(), tokens.text);
        add(&format!("{before} → "), fonts::body(), weak);
        add(after, fonts::body(), tokens.text);
    }
    let spoken = words.spoken();
    let response = ui.add(Label::new(job).wrap());
    response.widget_info(|| WidgetInfo::labeled(Role::Status, true, spoken.as_str()));
}

/// How an operation stood before, where it stands otherwise now.
pub fn before(comparison: Option<&Comparison<'_>>, operation: Operation) -> Option<Works> {
    let changed = comparison?.changes().find(|(changed, ..)| *changed == operation);
    changed.map(|(_, before, _)| before)
}
