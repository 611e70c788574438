//! What is read in one article by itself, whatever other articles there are.
//!
//! Everything here can be kept while the set changes around the article: see [`super::Analyst`].

use super::claims::{Claim, Stance, Term, terms};
use super::dates::{DatedReading, DayEvidence, TimeExpression, time_expressions};
use super::differences::{CountReading, NamesReading};
use super::origins::OriginReading;
use super::points::{Grams, is_statement};
use super::quotes::SaidReading;
use super::segment::sentences;
use super::units::quotations;
use crate::lines::{LineKind, caption_at_start, tell};
use crate::model::{Article, Span};
use crate::never::OrNever;

pub(crate) struct ArticleReading {
    /// Its sentences, in order.
    pub(crate) sentences: Vec<SentenceReading>,
    /// Its dated statements, in order.
    pub(crate) dated: Vec<DatedReading>,
    /// What tells on which day it appeared.
    pub(crate) day: DayEvidence,
    /// What it counts, in order.
    pub(crate) counts: Vec<CountReading>,
    /// The names in its statements, in order.
    pub(crate) names: NamesReading,
    /// Who says what in it.
    pub(crate) said: SaidReading,
    /// What tells where it comes from.
    pub(crate) origin: OriginReading,
}

/// A sentence, made ready for comparing.
pub(crate) struct SentenceReading {
    /// Where in its article.
    pub(crate) span: Span,
    /// Its words; their places count from the start of the sentence.
    pub(crate) terms: Vec<Term>,
    pub(crate) claim: Claim,
    /// What it says on the points on which two sentences can part.
    pub(crate) stance: Stance,
    /// What a digest counts of it.
    pub(crate) grams: Grams,
    /// The expressions of time in it; their places count from the start of the sentence.
    pub(crate) times: Vec<TimeExpression>,
    /// The quotation marks' stretches that overlap it, with their marks; their places count from the start of the
    /// article.
    pub(crate) quoted: Vec<Span>,
    /// Whether it is a whole statement of the article, no heading, question or part of a quotation.
    pub(crate) is_statement: bool,
}

impl ArticleReading {
    /// Reads `article`, which is known to be in `language` (ISO 639-1).
    pub(crate) fn of(article: &Article, language: Option<&str>) -> Self {
        let text = article.text.as_str();
        let (sentences, said) = rayon::join(|| read_sentences(text), || SaidReading::of(text, language));
        let (dated, counts) = rayon::join(
            || super::dates::read_dated(text, &sentences),
            || super::differences::read_counts(text, &sentences),
        );
        let names = NamesReading::of(&sentences);
        let day = DayEvidence::of(article, &sentences);
        Self { dated, day, counts, names, said, origin: OriginReading::of(article), sentences }
    }
}

fn read_sentences(text: &str) -> Vec<SentenceReading> {
    let quotations = quotations(text);
    let prose = prose_lines(text);
    let read = |span: Span| {
        let words = span.of(text).or_never("a span of this text");
        let terms = terms(words);
        let times = time_expressions(words);
        // Quotations stand in order and apart.
        let first = quotations.partition_point(|quotation| quotation.outer.end <= span.start);
        let after = quotations
            .get(first..)
            .or_never("a place among the quotations")
            .iter()
            .map(|quotation| quotation.outer);
        let quoted: Vec<Span> = after.take_while(|outer| outer.start < span.end).collect();
        SentenceReading {
            claim: Claim::of(&terms),
            // What is too long to be a sentence is no evidence, so nothing asks where it stands.
            stance: if terms.len() <= MAX_WORDS {
                Stance::of(words, &terms, &times.iter().map(|time| time.span).collect::<Vec<_>>())
            } else {
                Stance::default()
            },
            grams: Grams::of(&terms, words),
            times,
            is_statement: prose.binary_search_by(|line| order(*line, span)).is_ok()
                && !is_part_of_quotation(span, &quoted)
                && is_statement(words, &terms),
            span,
            terms,
            quoted,
        }
    };
    sentences(text).into_iter().map(read).collect()
}

/// The lines of a text that are the article's own prose, in order.
fn prose_lines(text: &str) -> Vec<Span> {
    let lines: Vec<&str> = text.split('\n').collect();
    let mut start = 0;
    let mut prose = Vec::with_capacity(lines.len());
    for (line, told) in lines.iter().zip(tell(&lines)) {
        if told.share(&[LineKind::Body]) >= PROSE {
            prose.push(Span::new(start + caption_at_start(line), start + line.len()));
        }
        start += line.len() + 1;
    }
    prose
}

/// How likely it must be that a line is prose.
const PROSE: f32 = 0.4;

/// Whether a line stands before a sentence or after it, or has it.
fn order(line: Span, sentence: Span) -> std::cmp::Ordering {
    if line.end <= sentence.start {
        std::cmp::Ordering::Less
    } else if line.start > sentence.start {
        std::cmp::Ordering::Greater
    } else {
        std::cmp::Ordering::Equal
    }
}

/// Whether a sentence is all somebody's words, or a quotation is cut by one of its ends: it is no statement of the
/// article.
fn is_part_of_quotation(sentence: Span, quoted: &[Span]) -> bool {
    quoted.iter().any(|outer| outer.start < sentence.start || outer.end > sentence.end || *outer == sentence)
}

/// A "sentence" of more words than this is a table, a list or a text without punctuation.
const MAX_WORDS: usize = 200;

impl SentenceReading {
    /// Whether it is short enough to be a sentence at all.
    pub(crate) const fn is_sentence(&self) -> bool {
        self.terms.len() <= MAX_WORDS
    }

    /// Whether the place `at`, counted from the start of the sentence, lies inside quotation marks.
    pub(crate) fn is_quoted_at(&self, at: usize) -> bool {
        let at = self.span.start + at;
        self.quoted.iter().any(|outer| outer.start < at && at < outer.end)
    }
}
