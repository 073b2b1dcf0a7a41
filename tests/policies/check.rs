//! What `check` says under a policy, through the contract scripts rely on.

use std::collections::BTreeMap;
use std::process::Command;

use serde_json::Value;

use crate::account::{Account, said};
use crate::cache::Cache;

/// One answer.
pub struct Answer {
    pub operations: BTreeMap<String, String>,
    pub findings: Vec<Finding>,
    pub exit: Option<i32>,
}

#[derive(Debug)]
pub struct Finding {
    pub rule: String,
    pub severity: String,
    pub path: String,
    pub breaks: Vec<String>,
    pub because: String,
}

/// Asks about a cache for an account; `umask` where it is told.
pub fn check(cache: &Cache, who: &Account, policy: &str, umask: Option<&str>) -> Answer {
    let path = cache.modcache();
    let mut command = Command::new(env!("CARGO_BIN_EXE_modscope"));
    command.arg("check").arg(&path).args(["--as", &who.as_option(), "--format", "json"]);
    command.args(["--policy", policy]);
    if let Some(umask) = umask {
        command.args(["--umask", umask]);
    }
    let output = command.env_clear().envs(who.env(&path)).output().expect("check runs");
    let json: Value = serde_json::from_slice(&output.stdout)
        .unwrap_or_else(|why| panic!("no JSON ({why}), exit {:?}: {}", output.status.code(), said(&output)));
    let word = |json: &Value| json.as_str().unwrap_or_default().to_owned();
    let operations = json["operations"].as_object().into_iter().flatten();
    let findings = json["findings"].as_array().into_iter().flatten();
    Answer {
        operations: operations.map(|(name, state)| (name.clone(), word(state))).collect(),
        findings: findings
            .map(|json| Finding {
                rule: word(&json["rule"]),
                severity: word(&json["severity"]),
                path: word(&json["path"]),
                breaks: json["breaks"].as_array().into_iter().flatten().map(word).collect(),
                because: word(&json["because"]),
            })
            .collect(),
        exit: output.status.code(),
    }
}

impl Answer {
    /// Rules at warning or above, each once; but not what is said of the settings of these made-up accounts.
    pub fn loud(&self) -> Vec<&str> {
        let of_cache = self.findings.iter().filter(|finding| !finding.rule.starts_with("env/"));
        let loud = of_cache.filter(|finding| finding.severity != "info");
        let mut rules: Vec<&str> = loud.map(|finding| finding.rule.as_str()).collect();
        rules.sort_unstable();
        rules.dedup();
        rules
    }

    pub fn with(&self, rule: &str) -> Vec<&Finding> {
        self.findings.iter().filter(|finding| finding.rule == rule).collect()
    }

    pub fn says(&self, operation: &str) -> &str {
        self.operations.get(operation).map_or("nothing", String::as_str)
    }

    /// Nothing at warning or above, and the exit code says so.
    pub fn expect_calm(&self, what: &str) {
        assert_eq!(self.loud(), Vec::<&str>::new(), "{what}: {:#?}", self.findings);
        assert_eq!(self.exit, Some(0), "{what}");
    }

    pub fn expect_loud(&self, rules: &[&str], what: &str) {
        assert_eq!(self.loud(), rules, "{what}: {:#?}", self.findings);
    }
}
