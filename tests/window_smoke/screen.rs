//! A screen to look at and to click on.

use std::io::{BufRead as _, BufReader, Write as _};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// A part of the screen, in pixels.
#[derive(Clone, Copy)]
pub struct Part {
    pub x: usize,
    pub y: usize,
    pub width: usize,
    pub height: usize,
}

/// What a screen shows: three bytes a pixel.
#[derive(PartialEq)]
pub struct Picture {
    width: usize,
    bytes: Vec<u8>,
}

impl Picture {
    /// How many pixels have about this colour.
    pub fn count(&self, colour: [u8; 3]) -> usize {
        let near = |pixel: &[u8]| pixel.iter().zip(colour).all(|(is, wanted)| is.abs_diff(wanted) <= 2);
        self.bytes.chunks_exact(3).filter(|pixel| near(pixel)).count()
    }

    /// How many pixels of a part are others than in `other`.
    pub fn differing(&self, other: &Self, part: Part) -> usize {
        let rows = part.y..part.y + part.height;
        rows.map(|y| {
            let row = |picture: &Self| {
                let start = (y * picture.width + part.x) * 3;
                picture.bytes.get(start..start + part.width * 3).map(<[u8]>::to_vec).unwrap_or_default()
            };
            let (mine, others) = (row(self), row(other));
            mine.chunks_exact(3).zip(others.chunks_exact(3)).filter(|(one, two)| one != two).count()
        })
        .sum()
    }
}

pub struct Screen {
    display: String,
    server: Option<Child>,
}

impl Screen {
    /// A screen of its own where Xvfb is here, else the one there is. None, said aloud, where the
    /// programs that look and click are missing.
    pub fn open() -> Option<Self> {
        for program in ["xdotool", "import"] {
            if Command::new(program)
                .arg("-version")
                .stdout(Stdio::null())
                .stderr(Stdio::null())
                .status()
                .is_err()
            {
                let required = std::env::var("MODSCOPE_REQUIRE").unwrap_or_default();
                assert!(!required.split(',').any(|name| name.trim() == "display"), "there is no {program}");
                writeln!(std::io::stdout(), "skipped: the real window: no {program}").ok();
                return None;
            }
        }
        // Without -noreset the server starts over whenever its last client leaves, and that is xdotool
        // until the window is there: a window that comes at that moment is turned away.
        let started = Command::new("Xvfb")
            .args(["-displayfd", "1", "-noreset", "-screen", "0", "1280x800x24", "-nolisten", "tcp"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn();
        let Ok(mut server) = started else {
            let display = std::env::var("DISPLAY").ok()?;
            return Some(Self { display, server: None });
        };
        let mut number = String::new();
        BufReader::new(server.stdout.take()?).read_line(&mut number).ok()?;
        Some(Self { display: format!(":{}", number.trim()), server: Some(server) })
    }

    pub fn display(&self) -> &str {
        &self.display
    }

    /// What xdotool answers; none where it failed.
    pub fn xdotool(&self, args: &[&str]) -> Option<String> {
        let output = Command::new("xdotool").args(args).env("DISPLAY", &self.display).output().ok()?;
        output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
    }

    pub fn click(&self, x: usize, y: usize) {
        self.xdotool(&["mousemove", &x.to_string(), &y.to_string()]);
        std::thread::sleep(Duration::from_millis(100));
        self.xdotool(&["click", "1"]);
    }

    /// What it shows now.
    pub fn picture(&self) -> Picture {
        let shot = Command::new("import")
            .args(["-window", "root", "-depth", "8", "rgb:-"])
            .env("DISPLAY", &self.display)
            .output()
            .expect("a picture of the screen");
        Picture { width: 1280, bytes: shot.stdout }
    }

    /// What it shows when nothing has moved for a moment.
    pub fn still(&self) -> Picture {
        let mut before = self.picture();
        for _ in 0..50 {
            std::thread::sleep(Duration::from_millis(300));
            let now = self.picture();
            if now == before {
                return now;
            }
            before = now;
        }
        before
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        if let Some(server) = &mut self.server {
            server.kill().ok();
            server.wait().ok();
        }
    }
}
