//! Somebody who runs go: numbers, and an environment where go knows nothing but what we gave it.

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

pub struct Account {
    pub uid: u32,
    /// The primary group comes first.
    groups: Vec<u32>,
    home: PathBuf,
    proxy: String,
    flags: String,
}

impl Account {
    /// With a home of its own under `root`; `proxy` is the folder of a file proxy.
    pub fn new(root: &Path, uid: u32, groups: &[u32], proxy: &Path) -> Self {
        let groups = groups.to_vec();
        let account = Self {
            uid,
            groups,
            home: PathBuf::new(),
            proxy: format!("file://{}", proxy.display()),
            flags: String::new(),
        };
        let home = root.join(format!("home-{}", account.as_option().replace([':', ','], "-")));
        for dir in [home.clone(), home.join("tmp"), home.join("empty")] {
            std::fs::create_dir_all(&dir).expect("a home");
            std::os::unix::fs::chown(&dir, Some(uid), Some(account.groups[0])).expect("a home of their own");
        }
        Self { home, ..account }
    }

    /// The same with other GOFLAGS.
    pub fn with_flags(self, flags: &str) -> Self {
        Self { flags: flags.to_owned(), ..self }
    }

    /// As `--as` takes it: `1001:1001,1500`.
    pub fn as_option(&self) -> String {
        format!("{}:{}", self.uid, self.list())
    }

    fn list(&self) -> String {
        self.groups.iter().map(u32::to_string).collect::<Vec<_>>().join(",")
    }

    /// A folder that is in no module.
    pub fn nowhere(&self) -> PathBuf {
        self.home.join("empty")
    }

    /// Everything go reads, and nothing else.
    pub fn env(&self, modcache: &Path) -> Vec<(&'static str, String)> {
        let at = |name: &str| self.home.join(name).display().to_string();
        vec![
            ("PATH", std::env::var("PATH").unwrap_or_default()),
            ("HOME", self.home.display().to_string()),
            ("GOPATH", at("gopath")),
            ("GOCACHE", at("build")),
            ("GOENV", at("goenv")),
            ("TMPDIR", at("tmp")),
            ("GOMODCACHE", modcache.display().to_string()),
            ("GOPROXY", self.proxy.clone()),
            ("GOSUMDB", "off".to_owned()),
            ("GOTOOLCHAIN", "local".to_owned()),
            ("GOTELEMETRY", "off".to_owned()),
            ("GOFLAGS", self.flags.clone()),
            ("GOWORK", "off".to_owned()),
        ]
    }

    /// `go ARGS` in `dir` under a umask; what `extra` says wins. Go waits for a held lock without limit, so a
    /// minute must do.
    pub fn go(
        &self,
        modcache: &Path,
        dir: &Path,
        umask: &str,
        extra: &[(&str, &str)],
        args: &[&str],
    ) -> Output {
        let mut command = Command::new("setpriv");
        command.arg(format!("--reuid={}", self.uid)).arg(format!("--regid={}", self.groups[0]));
        command.arg(format!("--groups={}", self.list()));
        command.args(["timeout", "60", "sh", "-c", "umask \"$0\" && exec go \"$@\"", umask]).args(args);
        command.current_dir(dir).env_clear().envs(self.env(modcache)).envs(extra.iter().copied());
        command.stdin(Stdio::null()).output().expect("setpriv and go can be started")
    }
}

/// What a command said, both streams, for people.
pub fn said(output: &Output) -> String {
    let mut text = String::from_utf8_lossy(&output.stderr).into_owned();
    text.push_str(&String::from_utf8_lossy(&output.stdout));
    text
}
