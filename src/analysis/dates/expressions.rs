//! Finds expressions of time in English text.

use super::Side;
use super::words::Words;
use crate::model::{Span, When};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct TimeExpression {
    pub(crate) span: Span,
    pub(crate) time: Time,
    /// On which side of the article's day the words around put it.
    pub(crate) side: Side,
    /// Whether it only dates that somebody said something ("…, officials said on Tuesday").
    pub(crate) of_saying: bool,
    /// The weekday that stands beside a date ("Thursday, July 3"), 0 (Monday) to 6.
    pub(crate) weekday: Option<u8>,
    /// Whether it only bounds what is told, or is what that is compared with ("since January", "than in May").
    pub(crate) is_bound: bool,
}

/// What an expression of time says by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Time {
    /// A date or a range that needs nothing else.
    Fixed(When),
    /// A day of a month, or a whole month, of a year that is not said ("July 3", "in April").
    Yearless {
        /// 1 to 12.
        month: u8,
        /// 1 to 31.
        day: Option<u8>,
    },
    /// A run of days of a month of a year that is not said ("July 3 and 4").
    YearlessDays {
        /// 1 to 12.
        month: u8,
        /// 1 to 31.
        first: u8,
        /// 1 to 31, after the first.
        last: u8,
    },
    /// A weekday of a month by its number there ("the last Friday of this month").
    NthWeekday {
        /// 1 to 5, or -1 for the last.
        nth: i8,
        /// 0 (Monday) to 6.
        day: u8,
        /// In which month.
        month: MonthOf,
    },
    /// A month of this, the last or the next year ("April this year").
    MonthOf {
        /// 1 to 12.
        month: u8,
        /// -1, 0 or 1.
        years: i16,
    },
    /// A month that is called the last or the next one of its name ("last April").
    NamedMonth {
        /// 1 to 12.
        month: u8,
        /// -1 or 1.
        which: i16,
    },
    Weekday {
        /// 0 (Monday) to 6.
        day: u8,
        /// -1 for "last Thursday", 1 for "next Thursday".
        which: Option<i16>,
    },
    /// A day of this, the last or the next week ("Thursday next week").
    WeekdayOf {
        /// 0 (Monday) to 6.
        day: u8,
        /// -1, 0 or 1.
        weeks: i16,
    },
    /// A day that names an occasion, of whatever year ("the October 7 attack").
    Occasion,
    /// So many units from now: "this month" is 0 months, "yesterday" -1 days.
    Offset {
        unit: Unit,
        /// How many, negative before now.
        count: i16,
        /// The text says that it is not exact ("almost four years ago").
        about: bool,
    },
}

/// The month of which something is a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum MonthOf {
    /// A month by its name, 1 to 12, of a year that may not be said.
    Named(u8, Option<i16>),
    /// So many months from this one.
    Offset(i16),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Unit {
    Day,
    /// Weeks, Monday to Sunday.
    Week,
    Month,
    Year,
}

/// The expressions of time in `text`, in order, never overlapping.
pub(crate) fn time_expressions(text: &str) -> Vec<TimeExpression> {
    let words = Words::of(text);
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        if let Some((first, after, time)) = words.expression(at) {
            let span = Span::new(words.span(first).start, words.span(after - 1).end);
            let overlaps = found.last().is_some_and(|last: &TimeExpression| last.span.overlaps(span));
            if !overlaps {
                found.push(TimeExpression {
                    span,
                    time,
                    side: words.side(first, after),
                    of_saying: words.dates_saying(first, after),
                    weekday: words.weekday_beside(first, time),
                    is_bound: words.is_bound(first, after, time),
                });
            }
            at = after;
        } else {
            at += 1;
        }
    }
    found
}

/// An expression: its first word, the word after its last, and what it says.
pub(super) type Found = (usize, usize, Time);

impl Words<'_> {
    fn expression(&self, at: usize) -> Option<Found> {
        let first = self.word(at).chars().next()?;
        if first.is_ascii_digit() {
            self.iso(at)
                .or_else(|| self.slashed(at))
                .or_else(|| self.day_first(at))
                .or_else(|| self.years(at))
        } else if first.is_ascii_alphabetic() {
            self.month_first(at)
                .or_else(|| self.nth_weekday(at))
                .or_else(|| self.weekday(at))
                .or_else(|| self.relative(at))
                .or_else(|| self.ago(at))
        } else {
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[(&str, &str)]) {
        let found: Vec<(&str, String)> = time_expressions(text)
            .iter()
            .map(|found| (found.span.of(text).unwrap(), describe(found.time)))
            .collect();
        let found: Vec<(&str, &str)> = found.iter().map(|(words, time)| (*words, time.as_str())).collect();
        assert_eq!(found, expected, "{text}");
    }

    fn describe(time: Time) -> String {
        match time {
            Time::Fixed(when) => when.to_string(),
            Time::Yearless { month, day: Some(day) } => format!("--{month:02}-{day:02}"),
            Time::Yearless { month, day: None } => format!("--{month:02}"),
            Time::YearlessDays { month, first, last } => format!("--{month:02}-{first:02}/{last:02}"),
            Time::NthWeekday { nth, day, month } => format!("{nth}. weekday {day} of {month:?}"),
            Time::MonthOf { month, years } => format!("{years:+} years, month {month}"),
            Time::NamedMonth { month, which } => format!("month {month} {which:+}"),
            Time::Weekday { day, which: None } => format!("weekday {day}"),
            Time::Weekday { day, which: Some(which) } => format!("weekday {day} {which:+}"),
            Time::WeekdayOf { day, weeks } => format!("weekday {day} of week {weeks:+}"),
            Time::Occasion => "occasion".to_owned(),
            Time::Offset { unit, count, about } => {
                format!("{count:+} {unit:?}{}", if about { " about" } else { "" })
            }
        }
    }

    #[test]
    fn full_dates_are_read_in_every_order() {
        check("On July 3, 2025, it rained.", &[("July 3, 2025", "2025-07-03")]);
        check(
            "On 3 July 2025 it rained, on 15 August 2021 too.",
            &[("3 July 2025", "2025-07-03"), ("15 August 2021", "2021-08-15")],
        );
        check("Since the 3rd of July 2025.", &[("3rd of July 2025", "2025-07-03")]);
        check("Dated 2025-07-03.", &[("2025-07-03", "2025-07-03")]);
        check(
            "Floods in June 2022 and October 2023.",
            &[("June 2022", "2022-06"), ("October 2023", "2023-10")],
        );
    }

    #[test]
    fn years_and_ranges_are_told_from_other_numbers() {
        check("In 2022 they met.", &[("2022", "2022")]);
        check("In power from 1996 to 2001.", &[("1996 to 2001", "1996/2001")]);
        check("The war (1979–1989) ended.", &[("1979–1989", "1979/1989")]);
        check("They found 2000 tonnes in 1500 villages.", &[]);
        check("The town rose by 1500 people.", &[]);
        check("The number rose from 1500 to 2000, and fell by 1800.", &[]);
        check(
            "It has stood since 1502 and was sold in 1998 when he died.",
            &[("1502", "1502"), ("1998", "1998")],
        );
    }

    #[test]
    fn what_lacks_a_year_says_so() {
        check("On July 3, the envoy arrived.", &[("July 3", "--07-03")]);
        check("It was removed in April.", &[("April", "--04")]);
        check("It was removed in April this year.", &[("April this year", "+0 years, month 4")]);
        check("It was removed last April.", &[("last April", "month 4 -1")]);
        check("It may rain. May said so; March with us.", &[]);
    }

    #[test]
    fn relative_expressions_are_found() {
        check("They met on Thursday.", &[("Thursday", "weekday 3")]);
        check("They met last Thursday.", &[("last Thursday", "weekday 3 -1")]);
        check("They meet on Thursday next week.", &[("Thursday next week", "weekday 3 of week +1")]);
        check("They met on Thursday of last week.", &[("Thursday of last week", "weekday 3 of week -1")]);
        check("It fell the day before yesterday.", &[("the day before yesterday", "-2 Day")]);
        check("They meet every Monday and on Good Friday, wrote the Sunday Times.", &[]);
        check("It followed the October 7 attack.", &[("October 7", "occasion")]);
        check("They met on Thursday, July 3, 2025.", &[("July 3, 2025", "2025-07-03")]);
        check("This month, and again yesterday.", &[("This month", "+0 Month"), ("yesterday", "-1 Day")]);
        check("It fell almost four years ago.", &[("almost four years ago", "-4 Year about")]);
        check("It fell two days ago.", &[("two days ago", "-2 Day")]);
    }
}
