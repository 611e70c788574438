//! The dated statements of a set of articles: an expression of time and the words that it belongs to.

use super::day_evidence::{is_of_the_archive, place_line, words_below};
use super::{Time, TimeExpression, resolve};
use crate::analysis::claims::{Claim, Corpus, Sentence};
use crate::analysis::reading::{ArticleReading, SentenceReading};
use crate::model::{Span, When};
use crate::never::OrNever;

/// A dated statement of one article.
pub(crate) struct DatedReading {
    /// The number of its sentence in the article.
    sentence: usize,
    found: TimeExpression,
    /// The words that the date belongs to, without it.
    clause: Claim,
    /// Where those stand, the date included, in the article.
    place: Span,
}

/// A dated statement of a set of articles.
pub(crate) struct Dated<'a> {
    /// The number of its sentence.
    pub(crate) at: usize,
    pub(crate) sentence: Sentence<'a>,
    pub(crate) found: TimeExpression,
    /// What that comes to.
    pub(crate) date: Option<When>,
    /// The words that the date belongs to, without it.
    pub(crate) clause: &'a Claim,
    /// Where those stand, the date included, in the article.
    pub(crate) place: Span,
}

/// The dated statements of an article, in reading order. What is dated only about ("almost four years ago") is left
/// out, and so is what counts from the day of somebody's words ("“… tomorrow”, he said"), and what dates only that it
/// was said ("…, he said on Tuesday") where something else dates what was said.
pub(crate) fn read_dated(text: &str, sentences: &[SentenceReading]) -> Vec<DatedReading> {
    let mut all = Vec::new();
    for (number, sentence) in sentences.iter().enumerate().filter(|(_, sentence)| sentence.is_sentence()) {
        let words = sentence.span.of(text).or_never("a span of this text");
        if sentence.times.is_empty()
            || is_of_the_archive(words_below(text, sentence.span.start, sentence.span.end))
        {
            continue;
        }
        let dates_something = |found: &&TimeExpression| {
            let fixed = matches!(found.time, Time::Fixed(_));
            let about = matches!(found.time, Time::Offset { about: true, .. });
            !about && (fixed || !sentence.is_quoted_at(found.span.start))
        };
        // The day on which something was said dates it only where nothing else does.
        let dates_more =
            |found: &TimeExpression| dates_something(&found) && !found.of_saying && !found.is_bound;
        let dates_more = sentence.times.iter().any(dates_more);
        let is_place_line =
            |found: &&TimeExpression| place_line(words).is_some() && sentence.times.first() == Some(*found);
        let wanted = sentence.times.iter().filter(dates_something);
        for found in wanted.filter(|found| !(is_place_line(found) || found.of_saying && dates_more)) {
            let clause = clause(words, *found);
            let place = Span::new(sentence.span.start + clause.start, sentence.span.start + clause.end);
            let clause = Claim::read(&without(words, clause, found.span));
            all.push(DatedReading { sentence: number, found: *found, clause, place });
        }
    }
    all
}

/// The dated statements of `corpus`, in reading order, each beside the date of its article.
pub(crate) fn dated<'a>(corpus: &Corpus<'a>) -> Vec<Dated<'a>> {
    let of_article = |(article, reading): (usize, &'a ArticleReading)| {
        reading.dated.iter().filter_map(move |reading| {
            let (at, sentence) = corpus.sentence_of(article, reading.sentence)?;
            let date = resolve(&reading.found, corpus.day(article)).date();
            let DatedReading { found, clause, place, .. } = reading;
            Some(Dated { at, sentence, found: *found, date, clause, place: *place })
        })
    };
    corpus.readings().enumerate().flat_map(of_article).collect()
}

/// The part of a sentence around an expression of time that the expression belongs to: up to the next comma, dash or
/// word that opens a clause, on both sides.
fn clause(text: &str, found: TimeExpression) -> Span {
    let before = text.get(..found.span.start).or_never("a span of this text");
    let after = text.get(found.span.end..).or_never("a span of this text");
    let opens =
        [", ", " – ", " — ", " − ", "; ", " since ", " after ", " when ", " following ", " while ", " and "];
    // A short piece before the date ("In ") is not yet a clause.
    let start = opens
        .iter()
        .filter_map(|mark| before.rfind(mark).map(|at| at + mark.len()))
        .filter(|start| found.span.start - start > 12)
        .max()
        .unwrap_or(0);
    let lead = found.span.start - start <= 12;
    let skip = if lead { after.find(|c: char| c.is_alphanumeric()).unwrap_or(0) } else { 0 };
    let rest = after.get(skip..).or_never("a boundary between characters");
    let end = opens
        .iter()
        .chain(&[". "])
        .filter_map(|mark| rest.find(mark))
        .min()
        .map_or(text.len(), |at| found.span.end + skip + at);
    Span::new(start, end)
}

/// The clause without its expression of time.
fn without(text: &str, clause: Span, time: Span) -> String {
    let before = text.get(clause.start..time.start).or_never("an expression inside its clause");
    let after = text.get(time.end..clause.end).or_never("an expression inside its clause");
    format!("{before} {after}")
}
