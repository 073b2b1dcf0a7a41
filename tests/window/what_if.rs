//! What if somebody else ran go, or the cache were used otherwise: switched, compared, and back.

use eframe::egui::{Key, Modifiers, ViewportId};
use modscope::go::Operation;
use modscope::health::{Policy, State as Works};
use modscope_platform::{Gid, Mode, Uid};

use crate::cache::Cache;
use crate::desk::{Desk, judged};

/// Opens the list of whom to judge for, types into it and presses Enter.
fn run_as(desk: &mut Desk, typed: &str) {
    desk.keys(Modifiers::COMMAND, Key::U);
    desk.type_text(typed);
    desk.key(Key::Enter);
}

fn uid(desk: &Desk) -> Uid {
    desk.state().question.identity.uid
}

#[test]
fn another_number_shows_before_and_after_and_there_is_a_way_back() {
    let cache = Cache::new();
    let mut desk = Desk::at(cache.path());
    let (mine, me) = (desk.headline(), uid(&desk));
    assert!(desk.state().comparison().is_none(), "nothing was switched yet");
    run_as(&mut desk, "4711");
    desk.until("the verdict for the number", |app| {
        app.state().question.identity.uid == Uid(4711) && judged(app)
    });
    assert!(desk.has("What if uid 4711 ran go instead of ania"));
    let changes: Vec<_> = desk.state().comparison().expect("a comparison").changes().collect();
    assert!(changes.contains(&(Operation::Clean, Works::Ok, Works::Blocked)), "{changes:?}");
    assert!(desk.has("works → blocked"));
    let idle = desk.harness.output().viewport_output.get(&ViewportId::ROOT).map(|root| root.repaint_delay);
    assert_eq!(idle, Some(std::time::Duration::MAX), "a comparison costs nothing while nobody moves");
    desk.click_first("Back to ania");
    desk.until("my verdict", judged);
    assert_eq!((desk.headline(), uid(&desk)), (mine, me));
    assert!(!desk.has("What if"));
}

#[test]
fn what_changed_can_be_put_away_until_the_next_switch() {
    let cache = Cache::new();
    let mut desk = Desk::at(cache.path());
    run_as(&mut desk, "4711");
    desk.until("the verdict", judged);
    desk.click("Hide what changed");
    assert!(!desk.has("What if") && uid(&desk) == Uid(4711));
    run_as(&mut desk, "4712");
    desk.until("the other verdict", |app| app.state().question.identity.uid == Uid(4712) && judged(app));
    assert!(desk.has("What if uid 4712"));
}

#[test]
fn something_else_can_be_compared_with() {
    let cache = Cache::new();
    let mut desk = Desk::at(cache.path());
    run_as(&mut desk, "4711");
    desk.until("the verdict", |app| app.state().question.identity.uid == Uid(4711) && judged(app));
    desk.click("Compare with this");
    desk.until("the comparison", judged);
    assert!(desk.has("From here on compared with uid 4711"));
    run_as(&mut desk, "4712");
    desk.until("the other verdict", |app| app.state().question.identity.uid == Uid(4712) && judged(app));
    assert!(desk.has("What if uid 4712 ran go instead of uid 4711"));
    assert!(desk.has("Nothing changes"));
    desk.click_first("Back to uid 4711");
    desk.until("the pinned verdict", judged);
    desk.click("Compare with the first again");
    desk.until("the first comparison", judged);
    assert!(desk.has("What if uid 4711 ran go instead of ania"));
}

#[test]
fn nonsense_is_answered_with_a_sentence_and_the_list_stays() {
    let cache = Cache::new();
    let mut desk = Desk::at(cache.path());
    let me = uid(&desk);
    run_as(&mut desk, "4711:x");
    desk.until("a sentence", |app| app.state().people.trouble.is_some());
    assert!(desk.has("“4711:x” can't be read"));
    desk.keys(Modifiers::COMMAND, Key::A);
    desk.type_text("nobody-of-that-name:5");
    assert!(!desk.has("can't be read"), "another text, no complaint yet");
    desk.key(Key::Enter);
    desk.until("another sentence", |app| app.state().people.trouble.is_some());
    assert!(desk.has("Nobody here is called") && uid(&desk) == me);
    desk.keys(Modifiers::COMMAND, Key::A);
    desk.type_text("4711:4712,4713");
    desk.key(Key::Enter);
    desk.until("the verdict for the numbers", |app| {
        app.state().question.identity.uid == Uid(4711) && judged(app)
    });
    assert!(desk.state().question.identity.in_group(Gid(4713)));
    assert!(desk.has("run as uid 4711"));
    assert!(!desk.has("Own something here"), "the list is closed");
    desk.keys(Modifiers::COMMAND, Key::U);
    assert!(desk.has("Asked for before"), "and remembers");
}

#[test]
fn a_group_that_shares_the_cache_is_typed_or_chosen() {
    let cache = Cache::new();
    let mut desk = Desk::at(cache.path());
    desk.keys(Modifiers::COMMAND, Key::G);
    desk.click("Shared by a group");
    desk.type_text("no-group-of-that-name");
    desk.key(Key::Enter);
    desk.until("a sentence", |app| app.state().people.trouble.is_some());
    assert!(desk.has("There is no group"));
    desk.keys(Modifiers::COMMAND, Key::A);
    desk.type_text("4711");
    desk.key(Key::Enter);
    desk.until("the verdict", |app| app.state().question.policy == Policy::Shared(Gid(4711)) && judged(app));
    assert!(desk.has("used as Shared by gid 4711"));
    assert!(desk.has("What if it were used as"));
    desk.keys(Modifiers::ALT, Key::ArrowLeft);
    desk.until("the first verdict", judged);
    assert_eq!(desk.state().question.policy, Policy::Personal);
}

#[test]
fn the_keyboard_alone_does_it_all() {
    let cache = Cache::new();
    let mut desk = Desk::at(cache.path());
    let me = desk.state().question.identity.clone();
    desk.keys(Modifiers::COMMAND, Key::U);
    desk.key(Key::ArrowDown);
    desk.key(Key::Enter);
    desk.until("somebody else", |app| app.state().question.identity != me && judged(app));
    desk.keys(Modifiers::ALT, Key::ArrowLeft);
    desk.until("me again", |app| app.state().question.identity == me && judged(app));

    desk.keys(Modifiers::COMMAND, Key::K);
    desk.key(Key::Space);
    desk.until("five operations", judged);
    assert_eq!(desk.state().question.operations.operations().count(), 5);
    desk.key(Key::Escape);
    assert!(!desk.has("build: works") && desk.has("clean: works"));

    desk.keys(Modifiers::COMMAND, Key::P);
    desk.type_text("umask 077");
    desk.key(Key::Enter);
    desk.until("the umask", judged);
    assert_eq!(desk.state().question.umask, Some(Mode::new(0o077)));
    desk.keys(Modifiers::ALT, Key::ArrowLeft);
    desk.until("the beginning", judged);
    assert!(desk.state().comparison().is_none());
}

#[test]
fn root_is_judged_with_and_without_its_powers() {
    let cache = Cache::new();
    let mut desk = Desk::at(cache.path());
    desk.keys(Modifiers::COMMAND, Key::U);
    desk.type_text("capabilities dropped");
    desk.key(Key::Enter);
    desk.until("root without powers", judged);
    let identity = desk.state().question.identity.clone();
    assert!(identity.uid == Uid::ROOT && identity.capabilities.is_empty());
    assert!(desk.has("root without capabilities"));
    desk.keys(Modifiers::COMMAND, Key::P);
    desk.type_text("with root's powers");
    desk.key(Key::Enter);
    desk.until("root", judged);
    assert!(!desk.state().question.identity.capabilities.is_empty());
}

#[test]
fn a_second_scan_is_compared_too() {
    let cache = Cache::new();
    let mut desk = Desk::at(cache.path());
    run_as(&mut desk, "4711");
    desk.until("the verdict", |app| app.state().question.identity.uid == Uid(4711) && judged(app));
    let before = desk.state().stamp.scan;
    desk.key(Key::F5);
    desk.until("the second scan", |app| app.state().stamp.scan > before && judged(app));
    assert!(desk.state().comparison().expect("a comparison").answers.is_some());
    assert!(desk.has("works → blocked"));
}
