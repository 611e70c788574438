//! The words and phrases that lines about an article are known by; the lists are in `assets/import`.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::text::entries;

/// Lists of phrases, each by its file and its name there, the longest phrase first.
macro_rules! phrases {
    ($($name:ident = $file:literal, $key:literal;)*) => {
        $(pub(super) static $name: LazyLock<Vec<&str>> =
            LazyLock::new(|| list(include_str!(concat!("../../assets/import/", $file)), $key, '|'));)*

        #[cfg(test)]
        const LISTS: &[(&str, &str, &str)] =
            &[$((include_str!(concat!("../../assets/import/", $file)), $file, $key)),*];
    };
}

phrases! {
    BY = "bylines.txt", "by";
    BY_FOREIGN = "bylines.txt", "by_foreign";
    BY_LABEL = "bylines.txt", "by_label";
    PUBLISHED = "bylines.txt", "published";
    PUBLISHED_FOREIGN = "bylines.txt", "published_foreign";
    UPDATED = "bylines.txt", "updated";
    UPDATED_FOREIGN = "bylines.txt", "updated_foreign";
    ROLES = "bylines.txt", "roles";
    QUALIFIERS = "bylines.txt", "qualifiers";
    NOBODY = "bylines.txt", "nobody";
    OUTLETS = "bylines.txt", "outlets";
    RECORDS = "bylines.txt", "records";
    CITIES = "bylines.txt", "cities";
    NAVIGATION = "navigation.txt", "links";
    SECTIONS = "navigation.txt", "sections";
    CAPTIONS = "navigation.txt", "captions";
    HIGHLIGHTS = "navigation.txt", "highlights";
    CREDITS = "navigation.txt", "credits";
    LINK_LABELS = "navigation.txt", "link_labels";
    ERRORS = "pages.txt", "errors";
    WALLS = "pages.txt", "walls";
    PAGE_TALK = "pages.txt", "talk";
}

/// What a word of a date line is, whatever the line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum DateWord {
    Month(u8),
    Weekday,
    /// It stands around the day in English.
    English,
    /// It stands around the day in a language that writes the day first.
    Foreign,
    /// It stands behind an hour.
    Hour,
}

static DATE_WORDS: LazyLock<HashMap<&str, DateWord>> = LazyLock::new(|| {
    let file = include_str!("../../assets/import/dates.txt");
    let months = (1..=12).map(|month: u8| (month.to_string(), DateWord::Month(month)));
    let others = [
        ("weekday", DateWord::Weekday),
        ("english", DateWord::English),
        ("foreign", DateWord::Foreign),
        ("hour", DateWord::Hour),
    ];
    let kinds = months.chain(others.map(|(name, kind)| (name.to_owned(), kind)));
    let mut words = HashMap::new();
    for (name, kind) in kinds {
        for word in list(file, &name, ' ') {
            words.entry(word).or_insert(kind);
        }
    }
    words
});

/// What a word in small letters, without a full stop, is in a date line.
pub(super) fn date_word(word: &str) -> Option<DateWord> {
    DATE_WORDS.get(word).copied()
}

/// The phrases of the list of this name, the longest first.
fn list(file: &'static str, name: &str, separator: char) -> Vec<&'static str> {
    let line = entries(file).find_map(|entry| entry.strip_prefix(name)?.strip_prefix(':'));
    let mut phrases: Vec<&str> = line
        .into_iter()
        .flat_map(|line| line.split(separator))
        .map(str::trim)
        .filter(|phrase| !phrase.is_empty())
        .collect();
    phrases.sort_by_key(|phrase| std::cmp::Reverse(phrase.len()));
    phrases
}

/// What follows `phrase` (in small letters) at the beginning of `text`, in any case; the phrase ends where a word does.
pub(super) fn after_phrase<'a>(text: &'a str, phrase: &str) -> Option<&'a str> {
    let mut rest = text.chars();
    for expected in phrase.chars() {
        if !rest.next()?.to_lowercase().eq([expected]) {
            return None;
        }
    }
    let rest = rest.as_str();
    let ends = !phrase.ends_with(char::is_alphanumeric) || !rest.starts_with(char::is_alphanumeric);
    ends.then_some(rest)
}

/// What follows the first of the phrases that `text` begins with.
pub(super) fn after_any<'a>(text: &'a str, phrases: &[&str]) -> Option<&'a str> {
    phrases.iter().find_map(|phrase| after_phrase(text, phrase))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_list_is_empty_and_all_are_in_small_letters() {
        for (file, name, key) in LISTS {
            let phrases = list(file, key, '|');
            assert!(!phrases.is_empty(), "{name}: {key}");
            for phrase in phrases {
                assert_eq!(phrase.to_lowercase(), phrase, "{name}: {key}");
            }
        }
        assert_eq!(date_word("août"), Some(DateWord::Month(8)));
        assert_eq!(date_word("ago"), None);
    }

    #[test]
    fn a_phrase_ends_where_a_word_does() {
        assert_eq!(after_phrase("BY Jane", "by"), Some(" Jane"));
        assert_eq!(after_phrase("Bystander", "by"), None);
        assert_eq!(after_phrase("Автор: Анна", "автор"), Some(": Анна"));
    }
}
