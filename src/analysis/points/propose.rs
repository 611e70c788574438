//! Picks the proposed key points and gathers their evidence.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::choice::{Choice, Rated, by_sources};
#[cfg(any(test, feature = "training"))]
use super::features::Features;
use super::features::{Context, features};
use super::model::Weights;
use super::rank::Ranking;
use super::standalone::{Standalone, standalone, with_anaphoric_opening};
use super::support::{says, support};
use crate::analysis::claims::{Corpus, Index, Sentence, contradict, likeness};
use crate::model::KeyPoint;
#[cfg(any(test, feature = "training"))]
use crate::model::Span;

/// No more points are proposed than this: an analyst reviews them one by one.
const MAX_POINTS: usize = 16;

/// So many of the best sentences are looked at for how many articles say the same.
const SHORTLIST: usize = 200;

/// Where there are no more sentences than this, and none of them stands alone, they are proposed as they are.
const A_FEW: usize = 6;

/// Of more statements than this only those that share a rarer word with a point are looked at.
const MANY: usize = 2_000;

/// A sentence that has so much in common with a point that was chosen before adds too little to it…
const REPEATS: f64 = 0.5;

/// … and so does one with somewhat less, if it has nearly all of that point besides.
const EXPANDS: f64 = 0.42;

/// See [`EXPANDS`].
const EXPANDED: f64 = 0.72;

/// A sentence that may become a point.
pub(super) struct Candidate<'a> {
    pub(super) sentence: Sentence<'a>,
    pub(super) standalone: Standalone,
    pub(super) support: Vec<Sentence<'a>>,
}

/// The proposed key points of `corpus`, best first: the news of the set, then what adds most to it.
///
/// Two learned rankers say which sentence is the news and which make good points.
pub(crate) fn propose(corpus: &Corpus<'_>) -> Vec<KeyPoint> {
    propose_by(corpus, Weights::shipped())
}

/// See [`propose`].
pub(super) fn propose_by(corpus: &Corpus<'_>, weights: &Weights) -> Vec<KeyPoint> {
    let ranking = Ranking::of(corpus);
    let candidates = candidates(corpus, &ranking);
    let context = Context::of(corpus, &ranking);
    let judged: Vec<(usize, f64, f64)> = candidates
        .iter()
        .map(|(at, candidate)| {
            let features = features(corpus, &context, &ranking, *at, candidate);
            let lead = weights.lead(&features) * by_sources(corpus, candidate);
            (*at, lead, weights.point(&features))
        })
        .collect();
    let news = judged
        .iter()
        .enumerate()
        .max_by(|(_, a), (_, b)| {
            a.1.total_cmp(&b.1).then_with(|| ranking.tie_break(b.0).cmp(&ranking.tie_break(a.0)))
        })
        .map(|(place, _)| place);
    let best = candidates.keys().map(|at| ranking.score(*at)).fold(f64::MIN_POSITIVE, f64::max);
    let rated = candidates.iter().zip(&judged).map(|((at, candidate), (_, _, worth))| {
        Rated::new(corpus, candidate, ranking.tie_break(*at), *worth, ranking.score(*at) / best)
    });
    let mut choice = Choice::new(rated.collect(), news);
    let mut taken: Vec<(&Candidate<'_>, f64, Vec<Sentence<'_>>)> = Vec::new();
    while let Some((next, gain)) = choice.next() {
        if let Some((point, _, support)) = taken.iter_mut().find(|(point, _, _)| repeats(corpus, next, point))
        {
            merge_support(corpus, point, support, next);
        } else if taken.len() < MAX_POINTS {
            choice.cover(corpus, next);
            taken.push((next, gain, next.support.clone()));
        } else {
            break;
        }
    }
    let alike = alike(corpus, &candidates, &taken);
    taken
        .into_iter()
        .zip(alike)
        .filter_map(|((point, score, support), alike)| key_point(corpus, point, score, &support, &alike))
        .collect()
}

/// The sentences of `corpus` that may become points, by their numbers, each with what says it too.
fn candidates<'c>(corpus: &Corpus<'c>, ranking: &Ranking<'_>) -> BTreeMap<usize, Candidate<'c>> {
    let mut order: Vec<(usize, f64)> = (0..corpus.sentences().len())
        .filter(|at| ranking.is_eligible(*at))
        .map(|at| (at, ranking.score(at)))
        .collect();
    order.sort_by(|a, b| {
        b.1.total_cmp(&a.1).then_with(|| ranking.tie_break(a.0).cmp(&ranking.tie_break(b.0)))
    });
    let statements: Vec<Sentence<'c>> =
        corpus.sentences().iter().copied().filter(|sentence| sentence.is_statement).collect();
    let index =
        (statements.len() > MANY).then(|| Index::of(statements.iter().map(|sentence| sentence.claim())));
    let supported = |(at, sentence, standalone): (usize, Sentence<'c>, Standalone)| {
        let support = match &index {
            Some(index) => {
                let near = index.near(&sentence.claim).into_iter();
                support(corpus, sentence, near.filter_map(|number| statements.get(number).copied()))
            }
            None => support(corpus, sentence, statements.iter().copied()),
        };
        (at, Candidate { sentence, standalone, support })
    };
    let shortlist = |make: fn(&Corpus<'_>, usize) -> Option<Standalone>| -> BTreeMap<usize, Candidate<'c>> {
        let best: Vec<(usize, Sentence<'c>, Standalone)> = order
            .iter()
            .filter_map(|&(at, _)| Some((at, *corpus.sentences().get(at)?, make(corpus, at)?)))
            .take(SHORTLIST)
            .collect();
        best.into_par_iter().map(&supported).collect()
    };
    let candidates = shortlist(standalone);
    if candidates.is_empty() && order.len() <= A_FEW {
        // A note of a few sentences that lean on each other is better shown than passed over.
        return shortlist(with_anaphoric_opening);
    }
    candidates
}

/// Every candidate with its features, for training.
#[cfg(any(test, feature = "training"))]
pub(super) fn rows(corpus: &Corpus<'_>) -> Vec<(usize, Span, Standalone, Features)> {
    let ranking = Ranking::of(corpus);
    let context = Context::of(corpus, &ranking);
    let row = |(at, candidate): (usize, Candidate<'_>)| {
        let features = features(corpus, &context, &ranking, at, &candidate);
        (candidate.sentence.article, candidate.sentence.span, candidate.standalone, features)
    };
    candidates(corpus, &ranking).into_iter().map(row).collect()
}

/// For each point, the sentences that might stand for it among other articles, in reading order.
fn alike<'a>(
    corpus: &Corpus<'_>,
    candidates: &BTreeMap<usize, Candidate<'a>>,
    points: &[(&Candidate<'a>, f64, Vec<Sentence<'a>>)],
) -> Vec<Vec<Sentence<'a>>> {
    let mut alike = vec![Vec::new(); points.len()];
    for candidate in candidates.values() {
        let is_point = |(point, _, _): &(&Candidate<'a>, f64, Vec<Sentence<'a>>)| {
            point.sentence.span == candidate.sentence.span
                && point.sentence.article == candidate.sentence.article
        };
        if points.iter().any(is_point) {
            continue;
        }
        // The most alike of those that it might stand for; of several the first.
        let point = points
            .iter()
            .enumerate()
            .filter(|(_, (point, _, _))| {
                repeats(corpus, candidate, point) || repeats(corpus, point, candidate)
            })
            .map(|(at, (point, _, _))| (at, likeness(&candidate.sentence.claim, &point.sentence.claim).score))
            .max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)))
            .map(|(at, _)| at);
        if let Some(list) = point.and_then(|point| alike.get_mut(point)) {
            list.push(candidate.sentence);
        }
    }
    alike
}

/// How many bytes of `text` stand inside double quotation marks.
pub(super) fn quoted(text: &str) -> usize {
    let mut open = None;
    let mut inside = 0;
    for (at, mark) in text.match_indices(['"', '“', '”', '«', '»']) {
        match open {
            None if mark != "”" && mark != "»" => open = Some(at),
            Some(start) if mark != "“" && mark != "«" => {
                inside += at - start;
                open = None;
            }
            _ => {}
        }
    }
    inside
}

/// Whether `next` adds too little to `point`, which was chosen before. What contradicts it is no repetition.
fn repeats(corpus: &Corpus<'_>, next: &Candidate<'_>, point: &Candidate<'_>) -> bool {
    let (next, point) = (next.sentence, point.sentence);
    let said = next.claim.found_in(&point.claim);
    let repeats = || {
        (said >= REPEATS || (said >= EXPANDS && point.claim.found_in(&next.claim) >= EXPANDED))
            && likeness(&next.claim, &point.claim).same
            && !contradict(next.reading(), point.reading())
    };
    repeats() || says(corpus, next, point).is_some()
}

/// Gives `point` those of the sentences behind `next`, which repeats a part of it, that come from articles it does not
/// have yet.
fn merge_support<'a>(
    corpus: &Corpus<'_>,
    point: &Candidate<'_>,
    support: &mut Vec<Sentence<'a>>,
    next: &Candidate<'a>,
) {
    for &sentence in &next.support {
        let article = sentence.article;
        let there = point.sentence.article == article || support.iter().any(|other| other.article == article);
        if !there && says(corpus, point.sentence, sentence).is_some() {
            support.push(sentence);
        }
    }
    support.sort_by_key(|sentence| sentence.article);
}

fn key_point(
    corpus: &Corpus<'_>,
    point: &Candidate<'_>,
    score: f64,
    support: &[Sentence<'_>],
    alike: &[Sentence<'_>],
) -> Option<KeyPoint> {
    let first = corpus.evidence(point.sentence, point.standalone.span)?;
    let id =
        |sentence: &Sentence<'_>| corpus.finding_id("point", corpus.id(sentence.article)?, sentence.span);
    let others = support.iter().filter_map(|sentence| corpus.evidence(*sentence, sentence.span));
    Some(KeyPoint {
        id: id(&point.sentence)?,
        aliases: alike.iter().filter_map(id).collect(),
        text: point.standalone.text.clone(),
        score,
        evidence: std::iter::once(first).chain(others).collect(),
        undated: point.standalone.undated,
    })
}
