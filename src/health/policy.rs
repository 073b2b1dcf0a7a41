//! What a policy expects of a cache, besides what go needs for the identity that is asked about.
//!
//! A personal cache is judged by the other rules alone. Each other policy has a file: [`shared`] by a
//! group, [`published`] for reading, a [`container`]'s. Four things are asked of each:
//!
//! * what an entry meets by its look ([`Expected::look`]): once for each look, never for each entry;
//! * what concerns the whole cache ([`Expected::whole`]), told at its root;
//! * which of the other rules' hits are the policy's matter ([`Expected::retell`]): what a group lacks is
//!   mended with the group's bits and not by handing entries over, so it is told so, and once;
//! * which findings say only that things are as they should be ([`Expected::settle`]). Operations keep
//!   their true state: go does fail there, and is meant to.

mod container;
mod needs;
mod published;
mod shared;

#[cfg(test)]
#[cfg(unix)]
mod tests;

use modscope_platform::{Gid, Identity, Uid};

use super::looks::Hit;
use super::{Finding, Policy, Question, Rule, Severity};
use crate::access::Guard;
use crate::go::{CacheKind, OperationSet as Op};
use crate::tree::{Look, NodeId, Tree};
use container::Container;
use published::Published;
use shared::Shared;

/// A number that no account has: (uid_t) -1 means "nobody in particular" to the kernel.
const NO_ONE: u32 = u32::MAX;

/// What a policy expects, made ready for one judgement.
#[derive(Debug)]
pub(super) enum Expected {
    /// No more than what go needs.
    Nothing,
    Shared(Shared),
    Published(Published),
    Container(Container),
}

impl Expected {
    /// What the question's policy expects of this cache.
    pub fn of(tree: &Tree, question: &Question) -> Self {
        let kind = CacheKind::of_root(tree.role(NodeId::ROOT));
        match question.policy {
            Policy::Personal => Self::Nothing,
            Policy::Shared(gid) => Self::Shared(Shared::of(gid, question)),
            // Builds write to a build cache: there is no such thing as one for reading.
            Policy::Published if kind == CacheKind::Build => Self::Nothing,
            Policy::Published => Self::Published(Published::of(tree, question)),
            Policy::Container => Self::Container(Container::of(question)),
        }
    }

    /// What every entry of a look meets; may also take back what the policy does not mind.
    pub fn look(&self, look: &Look, tree: &Tree, guard: &Guard<'_>, hits: &mut Vec<Hit>) {
        match self {
            Self::Nothing => {}
            Self::Shared(shared) => shared.look(look, tree, guard, hits),
            Self::Published(published) => published.look(look, guard, hits),
            Self::Container(container) => container.look(look, guard, hits),
        }
    }

    /// What concerns the cache as a whole.
    pub fn whole(&self, tree: &Tree, question: &Question, out: &mut Vec<(NodeId, Hit)>) {
        let mut tell = |rule| out.push((NodeId::ROOT, Hit::of(rule)));
        match self {
            Self::Nothing | Self::Container(_) => {}
            Self::Shared(shared) => shared.whole(tree, question, &mut tell),
            Self::Published(published) => published.whole(tree, question, &mut tell),
        }
    }

    /// Puts what an entry meets into the policy's words.
    pub fn retell(&self, look: &Look, hits: &mut Vec<Hit>) {
        if hits.is_empty() {
            return;
        }
        match self {
            Self::Nothing => {}
            Self::Shared(shared) => shared.retell(look, hits),
            Self::Published(published) => published.retell(look, hits),
            Self::Container(container) => container.retell(hits),
        }
    }

    /// Makes a note of what is as the policy wants it.
    pub fn settle(&self, tree: &Tree, findings: &mut [Finding]) {
        let meant = |finding: &Finding| match self {
            Self::Nothing => false,
            Self::Shared(_) => only(finding, Op::CLEAN) && finding.rule == Rule::PathParentNotWritable,
            Self::Published(published) => published.means(tree, finding),
            // It is thrown away whole; nobody cleans it.
            Self::Container(_) => only(finding, Op::CLEAN),
        };
        for finding in findings {
            if meant(finding) {
                finding.detail.meant = true;
                finding.severity = Severity::Info;
            } else if finding.rule == Rule::ModeTreeOfAnother && only(finding, Op::CLEAN) {
                finding.severity = Severity::Info;
            }
        }
    }
}

/// Whether it stops or weakens some of `operations`, and nothing else.
fn only(finding: &Finding, operations: Op) -> bool {
    finding.hides.is_empty() && !finding.breaks().is_empty() && operations.contains(finding.breaks())
}

/// Somebody who owns nothing and is in this group alone, if any.
fn anybody(gid: Option<Gid>) -> Identity {
    let mut anybody = Identity::new(None, Uid(NO_ONE), gid.unwrap_or(Gid(NO_ONE)), Vec::new());
    anybody.capabilities = modscope_platform::Capabilities::empty();
    anybody
}

/// The rules by which entries of others are closed to the identity.
const fn denies(rule: Rule) -> bool {
    denies_reading(rule) || denies_writing(rule)
}

const fn denies_reading(rule: Rule) -> bool {
    matches!(rule, Rule::OwnerNotReadable | Rule::AclNotReadable)
}

const fn denies_writing(rule: Rule) -> bool {
    matches!(rule, Rule::OwnerNotWritable | Rule::AclNotWritable | Rule::LockNotWritable)
}

fn stops_nothing(hit: &Hit) -> bool {
    hit.blocks.is_empty() && hit.degrades.is_empty() && hit.hides.is_empty()
}

/// Where others' entries are what the policy is about: that they are somebody's is not worth a word.
fn forget_owners(hits: &mut Vec<Hit>) {
    hits.retain(|hit| {
        hit.rule != Rule::OwnerForeign && !(hit.rule == Rule::OwnerNotWritable && stops_nothing(hit))
    });
}

/// Tells the hits that `which` picks as `rule`: one hit, with all that they stop.
fn tell_as(hits: &mut Vec<Hit>, rule: Rule, which: impl Fn(&Hit) -> bool) {
    let mut all: Option<Hit> = None;
    hits.retain(|hit| {
        let picked = hit.rule != rule && which(hit);
        if picked {
            let so_far = all.unwrap_or(Hit::of(rule));
            all = Some(so_far.blocking(hit.blocks).degrading(hit.degrades).hiding(hit.hides));
        }
        !picked
    });
    let Some(all) = all else { return };
    match hits.iter_mut().find(|hit| hit.rule == rule) {
        Some(hit) => *hit = hit.blocking(all.blocks).degrading(all.degrades).hiding(all.hides),
        None => hits.push(all),
    }
}
