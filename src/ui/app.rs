//! The window itself: takes the workers' messages, draws a frame, carries out what was asked for.

mod events;
mod frame;
mod input;
mod split;
mod window;

use std::path::PathBuf;

use eframe::egui::{Context, Ui};
use modscope_platform::Identity;

use super::command::Commands;
use super::settings::Settings;
use super::state::{State, WindowParts};
use super::theme;
use super::views::Views;
use super::worker::Workers;
use super::{execute, fonts};
use crate::demo::Story;
use crate::discover::Query;

pub use window::{NoWindow, has_display, open_window};

/// What a window begins with.
#[derive(Debug, Clone)]
pub struct Start {
    /// A cache's folder or a saved scan.
    pub path: Option<PathBuf>,
    /// An example to show.
    pub demo: Option<Story>,
    /// Where settings are kept; nowhere in most tests.
    pub settings: Option<PathBuf>,
    /// How caches are looked for; not at all in most tests.
    pub query: Option<Query>,
    /// Who is at the keyboard.
    pub me: Identity,
}

impl Start {
    /// As a person starts it: settings where the system has them, this account's caches.
    pub fn here(path: Option<PathBuf>, demo: Option<Story>) -> Self {
        let query = Query::here(true);
        let me = query.keyboard.account.identity.clone();
        Self { path, demo, settings: Settings::place(), query: Some(query), me }
    }
}

/// The window.
pub struct App {
    state: State,
    views: Views,
    workers: Workers,
    commands: Commands,
    settings_place: Option<PathBuf>,
    /// The settings as they were kept last.
    kept: Settings,
    parts: WindowParts,
}

impl App {
    /// A window that begins to look at once.
    pub fn new(ctx: &Context, start: Start) -> Self {
        let settings = start.settings.as_deref().map(Settings::load).unwrap_or_default();
        fonts::install(ctx);
        theme::apply(ctx, settings.theme);
        let mut app = Self {
            state: State::new(start.me, execute::now(), settings.clone()),
            views: Views::default(),
            workers: Workers::new(ctx),
            commands: Commands::default(),
            settings_place: start.settings,
            kept: settings,
            parts: WindowParts::default(),
        };
        app.workers.accounts(app.state.me.clone(), app.state.names.clone());
        app.begin(start.path, start.demo, start.query);
        app
    }

    fn begin(&mut self, path: Option<PathBuf>, demo: Option<Story>, query: Option<Query>) {
        if let Some(query) = query {
            self.state.discovering = true;
            self.state.choose_found = path.is_none() && demo.is_none();
            self.workers.discover(query);
        }
        if let Some(story) = demo {
            self.state.preparing = Some(story);
            self.workers.demo(story);
        } else if let Some(path) = path {
            self.state.opening = Some(path.clone());
            self.workers.open(path);
        } else if !self.state.discovering {
            self.state.page = super::state::Page::Welcome;
        }
    }

    /// What the window knows; for tests.
    pub fn state(&self) -> &State {
        &self.state
    }

    /// Keeps the settings when they have changed since.
    fn keep_settings(&mut self) {
        if self.kept != self.state.settings {
            self.kept = self.state.settings.clone();
            self.workers.keep(self.settings_place.clone(), self.kept.clone());
        }
    }
}

impl eframe::App for App {
    fn logic(&mut self, ctx: &Context, _frame: &mut eframe::Frame) {
        while let Some(event) = self.workers.next() {
            self.take(event);
        }
        self.state.note_growth(ctx);
    }

    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        input::keys(ui, &self.state, &mut self.commands);
        input::dropped(ui, &mut self.commands);
        self.draw(ui);
        if ui.ctx().cumulative_frame_nr() == 0 {
            tracing::debug!("first frame");
        }
        let asked = self.commands.take();
        if !asked.is_empty() {
            for command in asked {
                execute::carry_out(&mut self.state, &self.workers, &mut self.parts, ui.ctx(), command);
            }
            // This frame shows what was before.
            ui.ctx().request_repaint();
        }
        if !ui.input(|input| input.pointer.any_down()) {
            self.keep_settings();
        }
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        if let Some(scan) = &self.state.scan {
            scan.cancel.cancel();
        }
        if let (Some(place), true) = (&self.settings_place, self.kept != self.state.settings)
            && let Err(error) = self.state.settings.save(place)
        {
            tracing::warn!(path = %place.display(), %error, "the settings cannot be kept");
        }
    }

    fn clear_color(&self, visuals: &eframe::egui::Visuals) -> [f32; 4] {
        visuals.panel_fill.to_normalized_gamma_f32()
    }
}
