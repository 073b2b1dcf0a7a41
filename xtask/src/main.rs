//! `cargo xtask`: what people who work on Modscope do often, so that nobody has to remember how.
//!
//! One file a task. A task prints what it does; it ends with a sentence and exit code 1 when something is wrong.

mod bench_table;
mod cross;
mod deps;
mod rules;
mod screenshots;
mod style;
mod tools;

use std::process::ExitCode;

const HELP: &str = "\
cargo xtask TASK

  style                 the house rules that no lint knows: file length, words, who may name what
  deps                  every direct dependency has its line in docs/dependencies.md
  rules [--check]       write docs/rules/ from the program's own rules; --check only compares
  cross [macos|windows] check the workspace for macOS, build it for Windows
  headless              the build without a window has no window crate in its tree
  bench-table           a markdown table of the last `cargo bench`
  screenshots [--name NAME] [--keys KEYS] [--wait SECONDS] [-- ARGS…]
                        pictures of the real window at two sizes into docs/pictures/; ARGS go to modscope
";

fn main() -> ExitCode {
    let mut args = std::env::args().skip(1);
    let task = args.next().unwrap_or_default();
    let rest: Vec<String> = args.collect();
    let done = match task.as_str() {
        "style" => style::run(),
        "deps" => deps::run(),
        "rules" => rules::run(&rest),
        "cross" => cross::run(&rest),
        "headless" => cross::headless(),
        "bench-table" => bench_table::run(),
        "screenshots" => screenshots::run(&rest),
        _ => {
            print!("{HELP}");
            return if matches!(task.as_str(), "" | "help" | "--help") {
                ExitCode::SUCCESS
            } else {
                ExitCode::from(2)
            };
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("xtask {task}: {why}");
            ExitCode::FAILURE
        }
    }
}
