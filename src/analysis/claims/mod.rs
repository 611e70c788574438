//! Whether two sentences make the same claim, and which sentences of a set of articles do.
//!
//! Sentences become lists of weighted terms that are blind to spelling, inflection and derivation; everything here
//! compares those.

mod corpus;
mod likeness;
mod stem;
mod synonyms;
mod terms;

pub(crate) use corpus::{Corpus, Sentence};
pub(crate) use likeness::{Claim, likeness};
pub use likeness::{Likeness, same_claim};
pub(crate) use stem::stem;
pub(crate) use terms::{Term, TermKind, key, terms};
