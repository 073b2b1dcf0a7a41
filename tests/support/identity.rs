//! Running a command as somebody, in an environment where go knows nothing but what we gave it.

use std::ffi::OsStr;
use std::os::unix::process::CommandExt as _;
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

    /// A command that drops to this identity, sets the umask, and is ended after so many seconds (go
    /// waits for a held lock without limit); it exits with 124 then.
    pub fn command(&self, umask: &str, seconds: u32, program: &str) -> Command {
        let patience = seconds.to_string();
        let mut line = vec!["timeout", &patience];
        if umask != "022" || !umask_is_022() {
            line.extend(["sh", "-c", "umask \"$0\" && exec \"$@\"", umask]);
        }
        line.push(program);
        let ids = [format!("--reuid={}", self.uid), format!("--regid={}", self.gid)];
        let groups: Vec<String> = self.groups.iter().map(u32::to_string).collect();
        let groups = format!("--groups={}", groups.join(","));
        if self.groups.is_empty() {
            // Rust drops the supplementary groups with the uid.
            let mut command = Command::new(line[0]);
            command.args(&line[1..]);
            if self.uid != 0 {
                command.uid(self.uid).gid(self.gid);
            }
            command
        } else {
            let mut command = Command::new("setpriv");
            command.args(&ids).arg(&groups).args(&line);
            command
        }
    }
}

/// Whether children have this umask anyway.
fn umask_is_022() -> bool {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    status.lines().any(|line| line.strip_prefix("Umask:").is_some_and(|umask| umask.trim() == "0022"))
}

/// What an identity has besides the module cache: a home, a build cache, a place for temporary
/// files. One per identity, so that the build cache stays warm from one damage to the next.
#[derive(Clone)]
pub struct Desk {
    pub who: Identity,
    pub home: PathBuf,
    pub build_cache: PathBuf,
    proxy: String,
    flags: String,
    patience: u32,
}

impl Desk {
    /// Makes the desk under `root`, owned by `who`. `proxy` is the folder of a file proxy.
    pub fn new(root: &Path, name: &str, who: &Identity, proxy: &Path) -> Self {
        let home = root.join(name);
        for dir in [home.clone(), home.join("tmp"), home.join("empty"), home.join("gopath")] {
            std::fs::create_dir_all(&dir).expect("a home for the identity");
            std::os::unix::fs::chown(&dir, Some(who.uid), Some(who.gid)).expect("a home of their own");
        }
        Self {
            who: who.clone(),
            build_cache: home.join("build"),
            home,
            proxy: format!("file://{}", proxy.display()),
            flags: String::new(),
            patience: 60,
        }
    }

    /// The same desk with other GOFLAGS.
    pub fn with_flags(mut self, flags: &str) -> Self {
        self.flags = flags.to_owned();
        self
    }

    /// The same desk with another GOPROXY.
    pub fn with_proxy(mut self, proxy: &str) -> Self {
        self.proxy = proxy.to_owned();
        self
    }

    /// The same desk with another GOCACHE.
    pub fn with_build_cache(mut self, build_cache: &Path) -> Self {
        self.build_cache = build_cache.to_owned();
        self
    }

    /// The same desk, which waits for a command so many seconds.
    pub fn with_patience(mut self, seconds: u32) -> Self {
        self.patience = seconds;
        self
    }

    /// Everything go reads, and nothing else: the environment of this identity.
    pub fn env(&self, modcache: &Path) -> Vec<(String, String)> {
        let at = |name: &str| self.home.join(name).display().to_string();
        let pairs = [
            ("PATH", std::env::var("PATH").unwrap_or_default()),
            ("HOME", self.home.display().to_string()),
            ("GOPATH", at("gopath")),
            ("GOCACHE", self.build_cache.display().to_string()),
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
        let mut command = self.who.command(run.umask, self.patience, "go");
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
