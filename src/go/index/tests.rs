//! Indices made here byte by byte as go makes them, and a build cache of them on the disk. That go's own are
//! read the same way is held by tests/env_findings.rs.

#![allow(clippy::unwrap_used)]

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use proptest::prelude::*;
use sha2::{Digest as _, Sha256};

use super::*;
use crate::go::CacheKind;
use crate::scan::Cancel;
use crate::survey::Survey;

/// A source: name, error, error of parsing, and the path that its imports are at.
type Source<'a> = (&'a str, &'a str, &'a str, &'a str);

/// An index, as modindex/write.go encodes it.
#[derive(Default)]
struct Writer {
    data: Vec<u8>,
    strings: Vec<u8>,
    known: HashMap<String, u32>,
}

impl Writer {
    fn number(&mut self, number: u32) {
        self.data.extend(number.to_le_bytes());
    }

    fn set(&mut self, at: usize, number: usize) {
        self.data[at..at + 4].copy_from_slice(&(number as u32).to_le_bytes());
    }

    fn string(&mut self, text: &str) {
        if self.strings.is_empty() {
            self.strings.push(0);
            self.known.insert(String::new(), 0);
        }
        let place = self.known.get(text).copied().unwrap_or_else(|| {
            let place = self.strings.len() as u32;
            let mut length = text.len();
            while length >= 0x80 {
                self.strings.push(length as u8 | 0x80);
                length >>= 7;
            }
            self.strings.push(length as u8);
            self.strings.extend(text.as_bytes());
            self.known.insert(text.to_owned(), place);
            place
        });
        self.number(place);
    }

    fn file(&mut self, (name, error, parse_error, path): Source<'_>) {
        for text in [error, parse_error, "Does things.", name, "code"] {
            self.string(text);
        }
        self.number(0);
        self.number(0);
        self.string("");
        self.string("linux");
        self.number(1); // +build lines
        self.string("linux");
        for things in [u32::from(!path.is_empty()), 0, 0] {
            self.number(things);
            for _ in 0..things {
                self.string("unsafe");
                self.string(path);
                (0..3).for_each(|number| self.number(number));
            }
        }
    }
}

fn index(packages: &[(&str, &str, &[Source<'_>])]) -> Vec<u8> {
    let mut writer = Writer { data: MAGIC.to_vec(), ..Writer::default() };
    writer.number(0);
    writer.number(packages.len() as u32);
    let table = writer.data.len();
    for (dir, ..) in packages {
        writer.string(dir);
        writer.number(0);
    }
    for (number, (dir, error, files)) in packages.iter().enumerate() {
        writer.set(table + 8 * number + 4, writer.data.len());
        writer.string(error);
        writer.string(dir);
        writer.number(files.len() as u32);
        let places = writer.data.len();
        files.iter().for_each(|_| writer.number(0));
        for (number, file) in files.iter().enumerate() {
            writer.set(places + 4 * number, writer.data.len());
            writer.file(*file);
        }
    }
    writer.set(MAGIC.len(), writer.data.len());
    writer.data.extend(&writer.strings);
    writer.data.push(0xff);
    writer.data
}

fn whole() -> Vec<u8> {
    index(&[
        ("", "", &[("a.go", "", "", "/m/example.com/a@v1.0.0/a.go"), ("b.go", "open b.go: no", "", "")]),
        ("sub/x", "cannot", &[("c.go", "", "{}", "/m/example.com/a@v1.0.0/sub/x/c.go")]),
    ])
}

#[test]
fn an_index_tells_packages_files_errors_and_its_folder() {
    let bytes = whole();
    let read = Index::parse(&bytes).unwrap();
    assert_eq!(read.root, Some(&b"/m/example.com/a@v1.0.0"[..]));
    assert_eq!(read.packages.len(), 2);
    assert_eq!(read.packages[0].files[1], File { name: b"b.go", error: b"open b.go: no" });
    assert_eq!((read.packages[1].dir, read.packages[1].error), (&b"sub/x"[..], &b"cannot"[..]));
    assert_eq!(read.packages[1].files[0], File { name: b"c.go", error: b"{}" });
}

#[test]
fn a_line_directive_does_not_tell_the_folder() {
    let bytes =
        index(&[("", "", &[("a.go", "", "", "gen.y")]), ("s", "", &[("b.go", "", "", "/m/a@v1/s/b.go")])]);
    assert_eq!(Index::parse(&bytes).unwrap().root, Some(&b"/m/a@v1"[..]));
}

#[test]
fn every_cut_of_an_index_is_refused() {
    let bytes = whole();
    for cut in 0..bytes.len() {
        assert_eq!(Index::parse(&bytes[..cut]), Err(BadIndex), "cut at {cut}");
    }
}

proptest! {
    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..2000)) {
        let _ = Index::parse(&bytes);
        let _ = Index::parse(&[MAGIC, &bytes].concat());
        let _ = Record::parse(&bytes);
    }

    #[test]
    fn a_changed_index_is_read_or_refused(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12),
        small in any::<bool>(),
    ) {
        let mut bytes = whole();
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            // Small numbers are likelier to pass the first checks.
            bytes[at] = if small { byte % 64 } else { byte };
        }
        if let Ok(read) = Index::parse(&bytes) {
            let files: usize = read.packages.iter().map(|package| package.files.len()).sum();
            prop_assert!(files <= bytes.len());
        }
    }
}

/// A build cache and a module cache on the disk.
struct Disk {
    folder: tempfile::TempDir,
}

const GO: &str = "go1.26.8";

impl Disk {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir_all(folder.path().join("build")).unwrap();
        Self { folder }
    }

    fn path(&self, below: &str) -> PathBuf {
        self.folder.path().join(below)
    }

    fn text(&self, below: &str) -> String {
        self.path(below).to_str().unwrap().to_owned()
    }

    /// A file with old times, so that an index can have been made after it.
    fn put(&self, below: &str, text: &str) {
        let path = self.path(below);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, text).unwrap();
        let old = std::time::SystemTime::now() - std::time::Duration::from_secs(3600);
        std::fs::File::options().write(true).open(&path).unwrap().set_modified(old).unwrap();
    }

    /// An output and an action that leads to it.
    fn keep(&self, action: &str, output: &[u8]) {
        let name: String = Sha256::digest(output).iter().map(|byte| format!("{byte:02x}")).collect();
        let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap().as_nanos();
        let record = format!("v1 {action} {name} {:>20} {now:>20}\n", output.len());
        for (name, ending, bytes) in [(name.as_str(), "d", output), (action, "a", record.as_bytes())] {
            let shard = self.path("build").join(&name[..2]);
            std::fs::create_dir_all(&shard).unwrap();
            std::fs::write(shard.join(format!("{name}-{ending}")), bytes).unwrap();
        }
    }

    fn recall(&self) -> Vec<Remembered> {
        let survey = Survey::quietly(&self.path("build"), CacheKind::Build).unwrap();
        let modules = self.path("mod");
        recall(&Search {
            tree: &survey.tree.read(),
            modules: Some(&modules),
            version: Some(GO),
            cancel: &Cancel::default(),
        })
    }
}

const MODULE: &str = "mod/example.com/a@v1.0.0";

fn of_module(disk: &Disk) -> String {
    module_index(GO, disk.text(MODULE).as_bytes())
}

#[test]
fn a_refusal_of_a_module_is_found_with_the_record_that_leads_to_it() {
    let disk = Disk::new();
    disk.put(&format!("{MODULE}/a.go"), "package a\n");
    let error = format!("open {}/a.go: permission denied", disk.text(MODULE));
    disk.keep(&of_module(&disk), &index(&[("", "", &[("a.go", &error, "", "")])]));
    let found = disk.recall();
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].what, found[0].certain), (What::Refusal, true));
    assert_eq!(found[0].path, disk.path(MODULE).join("a.go"));
    assert_eq!(found[0].error, "permission denied");
    assert_eq!(found[0].actions.len(), 1);
}

#[test]
fn a_refusal_kept_as_an_error_of_parsing_is_found_too_and_an_error_in_the_source_is_not() {
    let disk = Disk::new();
    for name in ["a.go", "b.go"] {
        disk.put(&format!("{MODULE}/{name}"), "package a\n");
    }
    let at = disk.text(MODULE);
    let refused = format!(
        "{{\"ErrorList\":null,\"ErrorString\":\"read {at}/a.go: read {at}/a.go: input/output error\"}}"
    );
    let wrong = format!("read {at}/b.go: unexpected NUL in input");
    let files: &[Source<'_>] = &[("a.go", "", &refused, ""), ("b.go", &wrong, "", "")];
    disk.keep(&of_module(&disk), &index(&[("", "", files)]));
    let found = disk.recall();
    assert_eq!(found.iter().map(|one| one.path.clone()).collect::<Vec<_>>(), [Path::new(&at).join("a.go")]);
}

#[test]
fn a_source_that_the_index_of_its_module_does_not_know_was_missing() {
    let disk = Disk::new();
    for name in ["a.go", "b.go", "a_test.go", "sub/c.go", "testdata/d.go", "LICENSE", "docs/README.md"] {
        disk.put(&format!("{MODULE}/{name}"), "package a\n");
    }
    let known: &[Source<'_>] = &[("a.go", "", "", ""), ("a_test.go", "", "", "")];
    disk.keep(&of_module(&disk), &index(&[("", "", known), ("docs", "", &[])]));
    let found = disk.recall();
    let told: Vec<_> = found.iter().map(|one| one.path.strip_prefix(disk.path(MODULE)).unwrap()).collect();
    assert_eq!(told, [Path::new("b.go"), Path::new("sub/c.go")]);
    assert!(found.iter().all(|one| one.what == What::Missing && one.certain));
}

#[test]
fn an_index_that_knows_everything_is_no_matter() {
    let disk = Disk::new();
    disk.put(&format!("{MODULE}/a.go"), "package a\n");
    disk.keep(&of_module(&disk), &index(&[("", "", &[("a.go", "", "", "")])]));
    disk.keep(&"0".repeat(64), b"go index v2\nand nothing that goes on like one");
    assert!(disk.recall().is_empty());
}

#[test]
fn the_index_of_a_package_outside_counts_until_a_file_of_it_changes() {
    let disk = Disk::new();
    disk.put("project/main.go", "package main\n");
    let error = format!("open {}: permission denied", disk.text("project/main.go"));
    disk.keep(&"1".repeat(64), &index(&[("", "", &[("main.go", &error, "", "")])]));
    let found = disk.recall();
    assert_eq!(found.len(), 1);
    assert!(!found[0].certain, "which go made it cannot be told");
    // Edited since: the key is another one now, and nobody asks for the old.
    let later = std::time::SystemTime::now() + std::time::Duration::from_secs(5);
    let file = std::fs::File::options().write(true).open(disk.path("project/main.go")).unwrap();
    file.set_modified(later).unwrap();
    assert!(disk.recall().is_empty());
}

#[test]
fn a_file_that_is_gone_is_no_matter() {
    let disk = Disk::new();
    let error = format!("open {}/a.go: permission denied", disk.text(MODULE));
    disk.keep(&of_module(&disk), &index(&[("", "", &[("a.go", &error, "", "")])]));
    assert!(disk.recall().is_empty());
}

#[test]
fn the_index_of_another_go_is_possible_and_not_certain() {
    let disk = Disk::new();
    disk.put(&format!("{MODULE}/a.go"), "package a\n");
    let error = format!("open {}/a.go: permission denied", disk.text(MODULE));
    let action = module_index("go1.21.13", disk.text(MODULE).as_bytes());
    disk.keep(&action, &index(&[("", "", &[("a.go", &error, "", "")]), ("docs", "", &[])]));
    let found = disk.recall();
    assert!(found.len() == 1 && !found[0].certain);
}
