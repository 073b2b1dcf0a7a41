//! The folder of a demo: what lies where, how it is written, and how it goes away.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use modscope_platform::{Gid, Kind, Mode, Uid, accounts, locks, make, walk};

use super::DemoError;
use crate::go::escape;

/// Where everything of a demo lies. Dropping it removes the folder, whatever its modes.
#[derive(Debug)]
pub struct Place {
    top: PathBuf,
    /// Locked while the demo lives, by [`MARK`] in its folder.
    mark: Option<File>,
}

/// The file that tells a living demo's folder from one whose process died and could not remove it.
const MARK: &str = ".in-use";

impl Place {
    /// Makes `modscope-demo-<story>-XXXX` in `parent` or the system's temporary folder,
    /// closed to everybody else until [`Place::open`].
    pub fn make(story: &str, parent: Option<&Path>) -> Result<Self, DemoError> {
        let parent = parent.map_or_else(std::env::temp_dir, Path::to_owned);
        sweep(&parent);
        let made =
            tempfile::Builder::new().prefix(&format!("{PREFIX}{story}-")).rand_bytes(4).tempdir_in(&parent);
        let mut place = Self { top: made.map_err(at(&parent))?.keep(), mark: None };
        set_mode(&place.top, 0o700)?;
        // Locked before it has its name: whoever finds the name finds it locked.
        let unnamed = place.top.join(".mark");
        let mark = File::create(&unnamed).map_err(at(&unnamed))?;
        mark.lock().map_err(at(&unnamed))?;
        fs::rename(&unnamed, place.top.join(MARK)).map_err(at(&unnamed))?;
        place.mark = Some(mark);
        Ok(place)
    }

    /// Lets every account pass the folder, since stories tell what others may do to the cache.
    pub fn open(&self) -> Result<(), DemoError> {
        set_mode(&self.top, 0o755)
    }

    /// Gives everything in the folder to an account, but the folder itself and its mark.
    pub fn give_content(&self, account: (Uid, Gid)) -> Result<(), DemoError> {
        for entry in fs::read_dir(&self.top).map_err(at(&self.top))? {
            let path = entry.map_err(at(&self.top))?.path();
            if !path.ends_with(MARK) {
                give(&path, account)?;
            }
        }
        Ok(())
    }

    /// The folder itself.
    pub fn top(&self) -> &Path {
        &self.top
    }

    /// GOPATH.
    pub fn gopath(&self) -> PathBuf {
        self.top.join("go")
    }

    /// GOMODCACHE.
    pub fn cache(&self) -> PathBuf {
        self.top.join("go/pkg/mod")
    }

    /// GOCACHE; not there until go makes it.
    pub fn build_cache(&self) -> PathBuf {
        self.top.join("go-build")
    }

    /// A module that uses the modules of the cache.
    pub fn project(&self) -> PathBuf {
        self.top.join("project")
    }

    /// A file proxy with a few newer versions.
    pub fn proxy(&self) -> PathBuf {
        self.top.join("proxy")
    }

    /// The `@v` folder of a module, in `under` (the cache's `cache/download`, or the proxy).
    pub fn versions(under: &Path, module: &str) -> PathBuf {
        under.join(escaped(module, escape::escape_path)).join("@v")
    }

    /// The download folder of the cache.
    pub fn download(&self) -> PathBuf {
        self.cache().join("cache/download")
    }

    /// The extracted tree of a version.
    pub fn tree(&self, module: &str, version: &str) -> PathBuf {
        let version = escaped(version, escape::escape_version);
        self.cache().join(format!("{}@{version}", escaped(module, escape::escape_path)))
    }

    /// A file of `@v`, such as the `zip` of a version.
    pub fn version_file(&self, module: &str, version: &str, extension: &str) -> PathBuf {
        let name = format!("{}.{extension}", escaped(version, escape::escape_version));
        Self::versions(&self.download(), module).join(name)
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.mark = None;
        if let Err(error) = make::remove_tree(&self.top) {
            tracing::warn!("the demo folder {} could not be removed: {error}", self.top.display());
        }
    }
}

/// How the names of all demo folders begin.
const PREFIX: &str = "modscope-demo-";

/// Removes, beside the work at hand, what demos left whose process was killed: folders of that name
/// with our own mark in them, which nobody holds.
fn sweep(parent: &Path) {
    let Ok(entries) = fs::read_dir(parent) else { return };
    let me = accounts::effective_uid();
    let is_left = |path: &PathBuf| {
        let named =
            path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(PREFIX.as_bytes()));
        let mark = path.join(MARK);
        named
            && walk::metadata(&mark).is_ok_and(|found| found.kind == Kind::File && found.uid == me)
            && locks::is_held(&mark).is_ok_and(|held| !held)
    };
    let left: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).filter(is_left).collect();
    if !left.is_empty() {
        std::thread::spawn(move || {
            for path in left {
                if let Err(error) = make::remove_tree(&path) {
                    tracing::debug!("the folder of an old demo stays: {}: {error}", path.display());
                }
            }
        });
    }
}

/// The escaped form. The catalogue's names are all fit, as a test holds; another name stays as it is.
pub fn escaped(name: &str, escape: fn(&[u8]) -> Result<Vec<u8>, escape::EscapeError>) -> String {
    escape(name.as_bytes())
        .map_or_else(|_| name.to_owned(), |bytes| String::from_utf8_lossy(&bytes).into_owned())
}

/// The modes that go's files get under a umask (facts: the requested mode without the umask's bits).
#[derive(Debug, Clone, Copy)]
pub struct Modes {
    umask: u32,
}

impl Modes {
    /// The modes under `umask`.
    pub const fn under(umask: u32) -> Self {
        Self { umask }
    }

    const fn of(self, asked: u32) -> u32 {
        asked & !self.umask
    }

    /// A directory of the cache, made with 0777.
    pub const fn dir(self) -> u32 {
        self.of(0o777)
    }

    /// A file of the cache, made with 0666.
    pub const fn file(self) -> u32 {
        self.of(0o666)
    }

    /// A directory of an extracted tree: made with 0777, then every write bit taken.
    pub const fn tree_dir(self) -> u32 {
        self.of(0o777) & !0o222
    }

    /// A file of an extracted tree, made with 0444.
    pub const fn tree_file(self) -> u32 {
        self.of(0o444)
    }

    /// A program of a toolchain: go adds every x bit on first use, whatever the umask.
    pub const fn program(self) -> u32 {
        self.of(0o444) | 0o111
    }
}

/// Adds to a system's error which path it was about.
pub fn at(path: &Path) -> impl FnOnce(io::Error) -> DemoError {
    let path = path.to_owned();
    move |source| DemoError::Write { path, source }
}

/// Sets twelve permission bits.
pub fn set_mode(path: &Path, bits: u32) -> Result<(), DemoError> {
    make::set_mode(path, Mode::new(bits)).map_err(at(path))
}

/// Writes a new file with exactly these permission bits.
pub fn write(path: &Path, bytes: impl AsRef<[u8]>, mode: u32) -> Result<(), DemoError> {
    fs::write(path, bytes).map_err(at(path))?;
    set_mode(path, mode)
}

/// Makes a directory and those above it that are missing, all with these permission bits. Several
/// threads may make the same one.
pub fn folder(path: &Path, mode: u32) -> Result<(), DemoError> {
    if path.is_dir() {
        return Ok(());
    }
    if let Some(parent) = path.parent() {
        folder(parent, mode)?;
    }
    match fs::create_dir(path) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        Err(error) => Err(at(path)(error)),
        Ok(()) => set_mode(path, mode),
    }
}

/// Does something to every entry of a tree, a directory after what it holds. Links are not followed.
pub fn each(
    path: &Path,
    act: &mut impl FnMut(&Path, &fs::FileType) -> Result<(), DemoError>,
) -> Result<(), DemoError> {
    let kind = fs::symlink_metadata(path).map_err(at(path))?.file_type();
    if kind.is_dir() {
        for entry in fs::read_dir(path).map_err(at(path))? {
            each(&entry.map_err(at(path))?.path(), act)?;
        }
    }
    act(path, &kind)
}

/// Gives a tree to another account.
pub fn give(path: &Path, (uid, gid): (Uid, Gid)) -> Result<(), DemoError> {
    each(path, &mut |path, _| make::set_owner(path, uid, gid).map_err(at(path)))
}

/// Gives every directory and every file of a tree its mode, as `chmod -R` does.
pub fn set_modes(
    path: &Path,
    dirs: impl Fn(u32) -> u32,
    files: impl Fn(u32) -> u32,
) -> Result<(), DemoError> {
    each(path, &mut |path, kind| {
        let before = mode_of(path)?;
        if kind.is_dir() {
            set_mode(path, dirs(before))
        } else if kind.is_file() {
            set_mode(path, files(before))
        } else {
            Ok(())
        }
    })
}

/// The permission bits of an entry itself.
pub fn mode_of(path: &Path) -> Result<u32, DemoError> {
    walk::metadata(path).map(|metadata| metadata.mode.bits()).map_err(at(path))
}
