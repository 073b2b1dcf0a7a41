//! `modscope why` and `modscope rules`.

use crate::program::{STRANGER, Small, modscope, set};

#[test]
fn an_open_way_is_exit_0_and_says_what_the_entry_is_to_go() {
    let small = Small::new();
    let file = small.at("example.com/a@v1.0.0/go.mod");
    let said = modscope(&["why", file.to_str().unwrap()], &[]);
    assert_eq!(said.code, Some(0), "{}", said.out);
    assert!(said.flat().contains("is open for") && said.flat().contains("To Go it is:"), "{}", said.out);
}

#[test]
fn a_closed_folder_is_named_with_the_letters_that_decide() {
    let small = Small::new();
    set(&small.at("cache"), 0o700);
    let file = small.at("cache/download/example.com/a/@v/list");
    let said = modscope(&[["why", file.to_str().unwrap()].as_slice(), &STRANGER].concat(), &[]);
    assert_eq!(said.code, Some(1), "{}", said.out);
    assert!(
        said.flat().contains("/mod/cache says no") && said.flat().contains("last three letters"),
        "{}",
        said.out
    );
}

#[test]
fn the_json_has_every_step_and_who_stopped_it() {
    let small = Small::new();
    set(&small.at("cache"), 0o700);
    let file = small.at("cache/download/example.com/a/@v/list");
    let said =
        modscope(&[["why", file.to_str().unwrap(), "--format", "json"].as_slice(), &STRANGER].concat(), &[]);
    let json = said.json();
    assert_eq!((json["schema"].as_str(), json["way"].as_str()), (Some("modscope/why/1"), Some("closed")));
    assert_eq!(json["stopped_by"].as_str(), small.at("cache").to_str());
    let steps = json["steps"].as_array().unwrap();
    assert_eq!(steps[0]["path"], "/");
    let closed = steps.iter().find(|step| step["allowed"] == false).unwrap();
    assert_eq!((closed["mode"].as_str(), closed["decides"].as_str()), (Some("0700"), Some("other")));
    assert_eq!(
        (json["cache"]["path"].as_str(), json["role"].as_str()),
        (Some(small.path().as_str()), Some("list"))
    );
}

#[test]
fn a_link_is_followed_and_shown() {
    let small = Small::new();
    std::os::unix::fs::symlink("mod/cache", small.beside("link")).unwrap();
    let path = small.beside("link").join("download");
    let json = modscope(&["why", path.to_str().unwrap(), "--format", "json"], &[]).json();
    assert_eq!(json["real"].as_str(), small.at("cache/download").to_str());
    assert!(json["steps"].as_array().unwrap().iter().any(|step| step["link"] == "mod/cache"));
}

#[test]
fn a_finding_at_the_end_of_an_open_way_is_told() {
    let small = Small::new();
    let said = modscope(&[["why", &small.path()].as_slice(), &STRANGER].concat(), &[]);
    assert_eq!(said.code, Some(1), "{}", said.out);
    assert!(said.flat().contains("owner/not-writable"), "{}", said.out);
}

#[test]
fn where_nothing_is_nothing_can_be_said() {
    let small = Small::new();
    let said = modscope(&["why", small.beside("absent/below").to_str().unwrap()], &[]);
    assert_eq!(said.code, Some(2));
    assert!(said.flat().contains("nothing at") && said.flat().contains("absent;"), "{}", said.out);
    modscope(&["why"], &[]).refused(&["PATH"]);
    modscope(&["why", ""], &[]).refused(&["PATH"]);
}

#[test]
fn every_rule_is_listed_with_all_its_texts() {
    let json = modscope(&["rules", "--format", "json"], &[]).json();
    assert_eq!(json["schema"], "modscope/rules/1");
    let rules = json["rules"].as_array().unwrap();
    assert!(rules.len() > 20);
    for rule in rules {
        for key in ["id", "family", "severity", "title", "what", "why", "cause", "repair", "untouched"] {
            let text = rule[key].as_str().unwrap_or_default();
            assert!(!text.is_empty() && !text.starts_with("rule-"), "{rule}");
        }
        let id = rule["id"].as_str().unwrap();
        let full = modscope(&["rules", id], &[]);
        assert_eq!(full.code, Some(0));
        assert!(full.out.contains(id));
    }
}

#[test]
fn an_unknown_rule_is_answered_with_those_near_it() {
    modscope(&["rules", "owner/not-writeable"], &[]).refused(&["owner/not-writeable", "owner/not-writable"]);
    modscope(&["rules", "\u{1b}[2J"], &[]).refused(&["modscope rules lists"]);
}
