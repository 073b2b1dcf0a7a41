//! The findings and the inspector side by side, without a screen: by role and name, with keys and clicks.

use std::path::{Path, PathBuf};

use eframe::egui::{Key, Panel, Role, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use modscope_platform::{Gid, Kind, Metadata, Mode, Uid};

use super::FindingsState;
use crate::go::CacheKind;
use crate::health::{Health, Place, Question, Rule, Subject, Versions, judge};
use crate::scan::{Facts, Step};
use crate::tree::{NodeId, Tree};
use crate::ui::settings::ThemeChoice;
use crate::ui::state::WindowParts;
use crate::ui::views::inspector::InspectorState;
use crate::ui::views::{findings, inspector};
use crate::ui::{Area, Command, Commands, Filter, Picture, Stamp, Tokens, fonts, theme};
use crate::words::Names;
use crate::words::tests::{ania, names, sudo_go, tree};

struct World {
    tree: Tree,
    health: Health,
    versions: Versions,
    facts: Facts,
    question: Question,
    names: Names,
    filter: Filter,
    selected: Option<NodeId>,
    finding: Option<usize>,
    stamp: Stamp,
    list: FindingsState,
    page: InspectorState,
    ready: bool,
    copied: Vec<String>,
}

impl World {
    fn of(tree: Tree, way: &[(&str, u32, u32)]) -> Self {
        let step = |(path, mode, uid): &(&str, u32, u32)| Step {
            path: PathBuf::from(path),
            metadata: Ok(Metadata {
                kind: Kind::Dir,
                mode: Mode::new(*mode),
                uid: Uid(*uid),
                gid: Gid(*uid),
                links: 1,
                size: 0,
                modified: 0,
                device: 1,
                inode: 1,
                flags: Default::default(),
                mount: 0,
            }),
            acl: None,
            mount: None,
        };
        let facts = Facts { way: way.iter().map(step).collect(), ..Facts::default() };
        let question = Question::new(ania(), 1_800_000_000);
        let versions = Versions::of(&tree);
        let health = judge(&tree, &facts, &versions, &question);
        Self {
            tree,
            health,
            versions,
            facts,
            question,
            names: names(),
            filter: Filter::default(),
            selected: None,
            finding: None,
            stamp: Stamp { scan: 1, growth: 1, judgement: 1 },
            list: FindingsState::default(),
            page: InspectorState::default(),
            ready: false,
            copied: Vec::new(),
        }
    }

    fn select(&mut self, path: &str) {
        self.selected = self.tree.find(path.as_bytes());
        self.finding = None;
    }

    fn apply(&mut self, command: &Command) {
        match command {
            Command::SelectFinding(index) => {
                self.finding = Some(*index);
                if let Place::Entry(id) = self.health.findings[*index].place {
                    self.selected = Some(id);
                }
            }
            Command::Copy(text) => self.copied.push(text.clone()),
            Command::ClearFilter => self.filter = Filter::default(),
            _ => {}
        }
    }
}

fn open(world: World) -> Harness<'static, World> {
    let mut harness = Harness::builder().with_size(vec2(620.0, 1400.0)).build_ui_state(
        |ui, world: &mut World| {
            if !world.ready {
                world.ready = true;
                fonts::install(ui.ctx());
                theme::apply(ui.ctx(), ThemeChoice::Dark);
                return;
            }
            let mut commands = Commands::default();
            let (mut list, mut page) = (std::mem::take(&mut world.list), std::mem::take(&mut world.page));
            let picture = Picture {
                tree: &world.tree,
                health: &world.health,
                versions: &world.versions,
                facts: &world.facts,
                kind: CacheKind::Module,
                path: Path::new("/home/ania/go/pkg/mod"),
                question: &world.question,
                compared: None,
                selected: world.selected,
                finding: world.finding,
                zoom: NodeId::ROOT,
                area: Area::Entries,
                filter: &world.filter,
                scanning: false,
                names: &world.names,
                stamp: world.stamp,
                parts: WindowParts::default(),
            };
            let tokens = Tokens::of(ui.ctx());
            Panel::left("left").exact_size(300.0).show(ui, |ui| {
                findings::show(ui, &mut list, &picture, tokens, &mut commands);
            });
            inspector::show(ui, &mut page, &picture, tokens, &mut commands);
            (world.list, world.page) = (list, page);
            for command in commands.as_slice() {
                world.apply(command);
            }
        },
        world,
    );
    harness.run_steps(4);
    harness
}

const WAY: &[(&str, u32, u32)] = &[("/", 0o755, 0), ("/home", 0o755, 0), ("/home/ania", 0o750, 1000)];

#[test]
fn a_finding_is_a_list_item_with_all_it_says() {
    let harness = open(World::of(sudo_go(), WAY));
    let card = harness
        .get_by_label_contains("problem: Owned by root, ania can't write, cache/download/golang.org/x");
    assert_eq!(card.accesskit_node().role(), Role::ListItem);
    assert!(harness.query_by_label_contains("as Go made").is_some());
    assert!(harness.query_by_label("Nothing is selected").is_some());
}

#[test]
fn a_click_shows_why_and_what_to_do_and_copies_the_command() {
    let mut harness = open(World::of(sudo_go(), WAY));
    harness.get_by_label_contains("problem: Owned by root").click();
    harness.run_steps(4);
    assert_eq!(harness.state().finding, Some(0));
    for said in ["What Go does here", "Who may do what", "The way here", "The fix", "If you leave it"] {
        assert!(harness.query_by_label(said).is_some(), "{said}");
    }
    assert!(harness.query_by_label("ania write: no: mode").is_some());
    assert!(harness.query_by_label("root (owner) write: yes").is_some());
    harness.get_by_label("Copy command").click();
    harness.run_steps(3);
    let copied = &harness.state().copied;
    assert_eq!(copied, &["sudo chown -hR -- ania:ania '/home/ania/go/pkg/mod/cache/download/golang.org/x'"]);
}

#[test]
fn arrows_go_through_the_list() {
    let entries =
        [("cache/download/a.b/", 0o755, 0), ("c.d@v1.0.0/x.go", 0o755, 1000), ("e.f/", 0o777, 1000)];
    let mut harness = open(World::of(tree(&entries), WAY));
    let count = harness.state().health.findings.len();
    assert!(count >= 3, "{:?}", harness.state().health.findings);
    harness.get_by_label_contains("problem: ").click();
    harness.run_steps(3);
    let press = |harness: &mut Harness<'_, World>, key| {
        harness.key_press(key);
        harness.run_steps(3);
    };
    press(&mut harness, Key::ArrowDown);
    assert_eq!(harness.state().finding, Some(1));
    press(&mut harness, Key::End);
    assert_eq!(harness.state().finding, Some(count - 1));
    press(&mut harness, Key::ArrowUp);
    press(&mut harness, Key::Home);
    assert_eq!(harness.state().finding, Some(0));
}

#[test]
fn a_filter_hides_findings_and_is_taken_off_again() {
    let mut world = World::of(sudo_go(), WAY);
    world.filter.rule = Some(Rule::LinkSpecial);
    let mut harness = open(world);
    assert_eq!(harness.query_all_by_label_contains("problem: ").count(), 0);
    harness.get_by_label("Show everything again").click();
    harness.run_steps(4);
    assert!(harness.query_all_by_label_contains("problem: ").count() > 0);
}

#[test]
fn a_read_only_module_is_said_to_be_healthy() {
    let mut world = World::of(tree(&[("a.b@v1.0.0/", 0o555, 1000), ("a.b@v1.0.0/x.go", 0o444, 1000)]), WAY);
    world.health = Health::default();
    world.select("a.b@v1.0.0/x.go");
    let harness = open(world);
    assert!(harness.query_by_label_contains("read-only on purpose: nobody").is_some());
}

#[test]
fn a_closed_folder_on_the_way_is_named_and_what_is_behind_it_is_not_reached() {
    let way = [WAY[0], WAY[1], ("/home/ania", 0o700, 1001)];
    let world = World::of(sudo_go(), &way);
    let mut harness = open(world);
    harness.get_by_label_contains("problem: ania can't pass ania").click();
    harness.run_steps(4);
    assert!(harness.query_by_label_contains("Use a cache of ania's own").is_some());
    assert!(harness.query_by_label("stops here").is_some());
    harness.state_mut().select("golang.org/x/net@v0.1.0/a.go");
    harness.run_steps(4);
    assert!(harness.query_by_label("ania (owner) read: no: the way").is_some());
    assert!(harness.query_all_by_label("not reached").count() > 0);
}

#[test]
fn a_setting_has_a_page_of_its_own() {
    let mut world = World::of(sudo_go(), WAY);
    let mut finding = world.health.findings[0].clone();
    finding.rule = Rule::EnvModcacherw;
    finding.place = Place::Setting("GOFLAGS");
    finding.roots.clear();
    let (value, source) = (b"-modcacherw".to_vec(), "goenv");
    finding.subject =
        Some(Box::new(Subject { setting: Some("GOFLAGS"), value, source, ..Subject::default() }));
    world.health.findings = vec![finding];
    world.finding = Some(0);
    let harness = open(world);
    for said in [
        "GOFLAGS",
        "GOFLAGS=-modcacherw",
        "What go is set to",
        "-modcacherw",
        "set with go env -w",
        "The fix",
    ] {
        assert!(harness.query_all_by_label(said).next().is_some(), "{said}");
    }
    assert!(harness.query_by_label("The way here").is_none());
}

#[test]
fn a_folder_on_the_way_says_who_may_pass_it() {
    let way = [WAY[0], WAY[1], ("/home/ania", 0o700, 1001)];
    let mut harness = open(World::of(sudo_go(), &way));
    harness.get_by_label_contains("problem: ania can't pass ania").click();
    harness.run_steps(4);
    assert!(harness.query_by_label("ben (owner) enter: yes").is_some());
    assert!(harness.query_by_label("ania enter: no: mode").is_some());
}

#[test]
fn thousands_of_findings_cost_no_more_than_those_that_are_seen() {
    let mut world = World::of(sudo_go(), WAY);
    let one = world.health.findings[0].clone();
    world.health.findings = vec![one; 5_000];
    let mut harness = open(world);
    let drawn = harness.query_all_by_label_contains("problem: ").count();
    assert!((5..40).contains(&drawn), "{drawn}");
    harness.state_mut().finding = Some(4_900);
    harness.run_steps(30);
    assert!(
        harness
            .query_all_by_label_contains("problem: ")
            .any(|card| card.accesskit_node().is_selected() == Some(true))
    );
}
