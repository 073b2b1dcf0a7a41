//! Several damages at once, drawn from a seed.

use crate::anywhere::{ACTS, Anywhere};
use crate::damages::{self, Damage, Stage, Who};
use crate::run::Case;

const SEED: u64 = 20_261_124;
const CASES: usize = 100;

/// As many as `MODSCOPE_ORACLE_RANDOM=N[:SEED]` says.
pub fn cases() -> Vec<Case> {
    let wish = std::env::var("MODSCOPE_ORACLE_RANDOM").unwrap_or_default();
    let (count, seed) = wish.split_once(':').unwrap_or((&wish, ""));
    let (count, seed) = (count.parse().unwrap_or(CASES), seed.parse().unwrap_or(SEED));
    println!("{count} random cases from seed {seed}");
    let table: Vec<Damage> = damages::all().into_iter().filter(|damage| !damage.alone).collect();
    let mut dice = Dice(seed);
    let mut cases = Vec::new();
    while cases.len() < count {
        let mut damages = vec![table[dice.below(table.len())]];
        let mut anywhere = Vec::new();
        for _ in 0..1 + dice.below(2) {
            if dice.below(2) == 0 {
                damages.push(table[dice.below(table.len())]);
            } else {
                anywhere.push(Anywhere { pick: dice.below(1 << 20), act: ACTS[dice.below(ACTS.len())] });
            }
        }
        let who = Who::ALL[dice.below(Who::ALL.len())];
        // Offline, what is not here at all is missed or not, as the project likes (docs/unknowable.md).
        let emptied = damages.iter().any(|damage| damage.stage == Stage::Place);
        if !(damages[0].offline && emptied) {
            cases.push(Case::of(damages, anywhere, who));
        }
    }
    cases
}

/// SplitMix64: the same cases everywhere.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % limit as u64) as usize
    }
}
