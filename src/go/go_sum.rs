//! `go.sum`: which module versions a project uses, and of which it needs only the go.mod.
//!
//! A line is `MODULE VERSION HASH`; with `/go.mod` behind the version the hash is of the go.mod alone
//! (cmd/go/internal/modfetch/fetch.go, readGoSum). go refuses a file with a line of another shape; here
//! such lines are left out and counted.

use std::collections::BTreeSet;

use super::ModuleVersion;

/// What a go.sum says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct GoSum {
    /// The module versions whose content it has a sum of: builds may use them.
    pub content: BTreeSet<ModuleVersion>,
    /// Those whose go.mod it has a sum of: the module graph.
    pub graph: BTreeSet<ModuleVersion>,
    /// Lines that are none of go's.
    pub skipped: usize,
}

/// A file larger than this is no go.sum: those of the largest projects have some megabytes.
pub const MOST_BYTES: u64 = 64 << 20;

impl GoSum {
    /// Reads the content of a go.sum. What it keeps is never larger than what it is given.
    pub fn parse(bytes: &[u8]) -> Self {
        let mut sum = Self::default();
        for line in bytes.split(|byte| *byte == b'\n') {
            let fields: Vec<&[u8]> =
                line.split(u8::is_ascii_whitespace).filter(|field| !field.is_empty()).take(4).collect();
            match fields.as_slice() {
                [] => {}
                [module, version, hash] if hash.starts_with(b"h1:") => sum.add(module, version),
                _ => sum.skipped += 1,
            }
        }
        sum
    }

    /// Adds what another go.sum names: a workspace has several.
    pub fn merge(&mut self, other: Self) {
        self.content.extend(other.content);
        self.graph.extend(other.graph);
        self.skipped += other.skipped;
    }

    fn add(&mut self, module: &[u8], version: &[u8]) {
        let graph = version.strip_suffix(b"/go.mod");
        let word = [module, graph.unwrap_or(version)].join(&b'@');
        match String::from_utf8(word).ok().and_then(|word| word.parse::<ModuleVersion>().ok()) {
            Some(version) if graph.is_some() => {
                self.graph.insert(version);
            }
            Some(version) => {
                self.content.insert(version);
            }
            None => self.skipped += 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const SUM: &str = "\
example.com/a v1.0.0 h1:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa=
example.com/a v1.0.0/go.mod h1:bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb=
example.com/Big/b v0.9.0/go.mod h1:ccccccccccccccccccccccccccccccccccccccccccc=\r

<<<<<<< HEAD
example.com/c v1 h1:ddddddddddddddddddddddddddddddddddddddddddd=
example.com/d v1.0.0 sha1:x
";

    fn names(versions: impl IntoIterator<Item = impl ToString>) -> Vec<String> {
        versions.into_iter().map(|version| version.to_string()).collect()
    }

    #[test]
    fn a_sum_of_a_go_mod_alone_is_the_graph_and_no_content() {
        let sum = GoSum::parse(SUM.as_bytes());
        assert_eq!(names(&sum.content), ["example.com/a@v1.0.0"]);
        assert_eq!(names(&sum.graph), ["example.com/Big/b@v0.9.0", "example.com/a@v1.0.0"]);
    }

    #[test]
    fn lines_that_are_none_of_gos_are_counted() {
        assert_eq!(GoSum::parse(SUM.as_bytes()).skipped, 3);
        assert_eq!(GoSum::parse(b"\n\n"), GoSum::default());
    }

    #[test]
    fn a_workspace_has_the_versions_of_all() {
        let mut sum = GoSum::parse(SUM.as_bytes());
        sum.merge(GoSum::parse(b"example.com/z v1.0.0 h1:x=\n"));
        assert_eq!(sum.content.len(), 2);
    }

    proptest! {
        #[test]
        fn any_bytes_are_read_without_a_panic(bytes in proptest::collection::vec(any::<u8>(), 0..2000)) {
            let sum = GoSum::parse(&bytes);
            let lines = bytes.split(|byte| *byte == b'\n').count();
            prop_assert!(sum.skipped + sum.content.len() + sum.graph.len() <= lines);
        }

        #[test]
        fn lines_that_look_right_are_read_without_a_panic(
            text in "([a-zA-Z./~_!-]{0,12} v[0-9a-zA-Z.+/-]{0,12}(/go.mod)? h1:[a-z=]{0,5}\n){0,9}"
        ) {
            GoSum::parse(text.as_bytes());
        }
    }
}
