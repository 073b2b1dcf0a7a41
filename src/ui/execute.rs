//! Carries out what was asked for: the only place where commands change anything.

mod ask;
mod go;
mod show;

use std::path::PathBuf;
use std::time::{SystemTime, UNIX_EPOCH};

use eframe::egui::{Context, ViewportCommand};

use super::command::Command;
use super::state::{Overlay, Page, State, View, WindowParts};
use super::theme;
use super::views::place;
use super::worker::{Ask, Choice, Workers, begin_scan};
use crate::report::saved::Overwrite;
use crate::scan::Target;

/// Seconds since 1970.
pub(super) fn now() -> i64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs().cast_signed())
}

/// Does what was asked for.
pub(super) fn carry_out(
    state: &mut State,
    workers: &Workers,
    parts: &mut WindowParts,
    ctx: &Context,
    command: Command,
) {
    let command = match go::carry_out(state, ctx, command) {
        Some(command) => command,
        None => return,
    };
    let command = match show::carry_out(state, parts, command) {
        Some(command) => command,
        None => return,
    };
    let command = match ask::carry_out(state, workers, parts, command) {
        Some(command) => command,
        None => return,
    };
    match command {
        Command::Rescan => {
            if let Some(target) = state.target().cloned() {
                rescan(state, workers, target);
            }
        }
        Command::Cancel => cancel(state),
        Command::ChooseFolder => workers.choose(Choice::Folder),
        Command::OpenScan => workers.choose(Choice::Scan),
        Command::ChooseWhereToSave => workers.choose(Choice::SaveAs),
        Command::SaveTo(path) => {
            state.overlay = None;
            save(state, workers, path, Overwrite::Never);
        }
        Command::OpenPath(path) => open(state, workers, path),
        Command::ShowCache(index) => {
            if let Some(target) = state.caches().get(index).map(|cache| cache.target.clone()) {
                leave_demo(state, workers);
                look_at(state, workers, target);
            }
        }
        Command::StartDemo(story) => {
            state.preparing = Some(story);
            state.choose_found = false;
            state.overlay = None;
            workers.demo(story);
        }
        Command::LeaveDemo => {
            leave_demo(state, workers);
            begin_view(state, workers);
            let found = state.caches().iter().find(|cache| cache.target.path.is_dir());
            match found.map(|cache| cache.target.clone()) {
                Some(target) => look_at(state, workers, target),
                None => state.page = Page::Welcome,
            }
        }
        Command::SetTheme(choice) => {
            state.settings.theme = choice;
            theme::apply(ctx, choice);
        }
        Command::ForgetRecent => state.settings.recent.clear(),
        Command::Quit => ctx.send_viewport_cmd(ViewportCommand::Close),
        _ => {}
    }
}

/// Closes what lies over the window, else stops the scan, else leaves the welcome page.
fn cancel(state: &mut State) {
    if state.overlay.take().is_some() {
        return;
    }
    if let Some(scan) = &state.scan {
        scan.cancel.cancel();
    } else if state.page == Page::Welcome && state.view.is_some() {
        state.page = Page::Cache;
    }
}

/// Opens a folder or a file that the person named.
pub(super) fn open(state: &mut State, workers: &Workers, path: PathBuf) {
    let path = place::typed(path);
    state.overlay = None;
    state.notice = None;
    state.opening = Some(path.clone());
    state.choose_found = false;
    leave_demo(state, workers);
    workers.open(path);
}

fn leave_demo(state: &mut State, workers: &Workers) {
    if let Some(playing) = state.playing.take() {
        state.begin_for(state.me.clone());
        workers.let_go(playing);
    }
}

/// Makes room for another cache: the old one is let go, and everybody is told.
pub(super) fn begin_view(state: &mut State, workers: &Workers) {
    if let Some(scan) = state.scan.take() {
        scan.cancel.cancel();
    }
    if let Some(view) = state.view.take() {
        workers.let_go(view);
    }
    if state.saved_about.take().is_some() {
        state.me = state.person.clone();
        state.begin_for(state.me.clone());
    }
    state.leave();
    state.people.leave_cache();
    state.trouble = None;
    state.notice = None;
    state.judging = false;
    state.judged_entries = 0;
    state.stamp.scan += 1;
    state.stamp.growth += 1;
    state.stamp.judgement += 1;
    state.question.now = now();
    state.question.settings = state.discovered.as_ref().map(|found| found.go_settings).unwrap_or_default();
}

/// Looks at a cache from the beginning.
pub(super) fn look_at(state: &mut State, workers: &Workers, target: Target) {
    begin_view(state, workers);
    state.settings.remember(&target.path);
    scan(state, workers, target);
}

/// Looks at the same cache again and comes back to the place where one was.
fn rescan(state: &mut State, workers: &Workers, target: Target) {
    let place = state.view.as_ref().map(|view| {
        let tree = view.tree.read();
        let path = |id| tree.relative_path(id);
        (state.selected.map(path), path(state.zoom), state.filter.clone())
    });
    let people = &mut state.people;
    let owners = (std::mem::take(&mut people.owners), std::mem::take(&mut people.groups));
    let settings = state.question.settings;
    begin_view(state, workers);
    // They are counted again, and are in the list meanwhile.
    (state.people.owners, state.people.groups) = owners;
    if state.playing.is_some() {
        state.question.settings = settings;
    }
    if let Some((selected, zoom, filter)) = place {
        state.filter = filter;
        state.come_back = Some((selected, zoom));
    }
    scan(state, workers, target);
}

fn scan(state: &mut State, workers: &Workers, target: Target) {
    let (scanning, tree) = begin_scan(workers.outlet(), target.clone(), state.stamp.scan);
    state.scan = Some(scanning);
    state.view = Some(View::growing(target, tree, state.names.clone()));
    state.page = Page::Cache;
    state.settings.welcomed = true;
    if state.overlay == Some(Overlay::Open) {
        state.overlay = None;
    }
}

pub(super) use ask::switch;

/// Asks the judge about what is looked at, for whom it is looked at now.
pub(super) fn ask_judge(state: &mut State, workers: &Workers) {
    let Some(view) = &state.view else { return };
    if view.tree.read().is_empty() {
        return;
    }
    state.judging = true;
    let (scan, provisional) = (state.stamp.scan, state.scan.is_some());
    let baseline = state.what_if.to_judge(&state.question, scan).filter(|_| !provisional);
    workers.judge(Ask {
        scan,
        survey: view.survey(),
        question: state.question.clone(),
        baseline,
        count: !provisional && state.people.counted != Some(scan),
        names: view.names.clone(),
        accounts: view.accounts.clone(),
        provisional,
        live: state.playing.is_none() && !state.is_saved_scan(),
        surroundings: state.discovered.as_ref().map(|found| found.surroundings.clone()),
    });
}

/// Saves what is looked at.
pub(super) fn save(state: &State, workers: &Workers, path: PathBuf, overwrite: Overwrite) {
    if let Some(view) = &state.view {
        let question = &state.question;
        let about = (state.me.clone(), question.settings, question.now);
        workers.save(path, view.survey(), about, overwrite);
    }
}
