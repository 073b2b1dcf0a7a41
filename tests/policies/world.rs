//! The temporary machine of these tests: a proxy, a project, accounts, caches.

use std::path::PathBuf;
use std::process::{Command, Output};

use crate::account::{Account, said};
use crate::cache::{Cache, run};
use crate::proxy;

/// The group that shares caches here.
pub const TEAM: u32 = 1500;
/// Two accounts that may be in it, and one that is not.
pub const A: u32 = 1001;
pub const B: u32 = 1002;
pub const STRANGER: u32 = 1003;
pub const ROOT: u32 = 0;

/// Everybody may look in.
pub struct World {
    root: tempfile::TempDir,
}

impl World {
    pub fn new() -> Self {
        let root = tempfile::Builder::new().prefix("modscope-policy-").tempdir().expect("a temporary folder");
        let world = Self { root };
        proxy::write(&world.at("proxy"));
        proxy::write_project(&world.project());
        run(Command::new("chmod").arg("-R").arg("a+rX,u+w").arg(world.root.path()));
        // As root, who owns the project; afterwards it is only read.
        let tidy = world.account(ROOT, &[]);
        let output = tidy.go(&world.at("tidy"), &world.project(), "022", &[], &["mod", "tidy"]);
        assert!(output.status.success(), "go mod tidy: {}", said(&output));
        world
    }

    pub fn at(&self, name: &str) -> PathBuf {
        self.root.path().join(name)
    }

    fn project(&self) -> PathBuf {
        self.at("project")
    }

    /// An account with a group of its own, and these.
    pub fn account(&self, uid: u32, groups: &[u32]) -> Account {
        let groups: Vec<u32> = std::iter::once(uid).chain(groups.iter().copied()).collect();
        self.numbers(uid, &groups)
    }

    /// A number in just these groups.
    pub fn numbers(&self, uid: u32, groups: &[u32]) -> Account {
        Account::new(self.root.path(), uid, groups, &self.at("proxy"))
    }

    pub fn cache(&self, name: &str, uid: u32, gid: u32, mode: u32) -> Cache {
        Cache::make(self.at(name), uid, gid, mode)
    }

    fn go(&self, cache: &Cache, who: &Account, umask: &str, args: &[&str]) -> Output {
        who.go(&cache.modcache(), &self.project(), umask, &[], args)
    }

    /// Everything the project needs and a toolchain.
    pub fn fill(&self, cache: &Cache, who: &Account, umask: &str) {
        for args in [&["mod", "download"][..], &["build", "./..."], &["list", "-m", "all"]] {
            self.works(cache, who, umask, args);
        }
        self.starts(cache, who, umask);
    }

    /// The toolchain in the cache starts; go fetches and prepares it where it is not.
    pub fn starts(&self, cache: &Cache, who: &Account, umask: &str) {
        let extra = [("GOTOOLCHAIN", proxy::TOOLCHAIN)];
        let output = who.go(&cache.modcache(), &who.nowhere(), umask, &extra, &["version"]);
        assert!(output.status.success(), "the toolchain as {}: {}", who.as_option(), said(&output));
    }

    pub fn works(&self, cache: &Cache, who: &Account, umask: &str, args: &[&str]) {
        let output = self.go(cache, who, umask, args);
        let text = said(&output);
        assert!(
            output.status.success() && !text.contains("permission denied"),
            "go {} as {} under umask {umask}:\n{text}",
            args.join(" "),
            who.as_option()
        );
    }

    pub fn fails(&self, cache: &Cache, who: &Account, umask: &str, args: &[&str]) {
        let output = self.go(cache, who, umask, args);
        let name = who.as_option();
        assert!(!output.status.success(), "go {} as {name} works:\n{}", args.join(" "), said(&output));
    }

    /// The folder of the cache's toolchain.
    pub fn toolchain() -> String {
        format!("golang.org/toolchain@{}", proxy::toolchain_version(proxy::TOOLCHAIN))
    }
}
