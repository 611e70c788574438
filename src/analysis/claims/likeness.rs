//! How likely two sentences make the same claim.

use super::{Term, TermKind, terms};

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

/// A sentence made ready for comparing: its distinct terms with their weights, sorted by key.
#[derive(Clone, Debug, Default)]
pub(crate) struct Claim {
    terms: Vec<(u64, f64)>,
    total: f64,
}

impl Claim {
    /// Reads a sentence.
    pub(crate) fn read(text: &str) -> Self {
        Self::of(&terms(text))
    }

    /// Makes a claim of terms that were read before.
    pub(crate) fn of(terms: &[Term]) -> Self {
        let mut weighted: Vec<(u64, f64)> = terms.iter().map(|term| (term.key, weight(term.kind))).collect();
        // Of a word that stands there as a name and as a common word, the name counts.
        weighted.sort_by(|a, b| a.0.cmp(&b.0).then(b.1.total_cmp(&a.1)));
        weighted.dedup_by_key(|(key, _)| *key);
        let total = weighted.iter().map(|(_, weight)| weight).sum();
        Self { terms: weighted, total }
    }

    /// The share of this claim's weight that `other` has too.
    pub(crate) fn found_in(&self, other: &Self) -> f64 {
        if self.total > 0.0 { self.shared(other) / self.total } else { 0.0 }
    }

    /// The weight of the terms that both have.
    fn shared(&self, other: &Self) -> f64 {
        let mut theirs = other.terms.iter().peekable();
        self.terms
            .iter()
            .filter(|(key, _)| {
                while theirs.next_if(|(their, _)| their < key).is_some() {}
                theirs.peek().is_some_and(|(their, _)| their == key)
            })
            .map(|(_, weight)| weight)
            .sum()
    }
}

/// How much a word of a kind says about what is claimed.
const fn weight(kind: TermKind) -> f64 {
    match kind {
        TermKind::Function => 0.1,
        TermKind::Content => 1.0,
        TermKind::Name => 1.2,
        TermKind::Number => 1.5,
    }
}

/// Compares two claims.
pub(crate) fn likeness(a: &Claim, b: &Claim) -> Likeness {
    let together = a.total + b.total;
    let score = if together > 0.0 { (a.shared(b) + b.shared(a)) / together } else { 0.0 };
    Likeness { score, same: score >= SAME }
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
    fn unlike_sentences_and_empty_ones_are_not_the_same_claim() {
        assert!(!same_claim("The minister resigned on Monday.", "Wheat prices fell by 3 percent.").same);
        assert!(!same_claim("", "").same);
        assert!(!same_claim("", "A word.").same);
    }

    #[test]
    fn likeness_is_symmetric() {
        let (a, b) = ("Four people died in the fire, police said.", "A fire killed 4 on Sunday.");
        assert!((same_claim(a, b).score - same_claim(b, a).score).abs() < 1e-12);
    }
}
