//! The commands as scripts and people meet them: the real binary, in an environment that knows nothing but
//! what a test gives it. No go is needed; what needs root says so.

#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "cli_commands/bad_input.rs"]
mod bad_input;
#[path = "cli_commands/check.rs"]
mod check;
#[path = "cli_commands/program.rs"]
mod program;
#[path = "cli_commands/scan.rs"]
mod scan;
#[path = "support/skip.rs"]
mod skip;
#[path = "cli_commands/why.rs"]
mod why;
