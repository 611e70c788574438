//! The command line: the same capabilities as the window, without one.
//!
//! `main` hands in the function that opens the window, so that nothing here knows a window toolkit.
//! What other programs read is made in [`contract`]; everything that goes wrong becomes one sentence ([`Failure`])
//! that says what failed, what is safe and what to do, and an exit code: 1 for work not done, 2 for a wrong call.

mod analyze;
mod arguments;
mod articles;
mod build;
mod bulk;
mod clock;
pub mod contract;
mod export;
mod failure;
mod listing;
mod output;
mod report;
mod run;
mod templates;
mod window;

pub use clock::local_time;
pub use failure::Failure;
pub use run::run;
pub use window::{OpenWindow, WindowRequest};
