//! The temporary machine the oracle runs on.

use std::path::PathBuf;

use crate::cache::{self, Cache};
use crate::damages::{A as OWNER, B, Whole};
use crate::identity::{Desk, GoRun, Identity, said};
use crate::proxy;

/// A temporary machine: the proxy, a project, and room for caches. Everybody may look in.
pub struct World {
    root: tempfile::TempDir,
}

impl World {
    pub fn new() -> Self {
        let root = tempfile::Builder::new().prefix("modscope-oracle-").tempdir().expect("a temporary folder");
        cache::chmod(root.path(), 0o755);
        let world = Self { root };
        proxy::write(&world.proxy());
        proxy::write_project(&world.project());
        for shared in [world.proxy(), world.project()] {
            cache::chmod_all(&shared, |dir, _| if dir { 0o755 } else { 0o644 });
        }
        // As the identity that owns the project; afterwards it is only read.
        let desk = world.desk("tidy", &Identity::new(OWNER, OWNER, &[]));
        cache::chown_all(&world.project(), OWNER, OWNER);
        let modcache = desk.home.join("gopath/pkg/mod");
        let run = GoRun { modcache: &modcache, dir: &world.project(), umask: "022", extra: &[] };
        let output = desk.go(&run, &["mod", "tidy"]);
        assert!(output.status.success(), "go mod tidy: {}", said(&output));
        world
    }

    pub fn at(&self, name: &str) -> PathBuf {
        self.root.path().join(name)
    }

    fn proxy(&self) -> PathBuf {
        self.at("proxy")
    }

    pub fn project(&self) -> PathBuf {
        self.at("project")
    }

    pub fn desk(&self, name: &str, who: &Identity) -> Desk {
        Desk::new(self.root.path(), name, who, &self.proxy())
    }

    pub fn filled(&self, name: &str, desk: &Desk, umask: &str) -> Cache {
        let cache = Cache::empty(self.at(name), desk);
        cache.fill(desk, &self.project(), umask);
        cache
    }

    /// One of the caches that rows begin with.
    pub fn whole(&self, whole: Whole, desk: &Desk) -> Cache {
        let place = |name: &str| Cache::empty(self.at(&format!("whole-{name}")), desk);
        match whole {
            Whole::Umask(umask) => self.filled(&format!("whole-{umask}"), desk, umask),
            Whole::Shared | Whole::SharedRw => {
                let flags = if whole == Whole::SharedRw { "-modcacherw" } else { "" };
                let cache = place(&format!("shared{flags}"));
                cache::chmod(&cache.at(".."), 0o2775);
                cache.fill(&desk.clone().with_flags(flags), &self.project(), "002");
                cache
            }
            Whole::Listed => {
                let cache = place("listed");
                let entry = format!("user:{B}:rwx");
                cache::setfacl(&cache.at(".."), &["-m", &entry, "-d", "-m", &entry]);
                cache.fill(desk, &self.project(), "077");
                cache
            }
        }
    }
}
