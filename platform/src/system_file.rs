//! The small files in which Linux says what it decides by. Other systems have none of them.

use std::str::FromStr;

#[cfg(target_os = "linux")]
pub use crate::linux::system_file::read;

/// Nothing: only Linux has such files.
#[cfg(not(target_os = "linux"))]
pub fn read(_path: &str) -> Option<Vec<u8>> {
    None
}

/// The number that is all a file says.
pub fn number<N: FromStr>(path: &str) -> Option<N> {
    parse_number(&read(path)?)
}

/// Lines of words, as the kernel and administrators write them; what follows `#` is left out.
pub fn lines(bytes: &[u8]) -> impl Iterator<Item = &str> {
    bytes.split(|byte| *byte == b'\n').filter_map(|line| {
        let line = std::str::from_utf8(line).ok()?;
        let line = line.split('#').next().unwrap_or_default().trim();
        (!line.is_empty()).then_some(line)
    })
}

/// A number with white space around it.
pub fn parse_number<N: FromStr>(bytes: &[u8]) -> Option<N> {
    std::str::from_utf8(bytes).ok()?.trim().parse().ok()
}
