//! What an expression of time means beside the date of its article.

use jiff::ToSpan as _;
use jiff::civil;

use super::{Side, Time, TimeExpression, Unit};
use crate::model::{Date, When};
use crate::text;

/// What an expression of time comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum DateReading {
    /// The text itself gives the date.
    Stated(When),
    /// The date follows from the article's own date.
    Resolved(When),
    /// The date cannot be known.
    Open,
}

/// A day and month without a year is taken for the nearest one up to so many days away, and left open beyond.
const NEAR: i64 = 62;

/// Reads `found` in an article that was published at `published`.
///
/// A weekday is read on the side of that day that the words around it tell, and stays open where they tell none. A day
/// and month without a year must be near and on the side that is told, a month without a year in the same year.
pub(crate) fn resolve(found: &TimeExpression, published: Option<Date>) -> DateReading {
    if let Time::Fixed(when) = found.time {
        return DateReading::Stated(when);
    }
    let side = found.side;
    let resolved = published.and_then(|published| match found.time {
        Time::Yearless { month, day: None } => {
            let now = published.month()?;
            let told = match side {
                Side::Ahead => month > now,
                Side::Before | Side::Unsaid => month <= now,
            };
            if told { Date::year_month(published.year(), month).map(When::On) } else { None }
        }
        Time::Yearless { month, day: Some(day) } => nearest(published, month, day, side).map(When::On),
        Time::MonthOf { month, years } => {
            Date::year_month(published.year().checked_add(years)?, month).map(When::On)
        }
        Time::Weekday { day, which } => weekday(published, day, which, side).map(When::On),
        // The week begins on a Sunday elsewhere.
        Time::WeekdayOf { day, weeks } if day < 6 => {
            day_of_week(published, day, weeks).and_then(from_civil).map(When::On)
        }
        Time::Fixed(_) | Time::WeekdayOf { .. } | Time::Occasion | Time::Offset { about: true, .. } => None,
        Time::Offset { unit, count, .. } => offset(published, unit, count),
    });
    resolved.map_or(DateReading::Open, DateReading::Resolved)
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

/// The day itself, when the date is known to the day.
fn to_civil(date: Date) -> Option<civil::Date> {
    let (month, day) = (i8::try_from(date.month()?).ok()?, i8::try_from(date.day()?).ok()?);
    civil::Date::new(date.year(), month, day).ok()
}

fn from_civil(day: civil::Date) -> Option<Date> {
    Date::year_month_day(day.year(), u8::try_from(day.month()).ok()?, u8::try_from(day.day()).ok()?)
}

/// The day and month in the year that brings them nearest to `published`, if that is near and on the side told.
fn nearest(published: Date, month: u8, day: u8, side: Side) -> Option<Date> {
    let now = to_civil(published)?;
    (-1..=1)
        .filter_map(|years| Date::year_month_day(published.year().checked_add(years)?, month, day))
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
fn day_of_week(published: Date, day: u8, weeks: i16) -> Option<civil::Date> {
    let now = to_civil(published)?;
    let today = i64::from(now.weekday().to_monday_zero_offset());
    now.checked_add((i64::from(day) - today + 7 * i64::from(weeks)).days()).ok()
}

/// The weekday on the side told. "Last Friday" and "next Friday" are what both senses of the words come to, the nearest
/// one and the one of the next week over; where these differ, the date stays open.
fn weekday(published: Date, day: u8, which: Option<i16>, side: Side) -> Option<Date> {
    let now = to_civil(published)?;
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
            return (day_of_week(published, day, weeks)? == nearest).then(|| from_civil(nearest)).flatten();
        }
        (None, Side::Before) => -back,
        // What will be on the weekday of the article may be today or in a week.
        (None, Side::Ahead) if back > 0 => 7 - back,
        (None, _) => return None,
    };
    from_civil(now.checked_add(days.days()).ok()?)
}

fn offset(published: Date, unit: Unit, count: i16) -> Option<When> {
    let count = i64::from(count);
    match unit {
        Unit::Day => from_civil(to_civil(published)?.checked_add(count.days()).ok()?).map(When::On),
        Unit::Week => {
            let now = to_civil(published)?;
            let back = i64::from(now.weekday().to_monday_zero_offset());
            let monday = now.checked_add((count * 7 - back).days()).ok()?;
            let sunday = monday.checked_add(6.days()).ok()?;
            Some(When::Between(from_civil(monday)?, from_civil(sunday)?))
        }
        Unit::Month => {
            let months = i64::from(published.year()) * 12 + i64::from(published.month()?) - 1 + count;
            let year = i16::try_from(months.div_euclid(12)).ok()?;
            let month = u8::try_from(months.rem_euclid(12) + 1).ok()?;
            Date::year_month(year, month).map(When::On)
        }
        Unit::Year => {
            let year = i16::try_from(i64::from(published.year()) + count).ok()?;
            Date::year_only(year).map(When::On)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::time_expressions;
    use super::*;

    fn check(text: &str, published: &str, expected: Option<&str>) {
        let found = time_expressions(text);
        assert_eq!(found.len(), 1, "{text}");
        let published = (!published.is_empty()).then(|| published.parse().unwrap());
        let reading = match resolve(&found[0], published) {
            DateReading::Stated(when) | DateReading::Resolved(when) => Some(when.to_string()),
            DateReading::Open => None,
        };
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
    fn what_cannot_be_known_stays_open() {
        check("They met on Thursday.", "", None);
        check("They met on Thursday.", "2025-07", None);
        check("It rained in April.", "2025-02-03", None);
        check("It fell almost four years ago.", "2025-07-04", None);
        check("This month it rained.", "2025", None);
    }
}
