//! A judgement about some module versions only: which entries matter to them, and what is in the way of
//! fetching those that are not here, or not whole.
//!
//! Asked about everything, `download` means whatever is new; asked about a version that is here, it means
//! reading it (DownloadZip and Download in cmd/go/internal/modfetch/fetch.go: `.info`, `.mod`, a look at
//! the zip, `.ziphash`, and the tree's go.mod), so that no directory needs to be writable.

mod entries;
mod needs;

#[cfg(test)]
#[cfg(unix)]
mod tests;

use super::looks::Hit;
use super::version::Context;
use super::{Finding, Question, Scope, VersionFiles};
use crate::access::Rights;
use crate::go::{CacheKind, ModuleVersion, OperationSet as Op, Role};
use crate::tree::{NodeId, Tree};

/// Operations that can be narrowed; the others concern the whole cache always.
const NARROWABLE: Op = Op::BUILD.union(Op::DOWNLOAD).union(Op::LIST).union(Op::VERIFY);

/// Whether a finding outside the cache is told: of one version only what is in its way.
pub(super) fn tells(question: &Question, outside: &Finding) -> bool {
    !matches!(question.scope, Scope::Target(_)) || !(outside.breaks() | outside.hides).is_empty()
}

/// What matters to the module versions that a question is about.
#[derive(Debug)]
pub(super) struct Relevant {
    /// For each entry, which of the operations that can be narrowed it may decide.
    ops: Vec<Op>,
    wanted: Vec<Wanted>,
    asked: Op,
}

/// One module version that is asked about.
#[derive(Debug)]
struct Wanted {
    /// What is here of it; where `content` is not wanted, no more than `.info` and `.mod`.
    files: VersionFiles,
    /// The nearest existing directory above where its files are or would be.
    nearest: NodeId,
    /// Whether the content is wanted, or only the go.mod.
    content: bool,
}

impl Relevant {
    /// What matters to the question; none where everything does.
    pub fn of(tree: &Tree, question: &Question) -> Option<Self> {
        let kind = CacheKind::of_root(tree.role(NodeId::ROOT));
        let mut relevant =
            Self { ops: vec![Op::empty(); tree.len()], wanted: Vec::new(), asked: question.operations };
        match (&question.scope, kind) {
            // Builds use the build cache whatever they build, and go asks about sums it has not.
            (Scope::All, _) | (_, CacheKind::Build) | (Scope::Target(_), CacheKind::Sumdb) => return None,
            // All that it names has its sum in go.sum: the checksum database is not asked.
            (Scope::Project(_), CacheKind::Sumdb) => {}
            (Scope::Target(version), CacheKind::Module) => relevant.want(tree, version, true),
            (Scope::Project(versions), CacheKind::Module) => {
                for version in &versions.content {
                    relevant.want(tree, version, true);
                }
                for version in versions.graph.difference(&versions.content) {
                    relevant.want(tree, version, false);
                }
            }
        }
        if question.settings.direct && relevant.wanted.iter().any(Wanted::fetched) {
            relevant.mark_clones(tree);
        }
        Some(relevant)
    }

    fn want(&mut self, tree: &Tree, version: &ModuleVersion, content: bool) {
        let wanted = Wanted::find(tree, version, content);
        self.mark(tree, &wanted, version);
        self.wanted.push(wanted);
    }

    /// Whether the entry may decide anything that is asked about some versions only.
    pub fn matters(&self, id: NodeId) -> bool {
        self.ops[id.index()].intersects(self.asked)
    }

    /// Takes from what an entry meets by itself the operations that it has no part in. A directory that
    /// can be passed is in the way of nothing that is here already.
    pub fn cut(&self, context: &Context<'_>, id: NodeId, hits: &mut [Hit]) {
        let ops = self.ops[id.index()] | (Op::all() - NARROWABLE);
        let closed = context.tree.is_dir(id) && !context.may(id, Rights::PASS);
        let (stopped, weakened) = match context.tree.role(id) {
            _ if closed => (ops | self.widened(id), ops | self.widened(id)),
            // Who cannot list it only leaves the version list stale; storing is told in `needs.rs`.
            Role::VersionDir => (ops - Op::DOWNLOAD, ops),
            _ => (ops, ops),
        };
        for hit in hits {
            hit.blocks &= stopped;
            hit.degrades &= weakened;
            if closed && context.question.settings.proxy_off {
                // What cannot be read is asked for again, and offline nobody answers.
                hit.blocks |= hit.degrades & Op::LIST;
            }
            hit.hides &= ops | self.widened(id);
        }
    }

    /// All four, for an entry that matters to any of them.
    fn widened(&self, id: NodeId) -> Op {
        if self.ops[id.index()].is_empty() { Op::empty() } else { NARROWABLE }
    }

    /// Leaves of an entry that does not matter only what stops an operation that was asked about.
    pub fn keep(&self, id: NodeId, hits: &mut Vec<Hit>) {
        if !self.matters(id) {
            hits.retain(|hit| (hit.blocks | hit.degrades | hit.hides).intersects(self.asked));
        }
    }

    /// Whether running a toolchain is asked about: it is no module version, and judged as ever.
    pub fn wants_toolchains(&self) -> bool {
        self.asked.contains(Op::TOOLCHAIN)
    }

    /// What the wanted versions meet because of what is here of them and what is not.
    pub fn hits(&self, context: &Context<'_>, out: &mut Vec<(NodeId, Hit)>) {
        for wanted in &self.wanted {
            needs::hits(context, wanted, out);
        }
    }
}
