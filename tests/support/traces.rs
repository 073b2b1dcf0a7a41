//! What a damage leaves that a removed folder would not take along: mounts, flags, held locks. Each is
//! taken back when the cache that suffers it is dropped, also while a failed test unwinds.

use std::path::{Path, PathBuf};
use std::process::Command;

/// One thing to take back.
pub enum Trace {
    /// Something is mounted there.
    Mount(PathBuf),
    /// chattr(1) set these letters there.
    Flags(PathBuf, &'static str),
    /// The lock is held as long as the file is open.
    Lock(std::fs::File),
}

impl Drop for Trace {
    fn drop(&mut self) {
        match self {
            Self::Mount(point) => {
                run(Command::new("umount").arg("--lazy").arg("--no-canonicalize").arg(point));
            }
            Self::Flags(path, letters) => {
                run(Command::new("chattr").arg(format!("-{letters}")).arg("--").arg(path));
            }
            Self::Lock(file) => {
                let _ = file.unlock();
            }
        }
    }
}

/// Mounts, and takes it back later. `args` go before the mount point.
pub fn mount(args: &[&str], point: &Path) -> Option<Trace> {
    let real = real(point)?;
    run(Command::new("mount").args(args).arg(&real)).then_some(Trace::Mount(real))
}

/// Sets flags of chattr(1) on one entry.
pub fn flags(path: &Path, letters: &'static str) -> Option<Trace> {
    let real = real(path)?;
    run(Command::new("chattr").arg(format!("+{letters}")).arg("--").arg(&real))
        .then_some(Trace::Flags(real, letters))
}

/// Where it really is: go may remove a link that led there.
fn real(path: &Path) -> Option<PathBuf> {
    path.canonicalize().ok()
}

/// Takes all flags from everything in a folder.
pub fn unseal(folder: &Path) {
    run(Command::new("chattr").args(["-R", "-i", "-a", "--"]).arg(folder));
}

/// Holds a lock as go does.
pub fn lock(path: &Path) -> Option<Trace> {
    let file = std::fs::OpenOptions::new().read(true).write(true).open(path).ok()?;
    file.lock().ok()?;
    Some(Trace::Lock(file))
}

fn run(command: &mut Command) -> bool {
    command.output().is_ok_and(|output| output.status.success())
}
