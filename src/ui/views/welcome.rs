//! For somebody who has never seen a Go cache: what these folders are, examples, and where to begin.

use eframe::egui::{
    Align, CornerRadius, Frame, Layout, Margin, Response, RichText, ScrollArea, Sense, Stroke, Ui, UiBuilder,
    vec2,
};
use modscope_platform::{Uid, accounts};

use crate::demo::{Part, Story};
use crate::text;
use crate::ui::state::State;
use crate::ui::widgets::{button, label};
use crate::ui::{Command, Commands, Tokens, fonts};

/// The widest a line of this page gets.
const WIDTH: f32 = 860.0;

/// Whether this process may give files away, as some examples need.
pub(super) fn is_root() -> bool {
    accounts::effective_uid() == Uid::ROOT
}

/// Draws the page.
pub fn show(ui: &mut Ui, state: &State, tokens: &Tokens, commands: &mut Commands) {
    ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
        let room = ui.available_width();
        let width = WIDTH.min(room - 48.0);
        ui.add_space(28.0);
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            ui.add_space((room - width) / 2.0);
            ui.allocate_ui_with_layout(vec2(width, 0.0), Layout::top_down(Align::Min), |ui| {
                ui.spacing_mut().item_spacing = vec2(8.0, 4.0);
                ui.set_width(width);
                page(ui, state, tokens, commands);
            });
        });
        ui.add_space(28.0);
    });
}

fn page(ui: &mut Ui, state: &State, tokens: &Tokens, commands: &mut Commands) {
    ui.label(RichText::new(text!("welcome-title")).font(fonts::verdict()).color(tokens.text));
    label::weak(ui, tokens, &text!("welcome-lead"));
    ui.add_space(14.0);
    caches(ui, tokens);
    ui.add_space(14.0);
    let found = state.caches().iter().position(|cache| cache.target.path.is_absolute());
    let nothing = state.trouble.is_some() || found.is_none();
    if nothing && !state.discovering {
        label::body(ui, tokens, &text!("empty-none-found"));
        label::weak(ui, tokens, &text!("empty-none-found-do"));
        ui.add_space(8.0);
    }
    ui.horizontal(|ui| {
        if state.view().is_some() {
            if button::primary(ui, tokens, &Command::ShowCacheView.name()).clicked() {
                commands.push(Command::ShowCacheView);
            }
        } else if let (Some(index), false) = (found, nothing) {
            if button::primary(ui, tokens, &text!("welcome-look")).clicked() {
                commands.push(Command::ShowCache(index));
            }
        } else if button::primary(ui, tokens, &text!("welcome-try")).clicked() {
            commands.push(Command::StartDemo(Story::Mix));
        }
        button::command(ui, &Command::OpenFolder, true, commands);
        button::command(ui, &Command::OpenScan, true, commands);
    });
    label::section(ui, tokens, &text!("welcome-stories"));
    label::weak(ui, tokens, &text!("welcome-stories-lead"));
    ui.add_space(6.0);
    stories(ui, state, tokens, commands);
}

/// The three folders, in plain words; what a word of Go's means is in the hover.
fn caches(ui: &mut Ui, tokens: &Tokens) {
    let gap = 12.0;
    let width = (ui.available_width() - 2.0 * gap) / 3.0;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = gap;
        for kind in ["module", "build", "sumdb"] {
            let frame = Frame::new()
                .fill(tokens.panel)
                .stroke(Stroke::new(1.0, tokens.line))
                .corner_radius(CornerRadius::same(6))
                .inner_margin(Margin::same(12));
            let response = frame.show(ui, |ui| {
                ui.set_width(width - 26.0);
                ui.set_min_height(118.0);
                ui.vertical(|ui| {
                    label::strong(ui, tokens, &text!(&format!("cache-{kind}")));
                    label::mono(ui, tokens.weak, &text!(&format!("welcome-{kind}-where")));
                    ui.add_space(4.0);
                    label::weak(ui, tokens, &text!(&format!("welcome-{kind}")));
                });
            });
            response.response.on_hover_text(text!(&format!("welcome-{kind}-more")));
        }
    });
}

fn stories(ui: &mut Ui, state: &State, tokens: &Tokens, commands: &mut Commands) {
    let gap = 8.0;
    let width = (ui.available_width() - gap) / 2.0;
    for pair in Story::ALL.chunks(2) {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = gap;
            for story in pair {
                let possible = (!story.needs_root() || is_root()) && state.preparing.is_none();
                let response = card(ui, tokens, *story, width, possible);
                if possible && response.clicked() {
                    commands.push(Command::StartDemo(*story));
                }
            }
        });
        ui.add_space(gap - 4.0);
    }
}

/// A story to choose: its title, and its name on the command line.
fn card(ui: &mut Ui, tokens: &Tokens, story: Story, width: f32, possible: bool) -> Response {
    let sense = if possible { Sense::click() } else { Sense::hover() };
    let (rect, response) = ui.allocate_exact_size(vec2(width, 46.0), sense);
    let title = text!(&story.key(Part::Title));
    let remark = if possible { format!("--demo={story}") } else { text!("banner-needs-root") };
    let spoken = text!("palette-story", title = title.clone());
    response.widget_info(|| {
        eframe::egui::WidgetInfo::labeled(eframe::egui::Role::Button, possible, spoken.as_str())
    });
    if ui.is_rect_visible(rect) {
        let line = if possible && (response.hovered() || response.has_focus()) {
            tokens.accent
        } else {
            tokens.line
        };
        let corner = CornerRadius::same(6);
        let ground = if possible { tokens.raised } else { tokens.background };
        ui.painter().rect(rect, corner, ground, Stroke::new(1.0, line), eframe::egui::StrokeKind::Inside);
        let mut inner = ui.new_child(
            UiBuilder::new().max_rect(rect.shrink2(vec2(12.0, 6.0))).layout(Layout::top_down(Align::Min)),
        );
        inner.spacing_mut().item_spacing.y = 1.0;
        let colour = if possible { tokens.text } else { tokens.weak };
        inner.add(
            eframe::egui::Label::new(RichText::new(title).font(fonts::strong()).color(colour)).truncate(),
        );
        label::mono(&mut inner, tokens.weak, &remark);
    }
    response
}
