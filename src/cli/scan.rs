//! `scan`: what a scan saw, in a file.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;

use super::asks::PolicyWord;
use super::options::{AsWhom, Form, Format, Where, Which};
use super::{Trouble, caches, output, trouble};
use crate::report::saved::{self, About, Overwrite};
use crate::text::{count, size};
use crate::{report, text};

/// Options of `scan`.
#[derive(Debug, Args)]
#[command(after_help = "Open the file with `modscope FILE`, or judge it with `modscope check FILE`.")]
pub struct Options {
    #[command(flatten)]
    place: Where,
    #[command(flatten)]
    whom: AsWhom,
    #[command(flatten)]
    form: Form,

    /// Where to save
    #[arg(short, long, value_name = "FILE")]
    output: PathBuf,

    /// Replace the file if it is there already
    #[arg(long)]
    force: bool,
}

/// Scans and saves.
///
/// # Errors
/// When there is nothing to scan, or the file cannot be written.
pub fn run(options: &Options) -> Result<ExitCode, Trouble> {
    if options.place.cache == Some(Which::All) && options.place.path.is_none() {
        return Err(Trouble::OneCacheAFile);
    }
    if let Some(path) = options.place.path.as_ref().filter(|path| saved::is_saved(path)) {
        return Err(Trouble::SavedAlready(path.clone()));
    }
    let overwrite = if options.force { Overwrite::Force } else { Overwrite::Never };
    saved::may_save(&options.output, overwrite)?;
    let mut sight = caches::look(&options.place, &options.whom, &PolicyWord::Personal)?;
    let survey = sight.caches.pop().ok_or(Trouble::NoCache(None))?.survey?;
    let about = About::here(&survey, &sight.people.identities[0], sight.settings, sight.now);
    saved::save(&options.output, &survey, &about, overwrite)?;
    let packed = std::fs::metadata(&options.output).map_or(0, |meta| meta.len());
    let printed = match options.form.format {
        Format::Json => report::json::saved(&options.output, &survey, packed),
        Format::Text => {
            let file = trouble::shown(&options.output);
            let entries = count(survey.tree.read().len() as u64);
            text!("cli-saved", file = file, entries = entries, size = size(packed)) + "\n"
        }
    };
    output::answer(&printed)?;
    Ok(ExitCode::SUCCESS)
}
