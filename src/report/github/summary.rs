//! The summary of a step, in Markdown: who can do what, and what was found.

use modscope_platform::paths;

use crate::health::{Finding, Severity};
use crate::report::paragraph::whom;
use crate::report::{OperationKey, Report, Told, asked};
use crate::text;
use crate::words::Words;

/// More rows than anybody reads; a summary may have a megabyte.
const ROWS: usize = 100;

/// The report as a section of Markdown: a table of operations for each cache, and one of findings.
pub fn summary(report: &Report) -> String {
    let mut page = format!("## {}\n", text!("github-summary-title"));
    for (index, cache) in report.caches().iter().enumerate() {
        let kind = text!(&format!("cache-{}", cache.kind.id()));
        let path = text::from_bytes(paths::bytes(&cache.path)).into_owned();
        page.push_str(&format!("\n{}\n\n", plain(&text!("report-cache", kind = kind, path = path))));
        operations(&mut page, report, index);
    }
    findings(&mut page, report);
    page
}

fn operations(page: &mut String, report: &Report, index: usize) {
    let columns: Vec<OperationKey> =
        asked::worst_at(&report.asked, index).into_iter().map(|(key, _)| key).collect();
    let names = columns.iter().map(|key| match key.target {
        None => text!(&format!("operation-{}", key.operation)),
        Some(_) => text::from_bytes(key.to_string().as_bytes()).into_owned(),
    });
    row(page, std::iter::once(String::new()).chain(names));
    row_of_dashes(page, columns.len() + 1);
    for identity in report.identities() {
        let own = report.asked.iter().filter(|asked| asked.question.identity == *identity);
        let states = asked::worst_at(own, index);
        let state = |key: &OperationKey| {
            let state = states.iter().find(|(own, _)| own == key).map(|(_, state)| state);
            state.map_or_else(String::new, |state| text!(&format!("state-{}", state.id())))
        };
        let label = text::from_bytes(report.label(identity).as_bytes()).into_owned();
        row(page, std::iter::once(label).chain(columns.iter().map(state)));
    }
}

fn findings(page: &mut String, report: &Report) {
    let told = report.told();
    page.push('\n');
    if told.is_empty() {
        page.push_str(&format!("{}\n", plain(&text!("github-summary-nothing"))));
        return;
    }
    let heads = ["severity", "what", "where", "stops", "fix"];
    row(page, heads.map(|head| text!(&format!("github-summary-{head}"))));
    row_of_dashes(page, heads.len());
    told.iter().take(ROWS).for_each(|told| finding(page, report, told));
    if told.len() > ROWS {
        page.push_str(&format!("\n{}\n", plain(&text!("github-more", n = told.len() - ROWS))));
    }
}

fn finding(page: &mut String, report: &Report, told: &Told<'_>) {
    let tree = told.judged.tree.read();
    let words = told.judged.words(&tree, told.question, &report.names);
    let finding = told.finding;
    let stops = words.stops(finding).unwrap_or_default();
    let stops = match whom(report, told) {
        Some(who) => format!("{stops}. {}", text!("report-whom", who = who)),
        None => stops,
    };
    row(
        page,
        [
            severity(finding.severity),
            format!("{} ({})", words.title(finding), finding.rule),
            place(finding, &words),
            stops,
            words.fix(finding),
        ],
    );
}

/// Where, and how much where it is more than one entry.
fn place(finding: &Finding, words: &Words<'_>) -> String {
    let place = words.place(finding);
    if finding.entries > 1 { format!("{place}, {}", words.extent(finding)) } else { place }
}

fn severity(severity: Severity) -> String {
    text!(&format!("severity-{severity}"))
}

fn row(page: &mut String, cells: impl IntoIterator<Item = String>) {
    for cell in cells {
        page.push_str("| ");
        page.push_str(&plain(&cell));
        page.push(' ');
    }
    page.push_str("|\n");
}

fn row_of_dashes(page: &mut String, columns: usize) {
    page.push_str(&"|---".repeat(columns));
    page.push_str("|\n");
}

/// Text in which nothing is Markdown or HTML, on one line: names come from anybody's disk.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '@' => out.push_str("&#64;"),
            '\n' | '\r' => out.push(' '),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '#' | '!' | '$' => {
                out.push('\\');
                out.push(letter);
            }
            letter => out.push(letter),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_name_is_markdown() {
        assert_eq!(plain("a|b\n<img> [x](y) `c`"), "a\\|b &lt;img&gt; \\[x\\](y) \\`c\\`");
    }
}
