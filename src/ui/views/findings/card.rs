//! One finding as a card: sign, title, path, how much and what it stops.

use std::sync::Arc;

use eframe::egui::{self, Color32, FontId, Galley, Rect, Response, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::health::Finding;
use crate::text::middle_out;
use crate::ui::theme::measure;
use crate::ui::widgets::label::letters;
use crate::ui::widgets::sign::{self, Sign};
use crate::ui::{Picture, Tokens, fonts};
use crate::words::Words;

/// Where the text of a card begins.
const TEXT: f32 = 40.0;
/// Air above and below.
const AIR: f32 = 11.0;
/// Between the lines.
const BETWEEN: f32 = 2.0;

/// A finding in words.
pub struct Card {
    /// Its index in the judgement.
    pub index: usize,
    sign: Sign,
    title: String,
    path: String,
    meta: String,
}

/// Where the lines of a card are, and how high it is.
pub struct Lines {
    galleys: Vec<Arc<Galley>>,
    /// With the air and the line below.
    pub height: f32,
}

impl Card {
    /// Puts a finding into words.
    pub fn of(index: usize, finding: &Finding, words: &Words<'_>) -> Self {
        let path = words.place(finding);
        let mut meta = words.extent(finding);
        if let Some(stops) = words.stops(finding) {
            // A single entry needs no count where there is something better to say.
            meta = if finding.entries > 1 { format!("{meta} · {stops}") } else { stops };
        }
        Self { index, sign: Sign::of(Some(finding.severity)), title: words.title(finding), path, meta }
    }

    /// Whether its title or path has this text in it, in small letters.
    pub fn contains(&self, wanted: &str) -> bool {
        self.title.to_lowercase().contains(wanted) || self.path.to_lowercase().contains(wanted)
    }

    /// Lays it out for a width.
    pub fn layout(&self, ui: &Ui, tokens: &Tokens, width: f32) -> Lines {
        let room = width - TEXT - measure::INSET;
        let path = middle_out(&self.path, letters(ui, room)).into_owned();
        lines(
            ui,
            room,
            [
                (&self.title, fonts::strong(), tokens.text),
                (&path, fonts::mono(), tokens.weak),
                (&self.meta, fonts::secondary(), tokens.weak),
            ],
        )
    }

    /// Draws it. `of` is its number and how many there are, for those who hear the list.
    pub fn show(&self, ui: &Ui, rect: Rect, tokens: &Tokens, selected: bool, of: (usize, usize)) -> Response {
        let id = ui.scope_id().with(("finding", self.index));
        let response = ui.interact(rect, id, Sense::click());
        let name = format!("{}: {}, {}, {}", self.sign.word(), self.title, self.path, self.meta);
        response.widget_info(|| WidgetInfo::selected(egui::Role::ListItem, true, selected, name.as_str()));
        ui.ctx().accesskit_node_builder(response.id, |node| {
            node.set_selected(selected);
            node.set_position_in_set(of.0);
            node.set_size_of_set(of.1);
        });
        if !ui.is_rect_visible(rect) {
            return response;
        }
        let painter = ui.painter();
        if selected || response.hovered() {
            let ground = if selected { tokens.raised } else { tokens.raised.gamma_multiply(0.5) };
            painter.rect_filled(rect, 0.0, ground);
        }
        if selected {
            painter.rect_filled(Rect::from_min_size(rect.min, vec2(3.0, rect.height())), 0.0, tokens.accent);
        }
        if response.has_focus() {
            let inside = rect.shrink(1.5);
            painter.rect_stroke(inside, 2.0, (1.0, tokens.accent), egui::StrokeKind::Inside);
        }
        paint(ui, rect, tokens, self.sign, &self.layout(ui, tokens, rect.width()));
        painter.hline(rect.x_range(), rect.bottom() - 0.5, (1.0, tokens.line));
        response.on_hover_text(egui::RichText::new(&self.path).font(fonts::mono()))
    }
}

/// The last row: what is healthy.
#[derive(Default)]
pub struct Healthy {
    entries: String,
    why: String,
}

impl Healthy {
    /// Puts it into words.
    pub fn of(picture: &Picture<'_>, words: &Words<'_>) -> Self {
        let (entries, why) = words.healthy(picture.health);
        Self { entries, why }
    }

    /// Lays it out for a width.
    pub fn layout(&self, ui: &Ui, tokens: &Tokens, width: f32) -> Lines {
        let parts =
            [(&self.entries, fonts::body(), tokens.text), (&self.why, fonts::secondary(), tokens.weak)];
        lines(ui, width - TEXT - measure::INSET, parts)
    }

    /// Draws it.
    pub fn show(&self, ui: &Ui, rect: Rect, tokens: &Tokens) {
        let response = ui.interact(rect, ui.scope_id().with("healthy"), Sense::hover());
        let name = format!("{}. {}", self.entries, self.why);
        response.widget_info(|| WidgetInfo::labeled(egui::Role::ListItem, true, name.as_str()));
        paint(ui, rect, tokens, Sign::Healthy, &self.layout(ui, tokens, rect.width()));
    }
}

fn lines<const N: usize>(ui: &Ui, room: f32, parts: [(&String, FontId, Color32); N]) -> Lines {
    let galleys: Vec<Arc<Galley>> = parts
        .into_iter()
        .filter(|(text, ..)| !text.is_empty())
        .map(|(text, font, colour)| ui.painter().layout(text.clone(), font, colour, room.max(40.0)))
        .collect();
    let text: f32 = galleys.iter().map(|galley| galley.size().y + BETWEEN).sum();
    Lines { galleys, height: (text - BETWEEN + 2.0 * AIR + 1.0).ceil() }
}

fn paint(ui: &Ui, rect: Rect, tokens: &Tokens, sign: Sign, lines: &Lines) {
    let painter = ui.painter();
    let badge = Rect::from_min_size(pos2(rect.left() + measure::INSET, rect.top() + AIR), vec2(16.0, 16.0));
    sign::paint_badge(painter, badge, tokens, sign);
    let mut y = rect.top() + AIR;
    for galley in &lines.galleys {
        let height = galley.size().y;
        painter.galley(pos2(rect.left() + TEXT, y), Arc::clone(galley), tokens.text);
        y += height + BETWEEN;
    }
}
