//! `screenshots`: pictures of the real program in a real window, at the two sizes the docs show.
//!
//! Needs Xvfb, xdotool and ImageMagick, and Mesa's software Vulkan where there is no GPU. No window manager runs
//! in that screen, so the task gives the window its place and size itself.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::tools::{self, Done};

const SIZES: [(u32, u32); 2] = [(1280, 800), (1920, 1080)];

/// What the person asked for.
struct Wish {
    /// First part of the pictures' file names.
    name: String,
    /// Keys pressed before the picture is taken, as xdotool writes them: `ctrl+p`, `Return`.
    keys: Vec<String>,
    /// How long the program may scan and settle.
    wait: Duration,
    /// Handed to modscope.
    args: Vec<String>,
}

pub fn run(args: &[String]) -> Done {
    let wish = wish(args)?;
    let program = ["release", "debug"].map(|profile| tools::target().join(profile).join("modscope"));
    let program =
        program.iter().find(|path| path.is_file()).ok_or("build it first: cargo build --release")?;
    for (width, height) in SIZES {
        let screen = Screen::start(width, height)?;
        let program = Kept(
            screen
                .command(program)
                .args(&wish.args)
                .spawn()
                .map_err(|why| format!("{} could not be started: {why}", program.display()))?,
        );
        screen.fill_with_window_of(&program.0)?;
        sleep(wish.wait);
        for key in &wish.keys {
            tools::output(screen.command("xdotool").args(["key", key]))?;
            sleep(Duration::from_millis(400));
        }
        let picture = tools::root().join("docs/pictures").join(format!("{}-{width}.png", wish.name));
        let folder = picture.parent().ok_or("the picture has no folder")?;
        std::fs::create_dir_all(folder).map_err(|why| format!("docs/pictures could not be made: {why}"))?;
        tools::aloud(screen.command("import").args(["-window", "root"]).arg(&picture))?;
    }
    Ok(())
}

fn wish(args: &[String]) -> Result<Wish, String> {
    let mut wish =
        Wish { name: "window".to_owned(), keys: Vec::new(), wait: Duration::from_secs(4), args: Vec::new() };
    let mut words = args.iter();
    while let Some(word) = words.next() {
        let mut value = || words.next().cloned().ok_or(format!("{word} wants a value"));
        match word.as_str() {
            "--name" => wish.name = value()?,
            "--keys" => wish.keys = value()?.split_whitespace().map(str::to_owned).collect(),
            "--wait" => {
                let seconds = value()?.parse().map_err(|why| format!("--wait wants seconds: {why}"))?;
                wish.wait = Duration::from_secs(seconds);
            }
            "--" => wish.args = words.by_ref().cloned().collect(),
            other => {
                return Err(format!("{other} is no option of screenshots; see cargo xtask help"));
            }
        }
    }
    Ok(wish)
}

/// A child that does not outlive the task, however the task ends.
struct Kept(Child);

impl Drop for Kept {
    fn drop(&mut self) {
        // Both fail only when it has ended by itself.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// A screen that nobody sees.
struct Screen {
    _server: Kept,
    display: String,
    size: (u32, u32),
}

impl Screen {
    fn start(width: u32, height: u32) -> Result<Self, String> {
        // -displayfd: the server picks a free number itself and tells it once it is ready.
        let mut server = Command::new("Xvfb")
            .args([
                "-displayfd",
                "1",
                "-noreset",
                "-nolisten",
                "tcp",
                "-screen",
                "0",
                &format!("{width}x{height}x24"),
            ])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|why| format!("Xvfb could not be started ({why}); it is in the package xvfb"))?;
        let said = server.stdout.take();
        let server = Kept(server);
        let mut number = String::new();
        if let Some(said) = said {
            BufReader::new(said).read_line(&mut number).map_err(|why| format!("Xvfb said nothing: {why}"))?;
        }
        if number.trim().is_empty() {
            return Err("Xvfb ended before it had a screen".to_owned());
        }
        Ok(Self { _server: server, display: format!(":{}", number.trim()), size: (width, height) })
    }

    fn command(&self, program: impl AsRef<std::ffi::OsStr>) -> Command {
        let mut command = Command::new(program);
        command.env("DISPLAY", &self.display).env_remove("WAYLAND_DISPLAY");
        command
    }

    /// Waits for the program's window and lays it over the whole screen.
    fn fill_with_window_of(&self, program: &Child) -> Done {
        let until = Instant::now() + Duration::from_secs(30);
        while Instant::now() < until {
            let found = self
                .command("xdotool")
                .args(["search", "--onlyvisible", "--pid", &program.id().to_string()])
                .output()
                .map_err(|why| {
                    format!("xdotool could not be started ({why}); it is in the package xdotool")
                })?;
            if let Some(window) = String::from_utf8_lossy(&found.stdout).lines().next_back() {
                let (width, height) = (self.size.0.to_string(), self.size.1.to_string());
                tools::output(self.command("xdotool").args(["windowmove", window, "0", "0"]))?;
                tools::output(self.command("xdotool").args(["windowsize", window, &width, &height]))?;
                tools::output(self.command("xdotool").args(["windowfocus", window]))?;
                return Ok(());
            }
            sleep(Duration::from_millis(100));
        }
        Err("no window came up within 30 seconds".to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_follows_two_dashes_goes_to_the_program() {
        let words =
            ["--name", "demo", "--keys", "ctrl+p Return", "--", "--demo", "--name"].map(str::to_owned);
        let wish = wish(&words).unwrap();
        assert_eq!((wish.name.as_str(), wish.keys.len(), wish.args.len()), ("demo", 2, 2));
    }
}
