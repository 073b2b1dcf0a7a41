//! Commands that change where one is: selection, findings, zoom, clipboard.

use eframe::egui::Context;

use crate::text;
use crate::tree::{NodeId, Tree};
use crate::ui::command::Command;
use crate::ui::state::{Page, State};

/// Does it, or gives back a command that is none of these.
pub(super) fn carry_out(state: &mut State, ctx: &Context, command: Command) -> Option<Command> {
    match command {
        Command::Select(id) => select(state, id),
        Command::SelectNothing => {
            state.selected = None;
            state.finding = None;
        }
        Command::SelectFinding(index) => select_finding(state, index),
        Command::ShowFix => {
            state.page = Page::Cache;
            state.settings.inspector_hidden = false;
            state.inspector_over = true;
            select_finding(state, 0);
        }
        Command::NextFinding => step(state, 1),
        Command::PreviousFinding => step(state, -1),
        Command::ZoomTo(id) => zoom_to(state, id),
        Command::ZoomIn => {
            if let Some(id) = state.selected {
                zoom_to(state, id);
            }
        }
        Command::ZoomOut => {
            let above = with_tree(state, |tree| tree.parent(state.zoom)).flatten();
            state.zoom = above.unwrap_or(NodeId::ROOT);
        }
        Command::ZoomHome => state.zoom = NodeId::ROOT,
        Command::CopyPath => {
            if let Some(path) = state.selected.and_then(|id| with_tree(state, |tree| tree.full_path(id))) {
                copy(state, ctx, path.to_string_lossy().into_owned());
            }
        }
        Command::Copy(text) => copy(state, ctx, text),
        other => return Some(other),
    }
    None
}

fn with_tree<T>(state: &State, ask: impl FnOnce(&Tree) -> T) -> Option<T> {
    let tree = state.view.as_ref()?.tree.read();
    (!tree.is_empty()).then(|| ask(&tree))
}

fn copy(state: &mut State, ctx: &Context, words: String) {
    state.notice = Some(text!("notice-copied"));
    ctx.copy_text(words);
}

/// Selects an entry; the finding stays selected while the entry is its place or one of its roots.
fn select(state: &mut State, id: NodeId) {
    if with_tree(state, |tree| id.index() >= tree.len()).unwrap_or(true) {
        return;
    }
    state.selected = Some(id);
    let health = state.health().cloned();
    state.finding = state.finding.filter(|index| {
        let finding = health.as_ref().and_then(|health| health.findings.get(*index));
        finding.is_some_and(|finding| finding.entry() == Some(id) || finding.roots.contains(&id))
    });
}

/// Selects a finding and the topmost entry it concerns; the map follows only as far as it must.
fn select_finding(state: &mut State, index: usize) {
    let Some(finding) = state.health().and_then(|health| health.findings.get(index)).cloned() else { return };
    state.finding = Some(index);
    state.selected = finding.entry();
    let Some(id) = state.selected else { return };
    if with_tree(state, |tree| tree.is_within(id, state.zoom)) == Some(false) {
        state.zoom = NodeId::ROOT;
    }
}

fn step(state: &mut State, by: isize) {
    let count = state.health().map_or(0, |health| health.findings.len());
    if count == 0 {
        return;
    }
    let next = match state.finding {
        Some(now) => (now as isize + by).rem_euclid(count as isize),
        None if by > 0 => 0,
        None => count as isize - 1,
    };
    select_finding(state, next.cast_unsigned());
}

/// Lets the map show a directory; a file's directory where a file is meant.
fn zoom_to(state: &mut State, id: NodeId) {
    let dir = with_tree(state, |tree| {
        if id.index() >= tree.len() {
            return None;
        }
        if tree.is_dir(id) { Some(id) } else { tree.parent(id) }
    });
    if let Some(dir) = dir.flatten() {
        state.zoom = dir;
    }
}
