//! What an expression of time means beside the date of its article.

use jiff::ToSpan as _;
use jiff::civil;

use super::{Time, Unit};
use crate::model::{Date, When};

/// What an expression of time comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reading {
    /// The text itself gives the date.
    Stated(When),
    /// The date follows from the article's own date.
    Resolved(When),
    /// The date cannot be known.
    Open,
}

/// Reads `time` in an article that was published at `published`.
///
/// News looks back: a weekday is the last one up to the day of publication, a month without a year the last one up to
/// the month of publication, unless the text says "next". A month that would have to be another year's stays open.
pub(crate) fn resolve(time: Time, published: Option<Date>) -> Reading {
    if let Time::Fixed(when) = time {
        return Reading::Stated(when);
    }
    let resolved = published.and_then(|published| match time {
        Time::Yearless { month, day: None } => {
            let now = published.month()?;
            if month <= now { Date::year_month(published.year(), month).map(When::On) } else { None }
        }
        Time::Yearless { month, day: Some(day) } => nearest(published, month, day).map(When::On),
        Time::MonthOf { month, years } => {
            Date::year_month(published.year().checked_add(years)?, month).map(When::On)
        }
        Time::Weekday { day, next } => weekday(published, day, next).map(When::On),
        Time::Fixed(_) | Time::Offset { about: true, .. } => None,
        Time::Offset { unit, count, .. } => offset(published, unit, count),
    });
    resolved.map_or(Reading::Open, Reading::Resolved)
}

/// The date as an analyst would write it into square brackets: "3 July 2025", "July 2025", "2025".
pub(crate) fn in_words(when: When) -> String {
    match when {
        When::On(date) => date_in_words(date),
        When::Between(start, end) => format!("{}–{}", date_in_words(start), date_in_words(end)),
    }
}

fn date_in_words(date: Date) -> String {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let month = date.month().and_then(|month| MONTHS.get(usize::from(month).saturating_sub(1)));
    match (date.day(), month) {
        (Some(day), Some(month)) => format!("{day} {month} {}", date.year()),
        (None, Some(month)) => format!("{month} {}", date.year()),
        _ => date.year().to_string(),
    }
}

/// The day itself, when the date is known to the day.
fn civil_day(date: Date) -> Option<civil::Date> {
    let (month, day) = (i8::try_from(date.month()?).ok()?, i8::try_from(date.day()?).ok()?);
    civil::Date::new(date.year(), month, day).ok()
}

fn of_civil(day: civil::Date) -> Option<Date> {
    Date::year_month_day(day.year(), u8::try_from(day.month()).ok()?, u8::try_from(day.day()).ok()?)
}

/// The day and month in the year that brings them nearest to `published`.
fn nearest(published: Date, month: u8, day: u8) -> Option<Date> {
    let now = civil_day(published)?;
    (-1..=1)
        .filter_map(|years| Date::year_month_day(published.year().checked_add(years)?, month, day))
        .filter_map(|date| Some((date, civil_day(date)?)))
        .min_by_key(|(_, day)| now.until(*day).map_or(i32::MAX, |span| span.get_days().abs()))
        .map(|(date, _)| date)
}

fn weekday(published: Date, day: u8, next: bool) -> Option<Date> {
    let now = civil_day(published)?;
    let today = now.weekday().to_monday_zero_offset();
    let day = i8::try_from(day).ok()?;
    let back = (today - day).rem_euclid(7);
    let days = if next { 7 - i64::from(back) } else { -i64::from(back) };
    of_civil(now.checked_add(days.days()).ok()?)
}

fn offset(published: Date, unit: Unit, count: i16) -> Option<When> {
    let count = i64::from(count);
    match unit {
        Unit::Day => of_civil(civil_day(published)?.checked_add(count.days()).ok()?).map(When::On),
        Unit::Week => {
            let now = civil_day(published)?;
            let back = i64::from(now.weekday().to_monday_zero_offset());
            let monday = now.checked_add((count * 7 - back).days()).ok()?;
            let sunday = monday.checked_add(6.days()).ok()?;
            Some(When::Between(of_civil(monday)?, of_civil(sunday)?))
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
        let reading = match resolve(found[0].time, published) {
            Reading::Stated(when) | Reading::Resolved(when) => Some(when.to_string()),
            Reading::Open => None,
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
    fn what_cannot_be_known_stays_open() {
        check("They met on Thursday.", "", None);
        check("They met on Thursday.", "2025-07", None);
        check("It rained in April.", "2025-02-03", None);
        check("It fell almost four years ago.", "2025-07-04", None);
        check("This month it rained.", "2025", None);
    }
}
