//! The colour of a tile and of a heat bar.

use eframe::egui::{Color32, Rgba};

use super::Tokens;
use crate::health::{Severity, Share};

/// One bad file in ten thousand is seen: a severity's colour never gets weaker than this.
const FAINTEST: f32 = 0.35;

impl Tokens {
    /// The colour for a worst severity and the share (0 to 1) of entries that have it.
    pub fn heat_of(&self, worst: Option<Severity>, share: f32) -> Color32 {
        let Some(severity) = worst else { return self.healthy_ground };
        let strength = FAINTEST + (1.0 - FAINTEST) * share.clamp(0.0, 1.0);
        mix(self.healthy_ground, self.fill_of(severity), strength)
    }

    /// The colour of a subtree of `entries` entries.
    pub fn heat(&self, share: &Share, entries: u64) -> Color32 {
        self.heat_of(share.worst(), part(share.worst_affected(), entries))
    }

    /// Text on a ground of any colour: black or white, whichever is read better (4.5 to 1 at least).
    pub fn on(&self, ground: Color32) -> Color32 {
        if contrast(Color32::WHITE, ground) >= contrast(Color32::BLACK, ground) {
            Color32::WHITE
        } else {
            Color32::BLACK
        }
    }

    /// A sign on its badge: white where it is seen well (3 to 1, WCAG 2.2, 1.4.11), else black.
    pub fn sign_on(&self, ground: Color32) -> Color32 {
        if contrast(Color32::WHITE, ground) >= 3.0 { Color32::WHITE } else { Color32::BLACK }
    }

    /// Text of second rank on a tile: the theme's own where it is read well enough, else as [`Self::on`].
    pub fn weak_on(&self, ground: Color32) -> Color32 {
        if contrast(self.weak, ground) >= 4.5 { self.weak } else { self.on(ground) }
    }
}

/// `some` of `all`, 0 to 1.
pub fn part(some: u64, all: u64) -> f32 {
    if all == 0 { 0.0 } else { (some as f64 / all as f64) as f32 }
}

/// A colour between two, by `t` from 0 to 1, as bytes of sRGB are mixed (as the sketches were).
fn mix(from: Color32, to: Color32, t: f32) -> Color32 {
    from.lerp_to_gamma(to, t)
}

/// The contrast of two opaque colours, 1 to 21 (WCAG 2.2, relative luminance).
pub fn contrast(one: Color32, other: Color32) -> f32 {
    let luminance = |colour: Color32| {
        let linear = Rgba::from(colour);
        0.2126 * linear.r() + 0.7152 * linear.g() + 0.0722 * linear.b()
    };
    let (one, other) = (luminance(one) + 0.05, luminance(other) + 0.05);
    if one > other { one / other } else { other / one }
}

#[cfg(test)]
mod tests {
    use super::super::{CONTRAST, DARK, LIGHT};
    use super::*;

    const ALL: [Tokens; 3] = [DARK, LIGHT, CONTRAST];

    #[test]
    fn every_text_is_read_on_every_ground() {
        for tokens in ALL {
            let grounds = [tokens.background, tokens.panel, tokens.raised, tokens.selected, tokens.stripe];
            let texts =
                [tokens.text, tokens.weak, tokens.healthy_text].into_iter().chain(tokens.severity_text);
            for text in texts {
                for ground in grounds {
                    let found = contrast(text, ground);
                    assert!(found >= 4.5, "{:?}: {text:?} on {ground:?} is {found:.2}", tokens.scheme);
                }
            }
            assert!(
                contrast(tokens.on_accent, tokens.accent) >= 4.5,
                "{:?}: the primary button",
                tokens.scheme
            );
        }
    }

    #[test]
    fn a_tile_of_any_heat_has_a_readable_label() {
        for tokens in ALL {
            for severity in Severity::WORST_FIRST {
                for step in 0..=100 {
                    let tile = tokens.heat_of(Some(severity), step as f32 / 100.0);
                    assert!(
                        contrast(tokens.on(tile), tile) >= 4.5,
                        "{:?} {severity} {step} %",
                        tokens.scheme
                    );
                }
            }
            assert!(contrast(tokens.weak_on(tokens.healthy_ground), tokens.healthy_ground) >= 4.5);
        }
    }

    #[test]
    fn one_bad_file_in_ten_thousand_is_seen() {
        for tokens in ALL {
            for severity in Severity::WORST_FIRST {
                let tile = tokens.heat_of(Some(severity), 0.0001);
                assert!(contrast(tile, tokens.healthy_ground) >= 1.1, "{:?} {severity}", tokens.scheme);
                assert_ne!(tile, tokens.healthy_ground);
            }
        }
    }

    #[test]
    fn more_affected_entries_are_hotter() {
        let far = |colour: Color32| i32::from(colour.r()) - i32::from(DARK.healthy_ground.r());
        let (some, all) =
            (DARK.heat_of(Some(Severity::Error), 0.1), DARK.heat_of(Some(Severity::Error), 1.0));
        assert!(far(some) < far(all));
        assert_eq!(all, DARK.fill_of(Severity::Error));
    }
}
