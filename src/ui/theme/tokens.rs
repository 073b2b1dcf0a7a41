//! The table of colours.

#![expect(clippy::disallowed_methods, reason = "the tokens are made here")]

use eframe::egui::Color32;

use super::{Scheme, Tokens};

const fn hex(rgb: u32) -> Color32 {
    Color32::from_rgb((rgb >> 16) as u8, (rgb >> 8) as u8, rgb as u8)
}

/// Light text on dark ground.
pub const DARK: Tokens = Tokens {
    scheme: Scheme::Dark,
    background: hex(0x0015171b),
    panel: hex(0x001b1e24),
    raised: hex(0x00232730),
    line: hex(0x002c313b),
    text: hex(0x00dfe3ea),
    weak: hex(0x0098a1b0),
    faint: hex(0x006b7483),
    accent: hex(0x005aa9e6),
    on_accent: hex(0x0010151c),
    selected: hex(0x001e2f40),
    stripe: hex(0x00181a1f),
    healthy_text: hex(0x0046a594),
    healthy_fill: hex(0x003c8c7c),
    healthy_ground: hex(0x001e3a36),
    severity_text: [hex(0x005aa9e6), hex(0x00e6a23c), hex(0x00ee7563)],
    severity_fill: [hex(0x005aa9e6), hex(0x00e6a23c), hex(0x00e5604d)],
    unknown_fill: hex(0x007b8494),
};

/// Dark text on light ground.
pub const LIGHT: Tokens = Tokens {
    scheme: Scheme::Light,
    background: hex(0x00f5f6f8),
    panel: hex(0x00ffffff),
    raised: hex(0x00eef0f4),
    line: hex(0x00dadee6),
    text: hex(0x001d2129),
    weak: hex(0x00566072),
    faint: hex(0x008790a0),
    accent: hex(0x001668b3),
    on_accent: hex(0x00ffffff),
    selected: hex(0x00e4eff9),
    stripe: hex(0x00fbfbfc),
    healthy_text: hex(0x00257264),
    healthy_fill: hex(0x002f8474),
    healthy_ground: hex(0x00d5ebe6),
    severity_text: [hex(0x001668b3), hex(0x0096590a), hex(0x00c23b27)],
    severity_fill: [hex(0x001668b3), hex(0x00b26a00), hex(0x00c23b27)],
    unknown_fill: hex(0x008790a0),
};

/// White on black, with lines around everything.
pub const CONTRAST: Tokens = Tokens {
    scheme: Scheme::Contrast,
    background: hex(0x00000000),
    panel: hex(0x00000000),
    raised: hex(0x001a1a1a),
    line: hex(0x00b0b0b0),
    text: hex(0x00ffffff),
    weak: hex(0x00e0e0e0),
    faint: hex(0x00c0c0c0),
    accent: hex(0x007fccff),
    on_accent: hex(0x00000000),
    selected: hex(0x00003a66),
    stripe: hex(0x000c0c0c),
    healthy_text: hex(0x005fe0c8),
    healthy_fill: hex(0x003fc4ad),
    healthy_ground: hex(0x000d4038),
    severity_text: [hex(0x007fccff), hex(0x00ffc24d), hex(0x00ff9686)],
    severity_fill: [hex(0x007fccff), hex(0x00ffc24d), hex(0x00ff7864)],
    unknown_fill: hex(0x00c0c0c0),
};
