//! The words that tell whether a sentence ends: abbreviations, first words, verbs of saying.

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

/// Words that begin a sentence and hardly ever a name. Sorted.
pub(super) const STARTERS: &[&str] = &[
    "a",
    "about",
    "according",
    "after",
    "all",
    "also",
    "although",
    "among",
    "an",
    "and",
    "another",
    "any",
    "as",
    "at",
    "because",
    "before",
    "both",
    "but",
    "by",
    "critics",
    "despite",
    "during",
    "each",
    "earlier",
    "even",
    "every",
    "few",
    "for",
    "from",
    "he",
    "her",
    "here",
    "his",
    "how",
    "however",
    "i",
    "if",
    "in",
    "instead",
    "it",
    "its",
    "last",
    "later",
    "like",
    "many",
    "meanwhile",
    "more",
    "most",
    "my",
    "nor",
    "not",
    "now",
    "of",
    "officials",
    "on",
    "once",
    "one",
    "only",
    "or",
    "other",
    "others",
    "our",
    "she",
    "since",
    "so",
    "some",
    "still",
    "such",
    "than",
    "that",
    "the",
    "their",
    "then",
    "there",
    "these",
    "they",
    "this",
    "those",
    "though",
    "thus",
    "to",
    "under",
    "until",
    "we",
    "what",
    "when",
    "where",
    "whether",
    "which",
    "while",
    "who",
    "why",
    "with",
    "without",
    "yet",
    "you",
    "your",
];

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
        for list in [NEVER_LAST, BEFORE_NUMBER, SOMETIMES_LAST, STARTERS, REPORTS] {
            assert!(list.is_sorted(), "{list:?}");
        }
    }
}
