//! The sentences of a set of articles, read once for everything that compares them.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;
use std::sync::Arc;

use rayon::prelude::*;

use super::{Claim, Term, terms};
use crate::analysis::dates::{TimeExpression, time_expressions};
use crate::analysis::quotes::quotations;
use crate::analysis::segment::sentences;
use crate::model::{Article, ArticleId, Date, Evidence, Span};

/// A set of articles and their sentences in reading order.
pub(crate) struct Corpus<'a> {
    articles: &'a [Arc<Article>],
    sentences: Vec<Sentence>,
    ranges: Vec<Range<usize>>,
    numbers: BTreeMap<&'a ArticleId, usize>,
    /// How rare each word is among the sentences.
    rarity: HashMap<u64, f64>,
}

/// A sentence, made ready for comparing.
pub(crate) struct Sentence {
    /// Its article, by its place in the set.
    pub(crate) article: usize,
    /// Where in that article.
    pub(crate) span: Span,
    /// Its words; their places count from the start of the sentence.
    pub(crate) terms: Vec<Term>,
    /// What it claims.
    pub(crate) claim: Claim,
    /// The expressions of time in it; their places count from the start of the sentence.
    pub(crate) times: Vec<TimeExpression>,
    /// The quotation marks' stretches that overlap it, with their marks; their places count from the start of the
    /// article.
    pub(crate) quoted: Vec<Span>,
}

impl Sentence {
    /// Whether it is all somebody's words, or a quotation is cut by one of its ends: it is no statement of the article.
    pub(crate) fn is_part_of_quotation(&self) -> bool {
        self.quoted
            .iter()
            .any(|outer| outer.start < self.span.start || outer.end > self.span.end || *outer == self.span)
    }

    /// Whether the place `at`, counted from the start of the sentence, lies inside quotation marks.
    pub(crate) fn is_quoted_at(&self, at: usize) -> bool {
        let at = self.span.start + at;
        self.quoted.iter().any(|outer| outer.start < at && at < outer.end)
    }
}

impl<'a> Corpus<'a> {
    /// Reads `articles`, on all cores.
    pub(crate) fn read(articles: &'a [Arc<Article>]) -> Self {
        let read: Vec<Vec<Sentence>> = articles
            .par_iter()
            .enumerate()
            .map(|(article, source)| {
                let quotations = quotations(&source.text);
                let read = |span: Span| {
                    let text = span.of(&source.text).unwrap_or_default();
                    let terms = terms(text);
                    let claim = Claim::of(&terms);
                    // Quotations stand in order and apart.
                    let first = quotations.partition_point(|quotation| quotation.outer.end <= span.start);
                    let after =
                        quotations.get(first..).unwrap_or_default().iter().map(|quotation| quotation.outer);
                    let quoted = after.take_while(|outer| outer.start < span.end).collect();
                    Sentence { article, span, terms, claim, times: time_expressions(text), quoted }
                };
                sentences(&source.text).into_iter().map(read).collect()
            })
            .collect();
        let mut ranges = Vec::with_capacity(read.len());
        let mut all = Vec::with_capacity(read.iter().map(Vec::len).sum());
        for sentences in read {
            ranges.push(all.len()..all.len() + sentences.len());
            all.extend(sentences);
        }
        let numbers = articles.iter().enumerate().map(|(number, article)| (&article.id, number)).collect();
        let mut holders: HashMap<u64, usize> = HashMap::new();
        for word in all.iter().flat_map(|sentence| sentence.claim.content()) {
            *holders.entry(word).or_default() += 1;
        }
        let count = all.len() as f64;
        let rarity =
            holders.into_iter().map(|(word, holders)| (word, (count / holders as f64).ln_1p())).collect();
        Self { articles, sentences: all, ranges, numbers, rarity }
    }

    /// The articles.
    pub(crate) const fn articles(&self) -> &'a [Arc<Article>] {
        self.articles
    }

    /// Every sentence, by article and then by place.
    pub(crate) fn sentences(&self) -> &[Sentence] {
        &self.sentences
    }

    /// The numbers of the sentences of an article.
    pub(crate) fn of_article(&self, article: usize) -> Range<usize> {
        self.ranges.get(article).cloned().unwrap_or_default()
    }

    /// The sentence in which a place begins, and its number.
    pub(crate) fn sentence_at(&self, place: &Evidence) -> Option<(usize, &Sentence)> {
        let article = *self.numbers.get(&place.article)?;
        let range = self.of_article(article);
        let sentences = self.sentences.get(range.clone())?;
        let after = sentences.partition_point(|sentence| sentence.span.start <= place.span.start);
        let at = range.start + after.checked_sub(1)?;
        Some((at, self.sentences.get(at)?))
    }

    /// How much a word tells of what a sentence is about: the rarer it is in this set, the more.
    pub(crate) fn rarity(&self, word: u64) -> f64 {
        self.rarity.get(&word).copied().unwrap_or(1.0)
    }

    /// The place of an article in the set.
    pub(crate) fn number(&self, article: &ArticleId) -> Option<usize> {
        self.numbers.get(article).copied()
    }

    /// The words of a sentence as they stand.
    pub(crate) fn text(&self, sentence: &Sentence) -> &'a str {
        self.articles
            .get(sentence.article)
            .and_then(|article| sentence.span.of(&article.text))
            .unwrap_or_default()
    }

    /// When the article of a sentence was published, as far as it states it.
    pub(crate) fn published(&self, sentence: &Sentence) -> Option<Date> {
        self.articles.get(sentence.article)?.stated.published
    }

    /// The place of `span` in the article of `sentence`.
    pub(crate) fn evidence(&self, sentence: &Sentence, span: Span) -> Option<Evidence> {
        let article = self.articles.get(sentence.article)?;
        Some(Evidence { article: article.id.clone(), span })
    }
}
