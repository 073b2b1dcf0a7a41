//! What a frame of the window costs with a million entries and all panels open: input, layout and
//! tessellation, over 500 frames of scrolling, hovering, sorting, selecting and zooming.
//!
//! `cargo bench --bench frame`. The window is the real one, without a screen: what the graphics card
//! does is left out. The tree comes from a saved scan; the user asked for is a stranger to it, so that
//! everything is affected.

#![allow(clippy::expect_used, reason = "a benchmark that cannot run stops")]

use std::path::PathBuf;
use std::time::{Duration, Instant};

use eframe::App as _;
use eframe::egui::{self, Event, Key, Modifiers, Pos2, RawInput, Rect, Vec2, pos2, vec2};
use modscope::go::CacheKind;
use modscope::health::GoSettings;
use modscope::report::saved::{About, Overwrite, save};
use modscope::scan::{Facts, SharedTree, Target};
use modscope::survey::Survey;
use modscope::ui::{App, Start};
use modscope_platform::{Gid, Identity, Uid};

#[path = "common/million.rs"]
mod million;

const FRAMES: usize = 500;
const SIZE: Vec2 = vec2(1920.0, 1080.0);

struct Bench {
    ctx: egui::Context,
    app: App,
    frame: eframe::Frame,
    time: f64,
    /// What the last frame was made of.
    vertices: usize,
}

impl Bench {
    /// One frame with these events; what it cost.
    fn frame(&mut self, events: Vec<Event>) -> Duration {
        self.time += 1.0 / 60.0;
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, SIZE)),
            time: Some(self.time),
            events,
            ..RawInput::default()
        };
        let Self { ctx, app, frame, .. } = self;
        let start = Instant::now();
        app.logic(ctx, frame);
        let output = ctx.run_ui(input, |ui| app.ui(ui, frame));
        let meshes = ctx.tessellate(output.shapes, output.pixels_per_point);
        let cost = start.elapsed();
        self.vertices = meshes.iter().map(|mesh| vertices(&mesh.primitive)).sum();
        cost
    }

    /// Frames until the scan is open and judged.
    fn open(&mut self) {
        let start = Instant::now();
        while self.app.state().view.as_ref().is_none_or(|view| view.health.findings.is_empty()) {
            assert!(start.elapsed() < Duration::from_secs(60), "the saved scan opens");
            self.frame(Vec::new());
            std::thread::sleep(Duration::from_millis(5));
        }
        for _ in 0..120 {
            self.frame(Vec::new());
            std::thread::sleep(Duration::from_millis(5));
        }
    }
}

fn main() -> std::io::Result<()> {
    let folder = tempfile::tempdir()?;
    let file = saved(folder.path().join("million.modscope"));
    let ctx = egui::Context::default();
    let me = Identity::new(None, Uid(1001), Gid(1001), Vec::new());
    let start = Start { path: Some(file), demo: None, settings: None, query: None, me };
    let app = App::new(&ctx, start);
    let mut bench = Bench { ctx, app, frame: eframe::Frame::_new_kittest(), time: 0.0, vertices: 0 };
    bench.open();
    let entries = bench.app.state().view.as_ref().map_or(0, |view| view.tree.read().len());
    let mut costs: Vec<(Duration, &str)> = (0..FRAMES).map(|index| step(&mut bench, index)).collect();
    costs.sort_unstable();
    let at = |part: usize| costs[(FRAMES * part / 100).min(FRAMES - 1)].0.as_secs_f64() * 1e3;
    println!("{entries} entries, {FRAMES} frames at {SIZE:?}, the last of {} vertices", bench.vertices);
    println!("| median | 90th | 99th percentile | worst |\n|---|---|---|---|");
    let (worst, doing) = costs[FRAMES - 1];
    println!(
        "| {:.2} ms | {:.2} ms | {:.2} ms | {:.2} ms ({doing}) |",
        at(50),
        at(90),
        at(99),
        worst.as_secs_f64() * 1e3
    );
    Ok(())
}

/// The million entries in a file, made by the owner of them all.
fn saved(path: PathBuf) -> PathBuf {
    let target = Target { path: "/bench".into(), kind: CacheKind::Module };
    let survey = Survey::of(target, SharedTree::new(million::tree(0)), Facts::default());
    let stranger = Identity::new(None, Uid(1001), Gid(1001), Vec::new());
    let about = About::here(&survey, &stranger, GoSettings::default(), 0);
    save(&path, &survey, &about, Overwrite::Never).expect("the scan is saved");
    path
}

/// What a person does in frame `index`; pointer positions go over the map and the table.
fn step(bench: &mut Bench, index: usize) -> (Duration, &'static str) {
    let across = index as f32 / FRAMES as f32;
    let map = pos2(350.0 + 500.0 * across, 250.0 + 600.0 * (1.0 - across));
    let table = pos2(1250.0, 300.0 + 500.0 * across);
    let (doing, events) = match index % 10 {
        0..=3 => ("hover", vec![Event::PointerMoved(map)]),
        4..=6 => ("scroll", vec![Event::PointerMoved(table), wheel(-400.0)]),
        7 => ("select", click(table)),
        8 => ("key", vec![key(if index % 20 == 8 { Key::ArrowDown } else { Key::End })]),
        _ if index % 50 == 49 => ("sort", click(pos2(1150.0 + 200.0 * ((index / 50) % 3) as f32, 172.0))),
        _ if index % 50 == 29 => ("zoom", [click(map), click(map)].concat()),
        _ => ("zoom out", vec![key(Key::Backspace)]),
    };
    (bench.frame(events), doing)
}

fn vertices(primitive: &egui::epaint::Primitive) -> usize {
    match primitive {
        egui::epaint::Primitive::Mesh(mesh) => mesh.vertices.len(),
        egui::epaint::Primitive::Callback(_) => 0,
    }
}

fn wheel(y: f32) -> Event {
    Event::MouseWheel {
        unit: egui::MouseWheelUnit::Point,
        delta: vec2(0.0, y),
        phase: egui::TouchPhase::Move,
        source: egui::MouseWheelSource::Unknown,
        modifiers: Modifiers::NONE,
    }
}

fn click(pos: Pos2) -> Vec<Event> {
    let button = |pressed| Event::PointerButton {
        pos,
        button: egui::PointerButton::Primary,
        pressed,
        modifiers: Modifiers::NONE,
    };
    vec![Event::PointerMoved(pos), button(true), button(false)]
}

fn key(key: Key) -> Event {
    Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers: Modifiers::NONE }
}
