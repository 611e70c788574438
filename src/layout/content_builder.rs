//! From what a briefing says to what stands on its page: an outline in, shaped paragraphs out.

use std::collections::BTreeSet;

use crate::i18n::page as words;
use crate::model::{Column, SectionKind};
use crate::never::OrNever;
use crate::outline::{self, Line, Outline, Run, RunRole, Source, Value};
use crate::template::{Place, SectionLook, StyleName, Template};
use crate::text::{is_ignorable, one_paragraph};

use super::content::{Body, Content, Head, ItemContent, SectionContent, Support};
use super::figure::{FigureContent, image_of};
use super::outcome::{Uncovered, Unmarked};
use super::shape::{AtomKind, Paragraph, Typesetter};
use super::text::{Meaning, RichText};

/// Shapes everything that a briefing puts on its page.
pub(super) fn build_content(
    outline: &Outline<'_>,
    template: &Template,
    typesetter: &mut Typesetter,
) -> Content {
    let mut builder = ContentBuilder { template, typesetter, content: Content::default() };
    builder.content.head = builder.head(&outline.head);
    let mut sections: Vec<&outline::Section<'_>> = outline.sections.iter().collect();
    let first =
        |section: &&outline::Section<'_>| template.first.iter().position(|kind| *kind == section.kind);
    sections.sort_by_key(|section| first(section).unwrap_or(template.first.len()));
    for section in sections {
        let section = builder.section(section);
        builder.content.sections.push(section);
    }
    builder.content
}

struct ContentBuilder<'a> {
    template: &'a Template,
    typesetter: &'a mut Typesetter,
    content: Content,
}

impl ContentBuilder<'_> {
    /// Shapes a text and notes what no face covers.
    fn shape(&mut self, rich: RichText, place: &str) -> Paragraph {
        let paragraph = self.typesetter.shape(rich, self.template);
        for atom in paragraph.atoms.iter().filter(|atom| atom.kind == AtomKind::Box) {
            let text = paragraph.text.get(atom.text.clone()).or_never("an atom of this paragraph");
            for character in text.chars().filter(|character| !self.typesetter.covers(*character)) {
                self.content.uncovered.insert(Uncovered { character, place: place.to_owned() });
            }
        }
        paragraph
    }

    fn head(&mut self, head: &outline::Head) -> Head {
        let letterhead = &self.template.letterhead;
        let house_header = RichText::plain(&one_paragraph(&letterhead.header), StyleName::Meta);
        let house_footer = RichText::plain(&one_paragraph(&letterhead.footer), StyleName::Footer);
        let marking =
            self.shape(RichText::plain(&head.marking.text, StyleName::Marking), words::place::MARKING);
        // Nothing but the marking is shaped so far.
        let gap = self.content.uncovered.first().map(|gap| gap.character);
        // Nor is a marking of characters that are not seen any.
        let is_unseen = head.marking.text.chars().all(is_ignorable);
        let gap = gap.or(head.marking.text.chars().next().filter(|_| is_unseen));
        self.content.marking_gap = gap.map(|character| Unmarked::Uncovered { character });
        let kicker = RichText::plain(&head.kicker.text().to_uppercase(), StyleName::Kicker);
        let title = RichText::plain(&head.title.text, StyleName::Title);
        let joint = |index| if index > 0 { words::META_JOINT } else { "" };
        let meta = head.meta.iter().enumerate().fold(RichText::default(), |line, (index, part)| {
            line.with(joint(index), StyleName::Meta).with_isolated(&part.text(), StyleName::Meta)
        });
        Head {
            kicker: self.shape(kicker, words::place::TOPIC),
            marking,
            title: self.shape(title, words::place::TITLE),
            meta: self.shape(meta, words::place::META),
            house_header: self.shape(house_header, words::place::HOUSE_HEADER),
            house_footer: self.shape(house_footer, words::place::HOUSE_FOOTER),
        }
    }

    fn section(&mut self, section: &outline::Section<'_>) -> SectionContent {
        let look = placed(self.template.sections.get(section.kind), section.column);
        let heading = section.heading.text.to_uppercase();
        // The heading of the bottom line runs into its text.
        let runs_in = section.kind == SectionKind::BottomLine;
        let label = runs_in.then(|| label(&heading));
        let items = section.items.iter().map(|item| self.item(item, label.as_ref())).collect();
        let heading = RichText::plain(if runs_in { "" } else { &heading }, StyleName::Heading);
        let heading = self.shape(heading, &words::place::heading(&section.heading.text));
        SectionContent { id: section.id, kind: section.kind, look, heading, items }
    }

    /// Shapes an item; `label` stands before the words of the bottom line.
    fn item(&mut self, item: &outline::Item<'_>, label: Option<&RichText>) -> ItemContent {
        let place = item.place.as_str();
        let language = item.language.as_deref();
        let cited = |rich: RichText| with_numbers(rich, &item.cites).in_language(language);
        let body = match (&item.body, label) {
            (outline::Body::Written(paragraphs), Some(label)) => {
                let mut label = Some(label.clone());
                let texts = paragraphs.iter().map(|run| {
                    label.take().unwrap_or_default().with_own_direction().with(&run.text, StyleName::Lead)
                });
                Body::Text(texts.map(|text| self.shape(text, place)).collect())
            }
            (outline::Body::Written(paragraphs), None) => {
                Body::Text(self.texts(paragraphs, StyleName::Body, place))
            }
            (outline::Body::Assessment { notice, paragraphs, certainty }, _) => {
                let note = |run: &Run| RichText::plain(&run.text, StyleName::Judgement);
                let mut texts = vec![self.shape(note(notice), place)];
                texts.extend(self.texts(paragraphs, StyleName::Body, place));
                if !certainty.is_empty() {
                    texts.push(self.shape(note(certainty), place));
                }
                Body::Text(texts)
            }
            (outline::Body::Point { text, support: _ }, Some(label)) => {
                let rich = label.clone().with_own_direction().with(&text.text, StyleName::Lead);
                Body::Text(vec![self.shape(cited(rich), place)])
            }
            (outline::Body::Point { text, support }, None) => {
                let text = self.shape(cited(RichText::plain(&text.text, StyleName::Body)), place);
                Body::Point(text, self.support(support, place))
            }
            (outline::Body::Quote { text, speaker, others }, _) => {
                let quoted = RichText::plain(&text.text, StyleName::Quote).in_language(language);
                let quoted = self.shape(quoted, place);
                let attribution = with_numbers(attribution(speaker, others), &item.cites);
                Body::Quote(quoted, self.shape(attribution, place))
            }
            (outline::Body::Difference { topic, values }, _) => {
                let topic = self.shape(RichText::plain(&topic.text(), StyleName::Topic), place);
                Body::Difference(topic, self.shape(row(values).in_language(language), place))
            }
            (outline::Body::Event { short_date, text, .. }, _) => {
                let date = self.shape(RichText::plain(&short_date.text, StyleName::EventDate), place);
                let text = self.shape(cited(RichText::plain(&text.text, StyleName::Event)), place);
                Body::Event(date, text)
            }
            (outline::Body::Source(source), _) => {
                let number = source.number.map(|number| number.to_string()).unwrap_or_default();
                let number = self.shape(RichText::plain(&number, StyleName::SourceNumber), place);
                Body::Entry(number, self.shape(source_line(source).in_language(language), place))
            }
            (outline::Body::Picture { picture, alternative, caption }, _) => Body::Figure(FigureContent {
                image: image_of(picture),
                alternative: alternative.text.clone(),
                caption: self.texts(caption, StyleName::Caption, place),
            }),
        };
        ItemContent {
            id: item.id.clone(),
            label: item.label.clone(),
            language: item.language.clone(),
            cites: item.cites.clone(),
            citations: match &item.body {
                outline::Body::Difference { values, .. } => {
                    values.iter().map(|value| value.cites.len()).sum()
                }
                outline::Body::Written(_)
                | outline::Body::Assessment { .. }
                | outline::Body::Point { .. }
                | outline::Body::Quote { .. }
                | outline::Body::Event { .. }
                | outline::Body::Source(_)
                | outline::Body::Picture { .. } => item.cites.len(),
            },
            fidelity: item.fidelity,
            body,
        }
    }

    fn texts(&mut self, runs: &[Run], style: StyleName, place: &str) -> Vec<Paragraph> {
        runs.iter().map(|run| self.shape(RichText::plain(&run.text, style), place)).collect()
    }

    fn support(&mut self, support: &outline::Support, place: &str) -> Support {
        let is_text = support.all > self.template.marks.most;
        let text =
            is_text.then(|| self.shape(RichText::plain(&support.short.text, StyleName::Support), place));
        Support { filled: support.filled, all: support.all, spoken: support.spoken.text.clone(), text }
    }
}

/// The heading of the bottom line before its text, with a wide space between the two.
fn label(heading: &str) -> RichText {
    let label = if heading.is_empty() { String::new() } else { format!("{heading}\u{2003}") };
    RichText::default().with_meaning(&label, StyleName::Heading, Meaning::Heading)
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

/// The text with the numbers of sources after it.
fn with_numbers(rich: RichText, numbers: &BTreeSet<usize>) -> RichText {
    words::ranges(numbers).into_iter().fold(rich, |rich, (first, last)| {
        let number = format!(" {}", words::range(first, last));
        rich.with_meaning(&number, StyleName::Number, Meaning::Reference(first, last))
    })
}

/// Who said it, in which role, and how many others render it.
fn attribution(speaker: &Line, others: &Run) -> RichText {
    let mut rich = speaker.0.iter().fold(RichText::default(), |rich, run| match run.role {
        RunRole::Name => rich.with_isolated(&run.text, StyleName::Speaker),
        RunRole::SpeakerRole => rich.with_isolated(&run.text, StyleName::Role),
        RunRole::Text
        | RunRole::Note
        | RunRole::Title
        | RunRole::Outlet
        | RunRole::Detail
        | RunRole::Address => rich.with(&run.text, StyleName::Role),
    });
    if !others.is_empty() {
        rich = rich.with(words::JOINT, StyleName::Role);
        rich = rich.with_isolated_meaning(&others.text, StyleName::Role, Meaning::Unbroken);
    }
    rich
}

/// The values of a difference in a row, each with its sources.
fn row(values: &[Value<'_>]) -> RichText {
    values.iter().enumerate().fold(RichText::default(), |mut rich, (index, value)| {
        if index > 0 {
            rich = rich.with(words::VERSUS, StyleName::Value);
        }
        rich = rich.with_isolated(&value.text.text, StyleName::Value);
        if !value.note.is_empty() {
            rich = rich.with(&format!(" {}", value.note.text), StyleName::Role);
        }
        with_numbers(rich, &value.cites)
    })
}

/// The line about a source, with its address as a link where it may be opened.
fn source_line(source: &Source<'_>) -> RichText {
    source.line.0.iter().fold(RichText::default(), |rich, run| match (run.role, &source.target) {
        (RunRole::Title, _) => rich.with_isolated(&run.text, StyleName::Source),
        (RunRole::Outlet, _) => rich.with_isolated(&run.text, StyleName::Outlet),
        (RunRole::Address, Some(target)) => {
            rich.with_isolated_meaning(&run.text, StyleName::Detail, Meaning::Link(target.clone()))
        }
        (RunRole::Detail | RunRole::Address, _) => rich.with_isolated(&run.text, StyleName::Detail),
        (RunRole::Text | RunRole::Name | RunRole::SpeakerRole | RunRole::Note, _) => {
            rich.with(&run.text, StyleName::Source)
        }
    })
}
