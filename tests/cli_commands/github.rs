//! `modscope check --format github`: annotations and the summary of a step, as the runner reads them.

use crate::program::{Said, Small, modscope, set};
use crate::sarif::{NASTY, open_to_all};

/// A command as the runner takes a line apart (ActionCommand.TryParseV2 in actions/runner).
struct Line<'a> {
    command: &'a str,
    properties: Vec<(&'a str, String)>,
    data: String,
}

fn lines(said: &Said) -> Vec<Line<'_>> {
    said.out.lines().map(|line| parsed(line).unwrap_or_else(|| panic!("no command: {line}"))).collect()
}

fn parsed(line: &str) -> Option<Line<'_>> {
    let (head, data) = line.strip_prefix("::")?.split_once("::")?;
    let (command, rest) = head.split_once(' ').unwrap_or((head, ""));
    let back = |text: &str| {
        let text = text.replace("%3A", ":").replace("%2C", ",");
        text.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%")
    };
    let pairs = rest.split(',').filter_map(|pair| pair.split_once('='));
    let properties = pairs.map(|(name, value)| (name, back(value))).collect();
    let known = ["error", "warning", "notice"].contains(&command);
    known.then(|| Line { command, properties, data: back(data) })
}

fn github(small: &Small, more: &[&str], variables: &[(&str, &str)]) -> Said {
    modscope(&[["check", &small.path(), "--format", "github"].as_slice(), more].concat(), variables)
}

#[test]
fn a_healthy_cache_annotates_nothing() {
    let said = github(&Small::new(), &[], &[]);
    assert_eq!((said.code, said.out.as_str(), said.err.as_str()), (Some(0), "", ""));
}

#[test]
fn a_name_brings_in_no_command_and_no_property() {
    let small = Small::new();
    let path = open_to_all(&small, NASTY);
    let said = github(&small, &[], &[]);
    let lines = lines(&said);
    assert!(!lines.is_empty());
    for line in &lines {
        assert!(
            line.properties.iter().all(|(name, _)| ["file", "title"].contains(name)),
            "{:?}",
            line.properties
        );
        assert!(!line.data.is_empty());
    }
    let file = lines
        .iter()
        .flat_map(|line| &line.properties)
        .find(|(name, value)| *name == "file" && value.contains("100%41"));
    let folder = path.parent().and_then(std::path::Path::to_str).expect("a plain folder");
    assert!(file.is_some_and(|(_, value)| value.starts_with(folder)), "{}", said.out);
}

#[test]
fn of_each_kind_ten_are_shown_and_the_last_tells_of_the_rest() {
    let small = Small::new();
    for n in 0..14 {
        let versions = small.at(format!("cache/download/example.com/many{n}/@v"));
        std::fs::create_dir_all(&versions).expect("made");
        std::fs::write(versions.join("list"), "").expect("written");
        std::fs::write(versions.join("v1.0.0.partial"), "").expect("written");
        let tree = small.at(format!("example.com/many{n}@v1.0.0"));
        std::fs::create_dir_all(&tree).expect("made");
        std::os::unix::fs::symlink("/etc/passwd", tree.join("link")).expect("made");
    }
    let said = github(&small, &["--as", "4711:4711"], &[]);
    let all = lines(&said);
    let of = |command: &str| all.iter().filter(|line| line.command == command).count();
    assert!(of("error") <= 10 && of("warning") <= 10 && of("notice") <= 10, "{}", said.out);
    let rank = |line: &Line<'_>| ["error", "warning", "notice"].iter().position(|is| *is == line.command);
    assert!(all.windows(2).all(|pair| rank(&pair[0]) <= rank(&pair[1])), "the worst first");
    let json = modscope(&["check", &small.path(), "--format", "json", "--as", "4711:4711"], &[]).json();
    let findings = json["findings"].as_array().map(Vec::len).unwrap_or_default();
    if findings > all.len() {
        let left = findings - (all.len() - 1);
        assert!(all.last().is_some_and(|line| line.data.contains(&left.to_string())), "{}", said.out);
    }
}

#[test]
fn the_summary_of_a_step_is_added_to() {
    let small = Small::new();
    open_to_all(&small, NASTY);
    set(&small.at("example.com/a@v1.0.0/a.go"), 0o666);
    let summary = small.beside("summary.md");
    std::fs::write(&summary, "before\n").expect("written");
    let name = summary.to_str().expect("a plain path");
    let said = github(&small, &["--as", "4711:4711"], &[("GITHUB_STEP_SUMMARY", name)]);
    assert!(said.err.is_empty(), "{}", said.err);
    let page = std::fs::read_to_string(&summary).expect("text");
    assert!(page.starts_with("before\n## "), "{page}");
    assert!(page.contains("| uid 4711 |") && page.contains("|---|"), "{page}");
    let rows: Vec<&str> = page.lines().filter(|line| line.starts_with("| ")).collect();
    let cells = |row: &str| row.replace("\\\\", "").replace("\\|", "").matches('|').count();
    assert!(rows.iter().all(|row| [8, 6].contains(&cells(row))), "{page}");
    assert!(!page.contains("<i>") && !page.contains("[a](b)"), "{page}");
    let other = modscope(&["check", &small.path()], &[("GITHUB_STEP_SUMMARY", name)]);
    assert!(!other.out.is_empty());
    assert_eq!(std::fs::read_to_string(&summary).expect("text"), page, "only this format writes it");
}

#[test]
fn a_summary_that_cannot_be_written_is_a_note() {
    let small = Small::new();
    let folder = small.beside("");
    let name = folder.to_str().expect("a plain path");
    let said = github(&small, &[], &[("GITHUB_STEP_SUMMARY", name)]);
    assert_eq!(said.code, Some(0));
    assert!(said.err.contains("summary"), "{}", said.err);
}
