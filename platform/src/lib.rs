//! Everything in Modscope that touches an operating system. It knows nothing of Go.
//!
//! The types come first: [`Mode`], [`Kind`], [`Metadata`], [`Uid`], [`Gid`], [`Capabilities`],
//! [`Identity`]. They are the same on every system, so that a scan saved on one opens on another.
//! Then what asks the system: [`accounts`] (who is who, and who is at the keyboard), [`walk`]
//! (directories, entry by entry, by descriptor where the system has them), [`locks`] (is a file
//! locked by a living process?), [`make`] (modes and owners set, for the demo), [`host`].
//!
//! `unsafe` and `cfg(target_os)` live here and nowhere else.

pub mod accounts;
pub mod host;
mod identity;
pub mod locks;
pub mod make;
mod metadata;
mod mode;
pub mod paths;
pub mod run;
pub mod walk;

#[cfg(target_os = "linux")]
mod linux;
#[cfg(unix)]
mod unix;
#[cfg(windows)]
mod windows;

pub use identity::{Capabilities, Gid, Identity, Uid};
pub use metadata::Metadata;
pub use mode::{Class, Kind, Mode, Triad};
