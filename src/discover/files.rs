//! Files of settings: GOENV's and `$GOROOT/go.env`. Lines `NAME=value` as cmd/go/internal/cfg reads
//! them (readEnvFile): taken to the letter, the last one counts, everything else is passed over.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

use modscope_platform::paths;

use super::environment::{Environment, Os};
use super::error::DiscoverError;

/// A file of settings, read. One that is not there has none.
#[derive(Debug, Clone, Default)]
pub(super) struct SettingsFile {
    pub path: PathBuf,
    values: BTreeMap<Vec<u8>, OsString>,
}

impl SettingsFile {
    /// Reads a file; an absent one is empty, one that cannot be read is empty and a problem.
    pub fn read(path: PathBuf, problems: &mut Vec<DiscoverError>) -> Self {
        match std::fs::read(&path) {
            Ok(bytes) => Self { values: parse(&bytes), path },
            Err(source) => {
                if source.kind() != std::io::ErrorKind::NotFound {
                    problems.push(DiscoverError::SettingsUnreadable { path: path.clone(), source });
                }
                Self { path, values: BTreeMap::new() }
            }
        }
    }

    /// The value of a name. `Some("")` is a name set to nothing: the files below are then not asked.
    pub fn get(&self, name: &str) -> Option<&OsString> {
        self.values.get(name.as_bytes())
    }
}

fn parse(bytes: &[u8]) -> BTreeMap<Vec<u8>, OsString> {
    let mut values = BTreeMap::new();
    for line in bytes.split(|byte| *byte == b'\n') {
        let Some(equals) = line.iter().position(|byte| *byte == b'=') else { continue };
        if line[0].is_ascii_uppercase() {
            values.insert(line[..equals].to_vec(), paths::owned(&line[equals + 1..]).into_os_string());
        }
    }
    values
}

/// Where GOENV's file is; `None` where it is switched off or has no place.
pub(super) fn go_env_path(environment: &Environment) -> Option<PathBuf> {
    match environment.get("GOENV") {
        Some(value) if value == "off" => None,
        Some(value) => Some(value.into()),
        None => Some(user_config_dir(environment)?.join("go").join("env")),
    }
}

/// os.UserConfigDir: XDG_CONFIG_HOME counts only where it is absolute; otherwise there is no folder.
fn user_config_dir(environment: &Environment) -> Option<PathBuf> {
    match environment.os() {
        Os::Windows => environment.path("AppData").map(Path::to_owned),
        Os::MacOs => Some(environment.home()?.join("Library").join("Application Support")),
        Os::Linux => xdg(environment, "XDG_CONFIG_HOME", ".config"),
    }
}

/// os.UserCacheDir, by the same rules.
pub(super) fn user_cache_dir(environment: &Environment) -> Option<PathBuf> {
    match environment.os() {
        Os::Windows => environment.path("LocalAppData").map(Path::to_owned),
        Os::MacOs => Some(environment.home()?.join("Library").join("Caches")),
        Os::Linux => xdg(environment, "XDG_CACHE_HOME", ".cache"),
    }
}

fn xdg(environment: &Environment, variable: &str, in_home: &str) -> Option<PathBuf> {
    match environment.path(variable) {
        Some(path) => path.is_absolute().then(|| path.to_owned()),
        None => Some(environment.home()?.join(in_home)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_taken_to_the_letter_and_the_last_one_counts() {
        let values = parse(b"# note\nGOPATH=/a\n GOFLAGS=-x\n\nGOPATH=/b=c \n=x\ngoproxy=off\nGOPROXY=");
        let get = |name: &str| values.get(name.as_bytes()).map(|value| value.to_str().expect("text"));
        assert_eq!(get("GOPATH"), Some("/b=c "));
        assert_eq!(get("GOPROXY"), Some(""));
        assert_eq!(values.len(), 2);
    }

    #[test]
    fn the_file_is_where_each_system_keeps_settings() {
        let at =
            |os, variables: &[(&str, &str)]| go_env_path(&Environment::new(os, variables.iter().copied()));
        assert_eq!(at(Os::Linux, &[("HOME", "/h")]), Some("/h/.config/go/env".into()));
        assert_eq!(at(Os::MacOs, &[("HOME", "/h")]), Some("/h/Library/Application Support/go/env".into()));
        assert_eq!(at(Os::Windows, &[("AppData", "C:/r")]), Some(Path::new("C:/r").join("go").join("env")));
        assert_eq!(at(Os::Linux, &[("HOME", "/h"), ("GOENV", "off")]), None);
        assert_eq!(at(Os::Linux, &[("GOENV", "/e")]), Some("/e".into()));
        assert_eq!(at(Os::Linux, &[]), None);
    }

    #[cfg(unix)]
    #[test]
    fn a_relative_xdg_folder_counts_for_nothing() {
        let environment = Environment::new(Os::Linux, [("HOME", "/h"), ("XDG_CACHE_HOME", "c")]);
        assert_eq!(user_cache_dir(&environment), None);
        let environment = Environment::new(Os::Linux, [("HOME", "/h"), ("XDG_CACHE_HOME", "/c")]);
        assert_eq!(user_cache_dir(&environment), Some("/c".into()));
    }
}
