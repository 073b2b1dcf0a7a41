//! The caches that follow from the settings.

use std::path::PathBuf;

use super::environment::Os;
use super::error::{CacheProblem, DiscoverError};
use super::settings::Layers;
use super::{FoundCache, Source};
use crate::go::CacheKind;
use crate::scan::Target;

/// The module cache, the build cache, and the checksum database's state under the first GOPATH entry.
pub(super) fn of(layers: &Layers<'_>, problems: &mut Vec<DiscoverError>) -> Vec<FoundCache> {
    [module(layers, problems), build(layers, problems), sumdb(layers)].into_iter().flatten().collect()
}

fn module(layers: &Layers<'_>, problems: &mut Vec<DiscoverError>) -> Option<FoundCache> {
    let Some((path, source)) = layers.get("GOMODCACHE") else {
        problems.push(DiscoverError::NoModuleCache { home: layers.environment().os().home_variable() });
        return None;
    };
    // Where GOMODCACHE follows from GOPATH, GOPATH's source is the one to show.
    let by_path = layers.first_go_path().filter(|_| layers.said("GOMODCACHE").is_none());
    let (variable, source) = match (by_path, source) {
        (Some((_, by)), Source::Default) => ("GOPATH", by),
        (_, source) => ("GOMODCACHE", source),
    };
    Some(found(CacheKind::Module, path.into(), source, variable))
}

fn build(layers: &Layers<'_>, problems: &mut Vec<DiscoverError>) -> Option<FoundCache> {
    let set = layers.said("GOCACHE").is_some();
    match layers.get("GOCACHE") {
        Some((path, _)) if path == "off" && set => problems.push(DiscoverError::BuildCacheOff),
        Some((path, source)) if path != "off" => {
            return Some(found(CacheKind::Build, path.into(), source, "GOCACHE"));
        }
        _ => {
            let home = if layers.environment().os() == Os::Windows { "LocalAppData" } else { "HOME" };
            problems.push(DiscoverError::NoBuildCache { home });
        }
    }
    None
}

fn sumdb(layers: &Layers<'_>) -> Option<FoundCache> {
    let (first, source) = layers.first_go_path()?;
    Some(found(CacheKind::Sumdb, first.join("pkg").join("sumdb"), source, "GOPATH"))
}

fn found(kind: CacheKind, path: PathBuf, source: Source, variable: &'static str) -> FoundCache {
    let problem = (!path.is_absolute()).then(|| CacheProblem::Relative { variable, path: path.clone() });
    FoundCache { target: Target { path, kind }, source, problem }
}
