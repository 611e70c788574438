//! What would stand on the page without a source.

use super::{Briefing, Evidence, Fidelity, FindingId, QuoteItem, SectionKind, one_paragraph};

/// An item on the page with words that no ticked article proves, although an article once did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unsourced {
    /// The item.
    pub id: FindingId,
    /// What it stands in.
    pub section: SectionKind,
    /// Its place among the items of its kind, from 1.
    pub number: usize,
    /// Its words, as one paragraph; of a difference what it is about, or a value where that is not said.
    pub text: String,
}

impl Briefing {
    /// The items that the page shows without the number of any source, because the articles that they stand on are not
    /// ticked; of a difference each value needs a source of its own, and a quote one that has its words. In the order points, quotes, events, differences.
    ///
    /// A point that stands on nothing is the analyst's own, as assessments, free texts and a written bottom line are.
    pub fn unsourced(&self) -> Vec<Unsourced> {
        let is_shown = |kind| self.sections.iter().any(|section| section.kind == kind && !section.hidden);
        let mut found = Vec::new();
        let mut add = |id: &FindingId, section, index: usize, text: &str| {
            let text = one_paragraph(text);
            if !text.is_empty() {
                found.push(Unsourced { id: id.clone(), section, number: index + 1, text });
            }
        };
        let is_above = self.bottom_line_is_top_point();
        for (index, point) in self.points.iter().enumerate() {
            let is_bottom_line = is_above && index == 0;
            let section = if is_bottom_line { SectionKind::BottomLine } else { SectionKind::KeyPoints };
            if is_shown(section) && !point.evidence.is_empty() && !self.has_source(&point.evidence) {
                add(&point.id, section, index, &point.text);
            }
        }
        if is_shown(SectionKind::Quotes) {
            for (index, quote) in self.quotes.iter().enumerate() {
                if !self.has_source(&quote.evidence) || self.has_lost_its_words(quote) {
                    add(&quote.id, SectionKind::Quotes, index, &quote.text);
                }
            }
        }
        if is_shown(SectionKind::Timeline) {
            for (index, event) in self.events.iter().enumerate() {
                if !self.has_source(&event.evidence) {
                    add(&event.id, SectionKind::Timeline, index, &event.label);
                }
            }
        }
        if is_shown(SectionKind::Differences) {
            for (index, difference) in self.differences.iter().enumerate() {
                let is_printed = |text: &str| !one_paragraph(text).is_empty();
                let mut bare = difference.values.iter().filter(|value| !self.has_source(&value.evidence));
                if let Some(value) = bare.find(|value| is_printed(&value.text)) {
                    let topic = &difference.topic;
                    let text = if is_printed(topic) { topic } else { &value.text };
                    add(&difference.id, SectionKind::Differences, index, text);
                }
            }
        }
        found
    }

    /// Whether a quote has the words of an article that is not ticked, while the ticked ones only render the statement in
    /// others: their numbers would stand behind words that they do not have.
    fn has_lost_its_words(&self, quote: &QuoteItem) -> bool {
        let is_ticked = |place: &&Evidence| self.entry(&place.article).is_some_and(|entry| entry.included);
        let ticked: Vec<Evidence> = quote.evidence.iter().filter(is_ticked).cloned().collect();
        self.fidelity(&quote.text, &quote.evidence) == Fidelity::Verbatim
            && self.fidelity(&quote.text, &ticked) != Fidelity::Verbatim
    }

    /// Whether any of the places is in a ticked article, so that the page has a number for it.
    fn has_source(&self, evidence: &[Evidence]) -> bool {
        evidence.iter().any(|place| self.entry(&place.article).is_some_and(|entry| entry.included))
    }
}
