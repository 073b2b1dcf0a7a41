//! The window or a command: nothing else.

use std::process::ExitCode;

use modscope::cli::{self, Face};

fn main() -> ExitCode {
    match cli::parse() {
        Face::Command(command) => cli::run(&command),
        Face::Window { path, demo } => window(path, demo),
    }
}

#[cfg(feature = "gui")]
fn window(path: Option<std::path::PathBuf>, demo: Option<modscope::demo::Story>) -> ExitCode {
    use modscope::ui::{Start, has_display, open_window};
    use tracing_subscriber::EnvFilter;

    let filter =
        EnvFilter::try_from_env("MODSCOPE_LOG").unwrap_or_else(|_| EnvFilter::new("error,modscope=warn"));
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).init();
    if !has_display() {
        eprintln!("modscope: {}", modscope::text!("window-no-display"));
        return ExitCode::from(2);
    }
    match open_window(Start::here(path, demo)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("modscope: {}", modscope::text!("window-no-window", why = error.to_string()));
            ExitCode::from(2)
        }
    }
}

#[cfg(not(feature = "gui"))]
fn window(_path: Option<std::path::PathBuf>, _demo: Option<modscope::demo::Story>) -> ExitCode {
    cli::no_window()
}
