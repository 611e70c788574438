//! A briefing and a template in, one page and the list of what does not fit out.
//!
//! Laying out never fails and never panics: whatever the briefing holds, the result is one page, and what is not on
//! it is named. The room knows neither PDF nor pixels.

mod engine;
mod outcome;

pub use engine::Engine;
pub use outcome::{Area, Layout, MissingField, Overflow, Uncovered};
