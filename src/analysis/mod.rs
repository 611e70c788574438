//! [`Article`]s in, [`Findings`] out.
//!
//! Pure and deterministic: the same articles give the same findings, on any number of cores.
//! Analysis proposes; it knows no briefing and no window, so nothing it does can change what the analyst decided.

mod claims;
mod dates;
mod differences;
mod entities;
mod origins;
mod points;
pub mod quotes;
mod segment;
mod vectors;

use std::sync::Arc;

use crate::model::{Article, Findings};

pub use claims::{Likeness, same_claim};
pub use segment::sentences_around;

/// Analyses `articles` together.
pub fn analyse(articles: &[Arc<Article>]) -> Findings {
    let corpus = claims::Corpus::read(articles);
    // Who said what and what the articles have in common do not depend on each other.
    let (said, (key_points, dated)) =
        rayon::join(|| quotes::said(articles), || (points::propose(&corpus), dates::dated(&corpus)));
    let quotes::Said { mut quotes, stretches, speakers_not_detected } = said;
    claims::mark_clusters(&mut quotes, &corpus);
    Findings {
        key_points,
        differences: differences::differences(&corpus, &dated, &quotes),
        events: dates::events(&corpus, dated),
        origins: origins::origins(&corpus),
        quotes,
        stretches,
        speakers_not_detected,
    }
}

/// The best sentences of `articles` in their order, until `words` words (separated by white space) are reached, the
/// last one cut there: the ranking that makes the key points, in a form that can be measured against others.
pub fn summary(articles: &[Arc<Article>], words: usize) -> String {
    points::summary(&claims::Corpus::read(articles), words)
}

/// The file of word vectors (`assets/model/vectors.bin`) for `words` and their vectors, the most frequent word first.
/// What is no single word is left out.
pub fn vectors_of_words(words: impl IntoIterator<Item = (String, Vec<f64>)>) -> Vec<u8> {
    let words = words.into_iter().filter_map(|(word, vector)| Some((claims::stem_of(&word)?, vector)));
    vectors::make(&words.collect::<Vec<_>>())
}
