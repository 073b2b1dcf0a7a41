//! What could not be found out; each sentence says what, where and what to do.

use std::path::PathBuf;

use modscope_platform::run::RunError;

/// Something that could not be found out about go's settings.
#[derive(Debug, thiserror::Error)]
pub enum DiscoverError {
    /// Go itself has no place for the module cache.
    #[error(
        "there is no place for the module cache: neither GOMODCACHE nor GOPATH nor {home} is set, and every go \
         command that needs a module stops. Set {home}, or GOMODCACHE to an absolute path, or name the folder"
    )]
    NoModuleCache {
        /// HOME, or USERPROFILE on Windows.
        home: &'static str,
    },
    /// Go itself has no place for the build cache.
    #[error(
        "there is no place for the build cache: GOCACHE is not set, and neither is {home}, which its place follows \
         from. Builds stop. Set GOCACHE to an absolute path"
    )]
    NoBuildCache {
        /// HOME, or LocalAppData on Windows.
        home: &'static str,
    },
    /// GOCACHE=off.
    #[error(
        "GOCACHE is off, and go has not built anything without a build cache since 1.12. Unset it: go env -u GOCACHE"
    )]
    BuildCacheOff,
    /// `go env` did not run, or not to its end.
    #[error("{source}; the caches are looked for where go has them by default")]
    GoDoesNotRun {
        /// What happened.
        source: RunError,
    },
    /// `go env` answered with a refusal.
    #[error("{} env refused: {said}; the caches are looked for where go has them by default", .go.display())]
    GoRefused {
        /// The command.
        go: PathBuf,
        /// Its own words, one line.
        said: String,
    },
    /// The login shell gave no environment.
    #[error("the login shell was not heard: {source}; GO* variables set only there are not known here")]
    ShellDoesNotRun {
        /// What happened.
        source: RunError,
    },
    /// The shell ran and did not print its environment.
    #[error("{} did not print its environment; GO* variables set only there are not known here", .shell.display())]
    ShellSilent {
        /// The shell.
        shell: PathBuf,
    },
    /// A settings file is there and cannot be read; go then goes on without it, in silence.
    #[error("go's settings in {} cannot be read: {source}; go ignores them without a word", .path.display())]
    SettingsUnreadable {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
}

/// Why go does not take the place of a cache.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CacheProblem {
    /// It is no absolute path.
    #[error(
        "{variable} is {}, and go takes only an absolute path: its commands stop. Set one, for example with \
         go env -w {variable}=/an/absolute/path", .path.display()
    )]
    Relative {
        /// The variable that says so.
        variable: &'static str,
        /// What it says.
        path: PathBuf,
    },
}
