//! Running a command as somebody, in an environment where go knows nothing but what we gave it.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// Who runs go. The ids need no account on this machine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identity {
    pub uid: u32,
    pub gid: u32,
    /// Supplementary groups.
    pub groups: Vec<u32>,
}

impl Identity {
    pub fn new(uid: u32, gid: u32, groups: &[u32]) -> Self {
        Self { uid, gid, groups: groups.to_vec() }
    }

    /// As `--as` takes it: `1001:1001,1500`.
    pub fn as_option(&self) -> String {
        let groups: Vec<String> =
            std::iter::once(&self.gid).chain(&self.groups).map(u32::to_string).collect();
        format!("{}:{}", self.uid, groups.join(","))
    }

    /// A command that drops to this identity, sets the umask, and gives up after a minute (a
    /// version lock held by nobody we know would else hang the test: go waits without limit).
    pub fn command(&self, umask: &str, program: &str) -> Command {
        let mut command = Command::new("setpriv");
        command.arg(format!("--reuid={}", self.uid)).arg(format!("--regid={}", self.gid));
        if self.groups.is_empty() {
            command.arg("--clear-groups");
        } else {
            let groups: Vec<String> = self.groups.iter().map(u32::to_string).collect();
            command.arg(format!("--groups={}", groups.join(",")));
        }
        command.args(["timeout", "60", "sh", "-c", "umask \"$0\" && exec \"$@\"", umask, program]);
        command
    }
}

/// What an identity has besides the module cache: a home, a build cache, a place for temporary
/// files. One per identity, so that the build cache stays warm from one damage to the next.
pub struct Desk {
    pub who: Identity,
    pub home: PathBuf,
    proxy: String,
    flags: String,
}

impl Desk {
    /// Makes the desk under `root`, owned by `who`. `proxy` is the folder of a file proxy.
    pub fn new(root: &Path, name: &str, who: &Identity, proxy: &Path) -> Self {
        let home = root.join(name);
        for dir in [home.clone(), home.join("tmp"), home.join("empty"), home.join("gopath")] {
            std::fs::create_dir_all(&dir).expect("a home for the identity");
            std::os::unix::fs::chown(&dir, Some(who.uid), Some(who.gid)).expect("a home of their own");
        }
        Self { who: who.clone(), home, proxy: format!("file://{}", proxy.display()), flags: String::new() }
    }

    /// The same desk with other GOFLAGS.
    pub fn with_flags(mut self, flags: &str) -> Self {
        self.flags = flags.to_owned();
        self
    }

    /// The same desk with GOPROXY=off.
    pub fn offline(&self) -> Self {
        Self {
            who: self.who.clone(),
            home: self.home.clone(),
            proxy: "off".to_owned(),
            flags: self.flags.clone(),
        }
    }

    /// Everything go reads, and nothing else: the environment of this identity.
    pub fn env(&self, modcache: &Path) -> Vec<(String, String)> {
        let at = |name: &str| self.home.join(name).display().to_string();
        let pairs = [
            ("PATH", std::env::var("PATH").unwrap_or_default()),
            ("HOME", self.home.display().to_string()),
            ("GOPATH", at("gopath")),
            ("GOCACHE", at("build")),
            ("GOENV", at("goenv")),
            ("GOTMPDIR", at("tmp")),
            ("TMPDIR", at("tmp")),
            ("GOMODCACHE", modcache.display().to_string()),
            ("GOPROXY", self.proxy.clone()),
            ("GOSUMDB", "off".to_owned()),
            ("GONOSUMDB", "*".to_owned()),
            ("GOTOOLCHAIN", "local".to_owned()),
            ("GOTELEMETRY", "off".to_owned()),
            ("GOFLAGS", self.flags.clone()),
            ("GOWORK", "off".to_owned()),
        ];
        pairs.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
    }

    /// `go ARGS` as this identity; `extra` wins over the hermetic environment.
    pub fn go<S: AsRef<OsStr>>(&self, run: &GoRun<'_>, args: &[S]) -> Output {
        let mut command = self.who.command(run.umask, "go");
        command.args(args).current_dir(run.dir).env_clear().envs(self.env(run.modcache));
        command.envs(run.extra.iter().copied()).stdin(std::process::Stdio::null());
        command.output().expect("setpriv and go can be started")
    }
}

/// Where and how one go command runs.
pub struct GoRun<'a> {
    pub modcache: &'a Path,
    pub dir: &'a Path,
    pub umask: &'a str,
    pub extra: &'a [(&'a str, &'a str)],
}

/// What a command said, both streams, for people.
pub fn said(output: &Output) -> String {
    let mut text = String::from_utf8_lossy(&output.stderr).into_owned();
    text.push_str(&String::from_utf8_lossy(&output.stdout));
    text
}
