//! The findings of several answers, told once each.

use std::cmp::Reverse;

use modscope_platform::Identity;

use super::{Asked, Judged};
use crate::health::{Finding, Question, Rule, Scope};

/// A finding to be told, and where it comes from.
#[derive(Debug, Clone)]
pub struct Told<'a> {
    /// The position of its cache.
    pub cache: usize,
    /// The question it answers; of several, the first.
    pub question: &'a Question,
    /// The cache as that question found it.
    pub judged: &'a Judged,
    /// The finding.
    pub finding: &'a Finding,
    /// Everybody for whom it is the same. One, unless it stops nothing for anybody.
    pub identities: Vec<&'a Identity>,
}

/// The findings of all answers, the worst first.
pub(super) fn told(asked: &[Asked]) -> Vec<Told<'_>> {
    let mut all: Vec<Told<'_>> = Vec::new();
    for Asked { question, caches } in asked {
        let identity = &question.identity;
        let also_whole = matches!(question.scope, Scope::Target(_))
            && asked.iter().any(|other| {
                other.question.identity == *identity && !matches!(other.question.scope, Scope::Target(_))
            });
        for (cache, judged) in caches.iter().enumerate() {
            for finding in &judged.health.findings {
                if also_whole && stops_nothing(finding) {
                    // The question about everything has told it.
                    continue;
                }
                let same = |told: &&mut Told<'_>| told.cache == cache && told.says(identity, finding);
                match all.iter_mut().find(same) {
                    Some(told) if told.identities.contains(&identity) => {}
                    Some(told) => told.identities.push(identity),
                    None => {
                        let identities = vec![identity];
                        all.push(Told { cache, question, judged, finding, identities });
                    }
                }
            }
        }
    }
    let stopping: Vec<(usize, &Finding)> = all
        .iter()
        .filter(|told| !stops_nothing(told.finding))
        .map(|told| (told.cache, told.finding))
        .collect();
    all.retain(|told| {
        let worse =
            |(cache, finding): &(usize, &Finding)| *cache == told.cache && alike(finding, told.finding);
        !stops_nothing(told.finding) || !stopping.iter().any(worse)
    });
    all.sort_by_key(|told| Reverse(told.finding.severity));
    all
}

impl Told<'_> {
    /// Whether this says already what `finding` says for `identity`.
    fn says(&self, identity: &Identity, finding: &Finding) -> bool {
        let mine = self.finding;
        if !alike(mine, finding) {
            return false;
        }
        // The same for another: only what stops nobody, and what is not about who asks.
        let everybodys = stops_nothing(mine) && stops_nothing(finding) && mine.rule != Rule::OwnerNotMember;
        everybodys && mine.severity == finding.severity
            || self.question.identity == *identity
                && mine.blocks.contains(finding.blocks)
                && mine.breaks().contains(finding.degrades)
                && (mine.blocks | mine.hides).contains(finding.hides)
    }
}

/// The same thing in the same place, whatever it stops.
fn alike(one: &Finding, other: &Finding) -> bool {
    one.rule == other.rule && one.place == other.place && one.roots == other.roots
}

/// It is about the cache, and in nobody's way.
fn stops_nothing(finding: &Finding) -> bool {
    finding.blocks.is_empty() && finding.degrades.is_empty() && finding.hides.is_empty()
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use modscope_platform::{Gid, Uid};

    use super::*;
    use crate::go::{CacheKind, OperationSet, Role};
    use crate::health::{Detail, Health, Place, Severity};
    use crate::scan::SharedTree;

    fn finding(rule: Rule, severity: Severity, blocks: OperationSet) -> Finding {
        Finding {
            rule,
            severity,
            place: Place::Outside(PathBuf::from("/somewhere")),
            roots: Vec::new(),
            role: Role::Unknown,
            entries: 1,
            blocks,
            degrades: OperationSet::empty(),
            hides: OperationSet::empty(),
            detail: Detail::default(),
            subject: None,
        }
    }

    fn asked(uid: u32, scope: Scope, findings: Vec<Finding>) -> Asked {
        let identity = Identity::new(None, Uid(uid), Gid(uid), Vec::new());
        let health = Health { findings, ..Health::default() };
        let judged = Judged {
            kind: CacheKind::Module,
            path: PathBuf::new(),
            tree: SharedTree::default(),
            facts: None,
            health,
        };
        Asked { question: Question { scope, ..Question::new(identity, 0) }, caches: vec![judged] }
    }

    fn target() -> Scope {
        Scope::Target(std::sync::Arc::new("example.com/a@v1.0.0".parse().expect("a module version")))
    }

    #[test]
    fn what_concerns_nobody_in_particular_is_told_once_for_everybody() {
        let note = || finding(Rule::LeftoverTemp, Severity::Info, OperationSet::empty());
        let all = [asked(1, Scope::All, vec![note()]), asked(2, Scope::All, vec![note()])];
        let told = told(&all);
        assert_eq!(told.len(), 1);
        assert_eq!(told[0].identities.iter().map(|who| who.uid).collect::<Vec<_>>(), [Uid(1), Uid(2)]);
    }

    #[test]
    fn what_stops_somebody_is_told_for_each_and_the_worst_comes_first() {
        let stop = || finding(Rule::OwnerNotWritable, Severity::Error, OperationSet::DOWNLOAD);
        let note = || finding(Rule::LeftoverTemp, Severity::Info, OperationSet::empty());
        let all = [asked(1, Scope::All, vec![note()]), asked(2, Scope::All, vec![stop()])];
        let more = [all.as_slice(), &[asked(3, Scope::All, vec![stop()])]].concat();
        let told = told(&more);
        let uids: Vec<Uid> = told.iter().map(|told| told.question.identity.uid).collect();
        assert_eq!(uids, [Uid(2), Uid(3), Uid(1)]);
    }

    #[test]
    fn what_stops_one_is_not_told_again_of_another_whom_it_does_not_stop() {
        let found = |blocks, severity| vec![finding(Rule::ModeNotShared, severity, blocks)];
        let all = [
            asked(1, Scope::All, found(OperationSet::empty(), Severity::Warning)),
            asked(2, Scope::All, found(OperationSet::DOWNLOAD, Severity::Error)),
        ];
        let told = told(&all);
        assert_eq!(told.iter().map(|told| told.question.identity.uid).collect::<Vec<_>>(), [Uid(2)]);
    }

    #[test]
    fn who_is_no_member_is_told_of_each() {
        let found = || vec![finding(Rule::OwnerNotMember, Severity::Warning, OperationSet::empty())];
        assert_eq!(told(&[asked(1, Scope::All, found()), asked(2, Scope::All, found())]).len(), 2);
    }

    #[test]
    fn a_narrowed_question_repeats_nothing() {
        let stop = |blocks| finding(Rule::OwnerNotWritable, Severity::Error, blocks);
        let all = [
            asked(1, Scope::All, vec![stop(OperationSet::DOWNLOAD | OperationSet::CLEAN)]),
            asked(1, target(), vec![stop(OperationSet::DOWNLOAD)]),
            asked(1, target(), vec![finding(Rule::LeftoverTemp, Severity::Info, OperationSet::empty())]),
        ];
        assert_eq!(told(&all).len(), 1);
        let alone = [asked(1, target(), vec![stop(OperationSet::BUILD)]), all[0].clone()];
        assert_eq!(told(&alone).len(), 2, "another operation is stopped");
    }
}
