//! What commands are called.

use super::Command;
use crate::go::Operation;
use crate::health::Policy;
use crate::text;
use crate::ui::settings::ThemeChoice;

impl Command {
    /// The key of its name in the catalogue; none for what has no name of its own because it carries
    /// a value that says all.
    pub const fn key(&self) -> Option<&'static str> {
        Some(match self {
            Self::Rescan => "command-rescan",
            Self::Cancel => "command-cancel",
            Self::OpenFolder => "command-open-folder",
            Self::ChooseFolder => "command-choose-folder",
            Self::OpenScan => "command-open-scan",
            Self::SaveScan => "command-save-scan",
            Self::ChooseWhereToSave => "command-choose-where",
            Self::RunAsMe => "command-run-as-me",
            Self::GiveCapabilities => "command-give-capabilities",
            Self::DropCapabilities => "command-drop-capabilities",
            Self::UseAs(Policy::Personal) => "command-use-as-personal",
            Self::UseAs(Policy::Published) => "command-use-as-published",
            Self::UseAs(Policy::Container) => "command-use-as-container",
            Self::SetUmask(None) => "command-umask-unset",
            Self::SetUmask(Some(umask)) => match umask.bits() {
                0o022 => "command-umask-022",
                0o002 => "command-umask-002",
                0o027 => "command-umask-027",
                0o077 => "command-umask-077",
                _ => return None,
            },
            Self::ToggleOperation(operation) => match operation {
                Operation::Build => "command-toggle-build",
                Operation::Download => "command-toggle-download",
                Operation::List => "command-toggle-list",
                Operation::Verify => "command-toggle-verify",
                Operation::Clean => "command-toggle-clean",
                Operation::Toolchain => "command-toggle-toolchain",
            },
            Self::AskAboutAll => "command-ask-about-all",
            Self::ShowRunAs => "command-show-run-as",
            Self::ShowUsedAs => "command-show-used-as",
            Self::ShowAskedFor => "command-show-asked-for",
            Self::GoBack => "command-go-back",
            Self::CompareWithThis => "command-compare-with-this",
            Self::CompareWithFirst => "command-compare-with-first",
            Self::HideComparison => "command-hide-comparison",
            Self::StartDemo(_) => "command-start-demo",
            Self::LeaveDemo => "command-leave-demo",
            Self::ShowFix => "command-show-fix",
            Self::NextFinding => "command-next-finding",
            Self::PreviousFinding => "command-previous-finding",
            Self::ZoomIn => "command-zoom-in",
            Self::ZoomOut => "command-zoom-out",
            Self::ZoomHome => "command-zoom-home",
            Self::CopyPath => "command-copy-path",
            Self::SwitchArea => "command-switch-area",
            Self::FocusSearch => "command-focus-search",
            Self::ToggleOnlyAnomalies => "command-only-anomalies",
            Self::ClearFilter => "command-clear-filter",
            Self::ToggleInspector => "command-toggle-inspector",
            Self::SetTheme(ThemeChoice::System) => "command-theme-system",
            Self::SetTheme(ThemeChoice::Light) => "command-theme-light",
            Self::SetTheme(ThemeChoice::Dark) => "command-theme-dark",
            Self::SetTheme(ThemeChoice::Contrast) => "command-theme-contrast",
            Self::ShowPalette => "command-show-palette",
            Self::ShowKeys => "command-show-keys",
            Self::ShowSettings => "command-show-settings",
            Self::ShowWelcome => "command-show-welcome",
            Self::FoldStory => "command-fold-story",
            Self::ForgetRecent => "command-forget-recent",
            Self::ShowCacheView => "command-show-cache-view",
            Self::Quit => "command-quit",
            Self::OpenPath(_)
            | Self::SaveTo(_)
            | Self::ShowCache(_)
            | Self::RunAs(_)
            | Self::RunAsTyped(_)
            | Self::UseAs(Policy::Shared(_))
            | Self::ShareTyped(_)
            | Self::Select(_)
            | Self::SelectNothing
            | Self::SelectFinding(_)
            | Self::ZoomTo(_)
            | Self::Copy(_)
            | Self::SetArea(_)
            | Self::FilterSeverity(_)
            | Self::FilterRule(_)
            | Self::Search(_) => return None,
        })
    }

    /// Its name, as buttons and the palette show it; empty for what has none.
    pub fn name(&self) -> String {
        self.key().map(|key| text!(key)).unwrap_or_default()
    }
}
