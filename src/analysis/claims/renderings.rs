//! Quotes that render the same statement: in other translations, other spellings, longer or shorter.

use std::collections::BTreeMap;

use super::{Claim, Corpus, Index, Stance, likeness};
use crate::analysis::quotes::QuoteWords;
use crate::model::{FindingId, Quote, QuoteKind};

/// Two quotes are renderings of one statement when they are so alike…
const ALIKE: f64 = 0.5;

/// … or so alike when the same speaker says them.
const ALIKE_AND_SAME_SPEAKER: f64 = 0.36;

/// Of two renderings of one statement so much of one is in the other…
const SAID: f64 = 0.5;

/// … and so many words are in both, or three quarters of the shorter one's.
const COMMON_WORDS: usize = 4;

/// A quote of fewer meaningful words is a phrase: it must stand in the other word for word.
const PHRASE: usize = 4;

/// The sentences around two identical phrases must be so alike if their speakers differ: two people may use one word.
const SAME_OCCASION: f64 = 0.3;

/// Gives the quotes that render one statement the same cluster.
pub(crate) fn mark_clusters(quotes: &mut [Quote], words: &[&QuoteWords], corpus: &Corpus<'_>) {
    // Few people say much: each is read once.
    let mut speakers: BTreeMap<&str, Claim> = BTreeMap::new();
    for name in quotes.iter().filter_map(known_as) {
        speakers.entry(name).or_insert_with(|| Claim::read(name));
    }
    let speaker = |quote| known_as(quote).and_then(|name| speakers.get(name));
    let all = quotes.iter().zip(words.iter().copied());
    let read: Vec<ComparedQuote<'_>> =
        all.map(|(quote, words)| ComparedQuote::of(quote, words, speaker(quote), corpus)).collect();
    let index = Index::of(read.iter().map(|read| read.content));
    let alike = |one: usize, other: usize| match (quotes.get(one), quotes.get(other)) {
        (Some(a), Some(b)) => {
            read.get(one).zip(read.get(other)).is_some_and(|(one, two)| renders(a, one, b, two))
        }
        _ => false,
    };
    let mut groups = index.groups(alike);
    let mut clusters: BTreeMap<usize, FindingId> = BTreeMap::new();
    for group in groups.of_two_or_more() {
        // The name of the cluster must not depend on the order of the articles.
        let anchor = group.iter().filter_map(|number| quotes.get(*number)).map(|quote| &quote.content).min();
        if let Some(id) = anchor.and_then(|at| corpus.finding_id("cluster", &at.article, at.span)) {
            clusters.extend(group.iter().map(|number| (*number, id.clone())));
        }
    }
    for (number, quote) in quotes.iter_mut().enumerate() {
        quote.cluster = clusters.get(&number).cloned();
    }
}

/// A quote, made ready for comparing.
struct ComparedQuote<'a> {
    content: &'a Claim,
    stance: &'a Stance,
    /// The sentence in which the content begins.
    around: Option<&'a Claim>,
    /// How many meaningful words the content has.
    words: usize,
    /// The name, or else the role, of the speaker.
    speaker: Option<&'a Claim>,
}

impl<'a> ComparedQuote<'a> {
    fn of(quote: &Quote, words: &'a QuoteWords, speaker: Option<&'a Claim>, corpus: &Corpus<'a>) -> Self {
        let content = &words.content;
        let around = corpus.sentence_at(&quote.content).map(|(_, sentence)| sentence.claim());
        Self { content, stance: &words.stance, around, words: content.content().count(), speaker }
    }
}

fn renders(a: &Quote, one: &ComparedQuote<'_>, b: &Quote, two: &ComparedQuote<'_>) -> bool {
    if a.content.article == b.content.article && a.content.span.overlaps(b.content.span) {
        return false;
    }
    let fewer = one.words.min(two.words);
    if fewer == 0 {
        return false;
    }
    // Within one article another wording is another statement.
    if a.content.article == b.content.article && !same_words(one, two) {
        return false;
    }
    // "We will pay" is no rendering of "We will not pay".
    if one.stance.is_contradicted_by(two.stance) || two.stance.is_contradicted_by(one.stance) {
        return false;
    }
    let speakers = compared(one.speaker, two.speaker);
    // Reported speech without any of the speaker's own words is a claim, no rendering of a quote, unless its speaker
    // is the same.
    let indirect = a.kind == QuoteKind::Indirect || b.kind == QuoteKind::Indirect;
    if indirect && speakers != Speakers::Same {
        return false;
    }
    if fewer < PHRASE || speakers == Speakers::Different {
        let (short, long) = if one.words <= two.words { (one, two) } else { (two, one) };
        let whole = short.content.content().all(|word| long.content.has(word));
        return whole
            && match speakers {
                Speakers::Same => fewer > 1 || occasion(one, two) >= 0.1,
                _ => one.words == two.words && occasion(one, two) >= SAME_OCCASION,
            };
    }
    let score = likeness(one.content, two.content).score;
    are_one_statement(one.content, two.content)
        && score >= if speakers == Speakers::Same { ALIKE_AND_SAME_SPEAKER } else { ALIKE }
}

/// Whether a good part of the words of one statement stands in another: one speaker says many things with the same few
/// words.
pub(crate) fn are_one_statement(one: &Claim, other: &Claim) -> bool {
    let shorter = one.content().count().min(other.content().count());
    let common = COMMON_WORDS.min((shorter * 3).div_ceil(4));
    one.has_in_common(other, common) && one.meaning_found_in(other).max(other.meaning_found_in(one)) >= SAID
}

/// Whether two quotes have the same meaningful words.
fn same_words(one: &ComparedQuote<'_>, two: &ComparedQuote<'_>) -> bool {
    one.content.content().all(|word| two.content.has(word))
        && two.content.content().all(|word| one.content.has(word))
}

/// How alike the sentences are in which two quotes stand.
fn occasion(one: &ComparedQuote<'_>, two: &ComparedQuote<'_>) -> f64 {
    match (one.around, two.around) {
        (Some(a), Some(b)) => likeness(a, b).score,
        _ => 0.0,
    }
}

/// What is known of the speakers of two quotes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Speakers {
    /// Both are known and the same.
    Same,
    /// Both are known and not the same.
    Different,
    Unknown,
}

/// Compares the speakers of two quotes.
pub(crate) fn speakers(a: &Quote, b: &Quote) -> Speakers {
    let read = |quote| known_as(quote).map(Claim::read);
    compared(read(a).as_ref(), read(b).as_ref())
}

fn compared(a: Option<&Claim>, b: Option<&Claim>) -> Speakers {
    match (a, b) {
        (Some(a), Some(b)) if same_name(a, b) => Speakers::Same,
        (Some(_), Some(_)) => Speakers::Different,
        _ => Speakers::Unknown,
    }
}

/// The name, or else the role, of a quote's speaker.
fn known_as(quote: &Quote) -> Option<&str> {
    let attribution = &quote.speaker.as_ref()?.attribution;
    attribution.name.as_deref().or(attribution.role.as_deref())
}

/// Whether two names can be one speaker's: the words of the shorter stand in the longer, as themselves or in a form
/// of the same family ("Russia's Foreign Ministry", "the Russian foreign ministry").
fn same_name(a: &Claim, b: &Claim) -> bool {
    let (short, long) = if a.content().count() <= b.content().count() { (a, b) } else { (b, a) };
    short.content().next().is_some() && short.found_in(long) >= 0.75
}
