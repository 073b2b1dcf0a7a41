//! What is seen, one file a view. A view reads the picture or the state and pushes commands.

pub mod asked_for;
pub mod empty;
pub mod findings;
pub mod inspector;
pub mod keys;
pub mod list;
pub mod menu;
pub mod open_dialog;
pub mod overlay;
pub mod palette;
pub mod place;
pub mod run_as;
pub mod save_dialog;
pub mod settings;
pub mod status;
pub mod story;
pub mod top_bar;
pub mod used_as;
pub mod verdict;
pub mod welcome;
pub mod what_if;

use super::{map, table};

/// What views keep between frames.
#[derive(Default)]
pub struct Views {
    /// The heat map's.
    pub map: map::MapState,
    /// The table's.
    pub table: table::TableState,
    /// The findings'.
    pub findings: findings::FindingsState,
    /// The inspector's.
    pub inspector: inspector::InspectorState,
    /// The palette's.
    pub palette: palette::PaletteState,
    /// What is typed where a folder is asked for.
    pub open: open_dialog::OpenState,
    /// What is typed where a scan is saved.
    pub save: save_dialog::SaveState,
    /// The lists that open under the top bar.
    pub lists: top_bar::Lists,
    /// The strip of what changed.
    pub what_if: what_if::WhatIfState,
}
