//! Everything in Modscope that touches an operating system. It knows nothing of Go.
//!
//! The types come first: [`Mode`], [`Kind`], [`Metadata`], [`Uid`], [`Gid`], [`Capabilities`],
//! [`Identity`]. They are the same on every system, so that a scan saved on one opens on another.
//! What decides besides modes: [`Acl`], [`Flags`], [`Mount`] (found in the [`MountTable`]), the
//! [`UserNamespace`] we are in and the [`Subordinates`] that containers show outside it, and what the
//! kernel is set to refuse to everybody ([`KernelProtections`], [`policy`]).
//! Then what asks the system: [`accounts`] (who is who, and who is at the keyboard), [`walk`]
//! (directories, entry by entry, by descriptor where the system has them), [`locks`] (is a file
//! locked by a living process?), [`make`] (modes and owners set, for the demo), [`host`].
//!
//! `unsafe` and `cfg(target_os)` live here and nowhere else.

pub mod accounts;
mod acl;
mod flags;
pub mod host;
mod identity;
pub mod locks;
pub mod make;
mod metadata;
mod mode;
mod mount;
mod namespace;
pub mod paths;
pub mod policy;
pub mod run;
mod subordinate;
mod system_file;
pub mod walk;

#[cfg(target_os = "linux")]
mod linux;
#[cfg(unix)]
mod unix;
#[cfg(windows)]
mod windows;

pub use acl::{Acl, AclEntry, AclWho, BadAcl, Permits};
pub use flags::Flags;
pub use identity::{Capabilities, Gid, Identity, Uid};
pub use metadata::Metadata;
pub use mode::{Class, Kind, Mode, Triad};
pub use mount::{Mount, MountDecides, MountTable, Writable};
pub use namespace::{IdMap, IdRange, UserNamespace};
pub use policy::{KernelProtections, selinux_enforcing, umask};
pub use subordinate::{Subordinate, Subordinates};
