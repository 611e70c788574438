//! Text with styles, before it is shaped.

use std::ops::Range;

pub(super) use crate::model::{one_paragraph, paragraphs};

use crate::model::reads_right_to_left;
use crate::template::StyleName;

/// A paragraph of text in one or more styles.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct RichText {
    /// The characters, in reading order.
    pub text: String,
    /// The styles of consecutive stretches; together they cover `text`.
    pub spans: Vec<TextSpan>,
    /// The byte from which the text tells its own direction; what stands before is the page's.
    pub speaks_from: usize,
    /// The language of the words where it is not the page's, a BCP 47 tag.
    pub language: Option<String>,
}

/// A stretch of text in one style and with one meaning.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct TextSpan {
    /// The bytes.
    pub range: Range<usize>,
    /// How it is set.
    pub style: StyleName,
    /// What it means.
    pub meaning: Meaning,
}

/// What a stretch is for a reader who does not see the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    /// Part of the paragraph.
    Plain,
    /// A heading that runs into the paragraph.
    Heading,
    /// Part of the paragraph that stays on one line.
    Unbroken,
    /// Numbers of sources, from the first to the last.
    Reference(usize, usize),
    /// An address that opens.
    Link(String),
}

impl RichText {
    /// A text in one style.
    pub(super) fn plain(text: &str, style: StyleName) -> Self {
        Self::default().with(text, style)
    }

    /// The text followed by a plain stretch.
    #[must_use]
    pub(super) fn with(self, text: &str, style: StyleName) -> Self {
        self.with_meaning(text, style, Meaning::Plain)
    }

    /// The text followed by a stretch.
    #[must_use]
    pub(super) fn with_meaning(mut self, text: &str, style: StyleName, meaning: Meaning) -> Self {
        let start = self.text.len();
        self.text.push_str(text);
        if self.text.len() > start {
            self.spans.push(TextSpan { range: start..self.text.len(), style, meaning });
        }
        self
    }

    /// The text followed by a stretch that was written by somebody else, so that the direction of its letters does
    /// not reorder what stands around it, nor the other way round (Unicode Standard Annex 9, isolates).
    #[must_use]
    pub(super) fn with_isolated(self, text: &str, style: StyleName) -> Self {
        self.with_isolated_meaning(text, style, Meaning::Plain)
    }

    /// The text followed by such a stretch with a meaning.
    #[must_use]
    pub(super) fn with_isolated_meaning(self, text: &str, style: StyleName, meaning: Meaning) -> Self {
        if text.chars().chain(self.text.chars()).any(reads_right_to_left) {
            self.with_meaning(&format!("{ISOLATE}{text}{END_OF_ISOLATE}"), style, meaning)
        } else {
            self.with_meaning(text, style, meaning)
        }
    }

    /// The text, which is in this language if it is not in the page's.
    #[must_use]
    pub(super) fn in_language(mut self, language: Option<&str>) -> Self {
        self.language = language.map(str::to_owned);
        self
    }

    /// The text, which from here on tells its own direction.
    #[must_use]
    pub(super) fn speaking(mut self) -> Self {
        self.speaks_from = self.text.len();
        self
    }
}

/// Begins a stretch whose direction is its own.
const ISOLATE: char = '\u{2068}';
/// Ends such a stretch.
const END_OF_ISOLATE: char = '\u{2069}';

/// Whether the character is one of ours that only steers the direction and is neither painted nor copied.
pub(super) fn is_isolate(character: char) -> bool {
    matches!(character, ISOLATE | END_OF_ISOLATE)
}

/// The places (bytes) in a text where a line may end by the rules of Unicode but should not.
///
/// A number stays with its unit or month, a title with its name; the characters are left as they are.
pub(super) fn kept_together(text: &str) -> Vec<usize> {
    let mut places = Vec::new();
    let mut before: Option<(usize, &str)> = None;
    for (at, word) in words(text) {
        if let Some((_, previous)) = before
            && belong_together(previous, word)
        {
            places.push(at);
        }
        before = Some((at, word));
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

/// Months, as they stand beside a day or a year.
const MONTHS: &[&str] = &[
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
    "Jan",
    "Feb",
    "Mar",
    "Apr",
    "Jun",
    "Jul",
    "Aug",
    "Sep",
    "Sept",
    "Oct",
    "Nov",
    "Dec",
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
];

/// Words that measure the number before them.
const UNITS: &[&str] = &[
    "hundred",
    "thousand",
    "million",
    "billion",
    "trillion",
    "bn",
    "mn",
    "percent",
    "per",
    "km",
    "kg",
    "m",
    "cm",
    "mm",
    "km²",
    "°C",
    "°F",
    "a.m.",
    "p.m.",
    "am",
    "pm",
    "UTC",
    "GMT",
    "years",
    "days",
    "тыс.",
    "млн",
    "млрд",
    "г.",
    "гг.",
    "процентов",
];

/// Words that a name or a number follows.
const TITLES: &[&str] = &[
    "Mr",
    "Mr.",
    "Mrs",
    "Mrs.",
    "Ms",
    "Ms.",
    "Mx",
    "Dr",
    "Dr.",
    "Prof",
    "Prof.",
    "Sir",
    "Sen.",
    "Rep.",
    "Gov.",
    "Gen.",
    "Col.",
    "Maj.",
    "Capt.",
    "Lt.",
    "Sgt.",
    "St",
    "St.",
    "Rev.",
    "Hon.",
    "No",
    "No.",
    "Nos.",
    "p.",
    "pp.",
    "Art.",
    "Article",
    "Section",
    "Chapter",
    "Resolution",
    "г-н",
    "г-жа",
    "№",
];

fn belong_together(left: &str, right: &str) -> bool {
    let left_core = left.trim_start_matches(|c: char| !c.is_alphanumeric() && c != '№' && c != '°');
    let right_core = right.trim_end_matches([',', ';', ':', '?', '!', ')', '”', '’', '"']);
    let right_bare = right_core.trim_end_matches('.');
    let is_listed = |list: &[&str], word: &str, bare: &str| list.contains(&word) || list.contains(&bare);
    let ends_in_digit = left.ends_with(|c: char| c.is_numeric());
    let starts_with_digit = right.starts_with(|c: char| c.is_numeric());
    let left_bare = left_core.trim_end_matches('.');
    (ends_in_digit && (is_listed(MONTHS, right_core, right_bare) || is_listed(UNITS, right_core, right_bare)))
        || (starts_with_digit && is_listed(MONTHS, left_core, left_bare))
        || (TITLES.contains(&left_core) && right.starts_with(|c: char| c.is_uppercase() || c.is_numeric()))
        || is_initial(left_core)
        || matches!(right, "–" | "—" | "…" | "..." | "·")
}

/// Whether the word is an initial such as `J.`.
fn is_initial(word: &str) -> bool {
    let mut characters = word.chars();
    matches!((characters.next(), characters.next(), characters.next()), (Some(letter), Some('.'), None) if letter.is_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text with `_` for each space that may not end a line.
    fn joined(text: &str) -> String {
        let places = kept_together(text);
        text.char_indices()
            .map(|(at, c)| if c == ' ' && places.contains(&(at + 1)) { '_' } else { c })
            .collect()
    }

    #[test]
    fn numbers_stay_with_their_units_and_titles_with_their_names() {
        assert_eq!(
            joined("on 3 July, nearly $9 billion, said Mr Doe"),
            "on 3_July, nearly $9_billion, said Mr_Doe"
        );
        assert_eq!(joined("July 3 was 40 per cent – not 5 %"), "July_3 was 40_per cent_– not 5 %");
        assert_eq!(
            joined("J. Smith saw Resolution 1988; he may go"),
            "J._Smith saw Resolution_1988; he may go"
        );
        assert_eq!(joined("3 июля выделили 5 млрд долларов"), "3_июля выделили 5_млрд долларов");
    }
}
