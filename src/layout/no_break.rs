//! Words that stay on one line.
//!
//! A number stays with its unit or month, a title with its name; the characters are left as they are, so that what is
//! copied is what was written.

use crate::text::month_named;

/// The places (bytes) in a text where a line may end by the rules of Unicode but should not.
pub(super) fn no_break_places(text: &str) -> Vec<usize> {
    let mut places = Vec::new();
    let mut before: [&str; 2] = [""; 2];
    for (at, word) in words(text) {
        let [first, second] = before;
        let is_date = is_month(core(first)) && is_day(second) && is_year(core(word));
        // After a day and its month only a year goes on.
        let is_other = is_day(first) && is_month(second) && !is_year(core(word));
        if is_date || belong_together(second, word) && !is_other {
            places.push(at);
        }
        before = [second, word];
    }
    places
}

/// The words between spaces, with the byte each begins at.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    text.split(' ').filter_map(move |word| {
        let start = at;
        at += word.len() + 1;
        (!word.is_empty()).then_some((start, word))
    })
}

/// Whether a line should not end between two words.
fn belong_together(left: &str, right: &str) -> bool {
    // After a comma something else begins.
    let (left_core, right_core) = (left.trim_start_matches(is_opening), core(right));
    let after_number = left.ends_with(char::is_numeric);
    let before_number = right.starts_with(|c: char| c.is_numeric() || "$€£¥₽".contains(c));
    let is_unit = is_listed(UNITS, right_core) || is_listed(CURRENCIES, right_core);
    (after_number && (is_month(right_core) || is_unit || is_group(left_core, right_core)))
        || (before_number && (is_month(left_core) || is_listed(CURRENCIES, left_core)))
        || (before_number && is_listed(NUMBERED, left_core))
        || (is_listed(MAGNITUDES, left_core) && is_listed(CURRENCIES, right_core))
        || (is_listed(TITLES, left_core) && right.starts_with(char::is_uppercase))
        || (left_core == "per" && right_core == "cent")
        || is_initial(left_core)
        || matches!(right, "–" | "—" | "…" | "..." | "·" | "/" | "%")
}

/// A word without the marks around it.
fn core(word: &str) -> &str {
    word.trim_start_matches(is_opening)
        .trim_end_matches([',', ';', ':', '?', '!', ')', ']', '”', '’', '"', '»', '،', '؛', '؟'])
}

fn is_opening(mark: char) -> bool {
    !mark.is_alphanumeric() && !"№°%$€£¥₽".contains(mark)
}

/// Whether a word is in a list, with or without a full stop after it.
fn is_listed(list: &[&str], word: &str) -> bool {
    list.contains(&word) || list.contains(&word.trim_end_matches('.'))
}

fn is_month(word: &str) -> bool {
    month_named(word.trim_end_matches('.')).is_some() || is_listed(FOREIGN_MONTHS, word)
}

/// Whether the word is a day that a year may follow, such as `3,`.
fn is_day(word: &str) -> bool {
    let digits = word.trim_end_matches([',', '،']);
    (1..=2).contains(&digits.chars().count()) && digits.chars().all(char::is_numeric)
}

fn is_year(word: &str) -> bool {
    let digits = word.trim_end_matches('.');
    digits.chars().count() == 4 && digits.chars().all(char::is_numeric)
}

/// Whether a number goes on: `9 000`.
fn is_group(left: &str, right: &str) -> bool {
    let digits = right.trim_end_matches('.');
    let is_group = digits.chars().count() == 3 && digits.chars().all(char::is_numeric);
    is_group && left.chars().all(char::is_numeric) && left.chars().count() <= 3
}

/// Whether the word is an initial such as `J.`.
fn is_initial(word: &str) -> bool {
    let mut characters = word.chars();
    matches!((characters.next(), characters.next(), characters.next()), (Some(letter), Some('.'), None) if letter.is_uppercase())
}

/// Months, as they stand beside a day or a year, in the languages of sources other than English.
#[rustfmt::skip]
const FOREIGN_MONTHS: &[&str] = &[
    "января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября",
    "декабря",
    "جنوری", "فبروری", "مارچ", "اپریل", "می", "جون", "جولای", "اگست", "سپتمبر", "اکتوبر", "نومبر", "دسمبر",
    "ژانویه", "فوریه", "مارس", "آوریل", "مه", "ژوئن", "ژوئیه", "اوت", "سپتامبر", "اکتبر", "نوامبر", "دسامبر",
    "حمل", "ثور", "جوزا", "سرطان", "اسد", "سنبله", "میزان", "عقرب", "قوس", "جدی", "دلو", "حوت",
];

/// Words that multiply the number before them.
#[rustfmt::skip]
const MAGNITUDES: &[&str] = &[
    "hundred", "thousand", "million", "billion", "trillion", "bn", "mn", "тыс", "млн", "млрд", "трлн",
    "тысяч", "миллиона", "миллионов", "миллиарда", "миллиардов", "هزار", "میلیون", "میلیارد", "تریلیون",
];

/// Words that measure the number before them.
#[rustfmt::skip]
const UNITS: &[&str] = &[
    "hundred", "thousand", "million", "billion", "trillion", "bn", "mn", "percent", "per", "km", "kg", "m", "cm", "mm",
    "km²", "°C", "°F", "a.m.", "p.m.", "am", "pm", "UTC", "GMT", "years", "days",
    "тыс", "млн", "млрд", "трлн", "тысяч", "миллиона", "миллионов", "миллиарда", "миллиардов", "г", "гг", "год", "года",
    "году", "лет", "процента", "процентов", "км", "кг", "м", "см", "га", "тонн", "человек", "рублей", "долларов",
    "هزار", "میلیون", "میلیارد", "تریلیون", "درصد", "فیصد", "کیلومتر", "متر", "تن", "نفر", "سال", "روز", "دالر", "دلار",
    "افغانی",
];

/// Codes and signs of money, before or after its amount.
#[rustfmt::skip]
const CURRENCIES: &[&str] = &[
    "USD", "EUR", "GBP", "CHF", "JPY", "CNY", "RUB", "AFN", "PKR", "INR", "IRR", "TRY", "AED", "SAR", "KZT", "UZS", "TJS",
    "TMT", "UAH", "PLN", "US$", "$", "€", "£", "¥", "₽", "долларов", "евро", "рублей", "دالر", "دلار", "یورو", "افغانی",
];

/// Words that a name follows.
#[rustfmt::skip]
const TITLES: &[&str] = &[
    "Mr", "Mrs", "Ms", "Mx", "Dr", "Prof", "Sir", "Sen.", "Rep.", "Gov.", "Gen.", "Col.", "Maj.", "Capt.", "Lt.", "Sgt.",
    "St", "Rev.", "Hon.", "г-н", "г-жа",
];

/// Words that a number follows.
#[rustfmt::skip]
const NUMBERED: &[&str] = &[
    "No", "Nos", "no.", "nos.", "№", "p.", "pp.", "Art.", "Article", "Section", "Chapter", "Resolution", "Figure",
    "статья", "статьи", "شماره", "ماده",
];

#[cfg(test)]
mod tests {
    use super::*;

    /// The text with `_` for each space that may not end a line.
    fn joined(text: &str) -> String {
        let places = no_break_places(text);
        text.char_indices()
            .map(|(at, c)| if c == ' ' && places.contains(&(at + 1)) { '_' } else { c })
            .collect()
    }

    #[test]
    fn numbers_stay_with_their_units_and_titles_with_their_names() {
        for kept in [
            "on 3_July, nearly $9_billion, said Mr_Doe",
            "July_3 was 40_per_cent_– not 5_%",
            "J._Smith saw Resolution_1988; he may go",
            "3_июля выделили 5_млрд_долларов, 9_000_км",
            "paid USD_9_million or 9_million_USD (EUR_8.5_million) in all",
            "on July_3,_2025, and May_2024. In 3, 2025 reasons",
            "see Nos_3 and 4, Article_5 and “No_7”",
        ] {
            assert_eq!(joined(&kept.replace('_', " ")), kept);
        }
    }

    #[test]
    fn persian_numbers_and_dates_stay_whole_too() {
        let kept = "در ۳_جولای ۹_میلیارد_دالر و ۴۰_درصد";
        assert_eq!(joined(&kept.replace('_', " ")), kept);
    }

    #[test]
    fn words_that_only_look_like_it_stay_apart() {
        for free in
            ["No Taliban official came", "the Section Chief", "in 2025 100 came and 1250 300", "may 3 go"]
        {
            assert_eq!(joined(free), free);
        }
    }
}
