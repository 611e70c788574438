//! Taking an article out with everything that stands on it.

use super::Edit;
use crate::model::{ArticleId, Briefing, DifferenceItem, DifferenceValue, Evidence};

/// The edit that takes an article out of `briefing` together with the evidence that points into it.
///
/// A point, quote or event whose words come from that article goes too: without the article nothing proves them.
/// One that merely counts the article among its further evidence stays and loses that evidence.
/// A value of a difference goes with the last article that has it, and a difference when fewer than two values are
/// left.
/// Rejections stay: their identities mean nothing without the article, and hold again if it comes back.
pub fn remove_article(briefing: &Briefing, id: &ArticleId) -> Edit {
    let stands_on = |evidence: &[Evidence]| evidence.iter().any(|place| &place.article == id);
    let words_from = |evidence: &[Evidence]| evidence.first().is_some_and(|place| &place.article == id);
    let rest = |evidence: &[Evidence]| -> Vec<Evidence> {
        evidence.iter().filter(|place| &place.article != id).cloned().collect()
    };
    let mut edits = Vec::new();
    for point in briefing.points.iter().filter(|point| stands_on(&point.evidence)) {
        edits.push(if words_from(&point.evidence) {
            Edit::RemovePoint(point.id.clone())
        } else {
            Edit::SetPointEvidence { id: point.id.clone(), evidence: rest(&point.evidence) }
        });
    }
    for quote in briefing.quotes.iter().filter(|quote| stands_on(&quote.evidence)) {
        edits.push(if words_from(&quote.evidence) {
            Edit::RemoveQuote(quote.id.clone())
        } else {
            Edit::SetQuoteEvidence { id: quote.id.clone(), evidence: rest(&quote.evidence) }
        });
    }
    for event in briefing.events.iter().filter(|event| stands_on(&event.evidence)) {
        edits.push(if words_from(&event.evidence) {
            Edit::RemoveEvent(event.id.clone())
        } else {
            Edit::SetEventEvidence { id: event.id.clone(), evidence: rest(&event.evidence) }
        });
    }
    let differs = |item: &&DifferenceItem| item.values.iter().any(|value| stands_on(&value.evidence));
    for difference in briefing.differences.iter().filter(differs) {
        let left = difference
            .values
            .iter()
            .map(|value| DifferenceValue { evidence: rest(&value.evidence), ..value.clone() });
        let values: Vec<_> = left.filter(|value| !value.evidence.is_empty()).collect();
        let id = difference.id.clone();
        edits.push(if values.len() < 2 {
            Edit::RemoveDifference(id)
        } else {
            Edit::SetDifferenceValues { id, values }
        });
    }
    edits.push(Edit::RemoveArticle(id.clone()));
    Edit::Batch(edits)
}
