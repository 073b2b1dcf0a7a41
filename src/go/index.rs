//! What the build cache remembers of the modules: go's module index.
//!
//! Go keeps, for each module of the module cache and each package elsewhere, what its sources import, so
//! that it need not read them again. Where a source could not be read, or was not there, that is kept too,
//! and the key does not change with the repair: for a module it is go's version and the module's folder, for
//! another package the names, sizes and times of its files. `chmod`, `touch`, `go build -a` and even
//! `go clean -modcache` change none of these. Removing the entry is the cure; go then looks again.
//!
//! * [`Index`]: the bytes of an entry, read.
//! * [`module_index`]: under which name go looks for the index of a module.
//! * [`recall`]: everything in a build cache that is remembered of a refusal or an absence.

mod action;
mod format;
mod live;
mod recall;
mod sources;

pub use action::{Record, module_index};
pub use format::{BadIndex, File, Index, MAGIC, Package};
pub use recall::{Remembered, Search, What, recall};

#[cfg(test)]
mod tests;
