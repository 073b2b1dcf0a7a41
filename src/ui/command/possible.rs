//! When a command is possible: what is not is greyed in menus and silent on its key.

use modscope_platform::Capabilities;

use super::Command;
use crate::go::OperationSet;
use crate::tree::NodeId;
use crate::ui::state::State;

impl Command {
    /// Whether it would do something now.
    pub fn possible(&self, state: &State) -> bool {
        let has_tree = state.view().is_some();
        let findings = state.view().map_or(0, |view| view.health.findings.len());
        match self {
            Self::Cancel => state.scanning() || state.overlay.is_some() || (state.welcome_open() && has_tree),
            Self::Rescan => state.target().is_some() && !state.scanning() && !state.is_saved_scan(),
            Self::SaveScan => has_tree && !state.scanning() && !state.is_saved_scan(),
            Self::ForgetRecent => !state.settings.recent.is_empty(),
            Self::LeaveDemo | Self::FoldStory => state.demo().is_some(),
            Self::RunAsMe => state.question.identity != state.me,
            Self::DropCapabilities => !state.question.identity.capabilities.is_empty(),
            Self::GiveCapabilities => state.question.identity.capabilities != Capabilities::all(),
            Self::UseAs(policy) => state.question.policy != *policy,
            Self::SetUmask(umask) => state.question.umask != *umask,
            // What nothing is asked about cannot be judged.
            Self::ToggleOperation(operation) => state.question.operations != operation.set(),
            Self::AskAboutAll => state.question.operations != OperationSet::all(),
            Self::GoBack => !state.what_if.baseline().is_asked_by(&state.question),
            Self::CompareWithThis => has_tree && !state.what_if.baseline().is_asked_by(&state.question),
            Self::CompareWithFirst => state.what_if.pinned.is_some(),
            Self::HideComparison => state.comparison().is_some(),
            Self::ShowFix | Self::NextFinding | Self::PreviousFinding => findings > 0,
            Self::ZoomOut | Self::ZoomHome => state.zoom != NodeId::ROOT,
            Self::ZoomIn => state.selected.is_some_and(|id| id != state.zoom),
            Self::CopyPath => state.selected.is_some(),
            Self::SwitchArea | Self::FocusSearch | Self::ToggleOnlyAnomalies => has_tree,
            Self::ClearFilter => !state.filter.is_empty(),
            Self::ShowCacheView => has_tree,
            _ => true,
        }
    }
}
