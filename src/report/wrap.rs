//! Text on paper of so many columns, coloured or not.

use crate::health::{Severity, State};

/// What text is written on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Paper {
    /// Letters in a line.
    pub columns: usize,
    /// Whether it knows colours.
    pub coloured: bool,
}

/// How a word stands out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ink {
    Strong,
    Good,
    Note,
    Risk,
    Problem,
    Unknown,
}

impl From<Severity> for Ink {
    fn from(severity: Severity) -> Self {
        match severity {
            Severity::Info => Self::Note,
            Severity::Warning => Self::Risk,
            Severity::Error => Self::Problem,
        }
    }
}

impl From<State> for Ink {
    fn from(state: State) -> Self {
        match state {
            State::Ok => Self::Good,
            State::Degraded => Self::Risk,
            State::Unknown => Self::Unknown,
            State::Blocked => Self::Problem,
        }
    }
}

impl Paper {
    /// The word in its ink. The sixteen colours of the terminal's own choosing: they suit its ground.
    pub(super) fn ink(self, ink: impl Into<Ink>, word: &str) -> String {
        let code = match ink.into() {
            Ink::Strong => "1",
            Ink::Good => "32",
            Ink::Note => "36",
            Ink::Risk => "33",
            Ink::Problem => "31",
            Ink::Unknown => "35",
        };
        if self.coloured { format!("\x1b[{code}m{word}\x1b[0m") } else { word.to_owned() }
    }

    /// Adds a paragraph, indented, in lines that fit. A word that is longer than a line stays whole: it
    /// is a path or a command, and somebody may want to copy it.
    pub(super) fn write(self, out: &mut String, indent: usize, text: &str) {
        self.write_after(out, &" ".repeat(indent), indent, text);
    }

    /// The same, with `first` in front of the first line.
    pub(super) fn write_after(self, out: &mut String, first: &str, indent: usize, text: &str) {
        out.push_str(first);
        let mut width = indent;
        for word in text.split_whitespace() {
            let length = word.chars().count();
            if width > indent && width + 1 + length > self.columns {
                out.push('\n');
                out.push_str(&" ".repeat(indent));
                width = indent;
            }
            if width > indent {
                out.push(' ');
                width += 1;
            }
            out.push_str(word);
            width += length;
        }
        out.push('\n');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NARROW: Paper = Paper { columns: 20, coloured: false };

    #[test]
    fn lines_fit_and_are_indented() {
        let mut out = String::new();
        NARROW.write(&mut out, 4, "one two three four five six");
        assert_eq!(out, "    one two three\n    four five six\n");
    }

    #[test]
    fn a_long_word_stays_whole() {
        let mut out = String::new();
        NARROW.write(&mut out, 2, "at /home/ania/go/pkg/mod/cache now");
        assert_eq!(out, "  at\n  /home/ania/go/pkg/mod/cache\n  now\n");
    }

    #[test]
    fn without_colours_nothing_is_added() {
        assert_eq!(NARROW.ink(Severity::Error, "problem"), "problem");
        let coloured = Paper { coloured: true, ..NARROW };
        assert_eq!(coloured.ink(Severity::Error, "problem"), "\x1b[31mproblem\x1b[0m");
    }
}
