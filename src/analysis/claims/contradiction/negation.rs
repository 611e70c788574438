//! Which words of a sentence are denied.

use crate::analysis::claims::{Term, TermKind, key, stem};

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

/// Which words are denied.
pub(super) fn denied(text: &str, terms: &[Term], words: &[String]) -> Vec<bool> {
    let mut denied = vec![false; terms.len()];
    for (at, word) in words.iter().enumerate() {
        let word_at = |at: usize| words.get(at).map(String::as_str).unwrap_or_default();
        let is_undone =
            || terms.get(at).is_some_and(|term| UNDONE.iter().any(|verb| key(&stem(verb)) == term.key));
        let negator = NEGATORS.iter().find(|(negator, _)| negator == word);
        let is_taken_back = TAKES_BACK.contains(&word_at(at + 1));
        let denies_one = word.ends_with("n't")
            || word.ends_with("n’t")
            || negator.is_none() && word_at(at + 1) == "to" && is_undone();
        let reach = match negator {
            Some((_, reach)) if !is_taken_back => *reach,
            None if denies_one => 1,
            Some(_) | None => continue,
        };
        let of_things = word == "no";
        let mut left = reach;
        for next in at + 1..terms.len() {
            let (Some(term), Some(before)) = (terms.get(next), terms.get(next - 1)) else { break };
            let between = text.get(before.end..term.start).unwrap_or_default();
            let ends = ENDS.contains(&word_at(next)) && !(of_things && word_at(next) == "that");
            if left == 0 || ends || between.contains([',', ';', ':', '—', '–', '(', '“', '"']) {
                break;
            }
            let is_beside = of_things && BESIDE.iter().any(|word| key(&stem(word)) == term.key);
            if term.kind != TermKind::Function && !is_beside {
                if let Some(slot) = denied.get_mut(next) {
                    *slot = true;
                }
                left -= 1;
            }
        }
    }
    denied
}
