//! The words that tell whether a sentence ends: abbreviations, first words, verbs of saying.

use std::collections::HashSet;
use std::sync::LazyLock;

use crate::text::entries;

/// Abbreviations that always have something after them. Sorted.
pub(super) const NEVER_LAST: &[&str] = &[
    "abb", "adj", "adm", "amb", "assoc", "asst", "atty", "brig", "bzw", "ca", "capt", "cf", "cllr", "cmdr",
    "col", "com", "cpl", "cpt", "det", "dhr", "dott", "dr", "drs", "ed", "ens", "esq", "evtl", "fr", "frl",
    "ft", "gen", "ggf", "gov", "hon", "insp", "lt", "maj", "messrs", "mevr", "mgr", "mlle", "mme", "mr",
    "mrs", "ms", "msgr", "mt", "ofc", "pfc", "pres", "prof", "pvt", "rep", "reps", "rev", "sen", "sens",
    "sgt", "sog", "spc", "sra", "ssgt", "supt", "v", "vgl", "vs", "zzgl", "акад", "проф", "св", "ул",
];

/// Abbreviations that do not end a sentence when a number follows. Sorted.
pub(super) const BEFORE_NUMBER: &[&str] = &[
    "abs", "approx", "apr", "art", "aug", "bd", "ch", "dec", "est", "feb", "fig", "jan", "jul", "jun", "mar",
    "no", "nos", "nov", "nr", "oct", "p", "para", "pp", "sec", "sep", "sept", "str", "tel", "vol",
];

/// Abbreviations that end a sentence only if a word that begins sentences follows. Sorted.
pub(super) const SOMETIMES_LAST: &[&str] = &[
    "al", "ala", "ariz", "ark", "ave", "bhd", "blvd", "bros", "calif", "co", "colo", "conn", "corp", "del",
    "dept", "ee", "etc", "fla", "ga", "govt", "hwy", "ill", "inc", "ind", "jr", "kan", "llc", "ltd", "mass",
    "md", "mich", "min", "minn", "miss", "mo", "mont", "neb", "nev", "okla", "ore", "pa", "plc", "pty", "rd",
    "sr", "st", "tenn", "tex", "thurs", "tues", "univ", "usw", "va", "vt", "wash", "wis", "wyo",
];

/// Legal forms of companies, which go on with a name that ends in an exclamation mark.
pub(super) const COMPANY_FORMS: &[&str] = &["AG", "Co", "Corp", "GmbH", "Inc", "LLC", "Ltd", "PLC", "plc"];

/// Names that end in an exclamation mark.
pub(super) const EXCLAIMED_NAMES: &[&str] = &["Jeopardy", "Yahoo"];

/// What follows the ordinal number of a German date or century and is no English word.
pub(super) const GERMAN_MONTHS: &[&str] =
    &["Januar", "Jänner", "Februar", "März", "Mai", "Juni", "Juli", "Oktober", "Dezember", "Jahrhundert"];

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
