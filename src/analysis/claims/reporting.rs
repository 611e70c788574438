//! Which words of a sentence only tell who says it.
//!
//! "…, the police said on Monday" is no part of what is claimed: one article has it where another has none, or credits
//! someone else.

use std::ops::Range;
use std::sync::LazyLock;

use super::{Term, TermKind, key, stem};

/// What reports at the beginning of a sentence has at most so many words before its verb.
const LONGEST_BEGINNING: usize = 8;

/// What reports inside or behind a sentence has at most so many words.
const LONGEST: usize = 9;

/// Stems of the words that report.
static SAYING: LazyLock<[u64; 3]> = LazyLock::new(|| ["say", "tell", "add"].map(|word| key(&stem(word))));

/// The stem of "according".
static ACCORDING: LazyLock<u64> = LazyLock::new(|| key(&stem("according")));

/// The words that report, by their places among `terms`.
#[derive(Debug, Default)]
pub(super) struct Reporting(Vec<Range<usize>>);

impl Reporting {
    /// Whether the word at this place reports.
    pub(super) fn contains(&self, at: usize) -> bool {
        self.0.iter().any(|range| range.contains(&at))
    }
}

/// Finds what reports in a sentence.
pub(super) fn reporting(terms: &[Term]) -> Reporting {
    // "Said" and "according" are function words; "an accord" and "an addition" are not.
    let verbs = terms.iter().enumerate().filter(|(_, term)| term.kind == TermKind::Function);
    let ranges = verbs.filter_map(|(at, term)| {
        if term.key == *ACCORDING {
            Some(at..clause_end(terms, at, LONGEST + 1))
        } else if SAYING.contains(&term.key) {
            around(terms, at)
        } else {
            None
        }
    });
    Reporting(ranges.collect())
}

/// The clause of the verb of saying at `at`, if it only reports.
fn around(terms: &[Term], at: usize) -> Option<Range<usize>> {
    let nearest = at.saturating_sub(LONGEST_BEGINNING);
    let start = (nearest..=at).rev().find(|place| is_after_mark(terms, *place)).unwrap_or(nearest);
    let end = clause_end(terms, at, LONGEST - 2);
    if start == 0 {
        // "The police said …": the claim follows.
        Some(0..at + 1)
    } else if !is_after_mark(terms, start) {
        None
    } else if end == terms.len() || (is_after_mark(terms, end) && end - start <= LONGEST) {
        // "…, the police said on Monday", "…, he said, …".
        Some(start..end)
    } else {
        (at - start < LONGEST - 2).then_some(start..at + 1)
    }
}

/// Where the clause with the word at `at` ends, at most `most` words from it.
fn clause_end(terms: &[Term], at: usize, most: usize) -> usize {
    let last = (at + most).min(terms.len());
    (at + 1..last).find(|place| is_after_mark(terms, *place)).unwrap_or(last)
}

/// Whether something besides a space stands before the word at `at`, or nothing at all.
fn is_after_mark(terms: &[Term], at: usize) -> bool {
    let (Some(before), Some(term)) = (at.checked_sub(1).and_then(|at| terms.get(at)), terms.get(at)) else {
        return true;
    };
    term.start >= before.end + 2
}

#[cfg(test)]
mod tests {
    use super::super::terms;
    use super::*;

    fn reports(text: &str) -> String {
        let terms = terms(text);
        let found = reporting(&terms);
        let words = terms.iter().enumerate().filter(|(at, _)| found.contains(*at));
        words.map(|(_, term)| text.get(term.start..term.end).unwrap()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn what_tells_who_says_it_is_found_before_behind_and_within() {
        assert_eq!(reports("The police said the ferry had sunk."), "The police said");
        assert_eq!(reports("The ferry has sunk, the police said on Monday."), "the police said on Monday");
        assert_eq!(reports("The ferry, she said, has sunk."), "she said");
        assert_eq!(reports("According to the police, the ferry has sunk."), "According to the police");
    }

    #[test]
    fn a_sentence_that_reports_nothing_has_no_such_words() {
        assert_eq!(reports("The accord adds two ports to the treaty."), "");
        assert_eq!(reports(""), "");
    }
}
