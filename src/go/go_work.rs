//! `go.work`: which folders a workspace uses (golang.org/ref/mod#go-work-file).

use std::path::PathBuf;

/// The folders after `use`, as they are written: relative to the file, or absolute.
pub fn used(bytes: &[u8]) -> Vec<PathBuf> {
    let mut folders = Vec::new();
    let mut in_block = false;
    for line in bytes.split(|byte| *byte == b'\n') {
        let line = without_comment(line).trim_ascii();
        let word = match line.strip_prefix(b"use") {
            _ if in_block => line,
            Some(rest) if rest.first().is_some_and(|byte| b" \t(\"`".contains(byte)) => rest.trim_ascii(),
            _ => continue,
        };
        match word {
            b"" => {}
            b"(" => in_block = true,
            b")" => in_block = false,
            folder => folders.push(modscope_platform::paths::owned(unquoted(folder))),
        }
    }
    folders
}

/// A comment begins with `//` at the beginning of a line or behind a blank: `.//a` is a folder.
fn without_comment(line: &[u8]) -> &[u8] {
    let begins =
        |at: &usize| line[*at..].starts_with(b"//") && (*at == 0 || line[at - 1].is_ascii_whitespace());
    (0..line.len()).find(begins).map_or(line, |at| &line[..at])
}

fn unquoted(word: &[u8]) -> &[u8] {
    match word {
        [b'"', inner @ .., b'"'] | [b'`', inner @ .., b'`'] => inner,
        bare => bare,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn folders_stand_alone_or_in_a_block() {
        let text = b"go 1.26\n\nuse ./one // the first\nuse (\n\t./two\n\t\"./with space\"\n\t// none\n)\n\
                     replace example.com/a => ./useless\nuse`/four`\n";
        let folders: Vec<PathBuf> =
            ["./one", "./two", "./with space", "/four"].into_iter().map(PathBuf::from).collect();
        assert_eq!(used(text), folders);
    }

    proptest! {
        #[test]
        fn any_bytes_are_read_without_a_panic(bytes in proptest::collection::vec(any::<u8>(), 0..500)) {
            used(&bytes);
        }
    }
}
