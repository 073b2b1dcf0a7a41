//! How much a fuzz target tries.

use proptest::prelude::ProptestConfig;

/// 2,000 cases, or as many as `MODSCOPE_FUZZ_CASES` says.
pub fn config() -> ProptestConfig {
    let wanted = std::env::var("MODSCOPE_FUZZ_CASES").ok().and_then(|cases| cases.parse().ok());
    ProptestConfig {
        cases: wanted.unwrap_or(2000),
        // A failing case is printed whole; a file beside the source would only be found by chance.
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}
