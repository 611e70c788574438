//! Dates that name their month: "July 3, 2025", "3 July", "in April", "2025-07-03".

use super::expressions::{Found, Time};
use super::words::{Words, day_number, month, year_number};
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

    /// "3 July 2025", "3rd of July", "3 July".
    pub(super) fn day_first(&self, at: usize) -> Option<Found> {
        let day = day_number(self.word(at))?;
        let of = usize::from(self.is(at + 1, &["of"]));
        let month = month(self.word(at + 1 + of))?;
        if !(self.joined(at) && (of == 0 || self.joined(at + 1))) {
            return None;
        }
        Some(self.with_year(at, at + 1 + of, month, Some(day)))
    }

    /// "July 3, 2025", "July 2025", "April this year", "in April".
    pub(super) fn month_first(&self, at: usize) -> Option<Found> {
        let month = month(self.word(at))?;
        if self.joined(at)
            && self.gap(at) != ", "
            && let Some(day) = day_number(self.word(at + 1))
            && self.word(at + 1).len() <= 4
        {
            return Some(self.with_year(at, at + 1, month, Some(day)));
        }
        let whole = self.with_year(at, at, month, None);
        let alone = matches!(whole.2, Time::Yearless { .. });
        let said_as_time = self.is_before(
            at,
            &[
                "in", "since", "by", "until", "till", "during", "from", "between", "through", "early",
                "late", "mid", "before", "after",
            ],
        );
        (!alone || said_as_time).then_some(whole)
    }

    /// Adds the year, if one follows, to a month or day that ends with word `last`.
    pub(super) fn with_year(&self, first: usize, last: usize, month: u8, day: Option<u8>) -> Found {
        if self.joined(last) {
            let of = usize::from(self.is(last + 1, &["of"]) && self.joined(last + 1));
            if let Some(year) = year_number(self.word(last + 1 + of)) {
                let date = match day {
                    Some(day) => Date::year_month_day(year, month, day),
                    None => Date::year_month(year, month),
                };
                if let Some(date) = date {
                    return (first, last + 2 + of, Time::Fixed(When::On(date)));
                }
            }
            let years = self.which(last + 1 + of).filter(|_| self.is(last + 2 + of, &["year"]));
            if let (Some(years), None) = (years, day) {
                return (first, last + 3 + of, Time::MonthOf { month, years });
            }
        }
        let which = first.checked_sub(1).and_then(|before| self.which(before).map(|years| (before, years)));
        match which {
            // "last April"; "this April" says no more than "April".
            Some((before, years)) if day.is_none() && years != 0 => {
                (before, last + 1, Time::MonthOf { month, years })
            }
            _ if day.is_some() && self.names_an_occasion(first, last) => (first, last + 1, Time::Occasion),
            _ => (first, last + 1, Time::Yearless { month, day }),
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
