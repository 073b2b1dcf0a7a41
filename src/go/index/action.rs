//! Which entry of the build cache is the index of which module: the name of an action is a hash of what
//! it is done with (cmd/go/internal/modindex/read.go: moduleHash; cmd/go/internal/cache/hash.go: NewHash).

use sha2::{Digest as _, Sha256};

/// The length of an action's record, `v1 ACTION OUTPUT SIZE TIME` and a line end
/// (cmd/go/internal/cache/cache.go: entrySize).
const RECORD: usize = 2 + 1 + 64 + 1 + 64 + 1 + 20 + 1 + 20 + 1;

/// What an action's record (`…-a`) says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Record<'a> {
    /// The name of its output (`…-d`), in hexadecimal digits.
    pub output: &'a [u8],
    /// When it was made, nanoseconds since 1970.
    pub made: i64,
}

impl<'a> Record<'a> {
    /// Reads a record; `None` where it is none, which go takes for an absent one.
    pub fn parse(bytes: &'a [u8]) -> Option<Self> {
        let text = bytes.strip_prefix(b"v1 ").filter(|_| bytes.len() == RECORD)?;
        let hash = |at: usize| text.get(at..at + 64).filter(|hash| hash.iter().all(u8::is_ascii_hexdigit));
        hash(0)?;
        let output = hash(65)?;
        let made = str::from_utf8(text.get(151..171)?).ok()?.trim_start().parse().ok()?;
        Some(Self { output, made })
    }
}

/// The name of the action that makes the index of the module in `root`, in hexadecimal digits, for the go
/// of that version (`go1.26.1`, as `go env GOVERSION` has it).
pub fn module_index(version: &str, root: &[u8]) -> String {
    // Experiments that go itself was built with are left out of the salt and not of the text.
    let salt = [" X:", "-X:"].iter().find_map(|mark| version.find(mark));
    let salt = &version[..salt.unwrap_or(version.len())];
    let mut hash = Sha256::new();
    hash.update(salt);
    hash.update("module index ");
    hash.update(version);
    hash.update(" go index v2 ");
    hash.update(root);
    hash.update("\n");
    hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_action_is_named_as_go_names_it() {
        // By sha256sum; that go names it so is held by tests/env_findings.rs.
        let root = b"/home/ania/go/pkg/mod/example.com/alpha@v1.0.0";
        assert_eq!(
            module_index("go1.26.8", root),
            "2438ecd8601edbd61fb37cc23df2a21d5efbd47dc0635f7c0da936994a44c336"
        );
        assert_eq!(
            module_index("go1.26.8 X:x", root),
            "ff1de7cbd22cbd0b9d8e939ac928653898c54cd0e0908c8ae8ff232bbe2bfcbf"
        );
    }

    #[test]
    fn a_record_names_its_output_and_its_time() {
        let record = b"v1 b7307ac5d3c47fb989f3beb7a5898ee0be5f81b7fdd20701dd271f72701f7128 \
            afb495b0d845e26862f1583b613b2e63e5a86892499526f9f829b0bf39225ecc                  354  \
            1795482926046561942\n";
        let read = Record::parse(record).expect("a record");
        assert_eq!(read.output, b"afb495b0d845e26862f1583b613b2e63e5a86892499526f9f829b0bf39225ecc");
        assert_eq!(read.made, 1_795_482_926_046_561_942);
        for cut in 0..record.len() {
            assert_eq!(Record::parse(&record[..cut]), None);
        }
    }
}
