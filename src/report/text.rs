//! `check` for people: the verdict first, then the operations, the findings, and what all of it was.
//!
//! For one identity the verdict is a sentence ([`one`]); for several a table ([`several`]).

mod one;
mod several;

use modscope_platform::Identity;

use super::wrap::Ink;
use super::{Judged, Paper, Report, Told};
use crate::health::{Finding, Policy, Scope, Severity};
use crate::text;
use crate::text::{count, from_bytes, size};
use crate::tree::{NodeId, Tree};
use crate::words::Words;

/// So many notes are told; more hide what matters, and JSON has them all.
const NOTES: usize = 10;

/// The report as text.
pub fn check(report: &Report, paper: Paper) -> String {
    let mut out = String::new();
    let told = report.told();
    for (index, cache) in report.caches().iter().enumerate() {
        if index > 0 {
            out.push('\n');
        }
        match report.identities().as_slice() {
            [identity] => one::head(&mut out, report, identity, index, paper),
            identities => several::head(&mut out, report, identities, index, paper),
        }
        findings(&mut out, report, &told, index, paper);
        closing(&mut out, report, cache, paper);
    }
    let ms = u64::try_from(report.elapsed.as_millis()).unwrap_or(u64::MAX);
    paper.write(&mut out, 0, &text!("report-closing", ms = count(ms)));
    out
}

/// The findings of one cache. What several meet alike is told once, with everybody it is told of.
fn findings(out: &mut String, report: &Report, told: &[Told<'_>], index: usize, paper: Paper) {
    let mut here: Vec<(&Told<'_>, Vec<&Identity>)> = Vec::new();
    for one in told.iter().filter(|told| told.cache == index) {
        let narrowed = |told: &Told<'_>| matches!(told.question.scope, Scope::Target(_));
        let alike = |(other, _): &&mut (&Told<'_>, _)| {
            other.finding == one.finding && narrowed(other) == narrowed(one)
        };
        match here.iter_mut().find(alike) {
            Some((_, whom)) => whom.extend(&one.identities),
            None => here.push((one, one.identities.clone())),
        }
    }
    let notes = here.iter().filter(|(told, _)| told.finding.severity == Severity::Info).count();
    let shown = here.len() - notes.saturating_sub(NOTES);
    let all = report.identities().len();
    for (told, whom) in &here[..shown] {
        out.push('\n');
        let tree = told.judged.tree.read();
        let words = told.judged.words(&tree, told.question, &report.names);
        let stops = !(told.finding.breaks() | told.finding.hides).is_empty();
        let some = all > 1 && (stops || whom.len() < all);
        let whom: Vec<String> = whom.iter().map(|identity| shown_label(report, identity)).collect();
        let whom = some.then(|| text!("report-whom", who = whom.join(", ")));
        finding_of(out, told.finding, &words, whom.as_deref(), paper);
    }
    out.push('\n');
    if shown < here.len() {
        paper.write(out, 0, &text!("report-more-notes", n = here.len() - shown));
    }
    let parts: Vec<String> = Severity::WORST_FIRST
        .iter()
        .filter_map(|severity| {
            let n = here.iter().filter(|(told, _)| told.finding.severity == *severity).count();
            (n > 0).then(|| text!(&format!("tally-{severity}"), n = n, count = count(n as u64)))
        })
        .collect();
    if !parts.is_empty() {
        paper.write(out, 0, &text!("report-tally", tally = parts.join(", ")));
    }
}

/// How much is as Go made it; only where one person was asked about everything can that be said.
fn closing(out: &mut String, report: &Report, cache: &Judged, paper: Paper) {
    let [asked] = report.asked.as_slice() else { return };
    let tree = cache.tree.read();
    // Where everything is affected there is nothing to reassure anybody about.
    let affected = |tree: &Tree| cache.health.heat.share(tree, NodeId::ROOT).total_affected();
    if asked.question.scope == Scope::All && !tree.is_empty() && affected(&tree) < tree.len() as u64 {
        let (healthy, why) = cache.words(&tree, &asked.question, &report.names).healthy(&cache.health);
        paper.write(out, 0, &format!("{healthy}. {why}"));
    }
}

/// Which cache, for whom, under which policy, about which versions, how much.
fn about(out: &mut String, report: &Report, cache: &Judged, who: &str, paper: Paper) {
    let tree = cache.tree.read();
    let path = from_bytes(modscope_platform::paths::bytes(&cache.path)).into_owned();
    let kind = text!(&format!("cache-{}", cache.kind.id()));
    paper.write(out, 0, &text!("report-cache", kind = kind, path = path));
    let mut about = if tree.is_empty() {
        text!("report-for", who = who)
    } else {
        text!(
            "report-for-seen",
            who = who,
            entries = count(tree.len() as u64),
            size = size(tree.total_bytes(NodeId::ROOT)),
        )
    };
    let policy = match report.policy() {
        Policy::Personal => None,
        Policy::Shared(gid) => {
            Some(text!("report-policy-shared", group = report.names.group(gid).to_string()))
        }
        Policy::Published => Some(text!("report-policy-published")),
        Policy::Container => Some(text!("report-policy-container")),
    };
    let project = report.asked.iter().find_map(|asked| match &asked.question.scope {
        Scope::Project(versions) => Some(versions.content.union(&versions.graph).count()),
        _ => None,
    });
    let project = project.map(|n| text!("report-project", n = n, count = count(n as u64)));
    for more in policy.into_iter().chain(project) {
        about.push(' ');
        about.push_str(&more);
    }
    paper.write(out, 0, &about);
}

/// `ania (uid 1000)`, or `uid 1001` where the number has no account.
pub(crate) fn label(identity: &Identity) -> String {
    match &identity.name {
        Some(name) => format!("{} (uid {})", from_bytes(name.as_bytes()), identity.uid),
        None => identity.label(),
    }
}

/// What an identity is called among others in this report.
fn shown_label(report: &Report, identity: &Identity) -> String {
    from_bytes(report.label(identity).as_bytes()).into_owned()
}

/// A finding in full.
pub(super) fn one_finding(out: &mut String, finding: &Finding, words: &Words<'_>, paper: Paper) {
    finding_of(out, finding, words, None, paper);
}

/// A finding in full, and of whom it is told where there are several.
fn finding_of(out: &mut String, finding: &Finding, words: &Words<'_>, whom: Option<&str>, paper: Paper) {
    let severity = text!(&format!("severity-{}", finding.severity));
    let first = format!(
        "{}{}",
        paper.ink(finding.severity, &severity),
        " ".repeat(9 - severity.chars().count().min(8))
    );
    paper.write_after(out, &first, 9, &words.title(finding));
    out.push_str(&format!("         {}\n", words.place(finding)));
    let extent = words.extent(finding);
    let stops = match words.stops(finding) {
        // A single entry needs no count where there is something better to say.
        Some(stops) if finding.entries == 1 => stops,
        Some(stops) => format!("{extent}; {stops}"),
        None => extent,
    };
    paper.write(out, 9, &format!("{stops} ({})", finding.rule));
    if let Some(whom) = whom {
        paper.write(out, 9, whom);
    }
    paper.write(out, 9, &words.because(finding));
    paper.write(out, 9, &text!("report-leave", leave = words.leave(finding)));
    paper.write(out, 9, &text!("report-fix", fix = words.fix(finding)));
    for line in words.command(finding).iter().flat_map(|command| command.lines()) {
        out.push_str(&format!("             {line}\n"));
    }
}

/// Words one after the other with ` · ` between, in lines that fit; each with its length as it is seen.
fn dotted(out: &mut String, indent: usize, words: impl IntoIterator<Item = (String, usize)>, paper: Paper) {
    let mut width = 0;
    for (word, length) in words {
        if width > 0 {
            let fits = width + 3 + length <= paper.columns;
            out.push_str(if fits { " · " } else { "\n" });
            width = if fits { width + 3 } else { 0 };
        }
        if width == 0 {
            out.push_str(&" ".repeat(indent));
            width = indent;
        }
        out.push_str(&word);
        width += length;
    }
    out.push('\n');
}

/// An operation and its state, `build works`, and how long that is.
fn operation(key: &super::OperationKey, state: crate::health::State, paper: Paper) -> (String, usize) {
    let name = match &key.target {
        None => text!(&format!("operation-{}", key.operation)),
        Some(_) => from_bytes(key.to_string().as_bytes()).into_owned(),
    };
    let word = text!(&format!("state-{}", state.id()));
    let length = name.chars().count() + 1 + word.chars().count();
    (format!("{name} {}", paper.ink(state, &word)), length)
}

/// A line that stands out.
fn strong(out: &mut String, sentence: &str, paper: Paper) {
    out.push_str(&paper.ink(Ink::Strong, &format!("{sentence}.")));
    out.push('\n');
}
