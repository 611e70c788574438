//! Who said what: quotation marks, attributions and their speakers.
//!
//! A text is cut into units (words, marks, whole quotations), a learned tagger says which units are contents, sources
//! and cues, and a linker says which belong together. `docs/findings.md` has the figures.

mod attribute;
mod crf;
mod features;
mod findings;
mod index;
mod link;
mod model;
mod pass;
mod repair;
mod roles;
mod stack;
mod tagger;
mod train;

pub use super::units::kin_file;
pub use attribute::{Found, attributions};
pub use crf::Settings;
pub(crate) use findings::{QuoteWords, Said, SaidReading, said};
pub use model::Model;
pub use train::{LabelledArticle, LabelledAttribution, train};
