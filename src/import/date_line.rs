//! The one reader of dates that stand by themselves: date lines, labels, front matter, datelines.

use super::words::{DateWord, date_word};
use crate::model::Date;

/// What a line that holds nothing but dates and times says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum DateLine {
    Date(Date),
    /// A day that cannot be told: one of two (`03/07/2025`), or one without its year (`July 3`).
    Unclear,
    /// A time of day: `11:05 GMT`, `Monday at 9 a.m.`
    Time,
}

/// In which order a date in figures is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Order {
    DayFirst,
    /// `03/07/2025` is either of two days.
    Unknown,
}

/// The date that is all there is, but for a weekday and a time of day: `Thu, 3 July 2025, 10:15 GMT`,
/// `10:15 AM, July 3, 2025`, `2025-07-03T10:15:00Z`, `03.07.2025`, `3 juillet 2025 à 10h15`.
///
/// A form that could be two days (`03/07/2025`, `11 July 7 2025`) is no date.
pub(super) fn parse_date(text: &str) -> Option<Date> {
    match read_date_line(text, Order::Unknown)? {
        DateLine::Date(date) => Some(date),
        DateLine::Unclear | DateLine::Time => None,
    }
}

/// What a line says that holds nothing but dates and times; `None` if it holds other words.
///
/// The day is the number beside the month, so that no hour is taken for it.
pub(super) fn read_date_line(text: &str, order: Order) -> Option<DateLine> {
    let text = text.trim();
    if text.len() > MAX_DATE_BYTES || !text.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let text = text.to_lowercase();
    // 2025年7月3日
    let text =
        if text.contains('年') { text.replace(['年', '月'], "-").replace('日', " ") } else { text };
    let parts = parts_of_date(&text, order)?;
    if let Some(date) = date_of(&parts) {
        return Some(DateLine::Date(date));
    }
    let is_day = |part: &Part| matches!(part, Part::Month(_) | Part::Whole(_) | Part::Unclear);
    if parts.iter().any(is_day) {
        return Some(DateLine::Unclear);
    }
    let is_time = !parts.is_empty() && parts.iter().all(|part| *part == Part::Aside);
    is_time.then_some(DateLine::Time)
}

/// What a word says in a line that is a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Month(u8),
    Year(i16),
    /// A number of one or two digits: the day, or a piece of a time whose colon is missing.
    Number(u8),
    /// A number that can only be a day: `3rd`.
    Ordinal(u8),
    /// A day in figures: `2025/07/03`.
    Whole(Date),
    /// A day in figures that could be another: `03/07/2025`.
    Unclear,
    /// A weekday, a time of day, its zone.
    Aside,
}

/// The words of a date line, months that are joined to the day and the year by strokes taken apart.
fn words_of(text: &str) -> Vec<&str> {
    let separators = |character: char| {
        character.is_whitespace() || matches!(character, ',' | '(' | ')' | ';' | '·' | '[' | ']')
    };
    let mut words = Vec::new();
    for word in text.split(separators) {
        let joined = |word: &str| word.split(['-', '/']).any(|piece| is_month(piece.trim_end_matches('.')));
        if joined(word) {
            words.extend(word.split(['-', '/']));
        } else {
            words.push(word);
        }
    }
    for word in &mut words {
        *word = word.trim_end_matches(['.', ':']);
    }
    // A lone "/" or "–" parts the date from the time.
    words.retain(|word| word.contains(char::is_alphanumeric));
    words
}

fn is_month(word: &str) -> bool {
    matches!(date_word(word), Some(DateWord::Month(_)))
}

/// What each word says; `None` if one of them has no place in a date.
fn parts_of_date(text: &str, order: Order) -> Option<Vec<Part>> {
    let words = words_of(text);
    // "1805 GMT" is a time where another word is the year.
    let is_year = |word: &&&str| word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
    let has_year_beside = words.iter().filter(is_year).count() > 1;
    let is_foreign = words.iter().any(|word| date_word(word) == Some(DateWord::Foreign));
    let order = if is_foreign { Order::DayFirst } else { order };
    let word_at = |at: Option<usize>| at.and_then(|at| words.get(at)).copied().unwrap_or_default();
    (0..)
        .zip(&words)
        .map(|(at, word): (usize, _)| {
            let context = Context {
                before: word_at(at.checked_sub(1)),
                hour: word_at(at.checked_sub(2)),
                after: word_at(at.checked_add(1)),
                has_year_beside,
                order,
            };
            part_of_date(word, &context)
        })
        .collect()
}

/// What stands around a word.
struct Context<'a> {
    before: &'a str,
    /// The word before the one before.
    hour: &'a str,
    after: &'a str,
    /// Another number of four digits stands in the line.
    has_year_beside: bool,
    order: Order,
}

fn part_of_date(word: &str, context: &Context) -> Option<Part> {
    if let Some(known) = date_word(word) {
        return Some(match known {
            DateWord::Month(month) => Part::Month(month),
            DateWord::Weekday | DateWord::English | DateWord::Foreign | DateWord::Hour => Part::Aside,
        });
    }
    let digits = word.len() - word.trim_start_matches(|character: char| character.is_ascii_digit()).len();
    let (number, suffix) = word.split_at(digits);
    if digits > 0
        && let Some(part) = number_in_date(number, suffix, context)
    {
        return Some(part);
    }
    numeric(word, context.order).or_else(|| is_time(word).then_some(Part::Aside))
}

/// What a number with letters behind it says.
fn number_in_date(number: &str, suffix: &str, context: &Context) -> Option<Part> {
    let is_hour = context.hour.len() <= 2 && context.hour.bytes().all(|byte| byte.is_ascii_digit());
    let follows_hour = || context.before == "h" && is_hour && !is_month(context.after);
    match (suffix.trim_start_matches('-'), number.len()) {
        // "9 a.m.", "11 GMT", "1105 GMT", "20 h 18".
        ("", 1 | 2) if is_behind_hour(context.after) || follows_hour() => Some(Part::Aside),
        ("", 4) if is_behind_hour(context.after) && context.has_year_beside => Some(Part::Aside),
        ("", 1 | 2) => number.parse().ok().map(Part::Number),
        ("st" | "nd" | "rd" | "th" | "er" | "º" | "ª" | "°" | "го" | "е" | "ro" | "do" | "e", 1 | 2) => {
            number.parse().ok().map(Part::Ordinal)
        }
        // "0930" and "1430" are times; what is published has a year of the printed press.
        ("" | "г" | "р", 4) => {
            let year: i16 = number.parse().ok()?;
            let is_clock = (0..2400).contains(&year) && year % 100 < 60;
            match year {
                1600..=2100 => Some(Part::Year(year)),
                _ if is_clock => Some(Part::Aside),
                _ => None,
            }
        }
        ("", 8) => eight_digits(number).map(Part::Whole),
        (zone, 1..=4) if is_behind_hour(zone) => Some(Part::Aside),
        _ => None,
    }
}

/// The date that these parts make, if they make one and no other.
fn date_of(parts: &[Part]) -> Option<Date> {
    // A time between the day and the month parts them no more than a comma does.
    let parts: Vec<Part> =
        parts.iter().copied().filter(|part| !matches!(part, Part::Aside | Part::Unclear)).collect();
    let one = |mut found: Vec<Part>| {
        // A day in figures may be written twice; "3 July 2025, 4 July 2025" is two days.
        if found.iter().all(|part| matches!(part, Part::Whole(_))) {
            found.dedup();
        }
        (found.len() < 2).then(|| found.pop())
    };
    let these = |is_it: fn(&Part) -> bool| one(parts.iter().copied().filter(is_it).collect());
    let whole = these(|part| matches!(part, Part::Whole(_)))?;
    let year = these(|part| matches!(part, Part::Year(_)))?;
    let month = these(|part| matches!(part, Part::Month(_)))?;
    match (whole, year, month) {
        (Some(Part::Whole(date)), None, None) => Some(date),
        (None, Some(Part::Year(year)), Some(Part::Month(month))) => {
            let at = parts.iter().position(|part| matches!(part, Part::Month(_)))?;
            let beside = [at.checked_sub(1), Some(at + 1)].map(|at| at.and_then(|at| parts.get(at)).copied());
            match day_beside(beside) {
                Beside::Day(day) => Date::year_month_day(year, month, day),
                Beside::Nothing => Date::year_month(year, month),
                Beside::Two => None,
            }
        }
        _ => None,
    }
}

/// Which numbers stand beside a month.
enum Beside {
    Nothing,
    Day(u8),
    /// Two that could be the day.
    Two,
}

fn day_beside(beside: [Option<Part>; 2]) -> Beside {
    let mut ordinals = Vec::new();
    let mut numbers = Vec::new();
    for part in beside.into_iter().flatten() {
        match part {
            Part::Ordinal(day) => ordinals.push(day),
            Part::Number(day) => numbers.push(day),
            Part::Month(_) | Part::Year(_) | Part::Whole(_) | Part::Unclear | Part::Aside => {}
        }
    }
    match (ordinals.as_slice(), numbers.as_slice()) {
        ([day], _) | ([], [day]) => Beside::Day(*day),
        ([], []) => Beside::Nothing,
        _ => Beside::Two,
    }
}

/// `2025-07-03`, `2025/07/03`, `03.07.2025`, and `07/23/2025` or `23/07/2025`, where only one reading is a day; a time
/// may follow a "t".
fn numeric(word: &str, order: Order) -> Option<Part> {
    let word = word.split_once('t').map_or(word, |(day, _)| day);
    if word.len() == 8 && word.bytes().all(|byte| byte.is_ascii_digit()) {
        return eight_digits(word).map(Part::Whole);
    }
    let word = word.trim_end_matches('-');
    let separator = ['-', '/', '.'].into_iter().find(|separator| word.matches(*separator).count() == 2)?;
    let parts: Vec<&str> = word.split(separator).collect();
    let number = |part: &str| part.parse::<u8>().ok().filter(|_| (1..=2).contains(&part.len()));
    let year = |part: &str| part.parse::<i16>().ok().filter(|_| part.len() == 4);
    let [first, second, third] = parts.as_slice() else { return None };
    if let Some(year) = year(first) {
        return Date::year_month_day(year, number(second)?, number(third)?).map(Part::Whole);
    }
    let (first, second) = (number(first)?, number(second)?);
    let Some(year) = year(third) else {
        // "03/07/25" is a day of some year; "11.05.30" may as well be a time.
        let short = number(third).is_some() && (1..=31).contains(&first) && (1..=31).contains(&second);
        return (short && separator != '.').then_some(Part::Unclear);
    };
    let day_first = || Date::year_month_day(year, second, first).map(Part::Whole);
    let month_first = || Date::year_month_day(year, first, second).map(Part::Whole);
    match (first > 12, second > 12) {
        _ if separator == '.' || order == Order::DayFirst => day_first(),
        (true, false) => day_first(),
        (false, true) => month_first(),
        _ if first == second => day_first(),
        (false, false) => day_first().map(|_| Part::Unclear),
        (true, true) => None,
    }
}

/// `20250703`.
fn eight_digits(word: &str) -> Option<Date> {
    let (year, rest) = word.split_at_checked(4)?;
    let (month, day) = rest.split_at_checked(2)?;
    let year = year.parse().ok().filter(|year| (1600..=2100).contains(year))?;
    Date::year_month_day(year, month.parse().ok()?, day.parse().ok()?)
}

fn is_time(word: &str) -> bool {
    let clock = word.trim_end_matches(char::is_alphabetic);
    let clock = if clock.is_empty() { word } else { clock };
    let unit = word.get(clock.len()..).unwrap_or_default();
    let is_clock = clock.starts_with(|first: char| first.is_ascii_digit())
        && clock.contains([':', '.', 'h'])
        && clock.chars().all(|character| character.is_ascii_digit() || ":.h+-".contains(character))
        && (unit.is_empty() || is_behind_hour(unit) || ["min", "m"].contains(&unit));
    let is_offset =
        word.starts_with(['+', '-', '−']) && word.chars().skip(1).all(|c| c.is_ascii_digit() || c == ':');
    is_behind_hour(word) || is_clock || is_offset
}

/// Whether a word stands behind an hour: half of the day, or a time zone.
fn is_behind_hour(word: &str) -> bool {
    date_word(word) == Some(DateWord::Hour) || is_zone_with_offset(word)
}

/// `gmt+2`, `utc+04:30`.
fn is_zone_with_offset(word: &str) -> bool {
    let offset = word.strip_prefix("gmt").or_else(|| word.strip_prefix("utc"));
    offset.and_then(|offset| offset.strip_prefix(['+', '-'])).is_some_and(|offset| {
        !offset.is_empty() && offset.chars().all(|c| c.is_ascii_digit() || c == ':' || c == '.')
    })
}

const MAX_DATE_BYTES: usize = 90;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_in_the_forms_that_publishers_write() {
        for text in [
            "3 July 2025",
            "July 3, 2025",
            "Thu, 3 Jul 2025, 10:15 GMT",
            "3rd July 2025",
            "2025-07-03",
            "2025-07-03T10:15:00Z",
            "Thursday, July 3, 2025 at 10:15 AM",
            "03.07.2025",
            "2025/07/03",
            "July 3, 2025 10 15 am",
            "3rd of July 2025",
            "Jul 3, 2025 / 10:15 AM EDT",
            "Thu Jul 03 10:15:22 +0000 2025",
            "2025-07-03T10:15:00.000+02:00",
            "20250703",
            "3-Jul-2025",
            "Jul. 3, 2025",
            "Thursday the 3rd of July, 2025",
            "2025 July 3",
            "July 3, 2025 at 10.15pm AEST",
            "2025-07-03 10:15:00 +0000",
        ] {
            assert_eq!(
                parse_date(text).map(|date| date.to_string()).as_deref(),
                Some("2025-07-03"),
                "{text}"
            );
        }
        assert_eq!(parse_date("July 2025").map(|date| date.to_string()).as_deref(), Some("2025-07"));
    }

    #[test]
    fn an_hour_before_a_date_is_not_its_day() {
        for text in [
            "11:05, 3 July 2025",
            "11:05 GMT, 3 July 2025",
            "11:05 AM EDT Jul 3, 2025",
            "11:05 AM, July 3, 2025",
            "Thursday 11:05 3 July 2025",
            "9:05, 3 July 2025",
            "11.05am BST, Thu 3 July 2025",
            "11h05, 3 July 2025",
            "1105 GMT, July 3, 2025",
            "1105 GMT July 3, 2025",
            "11 a.m. ET, July 3, 2025",
            "11 AM July 3 2025",
            "11am July 3rd, 2025",
            "at 11:05 on Thursday 3 July 2025",
            "11:05 03.07.2025",
            "11:05:30 2025-07-03",
            "11:05 2025/07/03",
            "11:05 (GMT+1) 3 July 2025",
            "11:05 UTC+04:30, 3 July 2025",
            "11:05 a.m. Eastern Time July 3, 2025",
            "11 05 3 July 2025",
            "3, 11:05, July 2025",
            "1430, 3 July 2025",
            "1805 GMT, 3 July 2025",
            "July 3, 2025 EDT",
            "3 July 2025, 0930",
            "11.05am, 3 July 2025",
            "11:05 AEST, 3 July 2025",
            "1105GMT, 3 July 2025",
            "1105hrs 3 July 2025",
            "11.05 pm NZST, Thursday, July 3rd, 2025",
            "11:05am on 3 July 2025",
            "12 noon, 3 July 2025",
        ] {
            assert_eq!(
                parse_date(text).map(|date| date.to_string()).as_deref(),
                Some("2025-07-03"),
                "{text}"
            );
        }
        assert_eq!(
            parse_date("July 2025, 10 15 am").map(|date| date.to_string()).as_deref(),
            Some("2025-07")
        );
    }

    #[test]
    fn a_time_of_day_is_told_from_a_date_and_from_words() {
        for text in ["11:05", "11:05 GMT", "9 a.m.", "Monday at 11:05 BST", "um 11:05 Uhr", "à 20 h 18"] {
            assert_eq!(read_date_line(text, Order::Unknown), Some(DateLine::Time), "{text}");
        }
        for text in ["Monday", "Central Time", "11", "11:05 in Oslo", "", "2025", "May"] {
            assert_eq!(read_date_line(text, Order::Unknown), None, "{text}");
        }
    }

    #[test]
    fn dates_are_read_in_other_languages() {
        for text in [
            "3 juillet 2025 à 20h18",
            "jeudi 3 juillet 2025, 20 h 18",
            "le 3 juil. 2025",
            "à 11h05, le 3 juillet 2025",
            "Donnerstag, 3. Juli 2025, 11:05 Uhr",
            "11.05 Uhr, 3. Juli 2025",
            "3 de julio de 2025 a las 11:05",
            "jueves 3 de julio de 2025",
            "3 июля 2025 г., 11:05",
            "11:05, 3 июля 2025 года",
            "3 июля 2025г.",
            "giovedì 3 luglio 2025",
            "3 juli 2025",
            "2025年7月3日",
        ] {
            assert_eq!(parse_date(text), Date::year_month_day(2025, 7, 3), "{text}");
        }
        assert_eq!(parse_date("1er juillet 2025"), Date::year_month_day(2025, 7, 1));
        assert_eq!(parse_date("le 03/07/2025 à 11h05"), Date::year_month_day(2025, 7, 3));
    }

    #[test]
    fn a_line_that_is_a_day_and_does_not_tell_which_is_unclear() {
        for text in ["11/8/2020", "July 3", "3 July, 11:05", "03/07/25", "3 July 2025, 4 July 2025"] {
            assert_eq!(read_date_line(text, Order::Unknown), Some(DateLine::Unclear), "{text}");
        }
    }

    #[test]
    fn what_could_be_two_days_or_is_more_than_a_date_is_none() {
        for text in [
            "03/07/2025",
            "3 July",
            "2025",
            "On 3 July 2025 he left",
            "31 June 2025",
            "",
            "soon",
            "11 July 7 2025",
            "3 July 2025, 4 July 2025",
            "July 2024 July 2025",
            "1430, 7 July",
            "7 July 3025",
        ] {
            assert_eq!(parse_date(text), None, "{text}");
        }
    }
}
