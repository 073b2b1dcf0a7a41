//! The child: somebody who tries everything and tells what the kernel said.
//!
//! Nothing is lost by trying. may_delete (fs/namei.c) finds that kinds differ only after it has allowed
//! the rest: unlink(2) of a directory, rmdir(2) of a file and renaming a file over a directory, or the
//! other way round, tell a permission from a refusal and never remove. A rename is done and undone.

use std::io::{BufRead as _, Write as _};
use std::path::{Path, PathBuf};

use modscope_platform::Kind;
use rustix::fs::{Access, AtFlags, CWD, Mode, OFlags, RenameFlags};
use rustix::io::Errno;

use crate::people;
use crate::probe::Probe;

/// In the environment of a child: what its status must be.
pub const STATUS: &str = "MODSCOPE_KERNEL_ORACLE_STATUS";

/// One question a line: kind, mode, whether something is mounted on it, path.
pub struct Question {
    pub kind: Kind,
    pub mode: u32,
    pub mounted: bool,
    pub path: PathBuf,
}

const KINDS: [(Kind, &str); 4] =
    [(Kind::File, "f"), (Kind::Dir, "d"), (Kind::Symlink, "l"), (Kind::Special, "p")];

impl Question {
    pub fn line(&self) -> String {
        let kind = KINDS.iter().find(|(kind, _)| *kind == self.kind).expect("a kind").1;
        format!("{kind} {:o} {} {}\n", self.mode, u8::from(self.mounted), self.path.display())
    }

    fn read(line: &str) -> Self {
        let mut words = line.splitn(4, ' ');
        let mut word = || words.next().expect("four words");
        let (kind, mode, mounted, path) = (word(), word(), word(), word());
        Self {
            kind: KINDS.iter().find(|(_, letter)| *letter == kind).expect("a kind").0,
            mode: u32::from_str_radix(mode, 8).expect("a mode"),
            mounted: mounted == "1",
            path: path.into(),
        }
    }
}

/// Answers the questions on the standard input with a line each of errnos, 0 for a yes, on the standard
/// error: the test harness writes to the standard output.
pub fn run(status: &str) {
    assert_eq!(people::own_status(), status, "the child is who it should be");
    let mut answers = String::from("\n");
    for line in std::io::stdin().lock().lines() {
        let question = Question::read(&line.expect("a line"));
        let said = Probe::of(question.kind).into_iter().map(|probe| errno(question.ask(probe)).to_string());
        answers.push_str(&format!("answers {}\n", said.collect::<Vec<_>>().join(" ")));
    }
    std::io::stderr().write_all(answers.as_bytes()).expect("answers are taken");
}

fn errno(answer: Result<(), Errno>) -> i32 {
    answer.map_or_else(Errno::raw_os_error, |()| 0)
}

/// The kernel came so far that it only misses something else.
fn but(answer: Result<(), Errno>, misses: &[Errno]) -> Result<(), Errno> {
    match answer {
        Err(errno) if misses.contains(&errno) => Ok(()),
        Ok(()) => panic!("the kernel did what it cannot do"),
        refused => refused,
    }
}

impl Question {
    fn ask(&self, probe: Probe) -> Result<(), Errno> {
        let path = self.path.as_path();
        match probe {
            Probe::Access(bits) => {
                rustix::fs::accessat(CWD, path, Access::from_bits_retain(bits.into()), AtFlags::EACCESS)
            }
            Probe::OpenRead => open(path, OFlags::RDONLY),
            Probe::OpenWrite => open(path, OFlags::WRONLY),
            Probe::OpenBoth => open(path, OFlags::RDWR),
            Probe::Truncate => open(path, OFlags::WRONLY | OFlags::TRUNC),
            Probe::List => open(path, OFlags::RDONLY | OFlags::DIRECTORY),
            Probe::LookUp => but(rustix::fs::stat(path.join(".absent")).map(drop), &[Errno::NOENT]),
            Probe::Create => create(path),
            Probe::Chmod => rustix::fs::chmodat(CWD, path, Mode::from_raw_mode(self.mode), AtFlags::empty()),
            Probe::Remove => self.remove(),
            Probe::Rename => self.rename(),
            Probe::Replace => self.replace(),
        }
    }

    fn remove(&self) -> Result<(), Errno> {
        let dir = self.kind == Kind::Dir;
        // rmdir of a directory on which something is mounted never succeeds.
        let how = if dir && !self.mounted { AtFlags::empty() } else { AtFlags::REMOVEDIR };
        but(rustix::fs::unlinkat(CWD, &self.path, how), if dir { &[Errno::ISDIR] } else { &[Errno::NOTDIR] })
    }

    fn rename(&self) -> Result<(), Errno> {
        let aside = self.path.with_extension("aside");
        let moved =
            |from: &Path, to: &Path| rustix::fs::renameat_with(CWD, from, CWD, to, RenameFlags::NOREPLACE);
        match moved(&self.path, &aside) {
            // An overlay does not rename what lies in its lower layer, and says so last.
            Err(Errno::XDEV) => Ok(()),
            Ok(()) => {
                moved(&aside, &self.path).expect("who renames it there renames it back");
                Ok(())
            }
            refused => refused,
        }
    }

    /// Something of the other kind renamed over it.
    fn replace(&self) -> Result<(), Errno> {
        let dir = self.kind == Kind::Dir;
        let fresh = self.path.with_file_name(fresh_name(!dir));
        let made = if dir { touch(&fresh) } else { rustix::fs::mkdir(&fresh, Mode::RWXU) };
        // One is left where names can only be added.
        made.or_else(|errno| if errno == Errno::EXIST { Ok(()) } else { Err(errno) })?;
        let over = rustix::fs::renameat(CWD, &fresh, CWD, &self.path);
        let answer = but(over, if dir { &[Errno::ISDIR] } else { &[Errno::NOTDIR] });
        let how = if dir { AtFlags::empty() } else { AtFlags::REMOVEDIR };
        rustix::fs::unlinkat(CWD, &fresh, how).ok();
        answer
    }
}

/// A name for each person: what others made cannot always be removed.
fn fresh_name(dir: bool) -> String {
    format!(".{}-{}", if dir { "d" } else { "f" }, std::process::id())
}

fn open(path: &Path, how: OFlags) -> Result<(), Errno> {
    let how = how | OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::CLOEXEC;
    rustix::fs::open(path, how, Mode::empty()).map(drop)
}

fn touch(path: &Path) -> Result<(), Errno> {
    let how = OFlags::WRONLY | OFlags::CREATE | OFlags::EXCL | OFlags::CLOEXEC;
    rustix::fs::open(path, how, Mode::RWXU).map(drop)
}

/// A name is made and, where that is possible, removed.
fn create(dir: &Path) -> Result<(), Errno> {
    let fresh = dir.join(fresh_name(true));
    rustix::fs::mkdir(&fresh, Mode::RWXU)?;
    rustix::fs::unlinkat(CWD, &fresh, AtFlags::REMOVEDIR).ok();
    Ok(())
}
