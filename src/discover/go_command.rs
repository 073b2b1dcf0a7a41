//! The go command, asked for its settings.

use std::collections::BTreeMap;
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::time::Duration;

use modscope_platform::accounts::AtKeyboard;
use modscope_platform::run::{Run, RunError};

use super::environment::{Environment, Os};
use super::error::DiscoverError;
use super::{places, settings};

/// `go env` answers within some ten milliseconds; a shim may take longer, a network home longer still.
const PATIENCE: Duration = Duration::from_secs(5);

/// How many commands that refuse are tried: a version manager's shim refuses where no version is chosen.
const TRIES: usize = 4;

/// A go command and what it answered.
#[derive(Debug)]
pub(super) struct GoCommand {
    pub path: PathBuf,
    answers: BTreeMap<String, String>,
}

impl GoCommand {
    /// What it answered for a name. Not given for text that was no UTF-8 (JSON cannot carry it), nor
    /// for GOTOOLCHAIN, which it was told.
    pub fn answer(&self, name: &str) -> Option<&str> {
        let answer = self.answers.get(name)?;
        (!answer.is_empty() && !answer.contains('\u{fffd}') && name != "GOTOOLCHAIN").then_some(answer)
    }
}

/// The first go command that answers, asked with the rights of the account at the keyboard.
pub(super) fn ask_first(
    environment: &Environment,
    shell_path: Option<&OsStr>,
    keyboard: &AtKeyboard,
    problems: &mut Vec<DiscoverError>,
) -> Option<GoCommand> {
    let mut refusals = Vec::new();
    for go in places::candidates(environment, shell_path).into_iter().take(TRIES) {
        match ask(&go, environment, shell_path, keyboard) {
            Ok(answers) => return Some(GoCommand { path: go, answers }),
            Err(problem) => {
                let slow =
                    matches!(&problem, DiscoverError::GoDoesNotRun { source: RunError::TimedOut { .. } });
                refusals.push(problem);
                if slow {
                    break;
                }
            }
        }
    }
    problems.append(&mut refusals);
    None
}

fn ask(
    go: &Path,
    environment: &Environment,
    shell_path: Option<&OsStr>,
    keyboard: &AtKeyboard,
) -> Result<BTreeMap<String, String>, DiscoverError> {
    let mut environment = environment.clone();
    // A go.mod with a toolchain line would otherwise make it fetch one.
    environment.set("GOTOOLCHAIN", Some("local".into()));
    if let Some(path) = shell_path {
        environment.set("PATH", Some(path.to_owned()));
    }
    // Asked for everything, go tries its C compiler and keeps the outcome in GOCACHE: a question must
    // not write there, least of all as root. Asked for these by name, it only answers.
    let names = settings::SHOWN.iter().copied();
    let arguments: Vec<OsString> = ["env", "-json"].into_iter().chain(names).map(OsString::from).collect();
    let answer = Run {
        program: go,
        arguments: &arguments,
        environment: &environment.for_child(),
        directory: &outside_any_module(environment.os()),
        account: Some(&keyboard.account.identity),
        timeout: PATIENCE,
    }
    .ask()
    .map_err(|source| DiscoverError::GoDoesNotRun { source })?;
    let refused = |said: String| DiscoverError::GoRefused { go: go.into(), said };
    if !answer.success {
        return Err(refused(first_line(&answer.stderr)));
    }
    answers(&answer.stdout).map_err(|error| refused(format!("its answer is not what go answers ({error})")))
}

/// Names and values, as `go env -json` writes them. What a go command answers may be anybody's: it is cut off
/// at 4 MiB before it comes here ([`modscope_platform::run`]), and nesting ends where text is expected.
fn answers(stdout: &[u8]) -> serde_json::Result<BTreeMap<String, String>> {
    serde_json::from_slice(stdout)
}

/// A folder where no go.mod is and only root could put one.
fn outside_any_module(os: Os) -> PathBuf {
    match os {
        Os::Windows => std::env::temp_dir(),
        Os::Linux | Os::MacOs => "/".into(),
    }
}

fn first_line(stderr: &[u8]) -> String {
    let text = String::from_utf8_lossy(stderr);
    let line = text.lines().find(|line| !line.trim().is_empty()).unwrap_or("it said nothing");
    crate::text::escaped(line.trim().into()).into_owned()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// What go 1.26 answers, then pieces of it changed.
    fn almost_an_answer() -> impl Strategy<Value = Vec<u8>> {
        let word = prop_oneof![
            Just("\"GOMODCACHE\"".to_owned()),
            Just("\"GOFLAGS\"".to_owned()),
            Just("\"\"".to_owned()),
            Just("\"/home/ania/go/pkg/mod\"".to_owned()),
            Just("\"\\u0000\\ufffd\\ud83d\\ude00\"".to_owned()),
            Just("\"\\ud800\"".to_owned()),
            Just("null".to_owned()),
            Just("7e999".to_owned()),
            Just("[".repeat(400)),
            Just("{\"a\":".repeat(400)),
            "\"[ -~]{0,9}\"".prop_map(|word| word),
        ];
        let pairs = proptest::collection::vec((word.clone(), word), 0..8);
        let damage = proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..2);
        (pairs, damage).prop_map(|(pairs, damage)| {
            let pairs: Vec<String> = pairs.iter().map(|(name, value)| format!("\t{name}: {value}")).collect();
            let mut bytes = format!("{{\n{}\n}}\n", pairs.join(",\n")).into_bytes();
            for (at, byte) in damage {
                let at = at.index(bytes.len());
                bytes[at] = byte;
            }
            bytes
        })
    }

    proptest! {
        #![proptest_config(crate::fuzz::config())]

        #[test]
        fn fuzz_the_answer_of_go(
            bytes in prop_oneof![3 => almost_an_answer(), 1 => proptest::collection::vec(any::<u8>(), 0..600)],
        ) {
            if let Ok(answers) = answers(&bytes) {
                let kept: usize = answers.iter().map(|(name, value)| name.len() + value.len()).sum();
                prop_assert!(kept <= bytes.len(), "no more is kept than was read");
                let go = GoCommand { path: "go".into(), answers: answers.clone() };
                for name in answers.keys().map(String::as_str).chain(settings::SHOWN.iter().copied()) {
                    let answer = go.answer(name);
                    let usable = answer.is_none_or(|answer| !answer.is_empty() && !answer.contains('\u{fffd}'));
                    prop_assert!(usable, "{name} is answered with {answer:?}");
                }
            }
        }
    }

    #[test]
    fn what_go_answers_is_read() {
        let answers =
            answers(b"{\n\t\"GOFLAGS\": \"-mod=mod\",\n\t\"GOMODCACHE\": \"/root/go/pkg/mod\"\n}\n").unwrap();
        assert_eq!(answers.get("GOMODCACHE").map(String::as_str), Some("/root/go/pkg/mod"));
        assert_eq!(answers.len(), 2);
    }
}
