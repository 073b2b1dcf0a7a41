//! What `modscope check` says about the same cache, through the contract scripts rely on.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

use crate::cache::Cache;
use crate::identity::{Desk, said};

/// One run of `check --format json`.
pub struct Prediction {
    /// Operation → state, as printed.
    pub operations: BTreeMap<String, String>,
    /// Findings: severity, rule, and the operations it breaks.
    pub findings: Vec<Finding>,
    pub exit: Option<i32>,
}

pub struct Finding {
    pub rule: String,
    pub severity: String,
    pub path: String,
    pub breaks: Vec<String>,
}

impl Prediction {
    /// Asks about `cache` as the user of `desk`, in that user's environment. What is no folder
    /// (absent, a file, a dangling link) is asked for by `GOMODCACHE` alone: typed as PATH it is a
    /// mistake of whoever typed it, or a saved scan.
    ///
    /// For B and C this is the first thing that meets their build cache. Were anything written there
    /// while asking (as root), their builds would fail, and the table would tell.
    pub fn ask(cache: &Cache, desk: &Desk) -> Result<Self, String> {
        Self::ask_of(&cache.modcache(), desk, "module")
    }

    /// The same for some operations only, as `--for` has them.
    pub fn ask_for(cache: &Cache, desk: &Desk, operations: &str) -> Result<Self, String> {
        Self::asked(&cache.modcache(), desk, &["--cache", "module", "--for", operations])
    }

    /// The same for the kinds of cache of `--cache`.
    pub fn ask_of(path: &Path, desk: &Desk, kinds: &str) -> Result<Self, String> {
        Self::asked(path, desk, &["--cache", kinds])
    }

    fn asked(path: &Path, desk: &Desk, options: &[&str]) -> Result<Self, String> {
        let mut command = Command::new(program());
        command.arg("check");
        if options.contains(&"module") && path.is_dir() {
            command.arg(path);
        }
        command.args(options);
        command.args(["--as", &desk.who.as_option(), "--format", "json", "--policy", "personal"]);
        let output = command.env_clear().envs(desk.env(path)).output().map_err(|why| why.to_string())?;
        let json: Value = serde_json::from_slice(&output.stdout)
            .map_err(|why| format!("no JSON ({why}), exit {:?}: {}", output.status.code(), said(&output)))?;
        if json["schema"] != "modscope/check/1" {
            return Err(format!("another schema: {}", json["schema"]));
        }
        let operations = json["operations"].as_object().into_iter().flatten();
        let findings = json["findings"].as_array().into_iter().flatten();
        Ok(Self {
            operations: operations.map(|(name, state)| (name.clone(), string(state))).collect(),
            findings: findings.map(Finding::read).collect(),
            exit: output.status.code(),
        })
    }

    /// Whether it lies on a file system for reading only.
    pub fn sealed(&self) -> bool {
        self.findings.iter().any(|finding| finding.rule == "mount/read-only")
    }

    /// What the answer says against itself: a blocked operation that no finding names, an exit
    /// code that doesn't follow from the severities.
    pub fn contradictions(&self) -> Vec<String> {
        let mut found = Vec::new();
        for (operation, state) in &self.operations {
            let named = self.findings.iter().any(|finding| finding.breaks.contains(operation));
            if state == "blocked" && !named {
                found.push(format!("{operation} is blocked, and no finding has it in `breaks`"));
            }
        }
        let error = self.findings.iter().any(|finding| finding.severity == "error");
        let unknown = self.operations.values().any(|state| state == "unknown");
        let expected = if error {
            1
        } else if unknown {
            2
        } else {
            0
        };
        if self.exit != Some(expected) {
            found.push(format!(
                "exit {:?}, though {} finding is an error",
                self.exit,
                if error { "a" } else { "no" }
            ));
        }
        found
    }
}

/// The program under test; `MODSCOPE_ORACLE_PROGRAM` names another build of it.
fn program() -> std::ffi::OsString {
    std::env::var_os("MODSCOPE_ORACLE_PROGRAM").unwrap_or_else(|| env!("CARGO_BIN_EXE_modscope").into())
}

impl Finding {
    fn read(json: &Value) -> Self {
        let breaks = json["breaks"].as_array().into_iter().flatten();
        Self {
            rule: string(&json["rule"]),
            severity: string(&json["severity"]),
            path: string(&json["path"]),
            breaks: breaks.map(string).collect(),
        }
    }

    pub fn line(&self) -> String {
        format!("{} {} {} breaks {:?}", self.severity, self.rule, self.path, self.breaks)
    }
}

fn string(json: &Value) -> String {
    json.as_str().unwrap_or_default().to_owned()
}
