//! The events to review.

use std::collections::BTreeSet;

use super::accepted::event_item;
use super::decision::{Decision, is_current, origins, sources};
use super::update::{Update, event_update};
use crate::model::{Briefing, EventItem, Evidence, Fidelity, FindingId, Findings, When};

/// An event to review.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReviewEvent {
    /// The finding.
    pub id: FindingId,
    /// When; `None` where the articles do not tell.
    pub date: Option<When>,
    /// The words: the finding's, or the page's once it is accepted.
    pub text: String,
    /// What was decided about it.
    pub decision: Decision,
    /// Where it stands; first the place whose words these are.
    pub evidence: Vec<Evidence>,
    /// The numbers of its sources on the page, ascending.
    pub sources: Vec<usize>,
    /// How many independent origins among the ticked articles tell of it.
    pub origins: usize,
    /// How many independent origins the ticked articles have.
    pub of_origins: usize,
    /// Whether the words are the source's.
    pub fidelity: Fidelity,
    /// What analysis has by now that the page has not.
    pub update: Option<Update>,
}

/// The events to review, in time order; accepted ones that analysis no longer finds stand last.
pub(crate) fn events(briefing: &Briefing, findings: &Findings) -> Vec<ReviewEvent> {
    let mut seen = BTreeSet::new();
    let mut events = Vec::new();
    for event in findings.events.iter().filter(|event| is_current(briefing, event.evidence.first())) {
        seen.insert(&event.id);
        let accepted = briefing.events.iter().find(|item| item.id == event.id);
        let decision = Decision::about(briefing, &event.id, accepted.is_some());
        let update = accepted.and_then(|item| event_update(briefing, item, event)).map(|(update, _)| update);
        let Some(item) = accepted.cloned().or_else(|| event_item(briefing, event)) else { continue };
        events.push(ReviewEvent { update, ..review(briefing, findings, item, decision) });
    }
    for item in briefing.events.iter().filter(|item| !seen.contains(&item.id)) {
        events.push(review(briefing, findings, item.clone(), Decision::Accepted));
    }
    events
}

fn review(briefing: &Briefing, findings: &Findings, item: EventItem, decision: Decision) -> ReviewEvent {
    let (origins, of_origins) = origins(briefing, findings, &item.evidence);
    ReviewEvent {
        decision,
        sources: sources(briefing, &item.evidence),
        origins,
        of_origins,
        fidelity: briefing.fidelity(&item.label, &item.evidence),
        id: item.id,
        date: item.date,
        text: item.label,
        evidence: item.evidence,
        update: None,
    }
}
