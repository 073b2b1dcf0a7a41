//! The healthy cache: byte for byte what `go mod download` leaves, written without go.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use rayon::prelude::*;

use super::catalogue::{GO_MOD_ONLY, IN_PROXY, MODULES};
use super::content::{Content, info};
use super::place::{Modes, Place, at, folder, set_mode, write};
use super::{DemoError, beside, project, toolchain};
use crate::go::escape;

/// Writes cache, project and proxy, all healthy, with the modes go would give them.
pub fn write_healthy(place: &Place, modes: Modes) -> Result<(), DemoError> {
    folder(&place.gopath().join("pkg"), 0o755)?;
    folder(&place.download(), modes.dir())?;
    let contents = MODULES
        .par_iter()
        .map(|module| {
            let content = Content::of(module).map_err(zip_at(place.top()))?;
            write_version(place, &content, modes)?;
            Ok(content)
        })
        .collect::<Result<Vec<_>, DemoError>>()?;
    toolchain::write_toolchain(place, modes)?;
    go_mod_only(place, modes)?;
    lists(place, modes)?;
    beside::write_beside(place, modes, &contents)?;
    project::write_project(place, &contents)?;
    write_proxy(place)
}

/// A zip that could not be made in memory.
pub fn zip_at(path: &Path) -> impl FnOnce(zip::result::ZipError) -> DemoError {
    let path = path.to_owned();
    move |source| DemoError::Write { path, source: source.into() }
}

fn write_version(place: &Place, content: &Content, modes: Modes) -> Result<(), DemoError> {
    write_zip(place, content, modes)?;
    let (path, version) = (content.path, content.version);
    write(&place.version_file(path, version, "info"), &content.info, modes.file())?;
    write(&place.version_file(path, version, "mod"), &content.go_mod, modes.file())?;
    write_tree(&place.tree(path, version), &content.files, modes, |_| false)
}

/// Zip, hash and lock: what a toolchain has too.
pub fn write_zip(place: &Place, content: &Content, modes: Modes) -> Result<(), DemoError> {
    let (path, version) = (content.path, content.version);
    folder(&Place::versions(&place.download(), path), modes.dir())?;
    write(&place.version_file(path, version, "zip"), &content.zip, modes.file())?;
    write(&place.version_file(path, version, "ziphash"), content.h1.to_string(), modes.file())?;
    write(&place.version_file(path, version, "lock"), "", modes.file())
}

/// An extracted tree; `program` tells which files go made executable.
pub fn write_tree(
    root: &Path,
    files: &[(String, Vec<u8>)],
    modes: Modes,
    program: impl Fn(&str) -> bool,
) -> Result<(), DemoError> {
    if let Some(parent) = root.parent() {
        folder(parent, modes.dir())?;
    }
    let mut folders = BTreeSet::new();
    for (name, bytes) in files {
        let path = root.join(name);
        let mut above = path.parent();
        while let Some(one) = above.filter(|one| one.starts_with(root)) {
            if !folders.insert(one.to_owned()) {
                break;
            }
            fs::create_dir_all(one).map_err(at(one))?;
            above = one.parent();
        }
        write(&path, bytes, if program(name) { modes.program() } else { modes.tree_file() })?;
    }
    // From the deepest up, so that each can still be reached.
    folders.iter().rev().try_for_each(|path| set_mode(path, modes.tree_dir()))
}

fn go_mod_only(place: &Place, modes: Modes) -> Result<(), DemoError> {
    let (path, version) = GO_MOD_ONLY;
    folder(&Place::versions(&place.download(), path), modes.dir())?;
    write(&place.version_file(path, version, "info"), info(version), modes.file())?;
    write(&place.version_file(path, version, "mod"), format!("module {path}\n"), modes.file())
}

/// `list` of each module: the versions that have a `.mod`. Pseudo-versions belong in it too.
fn lists(place: &Place, modes: Modes) -> Result<(), DemoError> {
    let mut versions: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (path, version) in MODULES.iter().map(|module| (module.path, module.version)).chain([GO_MOD_ONLY]) {
        versions.entry(path).or_default().push(version);
    }
    for (path, mut versions) in versions {
        // The catalogue has at most two versions of a module, of equal length, so that bytes sort as versions do.
        versions.sort_unstable();
        // go looks for names that are versions as they stand, so an escaped one is not listed.
        let escaped = |version: &&str| {
            escape::escape_version(version.as_bytes()).is_ok_and(|name| name == version.as_bytes())
        };
        let lines: String = versions
            .iter()
            .filter(|version| escaped(version))
            .map(|version| format!("{version}\n"))
            .collect();
        write(&Place::versions(&place.download(), path).join("list"), lines, modes.file())?;
    }
    Ok(())
}

fn write_proxy(place: &Place) -> Result<(), DemoError> {
    for module in IN_PROXY {
        let content = Content::of(module).map_err(zip_at(place.top()))?;
        let versions = Place::versions(&place.proxy(), content.path);
        folder(&versions, 0o755)?;
        write(&versions.join("list"), format!("{}\n", content.version), 0o644)?;
        let files: [(&str, &[u8]); 3] =
            [("info", content.info.as_bytes()), ("mod", content.go_mod.as_bytes()), ("zip", &content.zip)];
        for (extension, bytes) in files {
            write(&versions.join(format!("{}.{extension}", content.version)), bytes, 0o644)?;
        }
    }
    Ok(())
}
