//! Where the articles disagree.
//!
//! Only what two articles say about the same thing can differ, so everything here starts from statements or quotes
//! that are alike, and prefers silence: a false alarm costs more trust than a missed difference.
//! Two statements that each say something of their own may tell of two things, and articles of two weeks of two
//! occasions. Silence is not disagreement either, and a coarser value that includes a finer one is compatible with it.

mod dates;
mod names;
mod numbers;
mod quotes;

pub(super) use names::NamesReading;
pub(super) use numbers::{CountReading, read_counts};

use std::sync::LazyLock;

use super::claims::{Claim, Corpus, key, stem};
use super::dates::Dated;
use super::quotes::QuoteWords;
use crate::model::{ArticleId, Difference, FindingId, Quote, Span};

/// The differences between the articles of `corpus`, by kind and then by the place of their first value.
pub(super) fn differences(
    corpus: &Corpus<'_>,
    dated: &[Dated<'_>],
    quotes: &[Quote],
    words: &[&QuoteWords],
) -> Vec<Difference> {
    let mut all = dates::differences(corpus, dated);
    all.extend(numbers::differences(corpus));
    all.extend(names::differences(corpus));
    all.extend(quotes::differences(corpus, quotes, words));
    all
}

/// Whether two statements can be about one thing: none of them has a rival for a word of the other, none denies what
/// the other says, and none tells of "another" one.
fn are_about_one_thing(one: &Claim, other: &Claim) -> bool {
    !one.have_unmatched_words(other)
        && one.is_negated_like(other)
        && !ANOTHER.iter().any(|word| one.has(*word) != other.has(*word))
}

/// Words that tell one thing from the next of its kind.
static ANOTHER: LazyLock<Vec<u64>> = LazyLock::new(|| {
    [
        "additional",
        "again",
        "another",
        "extra",
        "first",
        "former",
        "further",
        "last",
        "latest",
        "next",
        "previous",
        "second",
        "third",
    ]
    .map(|word| key(&stem(word)))
    .to_vec()
});

/// The identity of a difference between these places, and those it has when that place is missing: it does not depend
/// on the order of the articles.
fn identities<'a>(
    corpus: &Corpus<'_>,
    kind: &str,
    places: impl Iterator<Item = (&'a ArticleId, Span)>,
) -> Option<(FindingId, Vec<FindingId>)> {
    let mut places: Vec<(&ArticleId, Span)> = places.collect();
    places.sort_unstable();
    places.dedup();
    let mut ids = places.into_iter().filter_map(|(article, span)| corpus.finding_id(kind, article, span));
    Some((ids.next()?, ids.take(MAX_ALIASES).collect()))
}

/// So many other identities of a difference are remembered.
const MAX_ALIASES: usize = 64;
