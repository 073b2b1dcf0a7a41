//! Selecting: what keys do, and how the table follows what was selected elsewhere.

use super::TableState;
use super::keys::{self, Step};
use super::rows;
use super::scroll::Bring;
use crate::tree::NodeId;
use crate::ui::{Command, Commands, Picture};

impl TableState {
    /// Carries out what a key asks for. `page` is how many rows are seen.
    pub fn step(&mut self, picture: &Picture<'_>, step: &Step, page: usize, commands: &mut Commands) {
        let from = self.selected_row(picture);
        match (step, from) {
            (Step::Left, Some(row)) => {
                if self.is_open(picture, row) {
                    self.turn(picture, row);
                } else if let Some(parent) = self.rows.parent(row) {
                    self.select(parent, commands);
                } else {
                    commands.push(Command::ZoomOut);
                }
            }
            (Step::Right, Some(row)) => {
                if self.is_open(picture, row) {
                    self.select((row + 1).min(self.rows.len().saturating_sub(1)), commands);
                } else if self.can_open(picture, row) {
                    self.turn(picture, row);
                }
            }
            (Step::Enter, Some(row)) => {
                if let Some(id) = self.rows.id(row).filter(|id| picture.tree.is_dir(*id)) {
                    commands.push(Command::ZoomTo(id));
                }
            }
            _ => {
                if let Some(row) = keys::row_of(step, from, &self.rows, picture.tree, page) {
                    self.select(row, commands);
                }
            }
        }
    }

    /// Selects the entry of a row.
    pub fn select(&mut self, row: usize, commands: &mut Commands) {
        if let Some(id) = self.rows.id(row) {
            self.pushed = Some(id);
            // Another key of the same frame goes on from here.
            self.selected_row = Some((id, Some(row)));
            self.reveal = Some((id, Bring::Edge));
            commands.push(Command::Select(id));
        }
    }

    /// The row of what is selected; none where it is not among the rows.
    pub fn selected_row(&mut self, picture: &Picture<'_>) -> Option<usize> {
        if let Some((id, row)) = self.selected_row
            && (self.pushed == Some(id) || picture.selected == Some(id))
        {
            return row;
        }
        let id = picture.selected?;
        let row = self.rows.position(id, 0);
        self.selected_row = Some((id, row));
        row
    }

    /// Notices that something was selected elsewhere.
    pub fn notice(&mut self, picture: &Picture<'_>) {
        if self.seen == picture.selected {
            return;
        }
        self.seen = picture.selected;
        if self.pushed.take() != picture.selected {
            self.selected_row = None;
            self.reveal = picture.selected.map(|id| (id, Bring::Middle));
        }
    }

    /// Opens what lies above the entry that is to be seen, and scrolls to it. To be called when the
    /// rows are up to date.
    pub fn reveal(&mut self, picture: &Picture<'_>, view: f32) {
        let Some((id, bring)) = self.reveal.take() else { return };
        let Some(way) = rows::way_down(picture.tree, picture.zoom, id) else { return };
        let mut at = 0;
        for directory in way {
            let Some(row) = self.rows.position(directory, at) else { return };
            if !self.is_open(picture, row) {
                self.turn(picture, row);
            }
            at = row;
        }
        let Some(row) = self.rows.position(id, at) else { return };
        self.selected_row = Some((id, Some(row)));
        self.scroll.show(row, bring, self.rows.len(), view);
    }

    /// Keeps what is selected in view when the rows around it became others; else begins at the top.
    pub fn hold(&mut self, picture: &Picture<'_>, view: f32) {
        if std::mem::take(&mut self.hold) {
            let row = self.selected_row(picture).unwrap_or(0);
            self.scroll.show(row, Bring::Middle, self.rows.len(), view);
        }
    }

    /// Whether the directory of a row is open and something is in it.
    pub fn is_open(&self, picture: &Picture<'_>, row: usize) -> bool {
        self.can_open(picture, row)
            && self.rows.id(row).is_some_and(|id| self.with_shape(picture, |shape| shape.is_open(id)))
    }

    /// Whether a row has something under it to show.
    pub fn can_open(&self, picture: &Picture<'_>, row: usize) -> bool {
        self.rows.id(row).is_some_and(|id| self.can_open_entry(picture, id))
    }

    /// Whether an entry has something under it to show.
    pub fn can_open_entry(&self, picture: &Picture<'_>, id: NodeId) -> bool {
        self.with_shape(picture, |shape| shape.has_children(id))
    }
}
