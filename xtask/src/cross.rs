//! macOS and Windows from a Linux machine, and the build without a window.
//!
//! Where rustup has the target, its standard library is used. Where it has not (Debian's rustc), the standard
//! library is built from its source: `-Zbuild-std`, which wants `RUSTC_BOOTSTRAP=1` and the source that
//! Debian's package `rust-web-src` brings. Debian's compiler is called by its path, so that the one first in
//! PATH stays what it was.

use std::path::Path;
use std::process::Command;

use crate::tools::{self, Done};

const MACOS: &str = "aarch64-apple-darwin";
const WINDOWS: &str = "x86_64-pc-windows-gnu";

/// Crates that draw, open windows or show dialogs: none may be in the tree of the headless build.
const WINDOW_CRATES: [&str; 8] = ["eframe", "egui", "egui_extras", "epaint", "winit", "wgpu", "glow", "rfd"];

/// `cross`: both systems, or the one named. macOS programs cannot be linked here, so they are checked; Windows
/// programs are built and linked. Of the tests only the platform crate's are looked at: criterion, which the
/// program's benches need, compiles C.
pub fn run(args: &[String]) -> Done {
    match args.first().map(String::as_str) {
        None => macos().and_then(|()| windows()),
        Some("macos") => macos(),
        Some("windows") => windows(),
        Some(other) => Err(format!("{other} is not a system this task knows; it knows macos and windows")),
    }
}

fn macos() -> Done {
    tools::aloud(for_target("check", MACOS).args(["--workspace"]))?;
    tools::aloud(for_target("check", MACOS).args(["--package", "modscope-platform", "--all-targets"]))
}

fn windows() -> Done {
    tools::aloud(for_target("build", WINDOWS).args(["--workspace"]))?;
    tools::aloud(for_target("check", WINDOWS).args(["--package", "modscope-platform", "--all-targets"]))
}

/// `headless`: builds the program without its default features, and reads its tree.
pub fn headless() -> Done {
    tools::aloud(tools::cargo().args(["build", "--package", "modscope", "--no-default-features", "--bins"]))?;
    let tree = tools::output(tools::cargo().args([
        "tree",
        "--package",
        "modscope",
        "--no-default-features",
        "--edges",
        "normal",
        "--target",
        "all",
        "--prefix",
        "none",
        "--format",
        "{p}",
    ]))?;
    let tree = String::from_utf8_lossy(&tree);
    let found = window_crates_in(&tree);
    if found.is_empty() {
        println!("no window crate in the tree of the build without a window");
        Ok(())
    } else {
        Err(format!("the build without a window brings {} with it", found.join(", ")))
    }
}

/// The window crates among the lines of `cargo tree --prefix none --format {p}`.
fn window_crates_in(tree: &str) -> Vec<&str> {
    let mut found: Vec<&str> = tree
        .lines()
        .filter_map(|line| line.split_whitespace().next())
        .filter(|name| WINDOW_CRATES.contains(name))
        .collect();
    found.sort_unstable();
    found.dedup();
    found
}

fn for_target(verb: &str, target: &str) -> Command {
    let mut cargo = tools::cargo();
    cargo.args([verb, "--target", target]);
    // Nobody runs what is built here: optimising the dependencies would only cost time.
    cargo.args(["--config", "profile.dev.package.\"*\".opt-level=0"]);
    cargo.args(["--config", "profile.dev.debug=false"]);
    if !installed_by_rustup(target) {
        cargo.arg("-Zbuild-std").env("RUSTC", "/usr/bin/rustc").env("RUSTC_BOOTSTRAP", "1");
    }
    cargo
}

fn installed_by_rustup(target: &str) -> bool {
    let sysroot = tools::output(Command::new("rustc").args(["--print", "sysroot"])).unwrap_or_default();
    let sysroot = String::from_utf8_lossy(&sysroot);
    Path::new(sysroot.trim()).join("lib/rustlib").join(target).join("lib").is_dir()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_window_crate_is_found_once_by_its_whole_name() {
        let tree = "modscope v0.1.0\nwinit v0.30.1\neguimaginary v1.0.0\nwinit v0.30.1 (*)\nserde v1.0.0\n";
        assert_eq!(window_crates_in(tree), ["winit"]);
    }
}
