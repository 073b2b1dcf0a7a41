//! What the benchmarks share: a generated module cache, and the floor that walkers are held against.

pub mod cache;
pub mod floor;
