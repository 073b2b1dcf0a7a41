//! Closed directories of the download side: what they stop depends on what is behind them.

use rustc_hash::FxHashMap;

use super::Versions;
use super::looks::Hit;
use super::version::{Context, behind};
use crate::access::Rights;
use crate::go::{OperationSet as Op, Role};
use crate::tree::{Contents, NodeId, Tree};

/// What each closed directory stops and weakens.
#[derive(Debug, Default)]
pub(super) struct Closed(FxHashMap<NodeId, (Op, Op)>);

impl Closed {
    /// Looks behind the directories that the identity cannot pass.
    pub fn of(context: &Context<'_>, versions: &Versions) -> Self {
        let tree = context.tree;
        let closed =
            |look: &crate::tree::Look| narrows(look.role) && look.kind == modscope_platform::Kind::Dir;
        let verdicts = tree.looks().iter().zip(context.looks);
        if !verdicts.into_iter().any(|(look, verdict)| closed(look) && !verdict.rights.contains(Rights::PASS))
        {
            return Self::default();
        }
        let mut found = Self::default();
        for files in versions.iter() {
            let (stops, weakens) = behind(files);
            let dir = files.dir.unwrap_or(files.dir_parent);
            for above in std::iter::once(dir).chain(tree.ancestors(dir)) {
                let all = found.0.entry(above).or_default();
                (all.0, all.1) = (all.0 | stops, all.1 | weakens);
            }
        }
        // What nobody could list may hold anything.
        let unlisted = |id: &NodeId| {
            narrows(tree.role(*id)) && tree.contents(*id).is_some_and(|contents| contents != Contents::Read)
        };
        for id in tree.ids().filter(unlisted) {
            for above in std::iter::once(id).chain(tree.ancestors(id)) {
                found.0.insert(above, (Op::BUILD | Op::VERIFY, Op::LIST));
            }
        }
        found
    }

    /// Takes from what an entry meets what nothing behind it is in need of.
    pub fn narrow(&self, tree: &Tree, id: NodeId, hits: &mut [Hit]) {
        if !narrows(tree.role(id)) {
            return;
        }
        let (stops, weakens) = self.0.get(&id).copied().unwrap_or((Op::empty(), Op::empty()));
        for hit in hits {
            let lost = (hit.blocks & (Op::BUILD | Op::VERIFY)) - stops;
            hit.blocks -= lost;
            hit.degrades = (hit.degrades & ((Op::all() - Op::LIST) | weakens)) | (lost & weakens);
        }
    }
}

fn narrows(role: Role) -> bool {
    matches!(role, Role::DownloadDir | Role::VersionDir)
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use std::fs;

    use crate::go::{CacheKind, Operation};
    use crate::health::tests::{Cache, plain};
    use crate::health::{Operations, Question, State};
    use crate::survey::Survey;

    /// What is left of a cache that also holds this file, behind a closed directory.
    fn closed(file: &str) -> Operations {
        let cache = Cache::healthy();
        let dir = cache.at("cache/download/example.com/other/@v");
        fs::create_dir_all(&dir).expect("made");
        fs::write(dir.join(file), "").expect("written");
        cache.chmod("cache/download/example.com/other", 0o444);
        let me = modscope_platform::accounts::current();
        let survey = Survey::quietly(cache.root(), CacheKind::Module).expect("scans");
        survey.judge(&Question::new(plain(me.uid.0, me.gid.0), i64::MAX)).operations
    }

    #[test]
    fn a_closed_directory_stops_what_something_behind_it_is_needed_for() {
        if modscope_platform::accounts::current().uid.0 != 0 {
            // Who cannot look behind the door cannot tell.
            return;
        }
        let build = |file| closed(file).state(Operation::Build);
        assert_eq!(build("v1.0.0.zip"), Some(State::Blocked));
        assert_eq!(build("v1.0.0.mod"), Some(State::Degraded));
        assert_eq!(build("v1.0.0.info"), Some(State::Ok));
        assert_eq!(closed("v1.0.0.info").state(Operation::Verify), Some(State::Blocked));
        assert_eq!(closed("v1.0.0.info").state(Operation::Download), Some(State::Blocked));
    }
}
