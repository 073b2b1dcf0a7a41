//! All that is known about Go's caches.

pub mod escape;
pub mod hash;
mod operation;
mod role;
pub mod version;

pub use operation::{Operation, OperationSet};
pub use role::{CacheKind, Role};
