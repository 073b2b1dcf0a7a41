//! Faces: Inter for what a person reads, JetBrains Mono for paths, modes and commands.

use std::sync::Arc;

use eframe::egui::{self, FontData, FontDefinitions, FontFamily, FontId};

const STRONG: &str = "semibold";

/// Text, 13 points.
pub fn body() -> FontId {
    FontId::new(13.0, FontFamily::Proportional)
}

/// Text of second rank, 12 points.
pub fn secondary() -> FontId {
    FontId::new(12.0, FontFamily::Proportional)
}

/// Labels on tiles, 11 points.
pub fn tiny() -> FontId {
    FontId::new(11.0, FontFamily::Proportional)
}

/// Names of findings, buttons and sections: semibold, 13 points.
pub fn strong() -> FontId {
    FontId::new(13.0, strong_family())
}

/// Titles of panels: semibold, 15 points.
pub fn title() -> FontId {
    FontId::new(15.0, strong_family())
}

/// The verdict: semibold, 18 points.
pub fn verdict() -> FontId {
    FontId::new(18.0, strong_family())
}

/// Paths, modes and commands: fixed width, 12 points.
pub fn mono() -> FontId {
    FontId::new(12.0, FontFamily::Monospace)
}

/// The semibold family.
pub fn strong_family() -> FontFamily {
    FontFamily::Name(STRONG.into())
}

/// Puts our faces before egui's own, which stay as a fallback for other scripts.
pub fn install(ctx: &egui::Context) {
    let mut fonts = FontDefinitions::default();
    let faces: [(&str, &'static [u8]); 3] = [
        ("inter", include_bytes!("../../assets/fonts/Inter-Regular.otf")),
        ("inter-semibold", include_bytes!("../../assets/fonts/Inter-SemiBold.otf")),
        ("jetbrains-mono", include_bytes!("../../assets/fonts/JetBrainsMono-Regular.ttf")),
    ];
    for (name, bytes) in faces {
        fonts.font_data.insert(name.to_owned(), Arc::new(FontData::from_static(bytes)));
    }
    let fallback = fonts.families.get(&FontFamily::Proportional).cloned().unwrap_or_default();
    let chain = |first: &[&str]| {
        first.iter().map(|name| (*name).to_owned()).chain(fallback.iter().cloned()).collect::<Vec<String>>()
    };
    let mut mono = chain(&["jetbrains-mono"]);
    mono.extend(fonts.families.get(&FontFamily::Monospace).cloned().unwrap_or_default());
    fonts.families.insert(FontFamily::Proportional, chain(&["inter", "jetbrains-mono"]));
    fonts.families.insert(strong_family(), chain(&["inter-semibold", "inter", "jetbrains-mono"]));
    fonts.families.insert(FontFamily::Monospace, mono);
    ctx.set_fonts(fonts);
}
