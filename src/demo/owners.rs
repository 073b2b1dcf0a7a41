//! Stories in which files belong to somebody else, and the failed clean that follows from one of them.

use std::fs;
use std::path::{Path, PathBuf};

use modscope_platform::{Gid, Uid, make, walk};

use super::DemoError;
use super::catalogue::version_of;
use super::damage::{Damage, Kind};
use super::place::{Place, at, set_mode};

/// The superuser and its group.
const ROOT: (Uid, Gid) = (Uid(0), Gid(0));

/// Folders under a host that root made in full, since root was the first to fetch anything there.
const FIRST_BY_ROOT: [&str; 3] = ["k8s.io", "github.com/docker", "golang.org/x/crypto"];

/// What `sudo go` fetched: only new entries are root's. In folders that were there already, those are
/// single files and trees; `list` was edited in place and keeps its owner.
pub fn sudo_go(place: &Place) -> Vec<Damage> {
    let by_root = |path: PathBuf| Damage::new(path, Kind::Owner(ROOT.0, ROOT.1));
    let mut damages: Vec<Damage> = Vec::new();
    for folder in FIRST_BY_ROOT {
        damages.push(by_root(place.download().join(folder)));
        if !folder.ends_with("crypto") {
            damages.push(by_root(place.cache().join(folder)));
        }
    }
    for module in ["golang.org/x/crypto", "golang.org/x/text"] {
        damages.push(by_root(place.tree(module, version_of(module).unwrap_or_default())));
    }
    for extension in ["info", "mod", "zip", "ziphash", "lock"] {
        let version = version_of("golang.org/x/text").unwrap_or_default();
        damages.push(by_root(place.version_file("golang.org/x/text", version, extension)));
    }
    damages
}

/// Everything in the cache is one account's.
pub fn all_of(place: &Place, owner: (Uid, Gid)) -> Vec<Damage> {
    vec![Damage::new(place.gopath(), Kind::Owner(owner.0, owner.1))]
}

/// Does what `go clean -modcache` does when run by `account` (cmd/go/internal/modfetch.RemoveAll):
/// opens every directory that it owns to everyone, then removes whatever it may.
pub fn clean_as(cache: &Path, account: Uid) -> Result<(), DemoError> {
    clean_below(cache, account).map(drop)
}

/// Whether the directory is empty afterwards.
fn clean_below(dir: &Path, account: Uid) -> Result<bool, DemoError> {
    let own = walk::metadata(dir).map_err(at(dir))?.uid == account;
    if own {
        set_mode(dir, 0o777)?;
    }
    let mut empty = true;
    for entry in fs::read_dir(dir).map_err(at(dir))? {
        let entry = entry.map_err(at(dir))?;
        let path = entry.path();
        let is_dir = entry.file_type().map_err(at(&path))?.is_dir();
        let bare = if is_dir { clean_below(&path, account)? } else { true };
        if own && bare {
            make::remove_tree_or_file(&path).map_err(at(&path))?;
        } else {
            empty = false;
        }
    }
    Ok(empty)
}
