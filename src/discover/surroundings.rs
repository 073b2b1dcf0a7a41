//! What go depends on beside its caches: its settings file, its temporary folder, the state of the
//! checksum database, and a project. Plain values; [`crate::health`] says what they mean for whom.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use modscope_platform::accounts::{self, Account};

use super::environment::{Environment, Os};
use super::settings::Layers;
use super::{FoundCache, Setting, Source, files};
use crate::go::CacheKind;
use crate::route::Route;

/// What was looked at.
#[derive(Debug, Clone)]
pub struct Surroundings {
    /// Whose settings these are.
    pub account: Account,
    /// The home folder that go has: HOME, which need not be the account's.
    pub home: Option<PathBuf>,
    /// The other people of this machine, with their homes.
    pub people: Vec<Account>,
    /// Go's settings that have a value.
    pub settings: Vec<Setting>,
    /// The caches that go uses here.
    pub caches: Vec<FoundCache>,
    /// The file that `go env -w` writes to; none where it is switched off or has no place.
    pub settings_file: Option<Place>,
    /// Where go makes its work folder.
    pub temporary: Option<Place>,
    /// The signed state of the checksum database that is asked.
    pub sumdb: Option<Place>,
    /// Why there is no build cache, where there is none.
    pub no_build_cache: Option<NoBuildCache>,
    /// The entries of GOPATH, where there are several; whether modules lie in each.
    pub go_path: Vec<(PathBuf, bool)>,
}

/// A file or a folder that a setting leads to.
#[derive(Debug, Clone)]
pub struct Place {
    /// The setting; `HOME` and the like where it follows from that.
    pub setting: &'static str,
    /// Where the setting came from.
    pub source: Source,
    /// The way there.
    pub way: Route,
}

/// Why there is no build cache.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoBuildCache {
    /// GOCACHE is `off`.
    Off(Source),
    /// GOCACHE is not absolute.
    Relative(PathBuf, Source),
    /// GOCACHE is not set, nor the variable that its place follows from.
    NoHome(&'static str),
}

impl Surroundings {
    pub(super) fn of(
        layers: &Layers<'_>,
        account: &Account,
        settings: &[Setting],
        caches: &[FoundCache],
    ) -> Self {
        let environment = layers.environment();
        let people =
            accounts::people().into_iter().filter(|other| other.identity.uid != account.identity.uid);
        Self {
            people: people.collect(),
            settings: settings.to_vec(),
            caches: caches.to_vec(),
            settings_file: settings_file(environment),
            temporary: temporary(layers),
            sumdb: sumdb(layers, caches),
            no_build_cache: no_build_cache(layers, caches),
            go_path: go_path(layers),
            home: environment.home().map(Path::to_owned),
            account: account.clone(),
        }
    }

    /// The setting of that name, where it has a value.
    pub fn setting(&self, name: &str) -> Option<&Setting> {
        self.settings.iter().find(|setting| setting.name == name)
    }

    /// The cache of that kind, where it has a place.
    pub fn cache(&self, kind: CacheKind) -> Option<&FoundCache> {
        self.caches.iter().find(|cache| cache.target.kind == kind)
    }

    /// Whether `path` is the cache that go uses here.
    pub fn uses(&self, path: &Path, kind: CacheKind) -> bool {
        let real = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_path_buf());
        self.cache(kind).is_some_and(|cache| real(&cache.target.path) == real(path))
    }
}

/// The go.mod and go.sum of the project in `dir`, or in a folder above it, as go looks for one.
pub fn project_files(dir: &Path) -> Vec<Route> {
    let dir = std::path::absolute(dir).unwrap_or_else(|_| dir.to_path_buf());
    let root = dir.ancestors().find(|dir| dir.join("go.mod").symlink_metadata().is_ok());
    let ways = root.map(|root| ["go.mod", "go.sum"].map(|name| Route::follow(&root.join(name))));
    ways.into_iter().flatten().flatten().collect()
}

fn settings_file(environment: &Environment) -> Option<Place> {
    let path = files::go_env_path(environment).filter(|path| path.is_absolute())?;
    let (setting, source) = match environment.get_with_source("GOENV") {
        Some((_, source)) => ("GOENV", source.clone()),
        None => (environment.os().home_variable(), Source::Default),
    };
    Some(Place { setting, source, way: Route::follow(&path).ok()? })
}

/// GOTMPDIR, else what os.TempDir says: TMPDIR, else /tmp. Windows asks the system, and has nothing there
/// that stands in the way.
fn temporary(layers: &Layers<'_>) -> Option<Place> {
    let environment = layers.environment();
    if environment.os() == Os::Windows {
        return None;
    }
    let (setting, source, path) = match (layers.said("GOTMPDIR"), environment.get_with_source("TMPDIR")) {
        (Some((path, source)), _) => ("GOTMPDIR", source, PathBuf::from(path)),
        (None, Some((path, source))) => ("TMPDIR", source.clone(), PathBuf::from(path)),
        (None, None) => ("TMPDIR", Source::Default, PathBuf::from("/tmp")),
    };
    Some(Place { setting, source, way: Route::follow(&path).ok()? })
}

/// `latest` under the name of the database (cmd/go/internal/modfetch/sumdb.go: dbDial, ReadConfig).
fn sumdb(layers: &Layers<'_>, caches: &[FoundCache]) -> Option<Place> {
    let (said, _) = layers.get("GOSUMDB")?;
    let name = database(&said)?;
    let state = caches.iter().find(|cache| cache.target.kind == CacheKind::Sumdb)?;
    let path = state.target.path.join(name).join("latest");
    path.is_absolute().then_some(())?;
    Some(Place { setting: "GOPATH", source: state.source.clone(), way: Route::follow(&path).ok()? })
}

/// The name of the database in GOSUMDB: up to its key (`name+hash+key`) or its address.
fn database(said: &OsStr) -> Option<&str> {
    let name = said.to_str()?.split([' ', '+']).find(|part| !part.is_empty())?;
    let plain = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".-_".contains(&byte));
    match name {
        "off" => None,
        // One that is known under another address keeps its name (dbDial).
        "sum.golang.google.cn" => Some("sum.golang.org"),
        _ => plain.then_some(name).filter(|name| !name.starts_with('.')),
    }
}

fn no_build_cache(layers: &Layers<'_>, caches: &[FoundCache]) -> Option<NoBuildCache> {
    match layers.said("GOCACHE") {
        Some((value, source)) if value == "off" => Some(NoBuildCache::Off(source)),
        Some((value, source)) if !Path::new(&value).is_absolute() => {
            Some(NoBuildCache::Relative(value.into(), source))
        }
        Some(_) => None,
        None => (!caches.iter().any(|cache| cache.target.kind == CacheKind::Build)).then(|| {
            let windows = layers.environment().os() == Os::Windows;
            NoBuildCache::NoHome(if windows { "LocalAppData" } else { "HOME" })
        }),
    }
}

fn go_path(layers: &Layers<'_>) -> Vec<(PathBuf, bool)> {
    let Some((list, _)) = layers.said("GOPATH") else { return Vec::new() };
    let entries = layers.environment().os().split_list(&list);
    if entries.len() < 2 {
        return Vec::new();
    }
    let with_modules = |entry: PathBuf| {
        let has = entry.join("pkg").join("mod").is_dir();
        (entry, has)
    };
    entries.into_iter().map(with_modules).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_database_is_named_before_its_key_and_its_address() {
        let name = |said: &str| database(OsStr::new(said)).map(str::to_owned);
        assert_eq!(name("sum.golang.org").as_deref(), Some("sum.golang.org"));
        assert_eq!(name("sum.example+033de0ae+Ac4z https://sum.example/db").as_deref(), Some("sum.example"));
        assert_eq!(name("off"), None);
        assert_eq!(name("../../etc"), None);
    }
}
