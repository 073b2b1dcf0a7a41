//! Colours and measures, once for all views. A view never names a colour: it asks the [`Tokens`].
//!
//! Three columns: dark, light and high contrast. A test holds every pair of text and ground at a
//! contrast of 4.5 to 1 or more (WCAG 2.2, 1.4.3).

mod heat;
mod style;
mod tokens;

use eframe::egui::{self, Color32};

pub use heat::{contrast, part};
pub use style::{apply, measure};
pub use tokens::{CONTRAST, DARK, LIGHT};

use crate::health::{Severity, State};

/// Which column of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Scheme {
    /// Light text on dark ground.
    Dark,
    /// Dark text on light ground.
    Light,
    /// White on black, with lines around everything.
    Contrast,
}

/// One column of the table of colours.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Tokens {
    /// Which column it is.
    pub scheme: Scheme,
    /// Behind the map and the table.
    pub background: Color32,
    /// Panels and bars.
    pub panel: Color32,
    /// Buttons, cards, headers, what the pointer is over.
    pub raised: Color32,
    /// Lines between panels and around cards, one point wide.
    pub line: Color32,
    /// Text.
    pub text: Color32,
    /// Text of second rank.
    pub weak: Color32,
    /// Labels that carry no information.
    pub faint: Color32,
    /// The selection and the primary button.
    pub accent: Color32,
    /// Text on the accent.
    pub on_accent: Color32,
    /// The ground of a selected row.
    pub selected: Color32,
    /// Every other row of a table.
    pub stripe: Color32,
    /// "works", as text.
    pub healthy_text: Color32,
    /// The healthy part of a heat bar.
    pub healthy_fill: Color32,
    /// A healthy tile, and the ground of heat bars.
    pub healthy_ground: Color32,
    /// Note, risk, problem as text; by [`Severity`] as a number.
    pub severity_text: [Color32; 3],
    /// Note, risk, problem as fill; by [`Severity`] as a number.
    pub severity_fill: [Color32; 3],
    /// The hatching of what could not be looked at.
    pub unknown_fill: Color32,
}

impl Tokens {
    /// The colour of a severity's words.
    pub fn text_of(&self, severity: Severity) -> Color32 {
        self.severity_text[severity as usize]
    }

    /// The colour of a severity's signs, bars and tiles.
    pub fn fill_of(&self, severity: Severity) -> Color32 {
        self.severity_fill[severity as usize]
    }

    /// The colour of an operation's state as text.
    pub fn state_text(&self, state: State) -> Color32 {
        match state {
            State::Ok => self.healthy_text,
            State::Degraded => self.text_of(Severity::Warning),
            State::Unknown => self.weak,
            State::Blocked => self.text_of(Severity::Error),
        }
    }

    /// Whether its ground is dark.
    pub fn is_dark(&self) -> bool {
        self.scheme != Scheme::Light
    }

    /// The tokens that a `Ui` is drawn with now.
    pub fn of(ctx: &egui::Context) -> &'static Self {
        style::current(ctx)
    }
}
