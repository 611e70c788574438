//! Which texts are near-duplicates.
//!
//! Found by shingles (A. Broder, "On the resemblance and containment of documents", 1997): runs of a few words, hashed;
//! texts are compared only when they share some of their smallest hashes, so the work grows with their number, not
//! with its square.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use crate::analysis::claims::{common_of_sorted, key};
use crate::analysis::segment::{TokenKind, tokens};

const SHINGLE: usize = 5;

/// So many of an article's smallest shingles stand for it when candidates are looked for.
const SKETCH: usize = 48;

/// Articles with so much of the shorter one's shingles in common are near-duplicates.
const NEAR_DUPLICATE: f64 = 0.4;

/// An article with fewer shingles is too short to tell.
const MIN_SHINGLES: usize = 12;

/// A shingle in more articles than this is a phrase of the trade, no sign of copying.
const COMMON: usize = 64;

/// The distinct shingles of a text, in ascending order.
pub(super) fn shingles(text: &str) -> Vec<u64> {
    let words: Vec<u64> = tokens(text)
        .into_iter()
        .filter(|token| matches!(token.kind, TokenKind::Word | TokenKind::Number))
        .filter_map(|token| token.span.of(text))
        .map(|word| key(&word.to_lowercase()))
        .collect();
    let mut shingles: Vec<u64> = words
        .windows(SHINGLE)
        .map(|run| {
            run.iter()
                .fold(0, |hash: u64, word| (hash.rotate_left(17) ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15))
        })
        .collect();
    shingles.sort_unstable();
    shingles.dedup();
    shingles
}

/// The pairs of texts that are near-duplicates, by the shingles of each.
pub(super) fn near_duplicates(all: &[&[u64]]) -> Vec<(usize, usize)> {
    let mut holders: BTreeMap<u64, Vec<usize>> = BTreeMap::new();
    for (index, shingles) in all.iter().enumerate().filter(|(_, shingles)| shingles.len() >= MIN_SHINGLES) {
        for shingle in shingles.iter().take(SKETCH) {
            holders.entry(*shingle).or_default().push(index);
        }
    }
    let mut candidates: BTreeSet<(usize, usize)> = BTreeSet::new();
    for articles in holders.values().filter(|articles| articles.len() <= COMMON) {
        for (at, one) in articles.iter().enumerate() {
            candidates.extend(articles.iter().skip(at + 1).map(|other| (*one, *other)));
        }
    }
    // Many copies of one text: a chain of neighbours joins them as well as all their pairs would.
    for articles in holders.values().filter(|articles| articles.len() > COMMON) {
        candidates.extend(articles.windows(2).filter_map(|pair| Some((*pair.first()?, *pair.get(1)?))));
    }
    candidates
        .into_par_iter()
        .filter(|(one, other)| {
            let (Some(a), Some(b)) = (all.get(*one), all.get(*other)) else { return false };
            common_of_sorted(a, b) as f64 >= NEAR_DUPLICATE * a.len().min(b.len()) as f64
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn copies_with_small_changes_are_near_duplicates_and_other_reports_are_not() {
        let report = "The harbour of Bergen was closed on Monday after a tanker ran aground in thick fog near the \
                      northern pier. Nobody was hurt, the coast guard said, and no oil has leaked so far. Tugs are to \
                      pull the ship free at high tide on Tuesday morning.";
        let copy = format!("{} More ships wait outside.", report.replace("thick fog", "dense fog"));
        let other = "A tanker ran aground at Bergen's northern pier in fog, closing the harbour. The coast guard reported \
                     no injuries and no leak; tugs will try to free the vessel on Tuesday when the tide is high enough.";
        let [report, copy, other] = [report, &copy, other].map(shingles);
        assert_eq!(near_duplicates(&[&report, &copy, &other]), [(0, 1)]);
    }
}
