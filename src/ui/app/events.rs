//! What the workers' messages change.

use std::sync::Arc;
use std::time::{Duration, Instant};

use eframe::egui::Context;

use super::App;
use crate::demo::Demo;
use crate::health::{Finding, Health, Policy};
use crate::report::saved::{Overwrite, Saved};
use crate::scan::{ScanError, Target};
use crate::survey::Survey;
use crate::text;
use crate::ui::execute::{self, ask_judge};
use crate::ui::state::{Answer, Overlay, Page, Playing, State, Trouble, View};
use crate::ui::worker::{Choice, Event, Judgement, Opened};

/// Views lay a growing tree out anew at most this often.
const GROWTH: Duration = Duration::from_millis(250);
/// At first there is little to lay out, and a person wants to see that something happens.
const EARLY_GROWTH: Duration = Duration::from_millis(60);
/// How long that is.
const BEGINNING: Duration = Duration::from_millis(300);

/// Nobody cancels a dialog so fast: where an answer comes at once, the system has none.
const NO_DIALOG: Duration = Duration::from_millis(400);

/// A growing tree is judged for the first time at so many entries, and again whenever it has doubled.
const FIRST_JUDGED: usize = 4_000;

impl App {
    /// Takes one message.
    pub(super) fn take(&mut self, event: Event) {
        match event {
            Event::Guessed(target) if self.state.choose_found => self.look_at(target),
            Event::Guessed(_) => {}
            Event::Discovered(found) => self.discovered(*found),
            Event::Grown { scan, entries } => self.grown(scan, entries),
            Event::Scanned { scan, survey, elapsed } => self.scanned(scan, *survey, elapsed),
            Event::ScanFailed { scan, error } => self.scan_failed(scan, error),
            Event::Judged(judgement) => self.judged(*judgement),
            Event::Opened(opened) => {
                self.state.opening = None;
                match *opened {
                    Opened::Folder(target) => self.look_at(target),
                    Opened::Saved(path, saved) => self.show_saved(path, *saved),
                    Opened::Failed(path, error) => {
                        self.forget_view();
                        self.state.trouble = Some(Trouble::Saved { path, because: error.sentence() });
                    }
                }
            }
            Event::Demo(built) => {
                self.state.preparing = None;
                match *built {
                    Ok((demo, identity)) => self.show_demo(demo, identity),
                    Err(error) if self.state.view.is_some() => self.state.notice = Some(error.to_string()),
                    Err(error) => self.state.trouble = Some(Trouble::Demo(error.to_string())),
                }
            }
            Event::Chosen { choice, path, after } => self.chosen(choice, path, after),
            Event::Saved(Ok(path)) => {
                self.state.notice = Some(text!("notice-saved", path = shown(&path)));
                self.state.settings.remember(&path);
            }
            Event::Saved(Err(error)) => self.state.notice = Some(error.sentence()),
            Event::Accounts(people) => {
                self.state.people.accounts = people;
                // Owners had no names yet.
                self.state.stamp.growth += 1;
            }
            Event::Identity(Ok(identity)) => {
                self.state.people.remember(&identity);
                execute::switch(&mut self.state, &self.workers, |asked| asked.identity = identity);
            }
            Event::Group(Ok(gid)) => {
                execute::switch(&mut self.state, &self.workers, |asked| asked.policy = Policy::Shared(gid));
            }
            Event::Identity(Err(sentence)) | Event::Group(Err(sentence)) => {
                self.state.people.trouble = Some(sentence);
            }
        }
    }

    fn chosen(&mut self, choice: Choice, path: Option<std::path::PathBuf>, after: Duration) {
        match (choice, path) {
            // The dialog has asked already whether a file that is there may go.
            (Choice::SaveAs, Some(path)) => {
                self.state.overlay = None;
                execute::save(&self.state, &self.workers, path, Overwrite::Force);
            }
            (_, Some(path)) => execute::open(&mut self.state, &self.workers, path),
            (choice, None) if after < NO_DIALOG => {
                self.state.notice = Some(text!("notice-no-dialog"));
                self.state.overlay =
                    Some(if choice == Choice::SaveAs { Overlay::Save } else { Overlay::Open });
            }
            (_, None) => {}
        }
    }

    fn discovered(&mut self, found: crate::discover::Discovered) {
        self.state.discovering = false;
        let first =
            found.caches.iter().find(|cache| cache.target.path.is_dir() || cache.target.path.is_symlink());
        let first = first.map(|cache| cache.target.clone());
        let settings = found.go_settings;
        self.state.discovered = Some(Arc::new(found));
        if self.state.playing.is_none() && !self.state.is_saved_scan() {
            self.state.question.settings = settings;
            self.state.what_if.forget();
            ask_judge(&mut self.state, &self.workers);
        }
        if std::mem::take(&mut self.state.choose_found) {
            match first {
                // The guess was right: the scan is under way.
                Some(target) if self.state.target() == Some(&target) => {}
                Some(target) => self.look_at(target),
                None if self.state.view.is_some() => {}
                None => {
                    self.state.trouble = Some(Trouble::NothingFound);
                    self.state.page = Page::Welcome;
                }
            }
        }
    }

    fn grown(&mut self, scan: u32, entries: usize) {
        let Some(running) = self.state.scan.as_mut().filter(|running| running.number == scan) else { return };
        running.entries = entries;
        if entries >= FIRST_JUDGED && entries >= 2 * self.state.judged_entries && !self.state.judging {
            ask_judge(&mut self.state, &self.workers);
        }
    }

    fn scanned(&mut self, scan: u32, survey: Survey, elapsed: Duration) {
        if self.state.scan.as_ref().is_none_or(|running| running.number != scan) {
            return;
        }
        self.state.scan = None;
        self.state.stamp.growth += 1;
        if survey.facts.cancelled && survey.tree.read().len() <= 1 {
            self.state.trouble = Some(Trouble::Cancelled(survey.target));
            self.state.view = None;
            return;
        }
        if let Some(view) = &mut self.state.view {
            view.complete(survey, Some(elapsed));
        }
        self.state.return_to_place();
        ask_judge(&mut self.state, &self.workers);
    }

    fn scan_failed(&mut self, scan: u32, error: ScanError) {
        if self.state.scan.as_ref().is_none_or(|running| running.number != scan) {
            return;
        }
        let target = self.state.scan.take().map(|running| running.target);
        self.state.view = None;
        if let Some(target) = target {
            self.state.trouble = Some(Trouble::Scan { target, error });
        }
    }

    fn judged(&mut self, judgement: Judgement) {
        let state = &mut self.state;
        if judgement.scan != state.stamp.scan {
            return;
        }
        if let Some(owners) = judgement.owners {
            (state.people.owners, state.people.groups) = (owners.accounts, owners.groups);
            state.people.counted = Some(judgement.scan);
        }
        if let Some((question, answer)) = judgement.baseline {
            state.what_if.note(judgement.scan, &question, answer);
        }
        if judgement.verdict.is_some() {
            state.what_if.note(judgement.scan, &judgement.question, Answer::of(&judgement.health));
        }
        // A later question lies on the desk already: its answer follows.
        let current = judgement.question == state.question;
        state.judged_entries = judgement.entries;
        let Some(view) = state.view.as_mut().filter(|_| current) else { return };
        let before = std::mem::replace(&mut view.health, judgement.health);
        state.finding = state.finding.and_then(|index| same_finding(&before, &view.health, index));
        state.stamp.judgement += 1;
        if judgement.verdict.is_some() {
            view.verdict = judgement.verdict;
            state.judging = false;
        } else {
            // When the scan has ended, the last question is on the desk.
            state.judging = state.scan.is_none();
        }
    }

    /// Begins to look at a cache.
    fn look_at(&mut self, target: Target) {
        execute::look_at(&mut self.state, &self.workers, target);
    }

    fn show_saved(&mut self, path: std::path::PathBuf, saved: Saved) {
        let Saved { about, survey } = saved;
        self.state.settings.remember(&path);
        execute::begin_view(&mut self.state, &self.workers);
        self.state.me = about.account.clone();
        self.state.begin_for(about.account.clone());
        self.state.question.settings = about.settings;
        self.state.question.now = about.when;
        let accounts = Arc::new(about.accounts.clone());
        self.state.saved_about = Some(about);
        self.state.view = Some(View::of_saved(survey, path, accounts));
        self.state.page = Page::Cache;
        ask_judge(&mut self.state, &self.workers);
    }

    fn show_demo(&mut self, demo: Demo, identity: Option<modscope_platform::Identity>) {
        let target = Target { path: demo.path.clone(), kind: crate::go::CacheKind::Module };
        if let Some(old) = self.state.playing.take() {
            self.workers.let_go(old);
        }
        // An example is no place to come back to: it is gone by then.
        let recent = self.state.settings.recent.clone();
        execute::look_at(&mut self.state, &self.workers, target);
        self.state.settings.recent = recent;
        self.state.question.settings = crate::health::GoSettings::default();
        if let Some(identity) = identity {
            self.state.begin_for(identity);
        }
        self.state.playing = Some(Playing::new(demo));
    }

    fn forget_view(&mut self) {
        execute::begin_view(&mut self.state, &self.workers);
        self.state.page = Page::Cache;
    }
}

/// Where the finding of an earlier judgement is in a later one, if it is still there.
fn same_finding(before: &Health, now: &Health, index: usize) -> Option<usize> {
    let finding = before.findings.get(index)?;
    let same = |other: &Finding| other.rule == finding.rule && other.place == finding.place;
    now.findings
        .get(index)
        .filter(|other| same(other))
        .map(|_| index)
        .or_else(|| now.findings.iter().position(same))
}

impl State {
    /// After a scan of the same cache: selects and shows what was selected and shown before, if it is
    /// still there.
    fn return_to_place(&mut self) {
        let (Some((selected, zoom)), Some(view)) = (self.come_back.take(), &self.view) else { return };
        let tree = view.tree.read();
        let (selected, zoom) = (selected.and_then(|path| tree.find(&path)), tree.find(&zoom));
        drop(tree);
        self.selected = self.selected.or(selected);
        self.zoom = zoom.unwrap_or(self.zoom);
    }

    /// Tells views that the tree has grown, at most four times a second.
    pub(super) fn note_growth(&mut self, ctx: &Context) {
        let Some(scan) = &mut self.scan else { return };
        let running = scan.started.elapsed();
        let pace = if running < BEGINNING { EARLY_GROWTH } else { GROWTH };
        if scan.shown.is_none_or(|shown| shown.elapsed() >= pace) {
            scan.shown = Some(Instant::now());
            self.stamp.growth += 1;
            tracing::debug!(entries = scan.entries, ms = running.as_millis(), "growth shown");
        }
        // The line of progress and the seconds move even where a slow disk is silent.
        ctx.request_repaint_after(pace);
    }
}

fn shown(path: &std::path::Path) -> String {
    text::from_bytes(modscope_platform::paths::bytes(path)).into_owned()
}
