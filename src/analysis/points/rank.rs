//! How central every sentence is to a set of texts.
//!
//! The score follows the centroid of the set (D. Radev et al., "Centroid-based summarization of multiple documents",
//! 2004): words weigh by how many texts have them and how often, a sentence by the words it brings per length, and by
//! how early it stands, because news puts first what matters.

use std::collections::HashMap;

use crate::analysis::claims::{Claim, Term, TermKind, terms};
use crate::model::Span;

/// A sentence of a text, made ready for ranking.
pub(super) struct Sentence {
    /// The text, by its place in the set.
    pub(super) text: usize,
    /// Where in that text.
    pub(super) span: Span,
    /// Its words.
    pub(super) terms: Vec<Term>,
    /// Its claim.
    pub(super) claim: Claim,
    /// How central it is.
    pub(super) score: f64,
}

/// Reads and scores the sentences at `spans` of each of `texts`, in reading order.
pub(super) fn rank(texts: &[(&str, Vec<Span>)]) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    for (index, (text, spans)) in texts.iter().enumerate() {
        for &span in spans {
            let terms = terms(span.of(text).unwrap_or_default());
            let claim = Claim::of(&terms);
            sentences.push(Sentence { text: index, span, terms, claim, score: 0.0 });
        }
    }
    let weights = weights(&sentences, texts.len());
    let mut place = 0;
    let mut text = usize::MAX;
    for sentence in &mut sentences {
        place = if sentence.text == text { place + 1 } else { 0 };
        text = sentence.text;
        sentence.score = centrality(&sentence.terms, &weights) * earliness(place);
    }
    sentences
}

/// The weight of every content word of the set.
fn weights(sentences: &[Sentence], texts: usize) -> HashMap<u64, f64> {
    struct Seen {
        last: usize,
        texts: usize,
        times: usize,
    }
    let mut seen: HashMap<u64, Seen> = HashMap::new();
    for sentence in sentences {
        for term in sentence.terms.iter().filter(|term| term.kind != TermKind::Function) {
            let entry = seen.entry(term.key).or_insert(Seen { last: usize::MAX, texts: 0, times: 0 });
            entry.times += 1;
            if entry.last != sentence.text {
                entry.last = sentence.text;
                entry.texts += 1;
            }
        }
    }
    let texts = texts.max(1) as f64;
    seen.into_iter()
        .map(|(key, seen)| (key, (seen.texts as f64 / texts).sqrt() * (1.0 + (seen.times as f64).ln())))
        .collect()
}

/// The weight a sentence brings for its length.
fn centrality(terms: &[Term], weights: &HashMap<u64, f64>) -> f64 {
    let mut keys: Vec<u64> =
        terms.iter().filter(|term| term.kind != TermKind::Function).map(|term| term.key).collect();
    keys.sort_unstable();
    keys.dedup();
    let sum: f64 = keys.iter().filter_map(|key| weights.get(key)).sum();
    sum / (terms.len() as f64 + 8.0)
}

/// How much its place says for the sentence at `place` of its text, counted from 0.
fn earliness(place: usize) -> f64 {
    0.6 + 0.6 / (1.0 + place as f64 * 0.5)
}
