use std::collections::BTreeMap;
use std::fs;
use std::io::Write as _;
use std::path::Path;

use modscope_platform::make;
use tempfile::TempDir;
use zip::write::{SimpleFileOptions, ZipWriter};

use super::*;

fn folder() -> TempDir {
    tempfile::tempdir().expect("a temporary folder")
}

fn write_zip(path: &Path, files: &[(&str, &str)]) {
    let mut zip = ZipWriter::new(File::create(path).expect("create"));
    for (name, content) in files {
        // Stored, so that a test can find a content and flip a bit of it.
        let options = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
        zip.start_file(*name, options).expect("entry");
        zip.write_all(content.as_bytes()).expect("content");
    }
    zip.finish().expect("finish");
}

/// The hash of FILES, worked out with another SHA-256 and base64 than ours.
const VECTOR: &str = "h1:qS1IaZ9z7i2aUeuqsbTyEgWthxhukllFoHHtqbqK6b8=";
const FILES: [(&str, &str); 3] = [
    ("example.com/Up/case@v1.0.0/go.mod", "module example.com/Up/case\n"),
    ("example.com/Up/case@v1.0.0/a.go", "package up\n"),
    ("example.com/Up/case@v1.0.0/sub/Z.txt", ""),
];

fn write_tree(root: &Path) {
    for (name, content) in FILES {
        let rest = name.strip_prefix("example.com/Up/case@v1.0.0/").expect("prefix");
        let path = root.join(rest);
        fs::create_dir_all(path.parent().expect("parent")).expect("mkdir");
        fs::write(path, content).expect("write");
    }
}

#[test]
fn a_zip_and_the_tree_extracted_from_it_have_the_same_hash() {
    let folder = folder();
    write_zip(&folder.path().join("m.zip"), &FILES);
    write_tree(&folder.path().join("tree"));
    fs::create_dir(folder.path().join("tree/empty")).expect("an empty directory is no part of the hash");
    assert_eq!(zip(&folder.path().join("m.zip")).expect("zip").to_string(), VECTOR);
    let tree = tree(&folder.path().join("tree"), b"example.com/Up/case@v1.0.0").expect("tree");
    assert_eq!(tree.to_string(), VECTOR);
}

#[test]
fn a_hash_reads_back_only_from_exactly_what_a_ziphash_holds() {
    assert_eq!(H1::parse(VECTOR.as_bytes()).expect("whole").to_string(), VECTOR);
    let refused: [&[u8]; 5] =
        [b"", b"h1:", &VECTOR.as_bytes()[..46], &[0; 47], b"h2:7Rn5xQHc0MT8mTHFIkvmI1oTmUn7DL7cOJO4FdC2m1Q="];
    for text in refused {
        assert_eq!(H1::parse(text), None);
    }
    assert_eq!(H1::parse(format!("{VECTOR}\n").as_bytes()), None);
}

#[test]
fn a_go_mod_hashes_as_one_file_of_that_name() {
    let mut lines = Lines::default();
    lines.add(b"go.mod".to_vec(), content(b"module a.b\n"));
    assert_eq!(Some(go_mod(b"module a.b\n")), lines.finish());
}

#[test]
fn a_symlink_is_read_through_and_a_pipe_is_not_waited_for() {
    if cfg!(windows) {
        println!("skipped: links and pipes need Unix");
        return;
    }
    let folder = folder();
    let root = folder.path().join("tree");
    write_tree(&root);
    fs::rename(root.join("a.go"), folder.path().join("a.go")).expect("rename");
    make::symlink(&folder.path().join("a.go"), &root.join("a.go")).expect("symlink");
    assert_eq!(tree(&root, b"example.com/Up/case@v1.0.0").expect("tree").to_string(), VECTOR);

    std::process::Command::new("mkfifo").arg(root.join("pipe")).status().expect("mkfifo");
    assert!(matches!(tree(&root, b"x@v1"), Err(HashError::Special { path }) if path.ends_with("pipe")));
}

#[test]
fn what_cannot_be_hashed_is_said_with_its_path() {
    let folder = folder();
    let path = folder.path().join("m.zip");
    write_zip(&path, &FILES);
    let whole = fs::read(&path).expect("read");

    fs::write(&path, &whole[..whole.len() / 2]).expect("cut");
    let error = zip(&path).expect_err("cut off");
    assert!(error.to_string().starts_with(&format!("{} is no whole zip file: ", path.display())), "{error}");

    let mut flipped = whole;
    let at = flipped.windows(10).position(|bytes| bytes == b"package up").expect("the stored content");
    flipped[at] ^= 1;
    fs::write(&path, flipped).expect("flip");
    assert!(matches!(zip(&path), Err(HashError::Zip { .. })), "a bit that flipped");

    assert!(matches!(zip(&folder.path().join("none")), Err(HashError::Read { .. })));
    assert!(matches!(tree(&path, b"x@v1"), Err(HashError::NotADirectory { .. })));
    let mut lines = Lines::default();
    lines.add(b"a\nb".to_vec(), content(b""));
    assert_eq!(lines.finish(), None);
}

#[test]
fn a_toolchain_hashes_without_the_go_mod_files_that_go_adds() {
    let folder = folder();
    let root = folder.path().join("tree");
    fs::create_dir_all(root.join("src/cmd")).expect("mkdir");
    fs::write(root.join("src/_go.mod"), "module std\n").expect("write");
    fs::write(root.join("src/cmd/go.mod"), "module a real one\n").expect("write");
    let before = tree(&root, b"golang.org/toolchain@v0.0.1").expect("tree");
    fs::copy(root.join("src/_go.mod"), root.join("src/go.mod")).expect("copy");
    assert_eq!(toolchain(&root, b"golang.org/toolchain@v0.0.1").expect("tree"), before);
    assert_ne!(tree(&root, b"golang.org/toolchain@v0.0.1").expect("tree"), before);
}

/// Real `go mod download` writes a cache from a file proxy; its `.ziphash` files are the judge.
#[test]
fn go_writes_the_same_hashes() {
    let Some(go) = crate::demo::needs::go() else { return };
    let folder = folder();
    let versions = folder.path().join("proxy/example.com/!up/case/@v");
    fs::create_dir_all(&versions).expect("mkdir");
    write_zip(&versions.join("v1.0.0.zip"), &FILES);
    fs::write(versions.join("v1.0.0.mod"), FILES[0].1).expect("write");
    fs::write(versions.join("v1.0.0.info"), r#"{"Version":"v1.0.0"}"#).expect("write");
    fs::write(versions.join("list"), "v1.0.0\n").expect("write");
    let cache = folder.path().join("cache");
    let status = std::process::Command::new(go)
        .args(["mod", "download", "-modcacherw", "example.com/Up/case@v1.0.0"])
        .current_dir(folder.path())
        .envs(BTreeMap::from([
            ("GOPROXY", format!("file://{}", folder.path().join("proxy").display())),
            ("GOMODCACHE", cache.display().to_string()),
            ("GOPATH", folder.path().join("gopath").display().to_string()),
            ("HOME", folder.path().display().to_string()),
        ]))
        .envs([
            ("GOSUMDB", "off"),
            ("GOTOOLCHAIN", "local"),
            ("GOENV", "off"),
            ("GOFLAGS", ""),
            ("GOWORK", "off"),
        ])
        .status()
        .expect("go starts");
    assert!(status.success());
    let written =
        fs::read(cache.join("cache/download/example.com/!up/case/@v/v1.0.0.ziphash")).expect("ziphash");
    let theirs = H1::parse(&written).expect("a whole hash");
    assert_eq!(zip(&cache.join("cache/download/example.com/!up/case/@v/v1.0.0.zip")).expect("zip"), theirs);
    assert_eq!(
        tree(&cache.join("example.com/!up/case@v1.0.0"), b"example.com/Up/case@v1.0.0").expect("tree"),
        theirs
    );
    assert_eq!(theirs.to_string(), VECTOR);
}
