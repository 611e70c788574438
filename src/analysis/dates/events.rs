//! The timeline: what the articles say happened when.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::{Dated, Time};
use crate::analysis::claims::{Claim, Corpus, Index, contradict, likeness};
use crate::analysis::points::{Standalone, standalone, with_anaphoric_opening};
use crate::model::{Date, Event, Evidence, Span, When};

/// No more events are proposed than this.
const MAX_EVENTS: usize = 60;

/// Events of one date are the same when the words around the date are so alike…
const SAME_DATED: f64 = 0.3;

/// … and the two clauses are not unlike as a whole…
const NOT_UNLIKE: f64 = 0.15;

/// … and undated ones when their sentences are.
const SAME_UNDATED: f64 = 0.5;

/// Of more statements of one date than this only those that share words are compared.
const MANY: usize = 64;

/// So many other identities of an event are remembered.
const MAX_ALIASES: usize = 64;

/// So many statements of an event stand for it when another is compared with it.
const FIRST_FEW: usize = 4;

/// The events that the dated statements of `corpus` tell of, in time order, those without a date last.
pub(crate) fn events(corpus: &Corpus<'_>, all: &[Dated<'_>]) -> Vec<Event> {
    let mut dates: BTreeMap<Key, Vec<&Dated<'_>>> = BTreeMap::new();
    for dated in one_of_each_clause(all).into_iter().filter(|dated| !dated.found.is_bound) {
        dates.entry(Key::of(dated.date)).or_default().push(dated);
    }
    // Which statements meet in one event must not depend on the order of the articles.
    let places = corpus.canonical_places();
    for same_date in dates.values_mut() {
        same_date.sort_by_key(|dated| (places.get(dated.sentence.article), dated.at, dated.found.span));
    }
    let groups = dates.values().flat_map(|same_date| grouped(same_date));
    best_told(groups.filter_map(|group| event(corpus, &group)).collect())
}

/// No more than [`MAX_EVENTS`] of `events`, in their order: of those of a date the ones that most articles tell of, and
/// then the newest; those without a date go first.
fn best_told(events: Vec<Event>) -> Vec<Event> {
    let articles = |event: &Event| {
        let all: BTreeSet<_> = event.evidence.iter().map(|place| &place.article).collect();
        all.len()
    };
    let mut order: Vec<usize> = (0..events.len()).collect();
    order.sort_by_key(|at| {
        let event = events.get(*at);
        let date = event.and_then(|event| event.date);
        Reverse((date.is_some(), event.map(articles), Key::of(date)))
    });
    let kept: BTreeSet<usize> = order.into_iter().take(MAX_EVENTS).collect();
    events.into_iter().enumerate().filter(|(at, _)| kept.contains(at)).map(|(_, event)| event).collect()
}

/// The statements of which each clause has one: two expressions of time in one clause date one thing, and the finer of
/// them says more.
fn one_of_each_clause<'a, 'b>(all: &'b [Dated<'a>]) -> Vec<&'b Dated<'a>> {
    let mut kept: Vec<&Dated<'_>> = Vec::with_capacity(all.len());
    for dated in all {
        match kept.last_mut() {
            Some(last)
                if last.at == dated.at && last.place == dated.place && one_date(last.date, dated.date) =>
            {
                if precision(dated) > precision(last) {
                    *last = dated;
                }
            }
            _ => kept.push(dated),
        }
    }
    kept
}

/// Whether two dates may be one, told less and more exactly, or not at all.
fn one_date(one: Option<When>, other: Option<When>) -> bool {
    match (one, other) {
        (Some(When::On(one)), Some(When::On(other))) => one.includes(other) || other.includes(one),
        (Some(When::On(on)), Some(When::Between(start, end)))
        | (Some(When::Between(start, end)), Some(When::On(on))) => start <= on && on <= end,
        (None, _) | (_, None) => true,
        (one, other) => one == other,
    }
}

/// How exactly a statement is dated: not at all, to a range, a year, a month or a day.
fn precision(dated: &Dated<'_>) -> u8 {
    match dated.date {
        None => 0,
        Some(When::Between(..)) => 1,
        Some(When::On(date)) => 2 + u8::from(date.month().is_some()) + u8::from(date.day().is_some()),
    }
}

/// Groups the statements of one date by what they tell of: each joins the first group that has one like it among its
/// first few. The groups stand in reading order.
fn grouped<'a, 'b>(all: &[&'b Dated<'a>]) -> Vec<Vec<&'b Dated<'a>>> {
    let index = (all.len() > MANY).then(|| Index::of(all.iter().map(|dated| compared(dated))));
    let mut groups: Vec<Vec<&Dated<'_>>> = Vec::new();
    // For each statement, its group, if it is among the first few there.
    let mut speaks_for: Vec<Option<usize>> = Vec::with_capacity(all.len());
    for (number, &dated) in all.iter().enumerate() {
        let near = match &index {
            Some(index) => index.near(compared(dated)),
            None => (0..number).collect(),
        };
        let group = near.into_iter().take_while(|other| *other < number).find_map(|other| {
            let group = speaks_for.get(other).copied().flatten()?;
            same(all.get(other)?, dated).then_some(group)
        });
        let group = group.unwrap_or(groups.len());
        if group == groups.len() {
            groups.push(Vec::new());
        }
        if let Some(members) = groups.get_mut(group) {
            speaks_for.push((members.len() < FIRST_FEW).then_some(group));
            members.push(dated);
        }
    }
    groups.sort_by_key(|group| group.iter().map(|dated| dated.at).min());
    groups
}

/// What of a statement is compared: with a date the words around it, without one the whole sentence.
fn compared<'a>(dated: &Dated<'a>) -> &'a Claim {
    if dated.date.is_some() { dated.clause } else { dated.sentence.claim() }
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
        // Nothing tells that "Monday" here is "Tuesday" there.
        return may_be_one(one.found.time, other.found.time)
            && likeness(compared(one), compared(other)).score >= SAME_UNDATED;
    }
    // What is dated no better than to a month may have been on other days of it.
    if let (Time::Weekday { day: one, .. }, Time::Weekday { day: other, .. }) =
        (one.found.time, other.found.time)
        && one != other
    {
        return false;
    }
    let said = one.clause.found_in(other.clause).max(other.clause.found_in(one.clause));
    said >= SAME_DATED && likeness(one.clause, other.clause).score >= NOT_UNLIKE
}

/// Whether two open expressions of time may name one day or month.
pub(crate) fn may_be_one(one: Time, other: Time) -> bool {
    let month = |time: Time| match time {
        Time::Yearless { month, day: None } => Some((month, None)),
        Time::MonthOf { month, years } => Some((month, Some(years))),
        _ => None,
    };
    match (month(one), month(other)) {
        (Some((a, one)), Some((b, other))) => a == b && (one.is_none() || other.is_none() || one == other),
        _ => one == other,
    }
}

/// The sentence of a dated statement so that it stands alone. "This month" points at the article's day and not back.
fn told_alone(corpus: &Corpus<'_>, dated: &Dated<'_>) -> Option<Standalone> {
    if dated.sentence.times.first().is_some_and(|found| found.span.start == 0) {
        with_anaphoric_opening(corpus, dated.at)
    } else {
        standalone(corpus, dated.at)
    }
}

/// The event that a group of dated statements tells of, in the words of the one that tells it best.
fn event(corpus: &Corpus<'_>, group: &[&Dated<'_>]) -> Option<Event> {
    let mut articles: Vec<usize> = group.iter().map(|dated| dated.sentence.article).collect();
    articles.sort_unstable();
    articles.dedup();
    let told = group.iter().filter_map(|dated| Some((dated, told_alone(corpus, dated)?)));
    // The shortest sentence keeps closest to the event; a rewritten one is second best. The order of the articles does
    // not matter.
    let (best, sentence) = told.min_by_key(|(dated, sentence)| {
        (sentence.rewritten, sentence.text.len(), corpus.id(dated.sentence.article), dated.sentence.span)
    })?;
    let first = corpus.evidence(best.sentence, sentence.span)?;
    let mut evidence: Vec<Evidence> = vec![first];
    let mut told: BTreeSet<usize> = BTreeSet::from([best.at]);
    let mut in_order: Vec<&Dated<'_>> = group.to_vec();
    in_order.sort_by_key(|dated| dated.at);
    for dated in in_order {
        let is_contrary = contradict(best.sentence.reading(), dated.sentence.reading());
        if !is_contrary && told.insert(dated.at) {
            evidence.push(corpus.evidence(dated.sentence, dated.sentence.span)?);
        }
    }
    let id = |dated: &Dated<'_>| {
        let start = dated.sentence.span.start;
        let place = Span::new(start + dated.found.span.start, start + dated.found.span.end);
        corpus.finding_id("event", corpus.id(dated.sentence.article)?, place)
    };
    let others = group.iter().filter(|dated| !std::ptr::eq(**dated, *best));
    Some(Event {
        id: id(best)?,
        aliases: others.take(MAX_ALIASES).filter_map(|dated| id(dated)).collect(),
        date: best.date,
        text: sentence.text,
        evidence,
    })
}
