//! The best sentences as running text, for measuring the ranking against others.

use super::rank::{Digest, Ranking};
use crate::analysis::claims::Corpus;

/// The sentences that the key points are chosen from, best first until `words` words (separated by white space) are
/// reached, put in the order of the articles and cut at that word.
pub(crate) fn summary(corpus: &Corpus<'_>, words: usize) -> String {
    let ranking = Ranking::of(corpus);
    let candidates = (0..corpus.sentences().len()).filter(|at| ranking.is_eligible(*at)).map(|at| (at, 1.0));
    let mut taken: Vec<&str> = Vec::new();
    let mut numbers: Vec<usize> = Vec::new();
    let mut length = 0;
    for (at, _) in Digest::of(&ranking, candidates) {
        if length >= words {
            break;
        }
        let Some(&sentence) = corpus.sentences().get(at) else { continue };
        length += corpus.text(sentence).split_whitespace().count();
        numbers.push(at);
    }
    numbers.sort_unstable();
    for sentence in numbers.into_iter().filter_map(|at| corpus.sentences().get(at).copied()) {
        taken.extend(corpus.text(sentence).split_whitespace());
    }
    taken.truncate(words);
    taken.join(" ")
}
