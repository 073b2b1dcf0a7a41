//! Does go work here, for whom? One sentence, its cause, and every operation with its state.

use eframe::egui::{
    Align, CornerRadius, Label, Layout, Rect, Response, RichText, Role, Sense, Stroke, StrokeKind, Ui,
    UiBuilder, WidgetInfo, pos2, vec2,
};

use super::what_if;
use crate::go::Operation;
use crate::health::{Severity, State as Works};
use crate::text;
use crate::ui::state::State;
use crate::ui::theme::measure;
use crate::ui::widgets::button;
use crate::ui::widgets::sign::{self, Sign};
use crate::ui::{Command, Commands, Picture, Tokens, fonts};

type Cards = Vec<Card>;

/// An operation, and how it stands.
#[derive(Debug, Clone, Copy)]
struct Card {
    operation: Operation,
    /// None before it was judged.
    works: Option<Works>,
    /// How it stood for what is compared with, where that was otherwise.
    before: Option<Works>,
}

const CARD: f32 = 88.0;
const CARD_HEIGHT: f32 = 44.0;
const GAP: f32 = 6.0;

/// Draws the row: side by side where there is room, else the cards under the sentence.
pub fn show(ui: &mut Ui, state: &State, picture: &Picture<'_>, tokens: &Tokens, commands: &mut Commands) {
    let comparison = state.comparison();
    let pending = state.scanning() || state.view().is_none_or(|view| view.verdict.is_none());
    // The cards are there before anything was judged, so that nothing jumps.
    let asked = picture.question.operations.operations();
    let cards: Cards = asked
        .map(|operation| Card {
            operation,
            works: picture.health.operations.state(operation).filter(|_| !pending),
            before: what_if::before(comparison.as_ref(), operation),
        })
        .collect();
    let fix = !state.scanning() && picture.health.worst() >= Some(Severity::Warning);
    let button_width = if fix { 126.0 } else { 0.0 };
    let cards_width = if cards.is_empty() { 0.0 } else { cards.len() as f32 * (CARD + GAP) } + button_width;
    let room = ui.available_width();
    let beside = room - cards_width > 380.0;
    let words_width = if beside { room - cards_width - 24.0 } else { room };
    ui.add_space(10.0);
    ui.horizontal(|ui| {
        let min = ui.cursor().min;
        let height = ui.ctx().content_rect().height();
        let rect = Rect::from_min_size(min, vec2(words_width, height));
        let mut words = ui.new_child(UiBuilder::new().max_rect(rect).layout(Layout::top_down(Align::Min)));
        sentence(&mut words, state, picture, tokens);
        let used = words.min_rect().height().max(CARD_HEIGHT);
        ui.allocate_rect(Rect::from_min_size(min, vec2(words_width, used)), Sense::hover());
        if beside {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                row(ui, &cards, fix, tokens, state, commands);
            });
        }
    });
    if !beside {
        ui.add_space(6.0);
        ui.horizontal(|ui| {
            row(ui, &cards, fix, tokens, state, commands);
        });
    }
    ui.add_space(10.0);
}

fn sentence(ui: &mut Ui, state: &State, picture: &Picture<'_>, tokens: &Tokens) {
    ui.spacing_mut().item_spacing.y = 3.0;
    let (headline, cause) = if let Some(scan) = &state.scan {
        let path = super::place::shown(picture.path);
        let seen = text::count(scan.entries as u64);
        (
            text!("verdict-looking", count = seen),
            Some(text!("verdict-looking-at", path = path, rate = text::count(scan.per_second()))),
        )
    } else {
        match state.view().and_then(|view| view.verdict.as_ref()) {
            Some(verdict) => (verdict.headline.clone(), verdict.cause.clone()),
            None => (text!("verdict-judging"), None),
        }
    };
    let headline = RichText::new(headline).font(fonts::verdict()).color(tokens.text);
    ui.add(Label::new(headline).wrap());
    let cause = cause.unwrap_or_default();
    let cancelled = picture.facts.cancelled && !picture.scanning;
    let cause = if cancelled { format!("{} {cause}", text!("verdict-cancelled")) } else { cause };
    if !cause.trim().is_empty() {
        let (cause, hover) = (cause.trim().to_owned(), cause.clone());
        let font = fonts::body();
        let mut job = eframe::egui::text::LayoutJob::simple(cause, font, tokens.weak, ui.available_width());
        job.wrap.max_rows = 3;
        let galley = ui.painter().layout_job(job);
        let cut = galley.elided;
        let response = ui.add(Label::new(galley));
        if cut {
            response.on_hover_text(hover);
        }
    }
}

/// The cards and the button; from the right where they stand beside the sentence.
fn row(ui: &mut Ui, cards: &Cards, fix: bool, tokens: &Tokens, state: &State, commands: &mut Commands) {
    ui.spacing_mut().item_spacing.x = GAP;
    let from_right = ui.layout().prefer_right_to_left();
    if fix && from_right {
        show_fix(ui, tokens, commands);
        ui.add_space(10.0);
    }
    let count = cards.len();
    for index in 0..count {
        let card = cards[if from_right { count - 1 - index } else { index }];
        let response = card.show(ui, tokens).on_hover_ui(|ui| {
            ui.set_max_width(300.0);
            ui.label(text!(&format!("operation-{}-means", card.operation)));
            if let Some(before) = card.before {
                ui.label(text!("card-before", state = text!(&format!("state-{}", before.id()))));
            }
        });
        if response.clicked()
            && let Some(finding) = first_finding(state, card.operation)
        {
            commands.push(Command::SelectFinding(finding));
        }
    }
    if fix && !from_right {
        ui.add_space(10.0);
        show_fix(ui, tokens, commands);
    }
}

fn show_fix(ui: &mut Ui, tokens: &Tokens, commands: &mut Commands) {
    if button::primary(ui, tokens, &Command::ShowFix.name()).clicked() {
        commands.push(Command::ShowFix);
    }
}

/// The worst finding that stands in an operation's way.
fn first_finding(state: &State, operation: Operation) -> Option<usize> {
    let findings = &state.health()?.findings;
    findings.iter().position(|finding| (finding.breaks() | finding.hides).contains(operation.set()))
}

impl Card {
    /// Draws the operation, and whether it works. Nothing is said of it while a scan runs.
    fn show(self, ui: &mut Ui, tokens: &Tokens) -> Response {
        let Self { operation, works, before } = self;
        let (rect, response) = ui.allocate_exact_size(vec2(CARD, CARD_HEIGHT), Sense::click());
        let name = text!(&format!("operation-{operation}"));
        let state =
            works.map_or_else(|| text!("state-pending"), |works| text!(&format!("state-{}", works.id())));
        let spoken = format!("{name}: {state}");
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, spoken.as_str()));
        if !ui.is_rect_visible(rect) {
            return response;
        }
        let line = match works {
            Some(Works::Blocked) => tokens.text_of(Severity::Error),
            Some(Works::Degraded) => tokens.text_of(Severity::Warning),
            _ if response.hovered() || response.has_focus() => tokens.faint,
            _ => tokens.line,
        };
        let corner = CornerRadius::same(measure::CORNER);
        ui.painter().rect(rect, corner, tokens.raised, Stroke::new(1.0, line), StrokeKind::Inside);
        let at = |y: f32| pos2(rect.left() + 11.0, rect.top() + y);
        let left_top = eframe::egui::Align2::LEFT_TOP;
        ui.painter().text(at(6.0), left_top, name, fonts::strong(), tokens.text);
        let short = match works {
            Some(works) => text!(&format!("card-{}", works.id())),
            None => text!("state-pending"),
        };
        let colour = works.map_or(tokens.weak, |works| tokens.state_text(works));
        ui.painter().text(at(23.0), left_top, short, fonts::secondary(), colour);
        if let Some(works) = works.filter(|works| *works != Works::Ok) {
            let center = pos2(rect.right() - 13.0, rect.top() + 30.0);
            sign::paint_bare(ui.painter(), center, 11.0, colour, Sign::of_state(works));
        }
        if before.is_some() {
            // What the switch has changed, in the colour of the strip below.
            let line = Rect::from_min_max(
                pos2(rect.left() + 11.0, rect.bottom() - 4.0),
                pos2(rect.left() + 31.0, rect.bottom() - 2.0),
            );
            ui.painter().rect_filled(line, 1.0, tokens.accent);
        }
        response
    }
}
