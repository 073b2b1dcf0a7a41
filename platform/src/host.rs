//! Small things about this machine.

#[cfg(unix)]
use crate::unix::host as system;
#[cfg(windows)]
use crate::windows::host as system;

/// Whether permission bits decide who may do what here. On Windows they do not: its access-control
/// lists do, and those are not read yet, so nothing may be concluded from modes there.
pub const MODES_DECIDE: bool = cfg!(unix);

/// Asks for as many open files as this process may have; a scan keeps a directory open while its
/// children wait. Failure is harmless: the walk then opens by path from the root.
pub fn raise_open_files() {
    system::raise_open_files();
}

/// Lets other threads go first: this one and those it starts get the processor when nobody else wants
/// it, so that a window stays quick while all cores read directories. Does nothing where priorities
/// belong to the whole process.
pub fn step_back() {
    #[cfg(target_os = "linux")]
    crate::linux::priority::step_back();
}

/// The name of this machine, for saved scans.
pub fn name() -> String {
    system::name()
}
