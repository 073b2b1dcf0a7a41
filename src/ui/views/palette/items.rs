//! What the palette offers.

use crate::demo::{Part, Story};
use crate::health::Policy;
use crate::text;
use crate::ui::state::{Overlay, State};
use crate::ui::{Command, Commands};

/// One thing to choose.
#[derive(Debug, Clone)]
pub(super) struct Item {
    pub name: String,
    pub remark: String,
    command: Command,
    /// The name in small letters, to search in.
    small: String,
}

impl Item {
    fn new(name: String, remark: String, command: Command) -> Self {
        let small = name.to_lowercase();
        Self { name, remark, command, small }
    }

    /// Whether every word that was typed is in the name.
    pub fn fits(&self, typed: &str) -> bool {
        typed.to_lowercase().split_whitespace().all(|word| self.small.contains(word))
    }

    /// Closes the palette and asks for it.
    pub fn choose(&self, state: &State, commands: &mut Commands) {
        if state.overlay == Some(Overlay::Palette) {
            commands.push(Command::Cancel);
        }
        commands.push(self.command.clone());
    }
}

/// Everything that is possible now: commands, findings, caches, people, examples, recent places.
pub(super) fn all(state: &State) -> Vec<Item> {
    let mut items = Vec::new();
    for command in Command::all() {
        if command.possible(state)
            && !matches!(command, Command::ShowPalette | Command::Cancel | Command::StartDemo(_))
        {
            items.push(Item::new(command.name(), command.keys(), command.clone()));
        }
    }
    findings(state, &mut items);
    for (index, cache) in state.caches().iter().enumerate() {
        let kind = text!(&format!("cache-{}", cache.target.kind.id()));
        let path = super::super::place::shown(&cache.target.path);
        items.push(Item::new(text!("palette-cache", cache = kind), path, Command::ShowCache(index)));
    }
    for somebody in state.identities() {
        let who = super::super::run_as::label(&somebody.identity);
        let remark = super::super::run_as::remark(state, &somebody);
        items.push(Item::new(text!("palette-run-as", who = who), remark, Command::RunAs(somebody.identity)));
    }
    for sharer in state.sharers().into_iter().take(12) {
        let policy = Policy::Shared(sharer.gid);
        let name = text!("palette-use-as", policy = super::super::used_as::label(state, policy));
        items.push(Item::new(name, String::new(), Command::UseAs(policy)));
    }
    for story in Story::ALL {
        if !story.needs_root() || super::super::welcome::is_root() {
            let title = text!(&story.key(Part::Title));
            items.push(Item::new(
                text!("palette-story", title = title),
                story.id().into(),
                Command::StartDemo(story),
            ));
        }
    }
    for place in &state.settings.recent {
        let path = super::super::place::shown(place);
        items.push(Item::new(
            text!("palette-open", path = path),
            String::new(),
            Command::OpenPath(place.clone()),
        ));
    }
    items
}

fn findings(state: &State, items: &mut Vec<Item>) {
    let Some(view) = state.view() else { return };
    let tree = view.tree.read();
    if tree.is_empty() || state.scanning() {
        return;
    }
    let words = crate::words::Words::new(&tree, &state.question, &view.names).knowing(&view.facts);
    for (index, finding) in view.health.findings.iter().enumerate() {
        let path = text::from_bytes(&finding.path(&tree)).into_owned();
        let remark = text::middle_out(&path, 40).into_owned();
        items.push(Item::new(words.title(finding), remark, Command::SelectFinding(index)));
    }
}

/// What was typed, as a search for names.
pub(super) fn search(typed: &str) -> Option<Item> {
    let typed = typed.trim();
    (!typed.is_empty()).then(|| {
        Item::new(
            text!("palette-search", text = typed.to_owned()),
            String::new(),
            Command::Search(typed.into()),
        )
    })
}
