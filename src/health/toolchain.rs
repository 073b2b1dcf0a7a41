//! Downloaded toolchains: can they be run, and where none is here, can one be fetched (R14)?
//!
//! Read in cmd/go/internal/toolchain/select.go:Exec: go gives execute bits to a toolchain's programs
//! only while `bin/go` has none at all, and that takes owning them.

use super::looks::Hit;
use super::version::Context;
use super::{Rule, Versions};
use crate::access::Rights;
use crate::go::{OperationSet as Op, Role};
use crate::tree::{NodeId, Tree};

/// What the toolchains of a module cache meet.
pub(super) fn hits(context: &Context<'_>, versions: &Versions, out: &mut Vec<(NodeId, Hit)>) {
    let mut any = false;
    for files in versions.iter().filter(|files| files.toolchain) {
        any |= files.tree.is_some() || files.zip.is_some();
        if let Some(dir) = files.dir {
            passable(context, dir, out);
        }
        // One that was never finished is extracted again, and is ours then.
        if let Some(root) = files.tree.filter(|_| files.partial.is_none()) {
            passable(context, root, out);
            programs(context, root, out);
        } else if files.zip.is_some() && context.sealed(files.tree_parent) {
            out.push((files.tree_parent, Hit::of(Rule::MountNoExec).blocking(Op::TOOLCHAIN)));
        }
    }
    if !any {
        fetching(context, out);
    }
}

/// Every directory from the root of the cache to `id` must let the identity pass.
fn passable(context: &Context<'_>, id: NodeId, out: &mut Vec<(NodeId, Hit)>) {
    for dir in std::iter::once(id).chain(context.tree.ancestors(id)) {
        if !context.may(dir, Rights::PASS) {
            out.push((dir, Hit::of(context.of(dir).closed()).blocking(Op::TOOLCHAIN)));
        }
    }
}

fn programs(context: &Context<'_>, root: NodeId, out: &mut Vec<(NodeId, Hit)>) {
    let tree = context.tree;
    let go = tree.find_below(root, b"bin/go");
    let marked = go.is_some_and(|go| tree.look(go).mode.any_execute());
    each_below(tree, root, &mut |id| {
        if !matches!(tree.role(id), Role::ToolchainGo | Role::ToolchainExec) {
            return;
        }
        // Marked: it must run as it is. Not marked: go marks it, if it is ours.
        let needed = if marked { Rights::PASS } else { Rights::CHMOD };
        if !context.may(id, needed) {
            let not_marked = Rule::ModeToolchainNotExecutable;
            let rule = if marked { context.refusal(id, Rights::PASS, not_marked) } else { not_marked };
            let hit = Hit::of(rule);
            let above = tree.parent(id).map(|dir| tree.role(dir));
            let hit = match (tree.role(id), above) {
                (Role::ToolchainExec, Some(Role::ToolchainBin)) if marked => hit.degrading(Op::TOOLCHAIN), // gofmt
                // Only `go run` for another system runs those; go before 1.24 did not mark them.
                (Role::ToolchainExec, Some(Role::ToolchainLib)) if marked => hit,
                _ => hit.blocking(Op::TOOLCHAIN),
            };
            out.push((id, hit));
        } else if !marked && context.sealed(id) {
            out.push((id, Hit::of(Rule::MountNoExec).blocking(Op::TOOLCHAIN)));
        }
    });
    go_mods(context, root, out);
}

/// At the first use go copies every `_go.mod` to `go.mod`, lending itself the write bit of the directory: it
/// has to own each (raceSafeCopy). Whether that was done it sees by the one in `src`.
fn go_mods(context: &Context<'_>, root: NodeId, out: &mut Vec<(NodeId, Hit)>) {
    let tree = context.tree;
    let Some(src) = tree.child(root, b"src") else { return };
    if copied(tree, src) {
        return;
    }
    let mut waiting = vec![root];
    while let Some(dir) = waiting.pop() {
        waiting.extend(tree.children(dir).filter(|child| tree.is_dir(*child)));
        if copied(tree, dir) {
            continue;
        }
        let old = tree.child(dir, b"go.mod").filter(|old| !context.may(*old, Rights::WRITE));
        if !context.may(dir, Rights::CHMOD) {
            out.push((dir, Hit::of(context.of(dir).not_writable()).blocking(Op::TOOLCHAIN)));
        } else if let Some(old) = old {
            out.push((old, Hit::of(context.of(old).not_writable()).blocking(Op::TOOLCHAIN)));
        }
    }
}

/// Whether a directory has no `_go.mod`, or its copy.
fn copied(tree: &Tree, dir: NodeId) -> bool {
    let size = |name| tree.child(dir, name).map(|file| tree.size(file));
    size(b"_go.mod").is_none() || size(b"go.mod") == size(b"_go.mod")
}

/// No toolchain is here: running one means fetching it.
fn fetching(context: &Context<'_>, out: &mut Vec<(NodeId, Hit)>) {
    for path in [&b"cache/download/golang.org/toolchain/@v"[..], b"golang.org"] {
        let mut nearest = NodeId::ROOT;
        for component in path.split(|byte| *byte == b'/') {
            match context.tree.child(nearest, component) {
                Some(child) if context.tree.is_dir(child) => nearest = child,
                _ => break,
            }
        }
        passable(context, nearest, out);
        if context.sealed(nearest) {
            out.push((nearest, Hit::of(Rule::MountNoExec).blocking(Op::TOOLCHAIN)));
        }
        if context.may(nearest, Rights::PASS) && !context.may(nearest, Rights::ADD_NAMES) {
            out.push((nearest, Hit::of(context.of(nearest).not_writable()).blocking(Op::TOOLCHAIN)));
        }
    }
}

fn each_below(tree: &Tree, id: NodeId, visit: &mut impl FnMut(NodeId)) {
    // A list and no recursion: whoever made the tree chose how deep it is.
    let mut waiting = vec![id];
    while let Some(dir) = waiting.pop() {
        for child in tree.children(dir) {
            visit(child);
            // Programs are in bin, pkg and lib; the sources are many and hold none.
            if matches!(
                tree.role(child),
                Role::ToolchainBin | Role::ToolchainPkg | Role::ToolchainTool | Role::ToolchainLib
            ) {
                waiting.push(child);
            }
        }
    }
}
