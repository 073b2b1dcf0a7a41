//! When a test can't run here. Without what it needs a test says so aloud and passes; where
//! `MODSCOPE_REQUIRE` (a comma list: root,go,display,wine,sarif) names it, the test fails instead.

use std::io::Write as _;
use std::path::Path;

/// True when every need is met. Else prints "skipped: why" (past libtest's capture) and returns
/// false, or panics when the missing need is required.
pub fn have(test: &str, needs: &[&str]) -> bool {
    let required = std::env::var("MODSCOPE_REQUIRE").unwrap_or_default();
    for need in needs {
        let Err(why) = met(need) else { continue };
        assert!(
            !required.split(',').any(|name| name.trim() == *need),
            "{test} needs {need}, which MODSCOPE_REQUIRE asks for: {why}"
        );
        let _ = writeln!(std::io::stdout(), "skipped: {test}: {why}");
        return false;
    }
    true
}

fn met(need: &str) -> Result<(), String> {
    match need {
        "root" => am_root().then_some(()).ok_or_else(|| "not root".to_owned()),
        "go" => in_path("go").then_some(()).ok_or_else(|| "no go in PATH".to_owned()),
        "display" => {
            let shown = ["DISPLAY", "WAYLAND_DISPLAY"].iter().any(|name| std::env::var_os(name).is_some());
            (shown || in_path("Xvfb")).then_some(()).ok_or_else(|| "no display and no Xvfb".to_owned())
        }
        "wine" => {
            let found = in_path("wine64") || Path::new("/usr/lib/wine/wine64").exists();
            found.then_some(()).ok_or_else(|| "no wine".to_owned())
        }
        "sarif" => {
            let set = |name| std::env::var_os(name).is_some_and(|path| Path::new(&path).is_file());
            (set("MODSCOPE_SARIF_SCHEMA") && set("MODSCOPE_SCHEMA_CHECKER"))
                .then_some(())
                .ok_or_else(|| "no SARIF schema and no checker (docs/building.md)".to_owned())
        }
        other => Err(format!("nobody knows how to look for {other}")),
    }
}

fn in_path(program: &str) -> bool {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).any(|dir| dir.join(program).is_file())
}

/// Effective uid 0 with the right to change owners, tried rather than asked: root without
/// CAP_CHOWN (a container) can't do what these tests do.
#[cfg(unix)]
fn am_root() -> bool {
    use std::os::unix::fs::{MetadataExt as _, chown};

    let Ok(file) = tempfile::NamedTempFile::new() else { return false };
    let Ok(meta) = file.as_file().metadata() else { return false };
    meta.uid() == 0 && chown(file.path(), Some(1001), Some(1001)).is_ok()
}

#[cfg(not(unix))]
fn am_root() -> bool {
    false
}
