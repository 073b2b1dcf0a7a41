//! What is remembered from one start to the next: `settings.json` in the system's folder for settings.
//!
//! A broken file is left where it is until the next change, and said in the log; the window then
//! starts as if for the first time.

use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::picture::Area;

/// How many recent places are kept.
const RECENT: usize = 8;

/// How the window looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ThemeChoice {
    /// As the system does.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
    /// High contrast.
    Contrast,
}

/// Sizes of panels, in points.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Panels {
    /// The width of the findings.
    pub findings: f32,
    /// The width of the inspector.
    pub inspector: f32,
    /// The height of the map where the table is under it, as a part of both.
    pub map: f32,
    /// The width of the map where the table is beside it, as a part of both.
    pub map_beside: f32,
}

impl Default for Panels {
    fn default() -> Self {
        Self { findings: 292.0, inspector: 316.0, map: 0.5, map_beside: 0.45 }
    }
}

/// What is remembered.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Default)]
#[serde(default)]
pub struct Settings {
    /// How the window looks.
    pub theme: ThemeChoice,
    /// What areas stand for.
    pub area: Area,
    /// Sizes of panels.
    pub panels: Panels,
    /// Folders and saved scans that were opened, the latest first.
    pub recent: Vec<PathBuf>,
    /// The welcome page was seen.
    pub welcomed: bool,
    /// The inspector was hidden by hand.
    pub inspector_hidden: bool,
}

impl Settings {
    /// Puts a place first among the recent ones.
    pub fn remember(&mut self, path: &Path) {
        self.recent.retain(|known| known != path);
        self.recent.insert(0, path.to_path_buf());
        self.recent.truncate(RECENT);
    }

    /// Where they are kept; `None` where the system knows no such folder (no HOME).
    pub fn place() -> Option<PathBuf> {
        directories::ProjectDirs::from("io.github", "modscope", "modscope")
            .map(|folders| folders.config_dir().join("settings.json"))
    }

    /// Reads them; what is missing or broken is as at the first start.
    pub fn load(place: &Path) -> Self {
        match std::fs::read(place) {
            Ok(bytes) => serde_json::from_slice(&bytes).unwrap_or_else(|error| {
                tracing::warn!(path = %place.display(), %error, "the settings cannot be read and are ignored");
                Self::default()
            }),
            Err(error) => {
                if error.kind() != io::ErrorKind::NotFound {
                    tracing::warn!(path = %place.display(), %error, "the settings cannot be read and are ignored");
                }
                Self::default()
            }
        }
    }

    /// Writes them beside the old ones and then in their place, so that a crash leaves one of the two.
    ///
    /// # Errors
    /// What the system says.
    pub fn save(&self, place: &Path) -> io::Result<()> {
        let folder = place.parent().unwrap_or(Path::new("."));
        std::fs::create_dir_all(folder)?;
        let file = tempfile::NamedTempFile::new_in(folder)?;
        serde_json::to_writer_pretty(&file, self)?;
        file.persist(place)?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_saved_is_read_again() {
        let folder = tempfile::tempdir().expect("a folder");
        let place = folder.path().join("deep/settings.json");
        let mut settings = Settings { theme: ThemeChoice::Light, ..Settings::default() };
        settings.remember(Path::new("/a"));
        settings.remember(Path::new("/b"));
        settings.remember(Path::new("/a"));
        settings.save(&place).expect("saved");
        assert_eq!(Settings::load(&place), settings);
        assert_eq!(settings.recent, [Path::new("/a"), Path::new("/b")]);
    }

    #[test]
    fn a_broken_file_is_as_none() {
        let folder = tempfile::tempdir().expect("a folder");
        let place = folder.path().join("settings.json");
        std::fs::write(&place, "{ \"theme\": \"purple\"").expect("written");
        assert_eq!(Settings::load(&place), Settings::default());
        assert_eq!(Settings::load(&folder.path().join("none")), Settings::default());
    }

    #[test]
    fn settings_of_another_version_keep_what_is_known() {
        let folder = tempfile::tempdir().expect("a folder");
        let place = folder.path().join("settings.json");
        std::fs::write(&place, r#"{ "theme": "dark", "of_tomorrow": 1 }"#).expect("written");
        assert_eq!(Settings::load(&place).theme, ThemeChoice::Dark);
    }
}
