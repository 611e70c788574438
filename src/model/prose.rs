//! Text that somebody typed or that an article states, as it is printed.

use unicode_normalization::char::is_combining_mark;

use crate::text::is_stray;

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

/// The paragraphs of a text, cleaned; empty ones are left out.
pub fn paragraphs(text: &str) -> Vec<String> {
    let is_break =
        |character| matches!(character, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}');
    text.split(is_break).map(one_paragraph).filter(|paragraph| !paragraph.is_empty()).collect()
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

/// Whether the character belongs to a script that is read from right to left.
pub fn reads_right_to_left(character: char) -> bool {
    let code = u32::from(character);
    matches!(code, 0x590..=0x8ff | 0xfb1d..=0xfdff | 0xfe70..=0xfeff | 0x10800..=0x10fff | 0x1e800..=0x1efff)
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
}
