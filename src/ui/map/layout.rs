//! Squarified treemaps: weights in, rectangles out. Pure geometry, so that it is tested without a window.
//!
//! After Bruls, Huizing and van Wijk, "Squarified Treemaps" (2000): the rectangle is cut into rows along
//! its shorter side; a row takes the next weight as long as that brings its worst side ratio nearer to
//! one. Neighbours share the very same edge, so nothing overlaps and nothing is left between them.

use eframe::egui::{Pos2, Rect, pos2};

/// Cuts `area` into one rectangle for each weight, in the order given; areas are proportional to the
/// weights. Falling weights give the squarest rectangles, but any order is laid out as it stands.
///
/// `out` is emptied first. A weight that is not above zero gets a rectangle without an area; where no
/// weight is, all of them do.
pub fn squarify(weights: &[f64], area: Rect, out: &mut Vec<Rect>) {
    out.clear();
    out.reserve(weights.len());
    let total: f64 = weights.iter().copied().map(positive).sum();
    let mut left = Space::of(area);
    if total <= 0.0 || left.width() <= 0.0 || left.height() <= 0.0 {
        out.extend(weights.iter().map(|_| Rect::from_min_size(area.min, Default::default())));
        return;
    }
    let scale = left.width() * left.height() / total;
    let mut start = 0;
    while start < weights.len() {
        let row = Row::fill(&weights[start..], scale, left.shorter());
        let last = start + row.count == weights.len();
        left.place(&weights[start..start + row.count], scale, row.sum, last, out);
        start += row.count;
    }
}

fn positive(weight: f64) -> f64 {
    if weight > 0.0 { weight } else { 0.0 }
}

/// The weights that go side by side.
struct Row {
    count: usize,
    /// Their areas together.
    sum: f64,
}

impl Row {
    /// Takes areas from the front of `weights` while the worst ratio of sides does not grow.
    fn fill(weights: &[f64], scale: f64, side: f64) -> Self {
        let (mut sum, mut least, mut most) = (0.0_f64, f64::INFINITY, 0.0_f64);
        let mut worst = f64::INFINITY;
        for (count, weight) in weights.iter().enumerate() {
            let area = positive(*weight) * scale;
            if area <= 0.0 {
                continue;
            }
            let (sum_with, least_with, most_with) = (sum + area, least.min(area), most.max(area));
            let square = side * side;
            let ratio =
                (square * most_with / (sum_with * sum_with)).max(sum_with * sum_with / (square * least_with));
            if ratio > worst {
                return Self { count, sum };
            }
            (sum, least, most, worst) = (sum_with, least_with, most_with, ratio);
        }
        Self { count: weights.len(), sum }
    }
}

/// What is left of the area to cut.
#[derive(Clone, Copy)]
struct Space {
    left: f64,
    top: f64,
    right: f64,
    bottom: f64,
}

impl Space {
    fn of(rect: Rect) -> Self {
        Self {
            left: rect.left().into(),
            top: rect.top().into(),
            right: rect.right().into(),
            bottom: rect.bottom().into(),
        }
    }

    fn width(&self) -> f64 {
        self.right - self.left
    }

    fn height(&self) -> f64 {
        self.bottom - self.top
    }

    fn shorter(&self) -> f64 {
        self.width().min(self.height())
    }

    /// Puts a row along the shorter side; the last row takes all there is, whatever rounding left.
    fn place(&mut self, weights: &[f64], scale: f64, sum: f64, last: bool, out: &mut Vec<Rect>) {
        let upright = self.width() >= self.height();
        let (side, depth) =
            if upright { (self.height(), self.width()) } else { (self.width(), self.height()) };
        let thick = if last {
            depth
        } else if side > 0.0 {
            (sum / side).min(depth)
        } else {
            0.0
        };
        let mut at = 0.0;
        let mut placed = 0.0;
        for weight in weights {
            placed += positive(*weight) * scale;
            let next = if sum > 0.0 { (side * (placed / sum)).min(side) } else { at };
            out.push(if upright {
                rect(self.left, self.top + at, self.left + thick, self.top + next)
            } else {
                rect(self.left + at, self.top, self.left + next, self.top + thick)
            });
            at = next;
        }
        if upright {
            self.left += thick;
        } else {
            self.top += thick;
        }
    }
}

fn rect(left: f64, top: f64, right: f64, bottom: f64) -> Rect {
    Rect { min: point(left, top), max: point(right, bottom) }
}

fn point(x: f64, y: f64) -> Pos2 {
    pos2(x as f32, y as f32)
}

#[cfg(test)]
mod tests {
    use eframe::egui::vec2;
    use proptest::prelude::*;

    use super::*;

    fn cut(weights: &[f64], area: Rect) -> Vec<Rect> {
        let mut out = Vec::new();
        squarify(weights, area, &mut out);
        out
    }

    fn area(width: f32, height: f32) -> Rect {
        Rect::from_min_size(pos2(7.0, 11.0), vec2(width, height))
    }

    #[test]
    fn the_example_of_the_paper_comes_out_as_drawn_there() {
        let tiles =
            cut(&[6.0, 6.0, 4.0, 3.0, 2.0, 2.0, 1.0], Rect::from_min_size(Pos2::ZERO, vec2(6.0, 4.0)));
        assert_eq!(tiles[0], Rect::from_min_size(Pos2::ZERO, vec2(3.0, 2.0)));
        assert_eq!(tiles[1], Rect::from_min_size(pos2(0.0, 2.0), vec2(3.0, 2.0)));
        assert!((tiles[2].width() - 12.0 / 7.0).abs() < 1e-5 && tiles[2].top() == 0.0);
    }

    #[test]
    fn what_weighs_nothing_takes_no_room() {
        let tiles = cut(&[3.0, 0.0, 1.0], area(40.0, 10.0));
        assert_eq!(tiles.len(), 3);
        assert_eq!(tiles[1].area(), 0.0);
        assert!(cut(&[0.0, 0.0], area(40.0, 10.0)).iter().all(|tile| tile.area() == 0.0));
        assert!(cut(&[1.0], area(0.0, 10.0)).iter().all(|tile| tile.area() == 0.0));
    }

    fn weights() -> impl Strategy<Value = Vec<f64>> {
        prop::collection::vec(1.0..10_000.0_f64, 1..120)
    }

    proptest! {
        #[test]
        fn areas_are_proportional_to_weights_and_fill_the_whole(
            weights in weights(), width in 50.0..2000.0_f32, height in 50.0..1200.0_f32,
        ) {
            let whole = area(width, height);
            let tiles = cut(&weights, whole);
            let total: f64 = weights.iter().sum();
            let size = f64::from(width) * f64::from(height);
            for (weight, tile) in weights.iter().zip(&tiles) {
                let wanted = weight / total * size;
                let got = f64::from(tile.width()) * f64::from(tile.height());
                // Edges are f32 at up to 2,000 points: each is right to 2e-4.
                let slack = 1e-3 * f64::from(tile.width() + tile.height()) + 1e-3;
                prop_assert!((wanted - got).abs() <= slack, "{wanted} {got}");
            }
            let sum: f64 = tiles.iter().map(|tile| f64::from(tile.width()) * f64::from(tile.height())).sum();
            prop_assert!((sum - size).abs() <= size * 1e-3);
        }

        #[test]
        fn tiles_lie_inside_and_never_overlap(
            weights in weights(), width in 20.0..2000.0_f32, height in 20.0..1200.0_f32,
        ) {
            let whole = area(width, height);
            let tiles = cut(&weights, whole);
            for (index, tile) in tiles.iter().enumerate() {
                prop_assert!(whole.expand(1e-3).contains_rect(*tile));
                for other in &tiles[index + 1..] {
                    let shared = tile.intersect(*other);
                    prop_assert!(shared.width() <= 1e-3 || shared.height() <= 1e-3);
                }
            }
        }

        #[test]
        fn the_same_weights_give_the_same_tiles(weights in weights()) {
            prop_assert_eq!(cut(&weights, area(640.0, 290.0)), cut(&weights, area(640.0, 290.0)));
        }
    }
}
