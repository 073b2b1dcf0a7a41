//! A container's: thrown away with it, and used under any number (`docker run -u N`, OpenShift).
//!
//! Images make `/go` writable for everybody on purpose, so that is no anomaly here. The opposite is: what an
//! image's build made as root, and no other number can use. Where any number comes with group 0, as on
//! OpenShift, group 0 with the owner's rights is open enough.

use modscope_platform::{Gid, Identity};

use super::super::looks::Hit;
use super::needs::{gives, to_grow};
use super::{Rule, anybody, denies, forget_owners, tell_as};
use crate::access::Guard;
use crate::health::Question;
use crate::tree::Look;

#[derive(Debug)]
pub(in crate::health) struct Container {
    /// A number that an image knows nothing of, in group 0 if the identity is.
    anybody: Identity,
}

impl Container {
    pub fn of(question: &Question) -> Self {
        let root_group = question.identity.in_group(Gid(0)) && question.identity.uid.0 != 0;
        Self { anybody: anybody(root_group.then_some(Gid(0))) }
    }

    pub fn look(&self, look: &Look, guard: &Guard<'_>, hits: &mut Vec<Hit>) {
        hits.retain(|hit| {
            !matches!(hit.rule, Rule::ModeWorldWritable | Rule::ModeFailedClean | Rule::ModeTreeWritable)
        });
        if !gives(&self.anybody, guard, to_grow(look)) {
            hits.push(Hit::of(Rule::ModeOneUidOnly));
        }
    }

    pub fn retell(&self, hits: &mut Vec<Hit>) {
        forget_owners(hits);
        if hits.iter().any(|hit| hit.rule == Rule::ModeOneUidOnly) {
            tell_as(hits, Rule::ModeOneUidOnly, |hit| denies(hit.rule));
        }
    }
}
