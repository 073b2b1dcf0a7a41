//! A cache that holds nothing yet (a new volume): whatever go does with it begins with fetching (R2, R10).
//!
//! Read in cmd/go/internal/modfetch: the go.mod files are fetched and used though they cannot be kept
//! (a warning each), downloadZip and unzip need their places, and verify takes "may not look" for damage.

use super::Versions;
use super::looks::Hit;
use super::version::Context;
use crate::access::Rights;
use crate::go::OperationSet as Op;
use crate::tree::NodeId;

/// What stands in the way of filling an empty cache.
pub(super) fn hits(context: &Context<'_>, versions: &Versions, out: &mut Vec<(NodeId, Hit)>) {
    if !versions.is_empty() {
        return;
    }
    let needs_all = Op::BUILD | Op::DOWNLOAD | Op::TOOLCHAIN;
    let mut downloads = NodeId::ROOT;
    for name in [&b"cache"[..], b"download"] {
        match context.tree.child(downloads, name) {
            Some(child) if context.tree.is_dir(child) => downloads = child,
            _ => break,
        }
    }
    // The zips and go.mod files; and the trees, which stand directly in the root.
    for (dir, weakened) in [(downloads, Op::LIST | Op::VERIFY), (NodeId::ROOT, Op::empty())] {
        let verdict = context.of(dir);
        if !verdict.rights.contains(Rights::PASS) {
            let hit = Hit::of(verdict.closed());
            out.push((dir, hit.blocking(needs_all | Op::VERIFY).degrading(Op::LIST)));
        } else if !verdict.rights.contains(Rights::ADD_NAMES) {
            out.push((dir, Hit::of(verdict.not_writable()).blocking(needs_all).degrading(weakened)));
        }
    }
}
