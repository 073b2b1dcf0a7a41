//! The window. It holds no rule of its own: it shows what [`crate::health`] says and asks for more.
//!
//! * [`state`]: everything the window knows; [`picture`]: the part of it that views read.
//! * [`command`]: everything a person can ask for. Views push commands; `execute` alone carries them out.
//! * [`worker`]: threads that scan, judge, find caches and ask the system; the window never waits.
//! * [`theme`], [`fonts`], [`widgets`]: how things look, once for all views.
//! * [`map`], [`table`] and [`views`]: what is seen, one file a view.

mod app;
pub mod command;
mod execute;
pub mod fonts;
pub mod map;
pub mod picture;
pub mod settings;
pub mod state;
pub mod table;
pub mod theme;
pub mod views;
pub mod widgets;
pub mod worker;

pub use app::{App, NoWindow, Start, has_display, open_window};
pub use command::{Command, Commands};
pub use picture::{Area, Filter, Picture, Stamp};
pub use theme::Tokens;
