//! The line for a shell that mends one of go's settings.
//!
//! `go env -w` writes go's own file, and what stands in the environment of a process outweighs that file:
//! where a setting was made there, the line says so to the shell instead.

use modscope_platform::paths;

use super::shell::quoted;
use crate::health::{Finding, Rule, Subject};

/// The line that mends what a finding is about; `None` where none would be honest.
pub(super) fn line(finding: &Finding) -> Option<String> {
    let subject = finding.subject.as_deref()?;
    match finding.rule {
        Rule::EnvSumdbOff => Some(sumdb(subject)),
        Rule::EnvGopathEntries => {
            let first = quoted(&subject.value)?;
            Some(if in_process(subject) { format!("export GOPATH={first}") } else { set("GOPATH", &first) })
        }
        Rule::EnvTmpNotWritable | Rule::EnvTmpNoExec => temporary(subject),
        // GOROOT's own file is not one that go env writes to.
        Rule::EnvOtherHome | Rule::EnvNoBuildCache if !matches!(subject.source, "default" | "goroot") => {
            Some(unset(subject.setting?, subject))
        }
        _ => None,
    }
}

fn in_process(subject: &Subject) -> bool {
    matches!(subject.source, "process" | "shell")
}

fn set(name: &str, value: &str) -> String {
    // In cmd/go the whole word NAME=value may stand in quotes; so the shell's own quoting is all it takes.
    format!("go env -w {name}={value}")
}

fn unset(name: &str, subject: &Subject) -> String {
    if in_process(subject) { format!("unset {name}") } else { format!("go env -u {name}") }
}

fn sumdb(subject: &Subject) -> String {
    match subject.source {
        "process" | "shell" => "unset GOSUMDB".to_owned(),
        "goenv" => "go env -u GOSUMDB".to_owned(),
        // GOROOT's own go.env says so: one's own file outweighs it.
        _ => "go env -w GOSUMDB=sum.golang.org".to_owned(),
    }
}

/// A folder of one's own; go does not make it.
fn temporary(subject: &Subject) -> Option<String> {
    if subject.setting == Some("GOTMPDIR") {
        return Some(unset("GOTMPDIR", subject));
    }
    let folder = Some(&subject.value).filter(|folder| !folder.is_empty())?;
    let is_it = subject.path.as_deref().is_some_and(|path| paths::bytes(path) == &folder[..]);
    let folder = quoted(folder).filter(|_| !is_it)?;
    Some(format!("mkdir -p -- {folder} && go env -w GOTMPDIR={folder}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::go::{OperationSet, Role};
    use crate::health::{Detail, Family, Place, Question, Severity};
    use crate::words::{Words, tests};

    #[test]
    fn every_sentence_about_a_setting_is_whole_wherever_it_was_set() {
        let (tree, names) = (tests::sudo_go(), tests::names());
        let question = Question::new(tests::ania(), 0);
        let words = Words::new(&tree, &question, &names);
        let rules = Rule::ALL.iter().filter(|rule| rule.family() == Family::Env);
        for rule in rules {
            for source in ["process", "shell", "goenv", "goroot", "go", "default"] {
                for (value, path) in [("", None), ("/a/b", Some("/home/ania/go")), ("/a/b", None)] {
                    let setting = Some("GOTMPDIR");
                    let value = value.as_bytes().to_vec();
                    let subject = Subject { path: path.map(Into::into), setting, value, source };
                    let named = subject.path.is_some();
                    let finding = Finding {
                        rule: *rule,
                        severity: Severity::Warning,
                        place: Place::Setting("GOTMPDIR"),
                        roots: Vec::new(),
                        role: Role::Unknown,
                        entries: 2,
                        blocks: OperationSet::empty(),
                        degrades: OperationSet::empty(),
                        hides: OperationSet::empty(),
                        detail: Detail::default(),
                        subject: Some(Box::new(subject)),
                    };
                    let about = [words.title(&finding), words.because(&finding)];
                    let said = [words.fix(&finding), words.leave(&finding)];
                    let said = said.into_iter().chain(about.into_iter().filter(|_| named));
                    for text in said.chain(words.stops(&finding)) {
                        let gaps = ["  ", "()", " ,", " . ", " ;", " :", "{", "}", "“”", ": ."];
                        let gap = gaps.iter().find(|gap| text.contains(**gap));
                        assert!(
                            gap.is_none() && !text.is_empty(),
                            "{rule} {source} {value:?}: {text:?}",
                            value = finding.subject
                        );
                    }
                }
            }
        }
    }
}
