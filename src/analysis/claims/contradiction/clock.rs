//! The times of day in a sentence.

use std::collections::BTreeSet;

/// The times of day in a text, `4:20 p.m.` and `16:20`, in minutes of the day; of `4:20` both that it may be.
pub(super) fn times_of_day(text: &str) -> BTreeSet<u16> {
    let is_edge = |c: Option<char>| !c.is_some_and(|c| c.is_ascii_digit() || matches!(c, ':' | '.' | '/'));
    text.match_indices(':')
        .flat_map(|(at, _)| {
            let minutes = minutes_at(text, at, is_edge);
            // Four characters behind it tell which half of the day it is.
            let behind = minutes.and_then(|_| text.get(at + 3..)).unwrap_or_default().trim_start();
            let half: String = behind.chars().take(4).flat_map(char::to_lowercase).collect();
            let is_half = |name: &str| {
                half.strip_prefix(name).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
            };
            let (before_noon, after_noon) =
                (is_half("am") || is_half("a.m"), is_half("pm") || is_half("p.m"));
            let told = minutes.map(|minutes| match minutes {
                _ if before_noon => [minutes % NOON; 2],
                _ if after_noon => [minutes % NOON + NOON; 2],
                60..NOON => [minutes, minutes + NOON],
                NOON..780 => [minutes, minutes - NOON],
                _ => [minutes; 2],
            });
            told.into_iter().flatten()
        })
        .collect()
}

/// Noon, in minutes.
const NOON: u16 = 720;

/// The time whose colon stands at `at`, in minutes.
fn minutes_at(text: &str, at: usize, is_edge: impl Fn(Option<char>) -> bool) -> Option<u16> {
    let (before, after) = (text.get(..at)?, text.get(at + 1..)?);
    let digits = before.chars().rev().take_while(char::is_ascii_digit).count();
    let hour = before.get(before.len().checked_sub(digits)?..)?;
    let minute = after.get(..2)?;
    let is_whole = is_edge(before.get(..before.len() - digits)?.chars().next_back())
        && !after.get(2..)?.starts_with(|c: char| c.is_ascii_digit() || c == ':');
    let (hour, minute) = (hour.parse::<u16>().ok()?, minute.parse::<u16>().ok()?);
    ((1..=2).contains(&digits) && is_whole && hour < 24 && minute < 60).then(|| hour * 60 + minute)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_time_of_day_is_none_however_large_it_is() {
        assert_eq!(times_of_day("at 16:20 and 4:20 p.m."), BTreeSet::from([980]));
        assert_eq!(times_of_day("at 25:30, 12:60, 2025:30 and 999999:30"), BTreeSet::new());
    }
}
