//! `style`: rules of the house that no lint knows. Each says what it found, where, and why it matters.

use std::path::Path;
use std::process::Command;

use crate::tools::{self, Done};

/// A file is one idea and fits in the head.
const LONGEST_FILE: usize = 450;

pub fn run() -> Done {
    let mut found = Vec::new();
    for path in files()? {
        let Ok(text) = std::fs::read_to_string(tools::root().join(&path)) else {
            continue; // a picture, a font, or a file just removed
        };
        look_at(&path, &text, &mut found);
    }
    if found.is_empty() {
        println!("house style holds");
        return Ok(());
    }
    Err(format!("{} places break the house style\n{}", found.len(), found.join("\n")))
}

/// What git knows of, and what it would add: neither build output nor anything else that is ignored.
fn files() -> Result<Vec<String>, String> {
    let list = tools::output(Command::new("git").current_dir(tools::root()).args([
        "ls-files",
        "--cached",
        "--others",
        "--exclude-standard",
    ]))?;
    Ok(String::from_utf8_lossy(&list).lines().map(str::to_owned).collect())
}

fn look_at(path: &str, text: &str, found: &mut Vec<String>) {
    let rust = Path::new(path).extension().is_some_and(|ending| ending == "rs");
    if rust && text.lines().count() > LONGEST_FILE {
        found.push(format!("{path}: more than {LONGEST_FILE} lines; give its second idea a file of its own"));
    }
    // This file has to name the words it looks for.
    if path == "xtask/src/style.rs" {
        return;
    }
    for (number, line) in (1..).zip(text.lines()) {
        if let Some(why) = fault(path, rust, line) {
            found.push(format!("{path}:{number}: {why}"));
        }
    }
}

fn fault(path: &str, rust: bool, line: &str) -> Option<&'static str> {
    if ["TODO", "FIXME", "XXX"].iter().any(|word| has_word(line, word)) {
        return Some("work left for later belongs in an issue");
    }
    if line.chars().any(emoji) {
        return Some("an emoji; signs are painted, or from the faces in assets");
    }
    if !rust {
        return None;
    }
    if line.contains("allow(dead_code)") || line.contains("#[ignore") {
        return Some("code that nobody calls is removed; a test that cannot run says \"skipped: why\"");
    }
    if path.starts_with("src/") && line.contains("target_os") {
        return Some("differences between systems live in platform/");
    }
    let code = line.split("//").next().unwrap_or_default();
    if domain(path) && ["egui::", "eframe::", "rfd::"].iter().any(|name| code.contains(name)) {
        return Some("only src/ui knows the window's crates");
    }
    if path.starts_with("src/") && !path.starts_with("src/ui") && code.contains("crate::ui") {
        return Some("nothing but the program's start looks up to the window").filter(|_| domain(path));
    }
    None
}

/// Parts that must build and work without a window.
fn domain(path: &str) -> bool {
    path.starts_with("platform/")
        || (path.starts_with("src/") && !path.starts_with("src/ui") && path != "src/main.rs")
}

/// Whether the word stands in the line by itself, not as a part of another.
fn has_word(line: &str, word: &str) -> bool {
    line.match_indices(word).any(|(at, _)| {
        let joined = |c: char| c.is_alphanumeric() || c == '_';
        !line[..at].ends_with(joined) && !line[at + word.len()..].starts_with(joined)
    })
}

fn emoji(c: char) -> bool {
    matches!(
        c,
        '\u{1F000}'
            ..='\u{1FAFF}' | '\u{FE0F}' | '\u{2705}' | '\u{274C}' | '\u{2728}' | '\u{2B50}' | '\u{26A1}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_only_whole() {
        assert!(has_word("// TODO: later", "TODO") && !has_word("MASTODONT TODOS", "TODO"));
    }

    #[test]
    fn signs_that_the_window_paints_are_no_emoji() {
        assert!(!"▲ ✓ ✗ ⚠ → …".chars().any(emoji));
        assert!("\u{1F680}".chars().any(emoji));
    }

    #[test]
    fn only_the_window_names_the_window_crates() {
        assert!(fault("src/health/rules.rs", true, "use egui::Color32;").is_some());
        assert!(fault("src/ui/map.rs", true, "use egui::Color32;").is_none());
        assert!(fault("src/health/rules.rs", true, "// unlike egui::Id").is_none());
    }

    #[test]
    fn systems_differ_only_in_the_platform_crate() {
        assert!(fault("src/scan.rs", true, "#[cfg(target_os = \"linux\")]").is_some());
        assert!(fault("platform/src/lib.rs", true, "#[cfg(target_os = \"linux\")]").is_none());
    }
}
