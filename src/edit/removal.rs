//! Taking an article out with everything that stands on it.

use super::Edit;
use crate::model::{ArticleId, Briefing, Evidence};

/// The edit that takes an article out of `briefing` together with the evidence that points into it.
///
/// A point or quote whose words come from that article goes too: without the article nothing proves them.
/// One that merely counts the article among its further evidence stays and loses that evidence.
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
    edits.push(Edit::RemoveArticle(id.clone()));
    Edit::Batch(edits)
}
