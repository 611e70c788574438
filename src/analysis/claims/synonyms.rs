//! Words of news English that report the same thing.
//!
//! The sets are lines of `assets/lexicon/synonyms.txt` and `countries.txt`, which say at their heads what they hold. Two
//! words of a line are worth less than the same word twice: see [`super::likeness`].

use std::collections::HashMap;
use std::sync::LazyLock;

use super::{key, stem};
use crate::text::entries;

/// The sets, one a line.
const SYNONYMS: &str = include_str!("../../../assets/lexicon/synonyms.txt");

/// Adjectives and short forms of countries.
const COUNTRIES: &str = include_str!("../../../assets/lexicon/countries.txt");

/// The lines in which a stem stands, by the stem's key.
static LINES: LazyLock<HashMap<u64, Vec<u16>>> = LazyLock::new(|| {
    let mut lines: HashMap<u64, Vec<u16>> = HashMap::new();
    for (number, line) in (0..).zip(entries(SYNONYMS).chain(entries(COUNTRIES))) {
        for word in line.split_whitespace() {
            let found = lines.entry(key(&stem(word))).or_default();
            if found.last() != Some(&number) {
                found.push(number);
            }
        }
    }
    lines
});

/// The lines in which the stem with this key stands, in ascending order.
pub(super) fn synonym_sets_of(stem: u64) -> &'static [u16] {
    LINES.get(&stem).map_or(&[], Vec::as_slice)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_a_set_of_words_in_small_letters() {
        for list in [SYNONYMS, COUNTRIES] {
            assert!(entries(list).count() > 20);
            for line in entries(list) {
                assert!(line.split(' ').count() > 1, "{line}");
                let is_word =
                    |word: &str| !word.is_empty() && word.chars().all(|c| c.is_ascii_lowercase() || c == '-');
                assert!(line.split(' ').all(is_word), "{line}");
            }
        }
    }
}
