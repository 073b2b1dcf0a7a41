//! The head of an answer for several identities: a table of who can do what.

use modscope_platform::Identity;

use super::{about, dotted, operation, shown_label};
use crate::health::State;
use crate::report::{Asked, OperationKey, Paper, Report, asked};
use crate::text;

/// What one identity can do.
struct Row {
    name: String,
    states: Vec<(OperationKey, State)>,
}

/// Who can do what in the cache at `index`.
pub(super) fn head(out: &mut String, report: &Report, identities: &[&Identity], index: usize, paper: Paper) {
    let row = |identity: &&Identity| {
        let own = |asked: &&Asked| asked.question.identity == **identity;
        let states = asked::worst_at(report.asked.iter().filter(own), index);
        Row { name: shown_label(report, identity), states }
    };
    let rows: Vec<Row> = identities.iter().map(row).collect();
    let columns: Vec<OperationKey> =
        asked::worst_at(&report.asked, index).into_iter().map(|(key, _)| key).collect();
    let (narrowed, whole): (Vec<_>, Vec<_>) = columns.into_iter().partition(|key| key.target.is_some());
    if !whole.is_empty() {
        table(out, &rows, &whole, paper);
    }
    for key in &narrowed {
        line(out, &rows, key, paper);
    }
    out.push('\n');
    let names: Vec<String> = rows.into_iter().map(|row| row.name).collect();
    about(out, report, &report.caches()[index], &names.join(", "), paper);
}

/// Identities below each other, operations side by side; as lines where that is too wide.
fn table(out: &mut String, rows: &[Row], columns: &[OperationKey], paper: Paper) {
    let head: Vec<String> =
        columns.iter().map(|key| text!(&format!("operation-{}", key.operation))).collect();
    let widths: Vec<usize> = columns.iter().zip(&head).map(|(key, head)| width(rows, key, head)).collect();
    let names = rows.iter().map(|row| row.name.chars().count()).max().unwrap_or_default();
    if names + widths.iter().map(|width| width + 2).sum::<usize>() > paper.columns {
        for row in rows {
            out.push_str(&format!("{}:\n", row.name));
            let own = row.states.iter().filter(|(key, _)| columns.contains(key));
            dotted(out, 2, own.map(|(key, state)| operation(key, *state, paper)), paper);
        }
        return;
    }
    let mut first = " ".repeat(names);
    for (title, width) in head.iter().zip(&widths) {
        first.push_str(&format!("  {title:width$}"));
    }
    out.push_str(first.trim_end());
    out.push('\n');
    for row in rows {
        out.push_str(&row.name);
        let mut blank = names - row.name.chars().count();
        for (key, width) in columns.iter().zip(&widths) {
            let word = state(row, key);
            let (shown, length) = word.map_or((String::new(), 0), |state| {
                let word = short(state);
                (paper.ink(state, &word), word.chars().count())
            });
            if length > 0 {
                out.push_str(&" ".repeat(blank + 2));
                out.push_str(&shown);
                blank = width - length;
            } else {
                blank += width + 2;
            }
        }
        out.push('\n');
    }
}

/// `download=example.com/a@v1.1.0: blocked for uid 1001; works for ania, root`.
fn line(out: &mut String, rows: &[Row], key: &OperationKey, paper: Paper) {
    let mut parts: Vec<String> = Vec::new();
    for is in [State::Blocked, State::Unknown, State::Degraded, State::Ok] {
        let whom: Vec<&str> =
            rows.iter().filter(|row| state(row, key) == Some(is)).map(|row| row.name.as_str()).collect();
        if !whom.is_empty() {
            let word = text!(&format!("state-{}", is.id()));
            parts.push(text!("report-state-for", state = word, who = whom.join(", ")));
        }
    }
    let key = text::from_bytes(key.to_string().as_bytes()).into_owned();
    paper.write(out, 0, &format!("{key}: {}", parts.join("; ")));
}

fn state(row: &Row, key: &OperationKey) -> Option<State> {
    row.states.iter().find(|(own, _)| own == key).map(|(_, state)| *state)
}

fn width(rows: &[Row], key: &OperationKey, head: &str) -> usize {
    let words = rows.iter().filter_map(|row| state(row, key)).map(|state| short(state).chars().count());
    words.chain([head.chars().count()]).max().unwrap_or_default()
}

/// A state in one word.
fn short(state: State) -> String {
    text!(&format!("report-short-{}", state.id()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::go::Operation;

    const PAPER: Paper = Paper { columns: 80, coloured: false };

    fn rows(name: &str) -> (Vec<Row>, Vec<OperationKey>) {
        let key = |operation| OperationKey { operation, target: None };
        let states = |state| Operation::ALL.map(|operation| (key(operation), state)).to_vec();
        let rows = vec![
            Row { name: name.to_owned(), states: states(State::Ok) },
            Row { name: "uid 1001".to_owned(), states: states(State::Degraded) },
        ];
        (rows, Operation::ALL.map(key).to_vec())
    }

    #[test]
    fn the_table_fits_eighty_columns() {
        let (rows, columns) = rows("ania");
        let mut out = String::new();
        table(&mut out, &rows, &columns, PAPER);
        assert_eq!(out.lines().count(), 3, "{out}");
        assert!(out.lines().all(|line| line.chars().count() <= 80 && line.trim_end() == line), "{out}");
        let starts = |line: &str| line.find("works").or(line.find("build"));
        let lines: Vec<&str> = out.lines().collect();
        assert_eq!(starts(lines[0]), starts(lines[1]), "{out}");
    }

    #[test]
    fn names_that_are_long_have_lines_of_their_own() {
        let (rows, columns) = rows("a-name-that-leaves-no-room-for-six-columns");
        let mut out = String::new();
        table(&mut out, &rows, &columns, PAPER);
        assert!(out.lines().all(|line| line.chars().count() <= 80), "{out}");
        assert!(out.contains("uid 1001:\n  build works with warnings · "), "{out}");
    }
}
