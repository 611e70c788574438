//! How central every sentence is to a set of articles.
//!
//! The score follows the centroid of the set (D. Radev et al., "Centroid-based summarization of multiple documents",
//! 2004): words weigh by how many articles have them and how often, a sentence by the words it brings per length, and
//! by how early it stands, because news puts first what matters.

use std::collections::HashMap;

use crate::analysis::claims::{Corpus, Term, TermKind};

/// The score of every sentence of `corpus`, in its order.
pub(super) fn rank(corpus: &Corpus<'_>) -> Vec<f64> {
    let weights = weights(corpus);
    corpus
        .sentences()
        .iter()
        .enumerate()
        .map(|(at, sentence)| {
            let place = at - corpus.of_article(sentence.article).start;
            centrality(&sentence.terms, &weights) * earliness(place)
        })
        .collect()
}

/// The weight of every content word of the set.
fn weights(corpus: &Corpus<'_>) -> HashMap<u64, f64> {
    struct Seen {
        last: usize,
        articles: usize,
        times: usize,
    }
    let mut seen: HashMap<u64, Seen> = HashMap::new();
    for sentence in corpus.sentences() {
        for term in sentence.terms.iter().filter(|term| term.kind != TermKind::Function) {
            let entry = seen.entry(term.key).or_insert(Seen { last: usize::MAX, articles: 0, times: 0 });
            entry.times += 1;
            if entry.last != sentence.article {
                entry.last = sentence.article;
                entry.articles += 1;
            }
        }
    }
    let articles = corpus.articles().len().max(1) as f64;
    seen.into_iter()
        .map(|(key, seen)| (key, (seen.articles as f64 / articles).sqrt() * (1.0 + (seen.times as f64).ln())))
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

/// How much its place says for the sentence at `place` of its article, counted from 0.
fn earliness(place: usize) -> f64 {
    0.6 + 0.6 / (1.0 + place as f64 * 0.5)
}
