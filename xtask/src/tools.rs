//! The few things that every task needs: where the project is, and running a program aloud.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// What a task ends with: nothing, or a sentence that says why not.
pub type Done = Result<(), String>;

/// The workspace's root, whatever folder the task was started in.
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_path_buf()
}

/// The folder cargo builds into, inside the workspace unless `CARGO_TARGET_DIR` says otherwise.
pub fn target() -> PathBuf {
    root().join(std::env::var_os("CARGO_TARGET_DIR").unwrap_or_else(|| "target".into()))
}

/// `cargo`, in the workspace's root: the one that started this task.
pub fn cargo() -> Command {
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.current_dir(root());
    cargo
}

/// Runs the command after printing it, and turns a bad end into a sentence.
pub fn aloud(command: &mut Command) -> Done {
    eprintln!("+ {}", words(command));
    let status = command.status().map_err(|why| format!("{} could not be started: {why}", words(command)))?;
    if status.success() { Ok(()) } else { Err(format!("{} ended with {status}", words(command))) }
}

/// Runs the command and gives what it wrote to its standard output.
pub fn output(command: &mut Command) -> Result<Vec<u8>, String> {
    let out = command
        .stderr(Stdio::inherit())
        .output()
        .map_err(|why| format!("{} could not be started: {why}", words(command)))?;
    if out.status.success() {
        Ok(out.stdout)
    } else {
        Err(format!("{} ended with {}", words(command), out.status))
    }
}

/// Reads a text file; the error names it.
pub fn read(path: &Path) -> Result<String, String> {
    std::fs::read_to_string(path).map_err(|why| format!("{} could not be read: {why}", path.display()))
}

fn words(command: &Command) -> String {
    let mut text = String::new();
    for (name, value) in command.get_envs() {
        if let Some(value) = value {
            text += &format!("{}={} ", name.display(), value.display());
        }
    }
    text += &Path::new(command.get_program()).file_name().unwrap_or_default().to_string_lossy();
    for word in command.get_args() {
        text += &format!(" {}", word.display());
    }
    text
}
