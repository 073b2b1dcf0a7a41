//! What `check` is asked beyond where and for whom: the policy, the operations, and its own forms.

use crate::go::{ModuleVersion, Operation, OperationSet};
use crate::text;

/// A policy as it is typed: the group is not looked up yet, for a saved scan has its own.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum PolicyWord {
    /// One account owns and uses it.
    #[default]
    Personal,
    /// The members of a group, by name or number, share it.
    Shared(String),
    /// One account writes, everybody else only reads.
    Published,
    /// A container's.
    Container,
}

/// Reads `personal`, `shared:GROUP`, `published` or `container`.
pub fn policy(word: &str) -> Result<PolicyWord, String> {
    match (word, word.strip_prefix("shared:")) {
        ("personal", _) => Ok(PolicyWord::Personal),
        ("published", _) => Ok(PolicyWord::Published),
        ("container", _) => Ok(PolicyWord::Container),
        ("shared" | "shared:", _) => Err(text!("cli-policy-whose")),
        (_, Some(group)) => Ok(PolicyWord::Shared(group.to_owned())),
        _ => Err(text!("cli-policy-unknown")),
    }
}

/// What is asked about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asks {
    /// Operations as a whole.
    pub whole: OperationSet,
    /// Operations on one module version.
    pub narrowed: Vec<(Operation, ModuleVersion)>,
}

impl Default for Asks {
    fn default() -> Self {
        Self { whole: OperationSet::all(), narrowed: Vec::new() }
    }
}

/// Reads a comma list of operations; some may be narrowed, as in `download=example.com/a@v1.1.0`.
pub fn operations(words: &str) -> Result<Asks, String> {
    let mut asks = Asks { whole: OperationSet::empty(), narrowed: Vec::new() };
    for word in words.split(',').map(str::trim) {
        let (name, target) = word.split_once('=').map_or((word, None), |(name, target)| (name, Some(target)));
        let operation: Operation =
            name.parse().map_err(|unknown: crate::go::UnknownOperation| unknown.to_string())?;
        let Some(target) = target else {
            asks.whole |= operation.set();
            continue;
        };
        if matches!(operation, Operation::Clean | Operation::Toolchain) {
            return Err(text!("cli-for-whole", operation = operation.id()));
        }
        let target: ModuleVersion = target.parse().map_err(|_| {
            text!(
                "cli-for-target",
                operation = operation.id(),
                word = text::from_bytes(target.as_bytes()).into_owned()
            )
        })?;
        if !asks.narrowed.contains(&(operation, target.clone())) {
            asks.narrowed.push((operation, target));
        }
    }
    Ok(asks)
}

/// The forms in which `check` answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Format {
    /// For people.
    #[default]
    Text,
    /// For scripts.
    Json,
    /// For code scanning: SARIF 2.1.0.
    Sarif,
    /// For a GitHub workflow: annotations.
    Github,
}

/// Reads a form.
pub fn format(word: &str) -> Result<Format, String> {
    match word {
        "text" => Ok(Format::Text),
        "json" => Ok(Format::Json),
        "sarif" => Ok(Format::Sarif),
        "github" => Ok(Format::Github),
        _ => Err(text!("cli-format-unknown", formats = "text, json, sarif, github")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn operations_are_a_comma_list() {
        let asks = operations("build,list").unwrap();
        assert_eq!((asks.whole, asks.narrowed.len()), (OperationSet::BUILD | OperationSet::LIST, 0));
        assert!(operations("").is_err());
        assert!(operations("build,").is_err());
        assert!(operations("install").unwrap_err().contains("install"));
    }

    #[test]
    fn an_operation_may_be_narrowed_to_one_module_version() {
        let asks = operations("list,download=example.com/a@v1.1.0,build=example.com/a@v1.0.0").unwrap();
        assert_eq!(asks.whole, OperationSet::LIST);
        let narrowed: Vec<String> =
            asks.narrowed.iter().map(|(operation, target)| format!("{operation} {target}")).collect();
        assert_eq!(narrowed, ["download example.com/a@v1.1.0", "build example.com/a@v1.0.0"]);
    }

    #[test]
    fn clean_and_toolchain_concern_everything_and_a_target_is_a_whole_version() {
        assert_eq!(operations("clean=a.b/c@v1.0.0"), Err(text!("cli-for-whole", operation = "clean")));
        assert_eq!(
            operations("toolchain=a.b/c@v1.0.0"),
            Err(text!("cli-for-whole", operation = "toolchain"))
        );
        for bad in ["build=", "build=example.com/a", "build=example.com/a@latest", "build=@v1.0.0"] {
            assert!(operations(bad).unwrap_err().contains("example.com/a@v1.1.0"), "{bad}");
        }
    }

    #[test]
    fn a_shared_cache_is_shared_by_a_group() {
        assert_eq!(policy("personal"), Ok(PolicyWord::Personal));
        assert_eq!(policy("shared:ci"), Ok(PolicyWord::Shared("ci".to_owned())));
        assert_eq!(policy("shared"), Err(text!("cli-policy-whose")));
        for bad in ["mine", "personal:me", "published:ci"] {
            assert_eq!(policy(bad), Err(text!("cli-policy-unknown")), "{bad}");
        }
    }
}
