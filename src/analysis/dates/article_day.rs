//! The day on which an article appeared, or the run of days within which it did.

use jiff::ToSpan as _;
use jiff::civil;

use crate::model::{Date, When};

/// The days on one of which an article appeared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct ArticleDay {
    first: civil::Date,
    last: civil::Date,
}

/// A run of more days than this is asked only in the middle of each month: what is said of "Thursday" is then certain
/// to the year, but for the first days of it.
const MANY_DAYS: i32 = 62;

impl ArticleDay {
    /// The days of a date that may be a month or a year.
    pub(crate) fn of(date: Date) -> Option<Self> {
        let first = civil_day(date.year(), date.month().unwrap_or(1), date.day().unwrap_or(1))?;
        let last = match (date.month(), date.day()) {
            (_, Some(_)) => first,
            (Some(_), None) => first.last_of_month(),
            (None, None) => first.last_of_year(),
        };
        Some(Self { first, last })
    }

    /// The days from one to another, both included; the later one is left out if it is the earlier.
    pub(super) fn between(first: civil::Date, last: civil::Date) -> Self {
        Self { first, last: last.max(first) }
    }

    pub(super) const fn first(self) -> civil::Date {
        self.first
    }

    pub(super) const fn last(self) -> civil::Date {
        self.last
    }

    /// How many days lie between the first and the last.
    pub(super) fn spread(self) -> i32 {
        self.first.until(self.last).map_or(i32::MAX, |span| span.get_days())
    }

    /// The days as a date or a range.
    pub(super) fn when(self) -> Option<When> {
        let (first, last) = (from_civil(self.first)?, from_civil(self.last)?);
        Some(if first == last { When::On(first) } else { When::Between(first, last) })
    }

    /// The days that stand for all of them when something counts from the article's day.
    pub(super) fn samples(self) -> impl Iterator<Item = civil::Date> {
        let many = self.spread() > MANY_DAYS;
        let start = if many {
            self.first.first_of_month().with().day(15).build().unwrap_or(self.first)
        } else {
            self.first
        };
        let step = if many { 1.month() } else { 1.day() };
        start.series(step).take_while(move |day| *day <= self.last)
    }
}

/// The day itself, when the date is known to the day.
pub(super) fn to_civil(date: Date) -> Option<civil::Date> {
    civil_day(date.year(), date.month()?, date.day()?)
}

pub(super) fn civil_day(year: i16, month: u8, day: u8) -> Option<civil::Date> {
    civil::Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

pub(super) fn from_civil(day: civil::Date) -> Option<Date> {
    Date::year_month_day(day.year(), u8::try_from(day.month()).ok()?, u8::try_from(day.day()).ok()?)
}

/// The weekday of a day, 0 (Monday) to 6.
pub(super) fn weekday_of(day: civil::Date) -> u8 {
    day.weekday().to_monday_zero_offset().unsigned_abs()
}
