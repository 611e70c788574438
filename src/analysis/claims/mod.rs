//! Whether two sentences make the same claim, and which sentences of a set of articles do.
//!
//! Sentences become lists of weighted terms that are blind to spelling, inflection and derivation; everything here
//! compares those.

mod corpus;
mod index;
mod keys;
mod likeness;
mod renderings;
mod stem;
mod synonyms;
mod terms;

pub(crate) use corpus::{Corpus, Sentence};
pub(crate) use index::{Groups, Index};
pub(crate) use keys::KeyMap;
pub(crate) use likeness::{Claim, likeness};
pub use likeness::{Likeness, same_claim};
pub(crate) use renderings::{Speakers, mark_clusters, speakers};
pub(crate) use stem::stem;
pub(crate) use terms::{Term, TermKind, key, terms};
