//! Which way a text is read.
//!
//! Word wants to be told for each run; the rules are those of the Unicode Standard Annex 9 for characters without a
//! direction of their own (N1 and N2), with numbers taken as such.

use crate::text::{Reading, reading};

/// The direction of a character that has one; `true` is from right to left.
fn own(character: char) -> Option<bool> {
    match reading(character) {
        Reading::LeftToRight => Some(false),
        Reading::RightToLeft => Some(true),
        Reading::Number | Reading::Mark | Reading::Neutral => None,
    }
}

/// Whether a paragraph is read from right to left: its first letter tells.
pub(super) fn is_right_to_left<'a>(texts: impl IntoIterator<Item = &'a str>) -> bool {
    texts.into_iter().flat_map(str::chars).find_map(own).unwrap_or(false)
}

/// The text in stretches of one direction each; `base` is the paragraph's.
pub(super) fn stretches(text: &str, base: bool) -> Vec<(bool, String)> {
    let mut stretches: Vec<(bool, String)> = Vec::new();
    let mut push = |direction: bool, text: &str| match stretches.last_mut() {
        Some((last, stretch)) if *last == direction => stretch.push_str(text),
        _ => stretches.push((direction, text.to_owned())),
    };
    let mut before = base;
    // What has no direction waits for the next letter.
    let mut waiting = String::new();
    for character in text.chars() {
        // A mark goes with its letter (W1).
        let mark = (waiting.is_empty() && reading(character) == Reading::Mark).then_some(before);
        let Some(direction) = own(character).or(mark) else {
            waiting.push(character);
            continue;
        };
        if !waiting.is_empty() {
            push(if before == direction { direction } else { base }, &waiting);
            waiting.clear();
        }
        push(direction, character.encode_utf8(&mut [0; 4]));
        before = direction;
    }
    if !waiting.is_empty() {
        push(base, &waiting);
    }
    stretches
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_between_letters_of_one_direction_goes_with_them_and_the_rest_with_the_paragraph() {
        let check = |text: &str, expected: &[(bool, &str)]| {
            let found = stretches(text, is_right_to_left([text]));
            let found: Vec<_> = found.iter().map(|(direction, text)| (*direction, text.as_str())).collect();
            assert_eq!(found, expected, "{text}");
        };
        check("“He said.”", &[(false, "“He said.”")]);
        check("He said «سلام ۱۲ دنیا».", &[(false, "He said «"), (true, "سلام ۱۲ دنیا"), (false, "».")]);
        check("«سلام» (UN 12).", &[(true, "«سلام» ("), (false, "UN"), (true, " 12).")]);
        check("The word سلامٌ.", &[(false, "The word "), (true, "سلامٌ"), (false, ".")]);
        check("12", &[(false, "12")]);
        check("", &[]);
    }
}
