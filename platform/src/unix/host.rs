//! Limits and names, by nix.

use nix::sys::resource::{Resource, getrlimit, setrlimit};

pub fn raise_open_files() {
    if let Ok((soft, hard)) = getrlimit(Resource::RLIMIT_NOFILE) {
        // macOS refuses more than OPEN_MAX (10,240) even where the hard limit says unlimited.
        let wanted = if cfg!(target_os = "macos") { hard.min(10_240) } else { hard.min(1 << 20) };
        if soft < wanted {
            setrlimit(Resource::RLIMIT_NOFILE, wanted, hard).ok();
        }
    }
}

pub fn name() -> String {
    nix::unistd::gethostname().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}
