//! Finding people's names in texts, whatever their case, marks, endings and punctuation.
//!
//! A name that must not be printed is looked for with more zeal than care: a place too many costs the analyst one
//! click, a place too few may cost the person far more.
//! The rules are in [`parts`] (what of a name tells who it is) and [`likeness`] (when words are a form of it).

mod article;
mod decode;
mod finder;
mod fold;
mod homoglyphs;
mod likeness;
mod office;
mod parts;
mod sound;
mod words;

pub use finder::{Hit, NameFinder};
pub use fold::folded_name;
pub use parts::reads_as_name;
