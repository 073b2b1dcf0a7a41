//! `check --format github`: workflow commands that become annotations, and the table for a step's summary.
//!
//! The runner takes a line that begins with `::` for a command; the line ends it. So a name must bring in
//! neither a line end nor, in a property, what would end the property: the runner's own escapes stand for
//! those (actions/toolkit, packages/core/src/command.ts). It shows ten annotations of each kind for a step.

mod summary;

use modscope_platform::paths;

use super::{Report, Told, paragraph::body};
use crate::health::{Finding, Severity};
use crate::text;
use crate::tree::Tree;

pub use summary::summary;

/// What is shown of each kind.
const SHOWN: usize = 10;

/// The report as lines of workflow commands, the worst first. Empty where there is nothing to report.
pub fn check(report: &Report) -> String {
    let told = report.told();
    let (mut lines, mut left) = (String::new(), 0);
    for severity in Severity::WORST_FIRST {
        let here: Vec<&Told<'_>> = told.iter().filter(|told| told.finding.severity == severity).collect();
        // The last note tells how many are left out.
        let room = match severity {
            Severity::Info if left > 0 || here.len() > SHOWN => SHOWN - 1,
            _ => SHOWN,
        };
        left += here.len().saturating_sub(room);
        here.iter().take(room).for_each(|told| lines.push_str(&annotation(report, told)));
    }
    if left > 0 {
        lines.push_str(&format!("::notice title=Modscope::{}\n", data(&text!("github-more", n = left))));
    }
    lines
}

fn annotation(report: &Report, told: &Told<'_>) -> String {
    let tree = told.judged.tree.read();
    let words = told.judged.words(&tree, told.question, &report.names);
    let file = file(told.finding, &tree).map(|file| format!("file={},", property(&file)));
    let title = format!("{} ({})", words.title(told.finding), told.finding.rule);
    format!(
        "::{} {}title={}::{}\n",
        command(told.finding.severity),
        file.unwrap_or_default(),
        property(&title),
        data(&body(report, told, &words)),
    )
}

const fn command(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "notice",
    }
}

/// The whole path; a setting has none.
fn file(finding: &Finding, tree: &Tree) -> Option<String> {
    finding.full_path(tree).map(|path| text::from_bytes(paths::bytes(&path)).into_owned())
}

/// What stands behind the second `::`, to the end of the line.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// The value of a property.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neither_line_ends_nor_commas_leave_their_place() {
        assert_eq!(data("100 %\r\n::error::x"), "100 %25%0D%0A::error::x");
        assert_eq!(property("a,line=3::b%2C"), "a%2Cline=3%3A%3Ab%252C");
    }
}
