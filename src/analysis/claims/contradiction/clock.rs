//! The times of day in a sentence.

use std::collections::BTreeSet;

/// The times of day in a text, `4:20` and `16.20 GMT`, in minutes of twelve hours.
pub(super) fn times_of_day(text: &str) -> BTreeSet<u16> {
    let is_edge = |c: Option<char>| !c.is_some_and(|c| c.is_ascii_digit() || matches!(c, ':' | '.' | '/'));
    text.match_indices(':')
        .filter_map(|(at, _)| {
            let (before, after) = (text.get(..at)?, text.get(at + 1..)?);
            let digits = before.chars().rev().take_while(char::is_ascii_digit).count();
            let hour = before.get(before.len().checked_sub(digits)?..)?;
            let minute = after.get(..2)?;
            let is_whole = is_edge(before.get(..before.len() - digits)?.chars().next_back())
                && !after.get(2..)?.starts_with(|c: char| c.is_ascii_digit() || c == ':');
            let (hour, minute) = (hour.parse::<u16>().ok()?, minute.parse::<u16>().ok()?);
            ((1..=2).contains(&digits) && is_whole && hour < 24 && minute < 60)
                .then_some(hour % 12 * 60 + minute)
        })
        .collect()
}
