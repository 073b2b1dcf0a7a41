//! Windows: real metadata, and nothing pretended. Owners and access-control lists are read later.

pub mod accounts;
pub mod host;
pub mod locks;
pub mod make;
pub mod run;
pub mod walk;
