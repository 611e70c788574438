//! The differences to review.

use std::collections::BTreeSet;

use super::accepted::difference_item;
use super::decision::{Decision, is_current, sources};
use crate::model::{
    Briefing, DifferenceItem, DifferenceKind, DifferenceValue, Evidence, FindingId, Findings,
};

/// A difference to review.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReviewDifference {
    /// The finding.
    pub id: FindingId,
    /// In what the sources differ.
    pub kind: DifferenceKind,
    /// What it is about: the finding's words, or the page's once it is accepted.
    pub topic: String,
    /// What was decided about it.
    pub decision: Decision,
    /// The values.
    pub values: Vec<ReviewValue>,
    /// Every place that has one of the values, in their order.
    pub evidence: Vec<Evidence>,
    /// The numbers of its sources on the page, ascending.
    pub sources: Vec<usize>,
}

/// One value of a difference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReviewValue {
    /// The value, verbatim.
    pub text: String,
    /// Where it stands.
    pub evidence: Vec<Evidence>,
    /// The numbers of the sources that have it, ascending.
    pub sources: Vec<usize>,
    /// Whether it contradicts none of the others.
    pub compatible: bool,
}

/// The differences to review, in the order of the findings; accepted ones that analysis no longer finds stand last.
pub(crate) fn differences(briefing: &Briefing, findings: &Findings) -> Vec<ReviewDifference> {
    let mut seen = BTreeSet::new();
    let mut differences = Vec::new();
    for difference in &findings.differences {
        let accepted = briefing.differences.iter().find(|item| item.id == difference.id);
        let decision = Decision::about(briefing, &difference.id, accepted.is_some());
        let item = accepted.cloned().or_else(|| difference_item(briefing, difference));
        let Some(item) = item.filter(|item| accepted.is_some() || differs_now(briefing, item)) else {
            continue;
        };
        seen.insert(&difference.id);
        differences.push(review(briefing, item, decision));
    }
    for item in briefing.differences.iter().filter(|item| !seen.contains(&item.id)) {
        differences.push(review(briefing, item.clone(), Decision::Accepted));
    }
    differences
}

/// Whether two values stand in articles that are ticked now.
fn differs_now(briefing: &Briefing, item: &DifferenceItem) -> bool {
    let stands =
        |value: &&DifferenceValue| value.evidence.iter().any(|place| is_current(briefing, Some(place)));
    item.values.iter().filter(stands).count() > 1
}

fn review(briefing: &Briefing, item: DifferenceItem, decision: Decision) -> ReviewDifference {
    let evidence: Vec<Evidence> = item.values.iter().flat_map(|value| value.evidence.clone()).collect();
    let value = |value: DifferenceValue| ReviewValue {
        sources: sources(briefing, &value.evidence),
        text: value.text,
        evidence: value.evidence,
        compatible: value.compatible,
    };
    ReviewDifference {
        id: item.id,
        kind: item.kind,
        topic: item.topic,
        decision,
        values: item.values.into_iter().map(value).collect(),
        sources: sources(briefing, &evidence),
        evidence,
    }
}
