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
    background: hex(0x15_17_1b),
    panel: hex(0x1b_1e_24),
    raised: hex(0x23_27_30),
    line: hex(0x2c_31_3b),
    text: hex(0xdf_e3_ea),
    weak: hex(0x98_a1_b0),
    faint: hex(0x6b_74_83),
    accent: hex(0x5a_a9_e6),
    on_accent: hex(0x10_15_1c),
    selected: hex(0x23_36_48),
    stripe: hex(0x18_1a_1f),
    healthy_text: hex(0x46_a5_94),
    healthy_fill: hex(0x3c_8c_7c),
    healthy_ground: hex(0x1e_3a_36),
    severity_text: [hex(0x5a_a9_e6), hex(0xe6_a2_3c), hex(0xee_75_63)],
    severity_fill: [hex(0x5a_a9_e6), hex(0xe6_a2_3c), hex(0xe5_60_4d)],
    unknown_fill: hex(0x7b_84_94),
};

/// Dark text on light ground.
pub const LIGHT: Tokens = Tokens {
    scheme: Scheme::Light,
    background: hex(0xf5_f6_f8),
    panel: hex(0xff_ff_ff),
    raised: hex(0xee_f0_f4),
    line: hex(0xda_de_e6),
    text: hex(0x1d_21_29),
    weak: hex(0x56_60_72),
    faint: hex(0x87_90_a0),
    accent: hex(0x16_68_b3),
    on_accent: hex(0xff_ff_ff),
    selected: hex(0xd3_e4_f5),
    stripe: hex(0xfb_fb_fc),
    healthy_text: hex(0x25_72_64),
    healthy_fill: hex(0x2f_84_74),
    healthy_ground: hex(0xd5_eb_e6),
    severity_text: [hex(0x16_68_b3), hex(0x96_59_0a), hex(0xc2_3b_27)],
    severity_fill: [hex(0x16_68_b3), hex(0xb2_6a_00), hex(0xc2_3b_27)],
    unknown_fill: hex(0x87_90_a0),
};

/// White on black, with lines around everything.
pub const CONTRAST: Tokens = Tokens {
    scheme: Scheme::Contrast,
    background: hex(0x00_00_00),
    panel: hex(0x00_00_00),
    raised: hex(0x1a_1a_1a),
    line: hex(0xb0_b0_b0),
    text: hex(0xff_ff_ff),
    weak: hex(0xe0_e0_e0),
    faint: hex(0xc0_c0_c0),
    accent: hex(0x7f_cc_ff),
    on_accent: hex(0x00_00_00),
    selected: hex(0x00_3a_66),
    stripe: hex(0x0c_0c_0c),
    healthy_text: hex(0x5f_e0_c8),
    healthy_fill: hex(0x3f_c4_ad),
    healthy_ground: hex(0x0d_40_38),
    severity_text: [hex(0x7f_cc_ff), hex(0xff_c2_4d), hex(0xff_96_86)],
    severity_fill: [hex(0x7f_cc_ff), hex(0xff_c2_4d), hex(0xff_78_64)],
    unknown_fill: hex(0xc0_c0_c0),
};
