//! What comes in and what is found in it: articles and pictures read, points, quotes and names found.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop with the reason")]

#[path = "../support/mod.rs"]
#[expect(dead_code, reason = "each suite uses a part of it")]
mod support;

mod import;
mod lines;
mod names;
mod picture;
mod points;
mod quotes;
mod roles;
mod speakers;
