//! Which entries pass the filter, with everything above them.

use crate::health::Health;
use crate::tree::{NodeId, Tree};
use crate::ui::picture::Filter;

/// What passes: two bits for each entry.
#[derive(Debug, Clone, Default)]
pub struct Marks {
    shown: Bits,
    itself: Bits,
}

#[derive(Debug, Clone, Default)]
struct Bits(Vec<u64>);

impl Bits {
    fn new(len: usize) -> Self {
        Self(vec![0; len.div_ceil(64)])
    }

    fn set(&mut self, id: NodeId) {
        if let Some(word) = self.0.get_mut(id.index() / 64) {
            *word |= 1 << (id.index() % 64);
        }
    }

    fn has(&self, id: NodeId) -> bool {
        self.0.get(id.index() / 64).is_some_and(|word| word & 1 << (id.index() % 64) != 0)
    }
}

impl Marks {
    /// Whether an entry passes the filter, or something under it does.
    pub fn shown(&self, id: NodeId) -> bool {
        self.shown.has(id)
    }

    /// Whether the entry itself passes.
    pub fn itself(&self, id: NodeId) -> bool {
        self.itself.has(id)
    }
}

/// A filter on its way through the tree, from the last entry to the first: children come after their
/// parents, so that every parent is reached when all is known of what is in it.
#[derive(Debug)]
pub struct Marking {
    marks: Marks,
    next: usize,
    /// Findings of the rule that is asked for.
    of_rule: Option<Vec<bool>>,
    text: Vec<u8>,
    filter: Filter,
}

impl Marking {
    /// Begins; `None` where everything passes.
    pub fn new(tree: &Tree, health: &Health, filter: &Filter) -> Option<Self> {
        if filter.is_empty() {
            return None;
        }
        let of_rule =
            filter.rule.map(|rule| health.findings.iter().map(|finding| finding.rule == rule).collect());
        Some(Self {
            marks: Marks { shown: Bits::new(tree.len()), itself: Bits::new(tree.len()) },
            next: tree.len(),
            of_rule,
            text: filter.text.trim().to_ascii_lowercase().into_bytes(),
            filter: filter.clone(),
        })
    }

    /// Goes on for up to `count` entries; whether it is done.
    pub fn step(&mut self, tree: &Tree, health: &Health, count: usize) -> bool {
        let until = self.next.saturating_sub(count);
        for index in (until..self.next).rev() {
            let id = NodeId::new(index as u32);
            let passes = self.passes(tree, health, id);
            if passes {
                self.marks.itself.set(id);
            }
            if passes || self.marks.shown(id) {
                self.marks.shown.set(id);
                if let Some(parent) = tree.parent(id) {
                    self.marks.shown.set(parent);
                }
            }
        }
        self.next = until;
        until == 0
    }

    /// The result.
    pub fn finish(self) -> Marks {
        debug_assert_eq!(self.next, 0, "every entry was looked at");
        self.marks
    }

    /// Whether the entry itself passes.
    fn passes(&self, tree: &Tree, health: &Health, id: NodeId) -> bool {
        let own = health.heat.own(id);
        if self.filter.severity.is_some_and(|least| own.is_none_or(|own| own < least)) {
            return false;
        }
        if self.filter.only_anomalies && own.is_none() && !health.heat.is_unknown(id) {
            return false;
        }
        if let Some(of_rule) = &self.of_rule
            && !(own.is_some()
                && health.heat.findings_of(id).any(|finding| of_rule.get(finding) == Some(&true)))
        {
            return false;
        }
        self.text.is_empty() || self.text_passes(tree, id)
    }

    /// A text with a `/` is held against the path, any other against the name; ASCII letters match
    /// both cases.
    fn text_passes(&self, tree: &Tree, id: NodeId) -> bool {
        match self.text.iter().rposition(|byte| *byte == b'/') {
            None => contains(tree.name(id), &self.text),
            // Only where the last part fits is the whole path worth making.
            Some(slash) => {
                contains(tree.name(id), &self.text[slash + 1..])
                    && contains(&tree.relative_path(id), &self.text)
            }
        }
    }
}

/// Whether `name` has `text`, which is in small letters, in it.
fn contains(name: &[u8], text: &[u8]) -> bool {
    text.is_empty() || name.windows(text.len()).any(|window| window.eq_ignore_ascii_case(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_letters_match_both() {
        assert!(contains(b"README.md", b"readme"));
        assert!(!contains(b"READ", b"readme"));
    }
}
