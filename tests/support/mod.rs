//! What the tests of several subjects use: small articles, sessions, folders, and the program itself.
//!
//! Every suite takes this folder in by its path and uses a part of it.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on should stop with the reason"
)]

pub(crate) mod articles;
pub(crate) mod files;
pub(crate) mod programs;
pub(crate) mod sessions;
pub(crate) mod unsourced;
pub(crate) mod watchdog;
