//! How far a scan is, on the standard error, and only where somebody sees it: on a terminal.

use std::io::{self, IsTerminal as _, Write as _};
use std::time::{Duration, Instant};

use crate::scan::Watch;
use crate::{text, text::count};

/// A line is rewritten at most this often, and the first appears no sooner.
const TURN: Duration = Duration::from_millis(150);

/// A line that is rewritten while a scan goes on, and wiped when it ends.
pub struct Progress {
    shown: bool,
    next: Option<Instant>,
}

impl Progress {
    /// Nothing is shown yet; nothing ever is where the standard error is no terminal.
    pub fn new() -> Self {
        let next = io::stderr().is_terminal().then(|| Instant::now() + TURN);
        Self { shown: false, next }
    }
}

impl Watch for Progress {
    fn grown(&mut self, entries: usize) {
        let now = Instant::now();
        if self.next.is_some_and(|next| next <= now) {
            write!(io::stderr(), "\r{}\x1b[K", text!("cli-looking", entries = count(entries as u64))).ok();
            (self.shown, self.next) = (true, Some(now + TURN));
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if self.shown {
            write!(io::stderr(), "\r\x1b[K").ok();
        }
    }
}
