//! The keys of commands. Letters alone belong to the table, where typing finds a name.

use eframe::egui::{Key, KeyboardShortcut, ModifierNames, Modifiers};

use super::Command;

const fn ctrl(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::COMMAND, key)
}

const fn alone(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::NONE, key)
}

impl Command {
    /// The keys that ask for it, the one to show first.
    pub fn shortcuts(&self) -> &'static [KeyboardShortcut] {
        const SHIFT_COMMAND: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);
        match self {
            Self::ShowPalette => const { &[ctrl(Key::P)] },
            Self::ShowKeys => const { &[alone(Key::F1)] },
            Self::ShowSettings => const { &[ctrl(Key::Comma)] },
            Self::Rescan => const { &[alone(Key::F5), ctrl(Key::R)] },
            Self::Cancel => const { &[alone(Key::Escape)] },
            Self::OpenFolder => const { &[ctrl(Key::O)] },
            Self::OpenScan => const { &[KeyboardShortcut::new(SHIFT_COMMAND, Key::O)] },
            Self::SaveScan => const { &[ctrl(Key::S)] },
            Self::NextFinding => const { &[alone(Key::F8)] },
            Self::PreviousFinding => const { &[KeyboardShortcut::new(Modifiers::SHIFT, Key::F8)] },
            Self::ShowRunAs => const { &[ctrl(Key::U)] },
            Self::ShowUsedAs => const { &[ctrl(Key::G)] },
            Self::ShowAskedFor => const { &[ctrl(Key::K)] },
            Self::GoBack => const { &[KeyboardShortcut::new(Modifiers::ALT, Key::ArrowLeft)] },
            Self::ZoomIn => const { &[ctrl(Key::ArrowDown)] },
            Self::ZoomOut => const { &[alone(Key::Backspace), ctrl(Key::ArrowUp)] },
            Self::ZoomHome => const { &[ctrl(Key::Home)] },
            Self::CopyPath => const { &[ctrl(Key::C)] },
            Self::SwitchArea => const { &[ctrl(Key::B)] },
            Self::FocusSearch => const { &[ctrl(Key::F)] },
            Self::ToggleOnlyAnomalies => const { &[ctrl(Key::E)] },
            Self::ToggleInspector => const { &[ctrl(Key::I)] },
            Self::ShowWelcome => const { &[KeyboardShortcut::new(Modifiers::SHIFT, Key::F1)] },
            Self::Quit => const { &[ctrl(Key::Q)] },
            _ => &[],
        }
    }

    /// The first of its keys as a person reads it, `Ctrl+P`; empty where it has none.
    pub fn keys(&self) -> String {
        self.shortcuts().first().map(format).unwrap_or_default()
    }

    /// Whether its keys also count while a text field has the focus.
    pub(in crate::ui) fn works_while_typing(&self) -> bool {
        !matches!(self, Self::ZoomIn | Self::ZoomOut | Self::ZoomHome | Self::CopyPath | Self::GoBack)
    }
}

/// Keys as a person reads them; words, since the signs of Apple's keys are in no face we carry.
pub fn format(shortcut: &KeyboardShortcut) -> String {
    shortcut.format(&ModifierNames::NAMES, std::env::consts::OS == "macos").replace("Comma", ",")
}
