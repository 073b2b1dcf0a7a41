//! Which files an index speaks of, and which of them every build reads.

/// Endings of the files that go puts into an index (modindex/build.go: getFileInfo, fileListForExt).
const ENDINGS: [&[u8]; 19] = [
    b".go",
    b".c",
    b".cc",
    b".cpp",
    b".cxx",
    b".m",
    b".h",
    b".hh",
    b".hpp",
    b".hxx",
    b".f",
    b".F",
    b".for",
    b".f90",
    b".s",
    b".S",
    b".sx",
    b".swig",
    b".swigcxx",
];

/// Ends of names by which go leaves a file out of most builds: tests, and systems and processors
/// (internal/syslist).
const NARROWED: [&[u8]; 47] = [
    b"test",
    b"aix",
    b"android",
    b"darwin",
    b"dragonfly",
    b"freebsd",
    b"hurd",
    b"illumos",
    b"ios",
    b"js",
    b"linux",
    b"nacl",
    b"netbsd",
    b"openbsd",
    b"plan9",
    b"solaris",
    b"wasip1",
    b"windows",
    b"zos",
    b"386",
    b"amd64",
    b"amd64p32",
    b"arm",
    b"armbe",
    b"arm64",
    b"arm64be",
    b"loong64",
    b"mips",
    b"mipsle",
    b"mips64",
    b"mips64le",
    b"mips64p32",
    b"mips64p32le",
    b"ppc",
    b"ppc64",
    b"ppc64le",
    b"riscv",
    b"riscv64",
    b"s390",
    b"s390x",
    b"sparc",
    b"sparc64",
    b"wasm",
    b"unix",
    b"cgo",
    b"race",
    b"purego",
];

/// Whether an index has a word for a file of that name.
pub(super) fn is_source(name: &[u8]) -> bool {
    !is_hidden(name) && ENDINGS.iter().any(|ending| name.ends_with(ending))
}

/// Whether no build reads what is in a folder of that name of a dependency.
pub(super) fn is_aside(folder: &[u8]) -> bool {
    is_hidden(folder) || matches!(folder, b"testdata" | b"vendor")
}

/// Whether some component of a path is such a folder.
pub(super) fn lies_aside(dir: &[u8]) -> bool {
    dir.split(|byte| matches!(byte, b'/' | b'\\')).any(|part| !part.is_empty() && is_aside(part))
}

/// Whether builds on every system read a file of that name: Go, and not for one system or for tests only.
pub(super) fn is_in_every_build(name: &[u8]) -> bool {
    let Some(stem) = name.strip_suffix(b".go") else { return false };
    let last = stem.rsplit(|byte| *byte == b'_').next().unwrap_or_default();
    last.len() == stem.len() || !NARROWED.contains(&last)
}

fn is_hidden(name: &[u8]) -> bool {
    matches!(name.first(), Some(b'_' | b'.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_index_has_sources_and_not_what_is_hidden() {
        assert!(is_source(b"a.go") && is_source(b"a_test.go") && is_source(b"x.S"));
        assert!(!is_source(b"_a.go") && !is_source(b".a.go") && !is_source(b"README.md"));
    }

    #[test]
    fn a_name_may_narrow_the_builds_a_file_is_in() {
        assert!(is_in_every_build(b"a.go") && is_in_every_build(b"linux.go") && is_in_every_build(b"a_b.go"));
        assert!(!is_in_every_build(b"a_test.go") && !is_in_every_build(b"a_windows.go"));
        assert!(!is_in_every_build(b"a.s"));
    }

    #[test]
    fn no_build_reads_test_data_of_a_dependency() {
        assert!(lies_aside(b"x/testdata/y") && lies_aside(b"_x") && lies_aside(b"vendor"));
        assert!(!lies_aside(b"") && !lies_aside(b"internal/x"));
    }
}
