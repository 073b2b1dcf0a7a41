//! Where the caches of this machine and account are, and who says so.
//!
//! `go env` is asked where a `go` is found; what it answers is held against what the process, the login
//! shell, GOENV's file and `$GOROOT/go.env` say, so that every value can be shown with where it came
//! from. Without `go`, the same reading gives Go's own defaults (cmd/go/internal/cfg/cfg.go: Getenv,
//! EnvFile, initEnvCache; cmd/go/internal/cache/default.go).
//!
//! The account is who runs go: under `sudo`, `pkexec` or `doas` the one behind it. Its home and its
//! settings count, and `go` and the shell are asked with its rights.
//!
//! Nothing here fails as a whole: what could not be found out is in [`Discovered::problems`].

mod caches;
mod environment;
mod error;
mod files;
mod flags;
mod go_command;
mod places;
mod settings;
mod shell;
mod surroundings;

use std::ffi::OsString;
use std::path::PathBuf;
use std::sync::Arc;

use modscope_platform::accounts::AtKeyboard;

use crate::health::GoSettings;
use crate::scan::Target;

pub use environment::{Environment, Os};
pub use error::{CacheProblem, DiscoverError};
pub use surroundings::{NoBuildCache, Place, Surroundings, project_files};

/// What is asked: in which environment, for whom.
#[derive(Debug, Clone)]
pub struct Query {
    /// The environment as this process has it.
    pub environment: Environment,
    /// Who runs go.
    pub keyboard: AtKeyboard,
    /// Whether the login shell is asked for GO*: a window started from a desktop has not got them.
    pub ask_shell: bool,
}

impl Query {
    /// For this process. `ask_shell` as in [`Query::ask_shell`].
    pub fn here(ask_shell: bool) -> Self {
        Self::of(Environment::of_process(), ask_shell)
    }

    /// For a process with that environment.
    pub fn of(environment: Environment, ask_shell: bool) -> Self {
        let keyboard = modscope_platform::accounts::at_keyboard(|name| {
            environment.get(name).and_then(|value| value.to_str()).map(str::to_owned)
        });
        Self { environment, keyboard, ask_shell }
    }
}

/// Where a value came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// The environment of this process.
    Process,
    /// The login shell, of that path.
    Shell(PathBuf),
    /// The file that GOENV names, where `go env -w` writes.
    GoEnvFile(PathBuf),
    /// `go.env` in GOROOT.
    GoRoot(PathBuf),
    /// The `go` command of that path, which was asked.
    GoCommand(PathBuf),
    /// Go's own default.
    Default,
}

impl Source {
    /// The key of its words in the catalogue (`source-ID`).
    pub const fn id(&self) -> &'static str {
        match self {
            Self::Process => "process",
            Self::Shell(_) => "shell",
            Self::GoEnvFile(_) => "goenv",
            Self::GoRoot(_) => "goroot",
            Self::GoCommand(_) => "go",
            Self::Default => "default",
        }
    }

    /// The file or program that said it, where there is one.
    pub fn path(&self) -> Option<&std::path::Path> {
        match self {
            Self::Shell(path) | Self::GoEnvFile(path) | Self::GoRoot(path) | Self::GoCommand(path) => {
                Some(path)
            }
            Self::Process | Self::Default => None,
        }
    }
}

/// One of go's settings, and who says so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Setting {
    /// The variable, as `GOMODCACHE`.
    pub name: &'static str,
    /// Its value, never empty.
    pub value: OsString,
    /// Where it came from.
    pub source: Source,
}

/// A cache that go uses, whether or not something is there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundCache {
    /// Where it is, and which one.
    pub target: Target,
    /// Where its place came from.
    pub source: Source,
    /// Why go does not take that place.
    pub problem: Option<CacheProblem>,
}

/// What was found out.
#[derive(Debug)]
pub struct Discovered {
    /// Who runs go.
    pub keyboard: AtKeyboard,
    /// The `go` command that answered.
    pub go: Option<PathBuf>,
    /// Go's settings that have a value, in the order they are shown.
    pub settings: Vec<Setting>,
    /// The module cache, the build cache and the state of the checksum database, in this order.
    pub caches: Vec<FoundCache>,
    /// Settings that change what go does with a cache.
    pub go_settings: GoSettings,
    /// What could not be found out, and what that means.
    pub problems: Vec<DiscoverError>,
    /// What go depends on beside the caches.
    pub surroundings: Arc<Surroundings>,
}

impl Discovered {
    /// The setting of that name, where it has a value.
    pub fn setting(&self, name: &str) -> Option<&Setting> {
        self.settings.iter().find(|setting| setting.name == name)
    }

    /// The cache of that kind, where it has a place.
    pub fn cache(&self, kind: crate::go::CacheKind) -> Option<&FoundCache> {
        self.caches.iter().find(|cache| cache.target.kind == kind)
    }
}

/// Finds out where the caches are. It may take up to some seconds where `go` or the shell is slow;
/// call it off the window's thread.
pub fn discover(query: &Query) -> Discovered {
    let mut problems = Vec::new();
    let mut environment = query.environment.of_account(&query.keyboard);
    let shell_path = if query.ask_shell {
        shell::ask(&query.keyboard, &mut environment).unwrap_or_else(|problem| {
            problems.push(problem);
            None
        })
    } else {
        None
    };
    let go = go_command::ask_first(&environment, shell_path.as_deref(), &query.keyboard, &mut problems);
    let layers = settings::Layers::read(&environment, go.as_ref(), &mut problems);
    let settings = layers.settings();
    let caches = caches::of(&layers, &mut problems);
    let go_settings = flags::go_settings(&settings);
    let surroundings = Surroundings::of(&layers, &query.keyboard.account, &settings, &caches);
    Discovered {
        keyboard: query.keyboard.clone(),
        go: go.map(|go| go.path),
        settings,
        caches,
        go_settings,
        problems,
        surroundings: Arc::new(surroundings),
    }
}

#[cfg(test)]
#[cfg(unix)]
mod tests;
