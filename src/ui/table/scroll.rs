//! Where the table is scrolled to: a row and a fraction of it. Points as `f32` lose the pixel from some
//! hundred thousand rows on; a row's number does not.

/// How a row is brought into view.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bring {
    /// Just so far that it is seen.
    Edge,
    /// Into the middle, if it was not seen.
    Middle,
}

/// The first row that is seen, and how much of it is scrolled away.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Scroll {
    row: usize,
    part: f32,
}

impl Scroll {
    /// The first row that is seen.
    pub fn row(self) -> usize {
        self.row
    }

    /// How much of the first row is scrolled away, 0 to 1.
    pub fn part(self) -> f32 {
        self.part
    }

    /// The position in rows from the top.
    pub fn position(self) -> f64 {
        self.row as f64 + f64::from(self.part)
    }

    /// The last position: the last row ends where the view does.
    pub fn last(rows: usize, view: f32) -> f64 {
        (rows as f64 - f64::from(view)).max(0.0)
    }

    /// Goes to a position in rows, as far as there is one. `view` is the height of the view in rows.
    pub fn go(&mut self, position: f64, rows: usize, view: f32) {
        let position = position.clamp(0.0, Self::last(rows, view));
        self.row = position as usize;
        self.part = (position - position.floor()) as f32;
    }

    /// Goes on by so many rows.
    pub fn by(&mut self, rows_on: f32, rows: usize, view: f32) {
        self.go(self.position() + f64::from(rows_on), rows, view);
    }

    /// Brings a row into view.
    pub fn show(&mut self, row: usize, bring: Bring, rows: usize, view: f32) {
        let (top, bottom) = (self.position(), self.position() + f64::from(view));
        let (first, end) = (row as f64, row as f64 + 1.0);
        if first >= top && end <= bottom {
            return;
        }
        let to = match bring {
            Bring::Middle => first + 0.5 - f64::from(view) / 2.0,
            Bring::Edge if first < top => first,
            Bring::Edge => end - f64::from(view),
        };
        self.go(to, rows, view);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_of_two_million_rows_ends_where_the_view_ends() {
        let (rows, view) = (2_000_000, 13.37);
        let mut scroll = Scroll::default();
        scroll.show(rows - 1, Bring::Edge, rows, view);
        let last_row_ends = (rows - scroll.row()) as f32 - scroll.part();
        assert!((last_row_ends - view).abs() * 24.0 < 0.01, "{last_row_ends}");
    }

    #[test]
    fn a_small_step_is_a_small_step_also_at_the_end() {
        let mut scroll = Scroll::default();
        scroll.go(f64::INFINITY, 2_000_000, 10.0);
        let before = scroll.position();
        scroll.by(-1.0 / 24.0, 2_000_000, 10.0);
        assert!(((before - scroll.position()) * 24.0 - 1.0).abs() < 0.001);
    }

    #[test]
    fn what_fits_is_not_scrolled() {
        let mut scroll = Scroll::default();
        scroll.by(100.0, 5, 10.0);
        assert_eq!(scroll.position(), 0.0);
    }

    #[test]
    fn a_row_in_view_is_left_where_it_is() {
        let mut scroll = Scroll::default();
        scroll.go(100.0, 1000, 10.0);
        let before = scroll;
        scroll.show(105, Bring::Middle, 1000, 10.0);
        assert_eq!(scroll, before);
        scroll.show(500, Bring::Middle, 1000, 10.0);
        assert_eq!(scroll.position(), 495.5);
        scroll.show(495, Bring::Edge, 1000, 10.0);
        assert_eq!(scroll.position(), 495.0);
    }
}
