//! Where the module cache probably is, said at once: asking go and the login shell takes longer than a
//! person should look at an empty window. What they answer has the last word.

use std::path::PathBuf;

use modscope_platform::accounts::Behind;

use crate::discover::Query;
use crate::go::CacheKind;
use crate::scan::Target;

/// The folder that GOMODCACHE names, or the one in GOPATH, or the one in the home folder, if it is there.
/// Under sudo the variables are not the person's, and only the home folder counts.
pub(super) fn guess(query: &Query) -> Option<Target> {
    let variable = |name: &str| {
        let own = query.keyboard.behind == Behind::Nobody;
        own.then(|| query.environment.get(name))
            .flatten()
            .filter(|value| !value.is_empty())
            .map(PathBuf::from)
    };
    let in_path = |path: PathBuf| path.join("pkg").join("mod");
    let go_path = || std::env::split_paths(&variable("GOPATH")?).next().map(in_path);
    let in_home = || Some(in_path(query.keyboard.account.home.as_ref()?.join("go")));
    let path = variable("GOMODCACHE").or_else(go_path).or_else(in_home)?;
    (path.is_absolute() && path.is_dir()).then_some(Target { path, kind: CacheKind::Module })
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use crate::discover::{Environment, Os};

    #[test]
    fn what_the_environment_says_comes_before_the_home_folder() {
        let folder = tempfile::tempdir().expect("a folder");
        let cache = folder.path().join("own");
        let path = folder.path().join("gopath");
        std::fs::create_dir_all(&cache).expect("made");
        std::fs::create_dir_all(path.join("pkg/mod")).expect("made");
        let with = |name: &str, value: &std::path::Path| {
            let environment = Environment::new(Os::here(), [(name.to_owned(), value.as_os_str().to_owned())]);
            guess(&Query::of(environment, false)).map(|target| target.path)
        };
        assert_eq!(with("GOMODCACHE", &cache), Some(cache.clone()));
        assert_eq!(with("GOPATH", &path), Some(path.join("pkg/mod")));
        assert_eq!(with("GOMODCACHE", &folder.path().join("absent")), None);
    }
}
