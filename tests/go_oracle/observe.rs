//! What the real go does on a hurt cache: each operation on a fresh copy, as the identity.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Output;

use crate::cache::Cache;
use crate::identity::{Desk, GoRun, said};
use crate::proxy::{self, MODULES, Module, Part};

/// How an operation goes, in the words of `check --format json`; the later, the worse.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    Ok,
    Degraded,
    Blocked,
}

impl State {
    pub fn word(self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::Degraded => "degraded",
            Self::Blocked => "blocked",
        }
    }
}

/// What was seen of one operation, and what go said.
#[derive(Clone, Debug)]
pub struct Seen {
    pub state: State,
    pub said: String,
}

impl Seen {
    /// From the exit status and the warnings alone.
    fn of(output: &Output) -> Self {
        let text = said(output);
        let state = match (output.status.success(), text.contains("go: writing ")) {
            (false, _) => State::Blocked,
            (true, true) => State::Degraded,
            (true, false) => State::Ok,
        };
        Self { state, said: text }
    }

    fn degraded(&mut self, why: &str) {
        self.state = self.state.max(State::Degraded);
        self.said.push_str(&format!("(silently: {why})\n"));
    }

    fn and(mut self, other: Self) -> Self {
        self.state = self.state.max(other.state);
        self.said.push_str(&other.said);
        self
    }
}

pub const OPERATIONS: [&str; 6] = ["build", "download", "list", "verify", "clean", "toolchain"];

/// One hurt cache, its user, and where copies of it may go.
pub struct Scene<'a> {
    pub hurt: &'a Cache,
    pub desk: &'a Desk,
    pub project: &'a Path,
    pub copies: PathBuf,
    pub umask: &'a str,
}

impl Scene<'_> {
    /// Every operation with what was seen.
    pub fn observe(&self) -> BTreeMap<&'static str, Seen> {
        OPERATIONS.into_iter().map(|operation| (operation, self.operation(operation))).collect()
    }

    fn operation(&self, operation: &str) -> Seen {
        match operation {
            "build" => {
                self.on_a_copy("build", |cache| Seen::of(&self.in_project(cache, &["build", "./..."], &[])))
            }
            "download" => self.download_new().and(self.complete()),
            "list" => self.on_a_copy("list", |cache| self.list(cache)),
            "verify" => self.on_a_copy("verify", |cache| self.verify(cache)),
            "clean" => {
                self.on_a_copy("clean", |cache| Seen::of(&self.anywhere(cache, &["clean", "-modcache"], &[])))
            }
            _ => self.on_a_copy("toolchain", |cache| {
                Seen::of(&self.anywhere(cache, &["version"], &[("GOTOOLCHAIN", proxy::TOOLCHAIN)]))
            }),
        }
    }

    /// Works, but only by fetching what is here and can't be read: said by going offline afterwards.
    fn list(&self, cache: &Cache) -> Seen {
        let args = ["list", "-m", "all"];
        let mut seen = Seen::of(&self.in_project(cache, &args, &[]));
        let offline = self.in_project(cache, &args, &[("GOPROXY", "off")]);
        if seen.state != State::Blocked && !offline.status.success() {
            seen.degraded("works only by fetching again, each time");
        }
        seen
    }

    /// `go mod verify` may pass without having looked (a `.partial`, a parent without x). So the
    /// trees of a copy it passed are tampered with: what it passes then, it doesn't look at.
    fn verify(&self, cache: &Cache) -> Seen {
        let mut seen = Seen::of(&self.in_project(cache, &["mod", "verify"], &[]));
        if seen.state == State::Blocked {
            return seen;
        }
        let trees: Vec<&Module> = MODULES.iter().filter(|module| tree(cache, module).is_dir()).collect();
        for module in &trees {
            let license = tree(cache, module).join("LICENSE");
            std::fs::write(license, "Tampered with.\n").expect("root may tamper");
        }
        let again = said(&self.in_project(cache, &["mod", "verify"], &[]));
        for module in trees {
            if !again.contains(&format!("{} {}: dir has been modified", module.path, module.old)) {
                seen.degraded(&format!("{} isn't looked at", module.path));
            }
        }
        seen
    }

    /// New versions of everything that is here, a new module under a known host, and one under a
    /// new host. Go leaves a `list` it may not write as it is and says nothing.
    fn download_new(&self) -> Seen {
        let mut wanted: Vec<String> = MODULES.iter().map(|m| format!("{}@{}", m.path, coming(m))).collect();
        wanted.push(format!("golang.org/toolchain@{}", proxy::toolchain_version(proxy::NEW_TOOLCHAIN)));
        let args: Vec<&str> =
            ["mod", "download"].into_iter().chain(wanted.iter().map(String::as_str)).collect();
        self.on_a_copy("new", |cache| {
            let mut seen = Seen::of(&self.anywhere(cache, &args, &[]));
            for module in MODULES.iter().filter(|_| seen.state == State::Ok) {
                let list = cache.at("cache/download").join(module.escaped).join("@v/list");
                let listed = std::fs::read_to_string(list).unwrap_or_default();
                if !listed.lines().any(|line| line == coming(module)) {
                    seen.degraded(&format!("the list of {} is stale", module.path));
                    break;
                }
            }
            seen
        })
    }

    /// What is here by half is made whole.
    fn complete(&self) -> Seen {
        let halves: Vec<String> = MODULES
            .iter()
            .filter(|m| by_half(self.hurt, m))
            .map(|m| format!("{}@{}", m.path, m.old))
            .collect();
        if halves.is_empty() {
            return Seen { state: State::Ok, said: String::new() };
        }
        let args: Vec<&str> =
            ["mod", "download"].into_iter().chain(halves.iter().map(String::as_str)).collect();
        self.on_a_copy("complete", |cache| Seen::of(&self.anywhere(cache, &args, &[])))
    }

    fn in_project(&self, cache: &Cache, args: &[&str], extra: &[(&str, &str)]) -> Output {
        self.desk
            .go(&GoRun { modcache: &cache.modcache(), dir: self.project, umask: self.umask, extra }, args)
    }

    /// Outside of any module.
    fn anywhere(&self, cache: &Cache, args: &[&str], extra: &[(&str, &str)]) -> Output {
        let dir = self.desk.home.join("empty");
        self.desk.go(&GoRun { modcache: &cache.modcache(), dir: &dir, umask: self.umask, extra }, args)
    }

    fn on_a_copy(&self, name: &str, act: impl FnOnce(&Cache) -> Seen) -> Seen {
        let place = self.copies.join(name);
        let copy = self.hurt.copy(&place);
        let seen = act(&copy);
        let place_name = place.display().to_string();
        std::fs::remove_dir_all(&place).expect("root may remove a copy");
        Seen { said: seen.said.replace(&format!("{place_name}/go/pkg/mod"), "$MC"), ..seen }
    }
}

/// The version nobody has yet.
fn coming(module: &Module) -> &'static str {
    match module.role {
        Part::Built | Part::GraphOnly => module.new,
        Part::NewModule | Part::NewHost => module.old,
    }
}

fn tree(cache: &Cache, module: &Module) -> PathBuf {
    cache.at(&format!("{}@{}", module.escaped, module.old))
}

/// A version that has some of zip, hash and tree, but not all; or one whose extraction never ended.
/// (Only `.info` and `.mod` is a healthy version that was never needed.)
fn by_half(cache: &Cache, module: &Module) -> bool {
    let file = |suffix: &str| {
        let at_v = cache.at("cache/download").join(module.escaped).join("@v");
        at_v.join(format!("{}.{suffix}", module.old))
    };
    let hash = std::fs::metadata(file("ziphash")).map(|meta| meta.len() == 47).unwrap_or(false);
    let parts = [hash, file("zip").exists(), tree(cache, module).is_dir()];
    let any = parts.contains(&true) || file("ziphash").exists();
    (any && parts.contains(&false)) || file("partial").exists()
}
