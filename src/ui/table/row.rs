//! One row, painted: text cut to its cells, the bar, the marked letters of the mode.

use std::borrow::Cow;

use eframe::egui::text::{LayoutJob, TextFormat, TextWrapping};
use eframe::egui::{Align2, Color32, FontId, Rangef, Rect, Stroke, Ui, pos2};

use super::columns::Column;
use super::header::PAD;
use super::mode;
use crate::health::{Family, Severity, Share};
use crate::text;
use crate::tree::{Contents, NodeId};
use crate::ui::widgets::{heat_bar, sign};
use crate::ui::{Picture, Tokens, fonts};

/// How far a level is indented.
const INDENT: f32 = 14.0;

/// Space after a size; the scroll bar's room follows.
pub const SIZE_PAD: f32 = 4.0;

/// Where the triangle of a row is caught by the pointer.
const ANGLE: f32 = 18.0;

/// A row as it is drawn.
pub struct Row<'a, 'p> {
    /// What there is to see.
    pub picture: &'a Picture<'p>,
    /// The colours.
    pub tokens: &'a Tokens,
    /// Which entry.
    pub id: NodeId,
    /// Where the row is.
    pub rect: Rect,
    /// How much of it is affected.
    pub share: Share,
    /// How many entries are in and under it.
    pub entries: u64,
}

impl Row<'_, '_> {
    /// Name, state, owner and mode, as one line for the ear.
    pub fn spoken(&self) -> String {
        let look = self.picture.tree.look(self.id);
        let state = match self.share.worst() {
            None if self.share.unknown > 0 => text!("state-unknown"),
            worst => sign::Sign::of(worst).word(),
        };
        format!("{}, {state}, {}, {}", self.label(), self.picture.names.user(look.uid), look.mode)
    }

    /// The name; the root has that of its folder.
    fn label(&self) -> Cow<'_, str> {
        let name = self.picture.tree.name(self.id);
        if name.is_empty() {
            let root = self.picture.tree.root_path();
            let start = root.iter().rposition(|byte| *byte == b'/').map_or(0, |slash| slash + 1);
            return text::from_bytes(if start < root.len() { &root[start..] } else { root });
        }
        text::from_bytes(name)
    }

    /// The triangle and the name; where the triangle is.
    pub fn name(&self, ui: &Ui, x: Rangef, depth: usize, open: Option<bool>) -> Rect {
        // A name two hundred levels down still has more than half of the column.
        let indent = (depth as f32 * INDENT).min(x.span() * 0.4);
        let left = x.min + PAD + indent;
        let angle = Rect::from_min_max(
            pos2(left - 5.0, self.rect.top()),
            pos2(left + ANGLE - 5.0, self.rect.bottom()),
        );
        if let Some(open) = open {
            let center = pos2(left + 4.0, self.rect.center().y);
            sign::paint_angle(ui.painter(), center, 7.0, self.tokens.weak, open);
        }
        let room = Rangef::new(left + ANGLE - PAD - 2.0, x.max);
        let label = self.label();
        self.text(ui, room, &fitting(ui, &label, room.span() - PAD - 2.0), fonts::body(), self.tokens.text);
        angle
    }

    pub fn cell(&self, ui: &Ui, column: Column, x: Rangef) {
        let (tree, tokens) = (self.picture.tree, self.tokens);
        let look = tree.look(self.id);
        match column {
            Column::Health => self.health(ui, x),
            Column::Affected => {
                let affected = self.share.total_affected();
                let entries = text::count(self.entries);
                let words =
                    if affected > 0 { format!("{} / {entries}", text::count(affected)) } else { entries };
                let colour = self.share.worst().map_or(tokens.weak, |worst| tokens.text_of(worst));
                self.text(ui, x, &words, fonts::body(), colour);
            }
            Column::Owner if !look.unseen => {
                let colour = self.owner_is_why().map_or(tokens.text, |severity| tokens.text_of(severity));
                self.text(ui, x, &self.picture.names.user(look.uid), fonts::body(), colour);
            }
            Column::Mode if !look.unseen => self.mode(ui, x),
            Column::Modified if !look.unseen => {
                self.text(ui, x, &text::date(tree.modified(self.id)), fonts::body(), tokens.weak);
            }
            Column::Size => {
                let unread =
                    matches!(tree.contents(self.id), Some(Contents::Unreadable(_) | Contents::OtherDevice));
                let words = if unread || look.unseen {
                    "?".to_owned()
                } else {
                    text::size(tree.total_bytes(self.id))
                };
                let at = pos2(x.max - SIZE_PAD, self.rect.center().y);
                ui.painter().text(at, Align2::RIGHT_CENTER, words, fonts::body(), tokens.weak);
            }
            Column::Owner | Column::Mode => self.text(ui, x, "?", fonts::body(), tokens.weak),
            _ => {}
        }
    }

    /// The bar, and the sign beside it: never colour alone.
    fn health(&self, ui: &Ui, x: Rangef) {
        let y = self.rect.center().y;
        if self.share.worst().is_none() && self.share.unknown > 0 {
            let whole = u64::from(self.share.unknown) >= self.entries;
            if whole || self.picture.health.heat.is_unknown(self.id) {
                return self.text(ui, x, &text!("state-unknown"), fonts::body(), self.tokens.weak);
            }
        }
        let right = (x.max - 30.0).min(x.min + PAD + 160.0).max(x.min + PAD + 20.0);
        let bar = Rect::from_x_y_ranges(x.min + PAD..=right, y - 4.0..=y + 4.0);
        heat_bar::paint(ui.painter(), bar, self.tokens, &self.share, self.entries);
        let mark = match self.share.worst() {
            Some(worst) => Some((sign::Sign::of(Some(worst)), self.tokens.text_of(worst))),
            None if self.share.unknown > 0 => Some((sign::Sign::Unknown, self.tokens.weak)),
            None => None,
        };
        if let Some((sign, colour)) = mark {
            sign::paint_bare(ui.painter(), pos2(right + 11.0, y), 11.0, colour, sign);
        }
    }

    /// How bad it is that the entry is somebody else's; `None` where no finding says so.
    fn owner_is_why(&self) -> Option<Severity> {
        let health = self.picture.health;
        health.heat.own(self.id)?;
        health
            .heat
            .findings_of(self.id)
            .filter_map(|index| health.findings.get(index))
            .filter(|finding| matches!(finding.rule.family(), Family::Owner | Family::Lock))
            .map(|finding| finding.severity)
            .max()
    }

    /// Nine letters; those a finding speaks of coloured and underlined.
    fn mode(&self, ui: &Ui, x: Rangef) {
        let look = self.picture.tree.look(self.id);
        // A list that says more than the mode, as ls(1) shows it.
        let listed = look.acl.is_some_and(|id| self.picture.tree.acl(id).is_extended());
        let letters = format!("{}{}", look.mode, if listed { "+" } else { "" });
        let Some(marked) = mode::offending(self.picture, self.id) else {
            return self.text(ui, x, &letters, fonts::mono(), self.tokens.text);
        };
        let colour = self.tokens.text_of(marked.severity);
        let mut job = LayoutJob::default();
        for (position, letter) in letters.chars().enumerate() {
            let bad = marked.bits & (0o400 >> position) != 0;
            let mut format = TextFormat::simple(fonts::mono(), if bad { colour } else { self.tokens.text });
            if bad {
                format.underline = Stroke::new(1.0, colour);
            }
            job.append(letter.encode_utf8(&mut [0; 4]), 0.0, format);
        }
        self.job(ui, x, job);
    }

    /// Text of one line in a cell.
    pub fn text(&self, ui: &Ui, x: Rangef, text: &str, font: FontId, colour: Color32) {
        self.job(ui, x, LayoutJob::single_section(text.to_owned(), TextFormat::simple(font, colour)));
    }

    /// One line, cut off with an ellipsis where the cell ends.
    fn job(&self, ui: &Ui, x: Rangef, mut job: LayoutJob) {
        let width = x.max - x.min - PAD - 2.0;
        if width < 6.0 || job.text.is_empty() {
            return;
        }
        job.wrap = TextWrapping::truncate_at_width(width);
        job.break_on_newline = false;
        let galley = ui.painter().layout_job(job);
        let at = pos2(x.min + PAD, self.rect.center().y - galley.size().y / 2.0);
        ui.painter().galley(at, galley, self.tokens.text);
    }
}

/// A name that is too long loses its middle: its end says what it is (`.info`, `.partial`, a version).
fn fitting<'t>(ui: &Ui, name: &'t str, width: f32) -> Cow<'t, str> {
    let needed = ui.painter().layout_no_wrap(name.to_owned(), fonts::body(), Color32::PLACEHOLDER).size().x;
    if needed <= width {
        return Cow::Borrowed(name);
    }
    let letters = name.chars().count() as f32 * width.max(0.0) / needed;
    text::middle_out(name, (letters as usize).saturating_sub(1).max(5))
}
