//! Every text of a briefing that a reader of the page, or of what goes with it, can see.

use std::collections::BTreeSet;

use crate::i18n::page::place as words;
use crate::model::{
    ArticleEntry, ArticleId, Briefing, FindingId, Marking, Metadata, Place, Section, SectionKind,
    one_paragraph,
};
use crate::session::stationery::Stationery;
use crate::template::Template;

/// A text: its place, the place in words, and the text.
pub(super) struct Shown {
    pub(super) place: Place,
    pub(super) in_words: String,
    pub(super) text: String,
}

/// The texts of a briefing, in the order of the page.
///
/// What is hidden or not ticked is left out, unless the annex shows it.
pub(super) fn texts(briefing: &Briefing, stationery: &Stationery) -> Vec<Shown> {
    let template = stationery.template_or_standard(&briefing.template);
    let mut list = List { shown: Vec::new(), template };
    list.add(Place::Title, words::TITLE.to_owned(), &briefing.title);
    list.add(Place::Topic, words::TOPIC.to_owned(), &briefing.topic);
    list.add(Place::PreparedFor, words::PREPARED_FOR.to_owned(), &briefing.prepared_for);
    list.add(Place::AsOf, words::AS_OF.to_owned(), &briefing.as_of);
    // The labels of the Traffic Light Protocol are nobody's names.
    if let Marking::Custom(text) = &briefing.marking {
        list.add(Place::Marking, words::MARKING.to_owned(), text);
    }
    for section in briefing.sections.iter().filter(|section| !section.hidden) {
        list.section(briefing, section);
    }
    list.articles(briefing);
    for (name, withholding) in &briefing.withheld.speakers {
        let in_words = words::descriptor(&withholding.descriptor);
        list.add(Place::Descriptor(name.clone()), in_words, &withholding.descriptor);
    }
    list.shown
}

struct List<'a> {
    shown: Vec<Shown>,
    /// The template whose headings stand where a section has none of its own.
    template: Option<&'a Template>,
}

impl List<'_> {
    fn add(&mut self, place: Place, in_words: String, text: &str) {
        self.shown.push(Shown { place, in_words, text: text.to_owned() });
    }

    fn section(&mut self, briefing: &Briefing, section: &Section) {
        let of_template = || Some(self.template?.sections.get(section.kind).heading.clone());
        let heading = section.title.clone().or_else(of_template).unwrap_or_default();
        self.add(Place::Heading(section.id), words::heading(&heading), &heading);
        let in_words = words::section(&heading);
        match section.kind {
            SectionKind::KeyPoints => self.points(briefing, briefing.points.len()),
            SectionKind::BottomLine if briefing.bottom_line_is_top_point() => self.points(briefing, 1),
            SectionKind::Quotes => self.quotes(briefing),
            SectionKind::Differences => self.differences(briefing),
            SectionKind::Timeline => self.events(briefing),
            _ => self.add(Place::SectionText(section.id), in_words.clone(), &section.text),
        }
        if let Some(figure) = &section.figure {
            self.add(Place::Alternative(section.id), words::alternative(&in_words), &figure.alternative);
        }
    }

    fn points(&mut self, briefing: &Briefing, count: usize) {
        // The page counts the key points without the one that is its bottom line.
        let above = usize::from(briefing.bottom_line_is_top_point());
        for (index, point) in briefing.points.iter().take(count).enumerate() {
            let place = Place::Point(point.id.clone());
            let in_words = match (index + 1).checked_sub(above) {
                Some(number) if number > 0 => words::point(number),
                _ => words::BOTTOM_LINE.to_owned(),
            };
            // The bottom line may come up as a key point too.
            if self.shown.iter().all(|text| text.place != place) {
                self.add(place, in_words, &point.text);
            }
        }
    }

    fn quotes(&mut self, briefing: &Briefing) {
        for (number, quote) in (1..).zip(&briefing.quotes) {
            let id = || quote.id.clone();
            self.add(Place::Quote(id()), words::quote(number), &quote.text);
            let speaker = briefing.printed_speaker(&quote.speaker);
            if speaker != quote.speaker {
                continue;
            }
            for (place, text, in_words) in [
                (Place::SpeakerName(id()), speaker.name, words::speaker(number)),
                (Place::SpeakerRole(id()), speaker.role, words::role(number)),
            ] {
                self.add(place, in_words, &text.unwrap_or_default());
            }
        }
    }

    fn events(&mut self, briefing: &Briefing) {
        for (number, event) in (1..).zip(&briefing.events) {
            self.add(Place::Event(event.id.clone()), words::event(number), &event.label);
        }
    }

    fn differences(&mut self, briefing: &Briefing) {
        for (number, difference) in (1..).zip(&briefing.differences) {
            let in_words = || words::difference(number);
            self.add(Place::DifferenceTopic(difference.id.clone()), in_words(), &difference.topic);
            for (index, value) in difference.values.iter().enumerate() {
                let place = Place::DifferenceValue(difference.id.clone(), index);
                self.add(place, in_words(), &value.text);
            }
        }
    }

    /// The articles that the page or the annex names: those that are ticked, and those that an item stands on.
    fn articles(&mut self, briefing: &Briefing) {
        let cited: BTreeSet<&ArticleId> = briefing.evidence().map(|place| &place.article).collect();
        let is_named = |entry: &&ArticleEntry| entry.included || cited.contains(&entry.article.id);
        for entry in briefing.articles.iter().filter(is_named) {
            let id = || entry.article.id.clone();
            let source = briefing.source_number(&entry.article.id);
            let source = source.map_or_else(|| words::UNTICKED.to_owned(), words::source);
            let metadata = &entry.metadata;
            let title = metadata.title_or_opening(&entry.article.text);
            self.add(Place::ArticleTitle(id()), words::title_of(&source), &title);
            // A title without anything to see is none: the opening words are printed in its place.
            let opening = Metadata::default().title_or_opening(&entry.article.text);
            if one_paragraph(&title).is_empty() {
                self.add(Place::ArticleTitle(id()), words::title_of(&source), &opening);
            }
            self.add(
                Place::Outlet(id()),
                words::outlet_of(&source),
                metadata.outlet.as_deref().unwrap_or_default(),
            );
            self.add(
                Place::Address(id()),
                words::address_of(&source),
                metadata.address.as_deref().unwrap_or_default(),
            );
        }
    }
}

/// The item whose text a place is, if it is one's.
pub(super) fn item_of(place: &Place) -> Option<&FindingId> {
    match place {
        Place::Point(id)
        | Place::Quote(id)
        | Place::SpeakerName(id)
        | Place::SpeakerRole(id)
        | Place::Event(id)
        | Place::DifferenceTopic(id)
        | Place::DifferenceValue(id, _) => Some(id),
        _ => None,
    }
}
