//! A scan under way.

use std::time::{Duration, Instant};

use crate::scan::{Cancel, Target};

/// How far a scan is.
#[derive(Debug, Clone)]
pub struct Scanning {
    /// What is scanned.
    pub target: Target,
    /// Stops it.
    pub cancel: Cancel,
    /// Which scan it is.
    pub number: u32,
    /// When it began.
    pub started: Instant,
    /// Entries seen so far.
    pub entries: usize,
    /// When views were last told that the tree has grown.
    pub shown: Option<Instant>,
}

impl Scanning {
    /// A scan that begins now.
    pub fn new(target: Target, number: u32) -> Self {
        Self { target, cancel: Cancel::default(), number, started: Instant::now(), entries: 0, shown: None }
    }

    /// Entries a second since it began.
    pub fn per_second(&self) -> u64 {
        let seconds = self.started.elapsed().max(Duration::from_millis(50)).as_secs_f64();
        (self.entries as f64 / seconds) as u64
    }
}
