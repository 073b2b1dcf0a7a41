//! Commands that change how things are shown: filter, panels, pages, what lies over the window.

use crate::ui::command::Command;
use crate::ui::picture::{Area, Filter};
use crate::ui::state::{Overlay, Page, State, WindowParts};

/// Does it, or gives back a command that is none of these.
pub(super) fn carry_out(state: &mut State, parts: &mut WindowParts, command: Command) -> Option<Command> {
    match command {
        Command::SetArea(area) => state.settings.area = area,
        Command::SwitchArea => {
            state.settings.area = match state.settings.area {
                Area::Entries => Area::Bytes,
                Area::Bytes => Area::Entries,
            };
        }
        Command::ToggleInspector if parts.narrow => state.inspector_over = !state.inspector_over,
        Command::ToggleInspector => state.settings.inspector_hidden = !state.settings.inspector_hidden,
        Command::ToggleOnlyAnomalies => state.filter.only_anomalies = !state.filter.only_anomalies,
        Command::FilterSeverity(severity) => state.filter.severity = severity,
        Command::FilterRule(rule) => state.filter.rule = rule,
        Command::Search(text) => {
            state.filter.text = text;
            state.page = Page::Cache;
        }
        Command::FocusSearch => {
            state.page = Page::Cache;
            parts.focus_search = true;
        }
        Command::ClearFilter => state.filter = Filter::default(),
        Command::ShowPalette => state.overlay = switched(state.overlay, Overlay::Palette),
        Command::ShowKeys => state.overlay = switched(state.overlay, Overlay::Keys),
        Command::ShowSettings => state.overlay = switched(state.overlay, Overlay::Settings),
        Command::SaveScan => state.overlay = switched(state.overlay, Overlay::Save),
        Command::OpenFolder => state.overlay = switched(state.overlay, Overlay::Open),
        Command::ShowWelcome => {
            state.overlay = None;
            state.page = Page::Welcome;
        }
        Command::ShowCacheView => state.page = Page::Cache,
        Command::FoldStory => {
            if let Some(playing) = &mut state.playing {
                playing.unfolded = !playing.unfolded;
            }
        }
        other => return Some(other),
    }
    None
}

/// The same key closes what it opened.
fn switched(now: Option<Overlay>, wanted: Overlay) -> Option<Overlay> {
    (now != Some(wanted)).then_some(wanted)
}
