//! What was decided about a finding, and what all kinds of findings have in common.

use std::collections::BTreeSet;

pub(crate) use crate::text::one_line;

use crate::model::{ArticleId, Briefing, Evidence, FindingId, Findings};

/// What the analyst decided about a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Decision {
    /// Nothing yet.
    Proposed,
    /// It is on the page.
    Accepted,
    /// It is not wanted.
    Rejected,
}

impl Decision {
    /// What was decided about a finding that is on the page or is not.
    pub(super) fn about(briefing: &Briefing, id: &FindingId, is_accepted: bool) -> Self {
        if is_accepted {
            Self::Accepted
        } else if briefing.rejected.contains(id) {
            Self::Rejected
        } else {
            Self::Proposed
        }
    }
}

/// Whether a finding is about an article that is ticked now; the findings may be older than the briefing.
pub(super) fn is_current(briefing: &Briefing, place: Option<&Evidence>) -> bool {
    place.is_some_and(|place| {
        briefing.source_number(&place.article).is_some() && briefing.words(place).is_some()
    })
}

/// The places that the briefing has; nothing if it does not have the first, whose words the finding has.
pub(super) fn places_there(briefing: &Briefing, evidence: &[Evidence]) -> Option<Vec<Evidence>> {
    let is_there = |place: &&Evidence| briefing.words(place).is_some_and(|words| !words.is_empty());
    evidence.first().filter(is_there)?;
    Some(evidence.iter().filter(is_there).cloned().collect())
}

/// The numbers of the sources of some places, ascending, each once.
pub(super) fn sources<'a>(
    briefing: &Briefing,
    evidence: impl IntoIterator<Item = &'a Evidence>,
) -> Vec<usize> {
    let numbers: BTreeSet<usize> =
        evidence.into_iter().filter_map(|place| briefing.source_number(&place.article)).collect();
    numbers.into_iter().collect()
}

/// How many independent origins among the ticked articles have these places, and how many the ticked articles have.
pub(super) fn origins(briefing: &Briefing, findings: &Findings, evidence: &[Evidence]) -> (usize, usize) {
    let ticked: Vec<&ArticleId> = briefing.included().map(|entry| &entry.article.id).collect();
    let supporting = evidence.iter().map(|place| &place.article).filter(|id| ticked.contains(id));
    (findings.origins.count(supporting), findings.origins.count(ticked.iter().copied()))
}
