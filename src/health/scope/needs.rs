//! What a wanted version needs: what is here must be readable (R3 to R5), what is not must be fetched
//! (R9, R10).

use super::Wanted;
use crate::access::Rights;
use crate::go::OperationSet as Op;
use crate::health::looks::Hit;
use crate::health::version::{self, Context};
use crate::health::{Rule, VersionFiles};
use crate::tree::{Contents, NodeId};

/// What it takes to use a version's content.
const CONTENT: Op = Op::BUILD.union(Op::DOWNLOAD);

/// What a wanted version meets.
pub(super) fn hits(context: &Context<'_>, wanted: &Wanted, out: &mut Vec<(NodeId, Hit)>) {
    let files = &wanted.files;
    let from = out.len();
    version::hits(context, files, out);
    for (id, hit) in &mut out[from..] {
        fetch_is_use(files, *id, hit);
        if !wanted.content {
            hit.blocks &= Op::LIST;
            hit.degrades &= Op::LIST;
        }
    }
    if files.lock.is_some_and(|lock| context.facts.held.contains(&lock)) {
        // A living go is at it.
        return;
    }
    if wanted.content {
        present(context, files, out);
    }
    missing(context, wanted, out);
}

/// Downloading a version that is here reads it like a build and a list do; building one that is not here
/// fetches it.
fn fetch_is_use(files: &VersionFiles, id: NodeId, hit: &mut Hit) {
    let also = |ops: Op| if ops.contains(Op::LIST) { ops | Op::DOWNLOAD } else { ops };
    (hit.blocks, hit.degrades) = (also(hit.blocks), also(hit.degrades));
    // What `.ziphash` holds concerns the fetching no more once the zip comes again; who may not read it, does.
    let unreadable = Some(id) == files.ziphash && hit.rule != Rule::IntegrityZiphash;
    if unreadable && hit.blocks.contains(Op::BUILD) {
        hit.blocks |= Op::DOWNLOAD;
    } else if Some(id) == files.lock && !begun(files) && hit.blocks.contains(Op::DOWNLOAD) {
        hit.blocks |= Op::BUILD;
    }
}

fn begun(files: &VersionFiles) -> bool {
    files.zip.or(files.ziphash).or(files.tree).or(files.partial).is_some()
}

/// `go mod download` reads the go.mod of the tree, to see whether this go is new enough for it.
fn present(context: &Context<'_>, files: &VersionFiles, out: &mut Vec<(NodeId, Hit)>) {
    let Some(root) = files.tree else { return };
    let go_mod = context.tree.child(root, b"go.mod");
    let closed = if !context.may(root, Rights::PASS) {
        Some(root)
    } else {
        go_mod.filter(|go_mod| !context.may(*go_mod, Rights::READ))
    };
    out.extend(closed.map(|id| (id, Hit::of(context.of(id).closed()).blocking(Op::DOWNLOAD))));
}

/// What is not here is fetched: where it would be stored, the identity must be able to store it.
fn missing(context: &Context<'_>, wanted: &Wanted, out: &mut Vec<(NodeId, Hit)>) {
    let files = &wanted.files;
    let begun = begun(files);
    let ready = files.tree.is_some() && files.ziphash.is_some() && files.partial.is_none();
    // What was begun and is not ready is told in `version.rs`, and what its records lack.
    let fetched = match (wanted.content, begun, files.zip) {
        (true, false, _) => CONTENT,
        (true, true, None) if ready => Op::DOWNLOAD,
        _ => Op::empty(),
    };
    let all = if wanted.content { CONTENT | Op::LIST | Op::VERIFY } else { Op::LIST };
    let graph = if files.module.is_none() && !begun { all } else { Op::empty() };
    let offline = context.question.settings.proxy_off;
    // A build asks for the .info too, and does without it where nothing can be asked.
    let asking = if offline { Op::LIST | Op::DOWNLOAD } else { CONTENT | Op::LIST };
    let known = begun || files.module.is_some();
    let records = if files.info.is_none() && !known { asking & all } else { Op::empty() };
    let unseen = |id: NodeId| !matches!(context.tree.contents(id), Some(Contents::Read));
    let wants = fetched | graph | records;
    if wants.is_empty() || unseen(wanted.nearest) {
        // Whether it is here cannot be seen, which is told where that is so.
        return;
    }
    if offline {
        out.push((wanted.nearest, Hit::of(Rule::IntegrityIncomplete).blocking(wants)));
        return;
    }
    let names = if files.dir.is_some() { Rights::CHANGE_NAMES } else { Rights::ADD_NAMES };
    storable(context, wanted.nearest, names, fetched, wants, out);
    if !begun && wanted.content && !unseen(files.tree_parent) {
        storable(context, files.tree_parent, Rights::ADD_NAMES, fetched, Op::empty(), out);
    }
}

/// What cannot be stored stops what needs its content; a go.mod alone is used all the same, with a warning.
fn storable(
    context: &Context<'_>,
    dir: NodeId,
    names: Rights,
    blocks: Op,
    weakens: Op,
    out: &mut Vec<(NodeId, Hit)>,
) {
    let verdict = context.of(dir);
    let hit = if !context.may(dir, Rights::PASS) {
        // Behind it go finds nothing, not even that nothing is there.
        Hit::of(verdict.closed()).blocking(blocks | weakens & (CONTENT | Op::VERIFY)).degrading(weakens)
    } else if !context.may(dir, names) {
        Hit::of(verdict.not_writable()).blocking(blocks).degrading(weakens - blocks)
    } else {
        return;
    };
    out.push((dir, hit));
}
