//! Everything a person can ask for. Menus, buttons, the palette, keys and the page of keys are made
//! from this one list; views push commands into [`Commands`], and `execute` alone carries them out.

mod keys;
mod name;
mod possible;

use std::path::PathBuf;

use modscope_platform::{Identity, Mode};

use super::picture::Area;
use super::settings::ThemeChoice;
use crate::demo::Story;
use crate::go::Operation;
use crate::health::{Policy, Rule, Severity};
use crate::tree::NodeId;

/// The umasks that are offered: not known, the usual one, a group's, and two that close the door.
pub const UMASKS: [Option<Mode>; 5] =
    [None, Some(Mode::new(0o022)), Some(Mode::new(0o002)), Some(Mode::new(0o027)), Some(Mode::new(0o077))];

/// One thing a person can ask for.
#[derive(Debug, Clone, PartialEq)]
pub enum Command {
    // What is looked at
    /// Scan the cache again.
    Rescan,
    /// Stop the scan, or close what lies over the window.
    Cancel,
    /// Ask for a folder: typed, chosen or from the recent ones.
    OpenFolder,
    /// Let the system's dialog choose a folder.
    ChooseFolder,
    /// Let the system's dialog choose a saved scan.
    OpenScan,
    /// Save what was seen, to look at elsewhere.
    SaveScan,
    /// Let the system's dialog choose where to save.
    ChooseWhereToSave,
    /// Save what was seen to a new file.
    SaveTo(PathBuf),
    /// Open a cache's folder or a saved scan.
    OpenPath(PathBuf),
    /// Show one of the caches that were found.
    ShowCache(usize),
    /// Judge for somebody else.
    RunAs(Identity),
    /// Judge for who has this name or these numbers: `USER|UID[:GID[,GID…]]`.
    RunAsTyped(String),
    /// Judge for the person at the keyboard.
    RunAsMe,
    /// Judge for the same account with what the kernel lets root do.
    GiveCapabilities,
    /// Judge for the same account without it, as containers often run.
    DropCapabilities,
    /// Judge under another policy.
    UseAs(Policy),
    /// Judge as a cache that the group of that name or number shares.
    ShareTyped(String),
    /// Judge for a go under this umask, or under one that is not known.
    SetUmask(Option<Mode>),
    /// Ask about this operation, or no more.
    ToggleOperation(Operation),
    /// Ask about all operations.
    AskAboutAll,
    /// Open the list of whom to judge for.
    ShowRunAs,
    /// Open the list of how the cache is used.
    ShowUsedAs,
    /// Open the list of what is asked about.
    ShowAskedFor,
    /// Judge again as at first, or as what was pinned.
    GoBack,
    /// Compare with what is asked now from here on.
    CompareWithThis,
    /// Compare again with what was asked at first.
    CompareWithFirst,
    /// Show no more what changed.
    HideComparison,
    /// Build an example cache with real damage and open it.
    StartDemo(Story),
    /// Leave the example and look at the real caches.
    LeaveDemo,

    // Where one is
    /// Select an entry in all views.
    Select(NodeId),
    /// Select nothing.
    SelectNothing,
    /// Select a finding, and the entry it is at.
    SelectFinding(usize),
    /// Select the worst finding: what is wrong and what to do.
    ShowFix,
    /// Select the next finding.
    NextFinding,
    /// Select the finding before.
    PreviousFinding,
    /// Let the map show this directory.
    ZoomTo(NodeId),
    /// Let the map show the selected directory.
    ZoomIn,
    /// Let the map show the directory above.
    ZoomOut,
    /// Let the map show the whole cache.
    ZoomHome,
    /// Copy the selected entry's path.
    CopyPath,
    /// Copy this text.
    Copy(String),

    // How it is shown
    /// Let areas stand for this.
    SetArea(Area),
    /// Switch what areas stand for.
    SwitchArea,
    /// Show or hide the panel of the selected entry.
    ToggleInspector,
    /// Show only entries with findings, or all.
    ToggleOnlyAnomalies,
    /// Show only entries with this severity or a worse one.
    FilterSeverity(Option<Severity>),
    /// Show only what this rule found.
    FilterRule(Option<Rule>),
    /// Show only names with this text.
    Search(String),
    /// Go to the field that filters by name.
    FocusSearch,
    /// Show everything again.
    ClearFilter,
    /// Look like this.
    SetTheme(ThemeChoice),

    // What lies over the window
    /// Show the palette of commands.
    ShowPalette,
    /// Show all keys.
    ShowKeys,
    /// Show the settings.
    ShowSettings,
    /// Show what these folders are, and the examples.
    ShowWelcome,
    /// Open or fold the example's banner.
    FoldStory,
    /// Forget the places that were opened.
    ForgetRecent,
    /// Go back from the welcome page to the cache.
    ShowCacheView,
    /// Close the window.
    Quit,
}

impl Command {
    /// Every command that takes no value, in the order of the page of keys, and the themes.
    pub fn all() -> &'static [Self] {
        const ALL: &[Command] = &[
            Command::ShowPalette,
            Command::Rescan,
            Command::Cancel,
            Command::OpenFolder,
            Command::ChooseFolder,
            Command::OpenScan,
            Command::SaveScan,
            Command::ShowRunAs,
            Command::RunAsMe,
            Command::DropCapabilities,
            Command::GiveCapabilities,
            Command::ShowUsedAs,
            Command::UseAs(Policy::Personal),
            Command::UseAs(Policy::Published),
            Command::UseAs(Policy::Container),
            Command::SetUmask(UMASKS[0]),
            Command::SetUmask(UMASKS[1]),
            Command::SetUmask(UMASKS[2]),
            Command::SetUmask(UMASKS[3]),
            Command::SetUmask(UMASKS[4]),
            Command::ShowAskedFor,
            Command::ToggleOperation(Operation::Build),
            Command::ToggleOperation(Operation::Download),
            Command::ToggleOperation(Operation::List),
            Command::ToggleOperation(Operation::Verify),
            Command::ToggleOperation(Operation::Clean),
            Command::ToggleOperation(Operation::Toolchain),
            Command::AskAboutAll,
            Command::GoBack,
            Command::CompareWithThis,
            Command::CompareWithFirst,
            Command::HideComparison,
            Command::StartDemo(Story::Mix),
            Command::LeaveDemo,
            Command::ShowFix,
            Command::NextFinding,
            Command::PreviousFinding,
            Command::ZoomIn,
            Command::ZoomOut,
            Command::ZoomHome,
            Command::CopyPath,
            Command::SwitchArea,
            Command::FocusSearch,
            Command::ToggleOnlyAnomalies,
            Command::ClearFilter,
            Command::ToggleInspector,
            Command::SetTheme(ThemeChoice::System),
            Command::SetTheme(ThemeChoice::Light),
            Command::SetTheme(ThemeChoice::Dark),
            Command::SetTheme(ThemeChoice::Contrast),
            Command::ForgetRecent,
            Command::ShowSettings,
            Command::ShowWelcome,
            Command::ShowKeys,
            Command::Quit,
        ];
        ALL
    }
}

/// The list that views push into; it can only grow. It is carried out when the frame is done.
#[derive(Debug, Default)]
pub struct Commands(Vec<Command>);

impl Commands {
    /// Asks for something.
    pub fn push(&mut self, command: Command) {
        self.0.push(command);
    }

    /// What was asked for, in order.
    pub(super) fn take(&mut self) -> Vec<Command> {
        std::mem::take(&mut self.0)
    }

    /// What was asked for so far; for tests of views.
    pub fn as_slice(&self) -> &[Command] {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command_of_the_list_has_a_name() {
        for command in Command::all() {
            let key = command.key().expect("a key");
            assert!(crate::text::has(key), "{key} is not in the catalogue");
        }
    }

    #[test]
    fn no_two_commands_have_the_same_keys() {
        let mut seen = Vec::new();
        for command in Command::all() {
            for shortcut in command.shortcuts() {
                assert!(!seen.contains(shortcut), "{shortcut:?} of {command:?}");
                seen.push(*shortcut);
            }
        }
    }
}
