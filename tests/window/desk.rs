//! A window to work at, without a screen.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use eframe::egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use modscope::demo::Story;
use modscope::ui::{App, Start};
use modscope_platform::{Capabilities, Identity, accounts};

/// Nothing here takes longer, even on a busy machine.
const PATIENCE: Duration = Duration::from_secs(120);

pub struct Desk {
    pub harness: Harness<'static, App>,
}

impl Desk {
    /// A window of 1280 by 800 with nothing to look at.
    pub fn empty() -> Self {
        Self::with(Start { path: None, demo: None, settings: None, query: None, me: me() })
    }

    /// A window that looks at a folder or a saved scan.
    pub fn at(path: impl Into<PathBuf>) -> Self {
        let mut desk = Self::with(Start { path: Some(path.into()), ..nothing() });
        desk.until("a verdict or a reason", |app| judged(app) || app.state().trouble.is_some());
        desk
    }

    /// A window that shows an example.
    pub fn showing(story: Story) -> Self {
        let mut desk = Self::with(Start { demo: Some(story), ..nothing() });
        desk.until("the example", judged);
        desk
    }

    pub fn with(start: Start) -> Self {
        Self::sized(start, 1280.0, 800.0)
    }

    pub fn sized(start: Start, width: f32, height: f32) -> Self {
        let builder = Harness::builder().with_size([width, height]).with_max_steps(32);
        let mut desk = Self { harness: builder.build_eframe(|made| App::new(&made.egui_ctx, start)) };
        desk.harness.run_steps(2);
        desk
    }

    /// Lets the workers work until something holds.
    pub fn until(&mut self, what: &str, holds: impl Fn(&App) -> bool) {
        let begun = Instant::now();
        while !holds(self.harness.state()) {
            assert!(begun.elapsed() < PATIENCE, "{what} did not come");
            std::thread::sleep(Duration::from_millis(10));
            self.harness.step();
        }
        self.settle();
    }

    /// Draws until nothing moves any more; also holds that every control has a name.
    pub fn settle(&mut self) {
        self.harness.run();
    }

    /// Presses a key.
    pub fn key(&mut self, key: Key) {
        self.keys(Modifiers::NONE, key);
    }

    /// Presses a key with others.
    pub fn keys(&mut self, modifiers: Modifiers, key: Key) {
        self.harness.key_press_modifiers(modifiers, key);
        self.settle();
    }

    /// Clicks what has this name.
    pub fn click(&mut self, name: &str) {
        self.harness.get_by_label(name).click();
        self.settle();
    }

    /// Clicks the first thing whose name has this in it.
    pub fn click_first(&mut self, part: &str) {
        let found = self.harness.query_all_by_label_contains(part).next();
        found.unwrap_or_else(|| panic!("nothing is called {part}")).click();
        self.settle();
    }

    /// Types into what has the focus.
    pub fn type_text(&mut self, text: &str) {
        self.harness.event(eframe::egui::Event::Text(text.to_owned()));
        self.settle();
    }

    /// Whether something is called so.
    pub fn has(&self, name: &str) -> bool {
        self.harness.query_all_by_label_contains(name).next().is_some()
    }

    pub fn state(&self) -> &modscope::ui::state::State {
        self.harness.state().state()
    }

    pub fn headline(&self) -> String {
        let verdict = self.state().view().and_then(|view| view.verdict.clone());
        verdict.map(|verdict| verdict.headline).unwrap_or_default()
    }

    /// The path of the selected entry in the cache.
    pub fn selected(&self) -> Option<String> {
        let view = self.state().view()?;
        let tree = view.tree.read();
        self.state().selected.map(|id| String::from_utf8_lossy(&tree.relative_path(id)).into_owned())
    }

    /// The path of the directory that the map shows.
    pub fn zoom(&self) -> Option<String> {
        let view = self.state().view()?;
        let tree = view.tree.read();
        Some(String::from_utf8_lossy(&tree.relative_path(self.state().zoom)).into_owned())
    }
}

pub fn nothing() -> Start {
    Start { path: None, demo: None, settings: None, query: None, me: me() }
}

/// A whole cache was judged for whom it is shown.
pub fn judged(app: &App) -> bool {
    let state = app.state();
    !state.judging && state.scan.is_none() && state.view().is_some_and(|view| view.verdict.is_some())
}

/// Whoever runs the test, without the powers of root: modes decide for them.
pub fn me() -> Identity {
    Identity { name: Some("ania".into()), capabilities: Capabilities::empty(), ..accounts::current() }
}
