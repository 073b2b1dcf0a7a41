//! The pages in docs/rules are what the catalogue of texts says. `MODSCOPE_WRITE_PAGES=1` writes them.

use std::fs;
use std::path::Path;

use modscope::health::Rule;
use modscope::words::{rule_file, rule_index, rule_page};

#[test]
fn every_rule_has_its_page_and_no_page_is_left_over() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/rules");
    let mut pages = vec![("README.md".to_owned(), rule_index())];
    pages.extend(Rule::ALL.iter().map(|rule| (rule_file(*rule), rule_page(*rule))));
    if std::env::var_os("MODSCOPE_WRITE_PAGES").is_some() {
        fs::create_dir_all(&folder).expect("docs/rules can be made");
        for (name, page) in &pages {
            fs::write(folder.join(name), page).expect("a page can be written");
        }
    }
    for (name, page) in &pages {
        let written = fs::read_to_string(folder.join(name)).unwrap_or_default().replace("\r\n", "\n");
        assert!(
            written == *page,
            "docs/rules/{name} is not what the catalogue says: run this test with MODSCOPE_WRITE_PAGES=1"
        );
    }
    for entry in fs::read_dir(&folder).expect("docs/rules is there") {
        let name = entry.expect("an entry").file_name().to_string_lossy().into_owned();
        assert!(pages.iter().any(|(page, _)| *page == name), "docs/rules/{name} belongs to no rule");
    }
}
