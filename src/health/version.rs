//! What a version's files mean together: is it ready to be used, can it be finished, can it be verified?
//!
//! Read in cmd/go/internal/modfetch: DownloadDir (when a tree counts), unzip (what extraction takes),
//! downloadZip and hashZip (what fetching takes), checkMod; and modcmd/verify.go:verifyMod.

use super::looks::{Hit, LookVerdict};
use super::{Question, Rule, VersionFiles};
use crate::access::Rights;
use crate::go::OperationSet as Op;
use crate::scan::Facts;
use crate::tree::{NodeId, Tree};

/// `h1:` and 44 letters of base64, no newline (modfetch.isValidSum).
const ZIPHASH_BYTES: u64 = 47;

/// What a judgement of versions looks at.
pub(super) struct Context<'a> {
    pub tree: &'a Tree,
    pub facts: &'a Facts,
    pub question: &'a Question,
    pub looks: &'a [LookVerdict],
}

impl Context<'_> {
    pub fn of(&self, id: NodeId) -> &LookVerdict {
        &self.looks[self.tree.look_id(id).index()]
    }

    pub fn may(&self, id: NodeId, rights: Rights) -> bool {
        self.of(id).rights.contains(rights)
    }

    /// Whether names can be made in a version's `@v`; true where go makes the directory itself.
    fn may_add(&self, dir: Option<NodeId>) -> bool {
        dir.is_none_or(|dir| self.may(dir, Rights::CHANGE_NAMES))
    }

    /// Whether the file can be replaced by renaming another over it.
    fn may_replace(&self, dir: Option<NodeId>, file: NodeId) -> bool {
        self.may_add(dir) && (self.may(file, Rights::OWN) || !dir.is_some_and(|dir| self.of(dir).sticky))
    }
}

/// What one version's files meet, besides what each meets by its look.
pub(super) fn hits(context: &Context<'_>, files: &VersionFiles, out: &mut Vec<(NodeId, Hit)>) {
    let under_way = files.partial.is_some_and(|partial| context.facts.under_way.contains(&partial));
    if under_way {
        // A living go holds the version's lock: what is half there is being written this moment.
        return;
    }
    graph(context, files, out);
    sums(context, files, out);
    verification(context, files, out);
    completion(context, files, out);
}

/// go.mod and .info: what cannot be read is fetched again, and stored if it can be (R3, R4). Offline,
/// `go list -m` wants the .info of every version it has the go.mod of.
fn graph(context: &Context<'_>, files: &VersionFiles, out: &mut Vec<(NodeId, Hit)>) {
    let offline = context.question.settings.proxy_off;
    let readers = [
        (files.module, Op::LIST | Op::BUILD | Op::VERIFY, Op::LIST | Op::BUILD | Op::VERIFY),
        (files.info, Op::LIST | Op::BUILD, Op::LIST),
    ];
    for (file, weakened, lost_offline) in readers {
        let Some(file) = file.filter(|file| !context.may(*file, Rights::READ)) else { continue };
        let hit = Hit::of(context.of(file).closed());
        let hit = match (offline, context.may_replace(files.dir, file)) {
            (true, _) => hit.blocking(lost_offline),
            (false, true) => hit,
            (false, false) => hit.degrading(weakened),
        };
        out.push((file, hit));
    }
    if let (true, false, Some(module), None) = (offline, files.toolchain, files.module, files.info) {
        out.push((module, Hit::of(Rule::IntegrityIncomplete).blocking(Op::LIST)));
    }
}

/// `.ziphash`: every use reads it (R5); an empty or torn one is written anew from the zip.
fn sums(context: &Context<'_>, files: &VersionFiles, out: &mut Vec<(NodeId, Hit)>) {
    let used = if files.toolchain { Op::TOOLCHAIN } else { Op::BUILD };
    let verified = if files.toolchain { Op::empty() } else { Op::VERIFY };
    let present = files.zip.or(files.tree);
    match files.ziphash {
        Some(sum) if !context.may(sum, Rights::READ) => {
            if present.is_some() {
                out.push((sum, Hit::of(context.of(sum).closed()).blocking(used | verified)));
            }
        }
        Some(sum) if context.tree.size(sum) != ZIPHASH_BYTES && present.is_some() => {
            let mut hit = Hit::of(Rule::IntegrityZiphash).blocking(verified);
            if !context.may(sum, Rights::WRITE) {
                // It would be written anew at its next use.
                hit = hit.blocking(used | Op::DOWNLOAD);
            }
            out.push((sum, hit));
        }
        Some(_) => {}
        None => match (files.zip, files.tree) {
            (Some(zip), _) => out.push((zip, Hit::of(Rule::IntegrityZiphash).blocking(verified))),
            // Without both, verify takes the tree for one that was never fetched.
            (None, Some(tree)) => out.push((tree, Hit::of(Rule::IntegrityZiphash).degrading(verified))),
            (None, None) => {}
        },
    }
}

/// `go mod verify` hashes the zip, and skips the tree of an interrupted extraction (R6).
fn verification(context: &Context<'_>, files: &VersionFiles, out: &mut Vec<(NodeId, Hit)>) {
    if let Some(zip) = files.zip.filter(|zip| !context.may(*zip, Rights::READ)) {
        let verified = if files.toolchain { Op::empty() } else { Op::VERIFY };
        out.push((zip, Hit::of(context.of(zip).closed()).blocking(verified)));
    }
    if let Some(partial) = files.partial {
        let blind = if files.toolchain || files.tree.is_none() { Op::empty() } else { Op::VERIFY };
        out.push((partial, Hit::of(Rule::LeftoverPartial).degrading(blind)));
    }
}

/// What is not whole is fetched or extracted at its next use: can it be (R7, R8, R9)?
///
/// A missing sum alone is computed again from the zip before anything looks at the tree (DownloadZip),
/// so that only a missing or interrupted tree is extracted.
fn completion(context: &Context<'_>, files: &VersionFiles, out: &mut Vec<(NodeId, Hit)>) {
    let used = if files.toolchain { Op::TOOLCHAIN } else { Op::BUILD };
    let begun = files.zip.or(files.ziphash).or(files.tree).or(files.partial).is_some();
    let extracts = begun && (files.tree.is_none() || files.partial.is_some());
    let ready = !extracts && files.ziphash.is_some();
    if ready && files.zip.is_some() {
        return;
    }
    // Only what builds already lean on stops them; the rest stops fetching.
    let stopped = if begun && !ready { used | Op::DOWNLOAD } else { Op::DOWNLOAD };
    let lacks = |file: NodeId, rights| !context.may(file, rights);
    if let Some(lock) = files.lock.filter(|lock| lacks(*lock, Rights::READ | Rights::WRITE)) {
        out.push((lock, Hit::of(Rule::LockNotWritable).blocking(stopped)));
    }
    if files.zip.is_none() {
        if let Some(sum) = files.ziphash.filter(|sum| lacks(*sum, Rights::WRITE)) {
            out.push((sum, Hit::of(context.of(sum).not_writable()).blocking(stopped)));
        }
        let place = files.tree.or(files.ziphash).or(files.partial);
        if let (true, false, Some(place)) = (context.question.settings.proxy_off, ready, place) {
            out.push((place, Hit::of(Rule::IntegrityIncomplete).blocking(stopped)));
        }
    }
    if !begun || ready {
        return;
    }
    if let Some(zip) = files.zip.filter(|zip| lacks(*zip, Rights::READ)) {
        out.push((zip, Hit::of(context.of(zip).closed()).blocking(stopped)));
    }
    if let Some(partial) = files.partial.filter(|partial| lacks(*partial, Rights::WRITE)) {
        out.push((partial, Hit::of(context.of(partial).not_writable()).blocking(stopped)));
    }
    let makes_names = [files.dir, Some(files.tree_parent).filter(|_| extracts)];
    for dir in makes_names.into_iter().flatten().filter(|dir| lacks(*dir, Rights::CHANGE_NAMES)) {
        let verdict = context.of(dir);
        let rule = if context.may(dir, Rights::PASS) { verdict.not_writable() } else { verdict.closed() };
        out.push((dir, Hit::of(rule).blocking(stopped)));
    }
    if let Some(old) = files.tree.filter(|_| extracts) {
        unremovable(context, old, stopped, out);
    }
}

/// The directories of a half extracted tree that go cannot empty before it extracts again.
fn unremovable(context: &Context<'_>, top: NodeId, stopped: Op, out: &mut Vec<(NodeId, Hit)>) {
    if context.of(top).stops_clean && context.tree.children(top).len() > 0 {
        out.push((top, Hit::of(context.of(top).not_writable()).blocking(stopped)));
        return;
    }
    for child in context.tree.children(top).filter(|child| context.tree.is_dir(*child)) {
        unremovable(context, child, stopped, out);
    }
}
