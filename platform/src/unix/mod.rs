//! What Linux and macOS share.

pub mod accounts;
pub mod host;
pub mod locks;
pub mod make;
pub mod run;
pub mod walk;
