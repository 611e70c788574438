//! Who said what: quotation marks, attributions and their speakers.
//!
//! A text is cut into units (words, marks, whole quotations), a learned tagger says which units are contents, sources
//! and cues, and a linker says which belong together. `docs/findings.md` has the figures.

pub(super) mod attribute;
mod features;
mod findings;
mod frames;
mod index;
mod link;
pub(super) mod model;
mod people;
mod repair;
mod roles;
mod stacking;
mod tagger;
#[cfg(any(test, feature = "training"))]
pub(super) mod training;

pub(crate) use findings::{QuoteWords, Said, SaidReading, said};
