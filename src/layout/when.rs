//! The as-of time and other dates, from what the analyst wrote or the articles say to what is printed.

use crate::i18n::page;
use crate::model::{Date, Moment, When};

/// An as-of time, read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct AsOf {
    /// What is printed.
    pub words: String,
    /// The time as ISO 8601 with a zone, where the analyst gave one.
    pub exact: Option<String>,
}

/// Puts an ISO 8601 date or date-time in words; anything else is the analyst's own words and stays as it is.
pub(super) fn as_of(text: &str) -> AsOf {
    let Some(moment) = Moment::read(text) else { return AsOf { words: text.to_owned(), exact: None } };
    let printed = page::moment(&words(moment.date), moment.clock, moment.offset_minutes);
    AsOf { words: printed, exact: moment.exact() }
}

/// A date in words.
pub(super) fn words(date: Date) -> String {
    page::date(date.year(), date.month(), date.day())
}

/// When something happened, as short as a timeline needs it.
pub(super) fn short(when: When) -> String {
    let words = |date: Date| page::short_date(date.year(), date.month(), date.day());
    match when {
        When::On(date) => words(date),
        When::Between(start, end) => page::span_of_time(&words(start), &words(end)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn iso_times_are_put_in_words_and_other_words_stay() {
        let check = |text: &str, words: &str, exact: Option<&str>| {
            assert_eq!(as_of(text), AsOf { words: words.into(), exact: exact.map(Into::into) }, "{text}");
        };
        check("2025-07-04", "4 July 2025", None);
        check("2025-07", "July 2025", None);
        check("2025-07-04T09:00Z", "4 July 2025, 09:00 UTC", Some("2025-07-04T09:00:00Z"));
        check("2025-07-04 09:00 UTC", "4 July 2025, 09:00 UTC", Some("2025-07-04T09:00:00Z"));
        check("2025-07-04T09:00:30+04:30", "4 July 2025, 09:00 UTC+4:30", Some("2025-07-04T09:00:00+04:30"));
        check("2025-07-04T09:00", "4 July 2025, 09:00", None);
        check("Tuesday, noon", "Tuesday, noon", None);
        check("2025-07-04T", "2025-07-04T", None);
        check("2025-07-04T9é:00", "2025-07-04T9é:00", None);
    }
}
