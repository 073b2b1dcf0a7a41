//! `deps`: docs/dependencies.md keeps one line for each direct dependency, and none for what is gone.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::tools::{self, Done};

const PAGE: &str = "docs/dependencies.md";

pub fn run() -> Done {
    let metadata =
        tools::output(tools::cargo().args(["metadata", "--no-deps", "--format-version", "1", "--locked"]))?;
    let metadata: Value = serde_json::from_slice(&metadata)
        .map_err(|why| format!("what `cargo metadata` says could not be read: {why}"))?;
    let used = direct_dependencies(&metadata);
    let told = told_in(&tools::read(&tools::root().join(PAGE))?);
    let missing: Vec<&String> = used.difference(&told).collect();
    let gone: Vec<&String> = told.difference(&used).collect();
    if missing.is_empty() && gone.is_empty() {
        println!("{} direct dependencies, each with its line in {PAGE}", used.len());
        return Ok(());
    }
    Err(format!("{PAGE} has no line for {missing:?} and a line too many for {gone:?}"))
}

/// Names of everything a package of this workspace depends on, but the packages of the workspace itself.
fn direct_dependencies(metadata: &Value) -> BTreeSet<String> {
    let packages = || metadata["packages"].as_array().into_iter().flatten();
    packages()
        .flat_map(|package| package["dependencies"].as_array().into_iter().flatten())
        .filter(|dependency| dependency["path"].is_null())
        .filter_map(|dependency| dependency["name"].as_str().map(str::to_owned))
        .collect()
}

/// Names in the first column of the page's tables: lines that begin with "| `name`"; a cell may hold several.
fn told_in(page: &str) -> BTreeSet<String> {
    page.lines()
        .filter(|line| line.starts_with("| `"))
        .filter_map(|line| line.trim_start_matches('|').split('|').next())
        .flat_map(|cell| cell.split('`').skip(1).step_by(2))
        .map(str::to_owned)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packages_of_the_workspace_need_no_line() {
        let metadata = serde_json::json!({ "packages": [ { "dependencies": [
            { "name": "serde", "path": null }, { "name": "modscope-platform", "path": "/x/platform" },
            { "name": "serde", "path": null, "kind": "dev" } ] } ] });
        assert_eq!(direct_dependencies(&metadata), BTreeSet::from(["serde".to_owned()]));
    }

    #[test]
    fn a_line_may_tell_of_several() {
        let page =
            "| library | for |\n|---|---|\n| `fluent-bundle`, `unic-langid` | words |\ntext `not-this`\n";
        let expected = ["fluent-bundle", "unic-langid"].map(str::to_owned);
        assert_eq!(told_in(page), BTreeSet::from(expected));
    }
}
