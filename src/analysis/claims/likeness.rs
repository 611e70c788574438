//! How likely two sentences make the same claim.
//!
//! What both say speaks for it, what only one says against it, as in Tversky's ratio (A. Tversky, "Features of
//! similarity", Psychological Review 84, 1977), with two departures, both found by measuring on public pairs:
//!
//! - Of two sentences that have little in common only the lesser remainder counts, because a short sentence is often
//!   told whole inside a long one. Of two that are nearly copies the greater remainder counts too, because near
//!   copies differ where they mean to.
//! - Among near copies, a difference of word order speaks for rewording and unbroken runs of the same words for a
//!   changed detail; a negation, a number or a name that only one has speaks against.
//!
//! The constants are set by hand, on no set of pairs in particular; `docs/findings.md` has the figures.

use super::synonyms::lines_of;
use super::{Term, TermKind, key, stem, terms};
use std::sync::LazyLock;

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

/// Only so many words of a sentence are compared: a "sentence" of a megabyte is none.
const MOST_WORDS: usize = 96;

/// What a function word weighs; every other word weighs 1.
const FUNCTION_WEIGHT: f64 = 0.5;

/// What a synonym, or another word of the same family, is worth of the same word.
const SYNONYM: f64 = 0.6;

/// Compares two sentences.
pub fn same_claim(a: &str, b: &str) -> Likeness {
    likeness(&Claim::read(a), &Claim::read(b))
}

/// A sentence made ready for comparing.
#[derive(Clone, Debug, Default)]
pub(crate) struct Claim {
    /// Its distinct words, sorted by key.
    words: Vec<Word>,
    /// What they weigh together.
    total: f64,
    /// The keys of all its words, in order.
    sequence: Vec<u64>,
    /// How many negations it has.
    negations: usize,
}

#[derive(Clone, Copy, Debug)]
struct Word {
    key: u64,
    family: u64,
    kind: TermKind,
    weight: f64,
    /// The lines of synonyms in which it stands.
    lines: &'static [u16],
}

impl Claim {
    /// Reads a sentence.
    pub(crate) fn read(text: &str) -> Self {
        Self::of(&terms(text))
    }

    /// Makes a claim of terms that were read before.
    pub(crate) fn of(terms: &[Term]) -> Self {
        let terms = terms.get(..MOST_WORDS).unwrap_or(terms);
        let mut words: Vec<Word> = terms
            .iter()
            .map(|term| {
                let weight = if term.kind == TermKind::Function { FUNCTION_WEIGHT } else { 1.0 };
                Word { key: term.key, family: term.family, kind: term.kind, weight, lines: &[] }
            })
            .collect();
        // Of a word that stands there as a name and as a common word, the name counts.
        words.sort_by(|a, b| a.key.cmp(&b.key).then(b.kind.cmp(&a.kind)));
        words.dedup_by_key(|word| word.key);
        for word in words.iter_mut().filter(|word| word.kind != TermKind::Number) {
            word.lines = lines_of(word.key);
        }
        let total = words.iter().map(|word| word.weight).sum();
        let sequence: Vec<u64> = terms.iter().map(|term| term.key).collect();
        let negations = sequence.iter().filter(|key| NEGATIONS.contains(key)).count();
        Self { words, total, sequence, negations }
    }

    /// The keys of its words that carry meaning, ascending.
    pub(crate) fn content(&self) -> impl Iterator<Item = u64> + '_ {
        self.words.iter().filter(|word| word.kind != TermKind::Function).map(|word| word.key)
    }

    /// The share of this claim's weight that `other` has too, in the same words or in like ones.
    pub(crate) fn found_in(&self, other: &Self) -> f64 {
        if self.total > 0.0 { self.shared(other) / self.total } else { 0.0 }
    }

    /// Like [`Self::found_in`], with the words weighed by `weight` too.
    pub(crate) fn found_in_by(&self, other: &Self, weight: impl Fn(u64) -> f64) -> f64 {
        let (mut total, mut found) = (0.0, 0.0);
        for word in &self.words {
            let weight = word.weight * weight(word.key);
            total += weight;
            found += weight * other.likest(*word);
        }
        if total > 0.0 { found / total } else { 0.0 }
    }

    /// The weight of the words that `other` has too.
    fn shared(&self, other: &Self) -> f64 {
        self.words.iter().map(|word| word.weight * other.likest(*word)).sum()
    }

    /// How well the word that is most like `word` stands for it: 1 for itself, 0 for none.
    fn likest(&self, word: Word) -> f64 {
        if self.has(word.key) {
            return 1.0;
        }
        if word.kind == TermKind::Number {
            return 0.0;
        }
        if word.family == 0 && word.lines.is_empty() {
            return 0.0;
        }
        let alike =
            |other: &Word| (word.family != 0 && word.family == other.family) || meet(word.lines, other.lines);
        if self.words.iter().any(alike) { SYNONYM } else { 0.0 }
    }

    /// Whether a word with this key is in it.
    pub(crate) fn has(&self, key: u64) -> bool {
        self.words.binary_search_by(|word| word.key.cmp(&key)).is_ok()
    }

    /// Whether it has as many negations as `other`: if not, one of them may deny the other.
    pub(crate) const fn is_negated_like(&self, other: &Self) -> bool {
        self.negations == other.negations
    }

    /// How many words of `kind` are not in `other`.
    fn missing(&self, kind: TermKind, other: &Self) -> usize {
        self.words.iter().filter(|word| word.kind == kind && !other.has(word.key)).count()
    }

    /// The pairs of neighbouring words, sorted.
    fn pairs(&self) -> Vec<(u64, u64)> {
        let mut pairs: Vec<_> =
            self.sequence.iter().copied().zip(self.sequence.iter().skip(1).copied()).collect();
        pairs.sort_unstable();
        pairs.dedup();
        pairs
    }
}

/// Words that turn a claim round.
static NEGATIONS: LazyLock<Vec<u64>> = LazyLock::new(|| {
    [
        "not", "no", "never", "without", "nor", "none", "cannot", "deny", "refuse", "reject", "fail",
        "nobody", "unable",
    ]
    .into_iter()
    .map(|word| key(&stem(word)))
    .collect()
});

/// Whether two ascending lists have an element in common.
fn meet(a: &[u16], b: &[u16]) -> bool {
    a.iter().any(|line| b.contains(line))
}

/// Compares two claims.
pub(crate) fn likeness(a: &Claim, b: &Claim) -> Likeness {
    let (in_b, in_a) = (a.shared(b), b.shared(a));
    let shared = f64::midpoint(in_a, in_b);
    if shared <= 0.0 {
        return Likeness { score: 0.0, same: false };
    }
    let (left_a, left_b) = (a.total - in_b, b.total - in_a);
    let (lesser, greater) = (left_a.min(left_b), left_a.max(left_b));
    let overlap = 2.0 * shared / (a.total + b.total);
    let near_copies = logistic((overlap - 0.62) / 0.06);

    let common = a.words.iter().filter(|word| b.has(word.key)).count() as f64 + 1.0;
    let runs = common_of_sorted(&a.pairs(), &b.pairs()) as f64 / common;
    let order = longest_common_subsequence(&a.sequence, &b.sequence) as f64 / common;
    let negation = a.negations.abs_diff(b.negations) as f64;
    let numbers = a.missing(TermKind::Number, b) > 0 && b.missing(TermKind::Number, a) > 0;
    let names = a.missing(TermKind::Name, b).min(b.missing(TermKind::Name, a)) as f64;

    let evidence = 2.0 * shared.ln_1p() - 0.8 * lesser.ln_1p() + near_copies * (4.1 - 2.4 * greater.ln_1p())
        - runs
        + 0.7 * order
        - 0.25 * negation
        - 0.35 * f64::from(u8::from(numbers))
        - 0.12 * names;
    let score = logistic(evidence - EVEN);
    Likeness { score, same: score >= SAME }
}

/// The evidence at which the two answers are equally likely.
const EVEN: f64 = 2.4;

fn logistic(x: f64) -> f64 {
    1.0 / (1.0 + (-x).exp())
}

/// How many elements two sorted lists have in common.
fn common_of_sorted<T: Ord>(a: &[T], b: &[T]) -> usize {
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
    lengths.last().copied().unwrap_or(0)
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
