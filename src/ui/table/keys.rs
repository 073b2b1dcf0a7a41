//! The keyboard: where a key leads from the selected row.

use eframe::egui::{Event, Key, Modifiers, Ui};

use super::rows::Rows;
use crate::tree::Tree;

/// How long letters typed one after the other are one word, in seconds.
const WORD: f64 = 1.0;

/// What a key asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// So many rows up (negative) or down.
    By(i64),
    /// So many pages.
    Pages(i64),
    /// The first row.
    First,
    /// The last row.
    Last,
    /// Fold, or go to the directory above.
    Left,
    /// Unfold, or go to the first entry in it.
    Right,
    /// Go in.
    Enter,
    /// The next row that begins so.
    Find(String),
}

/// Letters that were typed one after the other.
#[derive(Debug, Default)]
pub struct Typed {
    word: String,
    at: f64,
}

impl Typed {
    /// Adds what was typed at a time in seconds; the word so far.
    fn add(&mut self, text: &str, now: f64) -> Option<String> {
        if now - self.at > WORD {
            self.word.clear();
        }
        self.at = now;
        // A space begins no word, and control characters are no letters.
        if self.word.is_empty() && text.trim().is_empty() || text.chars().any(char::is_control) {
            return None;
        }
        self.word.push_str(text);
        Some(self.word.clone())
    }
}

/// The steps that the keys of this frame ask for; those keys are taken.
pub fn steps(ui: &Ui, typed: &mut Typed) -> Vec<Step> {
    ui.input_mut(|input| {
        let now = input.time;
        let mut steps = Vec::new();
        let plain = Modifiers::NONE;
        for (key, step) in [
            (Key::ArrowUp, Step::By(-1)),
            (Key::ArrowDown, Step::By(1)),
            (Key::PageUp, Step::Pages(-1)),
            (Key::PageDown, Step::Pages(1)),
            (Key::Home, Step::First),
            (Key::End, Step::Last),
            (Key::ArrowLeft, Step::Left),
            (Key::ArrowRight, Step::Right),
            (Key::Enter, Step::Enter),
        ] {
            for _ in 0..input.count_and_consume_key(plain, key) {
                steps.push(step.clone());
            }
        }
        for event in &input.events {
            if let Event::Text(text) = event {
                steps.extend(typed.add(text, now).map(Step::Find));
            }
        }
        steps
    })
}

/// The row that a step leads to from the selected one; `page` is how many rows are seen.
pub fn row_of(step: &Step, from: Option<usize>, rows: &Rows, tree: &Tree, page: usize) -> Option<usize> {
    let last = rows.len().checked_sub(1)?;
    let by = |count: i64| match from {
        Some(row) => row.saturating_add_signed(count as isize).min(last),
        None if count < 0 => last,
        None => 0,
    };
    match step {
        Step::By(count) => Some(by(*count)),
        Step::Pages(count) => Some(by(count * page.saturating_sub(1).max(1) as i64)),
        Step::First => Some(0),
        Step::Last => Some(last),
        Step::Find(word) => find(word, from, rows, tree),
        Step::Left | Step::Right | Step::Enter => None,
    }
}

/// The next row whose name begins with `word`, around the end. A single letter, or one letter again and
/// again, goes on from row to row.
fn find(word: &str, from: Option<usize>, rows: &Rows, tree: &Tree) -> Option<usize> {
    let first = word.chars().next()?;
    let repeated = word.chars().all(|letter| letter == first);
    let start = match from {
        Some(row) if repeated => row + 1,
        Some(row) => row,
        None => 0,
    };
    let end = if repeated { first.len_utf8() } else { word.len() };
    let word = &word.as_bytes()[..end];
    (start..rows.len()).chain(0..start.min(rows.len())).find(|row| {
        rows.id(*row).is_some_and(|id| {
            tree.name(id).get(..word.len()).is_some_and(|head| head.eq_ignore_ascii_case(word))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_one_word_until_one_pauses() {
        let mut typed = Typed::default();
        assert_eq!(typed.add("g", 10.0), Some("g".into()));
        assert_eq!(typed.add("o", 10.5), Some("go".into()));
        assert_eq!(typed.add("x", 12.0), Some("x".into()));
        assert_eq!(typed.add(" ", 20.0), None);
    }
}
