//! The signs of severities, painted: a sign says without colour what the colour says.

use eframe::egui::{
    Align2, Color32, CornerRadius, FontId, Painter, Pos2, Rect, Response, Sense, Shape, Stroke, Ui, Vec2,
    pos2, vec2,
};

use crate::health::{Severity, State};
use crate::text;
use crate::ui::{Tokens, fonts};

/// What a sign says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Sign {
    /// `!`
    Problem,
    /// A triangle.
    Risk,
    /// `i`
    Note,
    /// `?`
    Unknown,
    /// A tick.
    Healthy,
}

impl Sign {
    /// The sign of a severity, or of none.
    pub const fn of(severity: Option<Severity>) -> Self {
        match severity {
            Some(Severity::Error) => Self::Problem,
            Some(Severity::Warning) => Self::Risk,
            Some(Severity::Info) => Self::Note,
            None => Self::Healthy,
        }
    }

    /// The sign of an operation's state.
    pub const fn of_state(state: State) -> Self {
        match state {
            State::Blocked => Self::Problem,
            State::Degraded => Self::Risk,
            State::Unknown => Self::Unknown,
            State::Ok => Self::Healthy,
        }
    }

    /// Its fill.
    pub fn fill(self, tokens: &Tokens) -> Color32 {
        match self {
            Self::Problem => tokens.fill_of(Severity::Error),
            Self::Risk => tokens.fill_of(Severity::Warning),
            Self::Note => tokens.fill_of(Severity::Info),
            Self::Unknown => tokens.unknown_fill,
            Self::Healthy => tokens.healthy_fill,
        }
    }

    /// Its word, for those who hear the window.
    pub fn word(self) -> String {
        match self {
            Self::Problem => text!("severity-error"),
            Self::Risk => text!("severity-warning"),
            Self::Note => text!("severity-info"),
            Self::Unknown => text!("state-unknown"),
            Self::Healthy => text!("state-ok"),
        }
    }
}

/// The badge of findings and rows: a filled square of 16 points with the sign in it.
pub fn badge(ui: &mut Ui, tokens: &Tokens, sign: Sign) -> Response {
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(16.0), Sense::hover());
    if ui.is_rect_visible(rect) {
        paint_badge(ui.painter(), rect, tokens, sign);
    }
    response
}

/// Paints the badge into a rectangle.
pub fn paint_badge(painter: &Painter, rect: Rect, tokens: &Tokens, sign: Sign) {
    let fill = sign.fill(tokens);
    painter.rect_filled(rect, CornerRadius::same(3), fill);
    paint_bare(painter, rect.center(), rect.height() * 0.75, tokens.sign_on(fill), sign);
}

/// Paints the sign alone, `size` points high, as it stands on a tile of its own colour.
pub fn paint_bare(painter: &Painter, center: Pos2, size: f32, colour: Color32, sign: Sign) {
    let letter = |letter: &str| {
        let font = FontId::new(size, fonts::strong_family());
        painter.text(center, Align2::CENTER_CENTER, letter, font, colour);
    };
    match sign {
        Sign::Problem => letter("!"),
        Sign::Note => letter("i"),
        Sign::Unknown => letter("?"),
        Sign::Risk => {
            let (half, up, down) = (size * 0.48, size * 0.42, size * 0.36);
            let corners = vec![center - vec2(0.0, up), center + vec2(half, down), center + vec2(-half, down)];
            painter.add(Shape::convex_polygon(corners, colour, Stroke::NONE));
        }
        Sign::Healthy => paint_tick(painter, center, size, colour),
    }
}

/// A tick.
pub fn paint_tick(painter: &Painter, center: Pos2, size: f32, colour: Color32) {
    let at = |x: f32, y: f32| pos2(center.x + x * size, center.y + y * size);
    painter.line(
        vec![at(-0.32, 0.02), at(-0.08, 0.26), at(0.34, -0.24)],
        Stroke::new((size * 0.14).max(1.2), colour),
    );
}

/// A cross.
pub fn paint_cross(painter: &Painter, center: Pos2, size: f32, colour: Color32) {
    let stroke = Stroke::new((size * 0.14).max(1.2), colour);
    let arm = size * 0.25;
    painter.line_segment([center - Vec2::splat(arm), center + Vec2::splat(arm)], stroke);
    painter.line_segment([center + vec2(-arm, arm), center + vec2(arm, -arm)], stroke);
}

/// The angle that opens (`down`) and closes (to the right) a row or a menu.
pub fn paint_angle(painter: &Painter, center: Pos2, size: f32, colour: Color32, down: bool) {
    let (a, b) = (size * 0.5, size * 0.3);
    let corners = if down {
        vec![center + vec2(-a, -b), center + vec2(a, -b), center + vec2(0.0, b)]
    } else {
        vec![center + vec2(-b, -a), center + vec2(b, 0.0), center + vec2(-b, a)]
    };
    painter.add(Shape::convex_polygon(corners, colour, Stroke::NONE));
}

/// Fills a rectangle with slanted lines: what could not be looked at.
pub fn paint_hatch(painter: &Painter, rect: Rect, colour: Color32) {
    let painter = painter.with_clip_rect(rect.intersect(painter.clip_rect()));
    let stroke = Stroke::new(1.5, colour);
    let mut x = rect.left() - rect.height();
    // Lines that start at multiples of the distance stand still while the rectangle grows.
    x = (x / 7.0).floor() * 7.0;
    while x < rect.right() {
        painter.line_segment([pos2(x, rect.top()), pos2(x + rect.height(), rect.bottom())], stroke);
        x += 7.0;
    }
}
