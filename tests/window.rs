//! The journeys of a person through the window, by the roles and names that a screen reader hears.
//! No display is needed: the frames are made and never put on a screen.
#![cfg(all(feature = "gui", unix))]
#![allow(clippy::expect_used)]

#[path = "window/cache.rs"]
mod cache;
#[path = "window/desk.rs"]
mod desk;
#[path = "window/examples.rs"]
mod examples;
#[path = "window/idle.rs"]
mod idle;
#[path = "window/look.rs"]
mod look;
#[path = "window/pictures.rs"]
mod pictures;
#[path = "window/places.rs"]
mod places;
#[path = "support/skip.rs"]
mod skip;
#[path = "window/walk.rs"]
mod walk;
#[path = "window/what_if.rs"]
mod what_if;
