#![allow(clippy::unwrap_used)]

use std::fs::{create_dir, write};
use std::os::unix::fs::{PermissionsExt as _, symlink};

use modscope_platform::{Class, Gid, Uid};
use tempfile::TempDir;

use super::*;

fn stranger() -> Identity {
    Identity::new(None, Uid(4711), Gid(4711), Vec::new())
}

fn folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    set(folder.path(), 0o755);
    folder
}

fn set(path: &Path, mode: u32) {
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).unwrap();
}

fn last_names(route: &Route) -> Vec<String> {
    let name = |stop: &Stop| stop.path().file_name().map(|name| name.to_string_lossy().into_owned());
    route.stops.iter().filter_map(name).collect()
}

#[test]
fn the_root_comes_first_and_every_folder_on_the_way_is_passed() {
    let folder = folder();
    let file = folder.path().join("file");
    write(&file, "x").unwrap();
    let route = Route::follow(&file).unwrap();
    assert_eq!(route.stops[0].path(), Path::new("/"));
    assert!(route.stops[0].passed && route.ends_at(route.stops.len() - 1));
    assert!(!route.destination().unwrap().passed);
    assert_eq!(route.closed_at(&Identity::new(None, Uid(0), Gid(0), vec![])), None);
}

#[test]
fn the_first_closed_folder_says_no_although_what_is_below_is_open() {
    let folder = folder();
    let closed = folder.path().join("closed");
    create_dir(&closed).unwrap();
    create_dir(closed.join("open")).unwrap();
    set(&closed, 0o700);
    let route = Route::follow(&closed.join("open")).unwrap();
    let at = route.closed_at(&stranger()).unwrap();
    assert!(route.stops[at].path().ends_with("closed"));
    let answer = route.answer(at, &stranger()).unwrap();
    assert_eq!((answer.decides, answer.needs), (Decides::Triad(Class::Other), Rights::PASS));
}

#[test]
fn a_link_is_followed_and_nobody_is_asked_at_it() {
    let folder = folder();
    create_dir(folder.path().join("real")).unwrap();
    symlink("real", folder.path().join("link")).unwrap();
    let route = Route::follow(&folder.path().join("link")).unwrap();
    assert_eq!(&last_names(&route)[last_names(&route).len() - 2..], ["link", "real"]);
    assert!(route.destination().unwrap().path().ends_with("real"));
    let link = route.stops.iter().position(|stop| stop.link.is_some()).unwrap();
    assert!(route.answer(link, &stranger()).unwrap().yes());
}

#[test]
fn a_link_to_a_way_from_the_root_asks_everybody_on_that_way_once() {
    let (one, other) = (folder(), folder());
    symlink(other.path(), one.path().join("link")).unwrap();
    let route = Route::follow(&one.path().join("link").join("..")).unwrap();
    assert_eq!(route.destination().unwrap().path(), other.path().parent().unwrap());
    let mut paths: Vec<_> = route.stops.iter().map(|stop| stop.path()).collect();
    paths.sort();
    assert!(paths.windows(2).all(|pair| pair[0] != pair[1]));
}

#[test]
fn what_is_absent_dangling_circular_or_below_a_file_ends_there() {
    let folder = folder();
    let at = |name: &str| folder.path().join(name);
    write(at("file"), "x").unwrap();
    symlink("gone", at("dangling")).unwrap();
    symlink("circle", at("circle")).unwrap();
    let end = |name: &str| Route::follow(&at(name)).unwrap().end;
    assert_eq!(end("absent/below"), End::Absent(at("absent")));
    assert_eq!(end("dangling"), End::Absent(at("gone")));
    assert_eq!(end("circle"), End::Loop(at("circle")));
    assert_eq!(end("file/below"), End::NotADirectory(at("file")));
}

#[test]
fn what_is_reached_must_be_readable_too() {
    let folder = folder();
    let file = folder.path().join("file");
    write(&file, "x").unwrap();
    set(&file, 0o600);
    let route = Route::follow(&file).unwrap();
    let closed = route.closed_at(&stranger()).unwrap();
    assert!(route.ends_at(closed));
}

#[test]
fn a_capability_opens_what_the_triad_closes() {
    let folder = folder();
    let file = folder.path().join("file");
    write(&file, "x").unwrap();
    set(&file, 0o000);
    let root = Identity::new(None, Uid(0), Gid(0), Vec::new());
    let route = Route::follow(&file).unwrap();
    let answer = route.answer(route.stops.len() - 1, &root).unwrap();
    assert!(answer.yes());
    assert_eq!(answer.decides, Decides::Capability);
}
