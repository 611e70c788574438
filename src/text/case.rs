//! Words without regard to case.

/// Whether a word is one of some words, whatever its case.
pub fn is_one_of(word: &str, words: &[&str]) -> bool {
    words.iter().any(|known| word.eq_ignore_ascii_case(known))
}
