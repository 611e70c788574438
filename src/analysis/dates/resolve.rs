//! What an expression of time means beside the date of its article.

use jiff::ToSpan as _;
use jiff::civil;

use super::article_day::{civil_day, from_civil, to_civil, weekday_of};
use super::{ArticleDay, MonthOf, Side, Time, TimeExpression, Unit};
use crate::model::{Date, When};
use crate::text;

/// What an expression of time comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum DateReading {
    /// The text itself gives the date.
    Stated(When),
    /// The date follows from the article's own date.
    Resolved(When),
    /// The article's own date is not known well enough for more than the month or the year.
    Coarse(When),
    /// The date cannot be known.
    Open,
}

impl DateReading {
    /// The date, as well as it is known.
    pub(crate) const fn date(self) -> Option<When> {
        match self {
            Self::Stated(when) | Self::Resolved(when) | Self::Coarse(when) => Some(when),
            Self::Open => None,
        }
    }
}

/// A day and month without a year is taken for the nearest one up to so many days away, and left open beyond.
const NEAR: i64 = 62;

/// Reads `found` in an article that appeared on `day`.
///
/// A weekday is read on the side of that day that the words around it tell, and stays open where they tell none. A day
/// and month without a year must be near and on the side that is told, a month without a year in the same year. What
/// differs between the days on which the article may have appeared is read as their month, or their year.
pub(crate) fn resolve(found: &TimeExpression, day: Option<ArticleDay>) -> DateReading {
    match found.time {
        Time::Fixed(when) => return DateReading::Stated(when),
        Time::NthWeekday { nth, day, month: MonthOf::Named(month, Some(year)) } => {
            return nth_weekday(year, month, nth, day).map_or(DateReading::Open, DateReading::Stated);
        }
        _ => {}
    }
    // Where only the month or the year can come out, the side matters less.
    let roughly = day.is_some_and(|day| day.spread() > WELL_KNOWN);
    let mut common: Option<(When, bool)> = None;
    for now in day.into_iter().flat_map(ArticleDay::samples) {
        let Some(read) = read_on(found, now).or_else(|| on_either_side(found, now).filter(|_| roughly))
        else {
            return DateReading::Open;
        };
        let joined = match common {
            None => Some((read, true)),
            Some((when, exact)) if when == read => Some((when, exact)),
            Some((when, _)) => within_both(when, read).map(|when| (when, false)),
        };
        let Some(joined) = joined else { return DateReading::Open };
        common = Some(joined);
    }
    match common {
        Some((when, true)) => DateReading::Resolved(when),
        Some((when, false)) => DateReading::Coarse(when),
        None => DateReading::Open,
    }
}

/// The month or the year of a weekday, whichever side of `now` it is on.
fn on_either_side(found: &TimeExpression, now: civil::Date) -> Option<When> {
    let on = |side| read_on(&TimeExpression { side, ..*found }, now);
    let is_weekday = matches!(found.time, Time::Weekday { which: None, .. });
    if is_weekday { within_both(on(Side::Before)?, on(Side::Ahead)?) } else { None }
}

/// An article whose day is known so well dates what it tells.
pub(super) const WELL_KNOWN: i32 = 6;

/// The month, or else the year, in which both dates lie.
fn within_both(one: When, other: When) -> Option<When> {
    let ends = |when: When| match when {
        When::On(date) => (date, date),
        When::Between(start, end) => (start, end),
    };
    let ((a, b), (c, d)) = (ends(one), ends(other));
    let month = Date::year_month(a.year(), a.month().unwrap_or(0));
    let year = Date::year_only(a.year());
    let holds = |whole: &Date| [a, b, c, d].iter().all(|date| whole.includes(*date));
    [month, year].into_iter().flatten().find(holds).map(When::On)
}

/// What an expression means in an article of the day `now`.
fn read_on(found: &TimeExpression, now: civil::Date) -> Option<When> {
    let (side, this_month) = (found.side, u8::try_from(now.month()).ok()?);
    match found.time {
        Time::Yearless { month, day: None } => {
            let told = match side {
                Side::Ahead => month > this_month,
                Side::Before | Side::Unsaid => month <= this_month,
            };
            if told { Date::year_month(now.year(), month).map(When::On) } else { None }
        }
        Time::Yearless { month, day: Some(day) } => {
            let date = nearest(now, month, day, side)?;
            found
                .weekday
                .is_none_or(|weekday| to_civil(date).map(weekday_of) == Some(weekday))
                .then_some(When::On(date))
        }
        Time::YearlessDays { month, first, last } => {
            let start = nearest(now, month, first, side)?;
            Some(When::Between(start, Date::year_month_day(start.year(), month, last)?))
        }
        Time::MonthOf { month, years } => {
            Date::year_month(now.year().checked_add(years)?, month).map(When::On)
        }
        // "Last April", said in June, may be of this year or of the last; said in May, April is "last month".
        Time::NamedMonth { month, which } => {
            let certain = if which < 0 { month + 1 >= this_month } else { month <= this_month };
            let year = now.year().checked_add(which)?;
            if certain { Date::year_month(year, month).map(When::On) } else { None }
        }
        Time::NthWeekday { nth, day, month } => {
            let (year, month) = match month {
                MonthOf::Named(month, year) => {
                    (year.or_else(|| (month <= this_month).then_some(now.year()))?, month)
                }
                MonthOf::Offset(count) => month_from(now, count)?,
            };
            nth_weekday(year, month, nth, day)
        }
        Time::Weekday { day, which } => weekday(now, day, which, side).map(When::On),
        // The week begins on a Sunday elsewhere.
        Time::WeekdayOf { day, weeks } if day < 6 => {
            day_of_week(now, day, weeks).and_then(from_civil).map(When::On)
        }
        Time::Fixed(_) | Time::WeekdayOf { .. } | Time::Occasion | Time::Offset { about: true, .. } => None,
        Time::Offset { unit, count, .. } => offset(now, unit, count),
    }
}

/// A weekday of a month by its number there, the last one by -1.
fn nth_weekday(year: i16, month: u8, nth: i8, day: u8) -> Option<When> {
    let weekday = civil::Weekday::from_monday_zero_offset(i8::try_from(day).ok()?).ok()?;
    let found = civil_day(year, month, 1)?.nth_weekday_of_month(nth, weekday).ok()?;
    from_civil(found).map(When::On)
}

/// The year and the month so many months from the one of `now`.
fn month_from(now: civil::Date, count: i16) -> Option<(i16, u8)> {
    let months = i64::from(now.year()) * 12 + i64::from(now.month()) - 1 + i64::from(count);
    Some((i16::try_from(months.div_euclid(12)).ok()?, u8::try_from(months.rem_euclid(12) + 1).ok()?))
}

/// The date as an analyst would write it into square brackets: "3 July 2025", "July 2025", "2025".
pub(crate) fn in_words(when: When) -> String {
    match when {
        When::On(date) => date_in_words(date),
        When::Between(start, end) => format!("{}–{}", date_in_words(start), date_in_words(end)),
    }
}

fn date_in_words(date: Date) -> String {
    text::date_in_words(date.year(), date.month(), date.day())
}

/// The day and month in the year that brings them nearest to `published`, if that is near and on the side told.
fn nearest(now: civil::Date, month: u8, day: u8, side: Side) -> Option<Date> {
    (-1..=1)
        .filter_map(|years| Date::year_month_day(now.year().checked_add(years)?, month, day))
        .filter_map(|date| Some((date, i64::from(now.until(to_civil(date)?).ok()?.get_days()))))
        .find(|(_, days)| {
            days.abs() <= NEAR
                && match side {
                    Side::Before => *days <= 0,
                    Side::Ahead => *days >= 0,
                    Side::Unsaid => true,
                }
        })
        .map(|(date, _)| date)
}

/// Day `day` of the week that many weeks from the one of `published`.
fn day_of_week(now: civil::Date, day: u8, weeks: i16) -> Option<civil::Date> {
    let today = i64::from(now.weekday().to_monday_zero_offset());
    now.checked_add((i64::from(day) - today + 7 * i64::from(weeks)).days()).ok()
}

/// The weekday on the side told. "Last Friday" and "next Friday" are what both senses of the words come to, the nearest
/// one and the one of the next week over; where these differ, the date stays open.
fn weekday(now: civil::Date, day: u8, which: Option<i16>, side: Side) -> Option<Date> {
    let today = now.weekday().to_monday_zero_offset();
    let back = i64::from((today - i8::try_from(day).ok()?).rem_euclid(7));
    let days = match (which, side) {
        (Some(weeks), _) => {
            let nearest = match (weeks, back) {
                (..0, 0) => -7,
                (..0, back) => -back,
                (_, back) => 7 - back,
            };
            let nearest = now.checked_add(nearest.days()).ok()?;
            return (day_of_week(now, day, weeks)? == nearest).then(|| from_civil(nearest)).flatten();
        }
        (None, Side::Before) => -back,
        // What will be on the weekday of the article may be today or in a week.
        (None, Side::Ahead) if back > 0 => 7 - back,
        (None, _) => return None,
    };
    from_civil(now.checked_add(days.days()).ok()?)
}

fn offset(now: civil::Date, unit: Unit, count: i16) -> Option<When> {
    match unit {
        Unit::Day => from_civil(now.checked_add(i64::from(count).days()).ok()?).map(When::On),
        Unit::Week => {
            let back = i64::from(now.weekday().to_monday_zero_offset());
            let monday = now.checked_add((i64::from(count) * 7 - back).days()).ok()?;
            let sunday = monday.checked_add(6.days()).ok()?;
            Some(When::Between(from_civil(monday)?, from_civil(sunday)?))
        }
        Unit::Month => {
            let (year, month) = month_from(now, count)?;
            Date::year_month(year, month).map(When::On)
        }
        Unit::Year => Date::year_only(now.year().checked_add(count)?).map(When::On),
    }
}

#[cfg(test)]
mod tests {
    use super::super::time_expressions;
    use super::*;

    fn check(text: &str, published: &str, expected: Option<&str>) {
        let found = time_expressions(text);
        assert_eq!(found.len(), 1, "{text}");
        let published = (!published.is_empty()).then(|| ArticleDay::of(published.parse().unwrap()).unwrap());
        let reading = resolve(&found[0], published).date().map(|when| when.to_string());
        assert_eq!(reading.as_deref(), expected, "{text} in {published:?}");
    }

    #[test]
    fn relative_dates_follow_from_the_date_of_the_article() {
        check("They met on Thursday.", "2025-07-04", Some("2025-07-03"));
        check("They met on Friday.", "2025-07-04", Some("2025-07-04"));
        check("They meet next Thursday.", "2025-07-04", Some("2025-07-10"));
        check("They met yesterday.", "2025-03-01", Some("2025-02-28"));
        check("This month it rained.", "2025-07-04", Some("2025-07"));
        check("It rained last month.", "2025-01-04", Some("2024-12"));
        check("It rained this week.", "2025-07-04", Some("2025-06-30/2025-07-06"));
        check("In April this year it rained.", "2025-07-04", Some("2025-04"));
        check("On December 30, it rained.", "2025-01-02", Some("2024-12-30"));
        check("It rained in April.", "2025-07", Some("2025-04"));
    }

    #[test]
    fn a_weekday_lies_on_the_side_that_its_own_clause_tells() {
        let check = |text, expected| check(text, "2025-07-02", expected);
        check("Poland will elect a president on Sunday.", Some("2025-07-06"));
        check("On Sunday, Poland will elect a president.", Some("2025-07-06"));
        check("Work is due to start this Friday.", Some("2025-07-04"));
        check("The ministers are to meet on Monday.", Some("2025-07-07"));
        check("The ministers are expected to be received on Monday.", Some("2025-07-07"));
        check("Troops moved in ahead of Sunday's vote.", Some("2025-07-06"));
        check("The ministry said on Monday that it will close.", Some("2025-06-30"));
        check("The ministry said on Monday it will close.", Some("2025-06-30"));
        check("The ministry said that it will close on Monday.", Some("2025-07-07"));
        check("Four people were killed in the raid on Saturday.", Some("2025-06-28"));
        check("In Kabul on Monday, protesters clashed with police.", Some("2025-06-30"));
        check("The port has been closed since Monday.", Some("2025-06-30"));
        check("Monday's attack on the market killed four.", Some("2025-06-30"));
        check("The council announced on Monday a plan for the harbour.", Some("2025-06-30"));
        check("The ministers were to meet on Monday.", None);
        check("Sunday's vote was postponed.", None);
        check("Norway has cancelled the summit on Sunday.", None);
        check("Holm will face questions over the raid in Narvik on Tuesday.", None);
        check("Voters rejected the plan in the referendum on Sunday.", Some("2025-06-29"));
        check("Tickets for the concert on Saturday sold out.", None);
        check("The ministry said the talks resume on Monday.", None);
        check("The union called for protests on Monday.", None);
        check("He said he would meet them on Monday.", None);
        check("The commission will look into the attack on Monday.", None);
        check("The court is due to rule on Wednesday.", None);
        check("Talks due to begin on Monday collapsed.", None);
        check("They meet on Thursday next week.", Some("2025-07-10"));
        check("They met on Thursday last week.", Some("2025-06-26"));
    }

    #[test]
    fn last_and_next_count_only_where_both_of_their_senses_agree() {
        check("They met last Friday.", "2025-07-04", Some("2025-06-27"));
        check("They met last Sunday.", "2025-07-04", Some("2025-06-29"));
        check("They met last Tuesday.", "2025-07-04", None);
        check("They meet next Sunday.", "2025-07-03", None);
        check("It fell the day before yesterday.", "2025-07-04", Some("2025-07-02"));
        check("It fell the day after tomorrow.", "2025-07-04", Some("2025-07-06"));
    }

    #[test]
    fn a_day_without_a_year_stays_open_when_it_is_far_away_or_on_the_other_side() {
        check("The attack on Israel on 7 October shook the world.", "2025-07-03", None);
        check("The January 6 attack shook the world.", "2025-07-03", None);
        check("The tsunami on March 11 killed thousands.", "2025-07-03", None);
        check("They marked the fall of the wall on 9 November.", "2025-07-03", None);
        check("He was arrested on 20 August.", "2025-07-03", None);
        check("He was arrested on 20 June.", "2025-07-03", Some("2025-06-20"));
        check("The hall will open on 20 August.", "2025-07-03", Some("2025-08-20"));
        check("Work is due to start in March.", "2025-07-03", None);
        check("Work is due to start in September.", "2025-07-03", Some("2025-09"));
    }

    #[test]
    fn a_day_known_only_roughly_gives_a_date_no_more_exact_than_is_certain() {
        check("They met on Thursday.", "2025-07", Some("2025"));
        check("They met on Thursday.", "2025", Some("2025"));
        check("This month it rained.", "2025", Some("2025"));
        check("This month it rained.", "2025-07", Some("2025-07"));
        check("They met last year.", "2025", Some("2024"));
        check("They met in April.", "2025-07", Some("2025-04"));
        check("They met on June 28.", "2025-07", Some("2025-06-28"));
        check("They met on June 28.", "2025", None);
        check("They met yesterday.", "2025-01", None);
    }

    #[test]
    fn what_cannot_be_known_stays_open() {
        check("They met on Thursday.", "", None);
        check("It rained in April.", "2025-02-03", None);
        check("It fell almost four years ago.", "2025-07-04", None);
    }
}
