//! Fetching without a proxy (R15): go's clones in `cache/vcs`, hurt, and a local git repository that stands
//! for a server.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::cache::{self, Cache, ROOT, chmod, chmod_all, chown, chown_all, put, remove};
use crate::damages::Who;
use crate::identity::{Desk, GoRun, said};
use crate::observe::{Seen, State, discard};
use crate::predict::Prediction;
use crate::run::Stand;
use crate::template::Template;

struct Row {
    name: &'static str,
    hurt: fn(&Cache, &Path),
}

/// `hurt` gets the cache and its clone.
const fn row(name: &'static str, hurt: fn(&Cache, &Path)) -> Row {
    Row { name, hurt }
}

const ROWS: &[Row] = &[
    row("none", |_, _| {}),
    row("cache/vcs root's, all", |c, _| chown_all(&c.at("cache/vcs"), ROOT, ROOT)),
    row("cache/vcs root's, dir only", |c, _| chown(&c.at("cache/vcs"), ROOT, ROOT)),
    row("cache/vcs without x", |c, _| chmod(&c.at("cache/vcs"), 0o644)),
    row("cache/vcs missing", |c, _| remove(&c.at("cache/vcs"))),
    row("cache/vcs missing, cache root's", |c, _| {
        remove(&c.at("cache/vcs"));
        chown(&c.at("cache"), ROOT, ROOT);
    }),
    row("lock root's 0644", |_, clone| foreign(&clone.with_extension("lock"), 0o644)),
    row("lock 0444", |_, clone| chmod(&clone.with_extension("lock"), 0o444)),
    row("lock missing", |_, clone| remove(&clone.with_extension("lock"))),
    row(".info root's 0644", |_, clone| foreign(&clone.with_extension("info"), 0o644)),
    row(".info root's 0600", |_, clone| foreign(&clone.with_extension("info"), 0o600)),
    row(".info missing", |_, clone| remove(&clone.with_extension("info"))),
    row("clone root's, all", |_, clone| chown_all(clone, ROOT, ROOT)),
    row("clone root's, dir only", |_, clone| chown(clone, ROOT, ROOT)),
    row("clone root's, a+rwX", |_, clone| {
        chown_all(clone, ROOT, ROOT);
        chmod_all(clone, |dir, mode| mode | if dir { 0o777 } else { 0o666 });
    }),
    row("clone missing", |_, clone| remove(clone)),
    row("info root's 0700", |_, clone| foreign(&clone.join("info"), 0o700)),
    row("info/attributes root's 0644", |_, clone| {
        put(&clone.join("info/attributes"), b"", ROOT, 0o644);
    }),
    row("FETCH_HEAD root's 0644", |_, clone| foreign(&clone.join("FETCH_HEAD"), 0o644)),
    row("HEAD root's 0600", |_, clone| foreign(&clone.join("HEAD"), 0o600)),
    row("config root's 0600", |_, clone| foreign(&clone.join("config"), 0o600)),
    row("objects root's, dir only", |_, clone| chown(&clone.join("objects"), ROOT, ROOT)),
    row("objects root's, all", |_, clone| chown_all(&clone.join("objects"), ROOT, ROOT)),
    row("refs root's, all", |_, clone| chown_all(&clone.join("refs"), ROOT, ROOT)),
    row("refs/tags root's", |_, clone| chown(&clone.join("refs/tags"), ROOT, ROOT)),
    row("hooks root's 0700", |_, clone| foreign(&clone.join("hooks"), 0o700)),
    row("read-only mount of cache/vcs", |c, _| c.bind(&c.at("cache/vcs"), "ro")),
    row("+i on the clone", |c, clone| c.flags(clone, "i")),
    row("+i on the lock", |c, clone| c.flags(&clone.with_extension("lock"), "i")),
];

fn foreign(path: &Path, mode: u32) {
    chown(path, ROOT, ROOT);
    chmod(path, mode);
}

/// Complaints about all rows.
pub fn run(stand: &Stand) -> Vec<String> {
    let world = &stand.world;
    let server = world.at("server");
    cache::fresh(&server, ROOT, 0o755);
    publish(&server, "known", "v1.0.0");
    publish(&server, "new", "v1.0.0");
    let owner = desk(stand, Who::A, &server);
    let first = Cache::empty(world.at("vcs"), &owner);
    let filled = fetch(&owner, &first, &["example.com/known.git@v1.0.0"]);
    assert_eq!(filled.state, State::Ok, "fetching by git: {}", filled.said);
    publish(&server, "known", "v1.1.0");
    let whole = Template::of(&first, false);
    let mut complaints = Vec::new();
    for row in ROWS {
        for who in Who::ALL {
            let name = format!("vcs {} / {who:?}", row.name);
            let desk = desk(stand, *who, &server);
            cache::missed();
            let copy = whole.copy(&world.at("vcs-case"));
            (row.hurt)(&copy, &clone_in(&copy));
            if cache::missed() > 0 {
                complaints.push(format!("[{name}] met nothing to hurt"));
            }
            let asked = Prediction::ask(&copy, &desk);
            let mut seen = fetch(&desk, &copy, &["example.com/known.git@v1.1.0"]);
            if seen.state == State::Ok {
                let list = copy.at("cache/download/example.com/known.git/@v/list");
                if !std::fs::read_to_string(list).unwrap_or_default().contains("v1.1.0") {
                    seen.state = State::Degraded;
                }
            }
            let seen = seen.and(fetch(&desk, &copy, &["example.com/new.git@v1.0.0"]));
            discard(copy);
            let predicted = asked.map(|asked| asked.operations["download"].clone());
            if predicted.as_deref() != Ok(seen.state.word()) {
                complaints.push(format!(
                    "[{name}] check says {predicted:?}, go was {}: {}",
                    seen.state.word(),
                    seen.said
                ));
            }
        }
    }
    complaints
}

/// The clone, named by the SHA-256 of what it is of.
fn clone_in(cache: &Cache) -> PathBuf {
    let entries = std::fs::read_dir(cache.at("cache/vcs")).expect("cache/vcs");
    let clone = entries.flatten().map(|entry| entry.path()).find(|path| path.is_dir());
    clone.expect("a clone in cache/vcs")
}

/// A desk whose git takes the server's folder for example.com.
fn desk(stand: &Stand, who: Who, server: &Path) -> Desk {
    let desk = stand.desk(who).clone().with_proxy("direct");
    let config = format!(
        "[safe]\n\tdirectory = *\n[protocol \"file\"]\n\tallow = always\n[url \"file://{}/\"]\n\tinsteadOf = https://example.com/\n",
        server.display()
    );
    put(&desk.home.join(".gitconfig"), config.as_bytes(), desk.who.uid, 0o644);
    desk
}

fn fetch(desk: &Desk, cache: &Cache, modules: &[&str]) -> Seen {
    let dir = desk.home.join("empty");
    let run = GoRun { modcache: &cache.modcache(), dir: &dir, umask: "022", extra: &[] };
    let args = [&["mod", "download"], modules].concat();
    Seen::of(&desk.go(&run, &args))
}

/// Commits something and tags it.
fn publish(server: &Path, name: &str, tag: &str) {
    let at = server.join(format!("{name}.git"));
    let git = |args: &[&str]| {
        let output = Command::new("git")
            .args(["-C", &at.display().to_string()])
            .args(["-c", "user.name=T", "-c", "user.email=t@example.net", "-c", "safe.directory=*"])
            .args(args)
            .env("GIT_CONFIG_GLOBAL", "/dev/null")
            .env("GIT_CONFIG_NOSYSTEM", "1")
            .output()
            .expect("git can be started");
        assert!(output.status.success(), "git {args:?}: {}", said(&output));
    };
    if !at.exists() {
        cache::fresh(&at, ROOT, 0o755);
        git(&["init", "--quiet"]);
        std::fs::write(at.join("go.mod"), format!("module example.com/{name}.git\n\ngo 1.21\n"))
            .expect("a go.mod");
    }
    std::fs::write(at.join("code.go"), format!("package code\n\n// {tag}\n")).expect("a source");
    git(&["add", "."]);
    git(&["commit", "--quiet", "--message", tag]);
    git(&["tag", tag]);
}
