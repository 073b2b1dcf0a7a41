//! A generated module cache of about 850,000 entries, in the shape of a real one: 9,200 versions, each
//! with its files in `@v` and an extracted tree of 9 folders and some 75 files, 0444 and 0555.
//!
//! It is made once under `target/bench-cache` and used again by later runs.

use std::fs;
use std::io;
use std::os::unix::fs::{OpenOptionsExt as _, PermissionsExt as _};
use std::path::{Path, PathBuf};

use rayon::prelude::*;

const HOSTS: [&str; 4] = ["github.com", "golang.org", "k8s.io", "gopkg.in"];
const MODULES: usize = 4_600;
const VERSIONS: usize = 2;
const FOLDERS: usize = 8;
const FILES: usize = 8;

/// The cache's path; made when it is not there yet.
///
/// # Errors
/// When it cannot be written.
pub fn generated() -> io::Result<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/bench-cache");
    let whole = root.join("cache/whole");
    if !whole.exists() {
        eprintln!("making a cache of about 850,000 entries in {}", root.display());
        (0..MODULES).into_par_iter().try_for_each(|module| make(&root, module))?;
        fs::write(whole, "")?;
    }
    Ok(root)
}

fn make(root: &Path, module: usize) -> io::Result<()> {
    let path = format!("{}/owner{}/module{module}", HOSTS[module % HOSTS.len()], module % 700);
    let versions = root.join("cache/download").join(&path).join("@v");
    fs::create_dir_all(&versions)?;
    file(&versions.join("list"), 16, 0o644)?;
    for version in 0..VERSIONS {
        let version = format!("v1.{version}.0");
        for (ending, size) in [("info", 80), ("mod", 400), ("zip", 90_000), ("ziphash", 47), ("lock", 0)] {
            file(&versions.join(format!("{version}.{ending}")), size, 0o644)?;
        }
        let tree = root.join(format!("{path}@{version}"));
        fs::create_dir_all(&tree)?;
        folder(&tree, module)?;
        for inner in 0..FOLDERS {
            let inside = tree.join(format!("package{inner}"));
            fs::create_dir(&inside)?;
            folder(&inside, module + inner)?;
            fs::set_permissions(&inside, fs::Permissions::from_mode(0o555))?;
        }
        fs::set_permissions(&tree, fs::Permissions::from_mode(0o555))?;
    }
    Ok(())
}

fn folder(path: &Path, seed: usize) -> io::Result<()> {
    file(&path.join("go.mod"), 120, 0o444)?;
    for index in 0..FILES {
        let name = format!("some_source_{}_{index}.go", seed % 97);
        file(&path.join(name), 1_000 + (seed * 37 + index * 911) % 9_000, 0o444)?;
    }
    Ok(())
}

fn file(path: &Path, size: usize, mode: u32) -> io::Result<()> {
    let file = fs::OpenOptions::new().write(true).create(true).truncate(true).mode(mode).open(path)?;
    file.set_len(size as u64)
}
