//! What the real go does on a hurt cache: each operation on a fresh copy, as the identity.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Output;

use crate::anywhere::Anywhere;
use crate::cache::Cache;
use crate::damages::{Damage, Stage};
use crate::identity::{Desk, GoRun, said};
use crate::proxy::{self, MODULES, Module, Part};
use crate::template::Template;

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
    pub fn of(output: &Output) -> Self {
        let text = said(output);
        if output.status.code() == Some(WAITED) {
            return Self { state: State::Degraded, said: format!("{text}(waits, and says nothing)\n") };
        }
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

    pub fn and(mut self, other: Self) -> Self {
        self.state = self.state.max(other.state);
        self.said.push_str(&other.said);
        self
    }
}

/// What timeout(1) exits with.
const WAITED: i32 = 124;

pub const OPERATIONS: [&str; 6] = ["build", "download", "list", "verify", "clean", "toolchain"];

/// A cache, what it suffers, its user, and where copies of it may go.
pub struct Scene<'a> {
    pub whole: &'a Template,
    pub damages: &'a [Damage],
    pub anywhere: &'a [Anywhere],
    pub desk: &'a Desk,
    pub project: &'a Path,
    pub copies: PathBuf,
    pub umask: &'a str,
}

impl Scene<'_> {
    /// Every operation with what was seen. `hurt` is a hurt copy, and is built with.
    pub fn observe(&self, hurt: &Cache) -> BTreeMap<&'static str, Seen> {
        let halves = halves(hurt);
        let build = Seen::of(&self.in_project(hurt, &BUILD, &[]));
        let build = Seen { said: build.said.replace(&hurt.modcache().display().to_string(), "$MC"), ..build };
        // What these two do, they do to different modules.
        let reading = self.hurt_copy("reading");
        let (list, toolchain) = (self.list(&reading), self.toolchain(&reading));
        discard(reading);
        let clean = |cache: &Cache| Seen::of(&self.anywhere(cache, &["clean", "-modcache"], &[]));
        let download = self.download_new().and(self.complete(&halves));
        let seen = [build, download, list, self.verify(), self.on_a_copy("clean", clean), toolchain];
        OPERATIONS.into_iter().zip(seen).collect()
    }

    /// A copy that suffered everything.
    pub fn hurt_copy(&self, name: &str) -> Cache {
        self.hurt(name, |_| {})
    }

    /// A copy that suffered everything after `before`.
    fn hurt(&self, name: &str, before: impl FnOnce(&Cache)) -> Cache {
        let copy = self.whole.copy(&self.copies.join(name));
        before(&copy);
        let seals = |damage: &&Damage| damage.stage == Stage::Seal;
        let acts = |last| self.anywhere.iter().filter(move |anywhere| anywhere.act.last() == last);
        acts(false).for_each(|anywhere| anywhere.hurt(self.whole, &copy));
        self.damages.iter().filter(|damage| !seals(damage)).for_each(|damage| (damage.hurt)(&copy));
        acts(true).for_each(|anywhere| anywhere.hurt(self.whole, &copy));
        self.damages.iter().filter(seals).for_each(|damage| (damage.hurt)(&copy));
        copy
    }

    fn toolchain(&self, cache: &Cache) -> Seen {
        let switch = [("GOTOOLCHAIN", proxy::TOOLCHAIN)];
        let mut seen = Seen::of(&self.anywhere(cache, &["version"], &switch));
        if seen.state == State::Ok && !self.anywhere(cache, &["fmt"], &switch).status.success() {
            seen.degraded("go fmt fails");
        }
        seen
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

    /// `go mod verify` may pass without having looked (a `.partial`, a parent without x). So it runs again
    /// where the trees were tampered with before they were hurt: what it passes then, it doesn't look at.
    fn verify(&self) -> Seen {
        let args = ["mod", "verify"];
        let mut seen = self.on_a_copy("verify", |cache| Seen::of(&self.in_project(cache, &args, &[])));
        if seen.state == State::Blocked {
            return seen;
        }
        let tamper = |cache: &Cache| {
            for module in MODULES.iter().filter(|module| tree(cache, module).is_dir()) {
                let license = tree(cache, module).join("LICENSE");
                std::fs::write(license, "Tampered with.\n").expect("root may tamper");
            }
        };
        let cache = self.hurt("tampered", tamper);
        let there: Vec<&Module> = MODULES.iter().filter(|module| tree(&cache, module).is_dir()).collect();
        let again = said(&self.in_project(&cache, &args, &[]));
        for module in there {
            if !again.contains(&format!("{} {}: dir has been modified", module.path, module.old)) {
                seen.degraded(&format!("{} isn't looked at", module.path));
            }
        }
        discard(cache);
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
            // The list is written when a go.mod comes.
            let came = |m: &&Module| !Parts::of(cache, m.escaped, coming(m)).module;
            let fresh: Vec<&Module> = MODULES.iter().filter(came).collect();
            let mut seen = Seen::of(&self.anywhere(cache, &args, &[]));
            for module in fresh.into_iter().filter(|_| seen.state == State::Ok) {
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

    /// One version of a module the cache knows, as `M@V`.
    pub fn download_one(&self, version: &str) -> Seen {
        let (path, number) = version.split_once('@').expect("a module version");
        self.on_a_copy("one", |cache| {
            let came = !Parts::of(cache, path, number).module;
            let mut seen = Seen::of(&self.anywhere(cache, &["mod", "download", version], &[]));
            let list = cache.at("cache/download").join(path).join("@v/list");
            let listed = std::fs::read_to_string(list).unwrap_or_default();
            if came && seen.state == State::Ok && !listed.lines().any(|line| line == number) {
                seen.degraded(&format!("the list of {path} is stale"));
            }
            seen
        })
    }

    /// What is here by half is made whole.
    fn complete(&self, halves: &[String]) -> Seen {
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
        let copy = self.hurt_copy(name);
        let seen = act(&copy);
        let modcache = copy.modcache().display().to_string();
        discard(copy);
        Seen { said: seen.said.replace(&modcache, "$MC"), ..seen }
    }
}

/// Takes back what a copy suffered, and removes it.
pub fn discard(cache: Cache) {
    let place = cache.place.clone();
    drop(cache);
    std::fs::remove_dir_all(&place).expect("root may remove a copy");
}

/// Read as every build reads; compiled once for all copies.
pub const BUILD: [&str; 3] = ["build", "-trimpath", "./..."];

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

/// The versions that are here by half.
fn halves(hurt: &Cache) -> Vec<String> {
    let toolchain = proxy::toolchain_version(proxy::TOOLCHAIN);
    MODULES
        .iter()
        .map(|m| (m.path, m.escaped, m.old))
        .chain([("golang.org/toolchain", "golang.org/toolchain", toolchain.as_str())])
        .filter(|(_, escaped, version)| by_half(hurt, escaped, version))
        .map(|(path, _, version)| format!("{path}@{version}"))
        .collect()
}

/// A version that has some of zip, hash and tree, but not all, or only a lock; or one whose extraction never
/// ended.
/// (Only `.info` and `.mod` is a healthy version that was never needed.)
fn by_half(cache: &Cache, escaped: &str, version: &str) -> bool {
    let parts = Parts::of(cache, escaped, version);
    let all = [parts.sum, parts.zip, parts.tree];
    let any = all.contains(&true) || parts.ziphash || parts.lock;
    (any && all.contains(&false)) || parts.partial
}

/// Whether some version was begun to be fetched, and nothing but a lock came of it: whether the project
/// wants it is not to be seen from the cache (docs/unknowable.md).
pub fn only_begun(cache: &Cache) -> bool {
    let begun = |m: &Module, version| {
        let parts = Parts::of(cache, m.escaped, version);
        let content = [parts.ziphash, parts.zip, parts.tree, parts.partial];
        parts.lock && parts.module && !content.contains(&true)
    };
    MODULES.iter().any(|module| begun(module, module.old) || begun(module, module.new))
}

/// Whether some modules that the project builds with have left no trace, and others have: what is not here at
/// all is not judged (docs/unknowable.md). A cache that is empty is, where it can be filled.
pub fn some_gone(cache: &Cache, offline: bool) -> bool {
    let gone = |m: &&Module| !Parts::of(cache, m.escaped, m.old).any();
    let built = MODULES.iter().filter(|module| module.role == Part::Built);
    let (all, gone) = (built.clone().count(), built.filter(gone).count());
    gone > 0 && (gone < all || offline)
}

/// Which files of a version are there.
struct Parts {
    module: bool,
    lock: bool,
    zip: bool,
    ziphash: bool,
    /// The `.ziphash` has the size of a sum.
    sum: bool,
    partial: bool,
    tree: bool,
}

impl Parts {
    fn any(&self) -> bool {
        self.module || self.lock || self.zip || self.ziphash || self.partial || self.tree
    }

    fn of(cache: &Cache, escaped: &str, version: &str) -> Self {
        let at_v = cache.at("cache/download").join(escaped).join("@v");
        let size = |suffix: &str| {
            std::fs::metadata(at_v.join(format!("{version}.{suffix}"))).map(|meta| meta.len()).ok()
        };
        Self {
            module: size("mod").is_some(),
            lock: size("lock").is_some(),
            zip: size("zip").is_some(),
            ziphash: size("ziphash").is_some(),
            sum: size("ziphash") == Some(47),
            partial: size("partial").is_some(),
            tree: cache.at(&format!("{escaped}@{version}")).is_dir(),
        }
    }
}
