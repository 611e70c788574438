//! Which way characters are read (Unicode Standard Annex 9).

use unicode_bidi::BidiClass;

/// The way a character is read, whatever stands around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading {
    /// Letters from left to right.
    LeftToRight,
    /// Letters from right to left.
    RightToLeft,
    /// Digits, whose order among themselves is the same in every script.
    Number,
    /// A mark, which is read as the letter that it stands on.
    Mark,
    /// Spaces, punctuation and symbols: what stands around them tells.
    Neutral,
}

/// The way a character is read.
pub fn reading(character: char) -> Reading {
    match unicode_bidi::bidi_class(character) {
        BidiClass::L => Reading::LeftToRight,
        BidiClass::R | BidiClass::AL => Reading::RightToLeft,
        BidiClass::EN | BidiClass::AN => Reading::Number,
        BidiClass::NSM => Reading::Mark,
        _ => Reading::Neutral,
    }
}

/// Whether the character is a letter, or another sign with a direction, that is read from right to left.
pub fn reads_right_to_left(character: char) -> bool {
    reading(character) == Reading::RightToLeft
}

/// Whether the character may change the order of what stands around it in a text that is read from left to right: a letter
/// that is read from right to left, or an Arabic digit, which takes its neighbours for such letters (rules N1 and L2).
pub fn can_reorder(character: char) -> bool {
    matches!(unicode_bidi::bidi_class(character), BidiClass::R | BidiClass::AL | BidiClass::AN)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_tell_a_direction_and_digits_marks_and_punctuation_do_not() {
        for (character, expected) in [
            ('a', Reading::LeftToRight),
            ('ж', Reading::LeftToRight),
            ('日', Reading::LeftToRight),
            ('س', Reading::RightToLeft),
            ('א', Reading::RightToLeft),
            ('؟', Reading::RightToLeft),
            ('1', Reading::Number),
            ('۱', Reading::Number),
            ('١', Reading::Number),
            ('\u{64b}', Reading::Mark),
            ('\u{301}', Reading::Mark),
            ('«', Reading::Neutral),
            ('،', Reading::Neutral),
            (' ', Reading::Neutral),
        ] {
            assert_eq!(reading(character), expected, "{character:?}");
        }
    }

    #[test]
    fn arabic_digits_reorder_their_neighbours_and_european_ones_do_not() {
        assert!(['س', 'א', '١', '\u{200f}'].into_iter().all(can_reorder));
        assert!(!['a', '1', '۱', '«', ' '].into_iter().any(can_reorder));
    }
}
