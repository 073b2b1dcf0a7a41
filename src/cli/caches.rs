//! Which caches are meant, and what is in them: a typed folder, a saved scan, or what go uses here.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant, SystemTime};

use modscope_platform::Identity;

use super::options::{AsWhom, Where, Which};
use super::progress::Progress;
use super::who::{self, Here};
use super::{Trouble, output, trouble};
use crate::discover::{self, DiscoverError, Discovered, Query};
use crate::go::CacheKind;
use crate::health::{GoSettings, Health, Question, judge_place};
use crate::report::Judged;
use crate::report::saved::{self, Saved};
use crate::scan::{Cancel, ScanError, SharedTree, Target};
use crate::survey::Survey;
use crate::text;
use crate::words::Names;

/// A cache that was looked at, or the reason why there was nothing to look at.
pub struct Looked {
    /// What was to be looked at.
    pub target: Target,
    /// What was seen.
    pub survey: Result<Survey, ScanError>,
}

/// Everything a command needs to judge.
pub struct Sight {
    /// The caches.
    pub caches: Vec<Looked>,
    /// Whom to ask for.
    pub identity: Identity,
    /// Who the numbers are.
    pub names: Names,
    /// What go is set to.
    pub settings: GoSettings,
    /// When the caches were looked at, seconds since 1970.
    pub now: i64,
    /// How long looking took.
    pub took: Duration,
}

/// Finds the caches that are meant and looks at them.
///
/// # Errors
/// When a typed path is no folder and no saved scan, when no cache is known, or `--as` makes no sense.
pub fn look(asked: &Where, whom: &AsWhom) -> Result<Sight, Trouble> {
    if let Some(path) = &asked.path
        && saved::is_saved(path)
    {
        return look_at_saved(path, asked, whom);
    }
    let found = discover(asked);
    who::say_who_is_behind(&found.keyboard, whom);
    let identity = who::identity(whom, &Here, &found.keyboard.account.identity)?;
    let which = asked.cache.unwrap_or(Which::Module);
    let (targets, typed) = match &asked.path {
        Some(path) => (vec![typed_target(path, asked.cache)?], true),
        None => (meant(&found, which), false),
    };
    if targets.is_empty() {
        return Err(no_place(&found, which));
    }
    let begun = Instant::now();
    let caches = targets.into_iter().map(|target| look_at(target, typed)).collect::<Result<_, _>>()?;
    let names = Names::of_this_machine();
    Ok(Sight { caches, identity, names, settings: found.go_settings, now: now(), took: begun.elapsed() })
}

fn meant(found: &Discovered, which: Which) -> Vec<Target> {
    let targets = found.caches.iter().map(|cache| cache.target.clone());
    targets.filter(|target| which.means(target.kind)).collect()
}

/// Looks at one cache. Where go's settings lead to nothing, that is judged; a typed path must be there.
fn look_at(target: Target, typed: bool) -> Result<Looked, Trouble> {
    if !typed && !target.path.is_absolute() {
        // go refuses it too, whatever is there (cmd/go: "GOMODCACHE entry is relative").
        let survey = Err(ScanError::Absent(target.path.clone()));
        return Ok(Looked { target, survey });
    }
    let survey =
        Survey::take(target.clone(), SharedTree::default(), &Cancel::default(), &mut Progress::new());
    match survey {
        Err(error) if typed => Err(error.into()),
        survey => Ok(Looked { target, survey }),
    }
}

/// A folder that somebody typed, and what it seems to be.
fn typed_target(path: &Path, which: Option<Which>) -> Result<Target, Trouble> {
    let real = crate::scan::resolve(path)?;
    if real.is_file() {
        return Err(Trouble::File(path.into()));
    }
    let there = |name: &str| real.join(name).exists();
    let module = there("cache/download") || there("cache/lock");
    let build = !module && (there("trim.txt") || there("00") && there("ff"));
    let kind = match which {
        Some(Which::Module) => CacheKind::Module,
        Some(Which::Build) => CacheKind::Build,
        Some(Which::All) | None if build => CacheKind::Build,
        Some(Which::All) | None => CacheKind::Module,
    };
    let seems = if kind == CacheKind::Build { build } else { module };
    let empty = std::fs::read_dir(&real).map_or(true, |mut entries| entries.next().is_none());
    if !seems && !empty {
        output::note(&text!(&format!("cli-seems-no-{}-cache", kind.id()), path = trouble::shown(path)));
    }
    Ok(Target { path: path.into(), kind })
}

fn look_at_saved(path: &Path, asked: &Where, whom: &AsWhom) -> Result<Sight, Trouble> {
    if asked.cache.is_some() {
        return Err(Trouble::SavedAlready(path.into()));
    }
    let begun = Instant::now();
    let Saved { about, survey } = saved::open(path)?;
    let identity = who::identity(whom, &about.accounts, &about.account)?;
    let (settings, now, names) = (about.settings, about.when, about.accounts.names());
    let looked = Looked { target: survey.target.clone(), survey: Ok(survey) };
    Ok(Sight { caches: vec![looked], identity, names, settings, now, took: begun.elapsed() })
}

impl Sight {
    /// What to ask of each cache.
    pub fn question(&self) -> Question {
        Question { settings: self.settings, ..Question::new(self.identity.clone(), self.now) }
    }
}

impl Looked {
    /// What works in this cache.
    pub fn judge(&self, question: &Question) -> Judged {
        let (path, tree, health): (PathBuf, SharedTree, Health) = match &self.survey {
            Ok(survey) => {
                let root = modscope_platform::paths::owned(survey.tree.read().root_path());
                (root, survey.tree.clone(), survey.judge(question))
            }
            Err(error) => {
                let health = judge_place(&self.target.path, self.target.kind, error, question);
                (self.target.path.clone(), SharedTree::default(), health)
            }
        };
        Judged { kind: self.target.kind, path, tree, health }
    }
}

/// What go uses here. What could not be found out about the caches that are meant is said.
fn discover(asked: &Where) -> Discovered {
    let found = discover::discover(&Query::here(false));
    if asked.path.is_none() {
        let build = asked.cache.is_some_and(|which| which.means(CacheKind::Build));
        let concerns = |problem: &&DiscoverError| match problem {
            DiscoverError::NoBuildCache { .. } | DiscoverError::BuildCacheOff => build,
            // With no cache at all this is the answer, and not a note beside it.
            DiscoverError::NoModuleCache { .. } => build,
            _ => true,
        };
        for problem in found.problems.iter().filter(concerns) {
            output::note(&text::from_bytes(format!("{problem}.").as_bytes()));
        }
    }
    found
}

/// Why there is no place for a cache that is meant.
fn no_place(found: &Discovered, which: Which) -> Trouble {
    let concerns = |problem: &&DiscoverError| match problem {
        DiscoverError::NoModuleCache { .. } => which.means(CacheKind::Module),
        DiscoverError::NoBuildCache { .. } | DiscoverError::BuildCacheOff => which.means(CacheKind::Build),
        _ => false,
    };
    let why = found.problems.iter().find(concerns);
    Trouble::NoCache(why.map(|why| text::from_bytes(why.to_string().as_bytes()).into_owned()))
}

/// Seconds since 1970.
pub fn now() -> i64 {
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
    since.map_or(0, |since| i64::try_from(since.as_secs()).unwrap_or(i64::MAX))
}
