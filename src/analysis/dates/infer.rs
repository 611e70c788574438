//! Infers on which days the articles of a set appeared that do not state it: from what each tells by itself, and from
//! what another article of the set dates. A day that is inferred is never taken for one that is stated.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::{ToSpan as _, civil};

use super::article_day::{ArticleDay, civil_day, to_civil, weekday_of};
use super::day_evidence::{DayEvidence, DayKind, day_of, day_of_time, narrowed};
use super::resolve::{WELL_KNOWN, resolve};
use crate::analysis::Source;
use crate::analysis::claims::{Claim, Index};
use crate::analysis::reading::ArticleReading;
use crate::model::{Date, InferredDay, When};

/// The days of a set of articles.
pub(crate) struct ArticleDays {
    days: Vec<Option<ArticleDay>>,
    /// Why, for those that are inferred.
    reasons: Vec<Option<String>>,
}

/// What one article tells of another is used so many times over.
const ROUNDS: usize = 3;

impl ArticleDays {
    /// The days of `sources`, stated or inferred.
    pub(crate) fn infer(sources: &[Source], readings: &[Arc<ArticleReading>]) -> Self {
        let stated = |source: &Source| source.published().and_then(ArticleDay::of);
        let mut days =
            Self { days: sources.iter().map(stated).collect(), reasons: vec![None; sources.len()] };
        if days.days.iter().all(Option::is_some) {
            return days;
        }
        let years = years_of_days(readings);
        for _ in 0..ROUNDS {
            let told_alone = days.infer_each_alone(readings, &years);
            let told_by_others = days.infer_by_the_others(readings);
            if !told_alone && !told_by_others {
                break;
            }
        }
        days.infer_by_their_year(readings);
        days
    }

    /// The days of an article of the set.
    pub(crate) fn of(&self, article: usize) -> Option<ArticleDay> {
        self.days.get(article).copied().flatten()
    }

    /// Those that are inferred.
    pub(crate) fn inferred(&self, sources: &[Source]) -> Vec<InferredDay> {
        let reasons = self.reasons.iter().enumerate();
        reasons
            .filter_map(|(article, reason)| {
                Some(InferredDay {
                    article: sources.get(article)?.article().id.clone(),
                    when: self.of(article)?.when()?,
                    reason: reason.clone()?,
                })
            })
            .collect()
    }

    fn set(&mut self, article: usize, day: ArticleDay, reason: String) {
        if let (Some(slot), Some(why)) = (self.days.get_mut(article), self.reasons.get_mut(article)) {
            (*slot, *why) = (Some(day), Some(reason));
        }
    }

    /// The articles whose days are not known.
    fn open(&self) -> Vec<usize> {
        self.days.iter().enumerate().filter(|(_, day)| day.is_none()).map(|(article, _)| article).collect()
    }

    /// Infers what each article tells by itself, the years of its days apart. Whether that was anything.
    fn infer_each_alone(
        &mut self,
        readings: &[Arc<ArticleReading>],
        years: &BTreeMap<(u8, u8), i16>,
    ) -> bool {
        let near = self.only_year();
        let mut found = Vec::new();
        for article in self.open() {
            let Some(reading) = readings.get(article) else { continue };
            let year_of = |month: u8, day: u8| {
                years
                    .get(&(month, day))
                    .copied()
                    .or_else(|| near.and_then(|near| near_year(near, month, day)))
            };
            let told = told_alone(&reading.day, year_of);
            if let Some((day, reason)) =
                told.or_else(|| near.and_then(|near| told_without_year(&reading.day, near)))
            {
                found.push((article, day, reason));
            }
        }
        let any = !found.is_empty();
        for (article, day, reason) in found {
            self.set(article, day, reason);
        }
        any
    }

    /// The day about which all articles appeared whose day is well known.
    fn only_year(&self) -> Option<civil::Date> {
        let known =
            || self.days.iter().flatten().filter(|day| day.spread() <= WELL_KNOWN).map(|day| day.first());
        let (first, last) = (known().min()?, known().max()?);
        (first.until(last).ok()?.get_days() <= 31).then_some(last)
    }

    /// Infers the days of articles that tell the same as one whose day is known, and name the same weekday.
    fn infer_by_the_others(&mut self, readings: &[Arc<ArticleReading>]) -> bool {
        let open = self.open();
        let known = self.known_statements(readings);
        if open.is_empty() || known.is_empty() {
            return false;
        }
        let index = Index::of(known.iter().map(|known| known.claim));
        let mut found = Vec::new();
        for article in open {
            let Some(reading) = readings.get(article) else { continue };
            // How much each day's statements have in common with those of the same weekday here.
            let mut common: BTreeMap<civil::Date, f64> = BTreeMap::new();
            for mention in &reading.day.weekdays {
                let Some(sentence) = reading.sentences.get(mention.sentence) else { continue };
                let near = index.near(&sentence.claim).into_iter().filter_map(|at| known.get(at));
                let same_weekday =
                    near.filter(|known| known.article != article && weekday_of(known.day) == mention.weekday);
                for known in same_weekday {
                    let share = in_common(&sentence.claim, known.claim);
                    let most = common.entry(known.day).or_default();
                    *most += share;
                }
            }
            let best = common.iter().max_by(|one, other| one.1.total_cmp(other.1).then(one.0.cmp(other.0)));
            if let Some((day, _)) = best.filter(|(_, share)| **share >= ENOUGH_IN_COMMON) {
                found.push((article, narrowed(*day, &reading.day), *day));
            }
        }
        let any = !found.is_empty();
        for (article, day, shared) in found {
            self.set(article, day, format!("another article dates what it tells of that weekday: {shared}"));
        }
        any
    }

    /// Infers the year of articles that tell the same as others, if those are all of one year.
    fn infer_by_their_year(&mut self, readings: &[Arc<ArticleReading>]) {
        let mut years = self.days.iter().flatten().flat_map(|day| [day.first().year(), day.last().year()]);
        let Some(year) = years.next().filter(|year| years.all(|other| other == *year)) else { return };
        // What follows at the turn of the year may be of the next one.
        let near_its_end = |day: &ArticleDay| day.spread() <= WELL_KNOWN && day.last().month() == 12;
        let Some(first) = civil_day(year, 1, 1).filter(|_| !self.days.iter().flatten().any(near_its_end))
        else {
            return;
        };
        let open = self.open();
        let known = || {
            let dated = readings.iter().enumerate().filter(|(article, _)| self.of(*article).is_some());
            dated.flat_map(|(_, reading)| reading.sentences.iter()).filter(|sentence| sentence.is_statement)
        };
        let claims: Vec<&Claim> = known().map(|sentence| &sentence.claim).collect();
        let index = Index::of(claims.iter().copied());
        let tells_the_same = |reading: &Arc<ArticleReading>| {
            reading.sentences.iter().filter(|sentence| sentence.is_statement).any(|sentence| {
                let near = index.near(&sentence.claim).into_iter().filter_map(|at| claims.get(at));
                near.into_iter().any(|other| {
                    sentence.claim.has_in_common(other, WORDS_OF_ONE_STORY)
                        && in_common(&sentence.claim, other) >= ENOUGH_IN_COMMON
                })
            })
        };
        let one_story: Vec<usize> = open
            .into_iter()
            .filter(|article| {
                readings
                    .get(*article)
                    .is_some_and(|reading| reading.day.may_be_of(year) && tells_the_same(reading))
            })
            .collect();
        for article in one_story {
            let named = readings.get(article).into_iter().flat_map(|reading| &reading.day.days);
            let latest = named.filter_map(|mention| day_of(mention, |_, _| None)).max();
            let first = latest.filter(|day| day.year() == year).unwrap_or(first);
            let whole = ArticleDay::between(first, first.last_of_year());
            self.set(article, whole, format!("another article that tells the same is of {year}"));
        }
    }

    /// The sentences of articles whose day is well known that come to a day.
    fn known_statements<'a>(&self, readings: &'a [Arc<ArticleReading>]) -> Vec<Known<'a>> {
        let mut known = Vec::new();
        for (article, reading) in readings.iter().enumerate() {
            let Some(day) = self.of(article).filter(|day| day.spread() <= WELL_KNOWN) else { continue };
            for sentence in reading.sentences.iter().filter(|sentence| sentence.is_sentence()) {
                for found in &sentence.times {
                    if let Some(When::On(date)) = resolve(found, Some(day)).date()
                        && let Some(day) = to_civil(date)
                    {
                        known.push(Known { article, day, claim: &sentence.claim });
                    }
                }
            }
        }
        known
    }
}

/// A sentence that tells of a day.
struct Known<'a> {
    article: usize,
    day: civil::Date,
    claim: &'a Claim,
}

/// So much in common, summed over pairs of sentences, makes two articles tell of one day.
const ENOUGH_IN_COMMON: f64 = 0.5;

/// Sentences with so many words in common, and enough of them, tell one story.
const WORDS_OF_ONE_STORY: usize = 5;

/// How much of the one sentence is in the other; nothing where that may be chance.
fn in_common(one: &Claim, other: &Claim) -> f64 {
    let share = one.found_in(other).max(other.found_in(one));
    if one.has_in_common(other, 2) && share >= 0.2 { share } else { 0.0 }
}

/// The year of each day and month that an article of the set names with it, if that is the latest year of all of them.
fn years_of_days(readings: &[Arc<ArticleReading>]) -> BTreeMap<(u8, u8), i16> {
    let mut years = BTreeMap::new();
    for mention in readings.iter().flat_map(|reading| &reading.day.days) {
        if let super::Time::Fixed(When::On(date)) = mention.time
            && let (Some(month), Some(day)) = (date.month(), date.day())
        {
            let year = years.entry((month, day)).or_insert(date.year());
            *year = date.year().max(*year);
        }
    }
    let latest = years.values().copied().max();
    years.retain(|_, year| Some(*year) == latest);
    years
}

/// The year that brings a day and month close to `near`, shortly before it or a few days after.
fn near_year(near: civil::Date, month: u8, day: u8) -> Option<i16> {
    (-1..=1).filter_map(|years| near.year().checked_add(years)).find(|year| {
        let date = civil_day(*year, month, day);
        let days = date.and_then(|date| date.until(near).ok()).map(|span| span.get_days());
        days.is_some_and(|days| (-7..=62).contains(&days))
    })
}

/// So many days after a day without a year the article that names it may have appeared.
const SOON: i64 = 61;

/// The days on which an article appeared that names a day of no year, in a set of articles that appeared about `near`.
fn told_without_year(evidence: &DayEvidence, near: civil::Date) -> Option<(ArticleDay, String)> {
    let year_of = |month, day| near_year(near, month, day);
    let days = evidence.days.iter().filter(|mention| matches!(mention.time, super::Time::Yearless { .. }));
    let (day, mention) =
        days.filter_map(|mention| Some((day_of(mention, year_of)?, mention))).max_by_key(|(day, _)| *day)?;
    if evidence.latest.is_some_and(|date| !may_be_by(date, day)) {
        return None;
    }
    let last = day.checked_add(SOON.days()).ok()?;
    let reason =
        format!("it names “{}” of no year, and the other articles are of {}", mention.words, near.year());
    Some((ArticleDay::between(day, last), reason))
}

/// Whether a date that may be a month or a year has begun on `day`.
fn may_be_by(date: Date, day: civil::Date) -> bool {
    civil_day(date.year(), date.month().unwrap_or(1), date.day().unwrap_or(1))
        .is_none_or(|first| first <= day)
}

/// The days on which an article appeared, by what it tells itself, and why.
fn told_alone(
    evidence: &DayEvidence,
    year_of: impl Fn(u8, u8) -> Option<i16>,
) -> Option<(ArticleDay, String)> {
    if let Some((time, words)) = &evidence.printed
        && let Some(day) = day_of_time(*time, &year_of)
    {
        return Some((ArticleDay::between(day, day), format!("its own line says “{words}”")));
    }
    let days = || evidence.days.iter().filter_map(|mention| Some((day_of(mention, &year_of)?, mention)));
    let latest = days().map(|(day, _)| day).max();
    if let Some(latest) = latest {
        let lead = evidence.weekdays.first().map(|mention| mention.weekday);
        let named = |weekday: u8| evidence.weekdays.iter().any(|mention| mention.weekday == weekday);
        let agrees = |mention: &&super::day_evidence::DayMention| match (mention.weekday, mention.kind) {
            (Some(weekday), DayKind::Prose) => named(weekday),
            (Some(_), _) | (None, DayKind::Post) => true,
            (None, DayKind::Caption) => lead == Some(weekday_of(latest)),
            (None, DayKind::Prose) => lead == Some(weekday_of(latest)) && !evidence.tells_of_last_week,
        };
        let is_later = evidence.latest.is_some_and(|date| !may_be_by(date, latest));
        let is_over =
            is_later || evidence.past_months.iter().any(|month| i8::try_from(*month) == Ok(latest.month()));
        let of_latest = days().filter(|(day, _)| *day == latest).map(|(_, mention)| mention);
        if let Some(mention) = of_latest.clone().find(agrees).filter(|_| !is_over) {
            let reason =
                format!("the latest day that it names is “{}”, and its weekdays agree", mention.words);
            return Some((narrowed(latest, evidence), reason));
        }
        let of_picture = of_latest.clone().find(|mention| mention.kind != DayKind::Prose);
        if let Some(mention) = of_picture.filter(|_| !is_later) {
            let reason = format!("a picture or post in it is of “{}”", mention.words);
            return Some((ArticleDay::between(latest, latest.last_of_year()), reason));
        }
    }
    let year = evidence.copyright.filter(|year| latest.is_none_or(|day| day.year() <= *year))?;
    let first = civil_day(year, 1, 1)?;
    Some((ArticleDay::between(first, first.last_of_year()), format!("its copyright line says {year}")))
}
