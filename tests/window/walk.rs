//! Open a cache, see what is wrong, go there and back.

use eframe::egui::{Key, Modifiers};
use modscope::go::Operation;
use modscope::health::State as Works;
use modscope::ui::Area;

use crate::cache::Cache;
use crate::desk::{Desk, judged, me, nothing};

#[test]
fn the_verdict_says_what_does_not_work_and_every_operation_has_its_card() {
    let cache = Cache::new();
    let desk = Desk::at(cache.path());
    assert_eq!(
        desk.state().health().and_then(|health| health.operations.state(Operation::Download)),
        Some(Works::Blocked)
    );
    assert!(!desk.headline().is_empty() && desk.has(&desk.headline()), "{}", desk.headline());
    assert!(desk.has("download: blocked"));
    assert!(desk.has("build: works"));
}

#[test]
fn a_finding_that_is_selected_is_selected_everywhere() {
    let cache = Cache::new();
    let mut desk = Desk::at(cache.path());
    desk.key(Key::F8);
    assert_eq!(desk.state().finding, Some(0));
    assert_eq!(desk.selected().as_deref(), Some("cache/download/example.com/closed/@v"));
    assert!(desk.has("What Go does here"), "the inspector speaks of it");
    desk.key(Key::F8);
    assert_eq!(desk.selected().as_deref(), Some("example.com/open@v1.0.0"));
    desk.keys(Modifiers::SHIFT, Key::F8);
    assert_eq!(desk.state().finding, Some(0));
}

#[test]
fn the_primary_button_and_a_blocked_card_lead_to_the_finding() {
    let cache = Cache::new();
    let mut desk = Desk::at(cache.path());
    desk.click("Show the fix");
    assert_eq!(desk.state().finding, Some(0));
    let mut desk = Desk::at(cache.path());
    desk.click("download: blocked");
    assert_eq!(desk.state().finding, Some(0));
}

#[test]
fn zoom_goes_in_and_out_again() {
    let cache = Cache::new();
    let mut desk = Desk::at(cache.path());
    desk.key(Key::F8);
    desk.keys(Modifiers::COMMAND, Key::ArrowDown);
    assert_eq!(desk.zoom().as_deref(), Some("cache/download/example.com/closed/@v"));
    desk.key(Key::Backspace);
    assert_eq!(desk.zoom().as_deref(), Some("cache/download/example.com/closed"));
    desk.keys(Modifiers::COMMAND, Key::Home);
    assert_eq!(desk.zoom().as_deref(), Some(""));
}

#[test]
fn areas_switch_between_entries_and_bytes() {
    let cache = Cache::new();
    let mut desk = Desk::at(cache.path());
    desk.keys(Modifiers::COMMAND, Key::B);
    assert_eq!(desk.state().area(), Area::Bytes);
    desk.click("entries");
    assert_eq!(desk.state().area(), Area::Entries);
}

#[test]
fn judging_for_somebody_else_changes_the_verdict() {
    let cache = Cache::new();
    let mut desk = Desk::at(cache.path());
    let mine = desk.headline();
    desk.click_first("run as ania");
    desk.click_first("uid 65532");
    desk.until("the other verdict", judged);
    assert_eq!(desk.state().question.identity.uid.0, 65_532);
    assert_ne!(desk.headline(), mine);
    desk.keys(Modifiers::COMMAND, Key::P);
    desk.type_text("judge for me");
    desk.key(Key::Enter);
    desk.until("my verdict", judged);
    assert_eq!(desk.headline(), mine);
}

#[test]
fn only_entries_with_findings_or_all() {
    let cache = Cache::new();
    let mut desk = Desk::at(cache.path());
    desk.keys(Modifiers::COMMAND, Key::E);
    assert!(desk.state().filter.only_anomalies);
    desk.keys(Modifiers::COMMAND, Key::E);
    assert!(!desk.state().filter.only_anomalies);
}

#[test]
fn typing_into_the_filter_filters_by_name() {
    let cache = Cache::new();
    let mut desk = Desk::at(cache.path());
    desk.keys(Modifiers::COMMAND, Key::F);
    desk.type_text("whole");
    assert_eq!(desk.state().filter.text, "whole");
}

#[test]
fn rescanning_comes_back_to_the_same_place() {
    let cache = Cache::new();
    let mut desk = Desk::at(cache.path());
    desk.key(Key::F8);
    desk.keys(Modifiers::COMMAND, Key::ArrowDown);
    let before = desk.state().stamp.scan;
    desk.key(Key::F5);
    desk.until("the second scan", |app| app.state().stamp.scan > before && judged(app));
    assert_eq!(desk.selected().as_deref(), Some("cache/download/example.com/closed/@v"));
    assert_eq!(desk.zoom().as_deref(), Some("cache/download/example.com/closed/@v"));
}

#[test]
fn a_narrow_window_folds_the_inspector_and_a_key_and_a_button_bring_it_back() {
    let cache = Cache::new();
    let start = modscope::ui::Start { path: Some(cache.path()), me: me(), ..nothing() };
    let mut desk = Desk::sized(start, 820.0, 600.0);
    desk.until("a verdict", judged);
    assert!(!desk.has("Nothing is selected"));
    desk.keys(Modifiers::COMMAND, Key::I);
    assert!(desk.has("Nothing is selected"));
    desk.click("Hide details");
    assert!(!desk.has("Nothing is selected"));
}
