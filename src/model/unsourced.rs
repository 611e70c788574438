//! What no ticked article proves.

use super::{Briefing, DifferenceItem, EventItem, Evidence, Fidelity, ItemRef, PointItem, QuoteItem};
use crate::text::one_paragraph;

impl Briefing {
    /// Whether a quote has the words of an article that is not ticked, while the ticked ones only render the statement in
    /// others: their numbers would stand behind words that they do not have.
    fn has_lost_its_words(&self, quote: &QuoteItem) -> bool {
        let is_ticked = |place: &&Evidence| self.entry(&place.article).is_some_and(|entry| entry.included);
        let ticked: Vec<Evidence> = quote.evidence.iter().filter(is_ticked).cloned().collect();
        self.fidelity(&quote.text, &quote.evidence) == Fidelity::Verbatim
            && self.fidelity(&quote.text, &ticked) != Fidelity::Verbatim
    }

    /// The words that name an item if no ticked article proves what it says, although an article once did: of a difference
    /// what it is about, or a value where that is not said.
    ///
    /// Of a difference each value needs a source of its own, and a quote one that has its words. A point that stands on
    /// nothing is the analyst's own, as assessments, free texts and a written bottom line are.
    pub fn unproven<'a>(&self, item: ItemRef<'a>) -> Option<&'a str> {
        match item {
            ItemRef::Point(PointItem { evidence, .. }) if evidence.is_empty() => None,
            ItemRef::Point(PointItem { evidence, .. }) | ItemRef::Event(EventItem { evidence, .. }) => {
                (!self.has_source(evidence)).then_some(item.text())
            }
            ItemRef::Quote(quote) => {
                let has_source = self.has_source(&quote.evidence) && !self.has_lost_its_words(quote);
                (!has_source).then_some(item.text())
            }
            ItemRef::Difference(DifferenceItem { topic, values, .. }) => {
                let is_printed = |text: &str| !one_paragraph(text).is_empty();
                let mut bare = values.iter().filter(|value| !self.has_source(&value.evidence));
                let value = bare.find(|value| is_printed(&value.text))?;
                Some(if is_printed(topic) { topic } else { &value.text })
            }
        }
    }

    /// Whether any of the places is in a ticked article, so that the page has a number for it.
    fn has_source(&self, evidence: &[Evidence]) -> bool {
        evidence.iter().any(|place| self.entry(&place.article).is_some_and(|entry| entry.included))
    }
}
