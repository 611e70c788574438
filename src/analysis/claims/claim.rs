//! A sentence made ready for comparing: its words, what each counts for, and what they are about together.

use std::sync::LazyLock;

use super::reporting::reporting;
use super::synonyms::synonym_sets_of;
use super::{Term, TermKind, key, stem, terms};
use crate::analysis::vectors::{SentenceVector, WordVector, vector_of};
use crate::never::OrNever;

/// Only so many words of a sentence are compared: a "sentence" of a megabyte is none.
const MAX_WORDS: usize = 96;

/// What a function word weighs; every other word weighs 1.
const FUNCTION_WEIGHT: f64 = 0.5;

/// What a name weighs where two claims are compared as a whole: much is said of the same names that is not the same.
const NAME_WEIGHT: f64 = 0.75;

/// What is left there of a word's weight when it only tells who says it.
const REPORTING: f64 = 0.4;

/// What a synonym, or another word of the same family, is worth of the same word.
const SYNONYM: f64 = 0.6;

/// So many words at the end of a sentence are where it says what is new.
const END: usize = 4;

/// A sentence made ready for comparing.
#[derive(Clone, Debug, Default)]
pub(crate) struct Claim {
    /// Its distinct words, sorted by key.
    words: Vec<Word>,
    /// The keys of those that carry meaning, ascending: side by side, for what looks only at them.
    content: Vec<u64>,
    /// What they weigh together.
    pub(super) total: f64,
    /// The keys of all its words, in order.
    pub(super) sequence: Vec<u64>,
    /// Its pairs of neighbouring words, hashed, each once, ascending.
    pub(super) pairs: Vec<u64>,
    pub(super) negations: usize,
    /// The likeness bits of all its words: a word that shares none of them is like none of these.
    likeness_bits: u128,
    /// What its words are about together.
    pub(super) sentence_vector: SentenceVector,
}

#[derive(Clone, Copy, Debug)]
struct Word {
    key: u64,
    family: u64,
    kind: TermKind,
    /// What it weighs where two claims are compared as a whole.
    weight: f64,
    /// Whether it only tells who says it.
    reports: bool,
    /// The lines of synonyms in which it stands.
    synonym_sets: &'static [u16],
    /// A bit for its family and one for each line of synonyms: two words that are alike share a bit.
    likeness_bits: u128,
    vector: Option<WordVector>,
}

/// What two claims have in common.
#[derive(Debug, Default)]
pub(super) struct Common {
    /// How many words both have.
    pub(super) words: usize,
    /// What these are about.
    pub(super) sentence_vector: SentenceVector,
    /// What only one has, the first one's and the second one's.
    pub(super) only: [Remainder; 2],
}

/// What one claim has and another has not.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Remainder {
    /// The weight of its words that have a like one in the other, as far as they are like it, and of those both have.
    pub(super) found: f64,
    /// How many names are not in the other.
    pub(super) names: usize,
    /// How many numbers are not in the other.
    pub(super) numbers: usize,
}

impl Claim {
    pub(crate) fn read(text: &str) -> Self {
        Self::of(&terms(text))
    }

    /// Makes a claim of terms that were read before.
    pub(crate) fn of(terms: &[Term]) -> Self {
        let terms = terms.get(..MAX_WORDS).unwrap_or(terms);
        let reporting = reporting(terms);
        let mut words: Vec<Word> = terms
            .iter()
            .enumerate()
            .map(|(at, &Term { key, family, kind, .. })| {
                let reports = reporting.contains(at);
                let weight = if reports { REPORTING } else { 1.0 };
                Word { key, family, kind, weight, reports, synonym_sets: &[], likeness_bits: 0, vector: None }
            })
            .collect();
        // Of a word that stands there as a name and as a common word, the name counts.
        words.sort_by(|a, b| a.key.cmp(&b.key).then(b.kind.cmp(&a.kind)));
        words.dedup_by(|again, word| {
            let same = again.key == word.key;
            if same {
                word.weight = word.weight.max(again.weight);
                word.reports &= again.reports;
            }
            same
        });
        let mut sentence_vector = SentenceVector::default();
        for word in &mut words {
            word.weight *= match word.kind {
                TermKind::Function => FUNCTION_WEIGHT,
                TermKind::Name => NAME_WEIGHT,
                TermKind::Content | TermKind::Number => 1.0,
            };
            if word.kind != TermKind::Number {
                word.synonym_sets = synonym_sets_of(word.key);
                word.vector = vector_of(word.key);
            }
            word.likeness_bits = likeness_bits(word.family, word.synonym_sets);
            if let Some(vector) = word.vector {
                sentence_vector.add(vector);
            }
        }
        let likeness_bits = words.iter().fold(0, |bits, word| bits | word.likeness_bits);
        let total = words.iter().map(|word| word.weight).sum();
        let meaningful = words.iter().filter(|word| word.kind != TermKind::Function);
        let content = meaningful.map(|word| word.key).collect();
        let sequence: Vec<u64> = terms.iter().map(|term| term.key).collect();
        let negations = sequence.iter().filter(|key| NEGATIONS.contains(key)).count();
        let mut pairs: Vec<u64> = sequence
            .iter()
            .zip(sequence.iter().skip(1))
            .map(|(one, next)| one.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ next)
            .collect();
        pairs.sort_unstable();
        pairs.dedup();
        Self { words, content, total, sequence, pairs, negations, likeness_bits, sentence_vector }
    }

    /// The keys of its words that carry meaning, ascending.
    pub(crate) fn content(&self) -> impl Iterator<Item = u64> + '_ {
        self.content.iter().copied()
    }

    /// Whether so many of the words that carry meaning stand in `other` too, or all of the shorter one's.
    pub(crate) fn has_in_common(&self, other: &Self, words: usize) -> bool {
        let mut wanted = words.min(self.content.len()).min(other.content.len());
        let mut theirs = other.content.iter().peekable();
        for word in &self.content {
            if wanted == 0 {
                break;
            }
            while theirs.next_if(|their| *their < word).is_some() {}
            wanted -= usize::from(theirs.peek() == Some(&word));
        }
        wanted == 0
    }

    /// The share of this claim's words that `other` has too, in the same words or in like ones; function words count
    /// half.
    pub(crate) fn found_in(&self, other: &Self) -> f64 {
        self.found_in_by(other, |_| 1.0)
    }

    /// Like [`Self::found_in`], with the words weighed by `weight` too.
    pub(crate) fn found_in_by(&self, other: &Self, weight: impl Fn(u64) -> f64) -> f64 {
        let (mut total, mut found) = (0.0, 0.0);
        for word in &self.words {
            let function = if word.kind == TermKind::Function { FUNCTION_WEIGHT } else { 1.0 };
            let weight = function * weight(word.key);
            total += weight;
            found += weight * if other.has(word.key) { 1.0 } else { other.resembles(*word) };
        }
        if total > 0.0 { found / total } else { 0.0 }
    }

    /// Like [`Self::found_in`], of the words that carry meaning only.
    pub(crate) fn meaning_found_in(&self, other: &Self) -> f64 {
        self.found_in_by(other, |word| f64::from(u8::from(self.content.binary_search(&word).is_ok())))
    }

    /// How well the word that is most like `word`, which is not here, stands for it: 0 for none.
    fn resembles(&self, word: Word) -> f64 {
        if word.kind == TermKind::Number || word.likeness_bits & self.likeness_bits == 0 {
            return 0.0;
        }
        let alike = |other: &Word| {
            word.likeness_bits & other.likeness_bits != 0
                && ((word.family != 0 && word.family == other.family)
                    || intersect(word.synonym_sets, other.synonym_sets))
        };
        if self.words.iter().any(alike) { SYNONYM } else { 0.0 }
    }

    /// Whether the word with this key says something that `other` has no like word for.
    pub(crate) fn is_unmatched_in(&self, key: u64, other: &Self) -> bool {
        let word =
            self.words.binary_search_by(|word| word.key.cmp(&key)).ok().and_then(|at| self.words.get(at));
        word.is_some_and(|word| is_unmatched(word, other))
    }

    /// Whether a word with this key is in it.
    pub(crate) fn has(&self, key: u64) -> bool {
        self.words.binary_search_by(|word| word.key.cmp(&key)).is_ok()
    }

    /// Whether each of two claims says something that the other has no like word for, apart from numbers and from who
    /// says it: then they may tell of two things, however much else they share ("the talks opened", "the talks
    /// closed").
    pub(crate) fn have_unmatched_words(&self, other: &Self) -> bool {
        self.says_more_than(other) && other.says_more_than(self)
    }

    fn says_more_than(&self, other: &Self) -> bool {
        self.words.iter().any(|word| word.kind != TermKind::Number && is_unmatched(word, other))
    }

    /// The share of its words that the longest unbroken run takes which stands in `other` too.
    pub(crate) fn run_found_in(&self, other: &Self) -> f64 {
        self.longest_run(other) as f64 / self.sequence.len().max(1) as f64
    }

    /// Whether it names somebody or something.
    pub(crate) fn has_name(&self) -> bool {
        self.words.iter().any(|word| word.kind == TermKind::Name)
    }

    /// How many words that are neither names nor numbers nor function words both have.
    pub(crate) fn content_words_in_common(&self, other: &Self) -> usize {
        let deeds = self.words.iter().filter(|word| word.kind == TermKind::Content && !word.reports);
        deeds.filter(|word| other.has(word.key)).count()
    }

    /// Whether it has as many negations as `other`: if not, one of them may deny the other.
    pub(crate) const fn is_negated_like(&self, other: &Self) -> bool {
        self.negations == other.negations
    }

    /// What it has in common with `other`.
    pub(super) fn common(&self, other: &Self) -> Common {
        let mut common = Common::default();
        let [ours, theirs] = &mut common.only;
        let mut rest = other.words.iter().peekable();
        for word in &self.words {
            while let Some(their) = rest.next_if(|their| their.key < word.key) {
                theirs.add(*their, self);
            }
            let Some(same) = rest.next_if(|their| their.key == word.key) else {
                ours.add(*word, other);
                continue;
            };
            common.words += 1;
            ours.found += word.weight;
            theirs.found += same.weight;
            if let Some(vector) = word.vector {
                common.sentence_vector.add(vector);
            }
        }
        for their in rest {
            theirs.add(*their, self);
        }
        common
    }

    /// How many words the longest unbroken run has that stands in both.
    pub(crate) fn longest_run(&self, other: &Self) -> usize {
        let mut longest = 0;
        let mut runs = vec![0_usize; other.sequence.len() + 1];
        for word in &self.sequence {
            let mut diagonal = 0;
            for (run, their) in runs.iter_mut().skip(1).zip(&other.sequence) {
                let above = *run;
                *run = if word == their { diagonal + 1 } else { 0 };
                longest = longest.max(*run);
                diagonal = above;
            }
        }
        longest
    }

    /// How many of the words at its end stand at the end of `other`.
    pub(super) fn common_at_the_end(&self, other: &Self) -> usize {
        let end = |claim: &'_ Self| claim.sequence.len().saturating_sub(END);
        let ours = self.sequence.get(end(self)..).or_never("no more words than there are");
        let theirs = other.sequence.get(end(other)..).or_never("no more words than there are");
        let first = |at: usize, word: &u64| !ours.iter().take(at).any(|before| before == word);
        ours.iter().enumerate().filter(|(at, word)| first(*at, word) && theirs.contains(word)).count()
    }
}

/// Whether a word says something that `other` has no like word for.
fn is_unmatched(word: &Word, other: &Claim) -> bool {
    word.kind != TermKind::Function && !word.reports && !other.has(word.key) && other.resembles(*word) <= 0.0
}

impl Remainder {
    /// Adds a word that is not in `other`.
    fn add(&mut self, word: Word, other: &Claim) {
        self.found += word.weight * other.resembles(word);
        match word.kind {
            TermKind::Name => self.names += 1,
            TermKind::Number => self.numbers += 1,
            TermKind::Content | TermKind::Function => {}
        }
    }
}

/// Words that turn a claim round.
static NEGATIONS: LazyLock<Vec<u64>> = LazyLock::new(|| {
    [
        "not", "no", "never", "without", "nor", "none", "cannot", "deny", "refuse", "reject", "fail",
        "nobody", "unable",
    ]
    .into_iter()
    .map(|word| key(&stem(word)))
    .collect()
});

/// A bit for a family, unless it is 0, and one for each line of synonyms.
fn likeness_bits(family: u64, synonym_sets: &[u16]) -> u128 {
    let bit = |hash: u64| 1_u128 << (hash.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 57);
    let of_family = if family == 0 { 0 } else { bit(family) };
    synonym_sets.iter().fold(of_family, |bits, line| bits | bit(u64::from(*line)))
}

/// Whether two lists have an element in common.
fn intersect(a: &[u16], b: &[u16]) -> bool {
    a.iter().any(|line| b.contains(line))
}
