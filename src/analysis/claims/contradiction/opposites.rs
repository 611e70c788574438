//! Words that exclude each other.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::analysis::claims::{key, stem};
use crate::text::entries;

/// The words, one opposition a line.
const RIVALS: &str = include_str!("../../../../assets/lexicon/opposites.txt");

/// The sides on which each stem stands.
pub(super) static SIDES: LazyLock<HashMap<u64, Vec<(u16, u16)>>> = LazyLock::new(|| {
    let mut sides: HashMap<u64, Vec<(u16, u16)>> = HashMap::new();
    for (line, words) in (0..).zip(entries(RIVALS)) {
        for (side, words) in (0..).zip(words.split('|')) {
            for word in words.split_whitespace() {
                sides.entry(key(&stem(word))).or_default().push((line, side));
            }
        }
    }
    sides
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_word_stands_on_two_sides_of_one_line() {
        for line in entries(RIVALS) {
            assert!(line.contains('|') && line.split('|').all(|side| !side.trim().is_empty()), "{line}");
            let mut seen: HashMap<String, usize> = HashMap::new();
            for (side, words) in line.split('|').enumerate() {
                for word in words.split_whitespace() {
                    assert_eq!(*seen.entry(stem(word)).or_insert(side), side, "{word} in {line}");
                }
            }
        }
    }
}
