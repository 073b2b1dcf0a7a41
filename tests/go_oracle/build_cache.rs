//! The build cache (R17, R18): what check says of a build with a hurt GOCACHE, and what go does.
//!
//! A build is asked twice: with a module cache that GOCACHE has an index of, and with one that it hasn't.
//! What matters is written only the second time, and read only the first.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::cache::{Cache, ROOT, chmod, chmod_all, chown, chown_all, fresh, link, put, remove};
use crate::damages::{A, Who, Whole};
use crate::identity::{Desk, GoRun};
use crate::observe::{BUILD, Seen, discard};
use crate::predict::Prediction;
use crate::run::{Stand, against, go_minor};
use crate::template::Template;

/// One row: what a GOCACHE of A's suffers. `Cache::place` is the folder it is in.
struct Row {
    name: &'static str,
    hurt: fn(&Cache, &Path),
}

const fn row(name: &'static str, hurt: fn(&Cache, &Path)) -> Row {
    Row { name, hurt }
}

const ROWS: &[Row] = &[
    row("none", |_, _| {}),
    row("root's 0755", |_, build| chown_all(build, ROOT, ROOT)),
    row("root's 0700", |_, build| {
        chown_all(build, ROOT, ROOT);
        chmod_all(build, |_, mode| mode & 0o700);
    }),
    row("root dir root's 0700", |_, build| {
        chown(build, ROOT, ROOT);
        chmod(build, 0o700);
    }),
    row("files root's 0644, folders A's", |_, build| {
        each_file(build, "", &|file| chown(file, ROOT, ROOT));
    }),
    row("files root's 0600, folders A's", |_, build| {
        each_file(build, "", &|file| {
            chown(file, ROOT, ROOT);
            chmod(file, 0o600);
        });
    }),
    row("-a files 000", |_, build| each_file(build, "-a", &|file| chmod(file, 0o000))),
    row("-d files 000", |_, build| each_file(build, "-d", &|file| chmod(file, 0o000))),
    row("-a files 0200", |_, build| each_file(build, "-a", &|file| chmod(file, 0o200))),
    row("all 0777 and 0666", |_, build| chmod_all(build, |dir, _| if dir { 0o777 } else { 0o666 })),
    row("root dir root's 0755, complete", |_, build| chown(build, ROOT, ROOT)),
    row("root dir root's 0755, a shard missing", |_, build| {
        remove(&build.join("7f"));
        chown(build, ROOT, ROOT);
    }),
    row("a shard missing", |_, build| remove(&build.join("7f"))),
    row("all shards 0555", |_, build| {
        each_file(build, "", &|_| {});
        for shard in 0..256 {
            chmod(&build.join(format!("{shard:02x}")), 0o555);
        }
    }),
    row("trim.txt root's 0600", |_, build| put(&build.join("trim.txt"), b"1700000000", ROOT, 0o600)),
    row("README root's 0600", |_, build| put(&build.join("README"), b"", ROOT, 0o600)),
    row("absent", |_, build| remove(build)),
    row("absent, parent root's", |cache, build| {
        remove(build);
        chown(&cache.place, ROOT, ROOT);
    }),
    row("empty, root's (a new volume)", |_, build| {
        remove(build);
        fresh(build, ROOT, 0o755);
    }),
    row("a file", |_, build| {
        remove(build);
        put(build, b"", A, 0o644);
    }),
    row("a dangling link", |_, build| {
        remove(build);
        link("/nowhere/at/all", build);
    }),
    row("parent without x", |cache, _| chmod(&cache.place, 0o644)),
    row("read-only bind mount", |cache, build| cache.bind(build, "ro")),
    row("noexec mount", |cache, build| cache.bind(build, "noexec")),
    row("+i on the root dir", |cache, build| cache.flags(build, "i")),
    row("list: root's 0700, user:A:rwX", |_, build| {
        chown_all(build, ROOT, ROOT);
        chmod_all(build, |_, mode| mode & 0o700);
        crate::cache::setfacl(build, &["-R", "-m", &format!("user:{A}:rwX")]);
    }),
];

/// The files of the shards whose names end so.
fn each_file(build: &Path, ending: &str, act: &dyn Fn(&Path)) {
    for shard in 0..256 {
        let shard = build.join(format!("{shard:02x}"));
        for entry in std::fs::read_dir(shard).into_iter().flatten().flatten() {
            if entry.file_name().as_encoded_bytes().ends_with(ending.as_bytes()) {
                act(&entry.path());
            }
        }
    }
}

/// Complaints about all rows.
pub fn run(stand: &Stand) -> Vec<String> {
    let world = &stand.world;
    let project = world.project();
    let warm = world.whole(Whole::Umask("022"), stand.desk(Who::A));
    let first = Cache::new(world.at("build-caches"));
    fresh(&first.place, A, 0o755);
    let filler = stand.desk(Who::A).clone().with_build_cache(&first.place.join("build"));
    let said = build(&filler, &warm, &project);
    assert_eq!(said.state, crate::observe::State::Ok, "a build: {}", said.said);
    let (modules, builds) = (Template::of(&warm, false), Template::of(&first, false));
    let mut complaints = Vec::new();
    // Go 1.21 gave up where it could not read trim.txt.
    let rows = ROWS.iter().filter(|row| go_minor() > 21 || !row.name.starts_with("trim.txt"));
    for row in rows {
        for who in Who::ALL {
            let name = format!("build cache {} / {who:?}", row.name);
            let place = world.at("build-case");
            fresh(&place, ROOT, 0o755);
            let hurt = |part: &str| -> (Cache, Desk) {
                let cache = builds.copy(&place.join(part));
                let at: PathBuf = cache.place.join("build");
                (row.hurt)(&cache, &at);
                let desk = stand.desk(*who).clone().with_build_cache(&at);
                (cache, desk)
            };
            crate::cache::missed();
            let (cache, desk) = hurt("hurt");
            let missed = crate::cache::missed();
            let asked = Prediction::ask_of(&warm.modcache(), &desk, "all");
            let seen = build(&desk, &warm, &project);
            discard(cache);
            let (cache, desk) = hurt("cold");
            let cold = modules.copy(&place.join("modules"));
            let seen = seen.and(build(&desk, &cold, &project));
            discard(cold);
            let list = GoRun { modcache: &warm.modcache(), dir: &project, umask: "022", extra: &[] };
            let list = Seen::of(&desk.go(&list, &["list", "-m", "all"]));
            discard(cache);
            std::fs::remove_dir_all(&place).expect("root may remove the case");
            if missed > 0 {
                complaints.push(format!("[{name}] met nothing to hurt"));
            }
            match asked {
                Err(why) => complaints.push(format!("[{name}] check gave no answer: {why}")),
                Ok(prediction) => {
                    let seen = BTreeMap::from([("build", seen), ("list", list)]);
                    let wrong = against(&name, &prediction, &seen);
                    if !wrong.is_empty() {
                        complaints.extend(wrong);
                        complaints.extend(prediction.findings.iter().map(|finding| finding.line()));
                    }
                }
            }
        }
    }
    complaints
}

fn build(desk: &Desk, modules: &Cache, project: &Path) -> Seen {
    let run = GoRun { modcache: &modules.modcache(), dir: project, umask: "022", extra: &[] };
    Seen::of(&desk.go(&run, &BUILD))
}
