//! All rules, as SARIF describes them.

use serde::Serialize;

use super::{Message, level};
use crate::health::Rule;
use crate::text;
use crate::words::{RulePart, rule_file, rule_page, rule_text};

/// A rule (3.49 reportingDescriptor).
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Descriptor {
    id: &'static str,
    name: String,
    short_description: Message,
    full_description: Message,
    help: Help,
    #[serde(skip_serializing_if = "Option::is_none")]
    help_uri: Option<String>,
    default_configuration: Configuration,
    properties: Tags,
}

#[derive(Serialize)]
struct Help {
    text: String,
    markdown: String,
}

#[derive(Serialize)]
struct Configuration {
    level: &'static str,
}

#[derive(Serialize)]
struct Tags {
    tags: [&'static str; 2],
}

impl Descriptor {
    pub fn of(rule: Rule) -> Self {
        let family = rule.id().split('/').next().unwrap_or_default();
        let part = |part| rule_text(rule, part);
        let help = [RulePart::Why, RulePart::Cause, RulePart::Repair, RulePart::Untouched]
            .map(|told| format!("{}\n{}", text!(&format!("rule-page-{}", told.id())), part(told)));
        // What stands under the line is about the file that the page is in docs/.
        let whole = rule_page(rule);
        let markdown = whole.split("\n---\n").next().unwrap_or_default().trim_end();
        Self {
            id: rule.id(),
            name: format!("{rule:?}"),
            short_description: Message::new(&part(RulePart::Title)),
            full_description: Message::new(&part(RulePart::What)),
            help: Help { text: super::literal(&help.join("\n\n")), markdown: super::literal(markdown) },
            help_uri: repository().map(|repository| page(repository, rule)),
            default_configuration: Configuration { level: level(rule.base_severity()) },
            properties: Tags { tags: ["go", family] },
        }
    }
}

/// Where the project is published, as Cargo.toml says it; none as long as it says nothing.
pub(super) fn repository() -> Option<&'static str> {
    Some(env!("CARGO_PKG_REPOSITORY")).filter(|uri| !uri.is_empty())
}

fn page(repository: &str, rule: Rule) -> String {
    format!("{}/blob/main/docs/rules/{}", repository.trim_end_matches('/'), rule_file(rule))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_as_long_as_code_scanning_takes_them() {
        for rule in Rule::ALL {
            let told = Descriptor::of(*rule);
            assert!(told.name.len() <= 255 && told.name.is_ascii(), "{rule}");
            for message in [&told.short_description, &told.full_description] {
                let length = message.text.chars().count();
                assert!((1..=1024).contains(&length), "{rule}: {length} letters");
            }
        }
    }

    #[test]
    fn a_rule_has_its_page_where_the_project_is() {
        let page = page("https://example.com/modscope/", Rule::OwnerForeign);
        assert_eq!(page, "https://example.com/modscope/blob/main/docs/rules/owner-foreign.md");
    }
}
