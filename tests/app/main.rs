//! The application without its window: the session, the command line, files and who may do what with them, and what
//! may not leave.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on should stop with the reason"
)]

#[path = "../support/mod.rs"]
#[expect(dead_code, reason = "each suite uses a part of it")]
mod support;

mod cli;
mod rights;
mod session;
mod storage;
mod travelling;
mod unsourced;
mod withheld;
