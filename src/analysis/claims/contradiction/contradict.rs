//! The verdict on two sentences.

use super::substitution::{change_places, part_in_one_place};
use crate::analysis::reading::SentenceReading;

/// Whether `other` is no evidence for `one`, however alike they are: they part on an opposite, a negation, a number of the
/// same things, a direction or a time of day, on the one word that they do not share, on a
/// name in the same place, or on who does it to whom.
pub(crate) fn contradict(one: &SentenceReading, other: &SentenceReading) -> bool {
    one.stance.is_contradicted_by(&other.stance)
        || change_places(&one.terms, &other.terms)
        || part_in_one_place((&one.terms, &one.claim), (&other.terms, &other.claim))
}
