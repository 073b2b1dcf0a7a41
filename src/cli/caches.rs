//! Which caches are meant, and what is in them: a typed folder, a saved scan, or what go uses here.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant, SystemTime};

use modscope_platform::Identity;
use modscope_platform::walk::ListsOf;

use super::asks::PolicyWord;
use super::options::{AsWhom, Where, Which};
use super::progress::Progress;
use super::who::{self, Here, People};
use super::{Trouble, output, trouble};
use crate::discover::{self, DiscoverError, Discovered, Query, Surroundings};
use crate::go::CacheKind;
use crate::health::{Beside, GoSettings, Health, Question, judge_place};
use crate::report::Judged;
use crate::report::saved::{self, Saved};
use crate::scan::{Cancel, ScanError, SharedTree, Target, lists};
use crate::survey::Survey;
use crate::text;
use crate::words::Names;

/// A cache that was looked at, or the reason why there was nothing to look at.
pub struct Looked {
    /// What was to be looked at.
    pub target: Target,
    /// What was seen.
    pub survey: Result<Survey, ScanError>,
    /// What is known beside it.
    pub beside: Beside,
}

/// Everything a command needs to judge.
pub struct Sight {
    /// The caches.
    pub caches: Vec<Looked>,
    /// Whom to ask for, and under which policy.
    pub people: People,
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
/// When a typed path is no folder and no saved scan, when no cache is known, or when `--as` or the policy
/// makes no sense.
pub fn look(asked: &Where, whom: &AsWhom, policy: &PolicyWord) -> Result<Sight, Trouble> {
    if let Some(path) = &asked.path
        && saved::is_saved(path)
    {
        return look_at_saved(path, asked, whom, policy);
    }
    let found = discover(asked);
    who::say_who_is_behind(&found.keyboard, whom);
    let people = who::people(whom, policy, &Here, &found.keyboard.account.identity)?;
    let which = asked.cache.unwrap_or(Which::Module);
    let (targets, typed) = match &asked.path {
        Some(path) => (vec![typed_target(path, asked.cache)?], true),
        None => (meant(&found, which), false),
    };
    if targets.is_empty() {
        return Err(no_place(&found, which));
    }
    let begun = Instant::now();
    let judged = targets.iter().map(|target| target.kind).collect();
    let used = |around: &Surroundings| targets.iter().all(|target| around.uses(&target.path, target.kind));
    let around = Some(found.surroundings.clone()).filter(|around| !typed || used(around));
    let beside = Beside::of(around, judged);
    let whose = match people.identities.as_slice() {
        [one] => lists::needed(one, people.policy),
        _ => ListsOf::All,
    };
    let caches = targets.into_iter().map(|target| look_at(target, typed, &beside, whose));
    let caches = caches.collect::<Result<_, _>>()?;
    let names = Names::of_this_machine();
    Ok(Sight { caches, people, names, settings: found.go_settings, now: now(), took: begun.elapsed() })
}

fn meant(found: &Discovered, which: Which) -> Vec<Target> {
    let targets = found.caches.iter().map(|cache| cache.target.clone());
    targets.filter(|target| which.means(target.kind)).collect()
}

/// Looks at one cache. Where go's settings lead to nothing, that is judged; a typed path must be there.
fn look_at(target: Target, typed: bool, beside: &Beside, whose: ListsOf) -> Result<Looked, Trouble> {
    let mut beside = beside.clone();
    if !typed && !target.path.is_absolute() {
        // go refuses it too, whatever is there (cmd/go: "GOMODCACHE entry is relative").
        let survey = Err(ScanError::Absent(target.path.clone()));
        return Ok(Looked { target, survey, beside });
    }
    let (tree, cancel) = (SharedTree::default(), Cancel::default());
    let survey = Survey::take_for(whose, target.clone(), tree, &cancel, &mut Progress::new());
    if let Ok(survey) = &survey {
        beside = beside.recall(&survey.tree.read(), &Cancel::default());
    }
    match survey {
        Err(error) if typed => Err(error.into()),
        survey => Ok(Looked { target, survey, beside }),
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

fn look_at_saved(path: &Path, asked: &Where, whom: &AsWhom, policy: &PolicyWord) -> Result<Sight, Trouble> {
    if asked.cache.is_some() {
        return Err(Trouble::SavedAlready(path.into()));
    }
    let begun = Instant::now();
    let Saved { about, survey } = saved::open(path)?;
    let people = who::people(whom, policy, &about.accounts, &about.account)?;
    let (settings, now, names) = (about.settings, about.when, about.accounts.names());
    let looked = Looked { target: survey.target.clone(), survey: Ok(survey), beside: Beside::default() };
    Ok(Sight { caches: vec![looked], people, names, settings, now, took: begun.elapsed() })
}

impl Sight {
    /// What to ask of each cache for one identity.
    pub fn question(&self, identity: &Identity) -> Question {
        let (policy, settings) = (self.people.policy, self.settings);
        Question { policy, settings, ..Question::new(identity.clone(), self.now) }
    }
}

impl Sight {
    /// Has the files of the project in `dir` judged too.
    pub fn add_project(&mut self, dir: &Path) {
        for cache in &mut self.caches {
            cache.beside = std::mem::take(&mut cache.beside).with_project(dir);
        }
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
        let more = self.beside.findings(self.target.kind, &tree.read(), question);
        let health = health.with(&tree.read(), more);
        let facts = self.survey.as_ref().ok().map(|survey| survey.facts.clone());
        Judged { kind: self.target.kind, path, tree, facts, health }
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
