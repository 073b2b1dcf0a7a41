//! Files and folders outside the caches that go must read or write.

use modscope_platform::{Kind, paths};

use super::{Asked, Reach, at, detail, finding, stopping};
use crate::access::Rights;
use crate::discover::Place;
use crate::go::{CacheKind, OperationSet as Op, Role};
use crate::health::{Detail, Finding, Question, Rule, Subject};
use crate::route::{End, Route};

pub(super) fn findings(asked: &Asked<'_>) -> [Option<Finding>; 4] {
    [settings_file(asked), temporary(asked), no_exec(asked), sumdb(asked)]
}

fn subject(place: &Place) -> Subject {
    Subject {
        path: Some(place.way.asked.clone()),
        setting: Some(place.setting),
        value: paths::bytes(&place.way.asked).to_vec(),
        source: place.source.id(),
    }
}

/// The same, with the folder that could be used in place of it.
fn temporary_subject(asked: &Asked<'_>, place: &Place) -> Subject {
    let home = asked.surroundings.home.as_ref().filter(|home| home.components().count() > 1);
    let instead = home.map(|home| paths::bytes(&home.join("go-tmp")).to_vec());
    Subject { value: instead.unwrap_or_default(), ..subject(place) }
}

/// go env -w reads the file and writes it in place, or makes it; a file that other commands cannot read they
/// pass over without a word (cmd/go/internal/cfg: readEnvFile; envcmd/env.go: updateEnvFile).
fn settings_file(asked: &Asked<'_>) -> Option<Finding> {
    let place = asked.surroundings.settings_file.as_ref().filter(|place| asked.concerns(&place.source))?;
    let reach = Reach::of(&place.way, asked.identity());
    let there = matches!(place.way.end, End::There(_));
    let (rule, stop) = match (reach.bars_reading().filter(|_| there), reach.bars_writing()) {
        (Some(stop), _) => (Rule::EnvUnreadable, stop),
        (None, Some(stop)) => (Rule::EnvNotWritable, stop),
        (None, None) => return None,
    };
    Some(finding(rule, at(stop), detail(stop), subject(place)))
}

/// Every build makes a work folder, and stops where it cannot (work/action.go: NewBuilder; R20).
fn temporary(asked: &Asked<'_>) -> Option<Finding> {
    let place = asked.surroundings.temporary.as_ref()?;
    let (stop, errno) = match Reach::of(&place.way, asked.identity()) {
        Reach::There(grant, stop) if grant.contains(Rights::ADD_NAMES) && stop.metadata.kind == Kind::Dir => {
            return None;
        }
        Reach::There(_, stop) if stop.metadata.kind != Kind::Dir => (stop, Some(NOT_A_DIRECTORY)),
        Reach::There(_, stop) | Reach::Closed(stop) => (stop, None),
        Reach::Absent(_, stop) => (stop, Some(NOT_THERE)),
        Reach::Unknown => return None,
    };
    let found = finding(
        Rule::EnvTmpNotWritable,
        crate::health::Place::Outside(place.way.asked.clone()),
        Detail { errno, ..detail(stop) },
        temporary_subject(asked, place),
    );
    Some(stopping(found, asked.question, Op::BUILD, Op::empty()))
}

/// ENOENT and ENOTDIR, on every Unix.
const NOT_THERE: i32 = 2;
const NOT_A_DIRECTORY: i32 = 20;

/// `go test` and `go run` start what they build there; `go build` does not.
fn no_exec(asked: &Asked<'_>) -> Option<Finding> {
    let place = asked.surroundings.temporary.as_ref()?;
    let stop = place.way.destination()?;
    stop.step.mount.as_ref().filter(|mount| mount.no_exec)?;
    Some(finding(Rule::EnvTmpNoExec, at(stop), detail(stop), temporary_subject(asked, place)))
}

/// The signed state is read and written whenever the database is asked of a module that no go.sum names
/// (R16), and its refusal stops a download. Where that folder is judged as a cache, it is told there.
fn sumdb(asked: &Asked<'_>) -> Option<Finding> {
    if asked.judged.contains(&CacheKind::Sumdb) {
        return None;
    }
    let place = asked.surroundings.sumdb.as_ref().filter(|place| asked.concerns(&place.source))?;
    if asked.never_asks() || asked.question.settings.proxy_off {
        return None;
    }
    let reach = Reach::of(&place.way, asked.identity());
    let stop = reach.bars_reading().or_else(|| reach.bars_writing())?;
    let own = stop.metadata.uid == asked.identity().uid;
    let rule = match (&reach, own, reach.bars_reading().is_some()) {
        (Reach::Closed(_), ..) => Rule::PathNoSearch,
        (Reach::Absent(..), ..) => Rule::PathParentNotWritable,
        (_, true, true) => Rule::ModeNotReadable,
        (_, true, false) => Rule::ModeNotWritable,
        (_, false, true) => Rule::OwnerNotReadable,
        (_, false, false) => Rule::OwnerNotWritable,
    };
    let mut found = finding(rule, at(stop), detail(stop), subject(place));
    found.role = Role::SumdbState;
    Some(stopping(found, asked.question, Op::DOWNLOAD, Op::empty()))
}

/// `go get` writes go.mod and go.sum, and every command reads them (R12).
pub fn project(ways: &[Route], question: &Question) -> Option<Finding> {
    let reached = |way| (way, Reach::of(way, &question.identity));
    let (way, unreadable, stop) = ways
        .iter()
        .map(reached)
        .filter_map(|(way, reach)| match (reach.bars_reading(), reach.bars_writing()) {
            (Some(stop), _) => Some((way, true, stop)),
            (None, Some(stop)) => Some((way, false, stop)),
            (None, None) => None,
        })
        .max_by_key(|(_, unreadable, _)| *unreadable)?;
    let subject = Subject { path: Some(way.asked.clone()), ..Subject::default() };
    let found = finding(Rule::PathProjectNotWritable, at(stop), detail(stop), subject);
    // go mod download of a named version and clean need no project.
    let needs = Op::BUILD | Op::LIST | Op::VERIFY | Op::TOOLCHAIN;
    let blocks = if unreadable { needs } else { Op::empty() };
    Some(stopping(found, question, blocks, Op::DOWNLOAD))
}
