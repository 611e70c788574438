//! The timeline: what the articles say happened when.

use std::collections::BTreeMap;

use super::{Time, TimeExpression, resolve};
use crate::analysis::claims::{Claim, Corpus, Sentence, likeness};
use crate::analysis::points::complete;
use crate::model::{Date, Event, Evidence, FindingId, Span, When};

/// No more events are proposed than this.
const MOST: usize = 60;

/// Events of one date are the same when the words around the date are so alike…
const SAME_DATED: f64 = 0.3;

/// … and undated ones when their sentences are.
const SAME_UNDATED: f64 = 0.5;

/// So many events of one date are compared with another of that date.
const COMPARED: usize = 48;

/// A dated statement.
struct Dated<'a> {
    at: usize,
    sentence: &'a Sentence,
    date: Option<When>,
    /// The words that the date belongs to.
    clause: Claim,
    place: Span,
}

/// The events of `corpus`, in time order, those without a date last.
pub(crate) fn events(corpus: &Corpus<'_>) -> Vec<Event> {
    let mut groups: BTreeMap<Key, Vec<Vec<Dated<'_>>>> = BTreeMap::new();
    for (at, sentence) in corpus.sentences().iter().enumerate() {
        let text = corpus.text(sentence);
        for found in
            sentence.times.iter().filter(|found| !matches!(found.time, Time::Offset { about: true, .. }))
        {
            let date = resolve(found.time, corpus.published(sentence)).when();
            let clause = clause(text, *found);
            let place = Span::new(sentence.span.start + clause.start, sentence.span.start + clause.end);
            let clause = Claim::read(&without(text, clause, found.span));
            let dated = Dated { at, sentence, date, clause, place };
            let same_date = groups.entry(Key::of(date)).or_default();
            let group = same_date.iter_mut().take(COMPARED).find(|group| {
                group
                    .iter()
                    .take(4)
                    .any(|other| other.place == dated.place && other.at == at || same(other, &dated))
            });
            match group {
                Some(group) => group.push(dated),
                None => same_date.push(vec![dated]),
            }
        }
    }
    groups.into_values().flatten().filter_map(|group| event(corpus, &group)).take(MOST).collect()
}

/// What events are grouped and ordered by: when they began, then when they ended; those without a date last.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Key(bool, Option<Date>, Option<Date>);

impl Key {
    fn of(date: Option<When>) -> Self {
        match date {
            None => Self(true, None, None),
            Some(When::On(date)) => Self(false, Some(date), None),
            Some(When::Between(start, end)) => Self(false, Some(start), Some(end)),
        }
    }
}

fn same(one: &Dated<'_>, other: &Dated<'_>) -> bool {
    if one.date.is_none() {
        return likeness(&one.sentence.claim, &other.sentence.claim).score >= SAME_UNDATED;
    }
    let said = one.clause.found_in(&other.clause).max(other.clause.found_in(&one.clause));
    said >= SAME_DATED && likeness(&one.clause, &other.clause).score >= 0.2
}

/// The event that a group of dated statements tells of, in the words of the one that tells it best.
fn event(corpus: &Corpus<'_>, group: &[Dated<'_>]) -> Option<Event> {
    let mut articles: Vec<usize> = group.iter().map(|dated| dated.sentence.article).collect();
    articles.sort_unstable();
    articles.dedup();
    let told = group.iter().filter_map(|dated| Some((dated, complete(corpus, dated.at)?)));
    // The shortest sentence keeps closest to the event; a mended one is second best.
    let (best, completed) = told.min_by_key(|(dated, completed)| {
        (completed.mended, completed.text.len(), dated.sentence.article, dated.sentence.span)
    })?;
    let first = corpus.evidence(best.sentence, completed.span)?;
    let mut evidence: Vec<Evidence> = vec![first];
    for dated in group.iter().filter(|dated| dated.at != best.at) {
        let place = corpus.evidence(dated.sentence, dated.sentence.span)?;
        if !evidence.contains(&place) {
            evidence.push(place);
        }
    }
    let anchor = best
        .sentence
        .times
        .iter()
        .find(|found| resolve(found.time, corpus.published(best.sentence)).when() == best.date);
    let anchor = anchor.map_or(best.place, |found| {
        Span::new(best.sentence.span.start + found.span.start, best.sentence.span.start + found.span.end)
    });
    let article = &corpus.articles().get(best.sentence.article)?.id;
    Some(Event {
        id: FindingId::anchored("event", article, anchor),
        date: best.date,
        text: completed.text,
        evidence,
    })
}

/// The part of a sentence around an expression of time that the expression belongs to: up to the next comma, dash or
/// word that opens a clause, on both sides.
fn clause(text: &str, found: TimeExpression) -> Span {
    let before = text.get(..found.span.start).unwrap_or_default();
    let after = text.get(found.span.end..).unwrap_or_default();
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
    let rest = after.get(skip..).unwrap_or_default();
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
    let before = text.get(clause.start..time.start).unwrap_or_default();
    let after = text.get(time.end..clause.end).unwrap_or_default();
    format!("{before} {after}")
}
