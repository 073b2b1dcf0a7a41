//! Shared by a group: every member adds beside the others.
//!
//! Facts 3.2 (tried with two members): setgid directories, group-writable, and umask 002 or 007 for every
//! writer; or default entries that give the group everything, under which the umask does not matter. Neither
//! helps with an extracted tree, which go makes read-only for its owner, too: only the owner can replace or
//! remove it, unless everybody runs with -modcacherw.

use modscope_platform::{AclWho, Capabilities, Class, Gid, Identity, Kind};

use super::super::looks::Hit;
use super::needs::{default_gives_group, gives, growing, makes_names, to_grow};
use super::{Rule, anybody, denies, forget_owners, tell_as};
use crate::access::{Guard, Rights};
use crate::go::{OperationSet as Op, Role};
use crate::health::Question;
use crate::tree::{Look, Tree};

/// The bits of a group in a umask.
const GROUP_BITS: u32 = 0o070;

#[derive(Debug)]
pub(in crate::health) struct Shared {
    gid: Gid,
    /// Somebody of the group, who owns nothing.
    member: Identity,
    /// The identity is neither in the group nor above modes.
    outsider: bool,
}

impl Shared {
    pub fn of(gid: Gid, question: &Question) -> Self {
        let identity = &question.identity;
        let powerful = identity.capabilities.contains(Capabilities::DAC_OVERRIDE);
        Self { gid, member: anybody(Some(gid)), outsider: !identity.in_group(gid) && !powerful }
    }

    pub fn look(&self, look: &Look, tree: &Tree, guard: &Guard<'_>, hits: &mut Vec<Hit>) {
        let needed = to_grow(look);
        let mut tell = |rule| {
            if !hits.iter().any(|hit| hit.rule == rule) {
                hits.push(Hit::of(rule));
            }
        };
        if !gives(&self.member, guard, needed) {
            let listed = guard.acl.is_some_and(|acl| acl.of(AclWho::NamedGroup(self.gid)).is_some());
            let named = look.gid == self.gid || listed;
            if !named {
                tell(Rule::OwnerWrongGroup);
            }
            if named || !group_bits(look, needed) {
                tell(Rule::ModeNotShared);
            }
        }
        if makes_names(look) {
            let passes_on = look.mode.setgid() && look.gid == self.gid;
            match look.default_acl.map(|id| tree.acl(id)) {
                // The default entries decide, and give new entries too little.
                Some(acl) if !default_gives_group(acl, self.gid, passes_on) => tell(Rule::ModeNotShared),
                Some(_) => {}
                None if !look.mode.setgid() => tell(Rule::ModeNoSetgid),
                None => {}
            }
        }
        let tree_root = matches!(look.role, Role::TreeRoot | Role::ToolchainRoot);
        if tree_root && look.kind == Kind::Dir && !gives(&self.member, guard, Rights::CHANGE_NAMES) {
            tell(Rule::ModeTreeOfAnother);
        }
    }

    pub fn whole(&self, tree: &Tree, question: &Question, tell: &mut dyn FnMut(Rule)) {
        let sturdy = growing(tree).all(|look| {
            let passes_on = look.mode.setgid() && look.gid == self.gid;
            look.default_acl.is_some_and(|id| default_gives_group(tree.acl(id), self.gid, passes_on))
        });
        if !sturdy {
            tell(Rule::AclNoDefault);
            if question.umask.is_some_and(|umask| umask.bits() & GROUP_BITS != 0) {
                tell(Rule::ModeUmask);
            }
        }
        if self.outsider {
            tell(Rule::OwnerNotMember);
        }
    }

    pub fn retell(&self, look: &Look, hits: &mut Vec<Hit>) {
        forget_owners(hits);
        let extracted = look.role.in_tree() || look.role.in_toolchain();
        if extracted && look.kind == Kind::Dir {
            tell_as(hits, Rule::ModeTreeOfAnother, |hit| {
                denies(hit.rule) && hit.blocks == Op::CLEAN && hit.degrades.is_empty()
            });
        }
        let lacks = |rule| hits.iter().any(|hit| hit.rule == rule);
        let cause = if lacks(Rule::OwnerWrongGroup) {
            Rule::OwnerWrongGroup
        } else if lacks(Rule::ModeNotShared) {
            Rule::ModeNotShared
        } else if self.outsider {
            Rule::OwnerNotMember
        } else {
            return;
        };
        tell_as(hits, cause, |hit| denies(hit.rule));
    }
}

/// Whether the mode would do, were the group the right one.
fn group_bits(look: &Look, needed: Rights) -> bool {
    let triad = look.mode.triad(Class::Group);
    (triad.read || !needed.contains(Rights::READ))
        && (triad.write || !needed.contains(Rights::WRITE))
        && (triad.execute || !needed.contains(Rights::PASS))
}
