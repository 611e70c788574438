//! Places in a text.

/// A byte range of a text, such as an article's cleaned one, on `char` boundaries, `start <= end`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The first byte.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
}

impl Span {
    /// The span from `start` up to, not including, `end`; an inverted pair gives the empty span at `start`.
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end: if end < start { start } else { end } }
    }

    /// The length in bytes.
    pub const fn len(self) -> usize {
        self.end - self.start
    }

    /// Whether nothing is inside.
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether `other` lies wholly inside this span.
    pub const fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share at least one byte.
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The text that the span covers, or `None` if it is not on `char` boundaries inside `text`.
    pub fn of(self, text: &str) -> Option<&str> {
        text.get(self.start..self.end)
    }

    /// The span without the white space at its two ends.
    #[must_use]
    pub fn trimmed(self, text: &str) -> Self {
        let Some(inside) = self.of(text) else { return self };
        let start = self.start + (inside.len() - inside.trim_start().len());
        Self::new(start, start + inside.trim().len())
    }
}

/// The number of characters (Unicode scalar values) of `text` before byte `offset`.
///
/// Offsets are bytes inside the program and characters in everything it writes for others.
pub fn char_offset(text: &str, offset: usize) -> usize {
    text.char_indices().take_while(|&(at, _)| at < offset).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_gives_text_only_on_char_boundaries_inside_the_text() {
        assert_eq!(Span::new(0, 2).of("été"), Some("é"));
        assert_eq!(Span::new(0, 1).of("été"), None);
        assert_eq!(Span::new(0, 99).of("été"), None);
    }

    #[test]
    fn trimming_keeps_the_words_and_drops_the_white_space_at_both_ends() {
        let text = "a  b c \n d";
        assert_eq!(Span::new(1, 8).trimmed(text).of(text), Some("b c"));
        assert!(Span::new(1, 3).trimmed(text).is_empty());
    }

    #[test]
    fn offsets_are_counted_in_characters_for_others() {
        assert_eq!(char_offset("“a”", 4), 2);
        assert_eq!(char_offset("“a”", 7), 3);
    }
}
