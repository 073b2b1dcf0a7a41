//! Every parser and every writer against bytes that nobody meant: none brings the program down, none keeps
//! more than it was given, and nothing that was read gets out of its place in what is written.
//!
//! Each target tries 2,000 cases; `MODSCOPE_FUZZ_CASES=200000 cargo test --test fuzz` tries more. Targets
//! that need a module's inside stand beside it under names with `fuzz`: go's answers in
//! src/discover/go_command.rs, saved scans in src/report/saved/tests.rs. What is read from outside is cut off
//! before it is parsed: files of /proc and /etc at 32 MiB, a go.sum at 64 MiB, go's answer at 4 MiB, a saved
//! scan at 4 GiB and at 256 times its packed size; an access control list has 64 KiB at most.

// Windows has names of other units than bytes.
#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "support/fuzz.rs"]
mod cases;
#[path = "fuzz/go_sum.rs"]
mod go_sum;
#[path = "fuzz/names.rs"]
mod names;
#[path = "fuzz/system.rs"]
mod system;
#[path = "fuzz/writers.rs"]
mod writers;
