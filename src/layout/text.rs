//! Text with styles, before it is shaped.

use std::ops::Range;

use crate::template::StyleName;
use crate::text::can_reorder;

/// A paragraph of text in one or more styles.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct RichText {
    /// The characters, in reading order.
    pub text: String,
    /// The styles of consecutive stretches; together they cover `text`.
    pub spans: Vec<TextSpan>,
    /// The byte from which the text tells its own direction; what stands before is the page's.
    pub direction_from: usize,
    /// The language of the words where it is not the page's, a BCP 47 tag.
    pub language: Option<String>,
}

/// A stretch of text in one style and with one meaning.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct TextSpan {
    pub range: Range<usize>,
    pub style: StyleName,
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
    Link(String),
}

impl RichText {
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
        if text.chars().chain(self.text.chars()).any(can_reorder) {
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
    pub(super) fn with_own_direction(mut self) -> Self {
        self.direction_from = self.text.len();
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
