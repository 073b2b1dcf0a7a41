//! The welcome page and the examples.

use eframe::egui::{Key, Modifiers};
use modscope::demo::Story;
use modscope::ui::state::Page;

use crate::cache::Cache;
use crate::desk::{Desk, judged};

#[test]
fn without_a_cache_the_welcome_page_leads_to_an_example_and_back() {
    let mut desk = Desk::empty();
    assert_eq!(desk.state().page, Page::Welcome);
    assert!(desk.has("What go keeps on this machine"));
    desk.click("Try the demo");
    desk.until("the example", judged);
    let folder = desk.state().demo().map(|playing| playing.demo.folder().to_path_buf()).expect("an example");
    assert!(desk.has("What happened") && desk.has("Copy the command"));
    assert!(desk.state().settings.recent.is_empty(), "an example is no place to come back to");
    desk.click("Leave the example");
    desk.until("the folder to go", |_| !folder.exists());
    assert_eq!(desk.state().page, Page::Welcome);
}

#[test]
fn a_story_is_told_in_a_banner_that_folds() {
    let mut desk = Desk::showing(Story::Blanket777);
    assert!(desk.has("chmod -R 777") && desk.has("What to do"));
    desk.click("Fold");
    assert!(!desk.has("What to do"));
    desk.click("What happened?");
    assert!(desk.has("What to do"));
}

#[test]
fn the_welcome_page_opens_over_a_cache_and_escape_goes_back() {
    let cache = Cache::new();
    let mut desk = Desk::at(cache.path());
    desk.keys(Modifiers::SHIFT, Key::F1);
    assert_eq!(desk.state().page, Page::Welcome);
    desk.key(Key::Escape);
    assert_eq!(desk.state().page, Page::Cache);
}
