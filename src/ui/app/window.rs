//! A window on the screen, with the renderer that this machine has.

use std::sync::Arc;

use eframe::egui::{IconData, ViewportBuilder};
use eframe::{NativeOptions, Renderer};

use super::{App, Start};

/// Why there is no window.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct NoWindow(String);

/// Opens the window and returns when it was closed. wgpu draws; where it cannot start (virtual
/// machines, remote desktops, old drivers), OpenGL does.
///
/// # Errors
/// When neither can: there is no display, or no driver.
pub fn open_window(start: Start) -> Result<(), NoWindow> {
    let run = |renderer, start: Start| {
        eframe::run_native(
            "modscope",
            options(renderer),
            Box::new(|made| Ok(Box::new(App::new(&made.egui_ctx, start)))),
        )
    };
    let first = match std::env::var("MODSCOPE_RENDERER").as_deref() {
        Ok("glow") => return run(Renderer::Glow, start).map_err(|error| NoWindow(error.to_string())),
        _ => run(Renderer::Wgpu, start.clone()),
    };
    match first {
        Err(error @ (eframe::Error::Wgpu(_) | eframe::Error::AppCreation(_))) => {
            tracing::warn!(%error, "wgpu cannot draw here, OpenGL is tried");
            run(Renderer::Glow, start).map_err(|error| NoWindow(error.to_string()))
        }
        other => other.map_err(|error| NoWindow(error.to_string())),
    }
}

/// Whether there is a display that a window could open on. Only X11 and Wayland can be told beforehand;
/// other systems have one, or say so when the window is opened.
pub fn has_display() -> bool {
    let may_lack = !matches!(std::env::consts::OS, "windows" | "macos");
    let named = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !may_lack || ["DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET"].into_iter().any(named)
}

fn options(renderer: Renderer) -> NativeOptions {
    let viewport = ViewportBuilder::default()
        .with_title("Modscope")
        .with_app_id("modscope")
        .with_inner_size([1280.0, 800.0])
        .with_min_inner_size([760.0, 480.0])
        .with_icon(Arc::new(icon()))
        .with_drag_and_drop(true);
    NativeOptions { viewport, renderer, ..NativeOptions::default() }
}

/// The icon; an empty one, which is none, should the picture not be read.
fn icon() -> IconData {
    eframe::icon_data::from_png_bytes(include_bytes!("../../../assets/icon/icon-128.png")).unwrap_or_else(
        |error| {
            tracing::warn!(%error, "the icon cannot be read");
            IconData::default()
        },
    )
}
