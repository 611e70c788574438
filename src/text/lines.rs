//! Text on one line, or on lines of its own: what becomes of white space and of what is not text.

use unicode_normalization::char::is_combining_mark;

/// The text as one paragraph: control characters are dropped, every run of white space is one space.
///
/// No-break spaces stay, because they are the writer's; lines are broken anew, so other white space says nothing.
pub fn one_paragraph(text: &str) -> String {
    let mut clean = String::with_capacity(text.len());
    for character in text.chars() {
        if matches!(character, '\u{a0}' | '\u{202f}') {
            clean.push('\u{a0}');
        } else if character.is_whitespace() {
            if !clean.is_empty() && !clean.ends_with(' ') {
                clean.push(' ');
            }
        } else {
            // A combining mark needs a letter to stand on.
            let is_bare_mark = clean.is_empty() && is_combining_mark(character);
            if !(character.is_control() || is_stray(character) || is_bare_mark) {
                clean.push(character);
            }
        }
    }
    clean.truncate(clean.trim_end_matches(' ').len());
    clean
}

/// Whether a line ends at the character (Unicode Standard, 5.8).
pub const fn is_line_end(character: char) -> bool {
    matches!(character, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// The text with a space for every run of white space, no-break spaces included, and none at the ends.
pub fn single_spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The text with a space for each line feed and each other control character; what was typed stays as long as it was.
pub fn one_line(text: &str) -> String {
    text.replace(char::is_control, " ")
}

/// The text single-spaced, without control characters and byte order marks; a word made of these alone goes.
pub fn single_spaced_words(text: &str) -> String {
    let is_text = |character: &char| !character.is_control() && *character != '\u{feff}';
    let words = text.split_whitespace().map(|word| word.chars().filter(is_text).collect::<String>());
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The paragraphs of a text, cleaned; empty ones are left out.
pub fn paragraphs(text: &str) -> Vec<String> {
    text.split(is_line_end).map(one_paragraph).filter(|paragraph| !paragraph.is_empty()).collect()
}

/// The words that name a text for the analyst: its opening, where it is one paragraph.
pub fn opening(text: &str) -> String {
    const WORDS: usize = 9;
    const LETTERS: usize = 80;
    let words: Vec<&str> = text.split(' ').take(WORDS).collect();
    let words = words.join(" ");
    let short: String = words.chars().take(LETTERS).collect();
    if short.len() < text.len() { format!("{} …", short.trim_end()) } else { short }
}

/// Characters that stand for no text: byte order marks, interlinear marks, tags, noncharacters, private use, and the
/// embedding controls, which could reorder what stands after them (Unicode Technical Report 36).
///
/// A private-use character has no meaning outside the font it was typed in.
pub fn is_stray(character: char) -> bool {
    let code = u32::from(character);
    matches!(code, 0x202a..=0x202e | 0x2066..=0x2069 | 0xfeff | 0xfff9..=0xfffc | 0xe000..=0xf8ff | 0xe0000..=0xe0fff | 0xf0000..)
        || code & 0xfffe == 0xfffe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_characters_go_and_white_space_is_one_space() {
        assert_eq!(one_paragraph(" a\u{1}\tb \n\n c\u{7f}\u{85} d\u{feff} "), "a b c d");
        assert_eq!(one_paragraph("3\u{a0}July"), "3\u{a0}July");
        assert_eq!(paragraphs("one\n\n \ntwo\u{2028}three"), ["one", "two", "three"]);
        assert_eq!(one_paragraph("\u{0}\u{8}"), "");
    }
    #[test]
    fn white_space_folds_and_control_characters_go_but_joiners_stay() {
        assert_eq!(single_spaced_words(" a\t\u{a0} b\u{8}c \u{7} d \u{feff}"), "a bc d");
        assert_eq!(single_spaced_words("می\u{200c}خواهند"), "می\u{200c}خواهند");
    }

    #[test]
    fn one_line_keeps_every_place_and_single_spacing_does_not() {
        assert_eq!(one_line("a\r\n b"), "a   b");
        assert_eq!(single_spaced(" a\r\n \u{a0}b "), "a b");
    }
}
