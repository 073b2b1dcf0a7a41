//! Paths as bytes, and back.

use std::borrow::Cow;
use std::path::{Path, PathBuf};

/// The bytes of a path: as the kernel has them on Unix, WTF-8 on Windows.
pub fn bytes(path: &Path) -> &[u8] {
    path.as_os_str().as_encoded_bytes()
}

/// The path that has these bytes. On Windows bytes that are not UTF-8 are replaced.
#[cfg(unix)]
pub fn path(bytes: &[u8]) -> Cow<'_, Path> {
    use std::os::unix::ffi::OsStrExt as _;
    Cow::Borrowed(Path::new(std::ffi::OsStr::from_bytes(bytes)))
}

/// The path that has these bytes. On Windows bytes that are not UTF-8 are replaced.
#[cfg(windows)]
pub fn path(bytes: &[u8]) -> Cow<'_, Path> {
    match String::from_utf8_lossy(bytes) {
        Cow::Borrowed(text) => Cow::Borrowed(Path::new(text)),
        Cow::Owned(text) => Cow::Owned(PathBuf::from(text)),
    }
}

/// The path that has these bytes, owned.
pub fn owned(bytes: &[u8]) -> PathBuf {
    path(bytes).into_owned()
}
