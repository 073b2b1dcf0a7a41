//! The findings, worst first, as cards; the last one says what is healthy, and why read-only is right.
//!
//! The sentences are made once for each judgement and the heights once for each width; a frame lays
//! out only the cards that are seen.

mod card;

use eframe::egui::{
    self, EventFilter, Key, Label, Rect, Response, RichText, ScrollArea, Sense, Ui, pos2, vec2,
};

use crate::text;
use crate::ui::theme::measure;
use crate::ui::widgets::button;
use crate::ui::{Command, Commands, Filter, Picture, Stamp, Tokens, fonts};
use crate::words::tally;
use card::{Card, Healthy};

/// The height of the row above the list.
const HEAD: f32 = 34.0;

/// What this view keeps between frames.
#[derive(Default)]
pub struct FindingsState {
    /// What the cards were made for.
    made: Option<(Stamp, Filter)>,
    tally: String,
    cards: Vec<Card>,
    healthy: Healthy,
    /// The width and scale that the heights were measured at.
    measured: Option<(f32, f32)>,
    /// Where each card begins, and at the end where the last row does.
    tops: Vec<f32>,
    /// The selected finding of the last frame: a new one is scrolled to.
    shown: Option<usize>,
    /// A card that takes the keys as soon as it is drawn.
    focus: Option<usize>,
}

/// Draws the head and the list.
pub fn show(
    ui: &mut Ui,
    state: &mut FindingsState,
    picture: &Picture<'_>,
    tokens: &Tokens,
    commands: &mut Commands,
) {
    let made_for = (picture.stamp, picture.filter);
    if state.made.as_ref().is_none_or(|(stamp, filter)| (*stamp, filter) != made_for) {
        state.make(picture);
    }
    ui.spacing_mut().item_spacing = vec2(8.0, 0.0);
    head(ui, state, tokens);
    if state.cards.is_empty() && !picture.health.findings.is_empty() {
        filtered_out(ui, tokens, commands);
    }
    // Cards reach to the edge; the bar lies over them.
    ui.spacing_mut().scroll.floating_allocated_width = 0.0;
    ScrollArea::vertical().id_salt("findings").auto_shrink(false).show_viewport(ui, |ui, viewport| {
        let width = ui.available_width();
        state.measure(ui, tokens, width);
        state.list(ui, viewport, width, picture, tokens, commands);
    });
}

fn head(ui: &mut Ui, state: &FindingsState, tokens: &Tokens) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), HEAD), Sense::hover());
    let mut line = ui.new_child(
        egui::UiBuilder::new()
            .max_rect(rect.shrink2(vec2(measure::INSET, 0.0)))
            .layout(egui::Layout::left_to_right(egui::Align::Center)),
    );
    line.add(Label::new(RichText::new(text!("findings-title")).font(fonts::strong()).color(tokens.text)));
    line.add(Label::new(RichText::new(&state.tally).font(fonts::secondary()).color(tokens.weak)).truncate());
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, (1.0, tokens.line));
}

fn filtered_out(ui: &mut Ui, tokens: &Tokens, commands: &mut Commands) {
    egui::Frame::new().inner_margin(measure::INSET).show(ui, |ui| {
        let weak = RichText::new(text!("findings-filtered-out")).font(fonts::secondary()).color(tokens.weak);
        ui.add(Label::new(weak).wrap());
        ui.add_space(4.0);
        if button::link(ui, tokens, &Command::ClearFilter.name()).clicked() {
            commands.push(Command::ClearFilter);
        }
    });
}

impl FindingsState {
    /// Puts all findings that pass the filter into words.
    fn make(&mut self, picture: &Picture<'_>) {
        let words = picture.words();
        let wanted = picture.filter.text.to_lowercase();
        let passes = |index: &usize| {
            let finding = &picture.health.findings[*index];
            picture.filter.severity.is_none_or(|least| finding.severity >= least)
                && picture.filter.rule.is_none_or(|rule| finding.rule == rule)
        };
        self.cards = (0..picture.health.findings.len())
            .filter(passes)
            .map(|index| Card::of(index, &picture.health.findings[index], &words))
            .filter(|card| wanted.is_empty() || card.contains(&wanted))
            .collect();
        self.tally = if picture.scanning && picture.health.findings.is_empty() {
            text!("findings-looking")
        } else {
            tally(picture.health)
        };
        self.healthy = Healthy::of(picture, &words);
        self.made = Some((picture.stamp, picture.filter.clone()));
        self.measured = None;
    }

    /// Computes where each card begins.
    fn measure(&mut self, ui: &Ui, tokens: &Tokens, width: f32) {
        let at = (width, ui.pixels_per_point());
        if self.measured == Some(at) {
            return;
        }
        let mut top = 0.0;
        self.tops.clear();
        for card in &self.cards {
            self.tops.push(top);
            top += card.layout(ui, tokens, width).height;
        }
        self.tops.push(top);
        self.measured = Some(at);
    }

    fn list(
        &mut self,
        ui: &mut Ui,
        viewport: Rect,
        width: f32,
        picture: &Picture<'_>,
        tokens: &Tokens,
        commands: &mut Commands,
    ) {
        let end = self.tops.last().copied().unwrap_or_default();
        let healthy = self.healthy.layout(ui, tokens, width);
        ui.set_min_size(vec2(width, end + healthy.height));
        let origin = ui.min_rect().min;
        let rect_of =
            |top: f32, height: f32| Rect::from_min_size(origin + vec2(0.0, top), vec2(width, height));
        if picture.finding != self.shown {
            self.shown = picture.finding;
            if let Some(at) = self.cards.iter().position(|card| Some(card.index) == picture.finding) {
                ui.scroll_to_rect(rect_of(self.tops[at], self.tops[at + 1] - self.tops[at]), None);
            }
        }
        let first = self.tops.partition_point(|top| *top <= viewport.top()).saturating_sub(1);
        let mut moved = None;
        for at in first..self.cards.len() {
            let (top, bottom) = (self.tops[at], self.tops[at + 1]);
            if top > viewport.bottom() {
                break;
            }
            let card = &self.cards[at];
            let rect = rect_of(top, bottom - top);
            let selected = picture.finding == Some(card.index);
            let response = card.show(ui, rect, tokens, selected, (at + 1, self.cards.len()));
            if response.clicked() {
                commands.push(Command::SelectFinding(card.index));
                response.request_focus();
            }
            if self.focus == Some(at) {
                self.focus = None;
                response.request_focus();
            }
            if response.has_focus() {
                moved = keys(ui, &response, at, self.cards.len());
            }
        }
        if let Some(to) = moved {
            commands.push(Command::SelectFinding(self.cards[to].index));
            self.focus = Some(to);
            ui.scroll_to_rect(rect_of(self.tops[to], self.tops[to + 1] - self.tops[to]), None);
        }
        if end <= viewport.bottom() && !picture.scanning {
            self.healthy.show(
                ui,
                Rect::from_min_size(pos2(origin.x, origin.y + end), vec2(width, healthy.height)),
                tokens,
            );
        }
    }
}

/// Which card the keys go to from this one.
fn keys(ui: &Ui, response: &Response, at: usize, count: usize) -> Option<usize> {
    let filter = EventFilter { vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    let pressed = |key| ui.input(|input| input.modifiers.is_none() && input.key_pressed(key));
    let last = count.saturating_sub(1);
    let to = if pressed(Key::ArrowDown) {
        (at + 1).min(last)
    } else if pressed(Key::ArrowUp) {
        at.saturating_sub(1)
    } else if pressed(Key::Home) {
        0
    } else if pressed(Key::End) {
        last
    } else {
        at
    };
    (to != at).then_some(to)
}

#[cfg(test)]
mod tests;
