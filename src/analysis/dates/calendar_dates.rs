//! Dates that name their month: "July 3, 2025", "3 July", "in April", "2025-07-03".

use super::expressions::{Found, Time};
use super::words::{Words, day_number, month, weekday, year_number};
use crate::model::{Date, When};

impl Words<'_> {
    /// "2025-07-03".
    pub(super) fn iso(&self, at: usize) -> Option<Found> {
        let start = self.span(at).start;
        let text = self.text.get(start..start + 10)?;
        let date: Date = text.parse().ok()?;
        date.day()?;
        let mut after = at + 1;
        while after < self.len() && self.span(after).end <= start + 10 {
            after += 1;
        }
        // The token that ends the date must end with it.
        (self.span(after - 1).end == start + 10).then_some((at, after, Time::Fixed(When::On(date))))
    }

    /// "05/19/2017", where only one order of day and month is a date.
    pub(super) fn slashed(&self, at: usize) -> Option<Found> {
        let number = |at: usize| self.word(at).parse::<u8>().ok().filter(|_| self.word(at).len() <= 2);
        if self.gap(at) != "/" || self.gap(at + 1) != "/" || self.gap(at + 2).starts_with('/') {
            return None;
        }
        let (one, two, year) = (number(at)?, number(at + 1)?, year_number(self.word(at + 2))?);
        let date = match (Date::year_month_day(year, one, two), Date::year_month_day(year, two, one)) {
            (Some(one), Some(two)) if one != two => return None,
            (one, two) => one.or(two)?,
        };
        Some((at, at + 3, Time::Fixed(When::On(date))))
    }

    /// "3 July 2025", "3rd of July", "the 15th day of March", "3–5 July".
    pub(super) fn day_first(&self, at: usize) -> Option<Found> {
        let day = day_number(self.word(at))?;
        let (last_at, last) = self.later_day(at, day).unwrap_or((at, day));
        let of = match (self.word(last_at + 1), self.word(last_at + 2)) {
            ("day", "of") => 2,
            ("of", _) => 1,
            _ => 0,
        };
        let month_at = last_at + 1 + of;
        let month = month(self.word(month_at))?;
        if !(last_at..month_at).all(|at| self.joined(at) && self.gap(at) != ", ") {
            return None;
        }
        // "5 May Day marches", "2 April Joneses".
        if of == 0 && !self.may_be_a_month(month_at) {
            return None;
        }
        Some(self.with_year(at, month_at, month, Some((day, last))))
    }

    /// The day behind day `first` at word `at` that makes a range with it: "3–5", "3 and 4", "3 to 5". What is more
    /// than a day off behind an "and" is another date.
    fn later_day(&self, at: usize, first: u8) -> Option<(usize, u8)> {
        let number = |at: usize| day_number(self.word(at)).filter(|last| *last > first);
        if matches!(self.gap(at), "-" | "–" | "—" | " – ") {
            return number(at + 1).map(|last| (at + 1, last));
        }
        if !(self.joined(at) && self.joined(at + 1)) {
            return None;
        }
        let last = number(at + 2)?;
        let adjacent = self.is(at + 1, &["and"]) && last == first + 1;
        let range = self.is(at + 1, &["to", "until", "through"]) && self.gap(at) == " ";
        // "July 3 and 4 people": the number counts something.
        let counts = self.gap(at + 2) == " " && self.is_content(at + 3);
        ((adjacent || range) && !counts).then_some((at + 2, last))
    }

    /// "July 3, 2025", "July 3 and 4", "Sept. 3", "July 2025", "April this year", "in April".
    pub(super) fn month_first(&self, at: usize) -> Option<Found> {
        let month = month(self.word(at))?;
        if self.joined_month(at)
            && self.gap(at) != ", "
            && let Some(day) = day_number(self.word(at + 1))
            && self.word(at + 1).len() <= 4
        {
            let (last_at, last) = self.later_day(at + 1, day).unwrap_or((at + 1, day));
            return Some(self.with_year(at, last_at, month, Some((day, last))));
        }
        // "June 3-5": the hyphen makes one word of it.
        if self.joined_month(at)
            && let Some((one, two)) = self.word(at + 1).split_once('-')
            && let (Some(day), Some(last)) = (day_number(one), day_number(two))
            && day < last
        {
            return Some(self.with_year(at, at + 1, month, Some((day, last))));
        }
        let whole = self.with_year(at, at, month, None);
        let alone = matches!(whole.2, Time::Yearless { .. });
        (!alone || self.is_said_as_a_month(at)).then_some(whole)
    }

    /// Whether the month at word `at`, without a day or a year, is meant as one: "in April", not "met April".
    fn is_said_as_a_month(&self, at: usize) -> bool {
        const PARTS: &[&str] = &["end", "start", "beginning", "middle", "half", "weeks", "days", "part"];
        const PLAIN: &[&str] = &["in", "during", "early", "late", "mid", "since", "until", "till"];
        const OF_PEOPLE_TOO: &[&str] = &["by", "from", "between", "through", "before", "after"];
        // "Criticised by May": nobody is called July.
        let is_name_too = matches!(self.word(at), "May" | "April" | "June" | "August" | "March" | "Jan");
        let of_a_part = at >= 2 && self.is_before(at, &["of"]) && self.is(at - 2, PARTS);
        if of_a_part || self.word(at).starts_with("mid-") {
            return true;
        }
        let said = self.is_before(at, PLAIN) || (self.is_before(at, OF_PEOPLE_TOO) && !is_name_too);
        said && (!is_name_too || self.is_before(at, &["in", "during"]) || self.may_be_a_month(at))
    }

    /// Whether word `at` is no part of a name: "April Jones".
    fn may_be_a_month(&self, at: usize) -> bool {
        let next = self.word(at + 1);
        self.gap(at) != " " || !next.starts_with(char::is_uppercase) || weekday(next).is_some()
    }

    /// As [`Words::joined`], also behind the full stop of an abbreviated month.
    fn joined_month(&self, at: usize) -> bool {
        self.joined(at)
            || (at + 1 < self.len()
                && matches!(self.gap(at), ". " | ".\u{a0}")
                && self.word(at).len() <= 4
                && self.word(at) != "May")
    }

    /// Adds the year, if one follows, to a month or day that ends with word `last`.
    fn with_year(&self, first: usize, last: usize, month: u8, days: Option<(u8, u8)>) -> Found {
        if self.joined(last)
            || (days.is_none_or(|_| day_number(self.word(last)).is_none()) && self.joined_month(last))
        {
            let of = usize::from(self.is(last + 1, &["of"]) && self.joined(last + 1));
            if let Some(year) = year_number(self.word(last + 1 + of))
                && let Some(when) = fixed(year, month, days)
            {
                return (first, last + 2 + of, Time::Fixed(when));
            }
            let years = self.which(last + 1 + of).filter(|_| self.is(last + 2 + of, &["year"]));
            if let (Some(years), None) = (years, days) {
                return (first, last + 3 + of, Time::MonthOf { month, years });
            }
        }
        let day = days.map(|(day, _)| day);
        let which = first.checked_sub(1).and_then(|before| self.which(before).map(|years| (before, years)));
        match which {
            // "last April"; "this April" says no more than "April".
            Some((before, years)) if days.is_none() && years != 0 => {
                (before, last + 1, Time::NamedMonth { month, which: years })
            }
            _ if days.is_some() && self.names_an_occasion(first, last) => (first, last + 1, Time::Occasion),
            _ => {
                let days = days.filter(|(one, two)| one < two);
                let time = match (days, day) {
                    (Some((first, last)), _) => Time::YearlessDays { month, first, last },
                    (None, day) => Time::Yearless { month, day },
                };
                (first, last + 1, time)
            }
        }
    }

    /// Whether a day from word `first` to word `last` is the name of an occasion: "the October 7 attack".
    pub(super) fn names_an_occasion(&self, first: usize, last: usize) -> bool {
        let plain = |at: usize| self.word(at).ends_with(|c: char| c.is_ascii_digit());
        self.is_before(first, &["the"])
            && (plain(first) || plain(last))
            && self.gap(last) == " "
            && self.is_content(last + 1)
    }
}

/// A month of a year, or a day or a run of days of it, if the calendar has them.
fn fixed(year: i16, month: u8, days: Option<(u8, u8)>) -> Option<When> {
    let Some((first, last)) = days else { return Date::year_month(year, month).map(When::On) };
    let (start, end) = (Date::year_month_day(year, month, first)?, Date::year_month_day(year, month, last)?);
    Some(if start == end { When::On(start) } else { When::Between(start, end) })
}
