//! What characters do in words.

use unicode_normalization::char::is_combining_mark;

/// Letters, digits and what is written over, under or invisibly between them.
pub(super) fn is_word_char(c: char) -> bool {
    c.is_alphanumeric() || (!c.is_ascii() && joins_letters(c))
}

/// Characters that are no letters themselves but never end a word: accents, vowel signs, joiners, soft hyphens.
///
/// Of the characters that are not seen these alone join; a zero-width space and a direction mark part words.
fn joins_letters(c: char) -> bool {
    is_combining_mark(c) || matches!(c, '\u{ad}' | '\u{200c}' | '\u{200d}' | '\u{2060}')
}

/// Characters of scripts without spaces, each of which counts as a word.
pub(super) const fn is_solid(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3134f}')
}
