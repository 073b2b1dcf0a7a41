//! What was laid out and painted last, and whether it still holds.

use std::sync::Arc;

use eframe::egui::{Color32, Context, Mesh, Rect};

use super::mesh;
use super::paint::{self, Label};
use super::shade::{Shade, shades};
use super::tiles::{Frame, Tiles};
use crate::tree::Tree;
use crate::ui::theme::Scheme;
use crate::ui::{Picture, Tokens};

/// How long colours take to change after a judgement, in seconds.
const FADE: f64 = 0.3;
/// So many of the largest named tiles can be heard and clicked by name.
const HEARD: usize = 150;

/// Tiles and their drawing, kept between frames.
#[derive(Debug, Default)]
pub struct Canvas {
    laid: Option<(LaidFor, Tiles)>,
    drawn: Option<Drawn>,
    /// Goes up with every layout.
    layouts: u64,
}

/// What a layout was made for.
#[derive(Debug, Clone, Copy, PartialEq)]
struct LaidFor {
    scan: u32,
    growth: u32,
    scanning: bool,
    frame: Frame,
}

/// What a drawing was made for.
#[derive(Debug, Clone, Copy, PartialEq)]
struct DrawnFor {
    layout: u64,
    judgement: u32,
    scheme: Scheme,
    pixels: f32,
}

#[derive(Debug)]
struct Drawn {
    made_for: DrawnFor,
    shades: Vec<Shade>,
    /// The colours of the judgement.
    colours: Vec<Color32>,
    /// Those of this moment.
    shown: Vec<Color32>,
    fade: Option<Fade>,
    mesh: Arc<Mesh>,
    labels: Vec<Label>,
    heard: Vec<usize>,
}

/// Colours on their way from an earlier judgement.
#[derive(Debug)]
struct Fade {
    from: Vec<Color32>,
    since: f64,
}

impl Canvas {
    /// Makes anew what no longer holds. `rect` is where the tiles go.
    pub fn update(&mut self, ctx: &Context, picture: &Picture<'_>, tokens: &Tokens, rect: Rect) {
        self.lay_out(picture, rect);
        self.draw(ctx, picture, tokens);
    }

    /// The tiles.
    pub fn tiles(&self) -> &Tiles {
        static NONE: std::sync::LazyLock<Tiles> = std::sync::LazyLock::new(Tiles::default);
        self.laid.as_ref().map_or(&NONE, |(_, tiles)| tiles)
    }

    /// What a judgement says of a tile.
    pub fn shade(&self, tile: usize) -> Shade {
        self.drawn.as_ref().and_then(|drawn| drawn.shades.get(tile)).copied().unwrap_or_default()
    }

    /// The drawing of all tiles.
    pub fn mesh(&self) -> Option<Arc<Mesh>> {
        self.drawn.as_ref().map(|drawn| Arc::clone(&drawn.mesh))
    }

    /// The names on them.
    pub fn labels(&self) -> &[Label] {
        self.drawn.as_ref().map_or(&[], |drawn| &drawn.labels)
    }

    /// The tiles that can be heard, in the order of the layout.
    pub fn heard(&self) -> &[usize] {
        self.drawn.as_ref().map_or(&[], |drawn| &drawn.heard)
    }

    /// How many layouts were made so far; for tests.
    pub fn layouts(&self) -> u64 {
        self.layouts
    }

    fn lay_out(&mut self, picture: &Picture<'_>, rect: Rect) {
        let frame = Frame { zoom: picture.zoom, rect, area: picture.area };
        let Picture { stamp, scanning, .. } = *picture;
        let made_for = LaidFor { scan: stamp.scan, growth: stamp.growth, scanning, frame };
        if self.laid.as_ref().is_some_and(|(before, _)| *before == made_for) {
            return;
        }
        // While the scan runs, tiles keep their place; when it ends they settle once by size.
        let earlier = self.laid.as_ref().filter(|(before, _)| {
            scanning
                && before.scan == stamp.scan
                && before.frame.zoom == frame.zoom
                && before.frame.area == frame.area
        });
        let tiles = Tiles::of(picture.tree, frame, earlier.map(|(_, tiles)| tiles));
        self.laid = Some((made_for, tiles));
        self.layouts += 1;
    }

    fn draw(&mut self, ctx: &Context, picture: &Picture<'_>, tokens: &Tokens) {
        let Some((_, tiles)) = &self.laid else { return };
        let now = ctx.input(|input| input.time);
        let made_for = DrawnFor {
            layout: self.layouts,
            judgement: picture.stamp.judgement,
            scheme: tokens.scheme,
            pixels: ctx.pixels_per_point(),
        };
        if self.drawn.as_ref().is_none_or(|drawn| drawn.made_for != made_for) {
            let before = self.drawn.take().filter(|before| before.made_for.fades_to(made_for));
            let shades = shades(picture.tree, &picture.health.heat, tiles, picture.scanning);
            let colours: Vec<Color32> = tiles
                .as_slice()
                .iter()
                .zip(&shades)
                .map(|(tile, shade)| shade.colour(tokens, tile))
                .collect();
            let animated = ctx.global_style().animation_time > 0.0;
            let fade = before.filter(|_| animated).map(|before| Fade { from: before.shown, since: now });
            let mut drawn = Drawn { made_for, shades, colours, fade, ..Drawn::nothing(made_for) };
            drawn.advance(ctx, now);
            drawn.make(picture.tree, tiles, tokens);
            self.drawn = Some(drawn);
        } else if let Some(drawn) = self.drawn.as_mut().filter(|drawn| drawn.fade.is_some()) {
            drawn.advance(ctx, now);
            drawn.make(picture.tree, tiles, tokens);
        }
    }
}

impl DrawnFor {
    /// The same tiles in the same column of colours, judged anew.
    fn fades_to(self, after: Self) -> bool {
        Self { judgement: after.judgement, ..self } == after
    }
}

impl Drawn {
    fn nothing(made_for: DrawnFor) -> Self {
        Self {
            made_for,
            shades: Vec::new(),
            colours: Vec::new(),
            shown: Vec::new(),
            fade: None,
            mesh: Arc::default(),
            labels: Vec::new(),
            heard: Vec::new(),
        }
    }

    /// The colours of this moment; asks for another frame while they still change.
    fn advance(&mut self, ctx: &Context, now: f64) {
        let gone = self.fade.as_ref().map_or(1.0, |fade| ((now - fade.since) / FADE).clamp(0.0, 1.0));
        match &self.fade {
            Some(fade) if gone < 1.0 => {
                let between = |(from, to): (&Color32, &Color32)| from.lerp_to_gamma(*to, gone as f32);
                self.shown = fade.from.iter().zip(&self.colours).map(between).collect();
                ctx.request_repaint();
            }
            _ => {
                self.fade = None;
                self.shown.clone_from(&self.colours);
            }
        }
    }

    fn make(&mut self, tree: &Tree, tiles: &Tiles, tokens: &Tokens) {
        let pixels = self.made_for.pixels;
        self.mesh = mesh::of(tiles, &self.shades, &self.shown, tokens, pixels);
        self.labels = paint::labels(tree, tiles, &self.shades, &self.shown, tokens, pixels);
        let size = |label: &Label| tiles.as_slice()[label.tile].rect.area();
        let mut largest: Vec<&Label> = self.labels.iter().collect();
        largest.sort_by(|a, b| size(b).total_cmp(&size(a)));
        self.heard = largest.into_iter().take(HEARD).map(|label| label.tile).collect();
        self.heard.sort_unstable();
    }
}
