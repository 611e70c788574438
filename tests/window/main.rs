//! The window, used by its accessible names: with the mouse, with the keyboard, without a screen.

#![expect(clippy::expect_used, reason = "a test that cannot go on should stop with the reason")]

#[path = "../support/mod.rs"]
#[expect(dead_code, reason = "each suite uses a part of it")]
mod support;

mod app;
mod articles;
mod cards;
mod clicks;
mod commands;
mod hand;
mod keyboard;
mod page;
mod pictures;
mod sizes;
mod unsourced;
mod withheld;
