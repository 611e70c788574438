//! The sentences of a set of articles, for everything that compares them.

use std::collections::BTreeMap;
use std::ops::{Deref, Range};
use std::sync::Arc;

use super::{Claim, KeyMap};
use crate::analysis::Source;
use crate::analysis::dates::{ArticleDay, ArticleDays};
use crate::analysis::reading::{ArticleReading, SentenceReading};
use crate::model::{ArticleId, Attribution, Evidence, FindingId, InferredDay, Span};
use crate::never::OrNever;

/// A set of articles and their sentences in reading order.
pub(crate) struct Corpus<'a> {
    sources: &'a [Source],
    readings: &'a [Arc<ArticleReading>],
    sentences: Vec<Sentence<'a>>,
    ranges: Vec<Range<usize>>,
    numbers: BTreeMap<&'a ArticleId, usize>,
    /// How many sentences hold each word.
    sentence_counts: KeyMap<u32>,
    days: ArticleDays,
}

/// A sentence of a set of articles.
#[derive(Clone, Copy)]
pub(crate) struct Sentence<'a> {
    /// Its article, by its place in the set.
    pub(crate) article: usize,
    reading: &'a SentenceReading,
}

impl<'a> Sentence<'a> {
    pub(crate) const fn reading(self) -> &'a SentenceReading {
        self.reading
    }

    pub(crate) const fn claim(self) -> &'a Claim {
        &self.reading.claim
    }
}

impl Deref for Sentence<'_> {
    type Target = SentenceReading;

    fn deref(&self) -> &SentenceReading {
        self.reading
    }
}

impl<'a> Corpus<'a> {
    /// Puts `readings` together, one for each of `sources`.
    pub(crate) fn new(sources: &'a [Source], readings: &'a [Arc<ArticleReading>]) -> Self {
        let mut ranges = Vec::with_capacity(readings.len());
        let mut sentences = Vec::with_capacity(readings.iter().map(|reading| reading.sentences.len()).sum());
        for (article, reading) in readings.iter().enumerate() {
            ranges.push(sentences.len()..sentences.len() + reading.sentences.len());
            sentences.extend(reading.sentences.iter().map(|reading| Sentence { article, reading }));
        }
        let numbers =
            sources.iter().enumerate().map(|(number, source)| (&source.article().id, number)).collect();
        let mut sentence_counts: KeyMap<u32> = KeyMap::default();
        for word in sentences.iter().flat_map(|sentence| sentence.claim.content()) {
            *sentence_counts.entry(word).or_default() += 1;
        }
        let days = ArticleDays::infer(sources, readings);
        Self { sources, readings, sentences, ranges, numbers, sentence_counts, days }
    }

    /// The articles, with what is known about them.
    pub(crate) const fn sources(&self) -> &'a [Source] {
        self.sources
    }

    pub(crate) fn readings(&self) -> impl Iterator<Item = &'a ArticleReading> + use<'a> {
        self.readings.iter().map(Arc::as_ref)
    }

    /// Every sentence, by article and then by place.
    pub(crate) fn sentences(&self) -> &[Sentence<'a>] {
        &self.sentences
    }

    /// The numbers of the sentences of an article.
    pub(crate) fn of_article(&self, article: usize) -> Range<usize> {
        self.ranges.get(article).cloned().or_never("an article of the corpus")
    }

    /// A sentence of an article, by its number there, and its number among all.
    pub(crate) fn sentence_of(&self, article: usize, number: usize) -> Option<(usize, Sentence<'a>)> {
        let at = self.of_article(article).start + number;
        Some((at, *self.sentences.get(at).filter(|sentence| sentence.article == article)?))
    }

    /// The sentence in which a place begins, and its number.
    pub(crate) fn sentence_at(&self, place: &Evidence) -> Option<(usize, Sentence<'a>)> {
        let article = *self.numbers.get(&place.article)?;
        let range = self.of_article(article);
        let sentences = self.sentences.get(range.clone())?;
        let after = sentences.partition_point(|sentence| sentence.span.start <= place.span.start);
        let at = range.start + after.checked_sub(1)?;
        Some((at, *self.sentences.get(at)?))
    }

    /// How much a word tells of what a sentence is about, as its inverse sentence frequency in this set. A function word
    /// counts 1.
    pub(crate) fn idf(&self, word: u64) -> f64 {
        let count = self.sentence_counts.get(&word).copied();
        count.map_or(1.0, |count| (self.sentences.len() as f64 / f64::from(count)).ln_1p())
    }

    /// The place of an article in the set.
    pub(crate) fn number(&self, article: &ArticleId) -> Option<usize> {
        self.numbers.get(article).copied()
    }

    /// The identity of an article, by its place in the set.
    pub(crate) fn id(&self, article: usize) -> Option<&'a ArticleId> {
        Some(&self.sources.get(article)?.article().id)
    }

    /// The identity of the finding of `kind` at a place of an article of this set; `None` for another article.
    pub(crate) fn finding_id(&self, kind: &str, article: &ArticleId, span: Span) -> Option<FindingId> {
        let source = self.sources.get(self.number(article)?)?;
        Some(FindingId::anchored(kind, article, source.article().anchor(span)))
    }

    /// For each article, its place when they are ordered by their identities: an order that does not depend on the
    /// one in which they were given.
    pub(crate) fn canonical_places(&self) -> Vec<usize> {
        // The map is in that order.
        let mut places = vec![0; self.sources.len()];
        for (place, number) in self.numbers.values().enumerate() {
            if let Some(slot) = places.get_mut(*number) {
                *slot = place;
            }
        }
        places
    }

    /// The text of an article, by its place in the set.
    pub(crate) fn article_text(&self, article: usize) -> &'a str {
        self.sources
            .get(article)
            .map(|source| source.article().text.as_str())
            .or_never("an article of the corpus")
    }

    /// The words of a sentence as they stand.
    pub(crate) fn text(&self, sentence: Sentence<'_>) -> &'a str {
        sentence.span.of(self.article_text(sentence.article)).or_never("a sentence of this article")
    }

    /// The days on one of which an article appeared, stated or inferred.
    pub(crate) fn day(&self, article: usize) -> Option<ArticleDay> {
        self.days.of(article)
    }

    /// The days on one of which an article appeared, as far as that is stated.
    pub(crate) fn stated_day(&self, article: usize) -> Option<ArticleDay> {
        self.sources.get(article)?.published().and_then(ArticleDay::of)
    }

    /// The days that are inferred, each with the reason.
    pub(crate) fn inferred_days(&self) -> Vec<InferredDay> {
        self.days.inferred(self.sources)
    }

    /// Everybody whom an article names in full, by its place in the set.
    pub(crate) fn people(&self, article: usize) -> &'a [Attribution] {
        self.readings.get(article).map(|reading| reading.said.people()).or_never("an article of the corpus")
    }

    /// Whether two articles are known to have appeared so many days apart that they may tell of two occasions.
    pub(crate) fn are_far_apart(&self, one: usize, other: usize) -> bool {
        const DAYS: i32 = 2;
        let day = |article: usize| {
            let date = self.sources.get(article)?.published()?;
            // Months count 31 days: good enough to tell two days from a week.
            Some(i32::from(date.year()) * 372 + i32::from(date.month()?) * 31 + i32::from(date.day()?))
        };
        day(one).zip(day(other)).is_some_and(|(one, other)| one.abs_diff(other) > DAYS.unsigned_abs())
    }

    /// The place of `span` in the article of `sentence`.
    pub(crate) fn evidence(&self, sentence: Sentence<'_>, span: Span) -> Option<Evidence> {
        Some(Evidence { article: self.id(sentence.article)?.clone(), span })
    }
}
