//! A temporary machine: a proxy that is a folder, a project, and one user with a home and caches.

use std::collections::BTreeSet;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

use crate::proxy;

const USER: u32 = 61_801;

/// The extracted tree of a module that the project builds with, and has a package `sub`.
pub const ALPHA: &str = "example.com/alpha@v1.0.0";

pub struct Machine {
    root: tempfile::TempDir,
    home: PathBuf,
    flags: String,
    proxy: String,
}

/// What a command said.
pub struct Said {
    pub ok: bool,
    pub text: String,
    json: Value,
}

impl Said {
    fn of(output: &Output) -> Self {
        let json = serde_json::from_slice(&output.stdout).unwrap_or_default();
        Self { ok: output.status.success(), text: both(output), json }
    }

    pub fn failed_with(&self, text: &str) -> bool {
        let failed = !self.ok && self.text.contains(text);
        if !failed {
            eprintln!("expected a failure with {text:?}: {}", self.text);
        }
        failed
    }

    pub fn findings(&self) -> impl Iterator<Item = &Value> {
        self.json["findings"].as_array().into_iter().flatten()
    }

    pub fn finding(&self, rule: &str) -> Option<&Value> {
        self.findings().find(|finding| finding["rule"] == rule)
    }

    pub fn state(&self, operation: &str) -> &str {
        self.json["operations"][operation].as_str().unwrap_or(&self.text)
    }
}

impl Machine {
    pub fn new() -> Self {
        let root = tempfile::Builder::new().prefix("modscope-env-").tempdir().expect("a temporary folder");
        chmod(root.path(), 0o755);
        let at = |name: &str| root.path().join(name);
        proxy::write(&at("proxy"));
        proxy::write_project(&at("project"));
        for name in ["home", "home/tmp", "home/gopath"] {
            std::fs::create_dir(at(name)).expect("a home for the user");
            chown(&at(name), USER);
        }
        let (home, proxy) = (at("home"), format!("file://{}", at("proxy").display()));
        let machine = Self { root, home, flags: String::new(), proxy };
        machine.run(&format!("chmod -R a+rX {}", machine.at("proxy").display()));
        machine.run(&format!("chown -R {USER}:{USER} {}", machine.project().display()));
        machine
    }

    /// The same with GOFLAGS.
    pub fn with_flags(self, flags: &str) -> Self {
        Self { flags: flags.to_owned(), ..self }
    }

    /// The same with GOPROXY=off.
    pub fn offline(self) -> Self {
        Self { proxy: "off".to_owned(), ..self }
    }

    /// Everything go reads, and nothing else.
    fn environment(&self) -> Vec<(&'static str, String)> {
        let at = |name: &str| self.home.join(name).display().to_string();
        vec![
            ("PATH", std::env::var("PATH").unwrap_or_default()),
            ("HOME", self.home.display().to_string()),
            ("GOPATH", at("gopath")),
            ("GOCACHE", at("build")),
            ("GOENV", at("goenv")),
            ("GOTMPDIR", at("tmp")),
            ("TMPDIR", at("tmp")),
            ("GOMODCACHE", self.modules().display().to_string()),
            ("GOPROXY", self.proxy.clone()),
            ("GOSUMDB", "off".to_owned()),
            ("GONOSUMDB", "*".to_owned()),
            ("GOTOOLCHAIN", "local".to_owned()),
            ("GOTELEMETRY", "off".to_owned()),
            ("GOFLAGS", self.flags.clone()),
            ("GOWORK", "off".to_owned()),
        ]
    }

    pub fn at(&self, name: &str) -> PathBuf {
        self.root.path().join(name)
    }

    pub fn home(&self) -> &Path {
        &self.home
    }

    pub fn project(&self) -> PathBuf {
        self.at("project")
    }

    pub fn modules(&self) -> PathBuf {
        self.home().join("gopath/pkg/mod")
    }

    /// Everything downloaded and built once.
    pub fn fill(&self) {
        for args in [&["mod", "tidy"][..], &["mod", "download"], &["build", "./..."]] {
            let said = self.go(args);
            assert!(said.ok, "go {}: {}", args.join(" "), said.text);
        }
    }

    /// The build cache is emptied.
    pub fn forget_builds(&self) {
        std::fs::remove_dir_all(self.home().join("build")).expect("go made a build cache");
    }

    /// The names of actions and outputs in the build cache.
    pub fn build_entries(&self) -> BTreeSet<String> {
        let entries = |path: &Path| std::fs::read_dir(path).into_iter().flatten().flatten();
        entries(&self.home().join("build"))
            .flat_map(|shard| entries(&shard.path()).collect::<Vec<_>>())
            .map(|entry| entry.file_name().to_string_lossy().into_owned())
            .collect()
    }

    pub fn go(&self, args: &[&str]) -> Said {
        self.go_with(args, &[])
    }

    pub fn go_with(&self, args: &[&str], extra: &[(&str, &str)]) -> Said {
        let mut command = user("go");
        command.args(args).current_dir(self.project());
        command.env_clear().envs(self.environment()).envs(extra.iter().copied());
        Said::of(&command.output().expect("setpriv runs"))
    }

    pub fn check(&self, args: &[&str]) -> Said {
        self.check_with(args, &[])
    }

    pub fn check_with(&self, args: &[&str], extra: &[(&str, &str)]) -> Said {
        let mut command = Command::new(Path::new(env!("CARGO_BIN_EXE_modscope")));
        command.args(["check", "--format", "json", "--as", &format!("{USER}:{USER}")]).args(args);
        command.env_clear().envs(self.environment()).envs(extra.iter().copied());
        Said::of(&command.current_dir(self.project()).output().expect("modscope runs"))
    }

    /// A program as the user.
    pub fn as_user(&self, program: &str) -> Said {
        Said::of(&user(program).output().expect("setpriv runs"))
    }

    /// A command for a shell, as root.
    pub fn run(&self, command: &str) {
        let output = Command::new("sh").args(["-ec", command]).output().expect("sh runs");
        assert!(output.status.success(), "{command}: {}", both(&output));
    }
}

/// A command that drops to the user and gives up after two minutes.
fn user(program: &str) -> Command {
    let mut command = Command::new("setpriv");
    command.args([&format!("--reuid={USER}"), &format!("--regid={USER}"), "--clear-groups"]);
    command.args(["timeout", "120", program]);
    command
}

/// Both streams, for people.
fn both(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned() + &String::from_utf8_lossy(&output.stdout)
}

/// A file system without execution, until it is dropped.
pub struct NoExec(PathBuf);

impl NoExec {
    pub fn mount(at: &Path) -> Option<Self> {
        let mut mount = Command::new("mount");
        mount.args(["-t", "tmpfs", "-o", "noexec,size=64m", "none"]).arg(at);
        mount.output().ok()?.status.success().then(|| Self(at.to_owned()))
    }
}

impl Drop for NoExec {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(&self.0).output();
    }
}

pub fn chmod(path: &Path, mode: u32) {
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).expect("root may change modes");
}

pub fn chown(path: &Path, uid: u32) {
    std::os::unix::fs::lchown(path, Some(uid), Some(uid)).expect("root may change owners");
}

pub fn root_file(path: &Path, text: &str, mode: u32) {
    std::fs::write(path, text).expect("root may write");
    chown(path, 0);
    chmod(path, mode);
}
