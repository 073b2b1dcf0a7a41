//! One frame: the bars, the panels and what lies over them.

use eframe::egui::{Align2, CentralPanel, Frame, Id, LayerId, Margin, Order, Panel, Sense, Ui};

use super::split::{self, Stand};
use super::{App, input};
use crate::text;
use crate::tree::NodeId;
use crate::ui::state::{Overlay, Page};
use crate::ui::{Tokens, fonts, map, table, views};

/// Narrower windows have no room for an inspector of its own.
const NARROW: f32 = 1000.0;
/// Wider ones show map and table side by side.
const WIDE: f32 = 1600.0;

impl App {
    /// Draws everything.
    pub(super) fn draw(&mut self, ui: &mut Ui) {
        let tokens = Tokens::of(ui.ctx());
        let width = ui.max_rect().width();
        self.parts.narrow = width < NARROW;
        self.parts.side_by_side = width >= WIDE;
        self.parts.inspector = match self.parts.narrow {
            true => self.state.inspector_over,
            false => !self.state.settings.inspector_hidden,
        };
        bar(Panel::top("top-bar").exact_size(48.0), tokens).show(ui, |ui| {
            let (state, parts) = (&self.state, self.parts);
            views::top_bar::show(ui, &mut self.views.lists, state, parts, tokens, &mut self.commands);
        });
        bar(Panel::bottom("status").exact_size(26.0), tokens).show(ui, |ui| {
            views::status::show(ui, &self.state, self.parts, tokens, &mut self.commands);
        });
        match self.state.page {
            Page::Welcome => {
                CentralPanel::no_frame().frame(Frame::new().fill(tokens.background)).show(ui, |ui| {
                    views::welcome::show(ui, &self.state, tokens, &mut self.commands);
                });
            }
            Page::Cache => self.cache(ui, tokens),
        }
        self.overlay(ui, tokens);
        if input::hovering(ui) {
            drop_hint(ui, tokens);
        }
        self.parts.focus_search = false;
        self.parts.open_list = None;
    }

    /// The cache that is looked at, or why there is none.
    fn cache(&mut self, ui: &mut Ui, tokens: &Tokens) {
        let Some(view) = self.state.view.as_ref() else {
            CentralPanel::no_frame().frame(Frame::new().fill(tokens.background)).show(ui, |ui| {
                views::empty::show(ui, &self.state, tokens, &mut self.commands);
            });
            return;
        };
        let tree = view.tree.read();
        if tree.is_empty() {
            drop(tree);
            CentralPanel::no_frame().frame(Frame::new().fill(tokens.background)).show(ui, |ui| {
                views::empty::show(ui, &self.state, tokens, &mut self.commands);
            });
            return;
        }
        let mut picture = self.state.picture(view, &tree, self.parts);
        if picture.zoom.index() >= tree.len() {
            picture.zoom = NodeId::ROOT;
        }
        let commands = &mut self.commands;
        bar(Panel::top("verdict"), tokens)
            .show(ui, |ui| views::verdict::show(ui, &self.state, &picture, tokens, commands));
        if let Some(comparison) = self.state.comparison() {
            let strip = Frame::new().fill(tokens.selected).inner_margin(Margin::symmetric(14, 0));
            Panel::top("what-if").resizable(false).frame(strip).show(ui, |ui| {
                let kept = &mut self.views.what_if;
                views::what_if::show(ui, kept, &comparison, &self.state, tokens, commands);
            });
        }
        if let Some(playing) = &self.state.playing {
            bar(Panel::top("story"), tokens)
                .show(ui, |ui| views::story::show(ui, playing, &picture, tokens, commands));
        }
        let mut panels = self.state.settings.panels;
        let covered = self.parts.narrow && self.parts.inspector;
        if !covered {
            let panel = side(Panel::left("findings"), panels.findings, 220.0..=460.0, tokens);
            let shown = panel.show(ui, |ui| {
                fixed(ui, "findings", |ui| {
                    views::findings::show(ui, &mut self.views.findings, &picture, tokens, commands);
                });
            });
            panels.findings = shown.response.rect.width();
        }
        if self.parts.inspector {
            let panel = side(Panel::right("inspector"), panels.inspector, 260.0..=560.0, tokens);
            let shown = panel.show(ui, |ui| {
                fixed(ui, "inspector", |ui| {
                    views::inspector::show(ui, &mut self.views.inspector, &picture, tokens, commands);
                });
            });
            panels.inspector = shown.response.rect.width();
        }
        CentralPanel::no_frame().frame(Frame::new().fill(tokens.background)).show(ui, |ui| {
            let (stand, part, least) = match self.parts.side_by_side {
                true => (Stand::Beside, &mut panels.map_beside, 320.0),
                false => (Stand::Above, &mut panels.map, 130.0),
            };
            let (first, second) = split::show(ui, tokens, stand, part, least);
            split::within(ui, "map", first, |ui| {
                map::show(ui, &mut self.views.map, &picture, tokens, commands)
            });
            split::within(ui, "table", second, |ui| {
                table::show(ui, &mut self.views.table, &picture, tokens, commands);
            });
        });
        drop(tree);
        self.state.settings.panels = panels;
    }

    fn overlay(&mut self, ui: &mut Ui, tokens: &Tokens) {
        let commands = &mut self.commands;
        match self.state.overlay {
            Some(Overlay::Palette) => {
                views::palette::show(ui, &mut self.views.palette, &self.state, tokens, commands);
            }
            Some(Overlay::Keys) => views::keys::show(ui, &self.state, tokens, commands),
            Some(Overlay::Settings) => views::settings::show(ui, &self.state, tokens, commands),
            Some(Overlay::Open) => {
                views::open_dialog::show(ui, &mut self.views.open, &self.state, tokens, commands)
            }
            Some(Overlay::Save) => {
                views::save_dialog::show(ui, &mut self.views.save, &self.state, tokens, commands)
            }
            None => {}
        }
        if self.state.overlay != Some(Overlay::Save) {
            self.views.save.rest();
        }
        if self.state.overlay != Some(Overlay::Palette) {
            self.views.palette.rest();
        }
        if self.state.overlay != Some(Overlay::Open) {
            self.views.open.rest();
        }
    }
}

fn bar(panel: Panel, tokens: &Tokens) -> Panel {
    panel.resizable(false).frame(Frame::new().fill(tokens.panel).inner_margin(Margin::symmetric(14, 0)))
}

fn side(panel: Panel, width: f32, range: std::ops::RangeInclusive<f32>, tokens: &Tokens) -> Panel {
    panel.resizable(true).default_size(width).size_range(range).frame(Frame::new().fill(tokens.panel))
}

/// Draws into all the room there is; a panel's width is the person's, whatever would like to be wider.
fn fixed(ui: &mut Ui, salt: &str, draw: impl FnOnce(&mut Ui)) {
    let room = ui.available_rect_before_wrap();
    ui.allocate_rect(room, Sense::hover());
    split::within(ui, salt, room, draw);
}

/// Says what happens with what is held over the window.
fn drop_hint(ui: &Ui, tokens: &Tokens) {
    let painter = ui.ctx().layer_painter(LayerId::new(Order::Foreground, Id::unique("drop-hint")));
    let rect = ui.ctx().content_rect();
    painter.rect_filled(rect, 0.0, tokens.panel.gamma_multiply(0.9));
    let inner = rect.shrink(24.0);
    painter.rect_stroke(inner, 8.0, (2.0, tokens.accent), eframe::egui::StrokeKind::Inside);
    let galley = painter.layout(text!("drop-hint"), fonts::verdict(), tokens.text, inner.width());
    let at = Align2::CENTER_CENTER.anchor_size(rect.center(), galley.size());
    painter.galley(at.min, galley, tokens.text);
}
