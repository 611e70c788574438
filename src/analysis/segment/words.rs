//! The words that tell whether a sentence ends: abbreviations, first words, verbs of saying.

use std::collections::HashSet;
use std::sync::LazyLock;

use crate::text::entries;

/// Abbreviations that always have something after them. Sorted.
pub(super) const NEVER_LAST: &[&str] = &[
    "adj", "adm", "amb", "assoc", "asst", "atty", "brig", "capt", "cf", "cllr", "cmdr", "col", "cpl", "cpt",
    "det", "dr", "ed", "ens", "esq", "fr", "ft", "gen", "gov", "hon", "insp", "lt", "maj", "messrs", "mme",
    "mr", "mrs", "ms", "msgr", "mt", "ofc", "pfc", "pres", "prof", "pvt", "rep", "reps", "rev", "sen",
    "sens", "sgt", "spc", "sr", "ssgt", "st", "supt", "v", "vs",
];

/// Abbreviations that do not end a sentence when a number follows. Sorted.
pub(super) const BEFORE_NUMBER: &[&str] = &[
    "approx", "apr", "art", "aug", "ch", "dec", "feb", "fig", "jan", "jul", "jun", "mar", "no", "nos", "nov",
    "oct", "p", "para", "pp", "sec", "sep", "sept", "vol",
];

/// Abbreviations that end a sentence only if a word that begins sentences follows. Sorted.
pub(super) const SOMETIMES_LAST: &[&str] = &[
    "al", "ariz", "ave", "bhd", "blvd", "bros", "calif", "co", "colo", "conn", "corp", "dept", "etc", "fla",
    "ga", "govt", "ill", "inc", "ind", "jr", "kan", "llc", "ltd", "mass", "md", "mich", "minn", "miss", "mo",
    "neb", "nev", "okla", "ore", "pa", "plc", "rd", "tenn", "tex", "univ", "va", "vt", "wash", "wis",
];

/// Words that begin a sentence and hardly ever a name.
pub(super) static STARTERS: LazyLock<HashSet<&str>> = LazyLock::new(|| entries(STARTERS_FILE).collect());

const STARTERS_FILE: &str = include_str!("../../../assets/lexicon/starters.txt");

/// Verbs of saying that follow a question or an exclamation and its speaker. Sorted.
pub(super) const REPORTS: &[&str] = &[
    "added",
    "adds",
    "asked",
    "asks",
    "cried",
    "declared",
    "exclaimed",
    "exclaims",
    "joked",
    "laughed",
    "quipped",
    "replied",
    "replies",
    "responded",
    "said",
    "says",
    "shouted",
    "shouts",
    "told",
    "tweeted",
    "wondered",
    "wonders",
    "writes",
    "wrote",
    "yelled",
    "yells",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_word_lists_are_sorted_for_searching() {
        for list in [NEVER_LAST, BEFORE_NUMBER, SOMETIMES_LAST, REPORTS] {
            assert!(list.is_sorted(), "{list:?}");
        }
    }

    #[test]
    fn every_line_of_the_starters_is_one_word_in_small_letters() {
        assert_eq!(entries(STARTERS_FILE).count(), STARTERS.len());
        assert!(!STARTERS.is_empty());
        for word in entries(STARTERS_FILE) {
            assert!(word.chars().all(char::is_lowercase), "{word}");
        }
    }
}
