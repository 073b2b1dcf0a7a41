//! Files of /proc, /sys and /etc, whole.

use std::fs::File;
use std::io::Read as _;

/// A mount namespace may hold 100,000 mounts (sysctl fs.mount-max); a line is rarely over 300 bytes.
const MOST: u64 = 32 * 1024 * 1024;

/// The bytes of a file, or nothing where there is none or it cannot be read.
pub fn read(path: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(path).ok()?.take(MOST).read_to_end(&mut bytes).ok()?;
    if bytes.len() as u64 == MOST {
        // A line that was cut in two would say something else.
        let whole = bytes.iter().rposition(|byte| *byte == b'\n').map_or(0, |newline| newline + 1);
        bytes.truncate(whole);
    }
    Some(bytes)
}
