//! Picks the proposed key points and gathers their evidence.

use super::complete::{Completed, complete};
use super::rank::rank;
use super::standing::is_statement;
use crate::analysis::claims::{Corpus, Sentence, likeness};
use crate::model::{Evidence, FindingId, KeyPoint};

/// No more points are proposed than this: an analyst reviews them one by one.
const MOST: usize = 16;

/// So many of the best sentences are looked at for how many articles say the same.
const SHORTLIST: usize = 200;

/// A sentence says what a point says when it has at least this share of the point's words…
const SAYS_IT: f64 = 0.58;

/// … and the two are at least so alike: a long sentence has many words of every short one.
const ALIKE: f64 = 0.45;

/// A sentence this alike to a point that was chosen before is not proposed besides it.
const REPEATS: f64 = 0.55;

/// What a sentence keeps of its score when words had to be supplied at its beginning.
const MENDED: f64 = 0.9;

/// A sentence that may become a point.
struct Candidate<'a> {
    sentence: &'a Sentence,
    completed: Completed,
    support: Vec<&'a Sentence>,
    score: f64,
}

/// The proposed key points of `corpus`, best first.
pub(crate) fn propose(corpus: &Corpus<'_>) -> Vec<KeyPoint> {
    let scores = rank(corpus);
    let mut order: Vec<(usize, f64)> = scores.into_iter().enumerate().collect();
    order.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));

    let statements: Vec<&Sentence> = corpus
        .sentences()
        .iter()
        .filter(|sentence| is_statement(corpus.text(sentence), &sentence.terms))
        .collect();
    let mut open: Vec<Candidate<'_>> = order
        .into_iter()
        .filter_map(|(at, score)| Some((corpus.sentences().get(at)?, complete(corpus, at)?, score)))
        .take(SHORTLIST)
        .map(|(sentence, completed, score)| {
            let support = support(sentence, &statements);
            let articles = 1 + support.len();
            let kept = if completed.mended { MENDED } else { 1.0 };
            Candidate { sentence, completed, support, score: score * (articles as f64).sqrt() * kept }
        })
        .collect();
    let mut points = Vec::new();
    while points.len() < MOST {
        let best = open
            .iter()
            .enumerate()
            .max_by(|(a_at, a), (b_at, b)| a.score.total_cmp(&b.score).then(b_at.cmp(a_at)))
            .map(|(at, _)| at);
        let Some(best) = best else { break };
        let chosen = open.remove(best);
        open.retain_mut(|other| {
            let alike = likeness(&chosen.sentence.claim, &other.sentence.claim).score;
            other.score *= 1.0 - 0.7 * alike;
            alike < REPEATS
        });
        let evidence: Vec<Evidence> =
            std::iter::once(corpus.evidence(chosen.sentence, chosen.completed.span))
                .chain(chosen.support.iter().map(|sentence| corpus.evidence(sentence, sentence.span)))
                .flatten()
                .collect();
        let Some(first) = evidence.first() else { continue };
        points.push(KeyPoint {
            id: FindingId::anchored("point", &first.article, first.span),
            text: chosen.completed.text,
            score: chosen.score,
            evidence,
            undated: chosen.completed.undated,
        });
    }
    points
}

/// The sentences of other articles that say what `point` says: the best of each article.
fn support<'a>(point: &Sentence, statements: &[&'a Sentence]) -> Vec<&'a Sentence> {
    let mut found: Vec<(&'a Sentence, f64)> = Vec::new();
    for &other in statements.iter().filter(|other| other.article != point.article) {
        let said = point.claim.found_in(&other.claim);
        if said < SAYS_IT {
            continue;
        }
        let alike = likeness(&point.claim, &other.claim).score;
        if alike < ALIKE {
            continue;
        }
        let said = said + alike;
        match found.last_mut() {
            Some((last, best)) if last.article == other.article => {
                if said > *best {
                    (*last, *best) = (other, said);
                }
            }
            _ => found.push((other, said)),
        }
    }
    found.into_iter().map(|(sentence, _)| sentence).collect()
}
