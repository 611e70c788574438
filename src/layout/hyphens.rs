//! Where words may be hyphenated at the end of a line.
//!
//! The places come from the patterns of the paragraph's language (Liang, “Word Hy-phen-a-tion by Com-put-er”, 1983)
//! or from the soft hyphens that a text brings along.

use std::ops::Range;

use hypher::Lang;

use crate::never::OrNever;
use crate::template::StyleName;

use super::text::{Meaning, RichText};

/// A shorter word is not hyphenated.
const MIN_LETTERS: usize = 6;
/// So many letters at least stay on the line.
const MIN_BEFORE: usize = 2;
/// So many at least go down.
const MIN_AFTER: usize = 3;

/// A word that may be hyphenated, with the punctuation that stands at it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word {
    /// The bytes of the text.
    pub range: Range<usize>,
    /// The bytes at which a line may begin.
    pub places: Vec<usize>,
}

/// The words of a text that may be hyphenated.
///
/// Names are not, nor abbreviations, words with digits, addresses and compounds, which have a hyphen already; nor is
/// the last word, of which too little would stand alone.
pub(super) fn words(rich: &RichText) -> Vec<Word> {
    let language = rich.language.as_deref().unwrap_or(crate::i18n::page::LANGUAGE);
    let language = language_of(language);
    let mut words = Vec::new();
    let mut last = 0;
    for span in &rich.spans {
        let text = rich.text.get(span.range.clone()).or_never("a span of this text");
        let is_words = !matches!(span.meaning, Meaning::Reference(..));
        let mut at = span.range.start;
        for token in text.split_inclusive(' ') {
            let word = at..at + token.trim_end_matches(' ').len();
            at += token.len();
            if is_words && token.chars().any(char::is_alphanumeric) {
                last = word.start;
            }
            let may_be_hyphenated = span.meaning == Meaning::Plain && !is_display(span.style);
            let text = rich.text.get(word.clone()).or_never("a word of this text");
            let places = if may_be_hyphenated { places(text, language) } else { Vec::new() };
            if !places.is_empty() {
                let places = places.into_iter().map(|place| word.start + place).collect();
                words.push(Word { range: word, places });
            }
        }
    }
    words.retain(|word| word.range.start < last);
    words
}

/// Whether a style is for a line or two of large or spaced letters.
fn is_display(style: StyleName) -> bool {
    matches!(style, StyleName::Title | StyleName::Kicker | StyleName::Marking | StyleName::Heading)
}

/// The places in a word, in bytes from its beginning.
fn places(token: &str, language: Option<Lang>) -> Vec<usize> {
    if token.contains(SOFT_HYPHEN) {
        let places = token.match_indices(SOFT_HYPHEN).map(|(at, hyphen)| at + hyphen.len());
        return places.filter(|place| *place < token.len()).collect();
    }
    let Some(language) = language else { return Vec::new() };
    let Some(start) = token.find(char::is_alphabetic) else { return Vec::new() };
    let rest = token.get(start..).or_never("a letter of this word");
    let length = rest.find(|letter: char| !letter.is_alphabetic()).unwrap_or(rest.len());
    let (word, after) = rest.split_at_checked(length).unwrap_or((rest, ""));
    let before = token.get(..start).or_never("a letter of this word");
    // After the letters an ending (“ministry’s”) or punctuation; anything else makes it something other than a word.
    let ending = after.strip_prefix(['’', '\'']).map(|ending| ending.trim_start_matches(char::is_alphabetic));
    let around = [before, ending.unwrap_or(after)];
    let is_word = around.iter().all(|marks| !marks.contains(is_joining));
    let is_name = word.chars().skip(1).any(char::is_uppercase)
        || (language != Lang::German && word.starts_with(char::is_uppercase));
    if !is_word || is_name || word.chars().count() < MIN_LETTERS {
        return Vec::new();
    }
    let mut place = start;
    let mut places = Vec::new();
    for syllable in hypher::hyphenate_bounded(word, language, MIN_BEFORE, MIN_AFTER) {
        place += syllable.len();
        if place < start + length {
            places.push(place);
        }
    }
    places
}

/// Whether a character beside a word makes more of it than a word between marks.
fn is_joining(character: char) -> bool {
    character.is_alphanumeric() || "-‐–—/\\@_#&+=%".contains(character)
}

const SOFT_HYPHEN: char = '\u{ad}';

/// The language whose patterns there are, by its BCP 47 tag.
fn language_of(tag: &str) -> Option<Lang> {
    let primary = tag.split('-').next()?.to_ascii_lowercase();
    let code = <[u8; 2]>::try_from(primary.as_bytes()).ok()?;
    Lang::from_iso(code)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text with a bar at each place, its last word a filler.
    fn hyphenated(text: &str, language: &str) -> String {
        let mut rich = RichText::plain(&format!("{text} end"), StyleName::Body);
        rich.language = Some(language.to_owned());
        let mut hyphenated = rich.text.clone();
        for place in words(&rich).iter().rev().flat_map(|word| word.places.iter().rev()) {
            hyphenated.insert(*place, '|');
        }
        hyphenated.trim_end_matches(" end").to_owned()
    }

    #[test]
    fn words_are_hyphenated_by_the_rules_of_their_language() {
        assert_eq!(
            hyphenated("the government’s (recognition), “embassies”", "en"),
            "the gov|ern|ment’s (recog|ni|tion), “em|bassies”"
        );
        assert_eq!(hyphenated("правительство и посольства", "ru-RU"), "пра|ви|тель|ство и по|соль|ства");
        assert_eq!(hyphenated("die Anerkennung", "de"), "die An|er|ken|nung");
        assert_eq!(hyphenated("میخواهم government", "fa"), "میخواهم government");
    }

    #[test]
    fn names_numbers_addresses_compounds_and_short_words_stay_whole() {
        for text in [
            "Muttaqi",
            "McDonald",
            "iPhoneographer",
            "UNESCO",
            "covid19related",
            "example.org/recognition",
            "well-being",
        ] {
            assert_eq!(hyphenated(text, "en"), text);
        }
        assert_eq!(hyphenated("letter under again", "en"), "let|ter under again");
    }

    #[test]
    fn the_last_word_stays_whole_and_soft_hyphens_say_where() {
        let last = RichText::plain("the recognition", StyleName::Body);
        assert_eq!(words(&last), []);
        let reference = Meaning::Reference(1, 1);
        assert_eq!(words(&last.with_meaning(" 1", StyleName::Number, reference)), []);
        assert_eq!(hyphenated("Mut\u{ad}taqi-government", "en"), "Mut\u{ad}|taqi-government");
    }
}
