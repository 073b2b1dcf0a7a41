//! `check`: what works, what does not, where and why.

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Instant;

use clap::Args;
use modscope_platform::{Identity, Mode};

use super::asks::{self, Asks, Format, PolicyWord};
use super::caches::{self, Sight};
use super::options::{self, AsWhom, Where};
use super::{Trouble, output, project};
use crate::health::{Question, Scope, Severity, State};
use crate::report::{self, Asked, Report};

/// Options of `check`.
#[derive(Debug, Args)]
#[command(after_help = "Exit codes: 0 nothing at or above --fail-on, 1 something, 2 it could not be judged.")]
pub struct Options {
    #[command(flatten)]
    place: Where,
    #[command(flatten)]
    whom: AsWhom,

    /// How to answer: text, json, sarif or github
    #[arg(long, value_name = "FORMAT", default_value = "text", value_parser = asks::format)]
    format: Format,

    /// How the cache is meant to be used: personal (one account owns and uses it), shared:GROUP (the members of a
    /// group, by name or number), published (one account writes, the others only read) or container
    #[arg(long, value_name = "POLICY", default_value = "personal", value_parser = asks::policy)]
    policy: PolicyWord,

    /// Only these, comma separated: build, download, list, verify, clean, toolchain. The first four may be narrowed to
    /// one module version, as in download=example.com/a@v1.1.0
    #[arg(long = "for", value_name = "LIST", value_parser = asks::operations)]
    operations: Option<Asks>,

    /// Only the module versions that this project's go.sum names
    #[arg(long, value_name = "DIR")]
    project: Option<PathBuf>,

    /// The umask go runs under, in octal
    #[arg(long, value_name = "MASK", value_parser = options::umask)]
    umask: Option<Mode>,

    /// Exit with 1 from this severity on: info, warning or error
    #[arg(long, value_name = "SEVERITY", default_value = "error", hide_possible_values = true)]
    fail_on: Severity,
}

/// Judges and prints.
///
/// # Errors
/// When there is nothing to judge, or the options make no sense together.
pub fn run(options: &Options) -> Result<ExitCode, Trouble> {
    let scope = match &options.project {
        Some(dir) => Scope::Project(Arc::new(project::versions(dir)?)),
        None => Scope::All,
    };
    let mut sight = caches::look(&options.place, &options.whom, &options.policy)?;
    if let Some(dir) = &options.project {
        sight.add_project(dir);
    }
    let begun = Instant::now();
    let asked = sight
        .people
        .identities
        .iter()
        .flat_map(|identity| options.questions(&sight, identity, &scope))
        .map(|question| Asked {
            caches: sight.caches.iter().map(|cache| cache.judge(&question)).collect(),
            question,
        })
        .collect();
    let elapsed = sight.took + begun.elapsed();
    let report = Report { asked, names: sight.names, elapsed };
    let exit = exit(&report, options.fail_on);
    let printed = match options.format {
        Format::Json => report::json::check(&report),
        Format::Text => report::text::check(&report, output::paper()),
        Format::Sarif => report::sarif::check(&report, exit),
        Format::Github => report::github::check(&report),
    };
    output::answer(&printed)?;
    if options.format == Format::Github {
        output::summary(&report::github::summary(&report));
    }
    Ok(ExitCode::from(exit))
}

impl Options {
    /// What is asked for one identity: one question about operations as a whole, and one for each that is
    /// narrowed.
    fn questions(&self, sight: &Sight, identity: &Identity, scope: &Scope) -> Vec<Question> {
        let asks = self.operations.clone().unwrap_or_default();
        let plain = Question { umask: self.umask, ..sight.question(identity) };
        let whole = Question { operations: asks.whole, scope: scope.clone(), ..plain.clone() };
        let narrowed = asks.narrowed.into_iter().map(|(operation, target)| Question {
            operations: operation.set(),
            scope: Scope::Target(Arc::new(target)),
            ..plain.clone()
        });
        Some(whole).filter(|whole| !whole.operations.is_empty()).into_iter().chain(narrowed).collect()
    }
}

/// 2 where nothing was found and yet not everything could be seen: nobody may take that for fine.
fn exit(report: &Report, fail_on: Severity) -> u8 {
    if report.worst().is_some_and(|worst| worst >= fail_on) {
        return 1;
    }
    if report.worst_state() == State::Unknown { 2 } else { 0 }
}
