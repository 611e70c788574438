//! What a text states about itself: its date, its front matter, its language.

use crate::model::{Date, Metadata};
use crate::never::OrNever;
use crate::text::{self, month_named};

/// Reads a date that is all there is, but for a weekday and a time of day: `Thu, 3 July 2025, 10:15 GMT`,
/// `10:15 AM, July 3, 2025`, `2025-07-03T10:15:00Z`, `03.07.2025`.
///
/// The day is the number beside the month, so that no hour is taken for it.
/// A form that could be two days (`03/07/2025`, `11 July 7 2025`) is no date.
pub(super) fn parse_date(text: &str) -> Option<Date> {
    let text = text.trim().to_lowercase();
    if text.chars().count() > MAX_DATE_LENGTH {
        return None;
    }
    let day = text.split_once('t').filter(|(day, _)| day.len() == 10).map_or(text.as_str(), |(day, _)| day);
    if let Ok(date) = day.parse::<Date>() {
        return (date.day().is_some()).then_some(date);
    }
    date_of(&parts_of_date(&text)?)
}

/// Whether a text is a time of day and nothing else: `11:05 GMT`, `Monday at 9 a.m.`
pub(super) fn is_time_of_day(text: &str) -> bool {
    let text = text.to_lowercase();
    text.contains(|c: char| c.is_ascii_digit())
        && parts_of_date(&text).is_some_and(|parts| parts.iter().all(|part| *part == Part::Aside))
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
    /// A weekday, a time of day, its zone.
    Aside,
}

/// What each word says; `None` if one of them has no place in a date.
fn parts_of_date(text: &str) -> Option<Vec<Part>> {
    let separators =
        |character: char| character.is_whitespace() || matches!(character, ',' | '(' | ')' | ';' | '·');
    let words: Vec<&str> = text
        .split(separators)
        .map(|word| word.trim_end_matches(['.', ':']))
        // A lone "/" or "–" parts the date from the time.
        .filter(|word| word.contains(char::is_alphanumeric))
        .collect();
    // "1805 GMT" is a time where another word is the year.
    let is_year = |word: &&&str| word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
    let has_year_beside = words.iter().filter(is_year).count() > 1;
    let followed = words.iter().zip(words.iter().skip(1).map(Some).chain([None]));
    followed
        .map(|(word, next)| part_of_date(word, next.copied().unwrap_or_default(), has_year_beside))
        .collect()
}

/// What `word` says when `next` follows it, and perhaps another number of four digits stands beside it.
fn part_of_date(word: &str, next: &str, has_year_beside: bool) -> Option<Part> {
    if let Some(month) = month(word) {
        return Some(Part::Month(month));
    }
    let digits = word.trim_end_matches(|character: char| character.is_ascii_alphabetic());
    let is_number = !digits.is_empty() && digits.chars().all(|character| character.is_ascii_digit());
    match (word.get(digits.len()..), digits.len()) {
        _ if !is_number => {}
        // "9 a.m.", "11 GMT", "1105 GMT".
        (Some(""), 1 | 2) if is_behind_hour(next) => return Some(Part::Aside),
        (Some(""), 4) if is_behind_hour(next) && has_year_beside => return Some(Part::Aside),
        (Some(""), 1 | 2) => return digits.parse().ok().map(Part::Number),
        (Some("st" | "nd" | "rd" | "th"), 1 | 2) => return digits.parse().ok().map(Part::Ordinal),
        // "0930" and "1430" are times; what is published has a year of the printed press.
        (Some(""), 4) => {
            let year: i16 = digits.parse().ok()?;
            let is_clock = (0..2400).contains(&year) && year % 100 < 60;
            return match year {
                1600..=2100 => Some(Part::Year(year)),
                _ if is_clock => Some(Part::Aside),
                _ => None,
            };
        }
        _ => {}
    }
    if let Some(date) = numeric(word) {
        return Some(Part::Whole(date));
    }
    (is_weekday(word) || is_time(word)).then_some(Part::Aside)
}

/// The date that these parts make, if they make one and no other.
fn date_of(parts: &[Part]) -> Option<Date> {
    // A time between the day and the month parts them no more than a comma does.
    let parts: Vec<Part> = parts.iter().copied().filter(|part| *part != Part::Aside).collect();
    let one = |mut found: Vec<Part>| (found.len() < 2).then(|| found.pop());
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
            Part::Month(_) | Part::Year(_) | Part::Whole(_) | Part::Aside => {}
        }
    }
    match (ordinals.as_slice(), numbers.as_slice()) {
        ([day], _) | ([], [day]) => Beside::Day(*day),
        ([], []) => Beside::Nothing,
        _ => Beside::Two,
    }
}

/// The month of a name in lower case.
fn month(word: &str) -> Option<u8> {
    let mut letters = word.chars();
    let first = letters.next()?.to_ascii_uppercase();
    month_named(&format!("{first}{}", letters.as_str()))
}

/// `2025-07-03`, `2025/07/03`, `03.07.2025`, and `07/23/2025` or `23/07/2025`, where only one reading is a day.
fn numeric(word: &str) -> Option<Date> {
    let separator = ['-', '/', '.'].into_iter().find(|separator| word.matches(*separator).count() == 2)?;
    let parts: Vec<&str> = word.split(separator).collect();
    let number = |part: &str| part.parse::<u8>().ok().filter(|_| (1..=2).contains(&part.len()));
    let year = |part: &str| part.parse::<i16>().ok().filter(|_| part.len() == 4);
    let [first, second, third] = parts.as_slice() else { return None };
    if let Some(year) = year(first) {
        return Date::year_month_day(year, number(second)?, number(third)?);
    }
    let (year, first, second) = (year(third)?, number(first)?, number(second)?);
    if separator == '.' {
        return Date::year_month_day(year, second, first);
    }
    match (first > 12, second > 12) {
        (true, false) => Date::year_month_day(year, second, first),
        (false, true) => Date::year_month_day(year, first, second),
        _ if first == second => Date::year_month_day(year, first, second),
        _ => None,
    }
}

fn is_weekday(word: &str) -> bool {
    const SHORT: [&str; 10] = ["mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun"];
    text::is_weekday(word) || SHORT.contains(&word)
}

fn is_time(word: &str) -> bool {
    const WORDS: [&str; 7] = ["at", "on", "of", "local", "time", "standard", "daylight"];
    let clock = word.trim_end_matches("am").trim_end_matches("pm").trim_end_matches('z');
    let is_clock = clock.starts_with(|first: char| first.is_ascii_digit())
        && (clock.contains([':', '.', 'h']) || clock.len() < word.len())
        && clock.chars().all(|character| character.is_ascii_digit() || ":.h+".contains(character));
    let is_offset =
        word.starts_with(['+', '-']) && word.chars().skip(1).all(|c| c.is_ascii_digit() || c == ':');
    WORDS.contains(&word) || is_behind_hour(word) || is_zone_with_offset(word) || is_clock || is_offset
}

/// Whether a word stands behind an hour: half of the day, or a time zone.
fn is_behind_hour(word: &str) -> bool {
    const WORDS: [&str; 34] = [
        "am", "pm", "a.m", "p.m", "h", "hr", "hrs", "hours", "uhr", "gmt", "utc", "bst", "ist", "est", "edt",
        "et", "cst", "cdt", "ct", "mst", "mdt", "pst", "pdt", "pt", "cet", "cest", "msk", "aft", "pkt",
        "eest", "eet", "eastern", "central", "pacific",
    ];
    WORDS.contains(&word) || is_zone_with_offset(word)
}

/// `gmt+2`, `utc+04:30`.
fn is_zone_with_offset(word: &str) -> bool {
    let offset = word.strip_prefix("gmt").or_else(|| word.strip_prefix("utc"));
    offset.and_then(|offset| offset.strip_prefix(['+', '-'])).is_some_and(|offset| {
        !offset.is_empty() && offset.chars().all(|c| c.is_ascii_digit() || c == ':' || c == '.')
    })
}

/// Splits a text into the front matter that site generators write (`---`, `title: …`, `---`) and the rest.
///
/// Gives what the front matter states and its bytes; `None` if there is none.
pub(super) fn front_matter(text: &str) -> Option<(Metadata, &str, &str)> {
    let first = text.lines().next().filter(|line| line.trim_end() == "---")?;
    let mut end = first.len() + line_break_at(text, first.len());
    let mut stated = Metadata::default();
    for line in text.get(end..)?.split_inclusive('\n').take(MAX_FRONT_LINES) {
        end += line.len();
        let line = line.trim_end();
        if line == "---" || line == "..." {
            return Some((stated, text.get(..end)?.trim_end(), text.get(end..)?));
        }
        let is_nested = line.starts_with([' ', '\t', '-', '#']) || line.is_empty();
        match line.split_once(':') {
            Some((name, value)) if !is_nested && !name.contains(' ') => take_field(&mut stated, name, value),
            _ if is_nested => {}
            _ => return None,
        }
    }
    None
}

fn line_break_at(text: &str, at: usize) -> usize {
    let rest = text.get(at..).or_never("a place in this text");
    if rest.starts_with("\r\n") { 2 } else { usize::from(rest.starts_with('\n')) }
}

fn take_field(stated: &mut Metadata, name: &str, value: &str) {
    let value = value.trim().trim_matches(['"', '\'']).trim();
    // A list or a nested value is not a name.
    if value.is_empty() || value.starts_with(['[', '{', '|', '>', '&']) {
        return;
    }
    let text = || Some(value.to_owned());
    match name.to_lowercase().as_str() {
        "title" | "headline" => stated.title = text(),
        "author" | "byline" => stated.author = text(),
        "outlet" | "source" | "publication" | "publisher" | "site" if !value.contains("://") => {
            stated.outlet = text();
        }
        "url" | "link" | "address" | "permalink" | "canonical" | "source" => stated.address = text(),
        "date" | "published" | "pubdate" => stated.published = parse_date(value),
        "lang" | "language" => {
            let code: String = value.chars().take(2).collect::<String>().to_lowercase();
            stated.language = (code.len() == 2 && value.len() <= 5).then_some(code);
        }
        _ => {}
    }
}

/// The language of `text` as an ISO 639-1 code, where it can be told reliably.
pub(super) fn language(text: &str) -> Option<String> {
    // The beginning is enough to tell, and keeps the time the same for any length.
    let sample: String = text.chars().take(SAMPLE_LENGTH).collect();
    let info = whatlang::detect(&sample).filter(whatlang::Info::is_reliable);
    match info {
        Some(info) => two_letters(info.lang().code()).map(str::to_owned),
        None => is_plain_english(&sample).then(|| "en".to_owned()),
    }
}

/// Whether a text too short to be told by its letters is English by its small words: at least two that no neighbour
/// has, and one word in seven.
fn is_plain_english(text: &str) -> bool {
    const SMALL: [&str; 16] = [
        "the", "and", "with", "that", "this", "which", "were", "they", "their", "from", "would", "been",
        "have", "has", "said", "says",
    ];
    let (mut words, mut small) = (0_usize, 0_usize);
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        words += 1;
        small += usize::from(SMALL.iter().any(|known| known.eq_ignore_ascii_case(word)));
    }
    small >= 2 && small * 7 >= words
}

/// The two-letter code for a three-letter one (ISO 639).
fn two_letters(code: &str) -> Option<&'static str> {
    const CODES: &[(&str, &str)] = &[
        ("afr", "af"),
        ("aka", "ak"),
        ("amh", "am"),
        ("ara", "ar"),
        ("aze", "az"),
        ("bel", "be"),
        ("ben", "bn"),
        ("bul", "bg"),
        ("cat", "ca"),
        ("ces", "cs"),
        ("cmn", "zh"),
        ("cym", "cy"),
        ("dan", "da"),
        ("deu", "de"),
        ("ell", "el"),
        ("eng", "en"),
        ("epo", "eo"),
        ("est", "et"),
        ("fin", "fi"),
        ("fra", "fr"),
        ("guj", "gu"),
        ("heb", "he"),
        ("hin", "hi"),
        ("hrv", "hr"),
        ("hun", "hu"),
        ("hye", "hy"),
        ("ind", "id"),
        ("ita", "it"),
        ("jav", "jv"),
        ("jpn", "ja"),
        ("kan", "kn"),
        ("kat", "ka"),
        ("khm", "km"),
        ("kor", "ko"),
        ("lat", "la"),
        ("lav", "lv"),
        ("lit", "lt"),
        ("mal", "ml"),
        ("mar", "mr"),
        ("mkd", "mk"),
        ("mya", "my"),
        ("nep", "ne"),
        ("nld", "nl"),
        ("nob", "nb"),
        ("ori", "or"),
        ("pan", "pa"),
        ("pes", "fa"),
        ("pol", "pl"),
        ("por", "pt"),
        ("ron", "ro"),
        ("rus", "ru"),
        ("sin", "si"),
        ("slk", "sk"),
        ("slv", "sl"),
        ("sna", "sn"),
        ("spa", "es"),
        ("srp", "sr"),
        ("swe", "sv"),
        ("tam", "ta"),
        ("tel", "te"),
        ("tgl", "tl"),
        ("tha", "th"),
        ("tuk", "tk"),
        ("tur", "tr"),
        ("ukr", "uk"),
        ("urd", "ur"),
        ("uzb", "uz"),
        ("vie", "vi"),
        ("yid", "yi"),
        ("zul", "zu"),
    ];
    CODES.iter().find(|(three, _)| *three == code).map(|(_, two)| *two)
}

const MAX_DATE_LENGTH: usize = 60;
const MAX_FRONT_LINES: usize = 60;
const SAMPLE_LENGTH: usize = 8_000;

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
        for text in ["11:05", "11:05 GMT", "9 a.m.", "Monday at 11:05 BST"] {
            assert!(is_time_of_day(text), "{text}");
        }
        for text in ["Monday", "3 July 2025", "Central Time", "11", "11:05 in Oslo", ""] {
            assert!(!is_time_of_day(text), "{text}");
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

    #[test]
    fn front_matter_states_what_it_states() {
        let text = "---\ntitle: \"A Title\"\nauthor: Jane Doe\ndate: 2025-07-03\ntags:\n  - a\nurl: https://a.example\n---\nBody.";
        let (stated, matter, rest) = front_matter(text).unwrap();
        assert_eq!(stated.title.as_deref(), Some("A Title"));
        assert_eq!(stated.author.as_deref(), Some("Jane Doe"));
        assert_eq!(stated.published.map(|date| date.to_string()).as_deref(), Some("2025-07-03"));
        assert_eq!(stated.address.as_deref(), Some("https://a.example"));
        assert!(matter.starts_with("---") && matter.ends_with("---"));
        assert_eq!(rest, "Body.");
        assert!(front_matter("---\nProse: it is not.\nNo, it is prose.\n---\n").is_none());
    }

    #[test]
    fn the_language_is_told_where_it_can_be() {
        let told = |text: &str| language(text);
        assert_eq!(
            told("The council met on Monday and decided that the bridge will be closed to heavy lorries.")
                .as_deref(),
            Some("en")
        );
        assert_eq!(
            told("Россия стала первой страной, которая официально признала новое правительство. Министр иностранных дел назвал это решение смелым и выразил надежду, что другие государства последуют этому примеру.").as_deref(),
            Some("ru")
        );
        assert_eq!(
            told("وزارت خارجه روسیه اعلام کرد که این کشور دولت تازه را به رسمیت شناخته است.").as_deref(),
            Some("fa")
        );
        assert_eq!(told("123"), None);
        assert_eq!(
            told("The café said “no”. The minister – a naïve man – said ‘yes’ today.").as_deref(),
            Some("en")
        );
        assert_eq!(told("De man is dood."), None);
    }
}
