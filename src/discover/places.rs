//! Where a `go` command may be. A window started from a desktop has a short PATH, so the places that
//! installers and version managers use are looked at as well.

use std::path::{Path, PathBuf};

use super::environment::{Environment, Os};

/// A folder that may hold `go`.
#[derive(Debug, Clone, Copy)]
enum Place {
    /// At this path.
    At(&'static str),
    /// Under the home folder.
    Home(&'static str),
    /// Under the folder that a variable names.
    Under(&'static str, &'static str),
    /// In `bin` of every `go*` folder of this one under the home folder; the newest version first.
    HomeVersions(&'static str),
    /// The same at this path.
    Versions(&'static str),
}

const LINUX: &[Place] = &[
    Place::At("/usr/local/go/bin"),
    Place::At("/usr/local/bin"),
    Place::At("/usr/bin"),
    Place::Home(".local/share/mise/shims"),
    Place::Home(".asdf/shims"),
    Place::Home(".goenv/shims"),
    Place::Home(".local/bin"),
    Place::Home("go/bin"),
    Place::HomeVersions("sdk"),
    Place::At("/snap/bin"),
    Place::At("/home/linuxbrew/.linuxbrew/bin"),
    Place::Home(".nix-profile/bin"),
    Place::At("/run/current-system/sw/bin"),
    Place::At("/usr/lib/go/bin"),
    Place::Versions("/usr/lib"),
];

const MACOS: &[Place] = &[
    Place::At("/opt/homebrew/bin"),
    Place::At("/usr/local/bin"),
    Place::At("/usr/local/go/bin"),
    Place::At("/opt/local/bin"),
    Place::Home(".local/share/mise/shims"),
    Place::Home(".asdf/shims"),
    Place::Home(".goenv/shims"),
    Place::Home("go/bin"),
    Place::HomeVersions("sdk"),
    Place::Home(".nix-profile/bin"),
];

const WINDOWS: &[Place] = &[
    Place::Under("ProgramFiles", r"Go\bin"),
    Place::Under("ProgramFiles(x86)", r"Go\bin"),
    Place::Under("LocalAppData", r"Programs\Go\bin"),
    Place::Home(r"scoop\shims"),
    Place::Home(r"scoop\apps\go\current\bin"),
    Place::Under("ProgramData", r"chocolatey\bin"),
    Place::Under("LocalAppData", r"mise\shims"),
    Place::HomeVersions("sdk"),
    Place::Home(r"go\bin"),
];

/// Paths of `go` to try, in order, each once: PATH, the login shell's PATH, then the usual places.
/// Relative entries of PATH are passed over, as go itself does.
pub(super) fn candidates(environment: &Environment, shell_path: Option<&std::ffi::OsStr>) -> Vec<PathBuf> {
    let os = environment.os();
    let name = if os == Os::Windows { "go.exe" } else { "go" };
    let table = match os {
        Os::Linux => LINUX,
        Os::MacOs => MACOS,
        Os::Windows => WINDOWS,
    };
    let lists = [environment.get("PATH"), shell_path];
    let mut folders: Vec<PathBuf> =
        lists.into_iter().flatten().flat_map(|list| os.split_list(list)).collect();
    folders.extend(table.iter().flat_map(|place| place.folders(environment)));
    let mut found: Vec<PathBuf> = Vec::new();
    for folder in folders.into_iter().filter(|folder| folder.is_absolute()) {
        let go = folder.join(name);
        if !found.contains(&go) && modscope_platform::run::is_program(&go) {
            found.push(go);
        }
    }
    found
}

impl Place {
    fn folders(self, environment: &Environment) -> Vec<PathBuf> {
        let one = |base: Option<&Path>, rest: &str| base.map(|base| base.join(rest)).into_iter().collect();
        match self {
            Self::At(path) => vec![path.into()],
            Self::Home(rest) => one(environment.home(), rest),
            Self::Under(variable, rest) => one(environment.path(variable), rest),
            Self::HomeVersions(rest) => {
                environment.home().map(|home| versions(&home.join(rest))).unwrap_or_default()
            }
            Self::Versions(path) => versions(Path::new(path)),
        }
    }
}

/// The `bin` folders of `go1.26.1`, `go-1.25` and the like in a folder, the newest first.
fn versions(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut found: Vec<(Vec<u32>, PathBuf)> = entries
        .filter_map(|entry| {
            let entry = entry.ok()?;
            let name = entry.file_name();
            let version = name.to_str()?.strip_prefix("go")?.trim_start_matches('-');
            version
                .starts_with(|first: char| first.is_ascii_digit())
                .then(|| (numbers(version), entry.path().join("bin")))
        })
        .collect();
    found.sort();
    found.into_iter().rev().map(|(_, path)| path).collect()
}

fn numbers(version: &str) -> Vec<u32> {
    version.split(|letter: char| !letter.is_ascii_digit()).filter_map(|part| part.parse().ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_several_versions_the_newest_comes_first() {
        let home = tempfile::tempdir().expect("a temporary folder");
        for name in ["go1.9", "go1.26.1", "go1.25.12", "gotip", "other"] {
            std::fs::create_dir(home.path().join(name)).expect("made");
        }
        let found = versions(home.path());
        let names: Vec<_> = found.iter().filter_map(|bin| bin.parent()?.file_name()?.to_str()).collect();
        assert_eq!(names, ["go1.26.1", "go1.25.12", "go1.9"]);
    }
}
