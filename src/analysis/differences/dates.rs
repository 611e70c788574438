//! One event, two dates.

use std::collections::BTreeSet;

use super::{are_about_one_thing, identities};
use crate::analysis::claims::{Corpus, Index, likeness};
use crate::analysis::dates::{Dated, Time, Unit};
use crate::model::{Date, Difference, DifferenceKind, DifferenceValue, Evidence, Span, When};

/// Two dated statements are about one event when their words are so alike…
const ALIKE: f64 = 0.5;

/// … and so much of the shorter one is in the longer one.
const SAID: f64 = 0.55;

pub(super) fn differences(corpus: &Corpus<'_>, dated: &[Dated<'_>]) -> Vec<Difference> {
    // When something was said is no matter of what was said.
    let dated: Vec<&Dated<'_>> = dated.iter().filter(|dated| !dated.found.of_saying).collect();
    let horizon = horizon(&dated);
    let index = Index::of(dated.iter().map(|dated| dated.clause));
    let alike = |one: usize, other: usize| {
        dated
            .get(one)
            .zip(dated.get(other))
            .is_some_and(|(one, two)| one.sentence.article != two.sentence.article && same_event(one, two))
    };
    index
        .groups(alike)
        .of_two_or_more()
        .into_iter()
        .filter_map(|group| {
            let members: Vec<&Dated<'_>> =
                group.iter().filter_map(|number| dated.get(*number).copied()).collect();
            difference(corpus, &members, horizon)
        })
        .collect()
}

/// Two statements have at least so many words in common, synonyms apart: a short clause is soon like another.
const COMMON_WORDS: usize = 3;

/// … and so many of these are no names when they are to contradict each other.
const MIN_CONTENT_WORDS: usize = 2;

/// A clause of fewer words does not say what happened.
const MIN_WORDS: usize = 3;

fn same_event(one: &Dated<'_>, two: &Dated<'_>) -> bool {
    let words = |dated: &Dated<'_>| dated.clause.content().count();
    if words(one).min(words(two)) < MIN_WORDS {
        return false;
    }
    if one.clause.content().filter(|word| two.clause.has(*word)).count() < COMMON_WORDS {
        return false;
    }
    let said = one.clause.found_in(two.clause).max(two.clause.found_in(one.clause));
    said >= SAID && likeness(one.clause, two.clause).score >= ALIKE
}

/// How two dates stand to each other.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Relation {
    /// They are the same, or one says the same less exactly.
    Compatible,
    /// They cannot both be true.
    Conflict,
    Unknown,
}

/// Compares two dates; `now` is a date shortly before which the articles were written, if that is known.
fn relation(one: &Dated<'_>, two: &Dated<'_>, now: Option<Date>) -> Relation {
    if let (Some(a), Some(b)) = (one.date, two.date) {
        return match (a, b) {
            (When::On(a), When::On(b)) if a.includes(b) || b.includes(a) => Relation::Compatible,
            (When::On(_), When::On(_)) => Relation::Conflict,
            (When::Between(from, to), When::On(on)) | (When::On(on), When::Between(from, to)) => {
                if from.year() <= on.year() && on.year() <= to.year() {
                    Relation::Compatible
                } else {
                    Relation::Conflict
                }
            }
            (When::Between(..), When::Between(..)) => {
                if a == b {
                    Relation::Compatible
                } else {
                    Relation::Unknown
                }
            }
        };
    }
    match (calendar(one, now), calendar(two, now)) {
        (Some(a), Some(b)) => a.relation(b),
        _ => Relation::Unknown,
    }
}

/// A date of which some parts may be open.
#[derive(Clone, Copy)]
struct Calendar {
    year: Option<i16>,
    month: Option<u8>,
    day: Option<u8>,
}

impl Calendar {
    fn relation(self, other: Self) -> Relation {
        let differs = |a: Option<i32>, b: Option<i32>| matches!((a, b), (Some(a), Some(b)) if a != b);
        let years = differs(self.year.map(i32::from), other.year.map(i32::from));
        let months = differs(self.month.map(i32::from), other.month.map(i32::from));
        let days = differs(self.day.map(i32::from), other.day.map(i32::from));
        if years || months || days { Relation::Conflict } else { Relation::Compatible }
    }
}

/// What is known of a date, reading "this month" and "April this year" as of `now` where the article's own date is
/// not known. Weekdays stay out: articles of one week name different days of it for different things.
fn calendar(dated: &Dated<'_>, now: Option<Date>) -> Option<Calendar> {
    if let Some(When::On(date)) = dated.date {
        return Some(Calendar { year: Some(date.year()), month: date.month(), day: date.day() });
    }
    match dated.found.time {
        Time::Yearless { month, day } => Some(Calendar { year: None, month: Some(month), day }),
        Time::MonthOf { month, years } => {
            Some(Calendar { year: now.map(|now| now.year() + years), month: Some(month), day: None })
        }
        Time::Offset { unit: Unit::Month, count: 0, .. } => {
            let now = now.filter(|now| now.month().is_some())?;
            Some(Calendar { year: Some(now.year()), month: now.month(), day: None })
        }
        Time::Offset { unit: Unit::Year, count, .. } => {
            Some(Calendar { year: Some(now?.year() + count), month: None, day: None })
        }
        _ => None,
    }
}

/// The latest day that any of the articles names: they were written about then.
///
/// Articles about one piece of news are written within days of each other, which is close enough to tell "this month"
/// from a month long past. A mere month or year may be one to come.
fn horizon(dated: &[&Dated<'_>]) -> Option<Date> {
    dated
        .iter()
        .filter_map(|dated| match dated.date {
            Some(When::On(date)) if date.day().is_some() => Some(date),
            _ => None,
        })
        .max()
}

fn difference(corpus: &Corpus<'_>, members: &[&Dated<'_>], now: Option<Date>) -> Option<Difference> {
    let conflicts = |one: &Dated<'_>| {
        members.iter().any(|two| {
            two.sentence.article != one.sentence.article
                && !corpus.are_far_apart(one.sentence.article, two.sentence.article)
                // Statements that are merely alike may stand beside a conflict; they cannot make one.
                && are_about_one_thing(one.clause, two.clause)
                && one.clause.content_words_in_common(two.clause) >= MIN_CONTENT_WORDS
                && relation(one, two, now) == Relation::Conflict
                && same_event(one, two)
        })
    };
    // Members of one value are compatible with each other; what conflicts with nothing is listed as compatible.
    let mut values: Vec<(Vec<&Dated<'_>>, bool)> = Vec::new();
    for &member in members {
        let conflicting = conflicts(member);
        let told = relation(member, member, now) != Relation::Unknown;
        if !told {
            continue;
        }
        let value = values.iter_mut().find(|(value, in_conflict)| {
            *in_conflict == conflicting
                && value.iter().all(|other| relation(other, member, now) == Relation::Compatible)
        });
        match value {
            Some((value, _)) => value.push(member),
            None => values.push((vec![member], conflicting)),
        }
    }
    if values.iter().filter(|(_, conflicting)| *conflicting).count() < 2 {
        return None;
    }
    // An article that gives both dates tells of two things, or of one that happened twice.
    let articles =
        |value: &[&Dated<'_>]| value.iter().map(|dated| dated.sentence.article).collect::<BTreeSet<_>>();
    let conflicting: Vec<BTreeSet<usize>> =
        values.iter().filter(|(_, conflicting)| *conflicting).map(|(value, _)| articles(value)).collect();
    if conflicting.iter().map(BTreeSet::len).sum::<usize>()
        > conflicting.iter().flatten().collect::<BTreeSet<_>>().len()
    {
        return None;
    }
    values.sort_by_key(|(_, conflicting)| !conflicting);
    let told = values.iter().filter(|(_, conflicting)| *conflicting).flat_map(|(value, _)| value);
    let (id, aliases) = identities(
        corpus,
        "date",
        told.filter_map(|dated| Some((corpus.id(dated.sentence.article)?, place(dated)))),
    )?;
    // The plainest of the statements that name somebody or something says what it is about.
    let topic = members.iter().min_by_key(|dated| (!dated.clause.has_name(), dated.place.len(), dated.at))?;
    Some(Difference {
        id,
        aliases,
        kind: DifferenceKind::Date,
        topic: without_date(corpus, topic)?.to_owned(),
        values: values
            .iter()
            .filter_map(|(value, conflicting)| {
                let words = value.first()?;
                Some(DifferenceValue {
                    text: words.found.span.of(corpus.text(words.sentence))?.to_owned(),
                    evidence: value.iter().filter_map(|dated| evidence(corpus, dated)).collect(),
                    compatible: !conflicting,
                })
            })
            .collect(),
    })
}

/// The words of a dated statement without its date, where that stands at one of their ends: the topic of a difference
/// should take no side.
fn without_date<'a>(corpus: &Corpus<'a>, dated: &Dated<'_>) -> Option<&'a str> {
    let text = corpus.article_text(dated.sentence.article);
    let (statement, date) = (dated.place, place(dated));
    let whole = statement.of(text)?;
    let bare = if date.start <= statement.start + LEAD {
        text.get(date.end..statement.end)?.trim_start_matches([',', ' '])
    } else if text.get(date.end..statement.end)?.trim_matches(['.', ' ']).is_empty() {
        let words = text.get(statement.start..date.start)?.trim_end();
        let preposition = PREPOSITIONS.iter().find_map(|word| words.strip_suffix(word));
        preposition.unwrap_or(words)
    } else {
        whole
    };
    Some(if bare.split_whitespace().nth(2).is_some() { bare } else { whole })
}

/// Before a date at the beginning of a statement there is at most a preposition.
const LEAD: usize = 6;

/// What stands between a statement and its date.
const PREPOSITIONS: &[&str] = &[" in", " on", " at", " by", " since", " from"];

/// Where the expression of time stands in its article.
fn place(dated: &Dated<'_>) -> Span {
    let start = dated.sentence.span.start;
    Span::new(start + dated.found.span.start, start + dated.found.span.end)
}

fn evidence(corpus: &Corpus<'_>, dated: &Dated<'_>) -> Option<Evidence> {
    corpus.evidence(dated.sentence, dated.sentence.span)
}
