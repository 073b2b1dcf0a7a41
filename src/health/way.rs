//! The way to a cache, and the directory its name stands in.

use super::groups::severity;
use super::looks::rule_of;
use super::{Detail, Finding, Place, Question, Rule};
use crate::access::{Decides, Grant, Guard, Rights, decides, grant};
use crate::go::{CacheKind, OperationSet as Op, Role};
use crate::scan::{Facts, Step};

/// What the directories above a cache mean for it; `empty` where nothing is in it.
pub(super) fn findings(facts: &Facts, kind: CacheKind, question: &Question, empty: bool) -> Vec<Finding> {
    let mut found = closed_ways(&facts.way, facts, kind, question);
    let own_name = facts.own_name.as_ref();
    if let (true, Some(parent)) = (facts.through_link(), &facts.parent) {
        // go clean -modcache removes only the link, and does not care what is behind it.
        for closed in &mut found {
            if let Place::Outside(path) = &closed.place
                && !parent.path.starts_with(path)
            {
                closed.blocks -= Op::CLEAN;
            }
        }
    }
    if let Some(link) = own_name.filter(|_| facts.through_link()) {
        found.push(finding(Rule::PathThroughLink, link, question, Op::empty(), Op::empty(), Op::empty()));
    }
    if let Some(parent) = &facts.parent
        && let Some(guard) = parent.guard(&facts.namespace)
        && kind == CacheKind::Module
    {
        let may = grant(&question.identity, &guard);
        // go clean -modcache removes the cache's own name at the end; a link it removes alone.
        let own = own_name.and_then(|step| of(facts, question, step));
        let sticky_stop = guard.mode.sticky()
            && !may.contains(Rights::IS_OWNER)
            && own.is_some_and(|own| !own.contains(Rights::OWN));
        // It lists the directory above first (os.RemoveAll), but for a link or an empty folder.
        let lists = facts.through_link() || empty || may.contains(Rights::READ);
        if !may.contains(Rights::CHANGE_NAMES) || sticky_stop || !lists {
            let by = decides(&question.identity, &guard, if lists { Rights::WRITE } else { Rights::READ });
            found.push(finding(
                rule_of(by, Rule::PathParentNotWritable, Rule::PathParentNotWritable),
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
pub(super) fn closed_ways(way: &[Step], facts: &Facts, kind: CacheKind, question: &Question) -> Vec<Finding> {
    let (blocks, degrades) = match kind {
        // The module graph is then fetched each time; everything else needs the cache.
        CacheKind::Module => (Op::BUILD | Op::DOWNLOAD | Op::VERIFY | Op::CLEAN | Op::TOOLCHAIN, Op::LIST),
        CacheKind::Build => (Op::BUILD, Op::empty()),
        CacheKind::Sumdb => (Op::DOWNLOAD, Op::empty()),
    };
    way.iter()
        .filter_map(|step| match of(facts, question, step) {
            Some(may) if may.contains(Rights::PASS) => None,
            Some(_) => Some(Finding {
                detail: Detail { by: by(facts, question, step), ..detail(step) },
                ..finding(Rule::PathNoSearch, step, question, blocks, degrades, Op::empty())
            }),
            None => Some(finding(
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

/// What the identity may do at a step, and none where the system would not describe it.
pub(super) fn of(facts: &Facts, question: &Question, step: &Step) -> Option<Grant> {
    step.guard(&facts.namespace).map(|guard| grant(&question.identity, &guard))
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
        detail: detail(step),
        subject: None,
    }
}

fn detail(step: &Step) -> Detail {
    Detail {
        owner: step.metadata.ok().map(|meta| (meta.uid, meta.gid)),
        mode: step.metadata.ok().map(|meta| meta.mode),
        errno: step.metadata.err(),
        ..Detail::default()
    }
}

/// What decides whether the identity may pass.
fn by(facts: &Facts, question: &Question, step: &Step) -> Option<Decides> {
    let guard: Guard<'_> = step.guard(&facts.namespace)?;
    Some(decides(&question.identity, &guard, Rights::PASS))
}
