//! Published: one account fills the cache, everybody else only reads it.
//!
//! Facts 3.6 (traced): with everything cached, build, list, verify and a download of what is here write
//! nothing at all. So a reader who may not write is as it should be, and one who may is not. What a reader
//! cannot do is complete a version: that is the publisher's.

use modscope_platform::{AclWho, Capabilities, Identity, Kind, Uid};

use super::super::looks::Hit;
use super::needs::{default_gives_others, gives, growing, to_read};
use super::{Rule, anybody, denies_reading, denies_writing, forget_owners, only, stops_nothing, tell_as};
use crate::access::{Guard, Rights};
use crate::go::OperationSet as Op;
use crate::health::{Finding, Question};
use crate::tree::{Look, NodeId, Tree};

/// What readers of a file need, and passers of a directory, in a umask.
const READING_BITS: u32 = 0o005;

/// What a reader does with what is here.
const READING: Op = Op::BUILD.union(Op::LIST).union(Op::VERIFY);

#[derive(Debug)]
pub(in crate::health) struct Published {
    /// The owner of the cache's root.
    publisher: Uid,
    /// Any reader.
    stranger: Identity,
    /// Who asks, where that is a reader.
    reader: Option<Identity>,
}

impl Published {
    pub fn of(tree: &Tree, question: &Question) -> Self {
        let publisher = tree.look(NodeId::ROOT).uid;
        let identity = &question.identity;
        let writes = identity.uid == publisher || identity.capabilities.contains(Capabilities::DAC_OVERRIDE);
        Self { publisher, stranger: anybody(None), reader: (!writes).then(|| identity.clone()) }
    }

    pub fn look(&self, look: &Look, guard: &Guard<'_>, hits: &mut Vec<Hit>) {
        let needed = to_read(look);
        if !gives(&self.stranger, guard, needed) && !lists_readers(guard, needed) {
            hits.push(Hit::of(Rule::ModeNotPublished));
        }
        if look.kind != Kind::Symlink && self.writable_by_readers(look, guard) {
            hits.push(Hit::of(Rule::ModePublishedWritable));
        }
    }

    fn writable_by_readers(&self, look: &Look, guard: &Guard<'_>) -> bool {
        let stray = look.uid != self.publisher && look.uid != Uid::ROOT;
        let by_reader = self.reader.as_ref().is_some_and(|reader| gives(reader, guard, Rights::WRITE));
        // A group of the same number as its account is that account's own.
        let by_group = look.mode.bits() & 0o020 != 0 && look.gid.0 != look.uid.0 && guard.acl.is_none();
        // What everybody may write has rules of its own.
        !look.mode.world_writable() && (stray || by_reader || by_group || self.lists_writers(guard))
    }

    fn lists_writers(&self, guard: &Guard<'_>) -> bool {
        let Some(acl) = guard.acl else { return false };
        acl.entries().iter().any(|entry| {
            let reader = match entry.who {
                AclWho::User(uid) => uid != self.publisher && uid != Uid::ROOT,
                AclWho::NamedGroup(gid) => gid.0 != self.publisher.0,
                AclWho::Group => guard.gid.0 != self.publisher.0,
                _ => false,
            };
            reader && entry.permits.and(acl.mask()).triad().write
        })
    }

    pub fn whole(&self, tree: &Tree, question: &Question, tell: &mut dyn FnMut(Rule)) {
        let sturdy =
            growing(tree).all(|look| look.default_acl.is_some_and(|id| default_gives_others(tree.acl(id))));
        let closes = question.umask.is_some_and(|umask| umask.bits() & READING_BITS != 0);
        // Readers write nothing here, so theirs does not matter.
        if self.reader.is_none() && closes && !sturdy {
            tell(Rule::ModeUmask);
        }
    }

    pub fn retell(&self, look: &Look, hits: &mut Vec<Hit>) {
        if self.reader.is_none() {
            if hits.iter().any(|hit| hit.rule == Rule::ModePublishedWritable) {
                // That it is another's is the reason, and said with it.
                forget_owners(hits);
            }
            return;
        }
        forget_owners(hits);
        if hits.iter().any(|hit| hit.rule == Rule::ModeNotPublished) {
            tell_as(hits, Rule::ModeNotPublished, |hit| denies_reading(hit.rule));
        }
        let reads = |hit: &Hit| (hit.blocks | hit.degrades | hit.hides).intersects(READING);
        let refused = |hit: &Hit| denies_writing(hit.rule) || hit.rule == Rule::MountReadOnly;
        if !look.role.in_toolchain() {
            // A version that is not whole: only who writes here can make it so.
            tell_as(hits, Rule::IntegrityIncomplete, |hit| refused(hit) && reads(hit));
        }
        hits.retain(|hit| !(hit.rule == Rule::MountReadOnly && stops_nothing(hit)));
    }

    /// That a reader cannot write, and nothing else.
    pub fn means(&self, tree: &Tree, finding: &Finding) -> bool {
        let about_writing = denies_writing(finding.rule)
            || matches!(finding.rule, Rule::MountReadOnly | Rule::PathParentNotWritable);
        let unprepared = finding.roots.iter().any(|id| tree.role(*id).in_toolchain())
            && finding.blocks.contains(Op::TOOLCHAIN);
        self.reader.is_some()
            && about_writing
            && !unprepared
            && only(finding, Op::DOWNLOAD | Op::CLEAN | Op::TOOLCHAIN)
    }
}

/// A list may name the readers, and leave out everybody else.
fn lists_readers(guard: &Guard<'_>, needed: Rights) -> bool {
    let Some(acl) = guard.acl else { return false };
    acl.entries().iter().any(|entry| {
        let named = matches!(entry.who, AclWho::User(_) | AclWho::NamedGroup(_));
        let permits = entry.permits.and(acl.mask()).triad();
        named
            && (permits.read || !needed.contains(Rights::READ))
            && (permits.execute || !needed.contains(Rights::PASS))
    })
}
