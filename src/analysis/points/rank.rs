//! How much every sentence brings to a digest of a set of articles, and which to take next.
//!
//! A digest should hold what the articles share. So words and pairs of neighbouring words weigh by how many of the
//! articles have them, how often and how early; a sentence brings the weight of its words and pairs for its length;
//! what the digest holds already counts for little once more. This is coverage of concepts (D. Gillick and B. Favre,
//! "A scalable global model for summarization", 2009), taken greedily, with the place of a sentence as a prior because
//! news puts first what matters.
//!
//! In one article alone nothing is shared, so its place tells more and a word that stands there once still counts.

use std::cmp::Ordering;
use std::collections::BinaryHeap;

use crate::analysis::claims::{Corpus, KeyMap, Term, TermKind};
use crate::never::OrNever;

/// How much a pair of neighbouring words weighs against a word.
const PAIR: f64 = 2.0;

/// How strongly it counts that many articles have a word.
const SHARED: f64 = 1.5;

/// What a word is still worth that the digest has once.
const REPEATED: f64 = 0.3;

/// How fast words weigh less further down in an article.
const FADING: f64 = 0.03;

/// Sentences are weighed per this power of their length, so that neither the longest nor the shortest win.
const LENGTH: f64 = 0.85;

/// What a question, or a line without an end (a heading, a caption), keeps of its score.
const NO_STATEMENT: f64 = 0.5;

/// A sentence with so much of its words in one that was taken says nothing new.
const SAME: f64 = 0.6;

/// So many sentences that were taken are remembered for that.
const REMEMBERED: usize = 128;

/// Sentences of so many words may be taken, if there are any.
const WORDS: std::ops::RangeInclusive<usize> = 6..=60;

/// What a digest counts of a sentence, whatever other sentences there are.
pub(crate) struct Grams {
    /// The distinct words and pairs of neighbouring words, the words first, each ascending.
    all: Vec<u64>,
    words: usize,
    /// How many words it has, separated by white space.
    length: usize,
    /// Whether it ends as a statement ends.
    ends: bool,
}

/// What every sentence of a corpus brings.
pub(super) struct Ranking<'a> {
    sentences: Vec<Ranked<'a>>,
    weights: KeyMap<f64>,
}

struct Ranked<'a> {
    grams: &'a Grams,
    /// Which of two equally good ones comes first: by the identity of the article, and by the place in it.
    tie_break: (usize, usize),
    /// What its gain is multiplied by: its place and form over its length.
    factor: f64,
    eligible: bool,
}

impl<'a> Ranking<'a> {
    /// Ranks the sentences of `corpus`.
    pub(super) fn of(corpus: &Corpus<'a>) -> Self {
        let several = corpus.sources().len() > 1;
        let mut sentences: Vec<Ranked<'a>> = Vec::with_capacity(corpus.sentences().len());
        for (reading, article) in corpus.readings().zip(corpus.canonical_places()) {
            let of_article = reading.sentences.iter().enumerate();
            sentences.extend(
                of_article.map(|(place, sentence)| Ranked::of(&sentence.grams, (article, place), several)),
            );
        }
        if !sentences.iter().any(|sentence| sentence.eligible) {
            for sentence in &mut sentences {
                sentence.eligible = true;
            }
        }
        let weights = weights(corpus, &sentences, several);
        Self { sentences, weights }
    }

    /// What sentence `at` brings to a digest that is empty.
    pub(super) fn score(&self, at: usize) -> f64 {
        self.gain(at, &KeyMap::default())
    }

    /// See [`Ranked::tie_break`].
    pub(super) fn tie_break(&self, at: usize) -> (usize, usize) {
        self.sentences.get(at).map(|sentence| sentence.tie_break).or_never("a sentence of the ranking")
    }

    /// What sentence `at` brings to a digest that has covered so much.
    fn gain(&self, at: usize, covered: &KeyMap<i32>) -> f64 {
        let Some(sentence) = self.sentences.get(at) else { return 0.0 };
        let new = |gram: &u64| {
            let weight = self.weights.get(gram).copied().unwrap_or(0.0);
            covered.get(gram).map_or(weight, |times| weight * REPEATED.powi(*times))
        };
        sentence.grams.all.iter().map(new).sum::<f64>() * sentence.factor
    }

    /// Whether a digest may take sentence `at` at all.
    pub(super) fn is_eligible(&self, at: usize) -> bool {
        self.sentences.get(at).is_some_and(|sentence| sentence.eligible)
    }

    /// The words of sentence `at`, ascending.
    fn words(&self, at: usize) -> &[u64] {
        self.sentences.get(at).map(|sentence| sentence.grams.words()).or_never("a sentence of the ranking")
    }
}

impl Grams {
    /// Counts a sentence with these words, which stands there as `text`.
    pub(crate) fn of(terms: &[Term], text: &str) -> Self {
        let content = |kind| kind != TermKind::Function;
        let mut all: Vec<u64> = terms.iter().filter(|term| content(term.kind)).map(|term| term.key).collect();
        all.sort_unstable();
        all.dedup();
        let words = all.len();
        let mut pairs: Vec<u64> = terms
            .iter()
            .zip(terms.iter().skip(1))
            .filter(|(one, other)| content(one.kind) || content(other.kind))
            .map(|(one, other)| one.key.rotate_left(23).wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ other.key)
            .collect();
        pairs.sort_unstable();
        pairs.dedup();
        all.extend(pairs);
        let bare = text.trim_end_matches(['"', '”', '’', '\'', '»', ')', ']', ' ']);
        let ends = bare.ends_with(['.', '!', '…', '。', '۔', '।']);
        Self { all, words, length: text.split_whitespace().count(), ends }
    }

    /// The words, ascending.
    fn words(&self) -> &[u64] {
        self.all.get(..self.words).or_never("words before the pairs of words")
    }
}

impl<'a> Ranked<'a> {
    fn of(grams: &'a Grams, tie_break: (usize, usize), several: bool) -> Self {
        let (_, place) = tie_break;
        let least = if several { 0.65 } else { 0.15 };
        let early = least + (1.0 - least) / (1.0 + 0.3 * place as f64);
        let form = if grams.ends { 1.0 } else { NO_STATEMENT };
        let factor = early * form / (grams.length as f64 + 3.0).powf(LENGTH);
        Self { grams, tie_break, factor, eligible: WORDS.contains(&grams.length) }
    }
}

/// The weight of every word and pair of the set.
fn weights(corpus: &Corpus<'_>, sentences: &[Ranked<'_>], several: bool) -> KeyMap<f64> {
    #[derive(Default)]
    struct Seen {
        /// One more than the last article that has it.
        last: usize,
        articles: usize,
        times: usize,
        mass: f64,
        pair: bool,
    }
    let mut seen: KeyMap<Seen> = KeyMap::default();
    for ((at, sentence), ranked) in corpus.sentences().iter().enumerate().zip(sentences) {
        let place = at - corpus.of_article(sentence.article).start;
        for (number, gram) in ranked.grams.all.iter().enumerate() {
            let entry = seen.entry(*gram).or_default();
            entry.times += 1;
            entry.mass += 1.0 / (1.0 + FADING * place as f64);
            entry.pair = number >= ranked.grams.words;
            if entry.last != sentence.article + 1 {
                entry.last = sentence.article + 1;
                entry.articles += 1;
            }
        }
    }
    let articles = corpus.sources().len().max(1) as f64;
    seen.into_iter()
        // What stands once in several articles is a detail.
        .filter(|(_, seen)| !several || seen.times > 1)
        .map(|(gram, seen)| {
            let shared = (seen.articles as f64 / articles).powf(SHARED);
            (gram, seen.mass.ln_1p() * shared * if seen.pair { PAIR } else { 1.0 })
        })
        .collect()
}

/// A digest in the making: hands out sentences, the one that brings most first.
pub(super) struct Digest<'a> {
    ranking: &'a Ranking<'a>,
    queue: BinaryHeap<Queued>,
    covered: KeyMap<i32>,
    taken: Vec<usize>,
}

/// A sentence that may be taken, with what it brought when that was last looked at.
struct Queued {
    gain: f64,
    at: usize,
    tie_break: (usize, usize),
    /// What the caller makes of the gain.
    factor: f64,
    /// How many sentences had been taken then.
    after: usize,
}

impl<'a> Digest<'a> {
    /// Starts a digest of `candidates`: sentences, each with a factor for its gain.
    pub(super) fn of(ranking: &'a Ranking<'a>, candidates: impl IntoIterator<Item = (usize, f64)>) -> Self {
        let queue = candidates
            .into_iter()
            .map(|(at, factor)| Queued {
                gain: ranking.score(at) * factor,
                at,
                tie_break: ranking.tie_break(at),
                factor,
                after: 0,
            })
            .collect();
        Self { ranking, queue, covered: KeyMap::default(), taken: Vec::new() }
    }

    /// Whether a sentence that was taken has most of the words of sentence `at`.
    fn has(&self, at: usize) -> bool {
        let words = self.ranking.words(at);
        self.taken.iter().rev().take(REMEMBERED).any(|taken| {
            let others = self.ranking.words(*taken);
            let shared = words.iter().filter(|word| others.binary_search(word).is_ok()).count();
            shared as f64 > SAME * words.len().max(1) as f64
        })
    }
}

impl Iterator for Digest<'_> {
    type Item = (usize, f64);

    /// The next sentence and its gain. Gains only fall as the digest grows, so an old gain is an upper bound and only
    /// the sentences at the top have to be looked at again (M. Minoux, 1978).
    fn next(&mut self) -> Option<Self::Item> {
        while let Some(mut best) = self.queue.pop() {
            if self.has(best.at) {
                continue;
            }
            if best.after < self.taken.len() {
                best.gain = self.ranking.gain(best.at, &self.covered) * best.factor;
                best.after = self.taken.len();
                self.queue.push(best);
                continue;
            }
            let grams = self.ranking.sentences.get(best.at).map(|sentence| sentence.grams.all.as_slice());
            for gram in grams.or_never("a sentence of the ranking") {
                *self.covered.entry(*gram).or_default() += 1;
            }
            self.taken.push(best.at);
            return Some((best.at, best.gain));
        }
        None
    }
}

impl Ord for Queued {
    fn cmp(&self, other: &Self) -> Ordering {
        self.gain.total_cmp(&other.gain).then_with(|| other.tie_break.cmp(&self.tie_break))
    }
}

impl PartialOrd for Queued {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Queued {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Queued {}
