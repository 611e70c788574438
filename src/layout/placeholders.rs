//! Characters that take the place of others while lines and words are looked for.

use std::borrow::Cow;

/// Stands for a letter of three bytes: a syllable of Korean, before and after which a line may end.
const SYLLABLE: char = '\u{AC00}';
/// Stands for a letter of four bytes, with the same property.
const PICTURE: char = '\u{1F600}';

/// The text with stand-ins, of the same number of characters and bytes, for letters of scripts whose words only a
/// dictionary can tell apart, where no face has them.
///
/// Such letters are set as boxes in any case; and the analyser of lines, which has no dictionaries, would complain of
/// each on the standard error. It is for that analyser only: whoever chooses glyphs must see the letters themselves.
pub(super) fn with_placeholders(text: &str, is_covered: impl Fn(char) -> bool) -> Cow<'_, str> {
    let needs_one = |letter: char| has_no_spaces(letter) && !is_covered(letter);
    if !text.contains(needs_one) {
        return Cow::Borrowed(text);
    }
    let stand_in = |letter: char| match letter.len_utf8() {
        3 if needs_one(letter) => SYLLABLE,
        4 if needs_one(letter) => PICTURE,
        _ => letter,
    };
    Cow::Owned(text.chars().map(stand_in).collect())
}

/// Whether a letter is of a script that is written without spaces between words: those of South-East Asia, Chinese
/// and Japanese.
fn has_no_spaces(letter: char) -> bool {
    matches!(
        letter,
        '\u{E00}'..='\u{EFF}'
            | '\u{1000}'..='\u{109F}'
            | '\u{1780}'..='\u{17FF}'
            | '\u{1950}'..='\u{1AAF}'
            | '\u{2E80}'..='\u{2FDF}'
            | '\u{3005}'..='\u{3007}'
            | '\u{3021}'..='\u{3029}'
            | '\u{3031}'..='\u{303C}'
            | '\u{3041}'..='\u{30FF}'
            | '\u{31F0}'..='\u{31FF}'
            | '\u{3400}'..='\u{4DBF}'
            | '\u{4E00}'..='\u{9FFF}'
            | '\u{A9E0}'..='\u{A9FF}'
            | '\u{AA60}'..='\u{AADF}'
            | '\u{F900}'..='\u{FAFF}'
            | '\u{FF66}'..='\u{FF9F}'
            | '\u{11700}'..='\u{1174F}'
            | '\u{1AFF0}'..='\u{1B16F}'
            | '\u{20000}'..='\u{3FFFD}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_keeps_its_place_and_what_a_face_has_stays() {
        let text = "a 東京 ที่ 𠀀 é ж 。";
        let analysed = with_placeholders(text, |_| false);
        let places = |text: &str| text.char_indices().map(|(place, _)| place).collect::<Vec<_>>();
        assert_eq!(places(&analysed), places(text));
        assert_eq!(analysed, "a 가가 가가가 😀 é ж 。");
        assert_eq!(with_placeholders(text, |_| true), text);
    }
}
