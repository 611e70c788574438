//! Taking an article out with everything that stands on it.

use super::{ArticleEdit, Edit, ItemEdit};
use crate::model::{
    ArticleId, Briefing, DifferenceItem, DifferenceValue, EventItem, Evidence, ItemRef, PointItem, QuoteItem,
};

/// The edit that takes an article out of `briefing` together with the evidence that points into it.
///
/// A point, quote or event whose words come from that article goes too: without the article nothing proves them.
/// One that merely counts the article among its further evidence stays and loses that evidence.
/// A value of a difference goes with the last article that has it, and a difference when fewer than two values are
/// left.
/// Rejections stay: their identities mean nothing without the article, and hold again if it comes back.
pub fn remove_article(briefing: &Briefing, id: &ArticleId) -> Edit {
    let words_from = |evidence: &[Evidence]| evidence.first().is_some_and(|place| &place.article == id);
    let rest = |evidence: &[Evidence]| -> Vec<Evidence> {
        evidence.iter().filter(|place| &place.article != id).cloned().collect()
    };
    let mut edits = Vec::new();
    for item in briefing.items().filter(|item| item.evidence().any(|place| &place.article == id)) {
        let edit = match item {
            ItemRef::Point(PointItem { evidence, .. })
            | ItemRef::Quote(QuoteItem { evidence, .. })
            | ItemRef::Event(EventItem { evidence, .. }) => {
                if words_from(evidence) {
                    ItemEdit::Remove
                } else {
                    ItemEdit::SetEvidence(rest(evidence))
                }
            }
            ItemRef::Difference(DifferenceItem { values, .. }) => {
                let left = values
                    .iter()
                    .map(|value| DifferenceValue { evidence: rest(&value.evidence), ..value.clone() });
                let values: Vec<_> = left.filter(|value| !value.evidence.is_empty()).collect();
                if values.len() < 2 { ItemEdit::Remove } else { ItemEdit::SetValues(values) }
            }
        };
        edits.push(Edit::Item(item.id().clone(), edit));
    }
    edits.push(Edit::Article(id.clone(), ArticleEdit::Remove));
    Edit::Batch(edits)
}
