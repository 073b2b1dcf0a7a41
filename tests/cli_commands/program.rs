//! Running the program as a user would, in an environment that knows nothing but what a test gives it.

use std::ffi::OsStr;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use tempfile::TempDir;

/// What the program said.
pub struct Said {
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
}

impl Said {
    /// The one JSON object on the standard output.
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|why| panic!("{why}: {}{}", self.out, self.err))
    }

    /// The standard output with every run of spaces and line ends as one space: lines break where they fit.
    pub fn flat(&self) -> String {
        self.out.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Refused with exit code 2, nothing on the standard output, and a sentence that has all of `words`.
    #[track_caller]
    pub fn refused(&self, words: &[&str]) {
        assert_eq!((self.code, self.out.as_str()), (Some(2), ""), "{}", self.err);
        for word in words {
            assert!(self.err.contains(word), "{word:?} is not in: {}", self.err);
        }
    }
}

/// Runs the program with these arguments and variables.
#[track_caller]
pub fn modscope<S: AsRef<OsStr>>(args: &[S], variables: &[(&str, &str)]) -> Said {
    said(&command(args, variables).output().expect("the program starts"))
}

/// The same, not started yet.
pub fn command<S: AsRef<OsStr>>(args: &[S], variables: &[(&str, &str)]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_modscope"));
    command.args(args).env_clear().stdin(Stdio::null());
    command.env("PATH", "/usr/bin:/bin").env("GOENV", "off").env("HOME", "/nonexistent");
    command.envs(variables.iter().copied());
    command
}

/// What it said; held to what holds always: no panic, and nothing that steers a terminal.
#[track_caller]
pub fn said(output: &Output) -> Said {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("text is UTF-8");
    let said = Said { code: output.status.code(), out: text(&output.stdout), err: text(&output.stderr) };
    assert!(!said.err.contains("panicked"), "{}", said.err);
    for stream in [&said.out, &said.err] {
        let steers = |letter: &char| {
            *letter != '\n' && (letter.is_control() || matches!(letter, '\u{202a}'..='\u{202e}'))
        };
        assert_eq!(stream.chars().find(steers), None, "{stream:?}");
    }
    said
}

/// A small healthy module cache in a folder that everybody may pass.
pub struct Small {
    folder: TempDir,
}

impl Small {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        set(folder.path(), 0o755);
        let small = Self { folder };
        for (module, version) in [("example.com/a", "v1.0.0"), ("example.com/b", "v0.2.0")] {
            small.add(module, version);
        }
        small
    }

    fn add(&self, module: &str, version: &str) {
        let versions = self.cache().join("cache/download").join(module).join("@v");
        std::fs::create_dir_all(&versions).expect("made");
        let hash = format!("h1:{}=", "A".repeat(43));
        let info = format!("{{\"Version\":\"{version}\"}}");
        let files = [
            ("info", info),
            ("mod", format!("module {module}\n")),
            ("zip", "PK".into()),
            ("ziphash", hash),
            ("lock", String::new()),
        ];
        for (ending, text) in files {
            std::fs::write(versions.join(format!("{version}.{ending}")), text).expect("written");
        }
        std::fs::write(versions.join("list"), format!("{version}\n")).expect("written");
        let tree = self.cache().join(format!("{module}@{version}"));
        std::fs::create_dir_all(&tree).expect("made");
        for (name, text) in [("go.mod", format!("module {module}\n")), ("a.go", "package a\n".into())] {
            std::fs::write(tree.join(name), text).expect("written");
            set(&tree.join(name), 0o444);
        }
        set(&tree, 0o555);
    }

    /// The cache.
    pub fn cache(&self) -> PathBuf {
        self.folder.path().join("mod")
    }

    /// The cache's path as an argument.
    pub fn path(&self) -> String {
        self.cache().to_str().expect("a plain path").to_owned()
    }

    /// Something beside the cache.
    pub fn beside(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Something in the cache.
    pub fn at(&self, relative: impl AsRef<Path>) -> PathBuf {
        self.cache().join(relative)
    }
}

impl Drop for Small {
    fn drop(&mut self) {
        // Read-only trees keep a user from removing what is in them.
        for module in ["a@v1.0.0", "b@v0.2.0"] {
            let tree = self.at("example.com").join(module);
            if tree.exists() {
                set(&tree, 0o755);
            }
        }
    }
}

/// Sets a mode.
pub fn set(path: &Path, mode: u32) {
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).expect("the mode is set");
}

/// Somebody who owns nothing here.
pub const STRANGER: [&str; 2] = ["--as", "4711:4711"];
