//! The demo against the disk, and against the real go.

mod advice;
mod disk;
mod with_go;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Arc, Mutex, Weak};

use modscope_platform::{Metadata, walk};
use tempfile::TempDir;

use super::place::{Modes, Place, each, set_mode, set_modes};
use super::{Ending, TryIt, cache};

/// Every entry below `root`, by its path from there.
fn entries(root: &Path) -> BTreeMap<PathBuf, Metadata> {
    let mut all = BTreeMap::new();
    each(root, &mut |path, _| {
        let name = path.strip_prefix(root).expect("below the root").to_owned();
        all.insert(name, walk::metadata(path).expect("there"));
        Ok(())
    })
    .expect("the tree can be read");
    all
}

/// A build cache that knows Go's own packages, for whoever runs go: without it every test would compile
/// them again. Tests that run at the same time share one; the last takes it away.
struct Warm(TempDir);

static SHARED: Mutex<Weak<Warm>> = Mutex::new(Weak::new());

impl Warm {
    fn get() -> Arc<Self> {
        let mut shared = SHARED.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
        if let Some(warm) = shared.upgrade() {
            return warm;
        }
        let warm = Arc::new(Self(tempfile::tempdir().expect("a temporary folder")));
        let place = Place::make("test", None).expect("a place");
        cache::write_healthy(&place, Modes::under(0o022)).expect("written");
        let mut build = TryIt::new(&place, &["build", "-o", "/dev/null", "./..."], false, Ending::Works(""));
        warm.lend(&mut build);
        let mut go = Command::new("go");
        go.args(&build.args).current_dir(&build.dir).envs(build.env).env("HOME", place.top());
        assert!(go.status().expect("go starts").success(), "the first build");
        set_mode(warm.0.path(), 0o777).expect("chmod");
        set_modes(warm.0.path(), |_| 0o777, |bits| bits | 0o444).expect("chmod");
        *shared = Arc::downgrade(&warm);
        warm
    }

    /// Makes a command use this build cache.
    fn lend(&self, try_it: &mut TryIt) {
        let own = try_it.env.iter_mut().filter(|(name, _)| *name == "GOCACHE");
        own.for_each(|(_, value)| *value = self.0.path().into());
    }
}
