//! Whether two sentences make the same claim, and which sentences of a set of articles do.
//!
//! Sentences become lists of weighted terms that are blind to spelling, inflection and derivation; everything here
//! compares those.

mod claim;
mod contradiction;
mod corpus;
mod index;
mod keys;
mod likeness;
mod renderings;
mod reporting;
mod stem;
mod synonyms;
mod terms;

pub(crate) use claim::Claim;
pub(crate) use contradiction::{Quantity, Stance, contradict, currency_key, same_number};
pub(crate) use corpus::{Corpus, Sentence};
pub(crate) use index::{DisjointSets, Index};
pub(crate) use keys::KeyMap;
pub use likeness::{Likeness, same_claim};
pub(crate) use likeness::{common_of_sorted, likeness};
pub(crate) use renderings::{Speakers, are_one_statement, mark_clusters, speakers};
pub(crate) use stem::stem;
pub(crate) use terms::{Term, TermKind, key, terms};
