//! Is a file locked by a living process? Go holds a version's `.lock` by flock while it works on it.

use std::path::Path;

#[cfg(unix)]
use crate::unix::locks as system;
#[cfg(windows)]
use crate::windows::locks as system;

/// Whether somebody holds a lock on the file, asked without waiting and without keeping one.
///
/// # Errors
/// When the file cannot be opened for reading or its file system has no locks.
pub fn is_held(path: &Path) -> std::io::Result<bool> {
    system::is_held(path)
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use super::*;

    #[test]
    fn a_lock_is_seen_while_it_is_held_and_not_after() {
        let file = tempfile::NamedTempFile::new().expect("a temporary file");
        assert!(!is_held(file.path()).expect("asked"));
        let other = std::fs::File::open(file.path()).expect("opened again");
        other.lock().expect("locked");
        assert!(is_held(file.path()).expect("asked"));
        drop(other);
        assert!(!is_held(file.path()).expect("asked"));
    }
}
