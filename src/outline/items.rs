//! What stands in the sections.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::dates::{date_in_words, short_date_in_words, when};
use super::run::{Line, Run, RunRole};
use super::{Body, Item, ItemFidelity, Outliner, Section, Source, Support, Value};
use crate::i18n::page::{self as words, place};
use crate::model::{
    self, Confidence, DifferenceItem, DifferenceKind, EventItem, Evidence, FindingId, ItemKind, Place,
    PointItem, QuoteItem, SectionKind,
};
use crate::never::OrNever;
use crate::text::{one_paragraph, opening, paragraphs};

impl<'a> Outliner<'a, '_> {
    pub(super) fn sections(self, sources: &[Source<'a>]) -> Vec<Section<'a>> {
        let shown = self.briefing.sections.iter().filter(|section| !section.hidden);
        let section = |section| self.section(section, sources);
        shown.map(section).filter(|section| !section.items.is_empty()).collect()
    }

    fn section(self, section: &'a model::Section, sources: &[Source<'a>]) -> Section<'a> {
        let heading = self.section_heading(section);
        let items = match section.kind {
            SectionKind::BottomLine => self.bottom_line(section, &heading.text),
            SectionKind::KeyPoints => self.points(),
            SectionKind::Quotes => self.quotes(),
            SectionKind::Differences => self.differences(),
            SectionKind::Timeline => self.events(),
            SectionKind::Sources => sources.iter().cloned().map(list_entry).collect(),
            SectionKind::Assessment => assessment(section, &heading.text),
            SectionKind::FreeText => free_text(section, &heading.text),
            SectionKind::Picture => picture(section, &heading.text),
        };
        Section { id: section.id, kind: section.kind, column: section.column, heading, items }
    }

    /// The analyst's heading, else the template's.
    fn section_heading(self, section: &model::Section) -> Run {
        let own = section.title.as_deref().filter(|title| !one_paragraph(title).is_empty());
        let heading = own.unwrap_or_else(|| (self.heading)(section.kind));
        Run::of(Place::Heading(section.id), place::heading(heading), heading)
    }

    /// What the analyst has written, or else the top point.
    fn bottom_line(self, section: &'a model::Section, heading: &str) -> Vec<Item<'a>> {
        let written = written(section, place::section(heading));
        if !written.is_empty() {
            return vec![item(place::BOTTOM_LINE, Body::Written(written))];
        }
        let top = self.briefing.points.first().filter(|_| self.briefing.bottom_line_is_top_point());
        top.and_then(|point| self.point(point, place::BOTTOM_LINE.to_owned())).into_iter().collect()
    }

    /// The key points without the one that is the bottom line, wherever the two sections stand.
    fn points(self) -> Vec<Item<'a>> {
        let above = usize::from(self.briefing.bottom_line_is_top_point());
        numbered(self.briefing.points.iter().skip(above), |number, point| {
            self.point(point, place::point(number))
        })
    }

    fn point(self, point: &'a PointItem, place: String) -> Option<Item<'a>> {
        let text = Run::of(Place::Point(point.id.clone()), &place, &point.text);
        if text.is_empty() {
            return None;
        }
        let ticked = |place: &&Evidence| self.briefing.source_number(&place.article).is_some();
        let filled = self.origins.count(point.evidence.iter().filter(ticked).map(|place| &place.article));
        let all = self.all_origins;
        let support = Support {
            filled,
            all,
            short: Run::own(words::support(filled, all)),
            spoken: Run::own(words::support_spoken(filled, all)),
        };
        let item = item(place, Body::Point { text, support });
        Some(self.standing_on(item, &point.id, &point.evidence).held_against(
            self,
            ItemKind::Point,
            &point.text,
        ))
    }

    fn quotes(self) -> Vec<Item<'a>> {
        numbered(self.briefing.quotes.iter(), |number, quote| self.quote(quote, number))
    }

    fn quote(self, quote: &'a QuoteItem, number: usize) -> Option<Item<'a>> {
        let text = Run::of(Place::Quote(quote.id.clone()), place::quote(number), &quote.text);
        if text.is_empty() {
            return None;
        }
        let label = opening(&text.text);
        let quoted = format!("“{}”", text.text);
        // What an article says twice it renders once.
        let articles: BTreeSet<_> = quote.evidence.iter().map(|place| &place.article).collect();
        let others = match articles.len().saturating_sub(1) {
            0 => Run::default(),
            others => Run::own(words::other_renderings(others)).with_role(RunRole::Note),
        };
        let speaker = self.speaker(quote, number);
        let joint = if others.is_empty() { "" } else { words::JOINT };
        let label = format!("“{label}” – {}{joint}{}", speaker.text(), others.text);
        let body = Body::Quote { text: text.reading(quoted), speaker, others };
        let item = Item { label, ..item(place::quote(number), body) };
        Some(self.standing_on(item, &quote.id, &quote.evidence).held_against(
            self,
            ItemKind::Quote,
            &quote.text,
        ))
    }

    /// Who said it, and in which role; of a withheld speaker what stands for the name.
    fn speaker(self, quote: &QuoteItem, number: usize) -> Line {
        let printed = self.briefing.printed_speaker(&quote.speaker);
        let part = |place: Place, name: String, text: Option<&String>| {
            text.map(|text| Run::of(place, name, text)).filter(|run| !run.is_empty())
        };
        let key = quote.speaker.name.as_deref().and_then(|name| self.briefing.withholding(name));
        let (place, name) = match key {
            Some((key, withholding)) => {
                (Place::Descriptor(key.to_owned()), place::descriptor(&withholding.descriptor))
            }
            None => (Place::SpeakerName(quote.id.clone()), place::speaker(number)),
        };
        let name = part(place, name, printed.name.as_ref());
        let role = part(Place::SpeakerRole(quote.id.clone()), place::role(number), printed.role.as_ref());
        match (name, role) {
            (Some(name), Some(role)) => Line(vec![
                name.with_role(RunRole::Name),
                Run::own(words::BEFORE_ROLE),
                role.with_role(RunRole::SpeakerRole),
            ]),
            (Some(only), None) | (None, Some(only)) => only.with_role(RunRole::Name).into(),
            (None, None) => Run::own(words::UNATTRIBUTED).with_role(RunRole::Note).into(),
        }
    }

    fn differences(self) -> Vec<Item<'a>> {
        numbered(self.briefing.differences.iter(), |number, difference| self.difference(difference, number))
    }

    fn difference(self, difference: &'a DifferenceItem, number: usize) -> Option<Item<'a>> {
        let place = place::difference(number);
        let values = difference.values.iter().enumerate();
        let values = values.filter_map(|(index, value)| {
            let at = Place::DifferenceValue(difference.id.clone(), index);
            let text = Run::of(at, &place, &value.text);
            if text.is_empty() {
                return None;
            }
            let is_wording = difference.kind == DifferenceKind::Wording;
            let quoted = format!("“{}”", text.text);
            let value_of = Value {
                text: if is_wording { text.reading(quoted) } else { text },
                note: if value.compatible {
                    Run::own(words::LESS_EXACT).with_role(RunRole::Note)
                } else {
                    Run::default()
                },
                language: self.language(&value.evidence),
                evidence: &value.evidence,
                cites: self.cites(&value.evidence),
            };
            Some((value.compatible, value_of))
        });
        let (coarse, exact): (Vec<_>, Vec<_>) = values.partition(|(is_coarse, _)| *is_coarse);
        let values: Vec<Value<'a>> = exact.into_iter().chain(coarse).map(|(_, value)| value).collect();
        if values.is_empty() {
            return None;
        }
        let topic = self.topic(difference, &place);
        let label = opening(&topic.text());
        let language = difference.values.first().and_then(|value| self.language(&value.evidence));
        let cites = values.iter().flat_map(|value| value.cites.iter().copied()).collect();
        let item = item(place, Body::Difference { topic, values });
        Some(Item { id: Some(difference.id.clone()), label, language, cites, ..item })
    }

    /// What a difference is about: the analyst's words as they are, words of an article in a phrase that says what about
    /// them differs.
    fn topic(self, difference: &DifferenceItem, place: &str) -> Line {
        let topic = Run::of(Place::DifferenceTopic(difference.id.clone()), place, &difference.topic);
        let is_verbatim = self.briefing.is_topic_verbatim(difference);
        match difference.kind {
            DifferenceKind::Speaker if is_verbatim => Line::around(words::who_said, topic),
            DifferenceKind::Wording if is_verbatim || topic.is_empty() => Run::own(words::WORDING).into(),
            DifferenceKind::Number
            | DifferenceKind::Date
            | DifferenceKind::Name
            | DifferenceKind::Speaker
            | DifferenceKind::Wording => topic.into(),
        }
    }

    fn events(self) -> Vec<Item<'a>> {
        numbered(self.briefing.events.iter(), |number, event| self.event(event, number))
    }

    fn event(self, event: &'a EventItem, number: usize) -> Option<Item<'a>> {
        let text = Run::of(Place::Event(event.id.clone()), place::event(number), &event.label);
        if text.is_empty() {
            return None;
        }
        let label = text.text.clone();
        let date = Run::own(when(event.date, date_in_words));
        let short_date = Run::own(when(event.date, short_date_in_words));
        let item = item(place::event(number), Body::Event { date, short_date, text });
        Some(self.standing_on(item, &event.id, &event.evidence).held_against(self, ItemKind::Event, &label))
    }

    /// An item that is a copy of a finding, with where it stands.
    fn standing_on(self, item: Item<'a>, id: &FindingId, evidence: &'a [Evidence]) -> Item<'a> {
        Item {
            id: Some(id.clone()),
            language: self.language(evidence),
            cites: self.cites(evidence),
            evidence,
            ..item
        }
    }
}

impl<'a> Item<'a> {
    /// The item with whether its words are its sources'.
    fn held_against(self, outliner: Outliner<'a, '_>, kind: ItemKind, text: &str) -> Self {
        let briefing = outliner.briefing;
        let fidelity = briefing.fidelity(text, self.evidence);
        let has_insertion = briefing.has_insertion(text, self.evidence);
        Self { fidelity: Some(ItemFidelity { kind, fidelity, has_insertion }), ..self }
    }
}

/// The analyst's view, between that it is one and how sure the analyst is.
fn assessment(section: &model::Section, heading: &str) -> Vec<Item<'static>> {
    let place = place::section(heading);
    let paragraphs = written(section, place.clone());
    if paragraphs.is_empty() {
        return Vec::new();
    }
    let likelihood = section.judgement.likelihood.map(|term| (term.term(), term.percent()));
    let certainty = words::how_sure(likelihood, section.judgement.confidence.map(Confidence::term));
    let (notice, certainty) = (Run::own(words::JUDGEMENT), Run::own(certainty));
    vec![item(place, Body::Assessment { notice, paragraphs, certainty })]
}

fn free_text(section: &model::Section, heading: &str) -> Vec<Item<'static>> {
    let place = place::section(heading);
    let paragraphs = written(section, place.clone());
    if paragraphs.is_empty() { Vec::new() } else { vec![item(place, Body::Written(paragraphs))] }
}

/// A picture and its caption: none without a description, which is named among what is missing.
fn picture(section: &model::Section, heading: &str) -> Vec<Item<'static>> {
    let Some(figure) = &section.figure else { return Vec::new() };
    let place = place::section(heading);
    let alternative =
        Run::of(Place::Alternative(section.id), place::alternative(&place), &figure.alternative);
    if alternative.is_empty() {
        return Vec::new();
    }
    let caption = written(section, place);
    let picture = Arc::clone(&figure.picture);
    vec![item(place::CAPTION, Body::Picture { picture, alternative, caption })]
}

/// The items of a list that have anything to say, counted from 1.
fn numbered<'a, T>(
    list: impl Iterator<Item = T>,
    item: impl Fn(usize, T) -> Option<Item<'a>>,
) -> Vec<Item<'a>> {
    let mut items: Vec<Item<'a>> = Vec::new();
    for entry in list {
        items.extend(item(items.len() + 1, entry));
    }
    items
}

/// What the analyst has written in a section, in paragraphs; all of them are one text of the briefing.
fn written(section: &model::Section, name: String) -> Vec<Run> {
    let run = Run::of(Place::SectionText(section.id), name, &section.text);
    paragraphs(&section.text).into_iter().map(|text| run.clone().reading(text)).collect()
}

/// A source in the list of sources.
fn list_entry(source: Source<'_>) -> Item<'_> {
    let number = source.number.or_never("a number for each listed source");
    let label = format!("{number} {}", opening(source.title()));
    let language = source.language();
    Item { label, language, ..item(place::source(number), Body::Source(source)) }
}

/// An item that is no copy of a finding.
fn item(place: impl Into<String>, body: Body<'_>) -> Item<'_> {
    let label = opening(&body.opening_text());
    Item {
        id: None,
        place: place.into(),
        label,
        language: None,
        evidence: &[],
        cites: BTreeSet::new(),
        fidelity: None,
        body,
    }
}

impl Body<'_> {
    /// The words that name it for the analyst by how they begin.
    fn opening_text(&self) -> String {
        let joined =
            |paragraphs: &[Run]| paragraphs.iter().map(|run| run.text.as_str()).collect::<Vec<_>>().join(" ");
        match self {
            Self::Written(paragraphs) | Self::Assessment { paragraphs, .. } => joined(paragraphs),
            Self::Point { text, .. } | Self::Quote { text, .. } | Self::Event { text, .. } => {
                text.text.clone()
            }
            Self::Difference { topic, .. } => topic.text(),
            Self::Source(source) => source.title().to_owned(),
            Self::Picture { alternative, caption, .. } if caption.is_empty() => alternative.text.clone(),
            Self::Picture { caption, .. } => joined(caption),
        }
    }
}
