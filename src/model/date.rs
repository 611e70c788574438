//! Dates as precisely as a text gives them.

use std::fmt;
use std::str::FromStr;

/// A calendar date (proleptic Gregorian) known to the year, the month or the day.
///
/// Written and read as ISO 8601: `2025`, `2025-07`, `2025-07-03`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: i16,
    month: Option<u8>,
    day: Option<u8>,
}

/// A text is not a date.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is not a date such as 2025, 2025-07 or 2025-07-03")]
pub struct DateError(pub String);

impl Date {
    /// A whole year, 1 to 9999.
    pub const fn year_only(year: i16) -> Option<Self> {
        if year >= 1 && year <= 9999 { Some(Self { year, month: None, day: None }) } else { None }
    }

    /// A month of a year.
    pub const fn year_month(year: i16, month: u8) -> Option<Self> {
        match Self::year_only(year) {
            Some(_) if month >= 1 && month <= 12 => Some(Self { year, month: Some(month), day: None }),
            _ => None,
        }
    }

    /// A day that exists in the calendar.
    pub const fn year_month_day(year: i16, month: u8, day: u8) -> Option<Self> {
        match Self::year_month(year, month) {
            Some(_) if day >= 1 && day <= days_in_month(year, month) => {
                Some(Self { year, month: Some(month), day: Some(day) })
            }
            _ => None,
        }
    }

    /// The year.
    pub const fn year(self) -> i16 {
        self.year
    }

    /// The month, 1 to 12, where it is known.
    pub const fn month(self) -> Option<u8> {
        self.month
    }

    /// The day of the month, 1 to 31, where it is known.
    pub const fn day(self) -> Option<u8> {
        self.day
    }

    /// Whether `other` is this date or lies within it (`2025` includes `2025-04` and `2025-04-17`).
    pub fn includes(self, other: Self) -> bool {
        self.year == other.year
            && (self.month.is_none() || self.month == other.month)
            && (self.day.is_none() || self.day == other.day)
    }
}

/// The number of days of `month` (1 to 12) in `year`.
const fn days_in_month(year: i16, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 31,
    }
}

impl fmt::Display for Date {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:04}", self.year)?;
        if let Some(month) = self.month {
            write!(formatter, "-{month:02}")?;
        }
        if let Some(day) = self.day {
            write!(formatter, "-{day:02}")?;
        }
        Ok(())
    }
}

impl FromStr for Date {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let error = || DateError(text.to_owned());
        let number = |part: &str, digits: usize| {
            let plain = part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit());
            if plain { part.parse::<i16>().map_err(|_| error()) } else { Err(error()) }
        };
        let small = |part: &str| number(part, 2).and_then(|value| u8::try_from(value).map_err(|_| error()));
        let parts: Vec<&str> = text.trim().split('-').collect();
        match parts.as_slice() {
            [year] => Self::year_only(number(year, 4)?),
            [year, month] => Self::year_month(number(year, 4)?, small(month)?),
            [year, month, day] => Self::year_month_day(number(year, 4)?, small(month)?, small(day)?),
            _ => None,
        }
        .ok_or_else(error)
    }
}

/// When something happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum When {
    /// At one date.
    On(Date),
    /// From one date to another, both included.
    Between(Date, Date),
}

impl fmt::Display for When {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::On(date) => write!(formatter, "{date}"),
            Self::Between(start, end) => write!(formatter, "{start}/{end}"),
        }
    }
}

impl FromStr for When {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text.split_once('/') {
            Some((start, end)) => Ok(Self::Between(start.parse()?, end.parse()?)),
            None => text.parse().map(Self::On),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_of_every_precision_read_back_as_written() {
        for text in ["2025", "2025-07", "2025-07-03", "0999-12-31", "2024-02-29"] {
            assert_eq!(text.parse::<Date>().map(|date| date.to_string()), Ok(text.to_owned()));
        }
        assert_eq!("1996/2001".parse::<When>().map(|when| when.to_string()), Ok("1996/2001".to_owned()));
    }

    #[test]
    fn what_is_not_in_the_calendar_is_not_a_date() {
        for text in ["", "25", "2025-13", "2025-02-29", "2025-7-3", "2025-07-03-01", "3 July", "+025"] {
            assert!(text.parse::<Date>().is_err(), "{text}");
        }
    }

    #[test]
    fn a_coarser_date_includes_a_finer_one_and_not_the_other_way_round() {
        let [year, month, day] = ["2025", "2025-04", "2025-04-17"].map(|text| text.parse::<Date>().unwrap());
        assert!(year.includes(month) && month.includes(day) && year.includes(day) && day.includes(day));
        assert!(!month.includes(year) && !day.includes(month));
    }
}
