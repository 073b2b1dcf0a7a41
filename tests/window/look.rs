//! Palette, keys, settings and themes.

use eframe::egui::{Key, Modifiers, Theme};
use modscope::ui::settings::{Settings, ThemeChoice};
use modscope::ui::theme::{CONTRAST, DARK, LIGHT};
use modscope::ui::{Command, Tokens};

use crate::cache::Cache;
use crate::desk::{Desk, judged, nothing};

#[test]
fn the_palette_finds_a_command_by_some_letters() {
    let mut desk = Desk::empty();
    desk.keys(Modifiers::COMMAND, Key::P);
    desk.type_text("high con");
    desk.key(Key::Enter);
    assert_eq!(desk.state().settings.theme, ThemeChoice::Contrast);
    assert_eq!(*Tokens::of(&desk.harness.ctx), CONTRAST);
    assert_eq!(desk.state().overlay, None);
}

#[test]
fn the_palette_leads_to_findings_and_to_names() {
    let cache = Cache::new();
    let mut desk = Desk::at(cache.path());
    desk.keys(Modifiers::COMMAND, Key::P);
    desk.type_text("anyone");
    desk.key(Key::Enter);
    assert_eq!(desk.selected().as_deref(), Some("example.com/open@v1.0.0"));
    desk.keys(Modifiers::COMMAND, Key::P);
    desk.type_text("whole.go");
    desk.key(Key::Enter);
    assert_eq!(desk.state().filter.text, "whole.go");
}

#[test]
fn the_page_of_keys_shows_every_key_and_escape_closes_it() {
    let mut desk = Desk::empty();
    desk.key(Key::F1);
    for command in Command::all().iter().filter(|command| !command.keys().is_empty()) {
        assert!(desk.has(&command.keys()), "{}", command.keys());
        assert!(desk.has(&command.name()), "{}", command.name());
    }
    desk.key(Key::Escape);
    assert_eq!(desk.state().overlay, None);
}

#[test]
fn the_look_is_chosen_in_the_settings_and_remembered() {
    let cache = Cache::new();
    let place = cache.beside("settings.json");
    let start = modscope::ui::Start { settings: Some(place.clone()), ..nothing() };
    let mut desk = Desk::with(start.clone());
    assert_eq!(*Tokens::of(&desk.harness.ctx), DARK);
    desk.keys(Modifiers::COMMAND, Key::Comma);
    desk.click("Light");
    assert_eq!(desk.harness.ctx.theme(), Theme::Light);
    assert_eq!(*Tokens::of(&desk.harness.ctx), LIGHT);
    desk.until("the settings on disk", |_| Settings::load(&place).theme == ThemeChoice::Light);
    drop(desk);
    // The harness has a theme of its own in the end; what was remembered is in the settings.
    assert_eq!(Desk::with(start).state().settings.theme, ThemeChoice::Light);
}

#[test]
fn a_broken_settings_file_is_as_none() {
    let cache = Cache::new();
    let place = cache.beside("settings.json");
    std::fs::write(&place, "not json").expect("written");
    let start = modscope::ui::Start { settings: Some(place), path: Some(cache.path()), ..nothing() };
    let mut desk = Desk::with(start);
    desk.until("a verdict", judged);
    assert_eq!(desk.state().settings.theme, ThemeChoice::System);
}
