//! The lists of words that tell on which side of the article's day something lies, from `assets/lexicon/tense.txt`,
//! which says what each holds.

use std::sync::LazyLock;

use crate::text::entries;

const FILE: &str = include_str!("../../../assets/lexicon/tense.txt");

/// The lists by their names in the file, each read at its first use.
macro_rules! lists {
    ($($name:ident = $label:literal;)*) => {
        $(pub(super) static $name: LazyLock<Vec<&str>> = LazyLock::new(|| words($label));)*

        #[cfg(test)]
        const LABELS: &[&str] = &[$($label),*];
    };
}

lists! {
    SAYING = "saying";
    OPENERS = "openers";
    PAST = "past";
    LOOKING_AHEAD = "looking ahead";
    ARRANGED = "arranged";
    COMING = "coming";
    PRESENT = "present";
    MISHAPS = "mishaps";
    OCCASIONS = "occasions";
    AFTER_TO = "after to";
}

/// The words of a list; a test holds that there are some.
fn words(label: &str) -> Vec<&'static str> {
    let lists = entries(FILE).filter_map(|line| line.split_once(':'));
    lists.filter(|(name, _)| *name == label).flat_map(|(_, words)| words.split_whitespace()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_one_of_the_lists_and_has_words_in_small_letters() {
        let labels = entries(FILE).map(|line| line.split_once(':').unwrap().0);
        assert_eq!(labels.collect::<Vec<_>>(), LABELS);
        for label in LABELS {
            let words = words(label);
            assert!(!words.is_empty(), "{label}");
            let is_word = |word: &&str| word.chars().all(|c| c.is_ascii_lowercase() || c == '\'');
            assert!(words.iter().all(is_word), "{label}");
        }
    }
}
