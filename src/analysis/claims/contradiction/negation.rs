//! Which words of a sentence are denied.

use std::sync::LazyLock;

use crate::analysis::claims::{Term, TermKind, key, stem};
use crate::never::OrNever;

/// Words that deny what follows them, and of how many of the words of meaning behind them.
const NEGATORS: &[(&str, usize)] = &[
    ("not", 1),
    ("cannot", 1),
    ("never", 1),
    ("nor", 1),
    ("nobody", 1),
    ("unable", 1),
    ("no", 2),
    ("none", 2),
    ("neither", 2),
    ("without", 2),
];

/// Verbs that deny the deed behind "to": "failed to open".
const UNDONE: &[&str] = &["decline", "fail", "refuse"];

/// Verbs that deny what follows "that", at most so many words behind them: "rejected claims that she had met him".
const DENIALS: &[&str] = &["deny", "dismiss", "dispute", "refute", "reject"];

/// See [`DENIALS`].
const CLAIMS: usize = 3;

/// So many words of meaning behind that "that" are denied.
const DENIED: usize = 3;

/// Behind a negation, words that take it back: "not only", "no less than".
const TAKES_BACK: &[&str] =
    &["doubt", "fewer", "just", "later", "least", "less", "matter", "merely", "more", "only", "sooner"];

/// Behind "no", words that are not what is denied: "no immediate reports of damage", "no longer".
const BESIDE: &[&str] = &[
    "evidence",
    "further",
    "immediate",
    "indication",
    "longer",
    "new",
    "other",
    "proof",
    "report",
    "sign",
    "word",
];

/// Where the reach of a negation ends.
const ENDS: &[&str] = &[
    "although", "and", "because", "but", "if", "that", "though", "when", "whether", "which", "while", "who",
];

static UNDONE_KEYS: LazyLock<Vec<u64>> = LazyLock::new(|| keys(UNDONE));
static DENIAL_KEYS: LazyLock<Vec<u64>> = LazyLock::new(|| keys(DENIALS));
static BESIDE_KEYS: LazyLock<Vec<u64>> = LazyLock::new(|| keys(BESIDE));

/// The keys of the stems of words.
fn keys(words: &[&str]) -> Vec<u64> {
    words.iter().map(|word| key(&stem(word))).collect()
}

/// Which words are denied.
pub(super) fn denied(text: &str, terms: &[Term], words: &[String]) -> Vec<bool> {
    let mut denied = vec![false; terms.len()];
    let is_one_of = |at: usize, verbs: &[u64]| terms.get(at).is_some_and(|term| verbs.contains(&term.key));
    for (at, word) in words.iter().enumerate() {
        let word_at = |at: usize| words.get(at).map(String::as_str).unwrap_or_default();
        let negator = NEGATORS.iter().find(|(negator, _)| negator == word);
        let is_taken_back = TAKES_BACK.contains(&word_at(at + 1));
        let denies_one = word.ends_with("n't")
            || word.ends_with("n’t")
            || word_at(at + 1) == "to" && (word == "yet" || is_one_of(at, &UNDONE_KEYS));
        let that = (at + 1..=at + CLAIMS).find(|next| word_at(*next) == "that");
        let sentence = (text, terms, words);
        if let Some((_, reach)) = negator {
            if !is_taken_back {
                mark(&mut denied, sentence, at, *reach, word == "no");
            }
        } else if let Some(that) = that.filter(|_| is_one_of(at, &DENIAL_KEYS)) {
            mark(&mut denied, sentence, that, DENIED, false);
        } else if denies_one {
            mark(&mut denied, sentence, at, 1, false);
        }
    }
    denied
}

/// Marks as denied the next `reach` words of meaning behind the word at `at`; with `of_things` not those beside what is
/// denied.
fn mark(
    denied: &mut [bool],
    (text, terms, words): (&str, &[Term], &[String]),
    at: usize,
    reach: usize,
    of_things: bool,
) {
    let mut left = reach;
    for next in at + 1..terms.len() {
        let (Some(term), Some(before)) = (terms.get(next), terms.get(next - 1)) else { break };
        let word = words.get(next).map(String::as_str).or_never("a word for each term");
        let between = text.get(before.end..term.start).or_never("terms in order and apart");
        let ends = ENDS.contains(&word) && !(of_things && word == "that");
        if left == 0 || ends || between.contains([',', ';', ':', '—', '–', '(', '“', '"']) {
            break;
        }
        let is_beside = of_things && BESIDE_KEYS.contains(&term.key);
        if term.kind != TermKind::Function && !is_beside {
            if let Some(slot) = denied.get_mut(next) {
                *slot = true;
            }
            left -= 1;
        }
    }
}
