//! What this machine refuses whatever an entry says, and what this process takes from new entries.

use serde::{Deserialize, Serialize};

use crate::{Mode, system_file};

/// Protections that the kernel is set to (proc_sys_fs(5)). They come from the distribution, not from the
/// kernel's own defaults, and hold in containers as on their host. Other systems have none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub struct KernelProtections {
    /// Hard links only to what one owns, or may read and write.
    pub hardlinks: bool,
    /// Opening with O_CREAT a file of another in a sticky directory: 0 as everywhere, 1 refused where
    /// others may write in the directory, 2 also where its group may.
    pub regular: u8,
    /// Links in sticky directories that all may write are followed only by their owner, or where the
    /// directory is the link owner's.
    pub symlinks: bool,
}

impl KernelProtections {
    /// What this machine is set to.
    pub fn here() -> Self {
        let level = |name| system_file::number::<u8>(&format!("/proc/sys/fs/{name}")).unwrap_or(0);
        Self {
            hardlinks: level("protected_hardlinks") > 0,
            regular: level("protected_regular"),
            symlinks: level("protected_symlinks") > 0,
        }
    }
}

/// Whether SELinux refuses (`true`) or only notes (`false`); nothing where it is off or not there.
/// In most containers it cannot be seen.
pub fn selinux_enforcing() -> Option<bool> {
    system_file::number::<u8>("/sys/fs/selinux/enforce").map(|value| value != 0)
}

/// What this process takes away from the modes of new entries. Read, not set and set back as umask(2)
/// would have it, so that no other thread makes a file meanwhile (Linux 4.7; nothing elsewhere).
pub fn umask() -> Option<Mode> {
    umask_of(&system_file::read("/proc/self/status")?)
}

/// The line `Umask:` of /proc/PID/status, in octal.
fn umask_of(status: &[u8]) -> Option<Mode> {
    let value = system_file::lines(status).find_map(|line| line.strip_prefix("Umask:"))?;
    u32::from_str_radix(value.trim(), 8).ok().filter(|bits| *bits <= 0o777).map(Mode::new)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_umask_is_read_from_the_status() {
        // /proc/self/status, Linux 6.18.
        assert_eq!(umask_of(b"Name:\tsed\nUmask:\t0022\nState:\tR (running)\n"), Some(Mode::new(0o022)));
        assert_eq!(umask_of(b"Name:\tUmask:\nUmask:\t0077\n"), Some(Mode::new(0o077)));
        assert_eq!(umask_of(b"Name:\tsed\nUmask:\t9\n"), None);
        assert_eq!(umask_of(b"Name:\tsed\nState:\tR (running)\n"), None, "before 4.7");
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_child_has_the_umask_that_was_read() {
        let output = std::process::Command::new("sh").args(["-c", "umask"]).output().expect("sh runs");
        let text = String::from_utf8_lossy(&output.stdout);
        let bits = u32::from_str_radix(text.trim(), 8).expect("octal");
        assert_eq!(umask(), Some(Mode::new(bits)));
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn protections_are_those_of_proc() {
        let text = std::fs::read_to_string("/proc/sys/fs/protected_hardlinks").unwrap_or_default();
        assert_eq!(KernelProtections::here().hardlinks, text.trim() == "1");
    }

    proptest! {
        #[test]
        fn no_bytes_bring_it_down(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            umask_of(&bytes);
        }
    }
}
