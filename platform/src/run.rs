//! Asking another program something: as an account, within a time, and never longer.
//!
//! The program gets only the environment it is given, nothing on its input, and a process group of
//! its own, so that what it started ends with it. Under `sudo` a question is asked as the person
//! behind it: the child has that account's user and group and no supplementary group (std clears
//! them when it changes the user), so it can do less than the person, never more.

use std::ffi::OsString;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, sync_channel};
use std::time::{Duration, Instant};

use crate::accounts;
use crate::{Identity, Uid};

#[cfg(unix)]
use crate::unix::run as system;
#[cfg(windows)]
use crate::windows::run as system;

/// What a program may say at most; more is cut off.
const LONGEST_ANSWER: u64 = 4 << 20;

/// How often a running program is looked at.
const LOOK_AGAIN: Duration = Duration::from_millis(4);

/// A program, and how it is to be run.
#[derive(Debug, Clone)]
pub struct Run<'a> {
    /// The program's whole path.
    pub program: &'a Path,
    /// What it is called with.
    pub arguments: &'a [OsString],
    /// All of its environment.
    pub environment: &'a [(OsString, OsString)],
    /// Where it runs.
    pub directory: &'a Path,
    /// Whose rights it has; `None` keeps those of this process.
    pub account: Option<&'a Identity>,
    /// When it is ended.
    pub timeout: Duration,
}

/// What a program said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// It ended with 0.
    pub success: bool,
    /// Its output, at most four megabytes.
    pub stdout: Vec<u8>,
    /// Its complaints, at most four megabytes.
    pub stderr: Vec<u8>,
}

/// Why a program gave no answer.
#[derive(Debug, thiserror::Error)]
pub enum RunError {
    /// It did not start.
    #[error("{} does not start: {source}", .program.display())]
    Start {
        /// The program.
        program: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// It took too long and was ended.
    #[error("{} gave no answer within {} s", .program.display(), .after.as_secs_f32())]
    TimedOut {
        /// The program.
        program: PathBuf,
        /// How long it was given.
        after: Duration,
    },
    /// Only root can run a program as another account.
    #[error("{} was to run as uid {uid}, which only root can do", .program.display())]
    NotAllowed {
        /// The program.
        program: PathBuf,
        /// The account's number.
        uid: Uid,
    },
}

impl Run<'_> {
    /// Runs the program to its end, or to the end of its time.
    ///
    /// # Errors
    /// [`RunError`] when it does not start, takes too long, or may not run as that account.
    pub fn ask(&self) -> Result<Answer, RunError> {
        let mut command = Command::new(self.program);
        command
            .args(self.arguments)
            .env_clear()
            .envs(self.environment.iter().map(|(name, value)| (name, value)))
            .current_dir(self.directory)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        if let Some(account) = self.account.filter(|account| account.uid != accounts::effective_uid()) {
            if accounts::effective_uid() != Uid::ROOT {
                return Err(RunError::NotAllowed { program: self.program.into(), uid: account.uid });
            }
            system::become_account(&mut command, account);
        }
        system::lead_a_group(&mut command);
        let start = |source| RunError::Start { program: self.program.into(), source };
        let mut child = command.spawn().map_err(start)?;
        let deadline = Instant::now() + self.timeout;
        let stdout = child.stdout.take().map(read);
        let stderr = child.stderr.take().map(read);
        let answer = wait(&mut child, deadline).and_then(|success| {
            Some(Answer { success, stdout: received(stdout, deadline)?, stderr: received(stderr, deadline)? })
        });
        answer.ok_or_else(|| {
            end(&mut child);
            RunError::TimedOut { program: self.program.into(), after: self.timeout }
        })
    }
}

/// Whether a path is a file that somebody may execute (on Windows: a file).
pub fn is_program(path: &Path) -> bool {
    std::fs::metadata(path).is_ok_and(|metadata| metadata.is_file() && system::may_execute(&metadata))
}

/// Reads a pipe to its end in a thread of its own. A program's own children can hold a pipe open
/// longer than anybody waits; then the thread ends when they do.
fn read(pipe: impl Read + Send + 'static) -> Receiver<Vec<u8>> {
    let (sender, receiver) = sync_channel(1);
    std::thread::spawn(move || {
        let mut bytes = Vec::new();
        pipe.take(LONGEST_ANSWER).read_to_end(&mut bytes).ok();
        sender.send(bytes).ok();
    });
    receiver
}

fn received(pipe: Option<Receiver<Vec<u8>>>, deadline: Instant) -> Option<Vec<u8>> {
    let Some(pipe) = pipe else { return Some(Vec::new()) };
    match pipe.recv_timeout(deadline.saturating_duration_since(Instant::now())) {
        Ok(bytes) => Some(bytes),
        Err(RecvTimeoutError::Disconnected) => Some(Vec::new()),
        Err(RecvTimeoutError::Timeout) => None,
    }
}

/// Whether the program ended well; `None` when its time is over.
fn wait(child: &mut Child, deadline: Instant) -> Option<bool> {
    loop {
        match child.try_wait() {
            Ok(Some(status)) => return Some(status.success()),
            Ok(None) if Instant::now() < deadline => std::thread::sleep(LOOK_AGAIN),
            _ => return None,
        }
    }
}

fn end(child: &mut Child) {
    system::kill_group(child);
    child.kill().ok();
    child.wait().ok();
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use super::*;
    use crate::Gid;

    fn shell(script: &str, account: Option<&Identity>, timeout: Duration) -> Result<Answer, RunError> {
        Run {
            program: Path::new("/bin/sh"),
            arguments: &["-c".into(), script.into()],
            environment: &[("PATH".into(), "/usr/bin:/bin".into()), ("GIVEN".into(), "yes".into())],
            directory: Path::new("/"),
            account,
            timeout,
        }
        .ask()
    }

    #[test]
    fn a_program_has_the_given_environment_and_no_other() {
        let answer =
            shell("echo $GIVEN-$HOME; echo no >&2; exit 3", None, Duration::from_secs(5)).expect("runs");
        assert_eq!(answer, Answer { success: false, stdout: b"yes-\n".to_vec(), stderr: b"no\n".to_vec() });
    }

    #[test]
    fn a_program_that_hangs_is_ended_with_all_it_started() {
        let begun = Instant::now();
        let error = shell("sleep 30 & wait", None, Duration::from_millis(200)).expect_err("too slow");
        assert!(matches!(error, RunError::TimedOut { .. }));
        assert!(begun.elapsed() < Duration::from_secs(5));
    }

    #[test]
    fn a_child_left_behind_with_the_pipe_open_does_not_hold_the_answer_for_ever() {
        let begun = Instant::now();
        let error =
            shell("sleep 30 & exit 0", None, Duration::from_millis(200)).expect_err("the pipe stays open");
        assert!(matches!(error, RunError::TimedOut { .. }));
        assert!(begun.elapsed() < Duration::from_secs(5));
    }

    #[test]
    fn as_another_account_it_has_that_user_and_group_and_no_other_group() {
        let account = Identity::new(None, Uid(4711), Gid(4712), vec![]);
        let answer = shell("id -u; id -g; id -G", Some(&account), Duration::from_secs(5));
        if accounts::effective_uid() == Uid::ROOT {
            assert_eq!(answer.expect("root may").stdout, b"4711\n4712\n4712\n");
        } else {
            assert!(matches!(answer, Err(RunError::NotAllowed { .. })));
        }
    }

    #[test]
    fn a_program_that_is_not_there_says_so() {
        let run = Run {
            program: Path::new("/no/such/program"),
            arguments: &[],
            environment: &[],
            directory: Path::new("/"),
            account: None,
            timeout: Duration::from_secs(1),
        };
        assert!(run.ask().expect_err("absent").to_string().starts_with("/no/such/program does not start"));
    }
}
