//! What the hover over a tile tells.

use eframe::egui::{Grid, RichText, Sense, Ui, Vec2, vec2};

use super::canvas::Canvas;
use super::tiles::{Shape, Tile};
use crate::health::{Finding, Health};
use crate::text;
use crate::tree::{NodeId, Tree};
use crate::ui::widgets::label;
use crate::ui::widgets::sign::{self, Sign};
use crate::ui::{Picture, Stamp, Tokens, fonts};

/// The hover of the tile under the pointer, kept while the pointer stays.
#[derive(Debug, Clone)]
pub struct Tip {
    tile: usize,
    stamp: Stamp,
    layout: u64,
    /// The worst finding in the tile: index into the judgement's findings.
    worst: Option<usize>,
}

impl Tip {
    /// The tip of a tile; looks for its worst finding.
    pub fn of(tile: usize, canvas: &Canvas, picture: &Picture<'_>) -> Self {
        let worst = canvas.tiles().as_slice().get(tile).and_then(|tile| worst(picture, tile));
        Self { tile, stamp: picture.stamp, layout: canvas.layouts(), worst }
    }

    /// Whether it still holds for a tile.
    pub fn holds(&self, tile: usize, canvas: &Canvas, picture: &Picture<'_>) -> bool {
        self.tile == tile && self.stamp == picture.stamp && self.layout == canvas.layouts()
    }

    /// Draws it.
    pub fn show(&self, ui: &mut Ui, canvas: &Canvas, picture: &Picture<'_>, tokens: &Tokens) {
        let Some(tile) = canvas.tiles().as_slice().get(self.tile) else { return };
        let tree = picture.tree;
        ui.set_max_width(360.0);
        ui.spacing_mut().item_spacing.y = 3.0;
        let path = path(tree, tile.node);
        ui.label(RichText::new(text::middle_out(&path, 52).as_ref()).font(fonts::mono()).color(tokens.text));
        if let Shape::Rest { children } = tile.shape {
            let count = text::count(u64::from(children));
            label::secondary(ui, tokens, &text!("map-tip-rest", number = children, count = count));
        } else {
            label::secondary(ui, tokens, &text!(&format!("role-{}", tree.role(tile.node).id())));
        }
        ui.add_space(2.0);
        Grid::new("map-tip").num_columns(2).spacing(vec2(14.0, 3.0)).min_row_height(0.0).show(ui, |ui| {
            for (key, value) in rows(picture, tile) {
                ui.label(RichText::new(text!(key)).font(fonts::secondary()).color(tokens.weak));
                ui.label(RichText::new(value).font(fonts::secondary()).color(tokens.text));
                ui.end_row();
            }
        });
        self.verdict(ui, canvas, picture, tokens);
    }

    fn verdict(&self, ui: &mut Ui, canvas: &Canvas, picture: &Picture<'_>, tokens: &Tokens) {
        let share = canvas.shade(self.tile).share;
        if let Some(worst) = share.worst() {
            ui.add_space(2.0);
            ui.horizontal(|ui| {
                let (rect, _) = ui.allocate_exact_size(Vec2::splat(14.0), Sense::hover());
                sign::paint_badge(ui.painter(), rect, tokens, Sign::of(Some(worst)));
                let title = self.finding(picture.health).map(|finding| picture.words().title(finding));
                let word = title.unwrap_or_else(|| Sign::of(Some(worst)).word());
                ui.label(RichText::new(word).font(fonts::strong()).color(tokens.text_of(worst)));
            });
            let affected = text::count(share.worst_affected());
            label::secondary(
                ui,
                tokens,
                &text!("map-tip-affected", number = share.worst_affected(), count = affected),
            );
        }
        if share.unknown > 0 {
            let count = text::count(u64::from(share.unknown));
            label::secondary(ui, tokens, &text!("map-tip-unknown", number = share.unknown, count = count));
        }
    }

    fn finding<'a>(&self, health: &'a Health) -> Option<&'a Finding> {
        self.worst.and_then(|index| health.findings.get(index))
    }
}

/// Owner, mode, size and entries, with the keys of their names.
fn rows(picture: &Picture<'_>, tile: &Tile) -> Vec<(&'static str, String)> {
    let tree = picture.tree;
    let look = tree.look(tile.node);
    let mut rows = Vec::new();
    if matches!(tile.shape, Shape::Rest { .. }) {
        rows.push(("map-tip-entries", text::count(tile.entries)));
        return rows;
    }
    if !look.unseen {
        let owner = match picture.names.known_user(look.uid) {
            Some(name) => text!("map-tip-uid", name = name.as_ref(), uid = look.uid.to_string()),
            None => picture.names.user(look.uid).to_string(),
        };
        rows.push(("map-tip-owner", owner));
        rows.push(("map-tip-mode", format!("{}  {:04o}", look.mode, look.mode.bits())));
    }
    rows.push(("map-tip-size", text::size(tree.total_bytes(tile.node))));
    if tree.is_dir(tile.node) {
        rows.push(("map-tip-entries", text::count(tree.total_entries(tile.node))));
    }
    rows
}

/// The path in the cache; the cache's own for its root.
pub fn path(tree: &Tree, id: NodeId) -> String {
    if id == NodeId::ROOT {
        text::from_bytes(tree.root_path()).into_owned()
    } else {
        text::from_bytes(&tree.relative_path(id)).into_owned()
    }
}

/// The worst finding that touches the tile: of the entry itself, else of anything in it.
fn worst(picture: &Picture<'_>, tile: &Tile) -> Option<usize> {
    let Health { heat, findings, .. } = picture.health;
    if tile.shape == Shape::Whole
        && let Some(own) = heat.findings_of(tile.node).min()
    {
        return Some(own);
    }
    let tree = picture.tree;
    findings.iter().position(|finding| {
        let mut roots = finding.roots.iter().chain(finding.entry().as_ref()).copied().collect::<Vec<_>>();
        roots.dedup();
        roots.iter().any(|root| tree.is_within(*root, tile.top) || covers(picture, tile.top, *root, finding))
    })
}

/// A finding whose topmost entry lies above the tile and that the tile's entry is part of.
fn covers(picture: &Picture<'_>, node: NodeId, root: NodeId, finding: &Finding) -> bool {
    picture.tree.is_within(node, root)
        && picture
            .health
            .heat
            .findings_of(node)
            .any(|index| picture.health.findings.get(index) == Some(finding))
}
