//! The way to a cache, and the directory its name stands in.

use modscope_platform::Metadata;

use super::groups::severity;
use super::{Detail, Finding, Place, Question, Rule};
use crate::access::{Rights, rights};
use crate::go::{CacheKind, OperationSet as Op, Role};
use crate::scan::{Facts, Step};

/// What the directories above a cache mean for it.
pub(super) fn findings(facts: &Facts, kind: CacheKind, question: &Question) -> Vec<Finding> {
    let mut found = closed_ways(&facts.way, kind, question);
    let own_name = facts.own_name.as_ref();
    if let Some(link) = own_name.filter(|_| facts.through_link()) {
        found.push(finding(Rule::PathThroughLink, link, question, Op::empty(), Op::empty(), Op::empty()));
    }
    if let Some(parent) = &facts.parent
        && let Ok(meta) = parent.metadata
        && kind == CacheKind::Module
    {
        let may = of(question, &meta);
        // go clean -modcache removes the cache's own name at the end; a link it removes alone.
        let own = own_name.and_then(|step| step.metadata.ok());
        let sticky_stop = meta.mode.sticky()
            && !may.contains(Rights::OWN)
            && own.is_some_and(|own| !of(question, &own).contains(Rights::OWN));
        if !may.contains(Rights::CHANGE_NAMES) || sticky_stop {
            found.push(finding(
                Rule::PathParentNotWritable,
                parent,
                question,
                Op::CLEAN,
                Op::empty(),
                Op::empty(),
            ));
        }
    }
    found
}

/// The directories on the way that the identity cannot pass: go finds nothing behind them (R1).
pub(super) fn closed_ways(way: &[Step], kind: CacheKind, question: &Question) -> Vec<Finding> {
    let (blocks, degrades) = match kind {
        // The module graph is then fetched each time; everything else needs the cache.
        CacheKind::Module => (Op::BUILD | Op::DOWNLOAD | Op::VERIFY | Op::CLEAN | Op::TOOLCHAIN, Op::LIST),
        CacheKind::Build => (Op::BUILD, Op::empty()),
        CacheKind::Sumdb => (Op::DOWNLOAD, Op::empty()),
    };
    way.iter()
        .filter_map(|step| match step.metadata {
            Ok(meta) if of(question, &meta).contains(Rights::PASS) => None,
            Ok(_) => Some(finding(Rule::PathNoSearch, step, question, blocks, degrades, Op::empty())),
            Err(_) => Some(finding(
                Rule::PathUnreadable,
                step,
                question,
                Op::empty(),
                Op::empty(),
                blocks | degrades,
            )),
        })
        .collect()
}

/// Whether strangers can come as far as the cache.
pub(super) fn open_to_strangers(facts: &Facts) -> bool {
    facts
        .way
        .iter()
        .all(|step| step.metadata.is_ok_and(|meta| meta.mode.triad(modscope_platform::Class::Other).execute))
}

pub(super) fn of(question: &Question, meta: &Metadata) -> Rights {
    rights(&question.identity, meta.kind, meta.mode, meta.uid, meta.gid)
}

pub(super) fn finding(
    rule: Rule,
    step: &Step,
    question: &Question,
    blocks: Op,
    degrades: Op,
    hides: Op,
) -> Finding {
    let asked = question.operations;
    let (blocks, degrades, hides) = (blocks & asked, degrades & asked, hides & asked);
    Finding {
        rule,
        severity: severity(rule, blocks, degrades | hides),
        place: Place::Outside(step.path.clone()),
        roots: Vec::new(),
        role: Role::Unknown,
        entries: 1,
        blocks,
        degrades,
        hides,
        detail: Detail {
            owner: step.metadata.ok().map(|meta| (meta.uid, meta.gid)),
            mode: step.metadata.ok().map(|meta| meta.mode),
            errno: step.metadata.err(),
            size: None,
            sheltered: false,
        },
    }
}
