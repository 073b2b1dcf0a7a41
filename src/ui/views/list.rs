//! Lists that open under the top bar: how they open and close, and the field in which something can be typed.

use eframe::egui::{
    Id, Key, Label, Modifiers, Popup, PopupCloseBehavior, Response, RichText, TextEdit, Ui, vec2,
};

use crate::health::Severity;
use crate::ui::state::State;
use crate::ui::{Tokens, fonts};

/// What was typed into a list, and what became of it.
#[derive(Debug, Default)]
pub struct ListState {
    /// What is typed.
    pub typed: String,
    /// The row that Enter chooses.
    pub at: usize,
    /// The field takes the keys as soon as it is drawn.
    focus: bool,
    /// The list was open in the last frame.
    open: bool,
    /// What was asked for by hand, and when: the answer is on its way, or was a sentence.
    asked: Option<(String, u32)>,
}

impl ListState {
    /// What was typed is looked up by somebody else.
    pub fn ask(&mut self, state: &State) {
        self.asked = Some((self.typed.clone(), state.what_if.switches));
    }

    /// Lets the field take the keys in the next frame: the click of this one would take them away again.
    pub fn go_to_field(&mut self, ui: &Ui) {
        self.focus = true;
        ui.ctx().request_repaint();
    }

    /// Whether what was asked for by hand has been found.
    fn answered(&self, state: &State) -> bool {
        self.asked.as_ref().is_some_and(|(_, switches)| *switches != state.what_if.switches)
    }

    /// Why what was typed is nothing, as long as it stands there.
    pub fn trouble<'a>(&self, state: &'a State) -> Option<&'a str> {
        let (typed, _) = self.asked.as_ref()?;
        state.people.trouble.as_deref().filter(|_| *typed == self.typed)
    }
}

/// Draws a list under its button while it is open; `begin` opens it without a click. `draw` is told
/// whether the list has just opened.
pub fn show(
    list: &mut ListState,
    button: &Response,
    begin: bool,
    state: &State,
    width: f32,
    draw: impl FnOnce(&mut Ui, &mut ListState, bool),
) {
    if begin {
        Popup::open_id(&button.ctx, Popup::default_response_id(button));
    }
    let popup = Popup::from_toggle_button_response(button)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .width(width);
    let fresh = !list.open;
    let shown = popup.show(|ui| {
        if fresh {
            *list = ListState { open: true, ..ListState::default() };
        }
        ui.set_width(width);
        ui.spacing_mut().item_spacing = vec2(8.0, 2.0);
        draw(ui, list, fresh);
        if list.answered(state) {
            ui.close();
        }
    });
    list.open = shown.is_some();
}

/// The height that a list may have.
pub fn room(ui: &Ui) -> f32 {
    (ui.ctx().content_rect().height() - 72.0).max(160.0)
}

/// What the keys of a field asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Keys {
    /// Rows down (or up).
    pub by: isize,
    /// Enter.
    pub enter: bool,
}

/// The keys of a field that has the focus; they are taken.
pub fn keys(ui: &Ui, field: Id) -> Keys {
    if !ui.memory(|memory| memory.has_focus(field)) {
        return Keys::default();
    }
    ui.input_mut(|input| {
        let mut pressed = |key| input.count_and_consume_key(Modifiers::NONE, key) as isize;
        let by = pressed(Key::ArrowDown) - pressed(Key::ArrowUp);
        Keys { by, enter: pressed(Key::Enter) > 0 }
    })
}

/// A field under its title, and below it why what was typed is nothing.
pub fn field(
    ui: &mut Ui,
    list: &mut ListState,
    (id, title, hint): (Id, &str, &str),
    state: &State,
    tokens: &Tokens,
) -> Response {
    let focus = std::mem::take(&mut list.focus);
    let title = ui.add(Label::new(RichText::new(title).font(fonts::secondary()).color(tokens.weak)));
    let hint = RichText::new(hint).color(tokens.weak);
    let field = TextEdit::singleline(&mut list.typed).id(id).hint_text(hint);
    let field = field.desired_width(f32::INFINITY).min_size(vec2(0.0, 28.0));
    let field = ui.add(field).labelled_by(title.id);
    if field.changed() {
        list.at = 0;
    }
    if focus {
        field.request_focus();
    }
    if let Some(trouble) = list.trouble(state) {
        let colour = tokens.text_of(Severity::Error);
        ui.add(Label::new(RichText::new(trouble).font(fonts::secondary()).color(colour)).wrap());
    }
    field
}
