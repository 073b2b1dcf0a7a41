//! Go's settings: process > login shell > GOENV's file > `$GOROOT/go.env` > default, held against what
//! the go command itself answers.

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

use super::environment::Environment;
use super::error::DiscoverError;
use super::files::{self, SettingsFile};
use super::go_command::GoCommand;
use super::{Setting, Source};

/// The settings that are shown, in this order: places first, then what changes what go does.
pub(super) const SHOWN: &[&str] = &[
    "GOMODCACHE",
    "GOPATH",
    "GOCACHE",
    "GOENV",
    "GOROOT",
    "GOVERSION",
    "GOFLAGS",
    "GOPROXY",
    "GOSUMDB",
    "GOTOOLCHAIN",
    "GOPRIVATE",
    "GONOPROXY",
    "GONOSUMDB",
    "GOINSECURE",
    "GOTMPDIR",
    "GOCACHEPROG",
];

/// Everything that says something about go's settings.
pub(super) struct Layers<'a> {
    environment: &'a Environment,
    user_file: SettingsFile,
    root_file: SettingsFile,
    go: Option<&'a GoCommand>,
    root: Option<PathBuf>,
}

impl<'a> Layers<'a> {
    /// Reads the files of settings.
    pub fn read(
        environment: &'a Environment,
        go: Option<&'a GoCommand>,
        problems: &mut Vec<DiscoverError>,
    ) -> Self {
        let user_file = files::go_env_path(environment)
            .map_or_else(SettingsFile::default, |path| SettingsFile::read(path, problems));
        let root = go
            .and_then(|go| go.answer("GOROOT"))
            .map(PathBuf::from)
            .or_else(|| environment.path("GOROOT").map(Path::to_owned))
            .or_else(|| user_file.get("GOROOT").filter(|root| !root.is_empty()).map(PathBuf::from));
        let root_file = match &root {
            Some(root) => SettingsFile::read(root.join("go.env"), problems),
            None => SettingsFile::default(),
        };
        Self { environment, user_file, root_file, go, root }
    }

    /// The environment that go runs in.
    pub fn environment(&self) -> &Environment {
        self.environment
    }

    /// A setting's value and where it came from; the go command's own word where it knows better.
    pub fn get(&self, name: &str) -> Option<(OsString, Source)> {
        let read = self.said(name).or_else(|| Some((self.default_of(name)?, Source::Default)));
        match self.go.and_then(|go| Some((go, go.answer(name)?))) {
            Some((go, answer)) if read.as_ref().is_none_or(|(value, _)| *value != *OsStr::new(answer)) => {
                // A relative path is what the person set; go only says `off` or stops.
                if read.as_ref().is_some_and(|(_, source)| *source != Source::Default) && answer == "off" {
                    return read;
                }
                Some((answer.into(), Source::GoCommand(go.path.clone())))
            }
            _ => read,
        }
    }

    /// What somebody set, before any default.
    pub fn said(&self, name: &str) -> Option<(OsString, Source)> {
        if let Some((value, source)) = self.environment.get_with_source(name) {
            return Some((value.to_owned(), source.clone()));
        }
        for (file, source) in [
            (&self.user_file, Source::GoEnvFile as fn(PathBuf) -> Source),
            (&self.root_file, Source::GoRoot as fn(PathBuf) -> Source),
        ] {
            // A name set to nothing in the user's file hides what GOROOT's file says.
            if let Some(value) = file.get(name) {
                return (!value.is_empty()).then(|| (value.clone(), source(file.path.clone())));
            }
        }
        None
    }

    /// Go's default for a name.
    fn default_of(&self, name: &str) -> Option<OsString> {
        match name {
            "GOENV" => files::go_env_path(self.environment).map(PathBuf::into_os_string),
            "GOPATH" => self.default_go_path().map(PathBuf::into_os_string),
            "GOMODCACHE" => Some(self.first_go_path()?.0.join("pkg").join("mod").into_os_string()),
            "GOCACHE" => Some(files::user_cache_dir(self.environment)?.join("go-build").into_os_string()),
            // What $GOROOT/go.env says in a release; GOPROXY is left to it alone, as any but "off" is alike here.
            "GOSUMDB" => Some("sum.golang.org".into()),
            "GOTOOLCHAIN" => Some("auto".into()),
            _ => None,
        }
    }

    /// `$HOME/go`, unless that is GOROOT.
    fn default_go_path(&self) -> Option<PathBuf> {
        let path = self.environment.home()?.join("go");
        (self.root.as_deref() != Some(path.as_path())).then_some(path)
    }

    /// The first entry of GOPATH, the only one that counts for modules, and where it came from.
    pub fn first_go_path(&self) -> Option<(PathBuf, Source)> {
        let (list, source) = self
            .said("GOPATH")
            .or_else(|| Some((self.default_go_path()?.into_os_string(), Source::Default)))?;
        // An empty first entry is no path to go either (gopathDir).
        let separated = self.environment.os().split_list(&list);
        separated.into_iter().next().map(|first| (first, source))
    }

    /// All shown settings that have a value.
    pub fn settings(&self) -> Vec<Setting> {
        SHOWN
            .iter()
            .filter_map(|name| {
                let (value, source) = self.get(name)?;
                Some(Setting { name, value, source })
            })
            .collect()
    }
}
