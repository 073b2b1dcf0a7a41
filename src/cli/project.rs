//! `--project DIR`: the module versions that a project's go.sum names; a workspace has several of them.

use std::fs::File;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use super::{Trouble, output, trouble};
use crate::go::go_sum::{GoSum, MOST_BYTES};
use crate::go::go_work;
use crate::health::ProjectVersions;
use crate::text;

/// Reads what the project in `dir` uses.
///
/// # Errors
/// When there is no such folder, it has no go.sum, or one that cannot be read.
pub fn versions(dir: &Path) -> Result<ProjectVersions, Trouble> {
    if !dir.is_dir() {
        return Err(Trouble::NoProject(dir.into()));
    }
    let sums = match read(&dir.join("go.work"))? {
        Some(work) => {
            let used = go_work::used(&work).into_iter().map(|folder| dir.join(folder).join("go.sum"));
            used.chain([dir.join("go.work.sum")]).collect()
        }
        None => vec![dir.join("go.sum")],
    };
    let mut found = None;
    for path in sums {
        let Some(bytes) = read(&path)? else { continue };
        let sum = GoSum::parse(&bytes);
        if sum.skipped > 0 {
            output::note(&text!("cli-sum-skipped", path = trouble::shown(&path), n = sum.skipped));
        }
        found.get_or_insert_with(GoSum::default).merge(sum);
    }
    let sum = found.ok_or_else(|| Trouble::NoGoSum(dir.into()))?;
    Ok(ProjectVersions { content: sum.content, graph: sum.graph })
}

/// The content of a file; none where there is no such file.
fn read(path: &Path) -> Result<Option<Vec<u8>>, Trouble> {
    let refused = |why| Trouble::Unreadable(PathBuf::from(path), why);
    let file = match File::open(path) {
        Ok(file) => file,
        Err(why) if why.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(why) => return Err(refused(why)),
    };
    let mut bytes = Vec::new();
    file.take(MOST_BYTES + 1).read_to_end(&mut bytes).map_err(refused)?;
    if bytes.len() as u64 > MOST_BYTES {
        return Err(refused(io::ErrorKind::FileTooLarge.into()));
    }
    Ok(Some(bytes))
}

#[cfg(test)]
mod tests {
    use std::fs::{create_dir, write};

    use super::*;

    const LINE: &str = "example.com/a v1.0.0 h1:x=\nexample.com/a v1.0.0/go.mod h1:x=\n";

    #[test]
    fn a_project_has_one_go_sum() {
        let dir = tempfile::tempdir().unwrap();
        assert!(matches!(versions(dir.path()), Err(Trouble::NoGoSum(_))));
        write(dir.path().join("go.sum"), LINE).unwrap();
        let found = versions(dir.path()).unwrap();
        assert_eq!((found.content.len(), found.graph.len()), (1, 1));
        assert!(matches!(versions(&dir.path().join("absent")), Err(Trouble::NoProject(_))));
    }

    #[test]
    fn a_workspace_has_those_of_its_folders_and_its_own() {
        let dir = tempfile::tempdir().unwrap();
        let at = |name: &str| dir.path().join(name);
        write(at("go.work"), "go 1.26\nuse (\n\t./one\n\t./two\n)\n").unwrap();
        for name in ["one", "two"] {
            create_dir(at(name)).unwrap();
        }
        write(at("one/go.sum"), LINE).unwrap();
        write(at("go.work.sum"), "example.com/b v1.0.0/go.mod h1:x=\n").unwrap();
        write(at("go.sum"), "example.com/unused v1.0.0 h1:x=\n").unwrap();
        let found = versions(dir.path()).unwrap();
        assert_eq!((found.content.len(), found.graph.len()), (1, 2), "two has no go.sum, and needs none");
    }
}
