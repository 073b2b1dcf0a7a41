//! What a cache has besides modules: the side lock, a repository fetched by git, and what the checksum
//! database said.

use sha2::{Digest as _, Sha256};

use super::DemoError;
use super::content::Content;
use super::place::{Modes, Place, folder, write};
use super::project::sum_lines;

/// The repository whose clone lies in `cache/vcs`; its name is the SHA-256 of this.
const REPOSITORY: &str = "git3:https://git.example.org/tools/ledger";

/// The database of the demo. Answers of the real one are signed, and we sign nothing in its name.
const DATABASE: &str = "sum.modscope.invalid";

/// Writes all of it.
pub fn write_beside(place: &Place, modes: Modes, contents: &[Content]) -> Result<(), DemoError> {
    write(&place.cache().join("cache/lock"), "", modes.file())?;
    repository(place, modes)?;
    database(place, modes, contents)
}

/// The folder of the clone, in `cache/vcs`.
pub fn repository_name() -> String {
    Sha256::digest(REPOSITORY).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A bare clone before its first fetch, as `git init --bare` and `git remote add` leave it.
fn repository(place: &Place, modes: Modes) -> Result<(), DemoError> {
    let vcs = place.cache().join("cache/vcs");
    let name = repository_name();
    let clone = vcs.join(&name);
    for sub in ["branches", "hooks", "info", "objects/info", "objects/pack", "refs/heads", "refs/tags"] {
        folder(&clone.join(sub), modes.dir())?;
    }
    let url = REPOSITORY.trim_start_matches("git3:");
    let config = format!(
        "[core]\n\trepositoryformatversion = 0\n\tfilemode = true\n\tbare = true\n\
         [remote \"origin\"]\n\turl = {url}\n\tfetch = +refs/heads/*:refs/remotes/origin/*\n"
    );
    write(&clone.join("HEAD"), "ref: refs/heads/main\n", modes.file())?;
    write(&clone.join("config"), config, modes.file())?;
    write(&clone.join("info/attributes"), "\n* -export-subst -export-ignore\n", modes.file())?;
    write(&vcs.join(format!("{name}.info")), REPOSITORY, modes.file())?;
    write(&vcs.join(format!("{name}.lock")), "", modes.file())
}

/// Lookups in the shape go keeps them, of a database that does not exist.
fn database(place: &Place, modes: Modes, contents: &[Content]) -> Result<(), DemoError> {
    let root = place.download().join("sumdb").join(DATABASE);
    let head = "go.sum database tree\n29\nTW9kc2NvcGUncyBkZW1vIGNhY2hlLCBub3Qgc2lnbmVkLiA=\n";
    for (number, content) in contents.iter().enumerate() {
        let tree = place.tree(content.path, content.version);
        let Ok(name) = tree.strip_prefix(place.cache()) else { continue };
        let path = root.join("lookup").join(name);
        if let Some(parent) = path.parent() {
            folder(parent, modes.dir())?;
        }
        write(&path, format!("{number}\n{}\n{head}", sum_lines(content)), modes.file())?;
    }
    let tile = root.join("tile/8/0/000.p");
    folder(&tile, modes.dir())?;
    let hashes: Vec<u8> = contents.iter().flat_map(|content| Sha256::digest(sum_lines(content))).collect();
    write(&tile.join("29"), hashes, modes.file())?;
    let state = place.gopath().join("pkg/sumdb").join(DATABASE);
    folder(&state, modes.dir())?;
    write(&state.join("latest"), head, modes.file())
}
