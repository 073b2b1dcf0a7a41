//! The commands: what is typed, asked of the domain, and printed. One file a command.
//!
//! [`parse`] tells which [`Face`] is wanted: the window, or a command that [`run`] carries out. A command
//! prints its answer to the standard output and everything else (progress, notes, what went wrong) to the
//! standard error. Exit codes: 0 fine, 1 something found or in the way, 2 it could not be asked
//! ([`Trouble`] says why in one sentence).

mod asks;
mod caches;
mod check;
mod options;
mod output;
mod progress;
mod project;
mod rules;
mod scan;
mod trouble;
pub(crate) mod who;
mod why;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::demo::Story;
use crate::text;

pub use trouble::Trouble;

/// What the program was started for.
#[derive(Debug)]
pub enum Face {
    /// The window, on a cache folder or a saved scan, or on an example.
    Window {
        /// What to open; none: the caches of this machine.
        path: Option<PathBuf>,
        /// Which example to build and open.
        demo: Option<Story>,
    },
    /// A command.
    Command(Command),
}

/// Shows what the permissions of Go's caches are doing: which go command fails, for whom and why.
#[derive(Debug, Parser)]
#[command(name = "modscope", version, args_conflicts_with_subcommands = true)]
#[command(
    after_help = "Without a command the window opens. Exit codes of the commands: 0 fine, 1 something was found, \
                        2 it could not be asked."
)]
struct Line {
    #[command(subcommand)]
    command: Option<Command>,

    /// A cache folder or a saved scan to open in the window
    path: Option<PathBuf>,

    /// Open an example cache with real damage in it
    #[arg(long, value_name = "STORY", num_args = 0..=1, require_equals = true, default_missing_value = "mix")]
    #[arg(value_parser = options::story, conflicts_with = "path")]
    demo: Option<Story>,
}

/// The commands there are.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Judge a cache: what works, what does not, where and why
    Check(check::Options),
    /// Walk the way to a path: who may pass, and who says no
    Why(why::Options),
    /// List every rule, or show one in full
    Rules(rules::Options),
    /// Save what a scan saw, to look at it elsewhere
    Scan(scan::Options),
}

/// Which face the program's arguments ask for. Ends the program on `--help`, `--version` (0) and on
/// arguments that make no sense (2).
pub fn parse() -> Face {
    let line = Line::try_parse().unwrap_or_else(|error| output::end_with(&error));
    match line.command {
        Some(command) => Face::Command(command),
        None => Face::Window { path: line.path, demo: line.demo },
    }
}

/// Carries out a command.
pub fn run(command: &Command) -> ExitCode {
    let done = match command {
        Command::Check(options) => check::run(options),
        Command::Why(options) => why::run(options),
        Command::Rules(options) => rules::run(options),
        Command::Scan(options) => scan::run(options),
    };
    done.unwrap_or_else(|trouble| {
        output::note(&trouble.sentence());
        ExitCode::from(2)
    })
}

/// The answer where a window was asked for and this program was built without one.
pub fn no_window() -> ExitCode {
    output::note(&text!("cli-no-window"));
    ExitCode::from(2)
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use super::*;

    #[test]
    fn the_command_line_is_consistent() {
        Line::command().debug_assert();
    }

    #[test]
    fn a_path_alone_is_for_the_window_and_a_command_is_a_command() {
        let line = Line::try_parse_from(["modscope", "/somewhere"]).unwrap();
        assert!(line.command.is_none() && line.path.is_some());
        let line = Line::try_parse_from(["modscope", "check", "/somewhere"]).unwrap();
        assert!(matches!(line.command, Some(Command::Check(_))));
    }

    #[test]
    fn a_demo_without_a_name_is_the_mix() {
        assert_eq!(Line::try_parse_from(["modscope", "--demo"]).unwrap().demo, Some(Story::Mix));
        let told = Line::try_parse_from(["modscope", "--demo=blanket-777"]).unwrap().demo;
        assert_eq!(told, Some(Story::Blanket777));
    }
}
