//! A window in which nothing happens paints nothing.

use std::time::Duration;

use eframe::egui::{Key, ViewportId};
use modscope::demo::Story;

use crate::cache::Cache;
use crate::desk::Desk;

fn next_frame(desk: &Desk) -> Duration {
    desk.harness
        .output()
        .viewport_output
        .get(&ViewportId::ROOT)
        .map_or(Duration::ZERO, |root| root.repaint_delay)
}

#[test]
fn an_idle_window_asks_for_no_frame() {
    let cache = Cache::new();
    let mut desk = Desk::at(cache.path());
    assert_eq!(next_frame(&desk), Duration::MAX, "after the scan");
    desk.key(Key::F8);
    assert_eq!(next_frame(&desk), Duration::MAX, "with a finding selected");
    std::thread::sleep(Duration::from_millis(200));
    desk.harness.step();
    assert_eq!(next_frame(&desk), Duration::MAX, "later");
}

#[test]
fn the_welcome_page_and_an_example_are_idle_too() {
    assert_eq!(next_frame(&Desk::empty()), Duration::MAX);
    assert_eq!(next_frame(&Desk::showing(Story::Mix)), Duration::MAX);
}
