//! Everything the window knows. Workers' messages and commands change it; views read it as a
//! [`Picture`].

mod demo;
mod scan;
mod trouble;
mod view;
mod what_if;
mod who;

use std::path::PathBuf;
use std::sync::Arc;

use modscope_platform::Identity;

use super::picture::{Area, Filter, Picture, Stamp};
use super::settings::Settings;
use crate::demo::Story;
use crate::discover::{Discovered, FoundCache};
use crate::health::Question;
use crate::report::saved::About;
use crate::scan::Target;
use crate::tree::{NodeId, Tree};
use crate::words::Names;

pub use demo::Playing;
pub use scan::Scanning;
pub use trouble::Trouble;
pub use view::{Source, View};
pub use what_if::{Answer, Asked, Comparison, WhatIf};
pub use who::{Because, Owner, People, Sharer, Somebody, without_capabilities};

/// What fills the window under the top bar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Page {
    /// What these folders are, and the examples.
    Welcome,
    /// A cache.
    #[default]
    Cache,
}

/// What lies over the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Overlay {
    /// The palette of commands.
    Palette,
    /// All keys.
    Keys,
    /// Settings.
    Settings,
    /// Asks for a folder.
    Open,
    /// Asks where to save.
    Save,
}

/// What of the window is open in this frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct WindowParts {
    /// The inspector is there.
    pub inspector: bool,
    /// Map and table stand side by side.
    pub side_by_side: bool,
    /// The inspector has no room of its own beside the findings.
    pub narrow: bool,
    /// The table should give its name filter the focus, once.
    pub focus_search: bool,
    /// A list of the top bar that should open, once.
    pub open_list: Option<List>,
}

/// A list that opens under the top bar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum List {
    /// For whom is judged.
    RunAs,
    /// How the cache is used.
    UsedAs,
    /// Which operations are asked about.
    AskedFor,
}

/// Everything the window knows.
pub struct State {
    /// Who is at the keyboard.
    pub person: Identity,
    /// Who is meant by "me": the person, or who made the saved scan that is open.
    pub me: Identity,
    /// Who else is known here.
    pub people: People,
    /// Names of this machine's accounts.
    pub names: Arc<Names>,
    /// What was found out about go on this machine.
    pub discovered: Option<Arc<Discovered>>,
    /// What is judged: identity, policy, operations.
    pub question: Question,
    /// What that is compared with.
    pub what_if: WhatIf,
    /// What is looked at; none at the first start on a machine without caches.
    pub view: Option<View>,
    /// The scan under way.
    pub scan: Option<Scanning>,
    /// Why there is nothing to look at.
    pub trouble: Option<Trouble>,
    /// One sentence about the last command, for the status bar.
    pub notice: Option<String>,
    /// The example that is open.
    pub playing: Option<Playing>,
    /// An example that is being built.
    pub preparing: Option<Story>,
    /// What fills the window.
    pub page: Page,
    /// What lies over it.
    pub overlay: Option<Overlay>,
    /// The selected entry.
    pub selected: Option<NodeId>,
    /// The selected finding.
    pub finding: Option<usize>,
    /// The directory that the map shows.
    pub zoom: NodeId,
    /// Which rows are shown.
    pub filter: Filter,
    /// The inspector of a narrow window is open.
    pub inspector_over: bool,
    /// What is remembered.
    pub settings: Settings,
    /// Caches are being looked for.
    pub discovering: bool,
    /// How many entries the last provisional judgement of a growing tree knew.
    pub judged_entries: usize,
    /// Caches that are found are looked at: nothing else was asked for.
    pub choose_found: bool,
    /// A path that is being opened.
    pub opening: Option<PathBuf>,
    /// Where a saved scan is from.
    pub saved_about: Option<About>,
    /// Where one was before the scan: what was selected, and what the map showed.
    pub come_back: Option<(Option<Vec<u8>>, Vec<u8>)>,
    /// A judgement is under way.
    pub judging: bool,
    /// Whether views' caches still hold.
    pub stamp: Stamp,
}

impl State {
    /// A window that has not looked at anything yet.
    pub fn new(me: Identity, now: i64, settings: Settings) -> Self {
        Self {
            question: Question::new(me.clone(), now),
            what_if: WhatIf::new(Asked::first(me.clone())),
            names: Arc::new(Names::learnt_beforehand(me.uid)),
            person: me.clone(),
            me,
            people: People::default(),
            discovered: None,
            view: None,
            scan: None,
            trouble: None,
            notice: None,
            playing: None,
            preparing: None,
            page: Page::Cache,
            overlay: None,
            selected: None,
            finding: None,
            zoom: NodeId::ROOT,
            filter: Filter::default(),
            inspector_over: false,
            settings,
            discovering: false,
            judged_entries: 0,
            choose_found: false,
            opening: None,
            saved_about: None,
            come_back: None,
            judging: false,
            stamp: Stamp::default(),
        }
    }

    /// The cache that is looked at, if it has at least its root.
    pub fn view(&self) -> Option<&View> {
        self.view.as_ref()
    }

    /// Which folder is or was looked at.
    pub fn target(&self) -> Option<&Target> {
        self.scan
            .as_ref()
            .map(|scan| &scan.target)
            .or(self.view.as_ref().map(|view| &view.target))
            .or(self.trouble.as_ref().and_then(Trouble::target))
    }

    /// Whether a scan is under way.
    pub fn scanning(&self) -> bool {
        self.scan.is_some()
    }

    /// Whether what is looked at is a saved scan.
    pub fn is_saved_scan(&self) -> bool {
        self.view.as_ref().is_some_and(|view| matches!(view.source, Source::Saved(_)))
    }

    /// The example that is open.
    pub fn demo(&self) -> Option<&Playing> {
        self.playing.as_ref()
    }

    /// Whether the welcome page is shown.
    pub fn welcome_open(&self) -> bool {
        self.page == Page::Welcome
    }

    /// What areas stand for.
    pub fn area(&self) -> Area {
        self.settings.area
    }

    /// What views read in this frame; `tree` is the view's, held as long as the frame is made.
    pub fn picture<'a>(&'a self, view: &'a View, tree: &'a Tree, parts: WindowParts) -> Picture<'a> {
        Picture {
            tree,
            health: &view.health,
            versions: &view.versions,
            facts: &view.facts,
            kind: view.target.kind,
            path: &view.target.path,
            question: &self.question,
            compared: (self.what_if.baseline().identity != self.question.identity)
                .then_some(&self.what_if.baseline().identity),
            selected: self.selected,
            finding: self.finding,
            zoom: self.zoom,
            area: self.settings.area,
            filter: &self.filter,
            scanning: self.scanning(),
            names: &view.names,
            stamp: self.stamp,
            parts,
        }
    }

    /// Forgets where one was: another cache is looked at.
    pub fn leave(&mut self) {
        self.selected = None;
        self.finding = None;
        self.zoom = NodeId::ROOT;
        self.filter = Filter::default();
    }

    /// The caches that were found here.
    pub fn caches(&self) -> &[FoundCache] {
        self.discovered.as_ref().map_or(&[], |found| &found.caches)
    }

    /// The judgement that is shown.
    pub fn health(&self) -> Option<&Arc<crate::health::Health>> {
        self.view.as_ref().map(|view| &view.health)
    }
}
