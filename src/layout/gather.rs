//! From a briefing to what stands on its page.

use std::collections::BTreeSet;

use crate::i18n::page::{self as words, SourceFacts, SourcePart};
use crate::model::{
    ArticleEntry, Attribution, Briefing, Column, Confidence, DifferenceItem, DifferenceKind, EventItem,
    Evidence, ItemKind, Judgement, Metadata, Origins, PointItem, QuoteItem, Section, SectionKind, openable,
    opening, shown_address,
};
use crate::template::{Place, SectionLook, StyleName, Template};

use super::content::{Body, Content, Head, ItemContent, SectionContent, Support};
use super::figure::{FigureContent, image_of};
use super::outcome::{MissingField, Uncovered, Unmarked};
use super::shape::{AtomKind, Paragraph, Typesetter};
use super::text::{Meaning, RichText, is_isolate, one_paragraph, paragraphs};
use super::when;

/// Gathers and shapes everything that a briefing puts on its page.
pub(super) fn gather(
    briefing: &Briefing,
    origins: &Origins,
    template: &Template,
    typesetter: &mut Typesetter,
) -> Content {
    let mut gatherer =
        Gatherer { briefing, origins, template, typesetter, content: Content::default(), shown_above: false };
    gatherer.content.head = gatherer.head();
    // The bottom line takes the top point away from the key points, wherever the two stand.
    gatherer.shown_above = briefing.bottom_line_is_top_point();
    let mut sections: Vec<&Section> = briefing.sections.iter().filter(|section| !section.hidden).collect();
    let first = |section: &&Section| template.first.iter().position(|kind| *kind == section.kind);
    sections.sort_by_key(|section| first(section).unwrap_or(template.first.len()));
    for section in sections {
        gatherer.section(section);
    }
    gatherer.missing();
    gatherer.content
}

struct Gatherer<'a> {
    briefing: &'a Briefing,
    origins: &'a Origins,
    template: &'a Template,
    typesetter: &'a mut Typesetter,
    content: Content,
    /// Whether the top point stands in the bottom line.
    shown_above: bool,
}

impl Gatherer<'_> {
    /// Shapes a text and notes what no face covers.
    fn shape(&mut self, rich: RichText, place: &str) -> Paragraph {
        let paragraph = self.typesetter.shape(rich, self.template);
        for atom in paragraph.atoms.iter().filter(|atom| atom.kind == AtomKind::Box) {
            let text = paragraph.text.get(atom.text.clone()).unwrap_or_default();
            for character in text.chars().filter(|character| !self.typesetter.covers(*character)) {
                self.content.uncovered.insert(Uncovered { character, place: place.to_owned() });
            }
        }
        paragraph
    }

    fn head(&mut self) -> Head {
        let briefing = self.briefing;
        let title = RichText::plain(&one_paragraph(&briefing.title), StyleName::Title);
        let topic = one_paragraph(&briefing.topic);
        let kicker = RichText::plain(&words::kicker(&topic).to_uppercase(), StyleName::Kicker);
        let marking = briefing.marking.label().map(one_paragraph).unwrap_or_default();
        let marking = RichText::plain(&marking, StyleName::Marking);
        let meta = self.meta_line();
        let furniture = &self.template.furniture;
        let house_header = RichText::plain(&one_paragraph(&furniture.header), StyleName::Meta);
        let house_footer = RichText::plain(&one_paragraph(&furniture.footer), StyleName::Footer);
        let marking = self.shape(marking, words::place::MARKING);
        // Nothing but the marking is shaped so far.
        let gap = self.content.uncovered.first();
        self.content.marking_gap = gap.map(|gap| Unmarked::Uncovered { character: gap.character });
        Head {
            kicker: self.shape(kicker, words::place::TOPIC),
            marking,
            title: self.shape(title, words::place::TITLE),
            meta: self.shape(meta, words::place::META),
            house_header: self.shape(house_header, words::place::HOUSE_HEADER),
            house_footer: self.shape(house_footer, words::place::HOUSE_FOOTER),
        }
    }

    /// For whom, as of when, from how many sources; what is not set is not mentioned.
    fn meta_line(&self) -> RichText {
        let time = one_paragraph(&self.briefing.as_of);
        let time = if time.is_empty() { time } else { when::as_of(&time).words };
        let articles = || self.briefing.included().map(|entry| &entry.article.id);
        let (sources, origins) = (articles().count(), self.origins.count(articles()));
        let parts = words::meta_parts(&one_paragraph(&self.briefing.prepared_for), &time, sources, origins);
        let joint = |index| if index > 0 { words::META_JOINT } else { "" };
        parts.iter().enumerate().fold(RichText::default(), |line, (index, part)| {
            line.with(joint(index), StyleName::Meta).with_isolated(part, StyleName::Meta)
        })
    }

    fn section(&mut self, section: &Section) {
        let look = placed(self.template.sections.get(section.kind), section.column);
        let title = section.title.as_deref().map(one_paragraph).filter(|title| !title.is_empty());
        let heading_words = title.unwrap_or_else(|| look.heading.clone());
        let items = match section.kind {
            SectionKind::BottomLine => self.bottom_line(section),
            SectionKind::KeyPoints => self.points(),
            SectionKind::Quotes => self.quotes(),
            SectionKind::Sources => self.sources(),
            SectionKind::Assessment => self.assessment(section, &heading_words),
            SectionKind::FreeText => self.free_text(section, &heading_words),
            SectionKind::Picture => self.picture(section),
            SectionKind::Differences => self.differences(),
            SectionKind::Timeline => self.events(),
        };
        if items.is_empty() {
            return;
        }
        let runs_in = section.kind == SectionKind::BottomLine;
        let heading = if runs_in { String::new() } else { heading_words.to_uppercase() };
        let place = words::place::heading(&heading_words);
        let heading = self.shape(RichText::plain(&heading, StyleName::Heading), &place);
        let content = SectionContent { id: section.id, kind: section.kind, look, heading, items };
        self.content.sections.push(content);
    }

    fn bottom_line(&mut self, section: &Section) -> Vec<ItemContent> {
        let heading = section.title.as_deref().map(one_paragraph).filter(|title| !title.is_empty());
        let heading = heading.unwrap_or_else(|| self.template.sections.bottom_line.heading.clone());
        let label = heading.to_uppercase();
        // A wide space after a heading that runs into its text.
        let label = if label.is_empty() { label } else { format!("{label}\u{2003}") };
        let label = RichText::default().with_meaning(&label, StyleName::Heading, Meaning::Heading);
        let place = words::place::BOTTOM_LINE;
        let written = paragraphs(&section.text);
        if !written.is_empty() {
            let mut label = Some(label);
            let texts = written
                .iter()
                .map(|text| label.take().unwrap_or_default().speaking().with(text, StyleName::Lead));
            let texts: Vec<RichText> = texts.collect();
            let shaped = texts.into_iter().map(|text| self.shape(text, place)).collect();
            return vec![item(None, &written.join(" "), Body::Text(shaped))];
        }
        let Some(point) = self.briefing.points.first().filter(|_| self.shown_above) else {
            return Vec::new();
        };
        let text = one_paragraph(&point.text);
        let language = self.language(&point.evidence);
        let rich = self.with_numbers(label.speaking().with(&text, StyleName::Lead), &point.evidence);
        let shaped = self.shape(rich.in_language(language.as_deref()), place);
        let mut item = item(Some(point.id.clone()), &text, Body::Text(vec![shaped]));
        self.hold_against(&mut item, ItemKind::Point, &point.text, &point.evidence);
        item.language = language;
        vec![item]
    }

    fn points(&mut self) -> Vec<ItemContent> {
        let all = self.origins.count(self.briefing.included().map(|entry| &entry.article.id));
        let skipped = usize::from(self.shown_above);
        let points = self.briefing.points.iter().enumerate().skip(skipped);
        points.filter_map(|(index, point)| self.point(point, index + 1, all)).collect()
    }

    fn point(&mut self, point: &PointItem, number: usize, all: usize) -> Option<ItemContent> {
        let text = one_paragraph(&point.text);
        if text.is_empty() {
            return None;
        }
        let place = words::place::point(number);
        let language = self.language(&point.evidence);
        let rich = self.with_numbers(RichText::plain(&text, StyleName::Body), &point.evidence);
        let shaped = self.shape(rich.in_language(language.as_deref()), &place);
        let ticked = |place: &&Evidence| self.briefing.source_number(&place.article).is_some();
        let filled = self.origins.count(point.evidence.iter().filter(ticked).map(|place| &place.article));
        let is_text = all > self.template.marks.most;
        let spoken = words::support(filled, all);
        let text_mark = is_text.then(|| self.shape(RichText::plain(&spoken, StyleName::Support), &place));
        let body = Body::Point(shaped, Support { filled, all, text: text_mark });
        let mut item = item(Some(point.id.clone()), &text, body);
        self.hold_against(&mut item, ItemKind::Point, &point.text, &point.evidence);
        item.language = language;
        Some(item)
    }

    fn quotes(&mut self) -> Vec<ItemContent> {
        let quotes = self.briefing.quotes.iter().enumerate();
        quotes.filter_map(|(index, quote)| self.quote(quote, index + 1)).collect()
    }

    fn quote(&mut self, quote: &QuoteItem, number: usize) -> Option<ItemContent> {
        let text = one_paragraph(&quote.text);
        if text.is_empty() {
            return None;
        }
        let place = words::place::quote(number);
        let language = self.language(&quote.evidence);
        let quoted = RichText::plain(&format!("“{text}”"), StyleName::Quote).in_language(language.as_deref());
        let quoted = self.shape(quoted, &place);
        let attribution = attribution(&self.briefing.printed_speaker(&quote.speaker), &quote.evidence);
        let speaker = attribution.text.replace(is_isolate, "");
        let label = format!("“{}” – {speaker}", opening(&text));
        let attribution = self.with_numbers(attribution, &quote.evidence);
        let attribution = self.shape(attribution, &place);
        let mut item = item(Some(quote.id.clone()), &text, Body::Quote(quoted, attribution));
        item.label = label;
        self.hold_against(&mut item, ItemKind::Quote, &quote.text, &quote.evidence);
        item.language = language;
        Some(item)
    }

    fn differences(&mut self) -> Vec<ItemContent> {
        let differences = self.briefing.differences.iter().enumerate();
        differences.filter_map(|(index, difference)| self.difference(difference, index + 1)).collect()
    }

    /// A difference as a row: what it is about, then each value with its sources, less exact ones last.
    fn difference(&mut self, difference: &DifferenceItem, number: usize) -> Option<ItemContent> {
        let is_shown = |text: &str| !one_paragraph(text).is_empty();
        let (exact, coarse): (Vec<_>, Vec<_>) = difference
            .values
            .iter()
            .filter(|value| is_shown(&value.text))
            .partition(|value| !value.compatible);
        let mut rich = RichText::default();
        for (index, value) in exact.into_iter().chain(coarse).enumerate() {
            let text = one_paragraph(&value.text);
            let is_wording = difference.kind == DifferenceKind::Wording;
            let text = if is_wording { format!("“{text}”") } else { text };
            if index > 0 {
                rich = rich.with(words::VERSUS, StyleName::Value);
            }
            rich = rich.with_isolated(&text, StyleName::Value);
            if value.compatible {
                rich = rich.with(words::LESS_EXACT, StyleName::Role);
            }
            rich = self.with_numbers(rich, &value.evidence);
        }
        if rich.text.is_empty() {
            return None;
        }
        let place = words::place::difference(number);
        let topic = self.topic(difference);
        let head = self.shape(RichText::plain(&topic, StyleName::Topic), &place);
        let language = difference.values.first().and_then(|value| self.language(&value.evidence));
        let values = self.shape(rich.in_language(language.as_deref()), &place);
        let mut item = item(Some(difference.id.clone()), &topic, Body::Difference(head, values));
        item.language = language;
        Some(item)
    }

    /// What a difference is about: the analyst's words as they are, words of an article in a phrase that says what
    /// about them differs.
    fn topic(&self, difference: &DifferenceItem) -> String {
        let topic = one_paragraph(&difference.topic);
        let is_verbatim = self.briefing.is_topic_verbatim(difference);
        match difference.kind {
            DifferenceKind::Speaker if is_verbatim => words::who_said(&topic),
            DifferenceKind::Wording if is_verbatim || topic.is_empty() => words::WORDING.to_owned(),
            _ => topic,
        }
    }

    fn events(&mut self) -> Vec<ItemContent> {
        let events = self.briefing.events.iter().enumerate();
        events.filter_map(|(index, event)| self.event(event, index + 1)).collect()
    }

    fn event(&mut self, event: &EventItem, number: usize) -> Option<ItemContent> {
        let text = one_paragraph(&event.label);
        if text.is_empty() {
            return None;
        }
        let place = words::place::event(number);
        let date = event.date.map_or_else(|| words::UNDATED.to_owned(), when::short);
        let date = self.shape(RichText::plain(&date, StyleName::EventDate), &place);
        let rich = self.with_numbers(RichText::plain(&text, StyleName::Event), &event.evidence);
        let language = self.language(&event.evidence);
        let label = self.shape(rich.in_language(language.as_deref()), &place);
        let mut item = item(Some(event.id.clone()), &text, Body::Event(date, label));
        item.language = language;
        self.hold_against(&mut item, ItemKind::Event, &text, &event.evidence);
        Some(item)
    }

    fn sources(&mut self) -> Vec<ItemContent> {
        let entries: Vec<&ArticleEntry> = self.briefing.included().collect();
        entries.into_iter().enumerate().map(|(index, entry)| self.source(entry, index + 1)).collect()
    }

    fn source(&mut self, entry: &ArticleEntry, number: usize) -> ItemContent {
        let place = words::place::source(number);
        let metadata = &entry.metadata;
        let title = metadata.title_or_opening(&entry.article.text);
        let is_blank = one_paragraph(&title).is_empty();
        // A title of nothing but control characters is none.
        let untitled = || Metadata::default().title_or_opening(&entry.article.text);
        let title = one_paragraph(&if is_blank { untitled() } else { title });
        let known =
            |field: &Option<String>| field.as_deref().map(one_paragraph).filter(|text| !text.is_empty());
        let (outlet, address) = (known(&metadata.outlet), known(&metadata.address));
        let date = metadata.published.map(when::words);
        let shown = address.as_deref().map(shown_address);
        let grade = metadata.grade.map(|grade| grade.to_string());
        let parts = words::source_line(SourceFacts {
            title: &title,
            outlet: outlet.as_deref(),
            date: date.as_deref(),
            grade: grade.as_deref(),
            address: shown.as_deref(),
        });
        let mut rich = RichText::default();
        for (part, text) in parts {
            rich = match part {
                SourcePart::Title => rich.with_isolated(&text, StyleName::Source),
                SourcePart::Stop => rich.with(&text, StyleName::Source),
                SourcePart::Outlet => rich.with_isolated(&text, StyleName::Outlet),
                SourcePart::Detail => rich.with_isolated(&text, StyleName::Detail),
                SourcePart::Address => match address.as_deref().and_then(openable) {
                    Some(target) => {
                        rich.with_isolated_meaning(&text, StyleName::Detail, Meaning::Link(target))
                    }
                    None => rich.with_isolated(&text, StyleName::Detail),
                },
            };
        }
        let number_text = RichText::plain(&number.to_string(), StyleName::SourceNumber);
        let number_text = self.shape(number_text, &place);
        let language = metadata.language.clone().filter(|language| language != words::LANGUAGE);
        let text = self.shape(rich.in_language(language.as_deref()), &place);
        let mut item = item(None, &title, Body::Entry(number_text, text));
        item.label = format!("{number} {}", opening(&title));
        item.language = language;
        item
    }

    /// The analyst's view: first that it is one, then the view, then how sure the analyst is.
    fn assessment(&mut self, section: &Section, heading: &str) -> Vec<ItemContent> {
        let written = paragraphs(&section.text);
        if written.is_empty() {
            return Vec::new();
        }
        let place = words::place::section(heading);
        let mut texts = vec![RichText::plain(words::JUDGEMENT, StyleName::Judgement)];
        texts.extend(written.iter().map(|text| RichText::plain(text, StyleName::Body)));
        let likelihood = section.judgement.likelihood.map(|term| (term.term(), term.percent()));
        let confidence = section.judgement.confidence.map(Confidence::term);
        let how_sure = words::how_sure(likelihood, confidence);
        texts.extend((!how_sure.is_empty()).then(|| RichText::plain(&how_sure, StyleName::Judgement)));
        let shaped = texts.into_iter().map(|text| self.shape(text, &place)).collect();
        vec![item(None, &written.join(" "), Body::Text(shaped))]
    }

    fn free_text(&mut self, section: &Section, heading: &str) -> Vec<ItemContent> {
        let written = paragraphs(&section.text);
        if written.is_empty() {
            return Vec::new();
        }
        let place = words::place::section(heading);
        let texts: Vec<RichText> =
            written.iter().map(|text| RichText::plain(text, StyleName::Body)).collect();
        let shaped = texts.into_iter().map(|text| self.shape(text, &place)).collect();
        vec![item(None, &written.join(" "), Body::Text(shaped))]
    }

    /// A picture; one that nobody described is not shown, and named among what is missing.
    fn picture(&mut self, section: &Section) -> Vec<ItemContent> {
        let Some(figure) = &section.figure else { return Vec::new() };
        let alternative = one_paragraph(&figure.alternative);
        if alternative.is_empty() {
            return Vec::new();
        }
        let written = paragraphs(&section.text);
        let label = if written.is_empty() { alternative.clone() } else { written.join(" ") };
        let shape =
            |text: &String| self.shape(RichText::plain(text, StyleName::Caption), words::place::CAPTION);
        let caption = written.iter().map(shape).collect();
        let image = image_of(&figure.picture);
        vec![item(None, &label, Body::Figure(FigureContent { image, alternative, caption }))]
    }

    /// The text with the numbers of the sources that its evidence stands in.
    fn with_numbers(&self, rich: RichText, evidence: &[Evidence]) -> RichText {
        let numbers: BTreeSet<usize> =
            evidence.iter().filter_map(|place| self.briefing.source_number(&place.article)).collect();
        words::ranges(&numbers).into_iter().fold(rich, |rich, (first, last)| {
            let number = format!(" {}", words::range(first, last));
            rich.with_meaning(&number, StyleName::Number, Meaning::Reference(first, last))
        })
    }

    /// The language of an item's words, where it is not the page's.
    fn language(&self, evidence: &[Evidence]) -> Option<String> {
        let entry = self.briefing.entry(&evidence.first()?.article)?;
        entry.metadata.language.clone().filter(|language| language != words::LANGUAGE)
    }

    /// Notes whether the words of an item are its sources'.
    fn hold_against(&self, item: &mut ItemContent, kind: ItemKind, text: &str, evidence: &[Evidence]) {
        item.fidelity = Some((kind, self.briefing.fidelity(text, evidence)));
        item.has_insertion = self.briefing.has_insertion(text, evidence);
    }

    fn missing(&mut self) {
        let briefing = self.briefing;
        let mut missing = Vec::new();
        let unset = |text: &str| one_paragraph(text).is_empty();
        let fields = [
            (unset(&briefing.title), MissingField::Title),
            (unset(&briefing.prepared_for), MissingField::PreparedFor),
            (unset(&briefing.as_of), MissingField::AsOf),
        ];
        missing.extend(fields.into_iter().filter_map(|(is_unset, field)| is_unset.then_some(field)));
        for entry in briefing.included() {
            let id = &entry.article.id;
            let known = |field: &Option<String>| field.as_deref().is_some_and(|text| !unset(text));
            if !known(&entry.metadata.title) {
                missing.push(MissingField::ArticleTitle(id.clone()));
            }
            if !known(&entry.metadata.outlet) {
                missing.push(MissingField::Outlet(id.clone()));
            }
            if entry.metadata.published.is_none() {
                missing.push(MissingField::Published(id.clone()));
            }
        }
        let unattributed = briefing.quotes.iter().filter(|quote| quote.speaker == Attribution::default());
        missing.extend(unattributed.map(|quote| MissingField::Speaker(quote.id.clone())));
        missing.extend(briefing.sections.iter().filter_map(without));
        self.content.missing = missing;
    }
}

/// What a section that was begun lacks so that it is shown.
fn without(section: &Section) -> Option<MissingField> {
    let is_blank = |text: &str| one_paragraph(text).is_empty();
    if section.judgement != Judgement::default() && is_blank(&section.text) && !section.hidden {
        return Some(MissingField::Assessment(section.id));
    }
    match &section.figure {
        _ if section.hidden || section.kind != SectionKind::Picture => None,
        Some(figure) => is_blank(&figure.alternative).then_some(MissingField::Alternative(section.id)),
        // A caption says that there should be a picture.
        None => (!is_blank(&section.text)).then_some(MissingField::Picture(section.id)),
    }
}

/// The look of a section in the column that the analyst chose for it, which is where it then stays. Where sections flow
/// there is no main or side column to choose.
fn placed(look: &SectionLook, column: Option<Column>) -> SectionLook {
    let place = match (column, look.place) {
        (None, _) => return look.clone(),
        (Some(Column::Full), _) => Place::Full,
        (Some(Column::Main | Column::Side), Place::Flow) => Place::Flow,
        (Some(Column::Main), _) => Place::Main,
        (Some(Column::Side), _) => Place::Side,
    };
    SectionLook { place, movable: false, ..look.clone() }
}

fn item(id: Option<crate::model::FindingId>, text: &str, body: Body) -> ItemContent {
    ItemContent { id, label: opening(text), language: None, fidelity: None, has_insertion: false, body }
}

/// Who said it, in which role, and how many others render it.
fn attribution(speaker: &Attribution, evidence: &[Evidence]) -> RichText {
    let known = |field: &Option<String>| field.as_deref().map(one_paragraph).filter(|text| !text.is_empty());
    let mut rich = match (known(&speaker.name), known(&speaker.role)) {
        (Some(name), Some(role)) => RichText::default()
            .with_isolated(&name, StyleName::Speaker)
            .with(", ", StyleName::Role)
            .with_isolated(&role, StyleName::Role),
        (Some(name), None) | (None, Some(name)) => {
            RichText::default().with_isolated(&name, StyleName::Speaker)
        }
        (None, None) => RichText::plain(words::UNATTRIBUTED, StyleName::Role),
    };
    // What an article says twice it renders once.
    let articles: BTreeSet<_> = evidence.iter().map(|place| &place.article).collect();
    let others = articles.len().saturating_sub(1);
    if others > 0 {
        let others = words::other_renderings(others);
        rich = rich.with(" · ", StyleName::Role);
        rich = rich.with_isolated_meaning(&others, StyleName::Role, Meaning::Unbroken);
    }
    rich
}
