//! `check` for people: the verdict first, then the operations, the findings, and what all of it was.

use modscope_platform::Identity;

use super::wrap::Ink;
use super::{Judged, Paper, Report};
use crate::health::{Finding, Severity};
use crate::text;
use crate::text::{count, from_bytes, size};
use crate::tree::{NodeId, Tree};
use crate::words::{Words, tally};

/// So many notes are told; more hide what matters, and JSON has them all.
const NOTES: usize = 10;

/// The report as text.
pub fn check(report: &Report, paper: Paper) -> String {
    let mut out = String::new();
    for (index, cache) in report.caches.iter().enumerate() {
        if index > 0 {
            out.push('\n');
        }
        one_cache(&mut out, report, cache, paper);
    }
    let ms = u64::try_from(report.elapsed.as_millis()).unwrap_or(u64::MAX);
    paper.write(&mut out, 0, &text!("report-closing", ms = count(ms)));
    out
}

fn one_cache(out: &mut String, report: &Report, cache: &Judged, paper: Paper) {
    let tree = cache.tree.read();
    let words = Words::new(&tree, &report.question, &report.names);
    let verdict = words.verdict(&cache.health);
    out.push_str(&paper.ink(Ink::Strong, &format!("{}.", verdict.headline)));
    out.push('\n');
    if let Some(cause) = &verdict.cause {
        paper.write(out, 0, cause);
    }
    out.push('\n');
    operations(out, cache, paper);
    about(out, report, cache, paper);
    let findings = &cache.health.findings;
    let notes = findings.iter().filter(|finding| finding.severity == Severity::Info).count();
    let shown = findings.len() - notes.saturating_sub(NOTES);
    for finding in &findings[..shown] {
        out.push('\n');
        one_finding(out, finding, &words, paper);
    }
    out.push('\n');
    if shown < findings.len() {
        paper.write(out, 0, &text!("report-more-notes", n = findings.len() - shown));
    }
    // Where everything is affected there is nothing to reassure anybody about.
    let affected = |tree: &Tree| cache.health.heat.share(tree, NodeId::ROOT).total_affected();
    if !tree.is_empty() && affected(&tree) < tree.len() as u64 {
        let (healthy, why) = words.healthy(&cache.health);
        paper.write(out, 0, &format!("{healthy}. {why}"));
    }
    if !findings.is_empty() {
        paper.write(out, 0, &text!("report-tally", tally = tally(&cache.health)));
    }
}

/// `build works · download blocked`.
fn operations(out: &mut String, cache: &Judged, paper: Paper) {
    let mut width = 0;
    for (operation, state) in cache.health.operations.iter() {
        let (name, word) =
            (text!(&format!("operation-{operation}")), text!(&format!("state-{}", state.id())));
        let length = name.chars().count() + 1 + word.chars().count();
        if width > 0 {
            let fits = width + 3 + length <= paper.columns;
            out.push_str(if fits { " · " } else { "\n" });
            width = if fits { width + 3 } else { 0 };
        }
        out.push_str(&format!("{name} {}", paper.ink(state, &word)));
        width += length;
    }
    out.push('\n');
}

/// For whom, which cache, how much.
fn about(out: &mut String, report: &Report, cache: &Judged, paper: Paper) {
    let tree = cache.tree.read();
    let path = from_bytes(modscope_platform::paths::bytes(&cache.path)).into_owned();
    let kind = text!(&format!("cache-{}", cache.kind.id()));
    paper.write(out, 0, &text!("report-cache", kind = kind, path = path));
    let identity = label(&report.question.identity);
    let about = if tree.is_empty() {
        text!("report-for", who = identity)
    } else {
        text!(
            "report-for-seen",
            who = identity,
            entries = count(tree.len() as u64),
            size = size(tree.total_bytes(NodeId::ROOT)),
        )
    };
    paper.write(out, 0, &about);
}

/// `ania (uid 1000)`, or `uid 1001` where the number has no account.
pub(crate) fn label(identity: &Identity) -> String {
    match &identity.name {
        Some(name) => format!("{} (uid {})", from_bytes(name.as_bytes()), identity.uid),
        None => identity.label(),
    }
}

/// A finding in full.
pub(super) fn one_finding(out: &mut String, finding: &Finding, words: &Words<'_>, paper: Paper) {
    let severity = text!(&format!("severity-{}", finding.severity));
    let first = format!(
        "{}{}",
        paper.ink(finding.severity, &severity),
        " ".repeat(9 - severity.chars().count().min(8))
    );
    paper.write_after(out, &first, 9, &words.title(finding));
    out.push_str(&format!("         {}\n", words.place(finding)));
    let extent = words.extent(finding);
    let stops = words.stops(finding).map_or(extent.clone(), |stops| format!("{extent}; {stops}"));
    paper.write(out, 9, &format!("{stops} ({})", finding.rule));
    paper.write(out, 9, &words.because(finding));
    paper.write(out, 9, &text!("report-leave", leave = words.leave(finding)));
    paper.write(out, 9, &text!("report-fix", fix = words.fix(finding)));
    for line in words.command(finding).iter().flat_map(|command| command.lines()) {
        out.push_str(&format!("             {line}\n"));
    }
}
