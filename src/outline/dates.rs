//! Dates in words.

use crate::i18n::page as words;
use crate::model::{Date, When};

/// A date, as precisely as it is known.
pub(super) fn date_in_words(date: Date) -> String {
    words::date(date.year(), date.month(), date.day())
}

/// A date as short as a timeline needs it.
pub(super) fn short_date_in_words(date: Date) -> String {
    words::short_date(date.year(), date.month(), date.day())
}

/// When something happened, each date put in words by `date`.
pub(super) fn when(when: Option<When>, date: fn(Date) -> String) -> String {
    match when {
        None => words::UNDATED.to_owned(),
        Some(When::On(day)) => date(day),
        Some(When::Between(start, end)) => words::span_of_time(&date(start), &date(end)),
    }
}
