//! Chooses points one after the other: the news first, then what is worth most as a point and adds most to those chosen.

use super::propose::Candidate;
use crate::analysis::claims::Corpus;

/// How much it adds to a point's worth if every other article says it.
const SAID_BY_ALL: f64 = 1.0;

/// How strongly it counts how much of what the articles share a point covers (an exponent).
const COVERAGE: f64 = 0.8;

/// How strongly it counts how little of a point the points before it say (an exponent).
const NOVELTY: f64 = 2.0;

/// A candidate, and what it would be worth if it were chosen next.
pub(super) struct Rated<'c, 'a> {
    pub(super) candidate: &'c Candidate<'a>,
    /// Its place when the articles are ordered by their identities: of equals the first comes first.
    pub(super) tie_break: (usize, usize),
    /// What the rankers and the articles give it.
    worth: f64,
    /// The greatest share of it that a point chosen before says.
    said: f64,
}

impl<'c, 'a> Rated<'c, 'a> {
    /// `worth` is the ranker's, `coverage` relative to the best candidate's.
    pub(super) fn new(
        corpus: &Corpus<'_>,
        candidate: &'c Candidate<'a>,
        tie_break: (usize, usize),
        worth: f64,
        coverage: f64,
    ) -> Self {
        let worth = worth * by_sources(corpus, candidate) * coverage.powf(COVERAGE);
        Self { candidate, tie_break, worth, said: 0.0 }
    }

    /// What choosing it next would add.
    fn gain(&self) -> f64 {
        self.worth * (1.0 - self.said).max(0.0).powf(NOVELTY)
    }
}

/// How much more a sentence counts for the articles that say it too: 1 if none does.
pub(super) fn by_sources(corpus: &Corpus<'_>, candidate: &Candidate<'_>) -> f64 {
    let others = (corpus.sources().len() as f64 - 1.0).max(1.0);
    SAID_BY_ALL.mul_add(candidate.support.len() as f64 / others, 1.0)
}

/// Takes candidates, the best next one first.
pub(super) struct Choice<'c, 'a> {
    left: Vec<Rated<'c, 'a>>,
    /// The place among those left of the one that comes first, whatever its gain.
    first: Option<usize>,
}

impl<'c, 'a> Choice<'c, 'a> {
    pub(super) const fn new(left: Vec<Rated<'c, 'a>>, first: Option<usize>) -> Self {
        Self { left, first }
    }

    /// The next candidate, with what it adds.
    pub(super) fn next(&mut self) -> Option<(&'c Candidate<'a>, f64)> {
        let best = |left: &[Rated<'c, 'a>]| {
            let gains = left.iter().enumerate().map(|(place, rated)| (place, rated.gain(), rated.tie_break));
            gains.max_by(|a, b| a.1.total_cmp(&b.1).then(b.2.cmp(&a.2))).map(|(place, _, _)| place)
        };
        let place = self.first.take().or_else(|| best(&self.left))?;
        let rated = self.left.swap_remove(place);
        Some((rated.candidate, rated.gain()))
    }

    /// Lets what a chosen point says count no more in those that are left.
    pub(super) fn cover(&mut self, corpus: &Corpus<'_>, point: &Candidate<'_>) {
        for rated in &mut self.left {
            let claim = &rated.candidate.sentence.claim;
            let said = claim.found_in_by(&point.sentence.claim, |word| corpus.idf(word));
            rated.said = rated.said.max(said);
        }
    }
}
