//! From the start of the process to the first frame of the window, held against an empty eframe window
//! in the same run. Needs a display.
//!
//! `cargo bench --bench first_frame -- [PATH]`. Both processes say on stderr when their first frame is
//! laid out; both use the same renderer. PATH is a cache to open; by default this account's.

use std::ffi::OsString;
use std::io::{BufRead as _, BufReader};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use eframe::egui;

/// Makes this program the empty window.
const EMPTY: &str = "MODSCOPE_BENCH_EMPTY";
const ROUNDS: usize = 10;
const SAID: &str = "first frame";

struct Empty;

impl eframe::App for Empty {
    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        egui::CentralPanel::default().show(ui, |_| {});
        if ui.ctx().cumulative_frame_nr() == 0 {
            eprintln!("{SAID}");
        }
    }
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    if std::env::var_os(EMPTY).is_some() {
        let viewport = egui::ViewportBuilder::default().with_inner_size([1280.0, 800.0]);
        let options = eframe::NativeOptions { viewport, ..eframe::NativeOptions::default() };
        return Ok(eframe::run_native("empty", options, Box::new(|_| Ok(Box::new(Empty))))?);
    }
    if std::env::var_os("DISPLAY").is_none() && std::env::var_os("WAYLAND_DISPLAY").is_none() {
        println!("skipped: there is no display");
        return Ok(());
    }
    let path: Vec<OsString> = std::env::args_os().skip(1).filter(|arg| arg != "--bench").collect();
    let (mut empty, mut modscope) = (Vec::new(), Vec::new());
    for round in 0..=ROUNDS {
        let mut command = Command::new(std::env::current_exe()?);
        let one = until_first_frame(command.env(EMPTY, "1"))?;
        let mut command = Command::new(env!("CARGO_BIN_EXE_modscope"));
        let other = until_first_frame(command.args(&path).env("MODSCOPE_LOG", "modscope=debug"))?;
        // The first round warms up.
        if round > 0 {
            empty.push(one);
            modscope.push(other);
        }
    }
    println!("| window | median | min | max |\n|---|---|---|---|");
    let empty = row("empty eframe window", &mut empty);
    let modscope = row("modscope", &mut modscope);
    println!("\n{:.2} x and {:+.0} ms", modscope / empty, (modscope - empty) * 1e3);
    Ok(())
}

fn until_first_frame(command: &mut Command) -> std::io::Result<Duration> {
    let start = Instant::now();
    let mut child = command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn()?;
    let lines = child.stderr.take().map(BufReader::new).into_iter().flat_map(BufReader::lines);
    let said = lines.map_while(Result::ok).any(|line| line.contains(SAID));
    let took = start.elapsed();
    child.kill()?;
    child.wait()?;
    if said { Ok(took) } else { Err(std::io::Error::other("the window ended before its first frame")) }
}

fn row(name: &str, times: &mut [Duration]) -> f64 {
    times.sort_unstable();
    let seconds = |index: usize| times[index].as_secs_f64();
    let (median, min, max) = (seconds(times.len() / 2), seconds(0), seconds(times.len() - 1));
    println!("| {name} | {:.0} ms | {:.0} ms | {:.0} ms |", median * 1e3, min * 1e3, max * 1e3);
    median
}
