//! `why`: the way to a path, and who on it says no.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;
use modscope_platform::Identity;

use super::asks::PolicyWord;
use super::options::{AsWhom, Form, Format};
use super::progress::Progress;
use super::who::{self, Here};
use super::{Trouble, caches, output};
use crate::discover::{self, Query};
use crate::go::CacheKind;
use crate::health::{GoSettings, Question};
use crate::report;
use crate::report::way::{Inside, Way};
use crate::route::{End, Route, Stop};
use crate::scan::{Cancel, SharedTree, Target};
use crate::survey::Survey;
use crate::words::Names;

/// Options of `why`.
#[derive(Debug, Args)]
#[command(
    after_help = "Exit codes: 0 the way is open and go can use what is there, 1 something says no, 2 it could not \
                        be asked: nothing is there, or it cannot be seen from here."
)]
pub struct Options {
    /// The file or folder in question
    path: PathBuf,
    #[command(flatten)]
    whom: AsWhom,
    #[command(flatten)]
    form: Form,
}

/// Follows the path and prints who is met on it.
///
/// # Errors
/// When the path cannot be followed at all, or `--as` makes no sense.
pub fn run(options: &Options) -> Result<ExitCode, Trouble> {
    if !modscope_platform::host::MODES_DECIDE {
        return Err(Trouble::ModesMeanNothing);
    }
    let found = discover::discover(&Query::here(false));
    who::say_who_is_behind(&found.keyboard, &options.whom);
    // Each is asked about alone, so that several may be named.
    let people = who::people(&options.whom, &PolicyWord::Container, &Here, &found.keyboard.account.identity)?;
    let route =
        Route::follow(&options.path).map_err(|why| Trouble::NoWorkingDirectory(options.path.clone(), why))?;
    let known: Vec<Target> = found.caches.into_iter().map(|cache| cache.target).collect();
    let survey = route.destination().and_then(|stop| survey(stop.path(), &known));
    let way = |identity: Identity| {
        let place = route.destination().map(Stop::path).zip(survey.as_ref());
        let inside = place.and_then(|(path, survey)| inside(path, survey, &identity, found.go_settings));
        Way { route: route.clone(), identity, names: Names::of_this_machine(), inside }
    };
    let ways: Vec<Way> = people.identities.into_iter().map(way).collect();
    let printed = match options.form.format {
        Format::Json => report::way::json(&ways),
        Format::Text => report::way::texts(&ways, output::paper()),
    };
    output::answer(&printed)?;
    Ok(match route.end {
        _ if ways.iter().any(Way::says_no) => ExitCode::from(1),
        End::There(_) => ExitCode::SUCCESS,
        _ => ExitCode::from(2),
    })
}

/// The cache that the path lies in, scanned. One that cannot be is no reason to be silent about the way.
fn survey(path: &Path, known: &[Target]) -> Option<Survey> {
    let target = cache_around(path, known)?;
    Survey::take(target, SharedTree::default(), &Cancel::default(), &mut Progress::new()).ok()
}

/// What that cache says of the entry.
fn inside(path: &Path, survey: &Survey, identity: &Identity, settings: GoSettings) -> Option<Inside> {
    let question = Question { settings, ..Question::new(identity.clone(), caches::now()) };
    let health = survey.judge(&question);
    let entry = {
        let tree = survey.tree.read();
        let relative = path.strip_prefix(modscope_platform::paths::path(tree.root_path())).ok()?;
        tree.find(modscope_platform::paths::bytes(relative))?
    };
    Some(Inside { survey: survey.clone(), question, health, entry })
}

/// The cache a path lies in: one that go uses here, or the nearest folder above with `cache/download`.
fn cache_around(path: &Path, known: &[Target]) -> Option<Target> {
    let of_go = known.iter().filter_map(|target| {
        let real = std::fs::canonicalize(&target.path).ok()?;
        path.starts_with(&real).then_some(Target { path: real, kind: target.kind })
    });
    of_go.max_by_key(|target| target.path.components().count()).or_else(|| {
        let folder = path.ancestors().find(|folder| folder.join("cache/download").is_dir())?;
        Some(Target { path: folder.into(), kind: CacheKind::Module })
    })
}
