//! Articles in, findings out, with what was read before read only once.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use super::claims::{self, Corpus};
use super::reading::ArticleReading;
use super::{dates, differences, origins, points, quotes};
use crate::model::{Article, ArticleId, Findings, Metadata};

/// An article as it is analysed: with what is known about it, which may be more or better than what it states.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// The article.
    pub article: Arc<Article>,
    /// What is known about it. Its date resolves "Thursday"; its language and outlet count too.
    pub metadata: Metadata,
}

impl From<&Arc<Article>> for Source {
    /// The article with what it states about itself.
    fn from(article: &Arc<Article>) -> Self {
        Self { article: Arc::clone(article), metadata: article.stated.clone() }
    }
}

/// Analyses sets of articles and remembers what it read in each, so that the next set costs only what is new in it.
///
/// What is remembered never shows: the same sources give the same findings, whatever was analysed before.
#[derive(Default)]
pub struct Analyst {
    /// By article, the language it was read in and what was read.
    read: BTreeMap<ArticleId, (Option<String>, Arc<ArticleReading>)>,
}

impl Analyst {
    /// Analyses `sources` together. What was read in articles that are not among them is forgotten.
    pub fn analyse(&mut self, sources: &[Source]) -> Findings {
        let readings = self.readings(sources);
        let corpus = Corpus::new(sources, &readings);
        // Who said what and what the articles have in common do not depend on each other.
        let ((said, origins), (key_points, dated)) = rayon::join(
            || {
                let mut said = quotes::said(&corpus);
                claims::mark_clusters(&mut said.quotes, &said.words, &corpus);
                (said, origins::origins(&corpus))
            },
            || rayon::join(|| points::propose(&corpus), || dates::dated(&corpus)),
        );
        let quotes::Said { quotes, words, stretches, speakers_not_detected } = said;
        let (differences, events) = rayon::join(
            || differences::differences(&corpus, &dated, &quotes, &words),
            || dates::events(&corpus, &dated),
        );
        Findings { key_points, differences, events, origins, quotes, stretches, speakers_not_detected }
    }

    /// What is read in each source, in their order.
    fn readings(&mut self, sources: &[Source]) -> Vec<Arc<ArticleReading>> {
        let known = std::mem::take(&mut self.read);
        let readings: Vec<Arc<ArticleReading>> = sources
            .par_iter()
            .map(|source| match known.get(&source.article.id) {
                Some((language, reading)) if *language == source.metadata.language => Arc::clone(reading),
                _ => {
                    let language = source.metadata.language.as_deref();
                    Arc::new(ArticleReading::of(&source.article.text, language))
                }
            })
            .collect();
        self.read = sources
            .iter()
            .zip(&readings)
            .map(|(source, reading)| {
                (source.article.id.clone(), (source.metadata.language.clone(), Arc::clone(reading)))
            })
            .collect();
        readings
    }
}

/// Analyses `articles` together, each with what it states about itself.
pub fn analyse(articles: &[Arc<Article>]) -> Findings {
    Analyst::default().analyse(&stated(articles))
}

/// The best sentences of `articles` in their order, until `words` words (separated by white space) are reached, the
/// last one cut there: the ranking that makes the key points, in a form that can be measured against others.
pub fn summary(articles: &[Arc<Article>], words: usize) -> String {
    let sources = stated(articles);
    let readings = Analyst::default().readings(&sources);
    points::summary(&Corpus::new(&sources, &readings), words)
}

fn stated(articles: &[Arc<Article>]) -> Vec<Source> {
    articles.iter().map(Source::from).collect()
}
