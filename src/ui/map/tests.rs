use eframe::egui::{Pos2, Rect, pos2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use modscope_platform::{Kind, Uid};

use super::sample::{self, Scene};
use super::shade::shades;
use super::tiles::{Frame, Shape, Tiles};
use super::{MapState, show};
use crate::go::Role;
use crate::health::Severity;
use crate::text;
use crate::tree::{Contents, NodeId};
use crate::ui::settings::ThemeChoice;
use crate::ui::widgets::sign::Sign;
use crate::ui::{Area, Command, Commands, Tokens, fonts, theme};

/// The map in a window of its own; commands are carried out as the window does.
struct World {
    scene: Scene,
    state: MapState,
    pushed: Vec<Command>,
}

fn window(scene: Scene) -> Harness<'static, World> {
    let world = World { scene, state: MapState::default(), pushed: Vec::new() };
    let mut ready = false;
    let mut harness = Harness::builder()
        .with_size(vec2(720.0, 360.0))
        .with_step_dt(1.0 / 60.0)
        .with_max_steps(60)
        .build_ui_state(
            move |ui, world: &mut World| {
                if !ready {
                    fonts::install(ui.ctx());
                    theme::apply(ui.ctx(), ThemeChoice::Dark);
                    ready = true;
                    ui.request_repaint();
                    return;
                }
                let mut commands = Commands::default();
                let tokens = Tokens::of(ui.ctx());
                show(ui, &mut world.state, &world.scene.picture(), tokens, &mut commands);
                for command in commands.as_slice() {
                    match command {
                        Command::Select(id) => world.scene.selected = Some(*id),
                        Command::ZoomTo(id) => world.scene.zoom = *id,
                        Command::SetArea(area) => world.scene.area = *area,
                        _ => {}
                    }
                    world.pushed.push(command.clone());
                }
            },
            world,
        );
    harness.run();
    harness
}

#[test]
fn every_role_says_what_it_is_and_what_go_does_with_it() {
    for role in Role::ALL {
        let key = format!("role-{}", role.id());
        assert!(text::has(&key) && text::has(&format!("{key}-does")), "{key}");
    }
}

#[test]
fn one_bad_file_among_ten_thousand_colours_the_tile_it_is_merged_into() {
    let good = (0..10_000).map(|n| (format!("cache/download/a.com/m/@v/v0.0.{n}.mod"), Ok(sample::file(9))));
    let bad = sample::meta(Kind::File, 0o600, Uid(0), 9);
    let scene =
        Scene::of(sample::tree(good.chain([("cache/download/a.com/m/@v/v9.0.0.mod".to_owned(), Ok(bad))])));
    let rect = Rect::from_min_size(Pos2::ZERO, vec2(140.0, 120.0));
    let tiles = Tiles::of(&scene.tree, Frame { zoom: NodeId::ROOT, rect, area: Area::Entries }, None);
    let shades = shades(&scene.tree, &scene.health.heat, &tiles, false);
    let worst = scene.picture().share(NodeId::ROOT).worst();
    assert!(worst.is_some());
    let merged =
        tiles.as_slice().iter().position(|tile| matches!(tile.shape, Shape::Rest { .. })).expect("merged");
    assert_eq!(tiles.as_slice()[merged].entries, 10_001);
    assert_eq!(shades[merged].face, worst);
    assert!(shades[merged].sign.is_some());
    let colour = shades[merged].colour(&theme::DARK, &tiles.as_slice()[merged]);
    assert!(theme::contrast(colour, theme::DARK.healthy_ground) > 1.1);
}

#[test]
fn every_affected_entry_is_counted_in_exactly_one_tile_of_each_depth() {
    let scene = Scene::of(sample::damaged());
    let rect = Rect::from_min_size(Pos2::ZERO, vec2(700.0, 300.0));
    let tiles = Tiles::of(&scene.tree, Frame { zoom: NodeId::ROOT, rect, area: Area::Entries }, None);
    let shades = shades(&scene.tree, &scene.health.heat, &tiles, false);
    let whole = scene.picture().share(NodeId::ROOT);
    assert!(whole.total_affected() > 0);
    let own = |tile: &super::Tile| {
        let chain = std::iter::successors(Some(tile.node), |id| {
            if *id == tile.top { None } else { scene.tree.parent(*id) }
        });
        chain.filter(|id| scene.health.heat.own(*id).is_some()).count() as u64
    };
    let sum: u64 = tiles
        .as_slice()
        .iter()
        .zip(&shades)
        .map(|(tile, shade)| match tile.shape {
            Shape::Folder { .. } => own(tile),
            Shape::Whole | Shape::Rest { .. } => shade.share.total_affected(),
        })
        .sum();
    assert_eq!(sum, whole.total_affected());
}

#[test]
fn what_could_not_be_read_is_hatched_and_says_so() {
    let scene = Scene::of(sample::damaged());
    let rect = Rect::from_min_size(Pos2::ZERO, vec2(700.0, 300.0));
    let tiles = Tiles::of(&scene.tree, Frame { zoom: NodeId::ROOT, rect, area: Area::Entries }, None);
    let shades = shades(&scene.tree, &scene.health.heat, &tiles, false);
    assert_eq!(
        scene.tree.contents(scene.find("cache/download/private.corp")),
        Some(Contents::Unreadable(13))
    );
    let closed = tiles.showing(&scene.tree, scene.find("cache/download/private.corp")).expect("shown");
    assert!(shades[closed].unknown > 0.0);
    assert!(shades[closed].sign.is_some_and(|sign| sign != Sign::Healthy));
}

#[test]
fn before_the_judgement_the_ground_is_healthy() {
    let mut scene = Scene::of(sample::damaged());
    scene.health = crate::health::Health::default();
    let rect = Rect::from_min_size(Pos2::ZERO, vec2(700.0, 300.0));
    let tiles = Tiles::of(&scene.tree, Frame { zoom: NodeId::ROOT, rect, area: Area::Entries }, None);
    let shades = shades(&scene.tree, &scene.health.heat, &tiles, true);
    assert!(shades.iter().all(|shade| shade.face.is_none()));
}

#[test]
fn a_tile_is_heard_by_path_entries_and_worst_severity_and_clicked_by_it() {
    let mut harness = window(Scene::of(sample::damaged()));
    let node = harness.get_by_label_contains("golang.org/x/text/@v, 61 entries, problem");
    node.click_accesskit();
    harness.run();
    let world = harness.state();
    let selected = world.scene.selected.expect("selected");
    assert!(world.scene.tree.is_within(selected, world.scene.find("cache/download/golang.org")));
    assert_eq!(world.scene.health.heat.own(selected), Some(Severity::Error));
}

#[test]
fn the_pointer_selects_and_a_double_click_goes_in() {
    let mut harness = window(Scene::of(sample::damaged()));
    harness.get_by_label_contains("golang.org/x/text/@v, 61 entries").click();
    harness.run();
    assert!(matches!(harness.state().pushed.last(), Some(Command::Select(_))));
    harness.get_by_label_contains("golang.org/x/text/@v, 61 entries").click();
    harness.run();
    let world = harness.state();
    let inside = |command: &Command| match command {
        Command::ZoomTo(id) => world.scene.tree.is_within(*id, world.scene.find("cache/download/golang.org")),
        _ => false,
    };
    assert!(world.pushed.iter().any(inside), "{:?}", world.pushed);
}

#[test]
fn the_breadcrumb_goes_out_and_the_switch_changes_areas() {
    let mut scene = Scene::of(sample::damaged());
    scene.zoom = scene.find("cache/download");
    let mut harness = window(scene);
    harness.get_by_label("bytes").click();
    harness.run();
    assert_eq!(harness.state().scene.area, Area::Bytes);
    harness.get_by_label("mod").click();
    harness.run();
    assert_eq!(harness.state().scene.zoom, NodeId::ROOT);
}

#[test]
fn arrows_go_from_tile_to_tile() {
    use eframe::egui::Key;
    let mut harness = window(Scene::of(sample::damaged()));
    harness.get_by_label_contains("Map of").focus();
    harness.run();
    harness.key_press(Key::ArrowRight);
    harness.run();
    let first = harness.state().scene.selected;
    assert!(first.is_some());
    harness.key_press(Key::ArrowRight);
    harness.run();
    assert_ne!(harness.state().scene.selected, first);
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(harness.state().pushed.last(), Some(&Command::ZoomIn));
}

#[test]
fn another_judgement_changes_colours_and_no_tile() {
    let mut harness = window(Scene::of(sample::damaged()));
    let layouts = harness.state().state.layouts();
    harness.state_mut().scene.stamp.judgement += 1;
    harness.state_mut().scene.health = crate::health::Health::default();
    harness.run();
    assert_eq!(harness.state().state.layouts(), layouts);
    harness.get_by_label_contains("golang.org/x/text/@v, 61 entries, healthy");
}

#[test]
fn a_still_map_lays_nothing_out_and_asks_for_no_frame() {
    let mut harness = window(Scene::of(sample::damaged()));
    let layouts = harness.state().state.layouts();
    harness.hover_at(pos2(300.0, 200.0));
    harness.run();
    harness.run();
    assert_eq!(harness.state().state.layouts(), layouts);
}
