//! Writing and reading the file.

use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, Read as _, Write as _};
use std::path::{Path, PathBuf};

use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use modscope_platform::paths;
use serde::{Deserialize, Serialize};

use super::facts::SavedFacts;
use super::{About, Saved};
use crate::scan::{SharedTree, Target};
use crate::survey::Survey;
use crate::tree::{BadTree, Tree, TreeParts};
use crate::{text, text::size};

/// What every saved scan begins with; the format's number and a newline follow.
const MAGIC: &[u8] = b"modscope-scan ";
/// The format this program reads and writes.
const FORMAT: u32 = 2;
/// More than this is no scan: 50 million entries take about 2 GB before they are packed.
const LARGEST: u64 = 4 << 30;
/// Scans pack to a tenth or so. What unpacks to more than 256 times its size was made to fill a memory.
const RATIO: u64 = 256;

/// Why a saved scan could not be written or read.
#[derive(Debug, thiserror::Error)]
pub enum SavedError {
    /// The system refused.
    #[error("{}: {source}", .path.display())]
    System {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// Something is there, and it was not asked to replace it.
    #[error("{} is there already", .0.display())]
    Exists(PathBuf),
    /// Another kind of file.
    #[error("{} is no saved scan", .0.display())]
    NotOne(PathBuf),
    /// A later program's format.
    #[error("{} has format {format}", .path.display())]
    Newer {
        /// The file.
        path: PathBuf,
        /// Its format.
        format: u32,
    },
    /// An earlier program's format.
    #[error("{} has the old format {format}", .path.display())]
    Older {
        /// The file.
        path: PathBuf,
        /// Its format.
        format: u32,
    },
    /// It ends too early.
    #[error("{} ends too early", .0.display())]
    Truncated(PathBuf),
    /// It is larger than any scan.
    #[error("{} is too large", .0.display())]
    TooLarge(PathBuf),
    /// What is in it is no scan.
    #[error("{} is damaged: {why}", .path.display())]
    Damaged {
        /// The file.
        path: PathBuf,
        /// What is wrong.
        why: String,
    },
}

/// Whether a file that is there may be replaced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Overwrite {
    /// It may not.
    Never,
    /// It may.
    Force,
}

#[derive(Serialize)]
struct Writing<'a> {
    about: &'a About,
    tree: TreeParts,
    facts: SavedFacts,
}

#[derive(Deserialize)]
struct Reading {
    about: About,
    tree: TreeParts,
    facts: SavedFacts,
}

/// Whether the file begins as a saved scan does. What cannot be read is none.
pub fn is_saved(path: &Path) -> bool {
    let begins = || {
        // A pipe or a device could keep who opens it waiting.
        if !std::fs::metadata(path)?.is_file() {
            return Ok(false);
        }
        let mut start = [0; MAGIC.len()];
        File::open(path)?.read_exact(&mut start)?;
        io::Result::Ok(start == MAGIC)
    };
    begins().unwrap_or(false)
}

/// Whether nothing is in the way of [`save`], asked before a long scan.
///
/// # Errors
/// [`SavedError::Exists`], or that there is no such folder.
pub fn may_save(path: &Path, overwrite: Overwrite) -> Result<(), SavedError> {
    match path.symlink_metadata() {
        Ok(_) if overwrite == Overwrite::Never => Err(SavedError::Exists(path.into())),
        Ok(meta) if meta.is_dir() => {
            Err(SavedError::System { path: path.into(), source: io::ErrorKind::IsADirectory.into() })
        }
        Ok(_) => Ok(()),
        Err(_) => {
            let folder = std::fs::metadata(folder_of(path));
            folder.map(drop).map_err(|source| SavedError::System { path: path.into(), source })
        }
    }
}

fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Saves a scan. The file appears whole or not at all.
///
/// # Errors
/// [`SavedError::Exists`], or what the system says.
pub fn save(path: &Path, survey: &Survey, about: &About, overwrite: Overwrite) -> Result<(), SavedError> {
    let failed = |source| SavedError::System { path: path.into(), source };
    may_save(path, overwrite)?;
    survey.read_all_lists();
    let file = tempfile::NamedTempFile::new_in(folder_of(path)).map_err(failed)?;
    let mut out = BufWriter::new(file);
    pack(&mut out, survey, about).map_err(failed)?;
    let file = out.into_inner().map_err(|error| failed(error.into_error()))?;
    file.as_file().sync_all().map_err(failed)?;
    let put = match overwrite {
        Overwrite::Never => file.persist_noclobber(path),
        Overwrite::Force => file.persist(path),
    };
    match put {
        Ok(_) => Ok(()),
        Err(why) if why.error.kind() == io::ErrorKind::AlreadyExists => Err(SavedError::Exists(path.into())),
        Err(why) => Err(failed(why.error)),
    }
}

fn pack(out: &mut impl io::Write, survey: &Survey, about: &About) -> io::Result<()> {
    writeln!(out, "{}{FORMAT}", String::from_utf8_lossy(MAGIC))?;
    let mut packed = GzEncoder::new(out, Compression::default());
    packed.write_all(&bytes(survey, about)?)?;
    packed.finish()?.flush()
}

/// The scan before it is packed.
pub(super) fn bytes(survey: &Survey, about: &About) -> io::Result<Vec<u8>> {
    let writing =
        Writing { about, tree: survey.tree.read().to_parts(), facts: SavedFacts::of(&survey.facts) };
    postcard::to_stdvec(&writing).map_err(io::Error::other)
}

/// Opens a saved scan.
///
/// # Errors
/// [`SavedError`] for whatever is no whole scan of a format known here.
pub fn open(path: &Path) -> Result<Saved, SavedError> {
    let failed = |source| SavedError::System { path: path.into(), source };
    let file = File::open(path).map_err(failed)?;
    let packed = file.metadata().map_err(failed)?.len();
    let mut file = BufReader::new(file);
    match format(&mut file).map_err(failed)? {
        None => return Err(SavedError::NotOne(path.into())),
        Some(FORMAT) => {}
        Some(format) if format < FORMAT => return Err(SavedError::Older { path: path.into(), format }),
        Some(format) => return Err(SavedError::Newer { path: path.into(), format }),
    }
    let limit = packed.saturating_mul(RATIO).saturating_add(1 << 20).min(LARGEST);
    let mut bytes = Vec::new();
    let unpacked = GzDecoder::new(file).take(limit + 1).read_to_end(&mut bytes);
    match unpacked {
        Ok(_) if bytes.len() as u64 > limit => return Err(SavedError::TooLarge(path.into())),
        Ok(_) => {}
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => {
            return Err(SavedError::Truncated(path.into()));
        }
        Err(error) => return Err(SavedError::Damaged { path: path.into(), why: error.to_string() }),
    }
    unpack(&bytes).map_err(|why| SavedError::Damaged { path: path.into(), why })
}

/// Reads the first line: none when it is another kind of file, else the format's number.
fn format(file: &mut impl BufRead) -> io::Result<Option<u32>> {
    let mut line = Vec::new();
    file.take(MAGIC.len() as u64 + 11).read_until(b'\n', &mut line)?;
    let number = line.strip_suffix(b"\n").and_then(|line| line.strip_prefix(MAGIC));
    let number = number.and_then(|number| std::str::from_utf8(number).ok());
    Ok(number.and_then(|number| number.parse().ok()).filter(|format| *format > 0))
}

/// The scan in unpacked bytes, checked.
pub(super) fn unpack(bytes: &[u8]) -> Result<Saved, String> {
    let (read, rest) = postcard::take_from_bytes::<Reading>(bytes).map_err(|error| error.to_string())?;
    if !rest.is_empty() {
        return Err("something follows its end".to_owned());
    }
    let Reading { about, tree, facts } = read;
    let tree = Tree::from_parts(tree, about.kind.root()).map_err(|bad: BadTree| bad.to_string())?;
    let facts = facts.checked(&tree).ok_or("its facts speak of entries that it does not have")?;
    let target = Target { path: paths::owned(&about.path), kind: about.kind };
    Ok(Saved { about: about.checked(), survey: Survey::of(target, SharedTree::new(tree), facts) })
}

impl SavedError {
    /// What happened and what to do, for a person.
    pub fn sentence(&self) -> String {
        let shown = |path: &Path| text::from_bytes(paths::bytes(path)).into_owned();
        match self {
            Self::System { path, source } => {
                text!("saved-system", path = shown(path), why = source.to_string())
            }
            Self::Exists(path) => text!("saved-exists", path = shown(path)),
            Self::NotOne(path) => text!("saved-not-one", path = shown(path)),
            Self::Newer { path, format } => {
                text!(
                    "saved-newer",
                    path = shown(path),
                    format = format.to_string(),
                    known = FORMAT.to_string()
                )
            }
            Self::Older { path, format } => {
                text!("saved-older", path = shown(path), format = format.to_string())
            }
            Self::Truncated(path) => text!("saved-truncated", path = shown(path)),
            Self::TooLarge(path) => text!("saved-too-large", path = shown(path), limit = size(LARGEST)),
            Self::Damaged { path, why } => {
                text!(
                    "saved-damaged",
                    path = shown(path),
                    why = text::from_bytes(why.as_bytes()).into_owned()
                )
            }
        }
    }
}
