//! How many verdicts there were: a test that only ever hears no would prove little.

use std::collections::BTreeMap;

#[derive(Default)]
pub struct Tally {
    /// By question: how often the kernel said yes, and how often no.
    counts: BTreeMap<String, (u64, u64)>,
    /// Trees by what they stood on.
    grounds: BTreeMap<String, u64>,
    /// Verdicts by what the engine says decided over the entry.
    deciders: BTreeMap<String, u64>,
    pub wrong: Vec<String>,
}

impl Tally {
    pub fn count(&mut self, question: &str, yes: bool) {
        let counts = self.counts.entry(question.to_owned()).or_default();
        if yes { counts.0 += 1 } else { counts.1 += 1 }
    }

    pub fn decider(&mut self, name: &str) {
        *self.deciders.entry(name.to_owned()).or_default() += 1;
    }

    pub fn ground(&mut self, name: &str) {
        *self.grounds.entry(name.to_owned()).or_default() += 1;
    }

    pub fn total(&self) -> u64 {
        self.counts.values().map(|(yes, no)| yes + no).sum()
    }

    /// Questions to which the answer was always the same.
    pub fn one_sided(&self) -> Vec<&str> {
        let sided = |counts: &(u64, u64)| counts.0 == 0 || counts.1 == 0;
        self.counts.iter().filter(|(_, counts)| sided(counts)).map(|(name, _)| name.as_str()).collect()
    }

    pub fn add(&mut self, other: Self) {
        for (name, (yes, no)) in other.counts {
            let counts = self.counts.entry(name).or_default();
            *counts = (counts.0 + yes, counts.1 + no);
        }
        for (sums, others) in [(&mut self.grounds, other.grounds), (&mut self.deciders, other.deciders)] {
            for (name, count) in others {
                *sums.entry(name).or_default() += count;
            }
        }
        self.wrong.extend(other.wrong);
    }

    /// As lines for another process.
    pub fn lines(&self) -> String {
        let counts = self.counts.iter().map(|(name, (yes, no))| format!("count {yes} {no} {name}\n"));
        let deciders = self.deciders.iter().map(|(name, count)| format!("decider {count} {name}\n"));
        let wrong = self.wrong.iter().map(|text| format!("wrong {}\n", text.replace('\n', "\u{1}")));
        counts.chain(deciders).chain(wrong).collect()
    }

    pub fn read(text: &str) -> Self {
        let mut tally = Self::default();
        for line in text.lines() {
            if let Some(wrong) = line.strip_prefix("wrong ") {
                tally.wrong.push(wrong.replace('\u{1}', "\n"));
            } else if let Some((count, name)) =
                line.strip_prefix("decider ").and_then(|rest| rest.split_once(' '))
            {
                tally.deciders.insert(name.to_owned(), count.parse().expect("a number"));
            } else if let Some(counts) = line.strip_prefix("count ") {
                let mut words = counts.splitn(3, ' ');
                let mut word = || words.next().expect("three words");
                let number = |word: &str| word.parse().expect("a number");
                let counts = (number(word()), number(word()));
                tally.counts.insert(word().to_owned(), counts);
            }
        }
        tally
    }

    pub fn table(&self) -> String {
        let mut text = format!("{} verdicts\n{:<26} {:>9} {:>9}\n", self.total(), "", "yes", "no");
        for (name, (yes, no)) in &self.counts {
            text.push_str(&format!("{name:<26} {yes:>9} {no:>9}\n"));
        }
        for (name, count) in &self.deciders {
            text.push_str(&format!("{count} decided by {name}\n"));
        }
        for (name, count) in &self.grounds {
            text.push_str(&format!("{count} trees on {name}\n"));
        }
        text
    }
}
