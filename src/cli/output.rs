//! Where answers and notes go.

use std::io::{self, ErrorKind, IsTerminal as _, Write as _};

use super::Trouble;
use crate::report::Paper;
use crate::text;

/// Prints an answer in one go. A reader that has had enough (`| head`) is no trouble.
///
/// # Errors
/// When the standard output cannot take it: a full disk, say.
pub fn answer(text: &str) -> Result<(), Trouble> {
    let mut out = io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(source) if source.kind() != ErrorKind::BrokenPipe => Err(Trouble::CannotAnswer(source)),
        _ => Ok(()),
    }
}

/// Adds Markdown to the summary of the step that runs us, where there is one: GitHub's runner names the file in
/// GITHUB_STEP_SUMMARY. The answer stands already, so a summary that cannot be written is only noted.
pub fn summary(markdown: &str) {
    let Some(path) = std::env::var_os("GITHUB_STEP_SUMMARY").filter(|path| !path.is_empty()) else { return };
    let file = std::fs::OpenOptions::new().append(true).create(true).open(path);
    if let Err(why) = file.and_then(|mut file| file.write_all(markdown.as_bytes())) {
        note(&text!("github-summary-not-written", why = why.to_string()));
    }
}

/// One line on the standard error, marked as coming from this program.
pub fn note(sentence: &str) {
    // Nobody is left to be told when the standard error is closed.
    writeln!(io::stderr(), "modscope: {sentence}").ok();
}

/// Whether answers may be coloured: on a terminal that knows colours, unless NO_COLOR asks for none
/// (no-color.org: any value that is not empty).
fn coloured() -> bool {
    let set = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty());
    io::stdout().is_terminal() && set("NO_COLOR").is_none() && set("TERM").is_none_or(|term| term != "dumb")
}

/// How many columns text is wrapped at: the terminal's, at most 100; 80 where there is no terminal.
fn columns() -> usize {
    if !io::stdout().is_terminal() {
        return 80;
    }
    let set = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    set.unwrap_or(80_usize).clamp(40, 100)
}

/// What answers for people are written on.
pub fn paper() -> Paper {
    Paper { columns: columns(), coloured: coloured() }
}

/// Ends the program as clap's answer asks: help and version are 0, what makes no sense is 2.
pub fn end_with(error: &clap::Error) -> ! {
    if error.exit_code() == 0 {
        error.exit();
    }
    // What was typed is repeated in the sentence; it must not steer the terminal.
    let plain = error.render().to_string();
    let lines: Vec<_> = plain.lines().map(|line| text::from_bytes(line.as_bytes())).collect();
    writeln!(io::stderr(), "{}", lines.join("\n")).ok();
    std::process::exit(error.exit_code())
}
