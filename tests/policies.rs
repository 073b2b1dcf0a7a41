//! What each policy says of a cache, and what the real go does there: a cache shared by a group, one that is
//! published for reading, one of a container's. Members, readers and bare numbers run go beside each other.
//! Needs root and go, and access control lists in the temporary folder.

#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "policies/account.rs"]
mod account;
#[path = "policies/cache.rs"]
mod cache;
#[path = "policies/check.rs"]
mod check;
#[path = "policies/container.rs"]
mod container;
#[path = "support/proxy.rs"]
mod proxy;
#[path = "policies/published.rs"]
mod published;
#[path = "policies/shared.rs"]
mod shared;
#[path = "support/skip.rs"]
mod skip;
#[path = "policies/world.rs"]
mod world;
