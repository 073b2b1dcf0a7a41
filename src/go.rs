//! All that is known about Go's caches.

pub mod escape;
pub mod go_sum;
pub mod go_work;
pub mod hash;
pub mod index;
mod module_version;
mod operation;
mod role;
pub mod version;

pub use module_version::{ModuleVersion, NoModuleVersion};
pub use operation::{Operation, OperationSet, UnknownOperation};
pub use role::{CacheKind, Role};
