//! Picks the proposed key points and gathers their evidence.

use std::sync::Arc;

use super::rank::{Sentence, rank};

use super::standing::{is_statement, stands_alone};
use crate::analysis::claims::likeness;
use crate::analysis::segment::sentences;
use crate::model::{Article, Evidence, FindingId, KeyPoint};

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

/// The proposed key points of `articles`, best first.
pub(crate) fn propose(articles: &[Arc<Article>]) -> Vec<KeyPoint> {
    let texts: Vec<_> =
        articles.iter().map(|article| (article.text.as_str(), sentences(&article.text))).collect();
    let all = rank(&texts);
    let words = |sentence: &Sentence| {
        texts.get(sentence.text).and_then(|(text, _)| sentence.span.of(text)).unwrap_or_default()
    };
    let mut candidates: Vec<&Sentence> =
        all.iter().filter(|sentence| stands_alone(words(sentence), &sentence.terms)).collect();
    candidates
        .sort_by(|a, b| b.score.total_cmp(&a.score).then(a.text.cmp(&b.text)).then(a.span.cmp(&b.span)));
    candidates.truncate(SHORTLIST);

    let statements: Vec<&Sentence> =
        all.iter().filter(|sentence| is_statement(words(sentence), &sentence.terms)).collect();
    let mut open: Vec<(&Sentence, Vec<&Sentence>, f64)> = candidates
        .into_iter()
        .map(|candidate| {
            let others = support(candidate, &statements);
            let texts = 1 + others.len();
            (candidate, others, candidate.score * (texts as f64).sqrt())
        })
        .collect();
    let mut points = Vec::new();
    while points.len() < MOST {
        let best = open
            .iter()
            .enumerate()
            .max_by(|(a_at, a), (b_at, b)| a.2.total_cmp(&b.2).then(b_at.cmp(a_at)))
            .map(|(at, _)| at);
        let Some(best) = best else { break };
        let (chosen, others, score) = open.remove(best);
        open.retain(|(other, _, _)| likeness(&chosen.claim, &other.claim).score < REPEATS);
        for (other, _, score) in &mut open {
            *score *= 1.0 - 0.7 * likeness(&chosen.claim, &other.claim).score;
        }
        let evidence: Vec<Evidence> = std::iter::once(chosen)
            .chain(others)
            .filter_map(|sentence| {
                let article = articles.get(sentence.text)?;
                Some(Evidence { article: article.id.clone(), span: sentence.span })
            })
            .collect();
        let Some(first) = evidence.first() else { continue };
        points.push(KeyPoint {
            id: FindingId::anchored("point", &first.article, first.span),
            text: words(chosen).to_owned(),
            score,
            evidence,
            undated: false,
        });
    }
    points
}

/// The sentences of other texts that say what `point` says: the best of each text.
fn support<'a>(point: &Sentence, statements: &[&'a Sentence]) -> Vec<&'a Sentence> {
    let mut found: Vec<(&'a Sentence, f64)> = Vec::new();
    for &other in statements.iter().filter(|other| other.text != point.text) {
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
            Some((last, best)) if last.text == other.text => {
                if said > *best {
                    (*last, *best) = (other, said);
                }
            }
            _ => found.push((other, said)),
        }
    }
    found.into_iter().map(|(sentence, _)| sentence).collect()
}
