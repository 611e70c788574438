//! Articles in, findings out, with what was read before read only once.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use super::claims::{self, Corpus};
use super::reading::ArticleReading;
use super::{dates, differences, origins, points, quotes};
use crate::model::{Article, ArticleId, Date, Findings, Metadata};

/// An article as it is analysed: with as much of what is known about it as findings depend on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    article: Arc<Article>,
    /// Its date gives "Thursday" a date.
    published: Option<Date>,
    /// Its language says whether speakers can be detected.
    language: Option<String>,
    /// What an agency publishes shares an origin with those that credit the agency.
    outlet: Option<String>,
}

impl Source {
    /// An article with what is known about it, which may be more or better than what it states.
    pub fn new(article: &Arc<Article>, known: &Metadata) -> Self {
        Self {
            article: Arc::clone(article),
            published: known.published,
            language: known.language.clone(),
            outlet: known.outlet.clone(),
        }
    }

    /// An article with what it states about itself.
    pub fn stated(article: &Arc<Article>) -> Self {
        Self::new(article, &article.stated)
    }

    /// The article.
    pub fn article(&self) -> &Arc<Article> {
        &self.article
    }

    /// Whether what is read in it is what is read in `other`.
    fn reads_like(&self, other: &Self) -> bool {
        let is_same = Arc::ptr_eq(&self.article, &other.article) || self.article == other.article;
        is_same && self.language == other.language
    }

    pub(crate) const fn published(&self) -> Option<Date> {
        self.published
    }

    pub(crate) fn outlet(&self) -> Option<&str> {
        self.outlet.as_deref()
    }
}

/// Analyses sets of articles and remembers what it read in each, so that the next set costs only what is new in it.
///
/// What is remembered never shows: the same sources give the same findings, whatever was analysed before.
#[derive(Default)]
pub struct Analyst {
    /// By article, its source as it was read and what was read.
    read: BTreeMap<ArticleId, (Source, Arc<ArticleReading>)>,
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
        let days = corpus.inferred_days();
        Findings { days, key_points, quotes, stretches, events, differences, origins, speakers_not_detected }
    }

    /// What is read in each source, in their order.
    fn readings(&mut self, sources: &[Source]) -> Vec<Arc<ArticleReading>> {
        let known = std::mem::take(&mut self.read);
        let readings: Vec<Arc<ArticleReading>> = sources
            .par_iter()
            .map(|source| match known.get(&source.article.id) {
                Some((known, reading)) if source.reads_like(known) => Arc::clone(reading),
                _ => {
                    let language = source.language.as_deref();
                    Arc::new(ArticleReading::of(&source.article, language))
                }
            })
            .collect();
        self.read = sources
            .iter()
            .zip(&readings)
            .map(|(source, reading)| (source.article.id.clone(), (source.clone(), Arc::clone(reading))))
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

/// What `with` makes of `articles` put together.
#[cfg(any(test, feature = "training"))]
pub(super) fn with_corpus<T>(articles: &[Arc<Article>], with: impl FnOnce(&Corpus<'_>) -> T) -> T {
    let sources = stated(articles);
    let readings = Analyst::default().readings(&sources);
    with(&Corpus::new(&sources, &readings))
}

fn stated(articles: &[Arc<Article>]) -> Vec<Source> {
    articles.iter().map(Source::stated).collect()
}
