//! The row over the map: where one is, what areas stand for, what colours say.

use eframe::egui::{self, Align, Button, Layout, Rect, Response, RichText, Sense, Ui, vec2};

use crate::health::Severity;
use crate::text;
use crate::tree::{NodeId, Tree};
use crate::ui::theme::measure;
use crate::ui::widgets::{segmented, sign};
use crate::ui::{Area, Command, Commands, Picture, Tokens, fonts};

/// The height of the row.
pub const HEIGHT: f32 = 34.0;
/// Narrower than this, the row keeps the breadcrumb and the switch.
const LEGEND_FROM: f32 = 520.0;
const WORD_FROM: f32 = 380.0;

/// Draws the row.
pub fn show(ui: &mut Ui, picture: &Picture<'_>, tokens: &Tokens, commands: &mut Commands) {
    let width = ui.available_width();
    let (row, _) = ui.allocate_exact_size(vec2(width, HEIGHT), Sense::hover());
    let inside = row.shrink2(vec2(measure::INSET - 2.0, 0.0));
    let mut right = ui.new_child(
        egui::UiBuilder::new()
            .id_salt("map-head")
            .max_rect(inside)
            .layout(Layout::right_to_left(Align::Center)),
    );
    if width >= LEGEND_FROM {
        legend(&mut right, tokens);
        right.add_space(4.0);
    }
    let choices = [(Area::Entries, text!("map-area-entries")), (Area::Bytes, text!("map-area-bytes"))];
    if let Some(area) = segmented::show(&mut right, tokens, picture.area, &choices) {
        commands.push(Command::SetArea(area));
    }
    if width >= WORD_FROM {
        right.label(RichText::new(text!("map-area")).font(fonts::secondary()).color(tokens.weak));
    }
    let left = Rect::from_min_max(inside.min, egui::pos2(right.min_rect().left() - 8.0, inside.bottom()));
    let mut left = ui.new_child(
        egui::UiBuilder::new().id_salt("map-way").max_rect(left).layout(Layout::left_to_right(Align::Center)),
    );
    left.set_clip_rect(left.max_rect().intersect(ui.clip_rect()));
    breadcrumb(&mut left, picture, tokens, commands);
}

/// `mod › cache › download`; what does not fit is left out of the middle.
fn breadcrumb(ui: &mut Ui, picture: &Picture<'_>, tokens: &Tokens, commands: &mut Commands) {
    let tree = picture.tree;
    let mut way: Vec<NodeId> = std::iter::once(picture.zoom).chain(tree.ancestors(picture.zoom)).collect();
    way.reverse();
    let names: Vec<String> = way.iter().map(|id| name(tree, *id)).collect();
    let angle = 18.0;
    let widths: Vec<f32> = names.iter().map(|name| text_width(ui, name) + angle).collect();
    let room = ui.available_width();
    // The first and the last stay; of the others as many as fit, the nearest first.
    let mut first_shown = 1;
    let ends = widths[0] + widths.last().copied().unwrap_or_default();
    let mut used = ends + if names.len() > 2 { angle + 14.0 } else { 0.0 };
    for index in (1..names.len().saturating_sub(1)).rev() {
        used += widths[index];
        if used > room {
            first_shown = index + 1;
            break;
        }
    }
    ui.spacing_mut().item_spacing.x = 0.0;
    for (index, (id, name)) in way.iter().zip(&names).enumerate() {
        if index > 0 && index < first_shown && index + 1 < names.len() {
            if index + 1 == first_shown {
                separator(ui, tokens);
                ui.label(RichText::new("…").color(tokens.weak));
            }
            continue;
        }
        if index > 0 {
            separator(ui, tokens);
        }
        if step(ui, tokens, tree, *id, name, index + 1 == names.len()).clicked() {
            commands.push(Command::ZoomTo(*id));
        }
    }
}

fn step(ui: &mut Ui, tokens: &Tokens, tree: &Tree, id: NodeId, name: &str, last: bool) -> Response {
    let words = RichText::new(name).font(fonts::strong()).color(if last { tokens.text } else { tokens.weak });
    let button = Button::new(words).frame(false).truncate();
    let response = ui.push_id(id, |ui| ui.add(button)).inner;
    let path = tree.full_path(id);
    let shown = text::from_bytes(path.as_os_str().as_encoded_bytes()).into_owned();
    response.on_hover_text(RichText::new(shown).font(fonts::mono()))
}

fn separator(ui: &mut Ui, tokens: &Tokens) {
    let (rect, _) = ui.allocate_exact_size(vec2(18.0, HEIGHT), Sense::hover());
    let center = rect.center();
    let stroke = egui::Stroke::new(1.2, tokens.faint);
    let corner = |x: f32, y: f32| center + vec2(x, y);
    ui.painter().line(vec![corner(-1.5, -3.5), corner(2.0, 0.0), corner(-1.5, 3.5)], stroke);
}

fn text_width(ui: &Ui, text: &str) -> f32 {
    ui.painter().layout_no_wrap(text.to_owned(), fonts::strong(), egui::Color32::PLACEHOLDER).size().x
}

fn name(tree: &Tree, id: NodeId) -> String {
    if id != NodeId::ROOT {
        return text::from_bytes(tree.name(id)).into_owned();
    }
    let root = tree.root_path();
    let last = root.split(|byte| matches!(byte, b'/' | b'\\')).rfind(|part| !part.is_empty()).unwrap_or(root);
    text::from_bytes(last).into_owned()
}

/// From healthy to a problem; what the strength says is in the hover.
fn legend(ui: &mut Ui, tokens: &Tokens) {
    let words = |key: &str| RichText::new(text!(key)).font(fonts::secondary()).color(tokens.weak);
    ui.label(words("map-legend-worst"));
    let (rect, bar) = ui.allocate_exact_size(vec2(90.0, 9.0), Sense::hover());
    paint_legend(ui, rect, tokens);
    ui.label(words("map-legend-healthy"));
    bar.on_hover_ui(|ui| {
        ui.set_max_width(320.0);
        ui.label(text!("map-legend-colour"));
        for severity in Severity::WORST_FIRST {
            key(ui, tokens, sign::Sign::of(Some(severity)));
        }
        key(ui, tokens, sign::Sign::Unknown);
    });
}

fn key(ui: &mut Ui, tokens: &Tokens, sign: sign::Sign) {
    ui.horizontal(|ui| {
        sign::badge(ui, tokens, sign);
        ui.label(RichText::new(sign.word()).font(fonts::secondary()));
    });
}

fn paint_legend(ui: &Ui, rect: Rect, tokens: &Tokens) {
    let steps = 30;
    let width = rect.width() / steps as f32;
    for step in 0..steps {
        let left = rect.left() + step as f32 * width;
        let part = Rect::from_min_max(egui::pos2(left, rect.top()), egui::pos2(left + width, rect.bottom()));
        let share = step as f32 / (steps - 1) as f32;
        let hot = tokens.heat_of(Some(Severity::Error), 1.0);
        ui.painter().rect_filled(part, 0.0, tokens.healthy_ground.lerp_to_gamma(hot, share));
    }
}
