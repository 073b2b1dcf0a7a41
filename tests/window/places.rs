//! Other folders, saved scans, and what is shown where there is nothing to look at.

use std::os::unix::fs::symlink;

use eframe::egui::{Key, Modifiers};
use modscope::go::CacheKind;
use modscope::ui::state::{Overlay, Page, Source, Trouble};

use crate::cache::Cache;
use crate::desk::{Desk, judged};

#[test]
fn a_typed_path_opens_a_folder_and_is_remembered() {
    let cache = Cache::new();
    let mut desk = Desk::empty();
    desk.keys(Modifiers::COMMAND, Key::O);
    desk.type_text(&cache.path().to_string_lossy());
    desk.key(Key::Enter);
    desk.until("the cache", judged);
    assert_eq!(desk.state().target().map(|target| target.kind), Some(CacheKind::Module));
    assert_eq!(desk.state().settings.recent, [cache.path()]);
    assert_eq!(desk.state().overlay, None);
}

#[test]
fn a_scan_is_saved_and_opened_again() {
    let cache = Cache::new();
    let file = cache.beside("seen.modscope");
    let mut desk = Desk::at(cache.path());
    let headline = desk.headline();
    desk.keys(Modifiers::COMMAND, Key::S);
    assert_eq!(desk.state().overlay, Some(Overlay::Save));
    desk.keys(Modifiers::COMMAND, Key::A);
    desk.type_text(&file.to_string_lossy());
    desk.key(Key::Enter);
    desk.until("the file", |_| file.is_file());
    desk.until("the notice", |app| app.state().notice.is_some());
    let desk = Desk::at(&file);
    assert!(matches!(desk.state().view().map(|view| &view.source), Some(Source::Saved(_))));
    assert_eq!(desk.headline(), headline);
    assert!(desk.has("Saved scan"));
}

#[test]
fn where_nothing_is_a_sentence_says_so_and_a_button_goes_on() {
    let cache = Cache::new();
    let mut desk = Desk::at(cache.beside("absent"));
    assert!(desk.has("There is no cache here yet"));
    desk.click("Open a folder…");
    assert_eq!(desk.state().overlay, Some(Overlay::Open));
}

#[test]
fn a_link_to_nothing_and_a_file_are_told_apart() {
    let cache = Cache::new();
    let (link, file) = (cache.beside("link"), cache.beside("notes.txt"));
    symlink("/nowhere/at/all", &link).expect("a link");
    std::fs::write(&file, "hello").expect("written");
    assert!(Desk::at(link).has("This path leads nowhere"));
    assert!(Desk::at(file).has("This file can't be opened"));
}

#[test]
fn what_was_absent_is_found_by_looking_again() {
    let cache = Cache::new();
    let place = cache.beside("later");
    let mut desk = Desk::at(&place);
    assert!(matches!(desk.state().trouble, Some(Trouble::Scan { .. })));
    std::fs::create_dir(&place).expect("made");
    desk.click("Rescan");
    desk.until("the cache", judged);
    assert!(desk.state().trouble.is_none());
}

#[test]
fn a_damaged_saved_scan_is_refused_with_a_sentence() {
    let cache = Cache::new();
    let file = cache.beside("cut.modscope");
    std::fs::write(&file, "modscope-scan 1\ncut").expect("written");
    let desk = Desk::at(file);
    assert!(desk.has("This file can't be opened"));
    assert_eq!(desk.state().page, Page::Cache);
}
