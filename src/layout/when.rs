//! The as-of time and other dates, from what the analyst wrote or the articles say to what is printed.

use crate::i18n::page;
use crate::model::{Date, When};

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
    read(text).unwrap_or_else(|| AsOf { words: text.to_owned(), exact: None })
}

fn read(text: &str) -> Option<AsOf> {
    let (date, time) = match text.split_once(['T', ' ']) {
        Some((date, time)) => (date, Some(time.trim())),
        None => (text, None),
    };
    let date: Date = date.parse().ok()?;
    let day = words(date);
    let Some(time) = time else { return Some(AsOf { words: day, exact: None }) };
    date.day()?;
    let (clock, zone) = split_zone(time);
    let (hours, minutes) = hours_and_minutes(clock)?;
    let zone = match zone {
        None => None,
        Some("Z" | "z" | "UTC" | "+00:00" | "-00:00" | "+0000" | "+00") => {
            Some(("UTC".to_owned(), "Z".to_owned()))
        }
        Some(offset) => {
            let sign = offset.get(..1)?;
            let (off_hours, off_minutes) = hours_and_minutes(offset.get(1..)?)?;
            let minutes = if off_minutes == 0 { String::new() } else { format!(":{off_minutes:02}") };
            let printed_sign = if sign == "-" { "−" } else { "+" };
            let printed = format!("UTC{printed_sign}{off_hours}{minutes}");
            Some((printed, format!("{sign}{off_hours:02}:{off_minutes:02}")))
        }
    };
    let printed = zone.as_ref().map_or_else(String::new, |(printed, _)| format!(" {printed}"));
    Some(AsOf {
        words: format!("{day}, {hours:02}:{minutes:02}{printed}"),
        exact: zone.map(|(_, exact)| format!("{date}T{hours:02}:{minutes:02}:00{exact}")),
    })
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

/// The clock and the zone of `09:00Z`, `09:00 UTC`, `09:00+03:00`.
fn split_zone(time: &str) -> (&str, Option<&str>) {
    let at = time.find(|character: char| !character.is_ascii_digit() && !matches!(character, ':' | '.'));
    match at.and_then(|at| time.split_at_checked(at)) {
        Some((clock, zone)) => (clock, Some(zone.trim())),
        None => (time, None),
    }
}

/// `09:00`, `09:00:30`, `0900` and `09`; seconds are left out, as no briefing is that exact.
fn hours_and_minutes(text: &str) -> Option<(u8, u8)> {
    let part = |part: Option<&str>| part.filter(|part| part.len() == 2)?.parse::<u8>().ok();
    let (hours, minutes) = if let Some((hours, rest)) = text.split_once(':') {
        (part(Some(hours))?, part(rest.get(..2))?)
    } else if text.len() == 4 {
        (part(text.get(..2))?, part(text.get(2..))?)
    } else {
        (part(Some(text))?, 0)
    };
    (hours <= 24 && minutes < 60).then_some((hours, minutes))
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
