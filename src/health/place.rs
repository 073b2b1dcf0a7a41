//! A cache where nothing could be scanned: absent, a file, a link to nothing, or out of reach.

use std::path::Path;

use modscope_platform::MountTable;

use super::conclude::{told, unplugged};
use super::way::{closed_ways, finding, of};
use super::{Health, Question, Rule};
use crate::access::Rights;
use crate::go::{CacheKind, OperationSet as Op};
use crate::scan::{Facts, ScanError, Step, way_to};

/// Judges a cache's own path where there is no folder to scan (rules R1 and R2 of the fact sheet).
pub fn judge_place(path: &Path, kind: CacheKind, error: &ScanError, question: &Question) -> Health {
    let (blocks, degrades) = match kind {
        // The module graph is then fetched each time; everything else needs the cache.
        CacheKind::Module => (Op::BUILD | Op::DOWNLOAD | Op::VERIFY | Op::TOOLCHAIN, Op::LIST),
        CacheKind::Build => (Op::BUILD, Op::empty()),
        CacheKind::Sumdb => (Op::DOWNLOAD, Op::empty()),
    };
    let way = way_to(path);
    let facts = Facts::around();
    let here = Step::at(path, &MountTable::here());
    let tell =
        |rule, step: &Step, blocks, degrades| finding(rule, step, question, blocks, degrades, Op::empty());
    let mut findings = closed_ways(&way, &facts, kind, question);
    let nearest = way.iter().rev().find(|step| step.metadata.is_ok());
    let may_make = nearest
        .is_some_and(|step| of(&facts, question, step).is_some_and(|may| may.contains(Rights::CHANGE_NAMES)));
    if !path.is_absolute() {
        findings.clear();
        findings.push(tell(Rule::PathRelative, &here, question.operations, Op::empty()));
    } else if findings.is_empty() {
        match error {
            ScanError::Absent(_) if may_make => {
                findings.push(tell(Rule::PathAbsent, &here, Op::empty(), Op::empty()));
            }
            ScanError::Absent(_) => {
                let step = nearest.unwrap_or(&here);
                // Even the name of nothing cannot be removed where nothing can be written (EROFS first).
                let sealed = step.guard(&facts.namespace).is_some_and(|guard| !guard.writable_mount());
                let cleaned =
                    kind == CacheKind::Module && sealed && path.parent() == Some(step.path.as_path());
                let clean = if cleaned { Op::CLEAN } else { Op::empty() };
                findings.push(tell(Rule::PathParentNotWritable, step, blocks | clean, degrades));
            }
            ScanError::NotADirectory(_) | ScanError::DanglingLink { .. } => {
                let dangling = matches!(error, ScanError::DanglingLink { .. });
                let rule = if dangling { Rule::PathDanglingLink } else { Rule::PathNotADirectory };
                findings.push(tell(rule, &here, blocks, degrades));
                // go clean -modcache removes a file or a link by its name.
                if let (CacheKind::Module, Some(step), false) = (kind, nearest, may_make) {
                    findings.push(tell(Rule::PathParentNotWritable, step, Op::CLEAN, Op::empty()));
                }
            }
            ScanError::Refused { .. } | ScanError::Full { .. } => {
                findings.push(finding(
                    Rule::PathUnreadable,
                    &here,
                    question,
                    Op::empty(),
                    Op::empty(),
                    Op::all(),
                ));
            }
        }
    }
    unplugged(question, &mut findings);
    let operations = told(question.operations, &findings);
    Health { operations, findings, ..Health::default() }
}
