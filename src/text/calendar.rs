//! The months and weekdays of English, and a date in its words.

use super::is_one_of;

/// The months, in their order.
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The days of the week, from Monday.
const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// The name of a month, which counts from 1.
pub fn month_name(month: u8) -> Option<&'static str> {
    MONTHS.get(usize::from(month).checked_sub(1)?).copied()
}

/// The number of a month, from 1, by its name or abbreviation without a full stop, with a capital as English writes it:
/// "may" and "march" are other words.
pub fn month_named(word: &str) -> Option<u8> {
    let word = if word == "Sept" { "Sep" } else { word };
    (1..).zip(MONTHS).find(|(_, name)| word == *name || name.get(..3) == Some(word)).map(|(number, _)| number)
}

/// The number of a weekday, Monday being 0, by its name with a capital.
pub fn weekday_named(word: &str) -> Option<u8> {
    (0..).zip(WEEKDAYS).find(|(_, name)| word == *name).map(|(number, _)| number)
}

/// Whether a word is the name of a month, in any case.
pub fn is_month(word: &str) -> bool {
    is_one_of(word, &MONTHS)
}

/// Whether a word is the name of a weekday, in any case.
pub fn is_weekday(word: &str) -> bool {
    is_one_of(word, &WEEKDAYS)
}

/// A date as precisely as it is known: "3 July 2025", "July 2025", "2025"; `month` and `day` count from 1.
pub fn date_in_words(year: i16, month: Option<u8>, day: Option<u8>) -> String {
    match (month.and_then(month_name), day) {
        (Some(month), Some(day)) => format!("{day} {month} {year}"),
        (Some(month), None) => format!("{month} {year}"),
        (None, _) => year.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_read_back_and_lose_their_capital_with_their_meaning() {
        for month in 1..=12 {
            assert_eq!(month_name(month).and_then(month_named), Some(month));
        }
        assert_eq!(
            [month_named("Sept"), month_named("Jun"), month_named("May")],
            [Some(9), Some(6), Some(5)]
        );
        assert_eq!([month_named("may"), month_named("Ma"), month_named("")], [None; 3]);
        assert_eq!(month_name(0), None);
        assert_eq!(
            [weekday_named("Monday"), weekday_named("Sunday"), weekday_named("sunday")],
            [Some(0), Some(6), None]
        );
    }

    #[test]
    fn a_date_says_no_more_than_is_known() {
        assert_eq!(date_in_words(2025, Some(7), Some(3)), "3 July 2025");
        assert_eq!(date_in_words(2025, Some(7), None), "July 2025");
        assert_eq!(date_in_words(2025, None, None), "2025");
    }
}
