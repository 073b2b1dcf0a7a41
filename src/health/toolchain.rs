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
        if let Some(root) = files.tree {
            passable(context, root, out);
            programs(context, root, out);
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
        let needed = if marked { Rights::PASS } else { Rights::OWN };
        if !context.may(id, needed) {
            out.push((id, Hit::of(Rule::ModeToolchainNotExecutable).blocking(Op::TOOLCHAIN)));
        }
    });
    // At the first use go copies every `_go.mod` to `go.mod`, lending itself the write bit.
    if let Some(src) = tree.child(root, b"src") {
        let size = |name| tree.child(src, name).map(|file| tree.size(file));
        let copied = size(b"_go.mod").is_none() || size(b"go.mod") == size(b"_go.mod");
        if !copied && !context.may(src, Rights::OWN) && !context.may(src, Rights::CHANGE_NAMES) {
            out.push((src, Hit::of(context.of(src).not_writable()).blocking(Op::TOOLCHAIN)));
        }
    }
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
        if context.may(nearest, Rights::PASS) && !context.may(nearest, Rights::WRITE) {
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
