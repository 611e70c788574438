//! The timeline: what the articles say happened when.

use std::collections::BTreeMap;

use super::Dated;
use crate::analysis::claims::{Corpus, likeness};
use crate::analysis::points::complete;
use crate::model::{Date, Event, Evidence, FindingId, Span, When};

/// No more events are proposed than this.
const MOST: usize = 60;

/// Events of one date are the same when the words around the date are so alike…
const SAME_DATED: f64 = 0.3;

/// … and the two clauses are not unlike as a whole…
const NOT_UNLIKE: f64 = 0.15;

/// … and undated ones when their sentences are.
const SAME_UNDATED: f64 = 0.5;

/// So many events of one date are compared with another of that date.
const COMPARED: usize = 48;

/// The events that the dated statements of `corpus` tell of, in time order, those without a date last.
pub(crate) fn events(corpus: &Corpus<'_>, all: Vec<Dated<'_>>) -> Vec<Event> {
    let mut groups: BTreeMap<Key, Vec<Vec<Dated<'_>>>> = BTreeMap::new();
    for dated in all {
        let same_date = groups.entry(Key::of(dated.date)).or_default();
        let group = same_date.iter_mut().take(COMPARED).find(|group| {
            group
                .iter()
                .take(4)
                .any(|other| (other.place == dated.place && other.at == dated.at) || same(other, &dated))
        });
        match group {
            Some(group) => group.push(dated),
            None => same_date.push(vec![dated]),
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
    said >= SAME_DATED && likeness(&one.clause, &other.clause).score >= NOT_UNLIKE
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
    let anchor = best.found.span;
    let anchor = Span::new(best.sentence.span.start + anchor.start, best.sentence.span.start + anchor.end);
    let article = &corpus.articles().get(best.sentence.article)?.id;
    Some(Event {
        id: FindingId::anchored("event", article, anchor),
        date: best.date,
        text: completed.text,
        evidence,
    })
}
