//! Telling prose from headings by their form.

use crate::text::may_close_quotation;

/// Whether `text` ends as a sentence does, closing quotation marks and brackets aside.
pub(super) fn ends_sentence(text: &str) -> bool {
    last_mark(text).is_some_and(is_terminal)
}

/// The last character that is neither white space nor a closing mark.
pub(super) fn last_mark(text: &str) -> Option<char> {
    text.chars().rev().find(|character| !character.is_whitespace() && !is_closing(*character))
}

fn is_terminal(character: char) -> bool {
    matches!(
        character,
        '.' | '!' | '?' | '…' | '。' | '！' | '？' | '．' | '؟' | '۔' | '।' | '॥' | '։' | '።' | '॰'
    )
}

fn is_closing(character: char) -> bool {
    may_close_quotation(character) || matches!(character, ')' | ']' | '）')
}

/// The number of words; scripts that write none apart are counted by their letters.
pub(super) fn word_count(text: &str) -> usize {
    text.split_whitespace()
        .map(|token| {
            let letters = token.chars().filter(|character| character.is_alphanumeric()).count();
            // Chinese, Japanese and Thai put about two letters into a word.
            let unspaced = token.chars().filter(|character| is_unspaced(*character)).count();
            if unspaced > 0 { unspaced.div_ceil(2) } else { usize::from(letters > 0) }
        })
        .sum()
}

fn is_unspaced(character: char) -> bool {
    matches!(u32::from(character), 0x0E00..=0x0EFF | 0x1780..=0x17FF | 0x3040..=0x30FF | 0x3400..=0x9FFF | 0x2_0000..=0x3_FFFF)
}

/// Whether `text` holds at least one sentence, be it without its full stop.
pub(super) fn has_sentence(text: &str) -> bool {
    let letters = text.chars().any(char::is_alphabetic);
    let words = word_count(text);
    letters && (words >= 5 || (words >= 2 && text.chars().any(is_terminal)))
}

/// Whether `text` is a paragraph of prose beyond doubt: it ends as a sentence does and is longer than a heading.
pub(super) fn is_paragraph(text: &str) -> bool {
    ends_sentence(text) && (word_count(text) >= 8 || text.chars().count() >= 50)
}

/// Whether `text` could be a heading: a few words, no full stop, nothing left open.
pub(super) fn is_heading_like(text: &str) -> bool {
    let Some(first) = text.chars().next() else { return false };
    let words = word_count(text);
    let starts_well = !first.is_lowercase() && !matches!(first, '-' | '–' | '—' | '•' | '…' | '(' | '[');
    starts_well
        && (1..=MAX_HEADING_WORDS).contains(&words)
        && text.chars().count() <= MAX_HEADING_LENGTH
        && text.chars().any(char::is_alphabetic)
        && !last_mark(text)
            .is_some_and(|last| matches!(last, '.' | ',' | ';' | ':' | '。' | '۔' | '،' | '؛' | '।'))
        && !has_sentence_break(text)
}

/// Whether a sentence ends inside `text` and another begins.
///
/// A full stop after a short word or a capital letter is taken for an abbreviation.
pub(super) fn has_sentence_break(text: &str) -> bool {
    let mut words = text.split_whitespace().peekable();
    while let Some(word) = words.next() {
        let Some(next) = words.peek() else { break };
        let bare = word.trim_end_matches(is_closing);
        let stem = bare.trim_end_matches(is_terminal);
        let ends = stem.len() < bare.len() && stem.chars().count() > 3 && !stem.contains('.');
        let starts_anew = next.trim_start_matches(|c: char| !c.is_alphanumeric()).chars().next();
        if ends && starts_anew.is_some_and(|first| !first.is_lowercase()) {
            return true;
        }
    }
    false
}

/// Whether the words of `text` are capitalised as in an English headline, small words aside.
///
/// Always false in scripts without capitals.
pub(super) fn is_title_case(text: &str) -> bool {
    let mut significant = 0_usize;
    let mut capitals = 0_usize;
    let mut first_is_capital = None;
    for word in text.split(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | '—' | '/')) {
        let Some(first) = word.chars().find(|character| character.is_alphanumeric()) else { continue };
        first_is_capital.get_or_insert(first.is_uppercase() || first.is_numeric());
        let letters = word.chars().filter(|character| character.is_alphabetic()).count();
        // Articles, conjunctions and prepositions of up to three letters are small in most houses' headlines.
        if letters > 3 || first.is_uppercase() {
            significant += 1;
            capitals += usize::from(first.is_uppercase());
        }
    }
    first_is_capital == Some(true) && capitals > 0 && capitals * 10 >= significant * 7
}

/// More words than this are no heading.
const MAX_HEADING_WORDS: usize = 30;
/// More characters than this are no heading.
const MAX_HEADING_LENGTH: usize = 250;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_ends_in_any_script_and_before_closing_marks() {
        for text in
            ["Yes.", "“No?”", "(Indeed.)", "Да!", "这是一句话。", "آیا چنین است؟", "یہ سچ ہے۔", "Well…"]
        {
            assert!(ends_sentence(text), "{text}");
        }
        for text in ["Talks Resume", "They are:", "one, two,", ""] {
            assert!(!ends_sentence(text), "{text}");
        }
    }

    #[test]
    fn headings_have_no_full_stop_and_hold_no_sentence() {
        for text in ["Talks Resume", "Will They Return?", "U.S. Talks Resume", "2025: The Year in Pictures"] {
            assert!(is_heading_like(text), "{text}");
        }
        for text in ["Talks resumed.", "and so on", "They left. Nobody knows", "The list:", "– Yes", "1234"]
        {
            assert!(!is_heading_like(text), "{text}");
        }
    }

    #[test]
    fn title_case_lets_small_words_be_small() {
        for text in ["The Rise and Fall of a City", "Background", "WHAT WE KNOW", "Under Their Rule"] {
            assert!(is_title_case(text), "{text}");
        }
        for text in ["What happens next in the talks", "Что будет дальше", "结论", "the Rise"]
        {
            assert!(!is_title_case(text), "{text}");
        }
    }

    #[test]
    fn sentences_are_found_without_full_stops_and_without_spaces() {
        assert!(has_sentence("He left."));
        assert!(has_sentence("nobody has seen him since then"));
        assert!(has_sentence("这是一句没有空格的话。"));
        assert!(!has_sentence("Hello world"));
        assert!(!has_sentence("12 34 56 78 90."));
    }
}
