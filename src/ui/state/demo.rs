//! An example that is open.

use crate::demo::{Demo, Story};

/// The example that is open, with what its banner says. Dropping it removes the example from disk.
#[derive(Debug)]
pub struct Playing {
    /// The example.
    pub demo: Demo,
    /// What to type to see the damage, as this person would.
    pub try_line: String,
    /// The banner's long part is open.
    pub unfolded: bool,
}

impl Playing {
    /// An example that was just built.
    pub fn new(demo: Demo) -> Self {
        Self { try_line: demo.try_line(), demo, unfolded: true }
    }

    /// Which story it tells.
    pub fn story(&self) -> Story {
        self.demo.story
    }
}
