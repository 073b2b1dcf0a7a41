//! Chance that can be repeated: the same seed gives the same trees and people on every machine.

/// SplitMix64 (Steele, Lea, Flood: Fast splittable pseudorandom number generators).
pub struct Chance(u64);

impl Chance {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// 0 to `bound` without it.
    pub fn below(&mut self, bound: u32) -> u32 {
        (((self.next() >> 32) * u64::from(bound)) >> 32) as u32
    }

    /// True so many times in a hundred.
    pub fn percent(&mut self, share: u32) -> bool {
        self.below(100) < share
    }

    pub fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.below(from.len() as u32) as usize]
    }

    /// Up to `most` of them, each at most once.
    pub fn some<T: Copy>(&mut self, from: &[T], most: u32) -> Vec<T> {
        let mut left = from.to_vec();
        let count = self.below(most + 1).min(from.len() as u32);
        (0..count).map(|_| left.swap_remove(self.below(left.len() as u32) as usize)).collect()
    }
}
