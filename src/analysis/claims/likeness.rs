//! How likely two sentences make the same claim.
//!
//! What both say speaks for it, what only one says against it, as in Tversky's ratio (A. Tversky, "Features of
//! similarity", Psychological Review 84, 1977), with two departures, both found by measuring on public pairs:
//!
//! - Of two sentences that have little in common only the lesser remainder counts, because a short sentence is often
//!   told whole inside a long one. Of two that are nearly copies the greater remainder counts too, because near
//!   copies differ where they mean to.
//! - Among near copies, a difference of word order speaks for rewording and unbroken runs of the same words for a
//!   changed detail; a negation, a number or a name that only one has speaks against, and another end too: the end of
//!   a sentence is where it says what is new.
//!
//! Beside the words themselves, two sentences are compared by what they are about, and so are the words that only
//! one has: "a rise in the price" and "costs went up" share none.
//!
//! The constants are set by hand, on no set of pairs in particular; `docs/findings.md` has the figures.

use super::Claim;
use crate::never::OrNever;

/// How alike two claims are.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Likeness {
    /// From 0 (nothing in common) to 1 (the same words).
    pub score: f64,
    /// Whether the program treats them as the same claim.
    pub same: bool,
}

/// From this score on two sentences count as the same claim.
const SAME: f64 = 0.5;

/// Compares two sentences.
pub fn same_claim(a: &str, b: &str) -> Likeness {
    likeness(&Claim::read(a), &Claim::read(b))
}

pub(crate) fn likeness(a: &Claim, b: &Claim) -> Likeness {
    let common = a.common(b);
    let [only_a, only_b] = common.only;
    let shared = f64::midpoint(only_a.found, only_b.found);
    if shared <= 0.0 {
        return Likeness { score: 0.0, same: false };
    }
    let (left_a, left_b) = (a.total - only_a.found, b.total - only_b.found);
    let (lesser, greater) = (left_a.min(left_b), left_a.max(left_b));
    let overlap = 2.0 * shared / (a.total + b.total);
    let near_copies = logistic((overlap - 0.62) / 0.06);
    let contained = (only_a.found / a.total).max(only_b.found / b.total);

    let words = common.words as f64 + 1.0;
    let runs = common_of_sorted(&a.pairs, &b.pairs) as f64 / words;
    let order = longest_common_subsequence(&a.sequence, &b.sequence) as f64 / words;
    let end = a.common_at_the_end(b) as f64;
    let negation = a.negations.abs_diff(b.negations) as f64;
    let numbers = only_a.numbers > 0 && only_b.numbers > 0;
    let names = only_a.names.min(only_b.names) as f64;
    let about = a.sentence_vector.cosine(&b.sentence_vector);
    let rest_about = a
        .sentence_vector
        .without(&common.sentence_vector)
        .cosine(&b.sentence_vector.without(&common.sentence_vector));

    let evidence = 2.1 * shared.ln_1p() - 0.8 * lesser.ln_1p()
        + near_copies * (4.1 - 2.4 * greater.ln_1p() + 0.15 * end)
        + 0.5 * (1.0 - near_copies) * contained
        + 1.2 * about
        + 0.6 * rest_about
        - runs
        + 0.7 * order
        - 0.25 * negation
        - 0.35 * f64::from(u8::from(numbers))
        - 0.12 * names;
    let score = logistic(evidence - EVEN);
    Likeness { score, same: score >= SAME }
}

/// The evidence at which the two answers are equally likely.
const EVEN: f64 = 3.7;

fn logistic(x: f64) -> f64 {
    1.0 / (1.0 + (-x).exp())
}

/// How many elements two sorted lists have in common.
pub(crate) fn common_of_sorted<T: Ord>(a: &[T], b: &[T]) -> usize {
    let mut theirs = b.iter().peekable();
    a.iter()
        .filter(|mine| {
            while theirs.next_if(|their| their < mine).is_some() {}
            theirs.peek() == Some(mine)
        })
        .count()
}

/// The length of the longest sequence of words that both have in the same order.
fn longest_common_subsequence(a: &[u64], b: &[u64]) -> usize {
    let mut lengths = vec![0_usize; b.len() + 1];
    for x in a {
        let mut before = 0;
        let mut left = 0;
        for (length, y) in lengths.iter_mut().skip(1).zip(b) {
            let above = *length;
            *length = if x == y { before + 1 } else { above.max(left) };
            before = above;
            left = *length;
        }
    }
    lengths.last().copied().or_never("one length more than there are words")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_claim_is_the_same_in_other_spelling_inflection_and_order() {
        let likeness = same_claim(
            "The minister announced on Monday that the country will recognise the treaty.",
            "On Monday, the country's recognition of the treaty was announced by the minister.",
        );
        assert!(likeness.same && likeness.score > 0.8, "{likeness:?}");
    }

    #[test]
    fn a_short_sentence_told_inside_a_long_one_is_the_same_claim() {
        let likeness = same_claim(
            "Norway signed the fisheries treaty.",
            "Norway signed the fisheries treaty with Iceland on Monday after three years of talks, officials said.",
        );
        assert!(likeness.same, "{likeness:?}");
    }

    #[test]
    fn synonyms_count_for_less_than_the_same_word_and_for_more_than_another() {
        let point = "The company bought the airline.";
        let score = |other| same_claim(point, other).score;
        let (same, like, other) = (
            score("The company bought the airline."),
            score("The firm acquired the airline."),
            score("The cat ate the airline."),
        );
        assert!(same > like && like > other, "{same} {like} {other}");
    }

    #[test]
    fn unlike_sentences_and_empty_ones_are_not_the_same_claim() {
        assert!(!same_claim("The minister resigned on Monday.", "Wheat prices fell by 3 percent.").same);
        assert!(!same_claim("", "").same);
        assert!(!same_claim("", "A word.").same);
    }

    #[test]
    fn likeness_is_symmetric_and_between_0_and_1() {
        let (a, b) = ("Four people died in the fire, police said.", "A fire killed 4 on Sunday.");
        let (there, back) = (same_claim(a, b).score, same_claim(b, a).score);
        assert!((there - back).abs() < 1e-12 && (0.0..=1.0).contains(&there));
    }
}
