//! flock(2) by the standard library; it needs only a readable descriptor on local file systems.

use std::fs::TryLockError;
use std::path::Path;

pub fn is_held(path: &Path) -> std::io::Result<bool> {
    let file = crate::walk::open_file(path)?;
    match file.try_lock() {
        Ok(()) => {
            file.unlock()?;
            Ok(false)
        }
        Err(TryLockError::WouldBlock) => Ok(true),
        Err(TryLockError::Error(error)) => Err(error),
    }
}
