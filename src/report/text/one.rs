//! The head of an answer for one identity: a sentence for each question, then what works.

use std::cmp::Reverse;

use modscope_platform::Identity;

use super::{about, dotted, label, operation, strong};
use crate::go::ModuleVersion;
use crate::health::Health;
use crate::report::{Asked, Paper, Report, asked};
use crate::text;
use crate::text::from_bytes;

/// What holds in the cache at `index`.
pub(super) fn head(out: &mut String, report: &Report, identity: &Identity, index: usize, paper: Paper) {
    let mut worst: Option<&Asked> = None;
    for asked in &report.asked {
        let cache = &asked.caches[index];
        let tree = cache.tree.read();
        match asked.target() {
            None => {
                let words = cache.words(&tree, &asked.question, &report.names);
                strong(out, &words.verdict(&cache.health).headline, paper);
            }
            Some(target) => {
                for sentence in narrowed(target, identity, &cache.health) {
                    strong(out, &sentence, paper);
                }
            }
        }
        let rank = |asked: &Asked| asked.caches[index].health.operations.worst();
        if worst.is_none_or(|worst| rank(asked) > rank(worst)) {
            worst = Some(asked);
        }
    }
    if let Some(asked) = worst {
        let cache = &asked.caches[index];
        let tree = cache.tree.read();
        let words = cache.words(&tree, &asked.question, &report.names);
        if let Some(cause) = words.verdict(&cache.health).cause {
            paper.write(out, 0, &cause);
        }
    }
    out.push('\n');
    let states = asked::worst_at(&report.asked, index);
    dotted(out, 0, states.iter().map(|(key, state)| operation(key, *state, paper)), paper);
    about(out, report, &report.caches()[index], &label(identity), paper);
}

/// What holds of one module version, a sentence for each operation, the worst first.
fn narrowed(target: &ModuleVersion, identity: &Identity, health: &Health) -> Vec<String> {
    let mut states: Vec<_> = health.operations.iter().collect();
    states.sort_by_key(|(_, state)| Reverse(*state));
    let sentence = |(operation, state): (_, crate::health::State)| {
        let module = from_bytes(target.module.as_bytes()).into_owned();
        let version = from_bytes(target.version.as_bytes()).into_owned();
        let who = from_bytes(identity.label().as_bytes()).into_owned();
        let key = format!("narrowed-{operation}");
        text!(&key, which = format!("{module} {version}"), who = who, state = state.id())
    };
    states.into_iter().map(sentence).collect()
}
