//! What a version's files mean together: is it ready to be used, can it be finished, can it be verified?
//!
//! Read in cmd/go/internal/modfetch: DownloadDir (when a tree counts), unzip (what extraction takes),
//! downloadZip and hashZip (what fetching takes), checkMod; and modcmd/verify.go:verifyMod.

use modscope_platform::Flags;

use super::looks::{Hit, LookVerdict, rule_of};
use super::{Question, Rule, VersionFiles};
use crate::access::{Rights, decides};
use crate::go::OperationSet as Op;
use crate::scan::Facts;
use crate::tree::{Look, NodeId, Tree};

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

    /// The rule about what refuses a right; `by_mode` where it is the mode.
    pub fn refusal(&self, id: NodeId, right: Rights, by_mode: Rule) -> Rule {
        let unmapped = |look: &Look| self.facts.shows_unmapped(look.uid, look.gid);
        let guard = self.tree.guard(self.tree.look(id), unmapped);
        rule_of(decides(&self.question.identity, &guard, right), Rule::AclNotReadable, by_mode)
    }

    /// No program starts from where this entry lies.
    pub fn sealed(&self, id: NodeId) -> bool {
        self.tree.mount(self.tree.look(id).mount).no_exec
    }

    /// The rule about a directory in which names cannot be made and removed.
    pub fn no_names(&self, dir: NodeId) -> Rule {
        let verdict = self.of(dir);
        if self.may(dir, Rights::PASS) { verdict.not_writable() } else { verdict.closed() }
    }

    /// Whether names can be made in a version's `@v`; true where go makes the directory itself.
    fn may_add(&self, dir: Option<NodeId>) -> bool {
        dir.is_none_or(|dir| self.may(dir, Rights::CHANGE_NAMES))
    }

    /// Whether the file can be replaced by renaming another over it.
    fn may_replace(&self, dir: Option<NodeId>, file: NodeId) -> bool {
        self.may_add(dir)
            && self.may(file, Rights::GO)
            && (self.may(file, Rights::OWN) || !dir.is_some_and(|dir| self.of(dir).sticky))
    }
}

/// What one version's files meet, besides what each meets by its look.
pub(super) fn hits(context: &Context<'_>, files: &VersionFiles, out: &mut Vec<(NodeId, Hit)>) {
    graph(context, files, out);
    if let Some(lock) = files.lock.filter(|lock| context.facts.held.contains(lock)) {
        // A living go holds the version's lock: what is half there is being written this moment, and
        // whoever wants it too waits without a word. Only verify takes no lock, and sees it half.
        let waits = match files.toolchain {
            true => Op::TOOLCHAIN | Op::DOWNLOAD,
            false if begun(files) => Op::BUILD | Op::DOWNLOAD,
            false => Op::DOWNLOAD,
        };
        let mut seen_half = Vec::new();
        sums(context, files, &mut seen_half);
        verification(context, files, &mut seen_half);
        let half = seen_half.iter().fold(Op::empty(), |all, (_, hit)| all | hit.blocks | hit.degrades);
        out.push((lock, Hit::of(Rule::LockHeld).degrading(waits | (half & Op::VERIFY))));
        return;
    }
    sums(context, files, out);
    verification(context, files, out);
    completion(context, files, out);
}

/// The operations that do not read an extracted tree: one that was never finished is extracted again before
/// it is used, and verify passes it over (DownloadDir says that there is none).
pub(super) fn unread(files: &VersionFiles) -> Option<(NodeId, Op)> {
    let unread = match (files.partial, files.ziphash.or(files.zip)) {
        (Some(_), _) => Op::BUILD | Op::VERIFY | Op::TOOLCHAIN,
        (None, None) => Op::VERIFY,
        _ => return None,
    };
    files.tree.map(|tree| (tree, unread))
}

/// What a closed directory on the way to the version's files does to operations: (stops, weakens).
///
/// Builds take packages from what was fetched, and only the go.mod from the rest, which they fetch again then;
/// verify asks for the sum of every module of the graph; toolchains are judged apart.
pub(super) fn behind(files: &VersionFiles) -> (Op, Op) {
    if files.toolchain {
        (Op::empty(), Op::empty())
    } else if begun(files) {
        (Op::BUILD | Op::VERIFY, Op::LIST)
    } else if files.module.is_some() {
        (Op::VERIFY, Op::BUILD | Op::LIST)
    } else if files.info.is_some() {
        (Op::VERIFY, Op::LIST)
    } else {
        (Op::empty(), Op::empty())
    }
}

/// Whether more of it was fetched than its go.mod, or begun to be.
fn begun(files: &VersionFiles) -> bool {
    files.zip.or(files.ziphash).or(files.tree).or(files.partial).is_some()
}

/// go.mod and .info: what is not here or cannot be read is fetched again, and stored if it can be (R3, R4).
/// Offline, `go list -m` wants the .info of every version it has the go.mod of.
///
/// A build asks for the .info of the modules it takes packages from, `go list -m all` for every one's
/// (modload.moduleInfo); a toolchain has neither file.
fn graph(context: &Context<'_>, files: &VersionFiles, out: &mut Vec<(NodeId, Hit)>) {
    if files.toolchain {
        return;
    }
    let offline = context.question.settings.proxy_off;
    let begun = begun(files);
    // What is not whole is asked for again by downloads too.
    let fetched = if half(context, files) { Op::DOWNLOAD } else { Op::empty() };
    let looked_up = if begun { Op::LIST | Op::BUILD | fetched } else { Op::LIST };
    let all = Op::LIST | Op::BUILD | Op::VERIFY | fetched;
    let readers =
        [(files.module, begun, all, all), (files.info, begun || files.module.is_some(), looked_up, Op::LIST)];
    for (file, wanted, weakened, lost_offline) in readers {
        match file {
            Some(file) if context.may(file, Rights::READ) => {}
            Some(file) => {
                let hit = Hit::of(context.of(file).closed());
                let hit = match (offline, context.may_replace(files.dir, file)) {
                    (true, _) => hit.blocking(lost_offline),
                    (false, true) => hit,
                    (false, false) => hit.degrading(weakened),
                };
                out.push((file, hit));
            }
            None if !wanted => {}
            None if offline => {
                let place =
                    files.module.or(files.tree).or(files.zip).or(files.dir).unwrap_or(files.dir_parent);
                out.push((place, Hit::of(Rule::IntegrityIncomplete).blocking(lost_offline)));
            }
            None => {
                let (dir, rights) = names_go_in(files);
                if !context.may(dir, rights) {
                    out.push((dir, Hit::of(context.no_names(dir)).degrading(weakened)));
                }
            }
        }
    }
}

/// Whether some of its content is here and some is not, or only the lock under which it was to come.
fn half(context: &Context<'_>, files: &VersionFiles) -> bool {
    let sum = files.ziphash.is_some_and(|sum| context.tree.size(sum) == ZIPHASH_BYTES);
    if begun(files) { extracts(files) || files.zip.is_none() || !sum } else { files.lock.is_some() }
}

/// Where go makes names for the version's files: its `@v`, or where that would be.
///
/// In its own `@v` go renames what it has fetched; where that is not there yet, it only makes it.
fn names_go_in(files: &VersionFiles) -> (NodeId, Rights) {
    files.dir.map_or((files.dir_parent, Rights::ADD_NAMES), |dir| (dir, Rights::CHANGE_NAMES))
}

/// Whether verify sees a finished tree: one behind a closed directory is none to it (DownloadDir).
fn counts(context: &Context<'_>, files: &VersionFiles) -> bool {
    let above = files.tree_parent;
    let mut way = std::iter::once(above).chain(context.tree.ancestors(above));
    files.tree.is_some() && files.partial.is_none() && way.all(|dir| context.may(dir, Rights::PASS))
}

/// `.ziphash`: every use reads it (R5); an empty or torn one is written anew from the zip.
fn sums(context: &Context<'_>, files: &VersionFiles, out: &mut Vec<(NodeId, Hit)>) {
    let used = if files.toolchain { Op::TOOLCHAIN } else { Op::BUILD };
    let verified = if files.toolchain { Op::empty() } else { Op::VERIFY };
    let present = files.zip.or(files.tree);
    // Where there is neither a zip nor a tree that counts, verify compares it with nothing.
    let compared = files.zip.is_some() || counts(context, files);
    match files.ziphash {
        Some(sum) if !context.may(sum, Rights::READ) => {
            if present.is_some() {
                let fetched = if extracts(files) { Op::DOWNLOAD } else { Op::empty() };
                let verified = if compared { verified } else { Op::empty() };
                out.push((sum, Hit::of(context.of(sum).closed()).blocking(used | verified | fetched)));
            }
        }
        Some(sum) if context.tree.size(sum) != ZIPHASH_BYTES && present.is_some() => {
            let mut hit = Hit::of(Rule::IntegrityZiphash);
            if compared {
                hit = hit.blocking(verified);
            }
            if !context.may(sum, Rights::WRITE) {
                // It would be written anew at its next use.
                hit = hit.blocking(used | Op::DOWNLOAD);
            }
            if files.zip.is_none() && files.partial.is_none() && files.tree.is_some() {
                // A build computes it from the zip, and fetches none for that (checkMod).
                hit = hit.blocking(used);
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
    let (begun, extracts) = (begun(files), extracts(files));
    let ready = !extracts && files.ziphash.is_some();
    if ready && files.zip.is_some() {
        return;
    }
    // Only what builds already lean on stops them; the rest stops fetching. Of a version whose fetching was
    // begun and left nothing but a lock, nobody knows from here whether a build wants it.
    let stopped = if begun && !ready { used | Op::DOWNLOAD } else { Op::DOWNLOAD };
    let hidden = if begun || files.lock.is_none() || files.module.is_none() { Op::empty() } else { used };
    let stops = |rule: Rule| Hit::of(rule).blocking(stopped).hiding(hidden);
    let lacks = |file: NodeId, rights| !context.may(file, rights);
    if let Some(lock) = files.lock.filter(|lock| lacks(*lock, Rights::READ | Rights::WRITE)) {
        out.push((lock, stops(lock_rule(context, lock))));
    } else if let (Some(lock), Some(dir)) = (files.lock, files.dir)
        && protected(context, dir, lock)
    {
        out.push((lock, stops(Rule::LockProtected)));
    }
    if files.zip.is_none() {
        if let Some(sum) = files.ziphash.filter(|sum| lacks(*sum, Rights::WRITE)) {
            out.push((sum, stops(context.of(sum).not_writable())));
        }
        let place = files.tree.or(files.ziphash).or(files.partial).or(files.lock);
        if let (true, false, Some(place)) = (context.question.settings.proxy_off, ready, place) {
            out.push((place, stops(Rule::IntegrityIncomplete)));
        }
    }
    if let Some(root) = files.tree.filter(|_| !extracts) {
        // Once its zip is there, `go mod download` reads the go.mod of the tree.
        let go_mod = context.tree.child(root, b"go.mod");
        let closed = [(Some(root), Rights::PASS), (go_mod, Rights::READ)];
        let closed = closed.iter().find(|(id, right)| id.is_some_and(|id| lacks(id, *right)));
        if let Some((Some(id), _)) = closed.filter(|_| !files.toolchain) {
            out.push((*id, Hit::of(context.of(*id).closed()).blocking(Op::DOWNLOAD)));
        }
    }
    if ready || (!begun && hidden.is_empty()) {
        return;
    }
    if let Some(zip) = files.zip.filter(|zip| lacks(*zip, Rights::READ)) {
        out.push((zip, stops(context.of(zip).closed())));
    }
    let sticky = files.dir.is_some_and(|dir| context.of(dir).sticky);
    let stuck = |partial: NodeId| sticky && context.of(partial).foreign;
    if let Some(partial) = files.partial.filter(|partial| lacks(*partial, Rights::WRITE) || stuck(*partial)) {
        out.push((partial, stops(context.of(partial).not_writable())));
    }
    // Beside an old tree, which is removed first, nothing may be in the way; a new one only needs a name.
    let beside = if files.tree.is_some() { Rights::CHANGE_NAMES } else { Rights::ADD_NAMES };
    let trees = Some(files.tree_parent).filter(|_| extracts || !begun);
    let makes_names = [Some(names_go_in(files)), trees.map(|dir| (dir, beside))];
    for (dir, rights) in makes_names.into_iter().flatten() {
        if lacks(dir, rights) {
            out.push((dir, stops(context.no_names(dir))));
        }
    }
    if let Some(old) = files.tree.filter(|_| extracts) {
        // os.RemoveAll opens the directory above.
        let above = files.tree_parent;
        if lacks(above, Rights::READ) && context.may(above, Rights::PASS) {
            out.push((above, stops(context.of(above).closed())));
        }
        unremovable(context, old, stopped, out);
    }
}

/// Whether the tree is extracted before it is used.
fn extracts(files: &VersionFiles) -> bool {
    begun(files) && (files.tree.is_none() || files.partial.is_some())
}

/// The rule about a lock that cannot be taken.
fn lock_rule(context: &Context<'_>, lock: NodeId) -> Rule {
    match context.of(lock).not_writable() {
        Rule::OwnerNotWritable | Rule::ModeNotWritable => Rule::LockNotWritable,
        other => other,
    }
}

/// fs.protected_regular: in a sticky directory that others (2: or the group) may write, nobody opens for
/// creation (O_CREAT, which go's locks have) a file that belongs neither to them nor to the directory's
/// owner; root neither (may_create_in_sticky in fs/namei.c).
fn protected(context: &Context<'_>, dir: NodeId, file: NodeId) -> bool {
    let (dir, file) = (context.tree.look(dir), context.tree.look(file));
    let level = context.facts.protections.regular;
    let open = dir.mode.world_writable() && level >= 1 || dir.mode.bits() & 0o020 != 0 && level >= 2;
    dir.mode.sticky() && open && file.uid != dir.uid && file.uid != context.question.identity.uid
}

/// What of a half extracted tree go cannot remove before it extracts again. It opens what it owns; what is
/// behind such a door is told at the door.
fn unremovable(context: &Context<'_>, top: NodeId, stopped: Op, out: &mut Vec<(NodeId, Hit)>) {
    let tree = context.tree;
    let blocked = |rule| Hit::of(rule).blocking(stopped);
    let kept = |dir: Option<NodeId>, id: NodeId| {
        let sticky = dir.is_some_and(|dir| context.of(dir).sticky) && context.of(id).foreign;
        (context.of(id).stays || sticky).then(|| {
            let mounted = tree.look(id).flags.contains(Flags::MOUNT_POINT);
            if mounted { Rule::PathMountPoint } else { context.of(id).not_writable() }
        })
    };
    out.extend(kept(tree.parent(top), top).map(|rule| (top, blocked(rule))));
    // A list and no recursion: whoever made the tree chose how deep it is.
    let mut waiting = vec![(top, None)];
    while let Some((dir, door)) = waiting.pop() {
        let verdict = context.of(dir);
        if verdict.stops_clean && tree.children(dir).len() > 0 {
            out.push((door.unwrap_or(dir), blocked(verdict.not_writable())));
            continue;
        }
        let door = door.or_else(|| (!context.may(dir, Rights::PASS)).then_some(dir));
        for child in tree.children(dir) {
            out.extend(kept(Some(dir), child).map(|rule| (door.unwrap_or(child), blocked(rule))));
            if tree.is_dir(child) {
                waiting.push((child, door));
            }
        }
    }
}
