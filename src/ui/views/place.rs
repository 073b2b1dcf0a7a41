//! A path as it is drawn.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use crate::text;

/// The home folder, asked for once.
fn home() -> Option<&'static Path> {
    static HOME: OnceLock<Option<PathBuf>> = OnceLock::new();
    HOME.get_or_init(|| directories::BaseDirs::new().map(|dirs| dirs.home_dir().to_path_buf())).as_deref()
}

/// A path as it is drawn, with the home folder as `~`.
pub fn shown(path: &Path) -> String {
    let bytes = |path: &Path| text::from_bytes(modscope_platform::paths::bytes(path)).into_owned();
    match home().and_then(|home| path.strip_prefix(home).ok()) {
        Some(rest) if rest.as_os_str().is_empty() => "~".into(),
        Some(rest) => format!("~/{}", bytes(rest)),
        None => bytes(path),
    }
}

/// A typed `~/go/pkg/mod` means the home folder, as in a shell.
pub fn typed(path: PathBuf) -> PathBuf {
    match (path.strip_prefix("~"), home()) {
        (Ok(rest), Some(home)) => home.join(rest),
        _ => path,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_shown_with_a_tilde_can_be_typed_again() {
        let Some(home) = home() else { return };
        let path = home.join("go/pkg/mod");
        assert_eq!(typed(PathBuf::from(shown(&path))), path);
        assert_eq!(shown(Path::new("/somewhere/else")), "/somewhere/else");
        assert_eq!(typed("/somewhere/else".into()), Path::new("/somewhere/else"));
    }
}
