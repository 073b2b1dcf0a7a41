//! Everything that takes time: named threads that scan, judge, find caches, open files and ask the
//! system's dialogs. Each says what it has through one bounded channel and asks for a repaint; the
//! window takes the messages in `App::logic` and never waits.

mod dialog;
mod event;
mod guess;
mod judge;
mod open;
mod owners;
mod scan;
mod typed;

use std::path::PathBuf;
use std::sync::Arc;
use std::thread;

use crossbeam_channel::{Receiver, Sender, bounded};
use eframe::egui::Context;
use modscope_platform::{Identity, accounts};

use crate::cli::who::{Here, Known};
use crate::demo::{self, Story};
use crate::discover::{Query, discover};
use crate::health::GoSettings;
use crate::report::saved::{About, Accounts, Overwrite, save};
use crate::survey::Survey;
use crate::ui::settings::Settings;
use crate::words::Names;

pub use dialog::Choice;
pub use event::{Event, Opened};
pub use judge::{Ask, Judgement};
pub use owners::Owners;
pub use scan::begin as begin_scan;

/// Messages that may wait; a worker with more to say waits for the window.
const WAITING: usize = 256;

/// How workers speak to the window.
#[derive(Clone)]
pub struct Outlet {
    sender: Sender<Event>,
    ctx: Context,
}

impl Outlet {
    /// Says something and asks for a repaint. Whether anybody listens is not the worker's business.
    pub(super) fn say(&self, event: Event) {
        // The window is gone: the worker ends by itself.
        let _ = self.sender.send(event);
        self.ctx.request_repaint();
    }

    /// Says something that the next message will say better; it may be lost.
    pub(super) fn hint(&self, event: Event) {
        if self.sender.try_send(event).is_ok() {
            self.ctx.request_repaint();
        }
    }
}

/// The workers, as the window sees them.
pub struct Workers {
    outlet: Outlet,
    events: Receiver<Event>,
    judge: judge::Desk,
}

impl Workers {
    /// Starts the one that judges; the others are started when they are needed.
    pub fn new(ctx: &Context) -> Self {
        let (sender, events) = bounded(WAITING);
        let outlet = Outlet { sender, ctx: ctx.clone() };
        let judge = judge::Desk::open(outlet.clone());
        Self { outlet, events, judge }
    }

    /// The next message, if one waits.
    pub fn next(&self) -> Option<Event> {
        self.events.try_recv().ok()
    }

    /// How workers speak to this window.
    pub fn outlet(&self) -> Outlet {
        self.outlet.clone()
    }

    /// Asks for a judgement. A later question takes the place of one that still waits.
    pub fn judge(&self, ask: Ask) {
        self.judge.ask(ask);
    }

    /// Looks for the caches of this account.
    pub fn discover(&self, query: Query) {
        let outlet = self.outlet();
        start("discover", move || {
            if let Some(target) = guess::guess(&query) {
                outlet.say(Event::Guessed(target));
            }
            outlet.say(Event::Discovered(Box::new(discover(&query))));
        });
    }

    /// Finds out what is at a path.
    pub fn open(&self, path: PathBuf) {
        let outlet = self.outlet();
        start("open", move || outlet.say(Event::Opened(Box::new(open::open(path)))));
    }

    /// Builds an example.
    pub fn demo(&self, story: Story) {
        let outlet = self.outlet();
        start("demo", move || {
            outlet.say(Event::Demo(Box::new(demo::build(story, None).map(typed::with_identity))))
        });
    }

    /// Lets the system's dialog ask; called on the window's thread, as some systems want it.
    pub fn choose(&self, choice: Choice) {
        dialog::ask(choice, self.outlet());
    }

    /// Saves what was seen.
    pub fn save(
        &self,
        path: PathBuf,
        survey: Survey,
        about: (Identity, GoSettings, i64),
        overwrite: Overwrite,
    ) {
        let outlet = self.outlet();
        start("save", move || {
            let (account, settings, when) = about;
            let saved = save(&path, &survey, &About::here(&survey, &account, settings, when), overwrite);
            outlet.say(Event::Saved(saved.map(|()| path)));
        });
    }

    /// Finds the accounts of this machine, and their names before anybody wants them.
    pub fn accounts(&self, me: Identity, names: Arc<Names>) {
        let outlet = self.outlet();
        start("accounts", move || {
            names.learn([me.uid], me.groups);
            let people: Vec<Identity> =
                accounts::people().into_iter().map(|account| account.identity).collect();
            let groups = people.iter().flat_map(|person| person.groups.iter().copied());
            names.learn(people.iter().map(|person| person.uid), groups);
            outlet.say(Event::Accounts(people));
        });
    }

    /// Finds the account of a name or of numbers, here or on the machine that a scan was saved on.
    pub fn identity(&self, typed: String, saved: Option<Arc<Accounts>>) {
        let outlet = self.outlet();
        let find = move || outlet.say(Event::Identity(typed::identity(&typed, known(saved.as_deref()))));
        start("account", find);
    }

    /// Finds a group by its name or number.
    pub fn group(&self, typed: String, saved: Option<Arc<Accounts>>, names: Arc<Names>) {
        let outlet = self.outlet();
        start("group", move || {
            let group = typed::group(&typed, known(saved.as_deref()));
            names.learn([], group.as_ref().ok().copied());
            outlet.say(Event::Group(group));
        });
    }

    /// Keeps the settings.
    pub fn keep(&self, place: Option<PathBuf>, settings: Settings) {
        let Some(place) = place else { return };
        start("settings", move || {
            if let Err(error) = settings.save(&place) {
                tracing::warn!(path = %place.display(), %error, "the settings cannot be kept");
            }
        });
    }

    /// Lets go of something whose end takes time, such as an example on disk or a large tree.
    pub fn let_go<T: Send + 'static>(&self, thing: T) {
        start("let-go", move || drop(thing));
    }
}

/// Who knows accounts: the saved scan, or this machine.
fn known(saved: Option<&Accounts>) -> &dyn Known {
    match saved {
        Some(saved) => saved,
        None => &Here,
    }
}

/// Starts a named thread. Where the system gives none, what it would have done is left out and logged.
fn start(name: &str, work: impl FnOnce() + Send + 'static) {
    if let Err(error) = thread::Builder::new().name(name.to_owned()).spawn(work) {
        tracing::error!(%error, name, "no thread could be started");
    }
}
