//! `check`: what works, what does not, where and why.

use std::process::ExitCode;
use std::time::Instant;

use clap::Args;

use super::options::{self, AsWhom, Form, Format, Where};
use super::{Trouble, caches, output};
use crate::go::OperationSet;
use crate::health::{Policy, Question, Severity, State};
use crate::report::{self, Report};
use crate::text;

/// Options of `check`.
#[derive(Debug, Args)]
#[command(after_help = "Exit codes: 0 nothing at or above --fail-on, 1 something, 2 it could not be judged.")]
pub struct Options {
    #[command(flatten)]
    place: Where,
    #[command(flatten)]
    whom: AsWhom,
    #[command(flatten)]
    form: Form,

    /// How the cache is meant to be used; this version judges personal: one account owns and uses it
    #[arg(long, value_name = "POLICY", default_value = "personal", value_parser = options::policy)]
    policy: Policy,

    /// Only these, comma separated: build, download, list, verify, clean, toolchain
    #[arg(long = "for", value_name = "LIST", value_parser = options::operations)]
    operations: Option<OperationSet>,

    /// The umask go runs under, in octal; noted, and without influence on the judgement yet
    #[arg(long, value_name = "MASK", value_parser = options::umask)]
    umask: Option<u32>,

    /// Exit with 1 from this severity on: info, warning or error
    #[arg(long, value_name = "SEVERITY", default_value = "error", hide_possible_values = true)]
    fail_on: Severity,
}

/// Judges and prints.
///
/// # Errors
/// When there is nothing to judge, or the options make no sense together.
pub fn run(options: &Options) -> Result<ExitCode, Trouble> {
    if options.umask.is_some() {
        output::note(&text!("cli-umask-later"));
    }
    let sight = caches::look(&options.place, &options.whom)?;
    let operations = options.operations.unwrap_or_else(OperationSet::all);
    let question = Question { policy: options.policy, operations, ..sight.question() };
    let begun = Instant::now();
    let caches = sight.caches.iter().map(|cache| cache.judge(&question)).collect();
    let elapsed = sight.took + begun.elapsed();
    let report = Report { caches, question, names: sight.names, elapsed };
    let printed = match options.form.format {
        Format::Json => report::json::check(&report),
        Format::Text => report::text::check(&report, output::paper()),
    };
    output::answer(&printed)?;
    Ok(exit(&report, options.fail_on))
}

/// 2 where nothing was found and yet not everything could be seen: nobody may take that for fine.
fn exit(report: &Report, fail_on: Severity) -> ExitCode {
    if report.worst().is_some_and(|worst| worst >= fail_on) {
        return ExitCode::from(1);
    }
    ExitCode::from(if report.operations().worst() == State::Unknown { 2 } else { 0 })
}
