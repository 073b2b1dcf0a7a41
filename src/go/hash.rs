//! Go's `h1:` hash of a module zip, of an extracted tree and of a `go.mod`.
//!
//! One line for each file, sorted by name as bytes: the SHA-256 of its content in lower-case hex, two
//! spaces, the name, a newline; over all lines SHA-256 again, in base64. The name begins with the real
//! (not escaped) `path@version/`. Modes, times and empty directories are no part of it, so that no
//! chmod can break it. Source: `golang.org/x/mod/sumdb/dirhash`.

use std::fmt;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use modscope_platform::paths;
use sha2::{Digest, Sha256};
use thiserror::Error;
use zip::ZipArchive;

/// The length of a whole `.ziphash`: `h1:` and 44 characters, no newline.
pub const H1_LENGTH: usize = 47;

/// How much of a file is read at a time, in bytes.
const CHUNK: usize = 128 * 1024;

/// An `h1:` hash.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct H1([u8; 32]);

impl H1 {
    /// Reads exactly what a `.ziphash` holds. Anything else (a newline, NULs, a part) is `None`.
    pub fn parse(text: &[u8]) -> Option<Self> {
        if text.len() != H1_LENGTH {
            return None;
        }
        let digest = STANDARD.decode(text.strip_prefix(b"h1:")?).ok()?;
        Some(Self(digest.try_into().ok()?))
    }
}

impl fmt::Display for H1 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "h1:{}", STANDARD.encode(self.0))
    }
}

impl fmt::Debug for H1 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// Why a hash could not be computed.
#[derive(Debug, Error)]
pub enum HashError {
    /// A file or directory could not be read.
    #[error("{} could not be read: {source}", path.display())]
    Read {
        /// What was to be read.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// A zip is none, is cut off, or an entry's content does not fit its checksum.
    #[error("{} is no whole zip file: {source}", path.display())]
    Zip {
        /// The zip.
        path: PathBuf,
        /// What the reader said.
        source: zip::result::ZipError,
    },
    /// A zip names the same file twice, which Go refuses to extract.
    #[error("{} names the same file twice", path.display())]
    Twice {
        /// The zip.
        path: PathBuf,
    },
    /// A name has a newline, so that its line would read as two.
    #[error("the hash of {} is not defined: a name in it has a newline", path.display())]
    Newline {
        /// The zip or tree.
        path: PathBuf,
    },
    /// A pipe, socket or device stands where a file should. Go would wait on it for ever.
    #[error("{} is no regular file", path.display())]
    Special {
        /// The entry.
        path: PathBuf,
    },
    /// What should be the root of a tree is no directory.
    #[error("{} is no directory", path.display())]
    NotADirectory {
        /// The entry.
        path: PathBuf,
    },
}

/// The lines of a hash, collected in any order.
#[derive(Debug, Default)]
pub struct Lines(Vec<(Vec<u8>, [u8; 32])>);

impl Lines {
    /// Adds a file: its name with the `path@version/` prefix, and the SHA-256 of its content.
    pub fn add(&mut self, name: Vec<u8>, content: [u8; 32]) {
        self.0.push((name, content));
    }

    /// The hash over all lines, or `None` when a name has a newline.
    pub fn finish(mut self) -> Option<H1> {
        self.0.sort_unstable();
        let mut sum = Sha256::new();
        for (name, content) in &self.0 {
            if name.contains(&b'\n') {
                return None;
            }
            sum.update(hex(content));
            sum.update(b"  ");
            sum.update(name);
            sum.update(b"\n");
        }
        Some(H1(sum.finalize().into()))
    }
}

/// The SHA-256 of a whole content.
pub fn content(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
}

/// The hash of a `go.mod`, as go.sum's `/go.mod` lines have it.
pub fn go_mod(bytes: &[u8]) -> H1 {
    let mut lines = Lines::default();
    lines.add(b"go.mod".to_vec(), content(bytes));
    lines.finish().unwrap_or(H1([0; 32]))
}

/// The hash of a module zip.
///
/// # Errors
/// When the zip cannot be opened or read to the end, is damaged, or names a file twice or with a newline.
pub fn zip(path: &Path) -> Result<H1, HashError> {
    let damaged = |source| HashError::Zip { path: path.to_owned(), source };
    let unread = |source| HashError::Read { path: path.to_owned(), source };
    let file = File::open(path).map_err(unread)?;
    let mut archive = ZipArchive::new(io::BufReader::new(file)).map_err(damaged)?;
    if archive.has_duplicate_names() {
        return Err(HashError::Twice { path: path.to_owned() });
    }
    let mut lines = Lines::default();
    let mut buffer = vec![0; CHUNK];
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).map_err(damaged)?;
        let name = entry.name_raw().to_vec();
        // A checksum that does not fit comes as a read error: the zip is damaged, not the disk.
        let digest = digest_of(&mut entry, &mut buffer).map_err(|source| damaged(source.into()))?;
        lines.add(name, digest);
    }
    lines.finish().ok_or_else(|| HashError::Newline { path: path.to_owned() })
}

/// The hash of an extracted tree; `prefix` is the module's real `path@version`.
///
/// # Errors
/// When the root is no directory, or any directory or file in it cannot be read. Symlinks are followed
/// as Go follows them, so that a dangling one or one to a directory is an error too.
pub fn tree(root: &Path, prefix: &[u8]) -> Result<H1, HashError> {
    tree_without(root, prefix, |_, _| false)
}

/// The hash of a toolchain's tree: as [`tree`], without each `go.mod` that stands beside a `_go.mod`,
/// since go adds those after extraction (cmd/go/internal/toolchain.Exec).
///
/// # Errors
/// As [`tree`].
pub fn toolchain(root: &Path, prefix: &[u8]) -> Result<H1, HashError> {
    tree_without(root, prefix, |folder, name| name == b"go.mod" && folder.join("_go.mod").exists())
}

fn tree_without(root: &Path, prefix: &[u8], skip: impl Fn(&Path, &[u8]) -> bool) -> Result<H1, HashError> {
    let unread = |path: &Path, source| HashError::Read { path: path.to_owned(), source };
    if !fs::symlink_metadata(root).map_err(|source| unread(root, source))?.is_dir() {
        return Err(HashError::NotADirectory { path: root.to_owned() });
    }
    let mut lines = Lines::default();
    let mut buffer = vec![0; CHUNK];
    let mut folders = vec![(root.to_owned(), prefix.to_vec())];
    while let Some((folder, name)) = folders.pop() {
        for entry in fs::read_dir(&folder).map_err(|source| unread(&folder, source))? {
            let entry = entry.map_err(|source| unread(&folder, source))?;
            let path = entry.path();
            let kind = entry.file_type().map_err(|source| unread(&path, source))?;
            let file_name = entry.file_name();
            let own = paths::bytes(Path::new(&file_name));
            let full = [name.as_slice(), b"/", own].concat();
            if kind.is_dir() {
                folders.push((path, full));
            } else if !skip(&folder, own) {
                lines.add(full, digest_of_file(&path, &mut buffer)?);
            }
        }
    }
    lines.finish().ok_or_else(|| HashError::Newline { path: root.to_owned() })
}

fn digest_of_file(path: &Path, buffer: &mut [u8]) -> Result<[u8; 32], HashError> {
    let unread = |source| HashError::Read { path: path.to_owned(), source };
    // Asked before opening: to open a pipe is to wait for its other end.
    let kind = fs::metadata(path).map_err(unread)?.file_type();
    if !kind.is_file() && !kind.is_dir() {
        return Err(HashError::Special { path: path.to_owned() });
    }
    let mut file = File::open(path).map_err(unread)?;
    digest_of(&mut file, buffer).map_err(unread)
}

fn digest_of(reader: &mut impl Read, buffer: &mut [u8]) -> io::Result<[u8; 32]> {
    let mut sum = Sha256::new();
    loop {
        match reader.read(buffer) {
            Ok(0) => return Ok(sum.finalize().into()),
            Ok(length) => sum.update(buffer.get(..length).unwrap_or_default()),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
}

fn hex(digest: &[u8; 32]) -> [u8; 64] {
    const DIGITS: [u8; 16] = *b"0123456789abcdef";
    let mut text = [0; 64];
    for (pair, byte) in text.chunks_exact_mut(2).zip(digest) {
        pair.copy_from_slice(&[DIGITS[usize::from(byte >> 4)], DIGITS[usize::from(byte & 15)]]);
    }
    text
}

#[cfg(test)]
mod tests;
