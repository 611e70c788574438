//! The briefing: articles and the analyst's decisions about them.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::{
    Article, ArticleId, Attribution, DifferenceItem, EventItem, Evidence, Fidelity, FindingId, ItemKind,
    ItemRef, Marking, Metadata, PaperSize, PointItem, QuoteItem, Section, SectionId, SectionKind, Withheld,
    fidelity, has_insertion,
};
use crate::never::OrNever;
use crate::text::one_paragraph;

/// A briefing: what the analyst has decided.
///
/// It changes only through [`crate::edit`]. Its lists are in the analyst's order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Briefing {
    /// The headline of the page.
    pub title: String,
    /// The small line above the headline ("Afghanistan / Russia"); may be empty.
    pub topic: String,
    /// For whom or for which meeting; may be empty.
    pub prepared_for: String,
    /// The time the briefing speaks of, as the analyst wrote it; may be empty.
    /// An ISO 8601 date or date-time is printed in words and dates the PDF.
    pub as_of: String,
    /// How it may be shared.
    pub marking: Marking,
    /// The id of the template that sets it.
    pub template: String,
    /// The paper; `None` for the template's.
    pub paper: Option<PaperSize>,
    /// The articles; their order gives the numbers of the sources on the page.
    pub articles: Vec<ArticleEntry>,
    /// The sections of the page.
    pub sections: Vec<Section>,
    /// The accepted key points.
    pub points: Vec<PointItem>,
    /// The accepted quotes.
    pub quotes: Vec<QuoteItem>,
    /// The accepted events of the timeline.
    pub events: Vec<EventItem>,
    /// The accepted differences between the sources.
    pub differences: Vec<DifferenceItem>,
    /// The findings that the analyst rejected.
    pub rejected: BTreeSet<FindingId>,
    /// How the analyst corrected speakers: by the attribution that analysis gives, the one that is meant.
    /// It holds for every quote of that speaker, those that are still proposals too.
    pub speakers: BTreeMap<Attribution, Attribution>,
    /// The speakers whose names stay off the page.
    pub withheld: Withheld,
}

/// An article in a briefing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArticleEntry {
    /// The article as imported.
    pub article: Arc<Article>,
    /// What is known about it: what it states, as corrected and completed by the analyst.
    pub metadata: Metadata,
    /// Ticked: it may serve as a source and be analysed.
    pub included: bool,
}

impl Default for Briefing {
    /// An empty briefing with the sections of a new one.
    fn default() -> Self {
        let section = |(index, kind): (u32, SectionKind)| Section::new(SectionId(index), kind);
        let kinds = SectionKind::ALL.iter().copied().filter(|kind| !kind.is_repeatable());
        Self {
            title: String::new(),
            topic: String::new(),
            prepared_for: String::new(),
            as_of: String::new(),
            marking: Marking::None,
            template: "one-pager".to_owned(),
            paper: None,
            articles: Vec::new(),
            sections: (0..).zip(kinds).map(section).collect(),
            points: Vec::new(),
            quotes: Vec::new(),
            events: Vec::new(),
            differences: Vec::new(),
            rejected: BTreeSet::new(),
            speakers: BTreeMap::new(),
            withheld: Withheld::default(),
        }
    }
}

impl Briefing {
    /// The entry of an article.
    pub fn entry(&self, id: &ArticleId) -> Option<&ArticleEntry> {
        self.articles.iter().find(|entry| &entry.article.id == id)
    }

    /// What stands on the page: points, quotes, events and differences, each in the analyst's order.
    pub fn items(&self) -> impl Iterator<Item = ItemRef<'_>> {
        let points = self.points.iter().map(ItemRef::Point);
        let quotes = self.quotes.iter().map(ItemRef::Quote);
        let events = self.events.iter().map(ItemRef::Event);
        let differences = self.differences.iter().map(ItemRef::Difference);
        points.chain(quotes).chain(events).chain(differences)
    }

    /// The items of one kind, in the analyst's order.
    pub fn items_of(&self, kind: ItemKind) -> impl Iterator<Item = ItemRef<'_>> {
        self.items().filter(move |item| item.kind() == kind)
    }

    /// The item of that identity.
    pub fn item(&self, id: &FindingId) -> Option<ItemRef<'_>> {
        self.items().find(|item| item.id() == id)
    }

    /// The kind of the item of that identity, and its place among those of its kind, from 0.
    pub fn place_of(&self, id: &FindingId) -> Option<(ItemKind, usize)> {
        let kind = self.item(id)?.kind();
        self.items_of(kind).position(|item| item.id() == id).map(|index| (kind, index))
    }

    /// The findings that something was decided about: what is on the page, and what was rejected.
    pub fn decided(&self) -> BTreeSet<FindingId> {
        let on_page = self.items().map(ItemRef::id);
        on_page.chain(&self.rejected).cloned().collect()
    }

    /// The number of an article's source on the page, from 1: its place among the ticked articles.
    pub fn source_number(&self, id: &ArticleId) -> Option<usize> {
        self.included().position(|entry| &entry.article.id == id).map(|index| index + 1)
    }

    /// The ticked articles, in order.
    pub fn included(&self) -> impl Iterator<Item = &ArticleEntry> {
        self.articles.iter().filter(|entry| entry.included)
    }

    /// The words that `evidence` points at; `None` if the briefing has no such article or place.
    pub fn words(&self, evidence: &Evidence) -> Option<&str> {
        evidence.span.of(&self.entry(&evidence.article)?.article.text)
    }

    /// Whether `text` renders its `evidence` word for word.
    pub fn fidelity(&self, text: &str, evidence: &[Evidence]) -> Fidelity {
        fidelity(text, evidence.iter().filter_map(|place| self.words(place)))
    }

    /// Whether `text` has words in square brackets that its `evidence` has not.
    pub fn has_insertion(&self, text: &str, evidence: &[Evidence]) -> bool {
        has_insertion(text, evidence.iter().filter_map(|place| self.words(place)))
    }

    /// Every place that an item on the page stands on.
    pub fn evidence(&self) -> impl Iterator<Item = &Evidence> {
        self.items().flat_map(ItemRef::evidence)
    }

    /// Whether the top point stands in the bottom line, because the analyst has written none; it is not repeated
    /// among the key points, wherever the two sections stand.
    pub fn bottom_line_is_top_point(&self) -> bool {
        let visible = |section: &&Section| section.kind == SectionKind::BottomLine && !section.hidden;
        let bottom_line = self.sections.iter().find(visible);
        let is_unwritten = bottom_line.is_some_and(|section| one_paragraph(&section.text).is_empty());
        is_unwritten && self.points.first().is_some_and(|point| !one_paragraph(&point.text).is_empty())
    }

    /// Whether what a difference is about is in the words of an article, not the analyst's.
    pub fn is_topic_verbatim(&self, difference: &DifferenceItem) -> bool {
        let topic = one_paragraph(&difference.topic);
        let places = difference.values.iter().flat_map(|value| &value.evidence);
        let mut words = places.filter_map(|place| self.words(place));
        // An insertion in square brackets, such as what stands for a name, leaves the other words the article's.
        words.any(|words| {
            one_paragraph(words).contains(&topic) || fidelity(&topic, [words]) == Fidelity::Verbatim
        })
    }

    /// The section of that identity.
    pub fn section(&self, id: SectionId) -> Option<&Section> {
        self.sections.iter().find(|section| section.id == id)
    }

    /// An identity that no section of the briefing has.
    pub fn next_section_id(&self) -> SectionId {
        let taken: BTreeSet<u32> = self.sections.iter().map(|section| section.id.0).collect();
        let Some(last) = taken.last() else { return SectionId(0) };
        // A file may have given the last number there is; then the first that is free.
        let free = last.checked_add(1).or_else(|| (0..=u32::MAX).find(|number| !taken.contains(number)));
        SectionId(free.or_never("fewer sections than there are numbers"))
    }
}

impl Metadata {
    /// The title, or the article's opening words as `[untitled] “…”`.
    pub fn title_or_opening(&self, text: &str) -> String {
        if let Some(title) = &self.title {
            return title.clone();
        }
        let words: Vec<&str> = text.split_whitespace().take(OPENING_WORDS + 1).collect();
        let more = words.len() > OPENING_WORDS;
        let opening = words.into_iter().take(OPENING_WORDS).collect::<Vec<_>>().join(" ");
        format!("[untitled] “{opening}{}”", if more { " …" } else { "" })
    }
}

/// How many words stand for an article without a title.
const OPENING_WORDS: usize = 5;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_section_has_a_number_of_its_own_even_after_the_last_number_there_is() {
        let numbered = |numbers: &[u32]| {
            let section = |number: &u32| Section::new(SectionId(*number), SectionKind::FreeText);
            let sections = numbers.iter().map(section).collect();
            Briefing { sections, ..Briefing::default() }.next_section_id()
        };
        assert_eq!(numbered(&[]), SectionId(0));
        assert_eq!(numbered(&[4, 2]), SectionId(5));
        assert_eq!(numbered(&[1, u32::MAX, 0]), SectionId(2));
    }
}
