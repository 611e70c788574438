//! [`Article`]s in, [`Findings`] out.
//!
//! Pure and deterministic: the same articles give the same findings, on any number of cores.
//! Analysis proposes; it knows no briefing and no window, so nothing it does can change what the analyst decided.

mod analyst;
mod claims;
mod dates;
mod differences;
mod entities;
mod origins;
mod points;
pub mod quotes;
mod reading;
mod segment;
mod vectors;

pub use analyst::{Analyst, Source, analyse, summary};
pub use claims::{Likeness, same_claim};
pub use segment::sentences_around;
pub use vectors::vectors_of_words;
