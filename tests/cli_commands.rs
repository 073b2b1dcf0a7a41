//! The commands as scripts and people meet them: the real binary, in an environment that knows nothing but
//! what a test gives it. No go is needed; what needs root says so.

#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "cli_commands/bad_input.rs"]
mod bad_input;
#[path = "cli_commands/check.rs"]
mod check;
#[path = "cli_commands/narrowed.rs"]
mod narrowed;
// Not every file system of macOS takes the names that these two try.
#[cfg(target_os = "linux")]
#[path = "cli_commands/github.rs"]
mod github;
#[path = "cli_commands/program.rs"]
mod program;
#[cfg(target_os = "linux")]
#[path = "cli_commands/sarif.rs"]
mod sarif;
#[path = "cli_commands/scan.rs"]
mod scan;
#[path = "cli_commands/several.rs"]
mod several;
#[path = "support/skip.rs"]
mod skip;
#[path = "cli_commands/why.rs"]
mod why;
#[path = "cli_commands/why_advice.rs"]
mod why_advice;
