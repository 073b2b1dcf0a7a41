//! The go command that a story invites to try, with everything that makes it go against the demo only.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

use modscope_platform::{Gid, Uid};

use super::place::Place;

/// How the command ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// It works (exit 0) and says this, if anything.
    Works(&'static str),
    /// It fails, and go's message has these words.
    Fails(&'static str),
}

/// A go command to try.
#[derive(Debug, Clone)]
pub struct TryIt {
    /// A file to add a line to before, to show that nothing keeps it from being changed.
    pub change_first: Option<PathBuf>,
    /// Where to run go.
    pub dir: PathBuf,
    /// Variables for go, so that it sees the demo and nothing of the person's.
    pub env: Vec<(&'static str, OsString)>,
    /// What go is asked.
    pub args: Vec<&'static str>,
    /// As whom, where not as the person.
    pub run_as: Option<(Uid, Gid)>,
    /// How it ends.
    pub ending: Ending,
}

impl TryIt {
    /// `go args…` in the demo's project; GOPROXY is `off`, or the demo's own file proxy.
    pub fn new(place: &Place, args: &[&'static str], online: bool, ending: Ending) -> Self {
        let proxy = if online { file_url(&place.proxy()) } else { "off".into() };
        let env = vec![
            ("GOENV", "off".into()),
            ("GOFLAGS", "".into()),
            ("GOWORK", "off".into()),
            ("GOPROXY", proxy),
            ("GOSUMDB", "off".into()),
            ("GOTOOLCHAIN", "local".into()),
            ("GOPATH", place.gopath().into_os_string()),
            ("GOMODCACHE", place.cache().into_os_string()),
            ("GOCACHE", place.build_cache().into_os_string()),
        ];
        Self { change_first: None, dir: place.project(), env, args: args.to_vec(), run_as: None, ending }
    }

    /// The same, run as another account with a home of its own.
    pub fn run_as(mut self, account: Option<(Uid, Gid)>, home: &Path) -> Self {
        self.run_as = account;
        if account.is_some() {
            self.env.push(("HOME", home.as_os_str().to_owned()));
        }
        self
    }

    /// The same, after a line was added to a file.
    pub fn after_changing(mut self, file: PathBuf) -> Self {
        self.change_first = Some(file);
        self
    }

    /// The words before `go`: who runs it. `sudo` stands there for a person who is not root.
    fn switch(&self, root: bool) -> Vec<String> {
        let Some((uid, gid)) = self.run_as else { return Vec::new() };
        let sudo = if root { vec![] } else { vec!["sudo".to_owned()] };
        let words = if std::env::consts::OS == "linux" {
            vec![
                "setpriv".into(),
                format!("--reuid={uid}"),
                format!("--regid={gid}"),
                "--clear-groups".into(),
            ]
        } else {
            // Without sudo as root, too: elsewhere no other program that everybody has does it.
            vec!["sudo".into(), "-u".into(), format!("#{uid}")]
        };
        if words.first().is_some_and(|word| word == "sudo") { words } else { [sudo, words].concat() }
    }

    /// One line for a shell. `root` tells whether the person is root.
    pub fn shell(&self, root: bool) -> String {
        let mut words: Vec<String> = vec!["cd".into(), quoted(&self.dir.to_string_lossy()), "&&".into()];
        let switch: Vec<String> = self.switch(root).iter().map(|word| quoted(word)).collect();
        if let Some(file) = &self.change_first {
            let add = format!("echo '// changed by hand' >> {}", quoted(&file.to_string_lossy()));
            if switch.is_empty() {
                words.push(add);
            } else {
                words.extend(switch.iter().cloned());
                words.extend(["sh".into(), "-c".into(), quoted(&add)]);
            }
            words.push("&&".into());
        }
        words.extend(switch.iter().cloned());
        words.push("env".into());
        words.extend(
            self.env.iter().map(|(name, value)| format!("{name}={}", quoted(&value.to_string_lossy()))),
        );
        // Under sudo the search path is another; the shell looks go up before.
        words.push(if switch.is_empty() { "go".into() } else { "\"$(command -v go)\"".into() });
        words.extend(self.args.iter().map(|word| quoted(word)));
        words.join(" ")
    }

    /// The whole line as a command that can be started.
    pub fn command(&self, root: bool) -> Command {
        let mut command = Command::new("sh");
        command.arg("-c").arg(self.shell(root));
        command
    }
}

fn file_url(path: &Path) -> OsString {
    let mut url = OsString::from(if cfg!(windows) { "file:///" } else { "file://" });
    url.push(path);
    url
}

/// The word as a shell takes it whole.
fn quoted(word: &str) -> String {
    let plain = |letter: char| letter.is_ascii_alphanumeric() || "-_./=:@%+,".contains(letter);
    if !word.is_empty() && word.chars().all(plain) {
        return word.to_owned();
    }
    format!("'{}'", word.replace('\'', r"'\''"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shell_takes_every_word_whole() {
        assert_eq!(quoted("k8s.io/api@v0.34.2"), "k8s.io/api@v0.34.2");
        assert_eq!(quoted(""), "''");
        assert_eq!(quoted("it's $HOME"), r"'it'\''s $HOME'");
        assert_eq!(quoted("#1001"), "'#1001'");
    }
}
