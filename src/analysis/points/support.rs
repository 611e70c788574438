//! Whether a sentence of another article says what a point says.
//!
//! A source is cited for what it says, so this is no question of likeness alone: a sentence is no evidence for its
//! contrary, for another number or another day, however many words it shares. What is left is weighed by how much of
//! the point it has, the words that are rare in the set for more, by how alike the two are as a whole, and by the longest
//! run of words that they share.
//!
//! The weights are those of a logistic regression on pairs of sentences and articles of news that were read and
//! labelled by hand; `docs/findings.md` has the figures.

use crate::analysis::claims::{Corpus, Sentence, contradict, likeness};
use crate::analysis::dates::{Time, TimeExpression, may_be_one, resolve};
use crate::model::When;

/// What the share of the point's words that the sentence has weighs, each word by its rarity in the set…
const SPECIFIC: f64 = 3.2;

/// … how alike the two are…
const ALIKE: f64 = 3.0;

/// … and the share of the point that the longest run of words takes which both have.
const RUN: f64 = 1.7;

/// From so much on a sentence says what the point says.
const SAYS_IT: f64 = 3.6;

/// A sentence with less of the point's words is not looked at further.
const TOO_LITTLE: f64 = 0.4;

/// The sentences among `statements` that say what `point` says: the best of each other article. They stand in reading
/// order.
pub(super) fn support<'a>(
    corpus: &Corpus<'_>,
    point: Sentence<'_>,
    statements: impl Iterator<Item = Sentence<'a>>,
) -> Vec<Sentence<'a>> {
    let mut found: Vec<(Sentence<'a>, f64)> = Vec::new();
    for other in statements.filter(|other| other.article != point.article) {
        let Some(evidence) = says(corpus, point, other) else { continue };
        match found.last_mut() {
            Some((last, best)) if last.article == other.article => {
                if evidence > *best {
                    (*last, *best) = (other, evidence);
                }
            }
            _ => found.push((other, evidence)),
        }
    }
    found.into_iter().map(|(sentence, _)| sentence).collect()
}

/// How strongly `other` says what `point` says; `None` if it does not, as far as can be told.
pub(super) fn says(corpus: &Corpus<'_>, point: Sentence<'_>, other: Sentence<'_>) -> Option<f64> {
    // Nearly all sentences end here.
    if point.claim.found_in(&other.claim) < TOO_LITTLE {
        return None;
    }
    let specific = point.claim.found_in_by(&other.claim, |word| corpus.idf(word));
    let alike = likeness(&point.claim, &other.claim).score;
    let evidence = SPECIFIC * specific + ALIKE * alike + RUN * point.claim.run_found_in(&other.claim);
    let says_it = evidence >= SAYS_IT
        && point.stance.numbers_are_in(&other.stance)
        && !contradict(point.reading(), other.reading())
        && !is_dated_otherwise(corpus, point, other);
    says_it.then_some(evidence)
}

/// Whether `point` dates something and `other` has only other dates, or coarser ones.
fn is_dated_otherwise(corpus: &Corpus<'_>, point: Sentence<'_>, other: Sentence<'_>) -> bool {
    fn event_times(sentence: Sentence<'_>) -> impl Iterator<Item = &TimeExpression> {
        sentence.reading().times.iter().filter(|found| !found.of_saying && found.time != Time::Occasion)
    }
    let date =
        |sentence: Sentence<'_>, found: &TimeExpression| resolve(found, corpus.day(sentence.article)).date();
    let is_met = |ours: &TimeExpression| {
        event_times(other).any(|theirs| match (date(point, ours), date(other, theirs)) {
            (Some(ours), Some(theirs)) => includes(ours, theirs),
            // Nothing tells that "Monday" here is "Tuesday" there.
            _ => may_be_one(ours.time, theirs.time),
        })
    };
    event_times(other).next().is_some() && event_times(point).any(|ours| !is_met(ours))
}

/// Whether the second date is the first one or lies within it.
fn includes(one: When, other: When) -> bool {
    match (one, other) {
        (When::On(one), When::On(other)) => one.includes(other),
        (When::Between(start, end), When::On(other)) => start <= other && other <= end,
        (one, other) => one == other,
    }
}
