//! The table in a window without a screen: by role and name, with keys and clicks.

use eframe::egui::{Key, Role, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::super::{TableState, show};
use super::world::{World, small, wide};
use crate::ui::settings::ThemeChoice;
use crate::ui::state::WindowParts;
use crate::ui::{Command, Commands, Tokens, fonts, theme};

struct Window {
    world: World,
    table: TableState,
    ready: bool,
    /// Everything that was asked for.
    asked: Vec<Command>,
}

fn open(world: World, width: f32) -> Harness<'static, Window> {
    let window = Window { world, table: TableState::default(), ready: false, asked: Vec::new() };
    let mut harness = Harness::builder().with_size(vec2(width, 400.0)).build_ui_state(
        |ui, window: &mut Window| {
            if !window.ready {
                window.ready = true;
                fonts::install(ui.ctx());
                theme::apply(ui.ctx(), ThemeChoice::Dark);
                return;
            }
            let mut commands = Commands::default();
            let picture = window.world.picture(WindowParts::default());
            show(ui, &mut window.table, &picture, Tokens::of(ui.ctx()), &mut commands);
            for command in commands.as_slice() {
                match command {
                    Command::Select(id) => window.world.selected = Some(*id),
                    Command::Search(text) => window.world.filter.text.clone_from(text),
                    Command::ToggleOnlyAnomalies => window.world.filter.only_anomalies ^= true,
                    Command::ClearFilter => window.world.filter = Default::default(),
                    _ => {}
                }
                window.asked.push(command.clone());
            }
        },
        window,
    );
    harness.run_steps(4);
    harness
}

fn press(harness: &mut Harness<'_, Window>, key: Key) {
    harness.key_press(key);
    harness.run_steps(3);
}

fn selected(harness: &Harness<'_, Window>) -> String {
    let world = &harness.state().world;
    world
        .selected
        .map(|id| String::from_utf8_lossy(&world.tree.relative_path(id)).into_owned())
        .unwrap_or_default()
}

#[test]
fn rows_are_tree_items_with_name_state_owner_and_mode() {
    let harness = open(small(), 700.0);
    let row = harness.get_by_label("cache, problem, ania, rwxr-xr-x");
    assert_eq!(row.accesskit_node().role(), Role::TreeItem);
    assert_eq!(row.accesskit_node().is_selected(), Some(false));
    assert!(harness.query_by_role(Role::Tree).is_some());
}

#[test]
fn the_keyboard_goes_everywhere() {
    let mut harness = open(small(), 700.0);
    press(&mut harness, Key::ArrowDown);
    press(&mut harness, Key::ArrowDown);
    assert_eq!(selected(&harness), "cache");
    press(&mut harness, Key::ArrowRight);
    press(&mut harness, Key::ArrowRight);
    press(&mut harness, Key::ArrowRight);
    assert_eq!(selected(&harness), "cache/download");
    press(&mut harness, Key::End);
    assert_eq!(selected(&harness), "example.com");
    press(&mut harness, Key::Home);
    press(&mut harness, Key::PageDown);
    assert_eq!(selected(&harness), "example.com");
    press(&mut harness, Key::Enter);
    assert!(matches!(harness.state().asked.last(), Some(Command::ZoomTo(_))));
}

#[test]
fn a_click_selects_and_the_triangle_opens() {
    let mut harness = open(small(), 700.0);
    harness.get_by_label_contains("cache, ").click();
    harness.run_steps(3);
    assert_eq!(selected(&harness), "cache");
    press(&mut harness, Key::ArrowRight);
    let row = harness.get_by_label_contains("download, problem, ania");
    assert_eq!(row.accesskit_node().is_selected(), Some(false));
}

#[test]
fn typing_into_the_field_filters_and_letters_do_not_move_the_selection() {
    let mut harness = open(small(), 700.0);
    harness.get_by_label("Filter by name").click();
    harness.run_steps(2);
    harness.get_by_label("Filter by name").type_text("lib");
    harness.run_steps(6);
    assert_eq!(harness.state().world.filter.text, "lib");
    assert!(harness.query_by_label_contains("lib.go, ").is_some());
    assert_eq!(selected(&harness), "");
}

#[test]
fn a_title_sorts() {
    let mut harness = open(small(), 700.0);
    harness.get_by_role_and_label(Role::ColumnHeader, "Size").click();
    harness.run_steps(3);
    let top = |harness: &Harness<'_, Window>, name: &str| harness.get_by_label_contains(name).rect().top();
    assert!(top(&harness, "example.com, ") < top(&harness, "cache, "));
}

#[test]
fn nothing_found_says_so_and_offers_the_way_back() {
    let mut world = small();
    world.filter.text = "nowhere".into();
    let mut harness = open(world, 700.0);
    harness.get_by_label("Show everything").click();
    harness.run_steps(3);
    assert!(harness.state().world.filter.is_empty());
}

#[test]
fn the_last_of_two_million_rows_is_drawn_whole_at_the_bottom() {
    let mut world = wide(2000, 1000);
    world.filter.text = "0".into();
    let mut harness = open(world, 700.0);
    for _ in 0..5_000 {
        harness.run_steps(1);
        if harness.state().table.build.is_none() {
            break;
        }
    }
    press(&mut harness, Key::End);
    assert_eq!(selected(&harness), "d001999/f000999");
    let row = harness.get_by_label_contains("f000999, ").rect();
    // The harness leaves a margin of eight points.
    assert!((row.bottom() - 392.0).abs() < 1.0 && (row.height() - 24.0).abs() < 0.01, "{row:?}");
}

#[test]
fn a_narrow_table_keeps_name_and_health_and_a_wide_one_shows_all() {
    let titles = |width| {
        let harness = open(small(), width);
        harness.query_all_by_role(Role::ColumnHeader).count()
    };
    assert_eq!([titles(300.0), titles(672.0), titles(1200.0)], [2, 5, 8]);
}
