//! What a module of the demo contains, as go would fetch it: files, zip, `go.mod`, `.info`, hashes.

use std::io::{Cursor, Write as _};

use zip::write::{SimpleFileOptions, ZipWriter};

use super::catalogue::{Module, version_of};
use super::source;
use crate::go::hash::{self, H1, Lines};

/// One module version, ready to be written.
#[derive(Debug)]
pub struct Content {
    /// The module path and version, not escaped.
    pub path: &'static str,
    /// Its version.
    pub version: &'static str,
    /// Files by their path in the tree.
    pub files: Vec<(String, Vec<u8>)>,
    /// What go keeps as `.mod`: the `go.mod`, or a made-up one where the zip has none.
    pub go_mod: String,
    /// What go keeps as `.info`.
    pub info: String,
    /// The zip.
    pub zip: Vec<u8>,
    /// Its hash.
    pub h1: H1,
}

impl Content {
    /// Makes up the content of a module of the catalogue; the same each time.
    ///
    /// # Errors
    /// When the zip cannot be made.
    pub fn of(module: &Module) -> zip::result::ZipResult<Self> {
        let go_mod = go_mod(module);
        let mut files = Vec::new();
        if module.has_go_mod() {
            files.push(("go.mod".to_owned(), go_mod.clone().into_bytes()));
        }
        files.extend(plain_files(module));
        files.extend(module.folders.iter().flat_map(|folder| folder_files(module, folder)));
        Self::pack(module.path, module.version, go_mod, files)
    }

    /// Packs files into the zip of a module version, and hashes it.
    ///
    /// # Errors
    /// When the zip cannot be made.
    pub fn pack(
        path: &'static str,
        version: &'static str,
        go_mod: String,
        files: Vec<(String, Vec<u8>)>,
    ) -> zip::result::ZipResult<Self> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        let options = SimpleFileOptions::default().compression_level(Some(1));
        let mut lines = Lines::default();
        for (name, bytes) in &files {
            let name = format!("{path}@{version}/{name}");
            zip.start_file(name.as_str(), options)?;
            zip.write_all(bytes)?;
            lines.add(name.into_bytes(), hash::content(bytes));
        }
        let zip = zip.finish()?.into_inner();
        let h1 =
            lines.finish().ok_or(zip::result::ZipError::InvalidArchive("a name with a newline".into()))?;
        Ok(Self { path, version, files, go_mod, info: info(version), zip, h1 })
    }
}

/// `{"Version":…,"Time":…}`, as go marshals it; a pseudo-version carries its time in its name.
pub fn info(version: &str) -> String {
    let digits = version
        .split(['-', '.'])
        .find(|part| part.len() == 14 && part.bytes().all(|byte| byte.is_ascii_digit()));
    let time = match digits {
        Some(at) => {
            let part = |from: usize, to: usize| at.get(from..to).unwrap_or_default();
            let (date, clock) =
                ([part(0, 4), part(4, 6), part(6, 8)], [part(8, 10), part(10, 12), part(12, 14)]);
            format!("{}T{}Z", date.join("-"), clock.join(":"))
        }
        None => "2025-10-08T14:20:35Z".to_owned(),
    };
    format!(r#"{{"Version":"{version}","Time":"{time}"}}"#)
}

fn go_mod(module: &Module) -> String {
    if !module.has_go_mod() {
        return format!("module {}\n", module.path);
    }
    let requires: String =
        module.requires.iter().filter_map(|path| Some(format!("\t{path} {}\n", version_of(path)?))).collect();
    let require = if requires.is_empty() { String::new() } else { format!("\nrequire (\n{requires})\n") };
    format!("module {}\n\ngo 1.21\n{require}", module.path)
}

/// What stands in the root of a module, `go.mod` apart.
fn plain_files(module: &Module) -> Vec<(String, Vec<u8>)> {
    let Module { path, version, package, .. } = *module;
    let imports: Vec<String> = module.requires.iter().map(|path| (*path).to_owned()).collect();
    let readme = format!("A stand-in for {path} {version}, made up by Modscope for its demo cache");
    vec![
        (
            "LICENSE".into(),
            source::prose("Made up by Modscope; use it as Modscope itself", 1_100).into_bytes(),
        ),
        ("README.md".into(), source::prose(&readme, 2_600).into_bytes()),
        (format!("{package}.go"), source::root_file(path, version, package, &imports).into_bytes()),
        ("testdata/lines.txt".into(), source::prose(path, 8 * module.length).into_bytes()),
    ]
}

fn folder_files(module: &Module, folder: &str) -> Vec<(String, Vec<u8>)> {
    let package = folder.rsplit('/').next().unwrap_or(folder);
    let mut dice = source::Dice::new(&format!("{}/{folder}", module.path));
    (0..module.files)
        .map(|number| {
            let length = module.length / 3 + dice.below(module.length * 4 / 3);
            let text = source::file(module.path, package, number, length);
            (format!("{folder}/{}.go", source::file_name(number)), text.into_bytes())
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::demo::catalogue::MODULES;

    #[test]
    fn the_hash_worked_out_in_memory_is_that_of_the_zip() {
        let content = Content::of(&MODULES[1]).expect("content");
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("m.zip");
        std::fs::write(&path, &content.zip).expect("write");
        assert_eq!(hash::zip(&path).expect("zip"), content.h1);
    }

    #[test]
    fn an_info_has_the_time_that_a_pseudo_version_names() {
        let text = info("v0.0.0-20250923004556-9e5a51aed1e8");
        assert_eq!(text, r#"{"Version":"v0.0.0-20250923004556-9e5a51aed1e8","Time":"2025-09-23T00:45:56Z"}"#);
        assert!(info("v1.2.3").contains("2025-10-08"));
    }

    #[test]
    fn a_module_from_before_modules_gets_a_go_mod_of_one_line() {
        let docker = MODULES.iter().find(|module| !module.has_go_mod()).expect("one");
        let content = Content::of(docker).expect("content");
        assert_eq!(content.go_mod, "module github.com/docker/docker\n");
        assert!(content.files.iter().all(|(name, _)| name != "go.mod"));
    }
}
