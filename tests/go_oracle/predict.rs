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
        let path = cache.modcache();
        let mut command = Command::new(Path::new(env!("CARGO_BIN_EXE_modscope")));
        command.arg("check");
        if path.is_dir() {
            command.arg(&path);
        }
        command.args(["--as", &desk.who.as_option(), "--format", "json", "--policy", "personal"]);
        let output = command.env_clear().envs(desk.env(&path)).output().map_err(|why| why.to_string())?;
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
        if self.exit != Some(i32::from(error)) {
            found.push(format!(
                "exit {:?}, though {} finding is an error",
                self.exit,
                if error { "a" } else { "no" }
            ));
        }
        found
    }
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
