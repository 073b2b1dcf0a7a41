//! What there is to say of a finding in one paragraph, for forms that have room for no more.

use super::{Report, Told};
use crate::text;
use crate::words::Words;

/// The title, then [`body`].
pub(super) fn paragraph(report: &Report, told: &Told<'_>, words: &Words<'_>) -> String {
    format!("{}. {}", words.title(told.finding), body(report, told, words))
}

/// What it comes from, what it stops, for whom where several were asked for, and what to do. It may end in a
/// command, so nothing stands behind it.
pub(super) fn body(report: &Report, told: &Told<'_>, words: &Words<'_>) -> String {
    let finding = told.finding;
    let mut sentences = vec![words.because(finding)];
    sentences.extend(words.stops(finding).map(|stops| text!("form-effect", stops = stops)));
    sentences.extend(whom(report, told).map(|who| text!("report-whom", who = who)));
    sentences.push(words.fix(finding));
    sentences.retain(|sentence| !sentence.is_empty());
    sentences.join(" ")
}

/// For whom it is so, where several were asked for and it is not the same for everybody.
pub(super) fn whom(report: &Report, told: &Told<'_>) -> Option<String> {
    let stops = !(told.finding.breaks() | told.finding.hides).is_empty();
    (stops && report.identities().len() > 1).then(|| {
        let labels = told.identities.iter().map(|identity| report.label(identity));
        text::from_bytes(labels.collect::<Vec<_>>().join(", ").as_bytes()).into_owned()
    })
}
