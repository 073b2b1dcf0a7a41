//! The journeys of a person through the window, by the roles and names that a screen reader hears.
//! No display is needed: the frames are made and never put on a screen.
#![cfg(all(feature = "gui", unix))]

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
#[path = "window/places.rs"]
mod places;
#[path = "window/walk.rs"]
mod walk;
