//! Where the articles disagree.
//!
//! Only what two articles say about the same thing can differ, so everything here starts from statements or quotes
//! that are alike, and prefers silence: a false alarm costs more trust than a missed difference.
//! Silence is not disagreement either, and a coarser value that includes a finer one is compatible with it.

mod dates;
mod numbers;
mod quotes;

pub(super) use numbers::{CountReading, read_counts};

use super::claims::Corpus;
use super::dates::Dated;
use super::quotes::QuoteWords;
use crate::model::{Difference, Quote};

/// The differences between the articles of `corpus`, by kind and then by the place of their first value.
pub(super) fn differences(
    corpus: &Corpus<'_>,
    dated: &[Dated<'_>],
    quotes: &[Quote],
    words: &[&QuoteWords],
) -> Vec<Difference> {
    let mut all = dates::differences(corpus, dated);
    all.extend(numbers::differences(corpus));
    all.extend(quotes::differences(corpus, quotes, words));
    all
}
