//! The cache that is looked at.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use crate::health::{Health, Versions};
use crate::report::saved::Accounts;
use crate::scan::{Facts, SharedTree, Target};
use crate::survey::Survey;
use crate::words::{Names, Verdict};

/// Where a view's tree comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// It was scanned here.
    Scanned,
    /// It was saved, perhaps on another machine.
    Saved(PathBuf),
}

/// A cache that is looked at, whole or still growing.
#[derive(Debug, Clone)]
pub struct View {
    /// What was scanned.
    pub target: Target,
    /// What was seen.
    pub tree: SharedTree,
    /// What is known around it; empty while it grows.
    pub facts: Arc<Facts>,
    /// Which module versions are here; none while it grows.
    pub versions: Arc<Versions>,
    /// The last judgement.
    pub health: Arc<Health>,
    /// What it amounts to, in a sentence; none before the whole tree was judged.
    pub verdict: Option<Verdict>,
    /// Names of owners.
    pub names: Arc<Names>,
    /// The accounts of the machine it was saved on.
    pub accounts: Option<Arc<Accounts>>,
    /// Where it comes from.
    pub source: Source,
    /// How long the scan took; none while it runs.
    pub elapsed: Option<Duration>,
    /// The whole of it, when the scan has ended.
    whole: Option<Survey>,
}

impl View {
    /// A view of a scan that just begins.
    pub fn growing(target: Target, tree: SharedTree, names: Arc<Names>) -> Self {
        Self {
            target,
            tree,
            facts: Arc::default(),
            versions: Arc::default(),
            health: Arc::default(),
            verdict: None,
            names,
            accounts: None,
            source: Source::Scanned,
            elapsed: None,
            whole: None,
        }
    }

    /// The scan has ended.
    pub fn complete(&mut self, survey: Survey, elapsed: Option<Duration>) {
        (self.facts, self.versions) = (survey.facts.clone(), survey.versions.clone());
        (self.whole, self.elapsed) = (Some(survey), elapsed);
    }

    /// A view of a scan that was saved, with the names of the machine it was made on.
    pub fn of_saved(survey: Survey, path: PathBuf, accounts: Arc<Accounts>) -> Self {
        let names = Arc::new(accounts.names());
        let mut view = Self::growing(survey.target.clone(), survey.tree.clone(), names);
        view.complete(survey, None);
        Self { source: Source::Saved(path), accounts: Some(accounts), ..view }
    }

    /// The same cache as a survey, to be judged; of a growing one only its tree.
    pub fn survey(&self) -> Survey {
        self.whole.clone().unwrap_or_else(|| {
            let nothing = SharedTree::default();
            let mut survey = Survey::of(self.target.clone(), nothing, Facts::default());
            survey.tree = self.tree.clone();
            survey
        })
    }
}
