//! The bytes of an index: little-endian numbers, offsets into them and into a table of strings
//! (cmd/go/internal/modindex: write.go, and read.go for what go itself checks).
//!
//! Whatever the bytes are, reading ends: every number is checked before it is used, and no more files are
//! read than could stand in so many bytes.

/// How every index begins. Go 1.20 and later write this version; 1.19 wrote `v0` and `v1`, and nobody
/// reads those any more.
pub const MAGIC: &[u8] = b"go index v2\n";

/// A file takes at least this many bytes: nine strings and flags, and four counts.
const FILE: usize = 13 * 4;

/// The bytes are no index, or not a whole one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("this is no module index of go, or not a whole one")]
pub struct BadIndex;

/// What an index says of a module, or of one package.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Index<'a> {
    /// Its packages, in the order of their folders.
    pub packages: Vec<Package<'a>>,
    /// The module's folder, where a position in a source tells it: an index does not say what it is of.
    pub root: Option<&'a [u8]>,
}

/// A folder of a module.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Package<'a> {
    /// The path from the module's folder; empty for that folder itself.
    pub dir: &'a [u8],
    /// Why the folder could not be read; empty where it could.
    pub error: &'a [u8],
    /// The sources in it.
    pub files: Vec<File<'a>>,
}

/// A source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct File<'a> {
    /// Its name in the folder.
    pub name: &'a [u8],
    /// Why it could not be read; empty where it could.
    pub error: &'a [u8],
}

impl<'a> Index<'a> {
    /// Reads an index.
    ///
    /// # Errors
    /// [`BadIndex`] when the bytes are none.
    pub fn parse(bytes: &'a [u8]) -> Result<Self, BadIndex> {
        if !bytes.starts_with(MAGIC) {
            return Err(BadIndex);
        }
        let head = Reader { data: bytes, strings: &[], at: MAGIC.len() };
        let table = head.clone().number()?;
        if table < MAGIC.len() + 8 || table >= bytes.len() {
            return Err(BadIndex);
        }
        let (data, strings) = bytes.split_at(table);
        if strings.first() != Some(&0) || strings.last() != Some(&0xff) {
            return Err(BadIndex);
        }
        let mut reader = Reader { data, strings, at: MAGIC.len() + 4 };
        let count = reader.number()?;
        if count > data.len() / 8 {
            return Err(BadIndex);
        }
        let mut budget = data.len() / FILE;
        let mut root = None;
        let mut packages = Vec::with_capacity(count);
        for _ in 0..count {
            let named = reader.string()?;
            let package = Reader { at: reader.number()?, ..reader.clone() };
            packages.push(read_package(package, named, &mut budget, &mut root)?);
        }
        Ok(Self { packages, root })
    }
}

fn read_package<'a>(
    mut reader: Reader<'a>,
    named: &'a [u8],
    budget: &mut usize,
    root: &mut Option<&'a [u8]>,
) -> Result<Package<'a>, BadIndex> {
    let error = reader.string()?;
    let dir = reader.string()?;
    if dir != named {
        return Err(BadIndex);
    }
    let count = reader.number()?;
    *budget = budget.checked_sub(count).ok_or(BadIndex)?;
    let mut files = Vec::with_capacity(count);
    for _ in 0..count {
        let file = Reader { at: reader.number()?, ..reader.clone() };
        files.push(read_file(file, dir, root)?);
    }
    Ok(Package { dir, error, files })
}

fn read_file<'a>(
    mut reader: Reader<'a>,
    dir: &[u8],
    root: &mut Option<&'a [u8]>,
) -> Result<File<'a>, BadIndex> {
    let error = reader.string()?;
    let parse_error = reader.string()?;
    reader.string()?; // synopsis
    let name = reader.string()?;
    reader.string()?; // package name
    reader.number()?; // ignored
    reader.number()?; // binary only
    reader.string()?; // cgo directives
    reader.string()?; // go:build
    let constraints = reader.count(4)?;
    reader.skip(constraints * 4)?;
    if root.is_none() {
        *root = first_position(&mut reader, dir, name)?;
    }
    Ok(File { name, error: if error.is_empty() { parse_error } else { error } })
}

/// Imports, embeds and directives: a text and a position each. The first that names this very file tells
/// the module's folder.
fn first_position<'a>(
    reader: &mut Reader<'a>,
    dir: &[u8],
    name: &[u8],
) -> Result<Option<&'a [u8]>, BadIndex> {
    for _ in 0..3 {
        for _ in 0..reader.count(5 * 4)? {
            reader.skip(4)?;
            let file = reader.string()?;
            reader.skip(3 * 4)?;
            if let Some(root) = strip(file, dir, name) {
                return Ok(Some(root));
            }
        }
    }
    Ok(None)
}

/// The module's folder, from the whole path of a source in it. None where the position names another file,
/// as after a `//line`.
fn strip<'a>(path: &'a [u8], dir: &[u8], name: &[u8]) -> Option<&'a [u8]> {
    let separator = |path: &'a [u8]| path.strip_suffix(b"/").or_else(|| path.strip_suffix(b"\\"));
    let folder = separator(path.strip_suffix(name)?)?;
    let root = if dir.is_empty() { folder } else { separator(folder.strip_suffix(dir)?)? };
    (!root.is_empty()).then_some(root)
}

/// Reads one number after the other.
#[derive(Clone)]
struct Reader<'a> {
    data: &'a [u8],
    strings: &'a [u8],
    at: usize,
}

impl<'a> Reader<'a> {
    fn number(&mut self) -> Result<usize, BadIndex> {
        let bytes = self.data.get(self.at..).and_then(|rest| rest.first_chunk()).ok_or(BadIndex)?;
        self.at += 4;
        let number = i32::from_le_bytes(*bytes);
        usize::try_from(number).map_err(|_| BadIndex)
    }

    /// The number of things that follow, each of so many bytes: no more than there is room for.
    fn count(&mut self, size: usize) -> Result<usize, BadIndex> {
        let count = self.number()?;
        if count > (self.data.len() - self.at) / size { Err(BadIndex) } else { Ok(count) }
    }

    fn skip(&mut self, bytes: usize) -> Result<(), BadIndex> {
        self.at += bytes;
        if self.at > self.data.len() { Err(BadIndex) } else { Ok(()) }
    }

    /// A string, by its place in the table: a length as uvarint, then the bytes.
    fn string(&mut self) -> Result<&'a [u8], BadIndex> {
        let place = self.number()?;
        let mut rest = self.strings.get(place..).ok_or(BadIndex)?;
        let mut length = 0_u64;
        for shift in (0..=28).step_by(7) {
            let (byte, after) = rest.split_first().ok_or(BadIndex)?;
            rest = after;
            length |= u64::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                let length = usize::try_from(length).map_err(|_| BadIndex)?;
                return rest.get(..length).ok_or(BadIndex);
            }
        }
        Err(BadIndex)
    }
}
