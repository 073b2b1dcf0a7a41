//! `modscope check`, as scripts and people meet it: exit codes, JSON, options.

use crate::program::{STRANGER, Small, modscope, set};
use crate::skip;
use serde_json::Value;

fn keys(value: &Value) -> Vec<&str> {
    value.as_object().map(|object| object.keys().map(String::as_str).collect()).unwrap_or_default()
}

#[test]
fn a_healthy_cache_is_exit_0_and_says_that_go_works() {
    let small = Small::new();
    let said = modscope(&["check", &small.path()], &[]);
    assert_eq!(said.code, Some(0), "{}{}", said.out, said.err);
    assert!(said.flat().contains("works"), "{}", said.out);
    assert_eq!(said.err, "");
}

#[test]
fn the_json_has_every_key_of_the_contract() {
    let small = Small::new();
    set(&small.cache(), 0o700);
    let said = modscope(&[["check", &small.path(), "--format", "json"].as_slice(), &STRANGER].concat(), &[]);
    let json = said.json();
    assert_eq!(said.code, Some(1), "{}", said.out);
    for key in ["schema", "caches", "identities", "policy", "operations", "summary", "findings"] {
        assert!(keys(&json).contains(&key), "{key}");
    }
    assert_eq!(json["schema"], "modscope/check/1");
    assert_eq!(
        (&json["caches"][0]["kind"], json["caches"][0]["path"].as_str()),
        (&"module".into(), Some(small.path().as_str()))
    );
    assert_eq!(
        (&json["identities"][0]["uid"], &json["identities"][0]["groups"][0]),
        (&4711.into(), &4711.into())
    );
    assert_eq!(json["policy"], "personal");
    assert_eq!(keys(&json["operations"]).len(), 6);
    assert_eq!(json["operations"]["build"], "blocked");
    for key in ["entries", "bytes", "error", "warning", "info", "elapsed_ms"] {
        assert!(json["summary"][key].is_u64(), "{key}");
    }
    let finding = &json["findings"][0];
    for key in ["rule", "severity", "path", "role", "identity", "because", "fix"] {
        assert!(finding[key].as_str().is_some_and(|text| !text.is_empty()), "{key}: {finding}");
    }
    assert!(finding["cache"] == 0 && finding["entries"].is_u64() && finding["breaks"].is_array());
    assert_eq!(finding["identity"], json["identities"][0]["name"]);
}

#[test]
fn only_the_operations_that_are_asked_about_are_answered() {
    let small = Small::new();
    let said = modscope(&["check", &small.path(), "--for", "list,build", "--format", "json"], &[]);
    assert_eq!(keys(&said.json()["operations"]), ["build", "list"]);
}

#[test]
fn fail_on_moves_the_line_between_0_and_1() {
    let small = Small::new();
    set(&small.at("example.com/a@v1.0.0/a.go"), 0o666);
    let code = |fail_on: &str| modscope(&["check", &small.path(), "--fail-on", fail_on], &[]).code;
    assert_eq!((code("error"), code("warning"), code("info")), (Some(0), Some(1), Some(1)));
}

#[test]
fn options_that_make_no_sense_are_exit_2_with_a_sentence() {
    let small = Small::new();
    let path = small.path();
    let refused: [(&[&str], &[&str]); 21] = [
        (&["--as", "nobody-of-that-name"], &["nobody-of-that-name", "no account"]),
        (&["--as", "1:a"], &["1:a", "cannot be read"]),
        (&["--as", "1:1", "--as", "2:2"], &["two identities", "shared"]),
        (&["--umask", "9"], &["octal"]),
        (&["--policy", "shared"], &["name the group", "shared:ci"]),
        (&["--policy", "shared:no-such-group"], &["no-such-group", "no group here", "number"]),
        (&["--policy", "mine"], &["personal, shared:GROUP"]),
        (&["--for", "install"], &["install", "download"]),
        (&["--for", "download=example.com/a"], &["example.com/a", "download=example.com/a@v1.1.0"]),
        (&["--for", "download=example.com/a@latest"], &["no module version"]),
        (&["--for", "clean=example.com/a@v1.0.0"], &["the whole cache", "--for clean"]),
        (&["--for", "toolchain=example.com/a@v1.0.0"], &["the whole cache", "--for toolchain"]),
        (&["--caps", "sys_admin"], &["sys_admin", "dac_override"]),
        (&["--format", "xml"], &["text, json, sarif, github"]),
        (&["--format", "html"], &["text, json, sarif, github"]),
        (&["--fail-on", "never"], &["info", "warning", "error"]),
        (&["--cache", "pip"], &["module", "build", "all"]),
        (&["--project", "/no/such/folder"], &["no folder /no/such/folder", "go.sum"]),
        (&["--project", "/"], &["no go.sum in /", "go mod tidy"]),
        (&["--project"], &["--project"]),
        (&["--no-such-option"], &["--no-such-option"]),
    ];
    for (options, words) in refused {
        modscope(&[["check", &path].as_slice(), options].concat(), &[]).refused(words);
    }
}

#[test]
fn the_forms_of_check_are_not_those_of_the_others() {
    let small = Small::new();
    for format in ["sarif", "github"] {
        modscope(&["why", &small.path(), "--format", format], &[]).refused(&["forms of check"]);
        assert_eq!(modscope(&["check", &small.path(), "--format", format], &[]).code, Some(0));
    }
}

#[test]
fn a_umask_is_taken_in_octal() {
    let small = Small::new();
    for mask in ["022", "0o077", "2"] {
        let said = modscope(&["check", &small.path(), "--umask", mask], &[]);
        assert_eq!((said.code, said.err.as_str()), (Some(0), ""), "{mask}");
    }
}

#[test]
fn a_policy_is_answered_with_the_group_it_means() {
    let small = Small::new();
    let json = |policy: &str| {
        modscope(&["check", &small.path(), "--policy", policy, "--format", "json"], &[]).json()
    };
    let shared = json("shared:48151");
    assert_eq!((shared["policy"].as_str(), shared["group"].as_str()), (Some("shared"), Some("48151")));
    assert_eq!(json("shared:root")["group"], "root");
    for policy in ["published", "container", "personal"] {
        let answer = json(policy);
        assert_eq!(answer["policy"], policy);
        assert!(answer.get("group").is_none());
    }
    let text = modscope(&["check", &small.path(), "--policy", "shared:root"], &[]);
    assert!(text.flat().contains("shared by the group root"), "{}", text.out);
}

#[test]
fn root_without_capabilities_is_judged_as_an_ordinary_account() {
    let small = Small::new();
    set(&small.cache(), 0o000);
    let build = |caps: &str| {
        let said =
            modscope(&["check", &small.path(), "--as", "0:0", "--caps", caps, "--format", "json"], &[]);
        said.json()["operations"]["build"].clone()
    };
    if skip::have("root_without_capabilities_is_judged_as_an_ordinary_account", &["root"]) {
        assert_eq!((build("all"), build("none")), ("ok".into(), "blocked".into()));
    }
    set(&small.cache(), 0o755);
}

#[test]
fn under_sudo_the_account_behind_it_is_judged_and_a_line_says_so() {
    if !skip::have("under_sudo_the_account_behind_it_is_judged_and_a_line_says_so", &["root"]) {
        return;
    }
    let small = Small::new();
    let sudo = [("SUDO_UID", "4711"), ("SUDO_GID", "4712")];
    let said = modscope(&["check", &small.path(), "--format", "json"], &sudo);
    assert_eq!(said.json()["identities"][0]["gid"], 4712);
    assert!(said.err.contains("uid 4711, who is behind sudo"), "{}", said.err);
    let said = modscope(&["check", &small.path(), "--as", "root"], &sudo);
    assert_eq!((said.code, said.err.as_str()), (Some(0), ""));
}

#[test]
fn text_fits_eighty_columns_but_for_paths_and_commands() {
    let small = Small::new();
    let said = modscope(&[["check", &small.path()].as_slice(), &STRANGER].concat(), &[]);
    for line in said.out.lines() {
        let whole = line.trim().contains('/') || line.starts_with("             ");
        assert!(whole || line.chars().count() <= 80, "{line}");
    }
}

#[test]
fn a_reader_that_has_had_enough_is_no_trouble() {
    let program = env!("CARGO_BIN_EXE_modscope");
    let script = format!(
        "'{program}' rules --format json | true; '{program}' rules --format json | head -c 1 >/dev/null"
    );
    let output = std::process::Command::new("sh").args(["-c", &script]).output().expect("a shell");
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
}

#[test]
fn help_is_exit_0_and_names_only_what_is_there() {
    let said = modscope(&["--help"], &[]);
    assert_eq!(said.code, Some(0));
    for command in ["check", "why", "rules", "scan"] {
        assert!(said.flat().contains(command));
        assert_eq!(modscope(&[command, "--help"], &[]).code, Some(0));
    }
    for later in ["undo", "relocate", "recipe"] {
        assert!(!said.flat().contains(later), "{later}");
    }
}
