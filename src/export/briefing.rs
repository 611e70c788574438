//! The text of a briefing: what its page says, in a document that flows.

use std::sync::Arc;

use super::flow::{Address, Block, Flow, Kind, List, Piece};
use crate::i18n::page as words;
use crate::model::SectionKind;
use crate::outline::{Body, Item, Line, Outline, Run, RunRole, Section, Source, Value, fidelity_statement};

/// The text of a briefing: everything that its page shows, whether or not it fits on one.
pub fn text(outline: &Outline<'_>) -> Flow {
    let mut flow = frame(outline, None);
    for section in &outline.sections {
        flow.blocks.extend(heading(section));
        flow.blocks
            .extend(section.items.iter().zip(1..).flat_map(|(item, number)| blocks(section, item, number)));
    }
    let statement = fidelity_statement(outline.items().filter_map(|item| item.fidelity));
    flow.blocks.extend(some_text(Kind::Foot, &statement));
    flow
}

/// The head of a document about a briefing; `name` is what the document is, if not the briefing itself.
pub(super) fn frame(outline: &Outline<'_>, name: Option<&str>) -> Flow {
    let head = &outline.head;
    let meta = head.meta.iter().map(Line::text).collect::<Vec<_>>().join(words::META_JOINT);
    let kicker = name.map_or_else(|| head.kicker.text(), str::to_owned);
    let (marking, title) = (&head.marking.text, &head.title.text);
    let parts =
        [(Kind::Marking, marking), (Kind::Kicker, &kicker), (Kind::Title, title), (Kind::Meta, &meta)];
    let blocks = parts.into_iter().filter_map(|(kind, text)| some_text(kind, text)).collect();
    let title = if title.is_empty() { words::UNTITLED } else { title };
    let title = name.map_or_else(|| title.to_owned(), |name| format!("{name}: {title}"));
    Flow {
        title,
        marking: marking.clone(),
        blocks,
        sources: outline.sources.iter().map(source_line).collect(),
    }
}

/// The heading of a section, if it has one.
pub(super) fn heading(section: &Section<'_>) -> Option<Block> {
    some_text(Kind::Heading, &section.heading.text)
}

/// A block of a text, if there is one.
fn some_text(kind: Kind, text: &str) -> Option<Block> {
    (!text.is_empty()).then(|| Block::text(kind, text))
}

/// An item of a section, `number` among the others.
fn blocks(section: &Section<'_>, item: &Item<'_>, number: usize) -> Vec<Block> {
    let written =
        |runs: &[Run], kind| runs.iter().map(|run| Block::text(kind, &run.text)).collect::<Vec<_>>();
    match &item.body {
        Body::Written(paragraphs) if section.kind == SectionKind::BottomLine => {
            written(paragraphs, Kind::Lead)
        }
        Body::Written(paragraphs) => written(paragraphs, Kind::Paragraph),
        Body::Assessment { notice, paragraphs, certainty } => {
            let mut blocks = vec![Block::text(Kind::Paragraph, &notice.text)];
            blocks.extend(written(paragraphs, Kind::Paragraph));
            blocks.extend(some_text(Kind::Paragraph, &certainty.text));
            blocks
        }
        Body::Point { text, support } => {
            let mut pieces = vec![Piece::Text(text.text.clone())];
            pieces.extend(numbers(item));
            let is_listed = section.kind == SectionKind::KeyPoints;
            if is_listed && support.filled > 0 {
                pieces.push(Piece::Text(" ".to_owned()));
                pieces.push(Piece::Aside(format!("{}.", support.spoken.text)));
            }
            let kind = if is_listed { Kind::Numbered(List::Points, number) } else { Kind::Lead };
            vec![Block::new(kind, pieces).in_language(item.language.clone())]
        }
        Body::Quote { text, speaker, others } => {
            let said = Block::text(Kind::Quote, &text.text).in_language(item.language.clone());
            let mut pieces = attribution(speaker);
            pieces.extend(numbers(item));
            if !others.is_empty() {
                pieces.push(Piece::Note(format!("{}{}", words::JOINT, others.text)));
            }
            vec![said, Block::new(Kind::Attribution, pieces)]
        }
        Body::Difference { topic, values } => {
            let topic =
                (!topic.is_empty()).then(|| Block::new(Kind::Paragraph, vec![Piece::Strong(topic.text())]));
            topic.into_iter().chain(values.iter().map(value)).collect()
        }
        Body::Event { date, text, .. } => {
            let mut pieces = vec![Piece::Strong(date.text.clone()), Piece::Text(format!(": {}", text.text))];
            pieces.extend(numbers(item));
            vec![Block::new(Kind::Bullet, pieces).in_language(item.language.clone())]
        }
        Body::Source(source) => {
            let block = Block::new(Kind::Numbered(List::Sources, number), source_line(source));
            vec![block.in_language(item.language.clone())]
        }
        Body::Picture { picture, alternative, caption } => {
            let picture = Piece::Picture(Arc::clone(picture), alternative.text.clone());
            let mut blocks = vec![Block::new(Kind::Picture, vec![picture])];
            blocks.extend(written(caption, Kind::Caption));
            blocks
        }
    }
}

/// A value in which sources differ, with those that have it.
fn value(value: &Value<'_>) -> Block {
    let mut pieces = vec![Piece::Text(value.text.text.clone())];
    if !value.note.is_empty() {
        pieces.push(Piece::Text(" ".to_owned()));
        pieces.push(Piece::Aside(value.note.text.clone()));
    }
    pieces.extend(Piece::sources(&value.cites));
    Block::new(Kind::Bullet, pieces).in_language(value.language.clone())
}

/// The numbers of the sources of an item, if it has any.
pub(super) fn numbers(item: &Item<'_>) -> Option<Piece> {
    Piece::sources(&item.cites)
}

/// Who said it, and in which role.
pub(super) fn attribution(speaker: &Line) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    for run in &speaker.0 {
        match (run.role, pieces.last_mut()) {
            (RunRole::Name, _) => pieces.push(Piece::Strong(run.text.clone())),
            (RunRole::Note, _) => pieces.push(Piece::Note(run.text.clone())),
            (_, Some(Piece::Text(before))) => before.push_str(&run.text),
            (_, _) => pieces.push(Piece::Text(run.text.clone())),
        }
    }
    pieces
}

/// The line about an article as a source.
pub(super) fn source_line(source: &Source<'_>) -> Vec<Piece> {
    let target = source.target.as_deref().and_then(Address::new);
    let mut pieces: Vec<Piece> = Vec::new();
    for run in &source.line.0 {
        match (run.role, &target, pieces.last_mut()) {
            (RunRole::Address, Some(target), _) => pieces.push(Piece::Link(run.text.clone(), target.clone())),
            (_, _, Some(Piece::Text(before))) => before.push_str(&run.text),
            (_, _, _) => pieces.push(Piece::Text(run.text.clone())),
        }
    }
    pieces
}
