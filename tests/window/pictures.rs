//! Pictures of the window, drawn without a screen by the machine's own renderer. They are put into
//! `target/window-pictures` to be looked at; what is held is what a person must see in each.

use std::path::Path;
use std::time::{Duration, Instant};

use eframe::egui::{Color32, Key, Modifiers};
use egui_kittest::Harness;
use modscope::demo::Story;
use modscope::health::Severity;
use modscope::ui::theme::{DARK, LIGHT};
use modscope::ui::{App, Start, Tokens};

use crate::cache::Cache;
use crate::desk::{Desk, judged, nothing};
use crate::skip;

/// A drawn window: how many pixels have a colour.
struct Picture(Vec<[u8; 3]>);

impl Picture {
    fn count(&self, colour: Color32) -> usize {
        let wanted = [colour.r(), colour.g(), colour.b()];
        let near = |pixel: &&[u8; 3]| pixel.iter().zip(wanted).all(|(is, wanted)| is.abs_diff(wanted) <= 2);
        self.0.iter().filter(near).count()
    }
}

fn drawn(start: Start) -> Desk {
    let builder = Harness::builder().with_size([1280.0, 800.0]).with_max_steps(32).wgpu();
    let mut desk = Desk { harness: builder.build_eframe(|made| App::new(&made.egui_ctx, start)) };
    desk.harness.run_steps(2);
    desk
}

fn picture(desk: &mut Desk, name: &str) -> Picture {
    let image = desk.harness.render().expect("a picture");
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).with_file_name("window-pictures");
    std::fs::create_dir_all(&folder).expect("a folder for pictures");
    image.save(folder.join(format!("{name}.png"))).expect("saved");
    Picture(image.pixels().map(|pixel| [pixel.0[0], pixel.0[1], pixel.0[2]]).collect())
}

/// Ground, healthy tiles and the severities of the cache are there, in the theme's own colours.
fn holds(picture: &Picture, tokens: &Tokens) {
    assert!(picture.count(tokens.panel) > 100_000, "the panels");
    assert!(picture.count(tokens.healthy_ground) > 2_000, "healthy tiles");
    assert!(picture.count(tokens.fill_of(Severity::Error)) > 100, "problems");
    assert!(picture.count(tokens.fill_of(Severity::Warning)) > 100, "risks");
    assert!(picture.count(tokens.accent) > 1_000, "the primary button");
}

#[test]
fn the_window_in_dark_and_light_with_a_finding_selected_and_zoomed_in() {
    if !skip::have("pictures of a cache", &["display"]) {
        return;
    }
    let cache = Cache::new();
    let mut desk = drawn(Start { path: Some(cache.path()), ..nothing() });
    desk.until("a verdict", judged);
    desk.key(Key::F8);
    holds(&picture(&mut desk, "finding-dark"), &DARK);
    desk.keys(Modifiers::COMMAND, Key::P);
    desk.type_text("light look");
    picture(&mut desk, "palette");
    desk.key(Key::Enter);
    holds(&picture(&mut desk, "finding-light"), &LIGHT);
    desk.keys(Modifiers::COMMAND, Key::ArrowDown);
    let zoomed = picture(&mut desk, "zoomed-light");
    assert!(zoomed.count(LIGHT.fill_of(Severity::Error)) > 100, "the records that cannot be written to");
}

#[test]
fn what_changes_for_somebody_else_in_dark_and_light() {
    if !skip::have("pictures of a comparison", &["display"]) {
        return;
    }
    let cache = Cache::new();
    let mut desk = drawn(Start { path: Some(cache.path()), ..nothing() });
    desk.until("a verdict", judged);
    desk.keys(Modifiers::COMMAND, Key::U);
    desk.type_text("1001");
    picture(&mut desk, "run-as");
    desk.key(Key::Enter);
    desk.until("the other verdict", judged);
    let strip = picture(&mut desk, "what-if-dark").count(DARK.selected);
    assert!(strip > 30_000, "the strip of what changed: {strip}");
    desk.keys(Modifiers::COMMAND, Key::P);
    desk.type_text("light look");
    desk.key(Key::Enter);
    desk.keys(Modifiers::COMMAND, Key::G);
    let strip = picture(&mut desk, "what-if-light").count(LIGHT.selected);
    assert!(strip > 20_000, "the strip of what changed: {strip}");
}

#[test]
fn the_welcome_page_and_an_example() {
    if !skip::have("pictures of the welcome page", &["display"]) {
        return;
    }
    let mut desk = drawn(nothing());
    let welcome = picture(&mut desk, "welcome");
    assert!(welcome.count(DARK.accent) > 1_000, "the primary button");
    assert!(welcome.count(DARK.raised) > 20_000, "the examples");
    let mut desk = drawn(Start { demo: Some(Story::Mix), ..nothing() });
    desk.until("the example", judged);
    holds(&picture(&mut desk, "example"), &DARK);
}

#[test]
fn while_a_scan_runs_it_says_so_nothing_is_said_to_work_and_it_can_be_stopped() {
    let folder = tempfile::tempdir().expect("a folder");
    for dir in 0..200 {
        let dir = folder.path().join(format!("mod/example.com/m{dir}"));
        std::fs::create_dir_all(&dir).expect("made");
        for file in 0..200 {
            std::fs::write(dir.join(file.to_string()), "").expect("written");
        }
    }
    let start = Start { path: Some(folder.path().join("mod")), ..nothing() };
    let draws = skip::have("a picture of a scan", &["display"]);
    let mut desk = if draws { drawn(start) } else { Desk::with(start) };
    let begun = Instant::now();
    while desk.state().scan.as_ref().is_none_or(|scan| scan.entries == 0) {
        assert!(desk.state().view().is_none_or(|view| view.verdict.is_none()), "the scan was over at once");
        assert!(begun.elapsed() < Duration::from_secs(60), "the scan did not begin");
        desk.harness.step();
    }
    desk.harness.step();
    if desk.state().scanning() {
        assert!(desk.has("Looking…") && desk.has("build: …") && desk.has("Cancel"));
        if draws {
            picture(&mut desk, "scanning");
        }
        desk.harness.key_press(Key::Escape);
        desk.harness.step();
    }
    desk.until("the end of the scan", judged);
    let stopped = desk.state().view().is_some_and(|view| view.facts.cancelled);
    assert_eq!(stopped, desk.has("The scan was stopped"));
}
