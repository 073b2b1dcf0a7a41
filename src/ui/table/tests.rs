//! The table without a window, and with its keys.

mod pure;
mod window;
mod world;
