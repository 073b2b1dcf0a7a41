//! What a test needs of the machine: without it, the test says "skipped" and passes, unless
//! MODSCOPE_REQUIRE names it.

use std::io::Write as _;
use std::path::PathBuf;
use std::process::Command;

use modscope_platform::{Uid, accounts};

/// The go command, or the word that the test is skipped.
pub fn go() -> Option<PathBuf> {
    let runs = Command::new("go").arg("version").output().is_ok_and(|output| output.status.success());
    if runs { Some(PathBuf::from("go")) } else { skip("go", "go does not run here") }
}

/// Whether this runs as root.
pub fn root() -> bool {
    accounts::effective_uid() == Uid::ROOT || skip::<()>("root", "this does not run as root").is_some()
}

fn skip<T>(need: &str, why: &str) -> Option<T> {
    let required = std::env::var("MODSCOPE_REQUIRE").unwrap_or_default();
    assert!(!required.split(',').any(|name| name.trim() == need), "MODSCOPE_REQUIRE names {need}, but {why}");
    // Past the capture of the test harness: a skipped test is said aloud.
    _ = writeln!(std::io::stdout(), "skipped: {why}");
    None
}
