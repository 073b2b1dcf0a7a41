//! Modscope shows what the permissions of a machine's Go caches are doing: which `go` command will
//! fail, for whom and why.
//!
//! # The way of the data
//!
//! ```text
//! discover ─► scan ─► role ─► judge ─► findings + heat ─► window, commands, saved scans
//!  caches     tree    Go's     identities   what to show
//! ```
//!
//! Read on in this order:
//!
//! * [`discover`]: where the caches of this machine and account are, and who says so.
//! * [`tree`]: the arena of entries; [`scan`] fills it, in parallel, and can be watched and cancelled.
//! * [`go`]: all that is known about Go: [`go::Role`] (what an entry is to Go), operations, hashes.
//! * [`access`]: may this identity do this to this entry?
//! * [`route`]: the way to a path, and who on it says no.
//! * [`health`]: tree + identity + policy → operations, findings and heat. One file a family of rules.
//! * [`survey`]: a scanned cache, ready to be judged for anybody.
//! * [`report`]: text, JSON, SARIF, annotations, and scans saved to be looked at elsewhere.
//! * [`demo`]: small real caches with real damage.
//! * [`words`]: what a judgement says, in sentences and commands.
//! * [`text`]: every sentence a person reads, by key.
//! * [`cli`] and [`ui`]: the two faces. Neither holds a rule of its own.
//!
//! What touches the operating system is the crate `modscope-platform`, which knows nothing of Go.

pub mod access;
pub mod cli;
pub mod demo;
pub mod discover;
#[cfg(test)]
#[path = "../tests/support/fuzz.rs"]
mod fuzz;
pub mod go;
pub mod health;
pub mod report;
pub mod route;
pub mod scan;
pub mod survey;
pub mod text;
pub mod tree;
#[cfg(feature = "gui")]
pub mod ui;
pub mod words;
