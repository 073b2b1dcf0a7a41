//! Clones in `cache/vcs`, through which go fetches where no proxy is asked (R15).
//!
//! Read in cmd/go/internal/modfetch/codehost: WorkDir (the lock and the note of what a clone is of),
//! newGitRepo and ensureGitAttributes; what git itself writes was seen with strace(1) of a fetch.

use super::looks::Hit;
use super::version::Context;
use crate::access::Rights;
use crate::go::{OperationSet as Op, Role};
use crate::tree::NodeId;

/// What stands in the way of fetching without a proxy.
pub(super) fn hits(context: &Context<'_>, out: &mut Vec<(NodeId, Hit)>) {
    if !context.question.settings.direct {
        return;
    }
    let tree = context.tree;
    let cache = tree.child(NodeId::ROOT, b"cache").filter(|cache| tree.is_dir(*cache));
    let Some(clones) = cache.and_then(|cache| tree.child(cache, b"vcs")).filter(|id| tree.is_dir(*id)) else {
        // go makes it, as deep as it has to.
        names(context, cache.unwrap_or(NodeId::ROOT), out);
        return;
    };
    names(context, clones, out);
    for id in tree.children(clones) {
        match tree.role(id) {
            Role::VcsLock => needs(context, id, Rights::READ | Rights::WRITE, out),
            // One that cannot be read is written anew.
            Role::VcsInfo if !context.may(id, Rights::READ) => needs(context, id, Rights::WRITE, out),
            Role::VcsRepo => clone(context, id, out),
            _ => {}
        }
    }
}

/// A bare clone, as `git fetch` and `git archive` use it.
fn clone(context: &Context<'_>, top: NodeId, out: &mut Vec<(NodeId, Hit)>) {
    let tree = context.tree;
    listed(context, top, out);
    for id in tree.children(top) {
        match (tree.name(id), tree.is_dir(id)) {
            // go never runs hooks, and nobody reads the rest.
            (b"hooks" | b"branches" | b"description" | b"logs", _) => {}
            (b"FETCH_HEAD", false) => needs(context, id, Rights::WRITE, out),
            (b"info", true) => {
                listed(context, id, out);
                if let Some(attributes) = tree.child(id, b"attributes") {
                    needs(context, attributes, Rights::READ | Rights::WRITE, out);
                }
            }
            (b"objects", true) => objects(context, id, out),
            (_, true) => references(context, id, out),
            (_, false) => needs(context, id, Rights::READ, out),
        }
    }
}

fn objects(context: &Context<'_>, top: NodeId, out: &mut Vec<(NodeId, Hit)>) {
    let tree = context.tree;
    listed(context, top, out);
    for id in tree.children(top).filter(|id| tree.is_dir(*id)) {
        if tree.name(id).len() == 2 && !context.may(id, Rights::CHANGE_NAMES) && passes(context, id) {
            // Whether the next fetch brings an object that begins so, nobody knows.
            out.push((id, Hit::of(context.of(id).not_writable()).hiding(Op::DOWNLOAD)));
        } else {
            listed(context, id, out);
        }
        for file in tree.children(id).filter(|file| !tree.is_dir(*file)) {
            needs(context, file, Rights::READ, out);
        }
    }
}

/// `refs` and whatever else is there.
fn references(context: &Context<'_>, top: NodeId, out: &mut Vec<(NodeId, Hit)>) {
    // A list and no recursion: whoever made the tree chose how deep it is.
    let mut waiting = vec![top];
    while let Some(dir) = waiting.pop() {
        listed(context, dir, out);
        for id in context.tree.children(dir) {
            if context.tree.is_dir(id) {
                waiting.push(id);
            } else {
                needs(context, id, Rights::READ, out);
            }
        }
    }
}

fn passes(context: &Context<'_>, id: NodeId) -> bool {
    context.may(id, Rights::PASS)
}

/// A directory that is listed, and in which names are made.
fn listed(context: &Context<'_>, id: NodeId, out: &mut Vec<(NodeId, Hit)>) {
    if passes(context, id) && !context.may(id, Rights::READ) {
        out.push((id, Hit::of(context.of(id).closed()).blocking(Op::DOWNLOAD)));
    }
    names(context, id, out);
}

fn names(context: &Context<'_>, id: NodeId, out: &mut Vec<(NodeId, Hit)>) {
    if !context.may(id, Rights::CHANGE_NAMES) {
        out.push((id, Hit::of(context.no_names(id)).blocking(Op::DOWNLOAD)));
    }
}

fn needs(context: &Context<'_>, id: NodeId, rights: Rights, out: &mut Vec<(NodeId, Hit)>) {
    if !context.may(id, rights) {
        let verdict = context.of(id);
        let rule = if context.may(id, Rights::READ) { verdict.not_writable() } else { verdict.closed() };
        out.push((id, Hit::of(rule).blocking(Op::DOWNLOAD)));
    }
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use std::fs;

    use crate::go::{CacheKind, Operation};
    use crate::health::tests::{Cache, plain};
    use crate::health::{Question, State};
    use crate::survey::Survey;

    fn download(cache: &Cache, direct: bool) -> Option<State> {
        let me = modscope_platform::accounts::current();
        let mut question = Question::new(plain(me.uid.0, me.gid.0), i64::MAX);
        question.settings.direct = direct;
        let survey = Survey::quietly(cache.root(), CacheKind::Module).expect("scans");
        survey.judge(&question).operations.state(Operation::Download)
    }

    #[test]
    fn a_closed_clone_stops_fetching_only_where_no_proxy_is_asked() {
        let cache = Cache::healthy();
        let clone = format!("cache/vcs/{}", "0123456789abcdef".repeat(4));
        fs::create_dir_all(cache.at(&format!("{clone}/objects/pack"))).expect("made");
        fs::create_dir_all(cache.at(&format!("{clone}/hooks"))).expect("made");
        assert_eq!(download(&cache, true), Some(State::Ok));
        cache.chmod(&format!("{clone}/hooks"), 0o000);
        assert_eq!(download(&cache, true), Some(State::Ok));
        cache.chmod(&format!("{clone}/objects/pack"), 0o555);
        assert_eq!(download(&cache, true), Some(State::Blocked));
        assert_eq!(download(&cache, false), Some(State::Ok));
    }

    #[test]
    fn whether_one_folder_of_objects_is_written_to_is_unknown() {
        let cache = Cache::healthy();
        let clone = format!("cache/vcs/{}", "0123456789abcdef".repeat(4));
        fs::create_dir_all(cache.at(&format!("{clone}/objects/7f"))).expect("made");
        cache.chmod(&format!("{clone}/objects/7f"), 0o555);
        assert_eq!(download(&cache, true), Some(State::Unknown));
    }
}
