//! What is known beside a scanned tree, and what it adds to a judgement: go's surroundings, and what the
//! build cache remembers.

use std::path::Path;
use std::sync::Arc;

use super::conclude::{in_order, told};
use super::{Finding, Health, Question, env, index};
use crate::discover::{FoundCache, Surroundings, project_files};
use crate::go::CacheKind;
use crate::go::index::{Remembered, Search, recall};
use crate::route::Route;
use crate::scan::Cancel;
use crate::tree::{NodeId, Tree};

/// Gathered once; a judgement for anybody then takes it into account.
#[derive(Debug, Clone, Default)]
pub struct Beside {
    surroundings: Option<Arc<Surroundings>>,
    /// The caches that are judged together; the first of them tells of the surroundings.
    judged: Vec<CacheKind>,
    /// The go.mod and go.sum of the project that is asked about.
    project: Arc<[Route]>,
    remembered: Arc<[Remembered]>,
}

impl Beside {
    /// For the caches of these kinds that are judged together. Go's surroundings belong to the caches that
    /// go uses here, and to no others.
    pub fn of(surroundings: Option<Arc<Surroundings>>, judged: Vec<CacheKind>) -> Self {
        Self { surroundings, judged, ..Self::default() }
    }

    /// With the project in `dir`.
    pub fn with_project(self, dir: &Path) -> Self {
        Self { project: project_files(dir).into(), ..self }
    }

    /// Looks through a build cache for what it remembers; it may take some tenths of a second. In any
    /// other cache there is nothing to look for.
    pub fn recall(mut self, tree: &Tree, cancel: &Cancel) -> Self {
        if tree.is_empty() || CacheKind::of_root(tree.role(NodeId::ROOT)) != CacheKind::Build {
            return self;
        }
        let around = self.surroundings.as_deref();
        let modules: Option<&FoundCache> = around.and_then(|around| around.cache(CacheKind::Module));
        let version = around.and_then(|around| around.setting("GOVERSION"));
        let search = Search {
            tree,
            modules: modules.map(|cache| cache.target.path.as_path()).filter(|path| path.is_absolute()),
            version: version.and_then(|version| version.value.to_str()),
            cancel,
        };
        self.remembered = recall(&search).into();
        self
    }

    /// What the build cache remembers.
    pub fn remembered(&self) -> &[Remembered] {
        &self.remembered
    }

    /// What this adds to the findings of one of the caches.
    pub fn findings(&self, kind: CacheKind, tree: &Tree, question: &Question) -> Vec<Finding> {
        let mut found = Vec::new();
        if self.judged.first() == Some(&kind) {
            let modules = (kind == CacheKind::Module && !tree.is_empty()).then_some(tree);
            if let Some(around) = &self.surroundings {
                found.extend(env::findings(around, question, &self.judged, modules));
            }
            found.extend(env::project(&self.project, question));
        }
        if kind == CacheKind::Build {
            found.extend(index::findings(tree, &self.remembered, question));
        }
        found
    }
}

impl Health {
    /// The same with more findings: in order, and with what they stop.
    pub fn with(self, tree: &Tree, more: Vec<Finding>) -> Self {
        if more.is_empty() {
            return self;
        }
        let Self { mut operations, mut findings, heat } = self;
        operations.merge(&told(operations.asked(), &more));
        let affected: Vec<(NodeId, u32)> = more
            .iter()
            .zip(findings.len()..)
            .flat_map(|(finding, number)| finding.roots.iter().map(move |id| (*id, number as u32)))
            .collect();
        let severities: Vec<_> = more.iter().map(|finding| finding.severity).collect();
        let first = findings.len();
        findings.extend(more);
        let (findings, moved) = in_order(tree, findings);
        let severity = |number: u32| severities[number as usize - first];
        let heat = heat.with(tree, &affected, severity, &moved);
        Self { operations, findings, heat }
    }
}
