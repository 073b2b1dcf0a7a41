//! Settings that do not do what they seem to.

use modscope_platform::{Kind, paths};

use super::{Asked, finding, stopping};
use crate::discover::{FoundCache, NoBuildCache, Setting, Source};
use crate::go::{CacheKind, OperationSet as Op, Role};
use crate::health::{Detail, Finding, Place, Rule, Subject};
use crate::tree::Tree;

pub(super) fn findings(asked: &Asked<'_>, modules: Option<&Tree>) -> Vec<Option<Finding>> {
    let caches = asked.surroundings.caches.iter();
    let mut found: Vec<Option<Finding>> = caches.map(|cache| other_home(asked, cache)).collect();
    found.extend([
        sumdb_off(asked),
        modcacherw(asked, modules),
        go_path_entries(asked),
        no_build_cache(asked),
    ]);
    found
}

fn subject(name: &'static str, value: &[u8], source: &Source) -> Subject {
    Subject { path: None, setting: Some(name), value: value.to_vec(), source: source.id() }
}

/// A cache under somebody else's home: what go makes there is the identity's, in the other's way, and their
/// home may be closed at any time.
fn other_home(asked: &Asked<'_>, cache: &FoundCache) -> Option<Finding> {
    let path = &cache.target.path;
    let around = asked.surroundings;
    let me = asked.identity().uid;
    if !asked.concerns(&cache.source) {
        return None;
    }
    // Of an account without an entry in the database (a container's) HOME is all there is to go by.
    let people = std::iter::once(&around.account).chain(&around.people);
    let homes = people.filter_map(|person| Some((person.home.as_deref()?, &person.identity)));
    let (home, whose) = homes
        .filter(|(home, _)| home.components().count() > 1 && path.starts_with(home))
        .max_by_key(|(home, whose)| (home.components().count(), whose.uid == me))?;
    if whose.uid == me {
        return None;
    }
    let name = match cache.target.kind {
        CacheKind::Module => "GOMODCACHE",
        CacheKind::Build => "GOCACHE",
        CacheKind::Sumdb => return None,
    };
    let detail = Detail { owner: Some((whose.uid, whose.gid)), ..Detail::default() };
    let own = Subject { path: Some(home.to_path_buf()), ..subject(name, paths::bytes(path), &cache.source) };
    Some(finding(Rule::EnvOtherHome, Place::Setting(name), detail, own))
}

/// GOSUMDB=off takes the check from every module; GOPRIVATE would take it from the private ones. Toolchains
/// are checked all the same, and are then not fetched (modfetch/sumdb.go: useSumDB).
fn sumdb_off(asked: &Asked<'_>) -> Option<Finding> {
    let off = asked.surroundings.setting("GOSUMDB").filter(|setting| setting.value == "off")?;
    let value = |name| asked.surroundings.setting(name).map(|setting: &Setting| setting.value.clone());
    let private = value("GOPRIVATE").or_else(|| value("GONOSUMDB")).unwrap_or_default();
    let found = finding(
        Rule::EnvSumdbOff,
        Place::Setting("GOSUMDB"),
        Detail::default(),
        subject("GOSUMDB", private.as_encoded_bytes(), &off.source),
    );
    let proxy = value("GOPROXY").unwrap_or_default();
    let proxy = proxy.as_encoded_bytes();
    let excepted = proxy.starts_with(b"file://") && !proxy.iter().any(|byte| matches!(byte, b',' | b'|'));
    let stays = value("GOTOOLCHAIN").is_some_and(|said| said == "local" || said == "path");
    let stops = !excepted && !stays && !asked.question.settings.proxy_off;
    // Where no module would be asked about, switching it on would change nothing but that.
    if asked.never_asks() && !stops {
        return None;
    }
    Some(stopping(found, asked.question, if stops { Op::TOOLCHAIN } else { Op::empty() }, Op::empty()))
}

/// -modcacherw is for new trees; the ones that were there stay read-only. The other way round (trees that
/// are open without it) is `mode/tree-writable`.
fn modcacherw(asked: &Asked<'_>, modules: Option<&Tree>) -> Option<Finding> {
    let tree = modules.filter(|_| asked.question.settings.mod_cache_rw)?;
    let trees = || tree.ids().filter(|id| tree.role(*id) == Role::TreeRoot && !tree.look(*id).unseen);
    let closed = trees().filter(|id| !tree.look(*id).mode.any_write()).count();
    if closed == 0 || trees().all(|id| tree.look(id).kind != Kind::Dir) {
        return None;
    }
    let flags = asked.surroundings.setting("GOFLAGS")?;
    let mut found = finding(
        Rule::EnvModcacherw,
        Place::Setting("GOFLAGS"),
        Detail::default(),
        subject("GOFLAGS", flags.value.as_encoded_bytes(), &flags.source),
    );
    found.entries = closed as u64;
    Some(found)
}

/// Only the first entry holds modules (cmd/go/internal/cfg: gopathDir).
fn go_path_entries(asked: &Asked<'_>) -> Option<Finding> {
    let entries = &asked.surroundings.go_path;
    let (first, _) = entries.first().filter(|_| entries.len() > 1)?;
    let go_path = asked.surroundings.setting("GOPATH")?;
    let elsewhere = entries.iter().skip(1).find(|(_, modules)| *modules);
    let about = Subject {
        path: elsewhere.map(|(entry, _)| entry.join("pkg").join("mod")),
        ..subject("GOPATH", paths::bytes(first), &go_path.source)
    };
    let mut found = finding(Rule::EnvGopathEntries, Place::Setting("GOPATH"), Detail::default(), about);
    found.entries = entries.len() as u64;
    Some(found)
}

/// Without a build cache nothing is built (cmd/go/internal/cache/default.go: initDefaultCache).
fn no_build_cache(asked: &Asked<'_>) -> Option<Finding> {
    let why = asked.surroundings.no_build_cache.as_ref()?;
    let (value, source) = match why {
        NoBuildCache::Off(source) => (&b"off"[..], source),
        // The path itself is judged where the build cache is.
        NoBuildCache::Relative(..) if asked.judged.contains(&CacheKind::Build) => return None,
        NoBuildCache::Relative(path, source) => (paths::bytes(path), source),
        NoBuildCache::NoHome(_) if !asked.concerns(&Source::Default) => return None,
        NoBuildCache::NoHome(_) => (&b""[..], &Source::Default),
    };
    let found = finding(
        Rule::EnvNoBuildCache,
        Place::Setting("GOCACHE"),
        Detail::default(),
        subject("GOCACHE", value, source),
    );
    Some(stopping(found, asked.question, Op::BUILD, Op::empty()))
}
