//! `rules`: docs/rules/ is made from the program's own catalogue. The test that compares them also writes them.

use crate::tools::{self, Done};

pub fn run(args: &[String]) -> Done {
    let mut command = tools::cargo();
    command.args([
        "test",
        "--quiet",
        "--package",
        "modscope",
        "--no-default-features",
        "--test",
        "rule_pages",
    ]);
    if !args.iter().any(|arg| arg == "--check") {
        command.env("MODSCOPE_WRITE_PAGES", "1");
    }
    tools::aloud(&mut command)
}
