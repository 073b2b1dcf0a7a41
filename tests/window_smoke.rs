//! The real program in a real window: it opens, shows a cache, answers clicks and keys, and ends.
//! Needs a display, or Xvfb to make one, besides xdotool (clicks) and ImageMagick (pictures).
#![cfg(all(feature = "gui", target_os = "linux"))]
#![allow(clippy::expect_used)]

#[path = "window/cache.rs"]
mod cache;
#[path = "window_smoke/screen.rs"]
mod screen;
#[path = "support/skip.rs"]
mod skip;

use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use cache::Cache;
use screen::{Part, Screen};

/// The menu that opens under its button at the right end of the top bar.
const MENU: Part = Part { x: 1020, y: 60, width: 230, height: 240 };
/// The inspector, where the selected entry is spoken of.
const INSPECTOR: Part = Part { x: 975, y: 180, width: 290, height: 300 };
/// Nothing here takes longer, even without a GPU on a busy machine.
const PATIENCE: Duration = Duration::from_secs(120);

struct Window {
    child: Child,
    /// Its number on the screen.
    id: String,
}

impl Window {
    fn open(screen: &Screen, cache: &Cache) -> Self {
        let child = Command::new(env!("CARGO_BIN_EXE_modscope"))
            .arg(cache.path())
            .env("DISPLAY", screen.display())
            .env("XDG_CONFIG_HOME", cache.beside("config"))
            .env_remove("WAYLAND_DISPLAY")
            .stdin(Stdio::null())
            .spawn()
            .expect("the program starts");
        let mut window = Self { child, id: String::new() };
        window.until("the window", || screen.xdotool(&["search", "--name", "^Modscope"]).is_some());
        let found = screen.xdotool(&["search", "--name", "^Modscope"]).expect("a window");
        found.lines().last().expect("its number").clone_into(&mut window.id);
        screen.xdotool(&["windowmove", &window.id, "0", "0"]);
        screen.xdotool(&["mousemove", "640", "24"]);
        window
    }

    /// Presses a key in the window; without a window manager nobody else gives it the focus.
    fn key(&self, screen: &Screen, key: &str) {
        screen.xdotool(&["windowfocus", "--sync", &self.id]);
        screen.xdotool(&["key", key]);
    }

    fn until(&mut self, what: &str, holds: impl Fn() -> bool) {
        let begun = Instant::now();
        while !holds() {
            assert!(begun.elapsed() < PATIENCE, "{what} did not come");
            assert!(self.child.try_wait().expect("asked").is_none(), "the program ended before {what} came");
            std::thread::sleep(Duration::from_millis(100));
        }
    }
}

impl Drop for Window {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

#[test]
fn the_real_window_shows_a_cache_and_answers_clicks_and_keys() {
    if !skip::have("the_real_window_shows_a_cache_and_answers_clicks_and_keys", &["display"]) {
        return;
    }
    let Some(screen) = Screen::open() else { return };
    let cache = Cache::new();
    let mut window = Window::open(&screen, &cache);

    // A healthy tile of the map is drawn when the cache was seen, the primary button when it was judged.
    window.until("the map", || screen.picture().count([0x1e, 0x3a, 0x36]) > 2_000);
    window.until("the verdict", || screen.picture().count([0x5a, 0xa9, 0xe6]) > 1_500);
    let before = screen.still();

    screen.click(1250, 24);
    window.until("the menu", || screen.picture().differing(&before, MENU) > 1_000);
    window.key(&screen, "Escape");
    window.until("the menu to close", || screen.picture().differing(&before, MENU) < 200);

    window.key(&screen, "F8");
    window.until("the selected finding", || screen.picture().differing(&before, INSPECTOR) > 1_000);

    window.key(&screen, "ctrl+q");
    let begun = Instant::now();
    let ended = loop {
        if let Some(status) = window.child.try_wait().expect("asked") {
            break status;
        }
        assert!(begun.elapsed() < PATIENCE, "the window did not close");
        std::thread::sleep(Duration::from_millis(100));
    };
    assert!(ended.success(), "{ended}");
}

#[test]
fn without_a_display_a_sentence_names_the_commands_that_work() {
    let output = Command::new(env!("CARGO_BIN_EXE_modscope"))
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .env_remove("WAYLAND_SOCKET")
        .output()
        .expect("the program starts");
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(said.contains("no display") && said.contains("modscope check"), "{said}");
}
