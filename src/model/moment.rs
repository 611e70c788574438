//! A time that a briefing speaks of.

use super::Date;

/// A date, with the time of the day where it is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// The date.
    pub date: Date,
    /// Hours and minutes.
    pub clock: Option<(u8, u8)>,
    /// How far the clock's zone is ahead of UTC, in minutes, where the zone is known.
    pub offset_minutes: Option<i16>,
}

impl Moment {
    /// Reads an ISO 8601 date or date-time, also with a space for the `T`; `None` for anything else.
    ///
    /// Seconds are left out, as no briefing is that exact.
    pub fn read(text: &str) -> Option<Self> {
        let (date, time) = match text.split_once(['T', ' ']) {
            Some((date, time)) => (date, Some(time.trim())),
            None => (text, None),
        };
        let date: Date = date.parse().ok()?;
        let Some(time) = time else { return Some(Self { date, clock: None, offset_minutes: None }) };
        date.day()?;
        let (clock, zone) = split_zone(time);
        let clock = Some(hours_and_minutes(clock)?);
        let offset_minutes = match zone {
            None => None,
            Some("Z" | "z" | "UTC") => Some(0),
            Some(offset) => {
                let (sign, rest) = match offset.strip_prefix('-') {
                    Some(rest) => (-1, rest),
                    None => (1, offset.strip_prefix('+')?),
                };
                let (hours, minutes) = hours_and_minutes(rest)?;
                Some(sign * (i16::from(hours) * 60 + i16::from(minutes)))
            }
        };
        Some(Self { date, clock, offset_minutes })
    }

    /// Whether a text begins as an ISO 8601 date and yet is none: a slip, where other words are meant as they are.
    pub fn is_mistyped(text: &str) -> bool {
        let text = text.trim();
        let mut parts = text.splitn(2, '-');
        let (year, rest) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
        let month = rest.chars().take_while(char::is_ascii_digit).count();
        let is_year = year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit());
        // “2025-2026” is a span of years.
        is_year && (1..=2).contains(&month) && Self::read(text).is_none()
    }

    /// The moment as ISO 8601 with its zone, where both are known.
    pub fn exact(&self) -> Option<String> {
        let ((hours, minutes), offset) = (self.clock?, self.offset_minutes?);
        let zone = if offset == 0 {
            "Z".to_owned()
        } else {
            let sign = if offset < 0 { '-' } else { '+' };
            format!("{sign}{:02}:{:02}", offset.unsigned_abs() / 60, offset.unsigned_abs() % 60)
        };
        Some(format!("{}T{hours:02}:{minutes:02}:00{zone}", self.date))
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

/// `09:00`, `09:00:30`, `0900` and `09`.
fn hours_and_minutes(text: &str) -> Option<(u8, u8)> {
    let part = |part: Option<&str>| part.filter(|part| part.len() == 2)?.parse::<u8>().ok();
    let (hours, minutes) = if let Some((hours, rest)) = text.split_once(':') {
        (part(Some(hours))?, part(rest.get(..2))?)
    } else if text.len() == 4 {
        (part(text.get(..2))?, part(text.get(2..))?)
    } else {
        (part(Some(text))?, 0)
    };
    (hours < 24 && minutes < 60 || (hours, minutes) == (24, 0)).then_some((hours, minutes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_in_a_time_is_told_from_a_time_and_from_words() {
        for text in
            ["2025-02-31", "2025-07-04T25:61", "2025-07-04 24:30", "2025-7-4", "2025-07-04T", " 2025-13 "]
        {
            assert!(Moment::is_mistyped(text), "{text}");
        }
        for text in
            ["2025-07-04", "2025-07-04T24:00Z", "2025", "tomorrow morning", "4 July 2025", "2025-2026", ""]
        {
            assert!(!Moment::is_mistyped(text), "{text}");
        }
    }
}
