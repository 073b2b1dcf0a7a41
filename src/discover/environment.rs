//! An environment as a value: the process's own, with the login shell's additions, or a test's.

use std::collections::BTreeMap;
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

use modscope_platform::accounts::{AtKeyboard, Behind};

use super::Source;

/// Systems that differ in where go keeps things. A value, so that every row is tested everywhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Os {
    /// Linux, and every other Unix that follows XDG.
    Linux,
    /// macOS.
    MacOs,
    /// Windows.
    Windows,
}

impl Os {
    /// The one this program was built for.
    pub fn here() -> Self {
        match std::env::consts::OS {
            "windows" => Self::Windows,
            "macos" => Self::MacOs,
            _ => Self::Linux,
        }
    }

    /// The variable that names the home folder.
    pub const fn home_variable(self) -> &'static str {
        match self {
            Self::Windows => "USERPROFILE",
            Self::Linux | Self::MacOs => "HOME",
        }
    }

    /// What stands between the entries of PATH and GOPATH.
    const fn list_separator(self) -> u8 {
        match self {
            Self::Windows => b';',
            Self::Linux | Self::MacOs => b':',
        }
    }

    /// The entries of a list such as PATH or GOPATH, empty ones left out.
    pub fn split_list(self, list: &OsStr) -> Vec<PathBuf> {
        list.as_encoded_bytes()
            .split(|byte| *byte == self.list_separator())
            .filter(|entry| !entry.is_empty())
            .map(modscope_platform::paths::owned)
            .collect()
    }
}

/// Variables and where each came from.
#[derive(Debug, Clone)]
pub struct Environment {
    os: Os,
    variables: BTreeMap<OsString, (OsString, Source)>,
}

impl Environment {
    /// This process's own.
    pub fn of_process() -> Self {
        Self::new(Os::here(), std::env::vars_os())
    }

    /// An environment of these variables, on such a system.
    pub fn new<N: Into<OsString>, V: Into<OsString>>(
        os: Os,
        variables: impl IntoIterator<Item = (N, V)>,
    ) -> Self {
        let variables = variables
            .into_iter()
            .map(|(name, value)| (key(os, &name.into()), (value.into(), Source::Process)))
            .collect();
        Self { os, variables }
    }

    /// The system it belongs to.
    pub fn os(&self) -> Os {
        self.os
    }

    /// A variable's value; an empty one counts as unset, as go has it.
    pub fn get(&self, name: &str) -> Option<&OsStr> {
        self.get_with_source(name).map(|(value, _)| value)
    }

    /// A variable's value and where it came from.
    pub fn get_with_source(&self, name: &str) -> Option<(&OsStr, &Source)> {
        let (value, source) = self.variables.get(&key(self.os, OsStr::new(name)))?;
        (!value.is_empty()).then_some((value, source))
    }

    /// A variable that names a folder.
    pub fn path(&self, name: &str) -> Option<&Path> {
        self.get(name).map(Path::new)
    }

    /// The home folder, as go has it: from the environment, not from the account database.
    pub fn home(&self) -> Option<&Path> {
        self.path(self.os.home_variable())
    }

    /// Adds what the login shell says, where nothing is said yet.
    pub(super) fn add_from_shell(&mut self, shell: &Path, name: &OsStr, value: OsString) {
        let variable = self.variables.entry(key(self.os, name)).or_insert((OsString::new(), Source::Process));
        if variable.0.is_empty() {
            *variable = (value, Source::Shell(shell.into()));
        }
    }

    /// The same environment as the account at the keyboard has it. Behind `sudo`, `pkexec` or `doas`,
    /// home and name are the account's; what else still points into the home it came from is left out
    /// (root's GOPATH is not the person's), and GO* that were handed through on purpose stay.
    pub(super) fn of_account(&self, keyboard: &AtKeyboard) -> Self {
        let mut environment = self.clone();
        if keyboard.behind == Behind::Nobody {
            return environment;
        }
        let home = keyboard.account.home.as_deref();
        let roots =
            modscope_platform::accounts::by_uid(modscope_platform::Uid::ROOT).and_then(|root| root.home);
        let foreign = |path: &Path| {
            let under = |home: Option<&Path>| home.is_some_and(|home| path.starts_with(home));
            under(roots.as_deref()) && !under(home)
        };
        environment.variables.retain(|name, (value, _)| {
            let name = name.as_encoded_bytes();
            let concerns_go = name.starts_with(b"GO") || name.starts_with(b"XDG_");
            !(concerns_go && self.os.split_list(value).iter().any(|path| foreign(path)))
        });
        environment.set(self.os.home_variable(), home.map(|home| home.as_os_str().to_owned()));
        for name in ["USER", "LOGNAME"] {
            environment.set(name, keyboard.account.identity.name.clone().map(OsString::from));
        }
        environment
    }

    /// Sets a variable, or takes it away.
    pub(super) fn set(&mut self, name: &str, value: Option<OsString>) {
        let name = key(self.os, OsStr::new(name));
        match value {
            Some(value) => self.variables.insert(name, (value, Source::Process)),
            None => self.variables.remove(&name),
        };
    }

    /// All variables, for a child.
    pub(super) fn for_child(&self) -> Vec<(OsString, OsString)> {
        self.variables.iter().map(|(name, (value, _))| (name.clone(), value.clone())).collect()
    }
}

/// Windows does not tell `Path` from `PATH`.
fn key(os: Os, name: &OsStr) -> OsString {
    if os == Os::Windows { name.to_ascii_uppercase() } else { name.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_variable_counts_as_unset() {
        assert_eq!(Environment::new(Os::Linux, [("GOPATH", "")]).get("GOPATH"), None);
    }

    #[test]
    fn windows_does_not_tell_path_from_path() {
        let environment = Environment::new(Os::Windows, [("Path", r"C:\Go\bin")]);
        assert!(environment.get("PATH").is_some());
        assert!(Environment::new(Os::Linux, [("Path", "/bin")]).get("PATH").is_none());
    }

    #[test]
    fn the_process_outweighs_the_shell() {
        let mut environment = Environment::new(Os::Linux, [("GOPATH", "/a"), ("GOFLAGS", "")]);
        let shell = Path::new("/bin/sh");
        environment.add_from_shell(shell, OsStr::new("GOPATH"), "/b".into());
        environment.add_from_shell(shell, OsStr::new("GOFLAGS"), "-modcacherw".into());
        assert_eq!(environment.get("GOPATH"), Some(OsStr::new("/a")));
        assert_eq!(
            environment.get_with_source("GOFLAGS"),
            Some((OsStr::new("-modcacherw"), &Source::Shell("/bin/sh".into())))
        );
    }
}
