//! The tokens as styles of egui, and the measures of the grid.

use eframe::egui::{
    self, Color32, Context, CornerRadius, Stroke, Style, TextStyle, Theme, ThemePreference, Visuals, vec2,
};

use super::{CONTRAST, DARK, LIGHT, Tokens};
use crate::ui::fonts;
use crate::ui::settings::ThemeChoice;

/// Measures in points; the grid is four.
pub mod measure {
    /// Between things that belong together.
    pub const GAP: f32 = 8.0;
    /// From a panel's edge to what is in it.
    pub const INSET: f32 = 14.0;
    /// The height of a row of a table.
    pub const ROW: f32 = 24.0;
    /// The height of buttons and fields.
    pub const CONTROL: f32 = 30.0;
    /// The corners of cards and controls.
    pub const CORNER: u8 = 6;
    /// The corners of tiles.
    pub const TILE_CORNER: u8 = 2;
}

/// Which tokens the context draws with.
#[derive(Clone, Copy, Default)]
struct HighContrast(bool);

/// Makes both styles of egui from the tokens, and chooses.
pub fn apply(ctx: &Context, choice: ThemeChoice) {
    let high = choice == ThemeChoice::Contrast;
    ctx.data_mut(|data| data.insert_temp(egui::Id::NULL, HighContrast(high)));
    ctx.set_theme(match choice {
        ThemeChoice::System => ThemePreference::System,
        ThemeChoice::Light => ThemePreference::Light,
        ThemeChoice::Dark | ThemeChoice::Contrast => ThemePreference::Dark,
    });
    ctx.style_mut_of(Theme::Dark, |style| dress(style, if high { &CONTRAST } else { &DARK }));
    ctx.style_mut_of(Theme::Light, |style| dress(style, &LIGHT));
}

pub(super) fn current(ctx: &Context) -> &'static Tokens {
    let high = ctx.data(|data| data.get_temp::<HighContrast>(egui::Id::NULL)).unwrap_or_default().0;
    match (ctx.theme(), high) {
        (_, true) => &CONTRAST,
        (Theme::Dark, false) => &DARK,
        (Theme::Light, false) => &LIGHT,
    }
}

fn dress(style: &mut Style, tokens: &Tokens) {
    style.text_styles = [
        (TextStyle::Small, fonts::tiny()),
        (TextStyle::Body, fonts::body()),
        (TextStyle::Button, fonts::body()),
        (TextStyle::Heading, fonts::title()),
        (TextStyle::Monospace, fonts::mono()),
    ]
    .into();
    style.spacing.item_spacing = vec2(8.0, 4.0);
    style.spacing.button_padding = vec2(12.0, 4.0);
    style.spacing.interact_size = vec2(24.0, 24.0);
    style.spacing.menu_margin = egui::Margin::same(6);
    style.spacing.scroll = egui::style::ScrollStyle::thin();
    style.interaction.selectable_labels = false;
    style.visuals = visuals(tokens);
}

fn visuals(tokens: &Tokens) -> Visuals {
    let mut visuals = if tokens.is_dark() { Visuals::dark() } else { Visuals::light() };
    let corner = CornerRadius::same(measure::CORNER);
    visuals.override_text_color = Some(tokens.text);
    visuals.weak_text_color = Some(tokens.weak);
    visuals.panel_fill = tokens.panel;
    visuals.window_fill = tokens.panel;
    visuals.window_stroke = Stroke::new(1.0, tokens.line);
    visuals.window_corner_radius = CornerRadius::same(8);
    visuals.menu_corner_radius = corner;
    visuals.window_shadow = egui::Shadow::NONE;
    visuals.popup_shadow = egui::Shadow::NONE;
    visuals.extreme_bg_color = tokens.background;
    visuals.text_edit_bg_color = Some(tokens.background);
    visuals.faint_bg_color = tokens.stripe;
    visuals.code_bg_color = tokens.raised;
    visuals.hyperlink_color = tokens.accent;
    visuals.warn_fg_color = tokens.severity_text[1];
    visuals.error_fg_color = tokens.severity_text[2];
    visuals.selection.bg_fill = tokens.selected;
    visuals.selection.stroke = Stroke::new(1.0, tokens.accent);
    visuals.striped = false;
    visuals.handle_shape = egui::style::HandleShape::Rect { aspect_ratio: 0.5 };
    let states = [
        (&mut visuals.widgets.noninteractive, tokens.panel, tokens.line),
        (&mut visuals.widgets.inactive, tokens.raised, tokens.line),
        (&mut visuals.widgets.hovered, tokens.raised, tokens.faint),
        (&mut visuals.widgets.active, tokens.raised, tokens.accent),
        (&mut visuals.widgets.open, tokens.raised, tokens.accent),
    ];
    for (state, fill, line) in states {
        state.bg_fill = fill;
        state.weak_bg_fill = fill;
        state.bg_stroke = Stroke::new(1.0, line);
        state.fg_stroke = Stroke::new(1.0, tokens.text);
        state.corner_radius = corner;
        state.expansion = 0.0;
    }
    visuals.widgets.noninteractive.fg_stroke = Stroke::new(1.0, tokens.text);
    visuals.widgets.noninteractive.bg_fill = Color32::TRANSPARENT;
    visuals.resize_corner_size = 0.0;
    visuals
}
