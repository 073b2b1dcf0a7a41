//! The login shell, asked once for GO* and PATH, as a terminal would have them.

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::time::Duration;

use modscope_platform::accounts::{AtKeyboard, Behind};
use modscope_platform::paths;
use modscope_platform::run::Run;

use super::environment::{Environment, Os};
use super::error::DiscoverError;

/// More would keep the window waiting for a slow profile.
const PATIENCE: Duration = Duration::from_secs(2);

/// What a profile prints comes before this line.
const MARK: &str = "modscope-environment-follows";

/// How shells are told to be a login shell with the settings of an interactive one, in which most
/// people have their exports. Others are only told to be a login shell.
const LOGIN: &[(&str, &[&str])] = &[
    ("bash", &["-i", "-l", "-c"]),
    ("zsh", &["-i", "-l", "-c"]),
    ("fish", &["-i", "-l", "-c"]),
    ("csh", &["-c"]),
    ("tcsh", &["-c"]),
];

/// Adds GO* and the XDG folders of the account's login shell to `environment` and returns the shell's
/// PATH. Windows has no such shell; there everything is in the process already.
pub(super) fn ask(
    keyboard: &AtKeyboard,
    environment: &mut Environment,
) -> Result<Option<OsString>, DiscoverError> {
    let own = environment.path("SHELL").filter(|_| keyboard.behind == Behind::Nobody);
    let shell = own.or(keyboard.account.shell.as_deref()).map(Path::to_owned);
    let Some(shell) = shell.filter(|shell| environment.os() != Os::Windows && shell.is_absolute()) else {
        return Ok(None);
    };
    let said = run(&shell, keyboard, environment)?;
    let variables = after_mark(&said).ok_or_else(|| DiscoverError::ShellSilent { shell: shell.clone() })?;
    let mut path = None;
    for (name, value) in variables {
        if name == "PATH" {
            path = Some(value);
        } else if matters(&name) {
            environment.add_from_shell(&shell, &name, value);
        }
    }
    Ok(path)
}

fn run(shell: &PathBuf, keyboard: &AtKeyboard, environment: &Environment) -> Result<Vec<u8>, DiscoverError> {
    let name = shell.file_name().and_then(OsStr::to_str).unwrap_or_default();
    let login =
        LOGIN.iter().find(|(known, _)| *known == name).map_or(&["-l", "-c"][..], |(_, arguments)| arguments);
    let mut arguments: Vec<OsString> = login.iter().map(OsString::from).collect();
    arguments.push(format!("printf '\\n{MARK}\\n'; env -0 || env").into());
    Run {
        program: shell,
        arguments: &arguments,
        environment: &environment.for_child(),
        directory: Path::new("/"),
        account: Some(&keyboard.account.identity),
        timeout: PATIENCE,
    }
    .ask()
    .map(|answer| answer.stdout)
    .map_err(|source| DiscoverError::ShellDoesNotRun { source })
}

fn matters(name: &OsStr) -> bool {
    name.as_encoded_bytes().starts_with(b"GO") || name == "XDG_CONFIG_HOME" || name == "XDG_CACHE_HOME"
}

/// The variables after the mark, `NAME=value` with NUL between (or lines, from an `env` without `-0`).
fn after_mark(said: &[u8]) -> Option<Vec<(OsString, OsString)>> {
    let mark = format!("\n{MARK}\n");
    let start = said.windows(mark.len()).rposition(|window| window == mark.as_bytes())? + mark.len();
    let listed = &said[start..];
    let between = if listed.contains(&0) { 0 } else { b'\n' };
    let variables: Vec<_> = listed
        .split(|byte| *byte == between)
        .filter_map(|line| {
            let equals = line.iter().position(|byte| *byte == b'=').filter(|at| *at > 0)?;
            let text = |bytes: &[u8]| paths::owned(bytes).into_os_string();
            Some((text(&line[..equals]), text(&line[equals + 1..])))
        })
        .collect();
    (!variables.is_empty()).then_some(variables)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_profile_prints_is_no_variable() {
        let said = b"Welcome!\nGOPATH=/no\n\nmodscope-environment-follows\nGOPATH=/a\nb\0PATH=/bin\0";
        let variables = after_mark(said).expect("marked");
        assert_eq!(variables, [("GOPATH".into(), "/a\nb".into()), ("PATH".into(), "/bin".into())]);
    }

    #[test]
    fn a_shell_that_does_not_come_to_the_mark_says_nothing() {
        assert_eq!(after_mark(b"GOPATH=/a\0"), None);
    }
}
