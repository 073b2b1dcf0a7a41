//! Rows, order, filter, folds, keys: no window needed.

use super::super::columns::{Column, Sort};
use super::super::keys::{Step, row_of};
use super::super::scroll::Bring;
use super::super::{TableState, rows};
use super::world::{World, small, wide};
use crate::health::{Rule, Severity};
use crate::tree::NodeId;
use crate::ui::state::WindowParts;
use crate::ui::{Command, Commands, Filter};

/// Brings the rows up to date, as many frames as it takes.
fn settle(state: &mut TableState, world: &World) {
    let picture = world.picture(WindowParts::default());
    let mut frames = 0;
    while !state.refresh(&picture) {
        frames += 1;
        assert!(frames < 100_000, "it never ends");
    }
}

/// The names of the rows, indented.
fn seen(state: &TableState, world: &World) -> Vec<String> {
    (0..state.rows.len())
        .map(|row| {
            let name = state.rows.id(row).map(|id| world.tree.name(id)).unwrap_or_default();
            format!("{}{}", "  ".repeat(state.rows.depth(row)), String::from_utf8_lossy(name))
        })
        .collect()
}

fn turn(state: &mut TableState, world: &World, path: &str) {
    let row = state.rows.position(world.find(path), 0).expect("is a row");
    state.turn(&world.picture(WindowParts::default()), row);
}

#[test]
fn at_first_the_top_is_open_and_nothing_else() {
    let (mut state, world) = (TableState::default(), small());
    settle(&mut state, &world);
    assert_eq!(seen(&state, &world), ["", "  cache", "  example.com"]);
}

#[test]
fn opening_and_closing_at_once_gives_the_rows_that_a_new_build_gives() {
    let (mut state, world) = (TableState::default(), small());
    settle(&mut state, &world);
    for path in ["cache", "cache/download", "example.com", "cache/download/beta.org"] {
        turn(&mut state, &world, path);
    }
    turn(&mut state, &world, "cache");
    turn(&mut state, &world, "cache");
    let at_once = seen(&state, &world);
    state.key = None;
    settle(&mut state, &world);
    assert_eq!(seen(&state, &world), at_once);
    assert_eq!(
        at_once,
        [
            "",
            "  cache",
            "    download",
            "      alpha.org",
            "      beta.org",
            "        @v",
            "  example.com",
            "    lib@v1.0.0"
        ]
    );
}

#[test]
fn each_directory_is_sorted_for_itself_and_ties_stay_in_order_of_names() {
    let (mut state, world) = (TableState::default(), small());
    settle(&mut state, &world);
    for path in ["cache", "cache/download", "cache/download/alpha.org", "cache/download/alpha.org/@v"] {
        turn(&mut state, &world, path);
    }
    state.sort = Sort { by: Column::Size, descending: true };
    settle(&mut state, &world);
    let names = seen(&state, &world);
    assert_eq!(names[1..3], ["  example.com", "  cache"]);
    assert_eq!(
        names[6..],
        ["          v1.0.0.info", "          v1.0.0.mod", "          list", "      beta.org"]
    );
    state.sort = Sort { by: Column::Modified, descending: true };
    settle(&mut state, &world);
    assert_eq!(seen(&state, &world)[1..3], ["  cache", "    download"]);
}

#[test]
fn sorted_by_health_the_worst_comes_first() {
    let (mut state, world) = (TableState::default(), small());
    settle(&mut state, &world);
    turn(&mut state, &world, "cache");
    turn(&mut state, &world, "cache/download");
    for by in [Column::Health, Column::Finding, Column::Affected] {
        state.sort = Sort { by, descending: true };
        settle(&mut state, &world);
        assert_eq!(seen(&state, &world)[3..5], ["      beta.org", "      alpha.org"], "{by:?}");
    }
}

#[test]
fn a_searched_name_is_shown_with_what_lies_above_it() {
    let (mut state, mut world) = (TableState::default(), small());
    world.filter = Filter { text: "LIB.go".into(), ..Filter::default() };
    settle(&mut state, &world);
    assert_eq!(seen(&state, &world), ["", "  example.com", "    lib@v1.0.0", "      lib.go"]);
    world.filter.text = "alpha.org/@v/list".into();
    settle(&mut state, &world);
    assert_eq!(seen(&state, &world).last().map(|name| name.trim().to_owned()), Some("list".into()));
    assert_eq!(state.rows.len(), 6);
    world.filter.text = "nowhere".into();
    settle(&mut state, &world);
    assert_eq!(seen(&state, &world), [""]);
}

#[test]
fn only_what_has_findings_is_shown_down_to_the_topmost_and_opens_further_by_hand() {
    let (mut state, mut world) = (TableState::default(), small());
    world.filter = Filter { only_anomalies: true, ..Filter::default() };
    settle(&mut state, &world);
    assert_eq!(seen(&state, &world)[..4], ["", "  cache", "    download", "      beta.org"]);
    assert!(!seen(&state, &world).iter().any(|name| name.trim() == "@v" || name.contains("alpha")));
    turn(&mut state, &world, "cache/download/beta.org");
    assert_eq!(seen(&state, &world)[4], "        @v");
    world.filter = Filter { severity: Some(Severity::Error), ..Filter::default() };
    settle(&mut state, &world);
    assert_eq!(seen(&state, &world).last().map(String::as_str), Some("      beta.org"));
}

#[test]
fn the_filter_by_rule_shows_only_what_that_rule_found() {
    let (mut state, mut world) = (TableState::default(), small());
    let rule = world.health.findings[0].rule;
    world.filter = Filter { rule: Some(rule), ..Filter::default() };
    settle(&mut state, &world);
    assert_eq!(seen(&state, &world).last().map(String::as_str), Some("      beta.org"));
    world.filter = Filter { rule: Some(Rule::LinkSymlink), ..Filter::default() };
    settle(&mut state, &world);
    assert_eq!(state.rows.len(), 1);
}

#[test]
fn what_was_selected_elsewhere_unfolds_and_comes_into_view() {
    let (mut state, mut world) = (TableState::default(), small());
    settle(&mut state, &world);
    world.selected = Some(world.find("cache/download/beta.org/@v/v1.2.0.info"));
    let picture = world.picture(WindowParts::default());
    state.notice(&picture);
    state.reveal(&picture, 3.0);
    let row = state.selected_row(&picture).expect("is a row");
    assert_eq!(state.rows.id(row), world.selected);
    let top = state.scroll.position();
    assert!(top <= row as f64 && row as f64 + 1.0 <= top + 3.0, "row {row} seen from {top}");
}

#[test]
fn what_is_selected_stays_in_view_when_another_filter_makes_other_rows() {
    let (mut state, mut world) = (TableState::default(), small());
    world.filter.text = "list".into();
    settle(&mut state, &world);
    world.selected = Some(world.find("cache/download/beta.org/@v/list"));
    world.filter.text = "i".into();
    settle(&mut state, &world);
    let picture = world.picture(WindowParts::default());
    state.hold(&picture, 2.0);
    let row = state.selected_row(&picture).expect("is a row") as f64;
    let top = state.scroll.position();
    assert!(top > 0.0 && top <= row && row + 1.0 <= top + 2.0, "row {row} seen from {top}");
}

#[test]
fn left_and_right_fold_unfold_and_walk() {
    let (mut state, mut world) = (TableState::default(), small());
    settle(&mut state, &world);
    let press = |state: &mut TableState, world: &mut World, step: Step| {
        let mut commands = Commands::default();
        state.step(&world.picture(WindowParts::default()), &step, 10, &mut commands);
        for command in commands.as_slice() {
            if let Command::Select(id) = command {
                world.selected = Some(*id);
            }
        }
        state.notice(&world.picture(WindowParts::default()));
        commands.as_slice().to_vec()
    };
    press(&mut state, &mut world, Step::By(1));
    press(&mut state, &mut world, Step::By(1));
    assert_eq!(world.selected, Some(world.find("cache")));
    press(&mut state, &mut world, Step::Right);
    assert_eq!(state.rows.len(), 4, "it unfolds");
    press(&mut state, &mut world, Step::Right);
    assert_eq!(world.selected, Some(world.find("cache/download")));
    press(&mut state, &mut world, Step::Left);
    assert_eq!(world.selected, Some(world.find("cache")));
    press(&mut state, &mut world, Step::Left);
    assert_eq!(state.rows.len(), 3, "it folds");
    press(&mut state, &mut world, Step::Find("ex".into()));
    assert_eq!(world.selected, Some(world.find("example.com")));
    assert_eq!(press(&mut state, &mut world, Step::Enter), [Command::ZoomTo(world.find("example.com"))]);
    press(&mut state, &mut world, Step::First);
    press(&mut state, &mut world, Step::Left);
    assert_eq!(
        press(&mut state, &mut world, Step::Left),
        [Command::ZoomOut],
        "above the top row is the way out"
    );
}

#[test]
fn the_last_row_of_two_million_is_reached() {
    let (mut state, mut world) = (TableState::default(), wide(2000, 1000));
    world.filter.text = "0".into();
    settle(&mut state, &world);
    assert_eq!(state.rows.len(), 2_002_001);
    let last = row_of(&Step::Last, None, &state.rows, &world.tree, 10).expect("there are rows");
    let id = state.rows.id(last).expect("is a row");
    assert_eq!(world.tree.relative_path(id), b"d001999/f000999");
    let mut commands = Commands::default();
    state.select(last, &mut commands);
    let picture = world.picture(WindowParts::default());
    state.reveal(&picture, 12.5);
    assert_eq!(state.scroll.position(), 2_002_001.0 - 12.5);
    state.scroll.show(0, Bring::Edge, state.rows.len(), 12.5);
    assert_eq!(state.scroll.position(), 0.0);
}

#[test]
fn a_frame_never_works_long_on_rows() {
    let (mut state, mut world) = (TableState::default(), wide(300, 1000));
    world.filter.text = "f".into();
    let picture = world.picture(WindowParts::default());
    let mut longest = std::time::Duration::ZERO;
    loop {
        let begun = std::time::Instant::now();
        let ready = state.refresh(&picture);
        longest = longest.max(begun.elapsed());
        if ready {
            break;
        }
    }
    assert_eq!(state.rows.len(), 300_301);
    // Four milliseconds are meant; a busy machine and an unoptimized build may take longer.
    assert!(longest < std::time::Duration::from_millis(150), "{longest:?}");
}

#[test]
fn another_scan_forgets_the_old_entries_at_once() {
    let (mut state, mut world) = (TableState::default(), small());
    settle(&mut state, &world);
    turn(&mut state, &world, "cache");
    world.stamp.scan += 1;
    settle(&mut state, &world);
    assert_eq!(state.rows.len(), 3);
    assert_eq!(state.rows.id(0), Some(NodeId::ROOT));
}

#[test]
fn the_way_down_is_from_the_top_to_the_directory_an_entry_is_in() {
    let world = small();
    let entry = world.find("cache/download/alpha.org");
    let way = rows::way_down(&world.tree, NodeId::ROOT, entry).expect("lies in it");
    assert_eq!(way, [NodeId::ROOT, world.find("cache"), world.find("cache/download")]);
    assert_eq!(rows::way_down(&world.tree, world.find("example.com"), entry), None);
}
