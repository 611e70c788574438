//! Characters that are in a text without being seen.

use icu_properties::props::{BinaryProperty as _, DefaultIgnorableCodePoint};

/// Whether shaping consumes the character without showing it: joiners, direction marks, variation selectors, soft
/// hyphens, fillers (Unicode's property `Default_Ignorable_Code_Point`).
pub fn is_ignorable(character: char) -> bool {
    !character.is_ascii() && DefaultIgnorableCodePoint::for_char(character)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_steers_letters_is_ignorable_and_what_is_seen_or_makes_room_is_not() {
        for character in
            "\u{ad}\u{34f}\u{61c}\u{115f}\u{180b}\u{200b}\u{200c}\u{200f}\u{202a}\u{2060}\u{2066}".chars()
        {
            assert!(is_ignorable(character), "{character:?}");
        }
        for character in "\u{3164}\u{fe0f}\u{feff}\u{ffa0}\u{1bca0}\u{e0020}\u{e0100}".chars() {
            assert!(is_ignorable(character), "{character:?}");
        }
        // The tatweel is seen, as a line; spaces and controls are not ignored but acted on.
        for character in "a \u{a0}\n\u{1}\u{301}\u{640}\u{2003}\u{fffc}".chars() {
            assert!(!is_ignorable(character), "{character:?}");
        }
    }
}
