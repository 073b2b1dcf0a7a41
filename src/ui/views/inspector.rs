//! The selected entry: what Go does here, who may do what, the way here, what is wrong, what to do.
//!
//! What is said is made once for each selection and judgement ([`page`]); a frame only draws it.

mod beside;
mod draw;
mod page;
mod rights;
mod way;

use eframe::egui::{Frame, Margin, ScrollArea, Ui, UiBuilder, vec2};

use crate::text;
use crate::tree::NodeId;
use crate::ui::theme::measure;
use crate::ui::widgets::label;
use crate::ui::{Commands, Picture, Stamp, Tokens};
use page::Page;

/// What a page is made for.
type Made = (Stamp, Option<NodeId>, Option<usize>);

/// What this view keeps between frames.
#[derive(Default)]
pub struct InspectorState {
    made: Option<Made>,
    page: Option<Page>,
}

/// Draws the page of the selected entry, or what to do where nothing is selected.
pub fn show(
    ui: &mut Ui,
    state: &mut InspectorState,
    picture: &Picture<'_>,
    tokens: &Tokens,
    commands: &mut Commands,
) {
    let wanted = (picture.stamp, picture.selected, picture.finding);
    if state.made != Some(wanted) {
        state.page = Page::of(picture);
        state.made = Some(wanted);
    }
    // Whatever is too wide is cut, and never widens the panel.
    let room = ui.available_rect_before_wrap();
    let mut within = ui.new_child(UiBuilder::new().max_rect(room));
    within.set_clip_rect(room.intersect(ui.clip_rect()));
    scroll(&mut within, state, wanted, tokens, commands);
    ui.advance_cursor_after_rect(room);
}

fn scroll(ui: &mut Ui, state: &InspectorState, wanted: Made, tokens: &Tokens, commands: &mut Commands) {
    let salt = ("inspector", wanted.0.scan, wanted.1, wanted.2);
    ScrollArea::vertical().id_salt(salt).auto_shrink(false).show(ui, |ui| {
        let inset = measure::INSET as i8;
        Frame::new().inner_margin(Margin { left: inset, right: inset, top: 12, bottom: 20 }).show(ui, |ui| {
            ui.spacing_mut().item_spacing = vec2(8.0, 4.0);
            ui.set_width(ui.available_width());
            match &state.page {
                Some(page) => draw::page(ui, page, tokens, commands),
                None => nothing_selected(ui, tokens),
            }
        });
    });
}

fn nothing_selected(ui: &mut Ui, tokens: &Tokens) {
    label::strong(ui, tokens, &text!("inspector-nothing"));
    label::weak(ui, tokens, &text!("inspector-nothing-do"));
}
