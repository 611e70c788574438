//! The evidence annex: every point and quote beside the sentences that it stands on.

use super::briefing::{attribution, frame, heading, numbers, source_line};
use super::flow::{Block, Flow, Kind, Piece};
use crate::i18n::annex as words;
use crate::model::{Article, Briefing, Evidence, Fidelity, SectionKind, Span};
use crate::names::NameFinder;
use crate::never::OrNever;
use crate::outline::{Body, Item, Outline};
use crate::text::one_paragraph;

/// What the annex of a briefing needs beside what the briefing says.
#[derive(Clone, Copy)]
pub struct AnnexSource<'a> {
    /// The briefing, whose articles the passages are from.
    pub briefing: &'a Briefing,
    /// What it says.
    pub outline: &'a Outline<'a>,
    /// The whole sentence or sentences that a place in an article lies in.
    pub sentences: &'a dyn Fn(&Article, Span) -> Span,
    /// What finds the names of the withheld speakers, in what an article says around the words on the page.
    pub names: &'a NameFinder,
}

/// The evidence annex of a briefing: for each point and quote on its page the whole sentences of its sources with the
/// words marked, and where they stand.
pub fn annex(source: &AnnexSource<'_>) -> Flow {
    let mut flow = frame(source.outline, Some(words::TITLE));
    for section in &source.outline.sections {
        let numbered = section.items.iter().zip(1..);
        let blocks = numbered
            .flat_map(|(item, number)| blocks(source, item, number, section.kind != SectionKind::BottomLine));
        let blocks: Vec<Block> = blocks.collect();
        if !blocks.is_empty() {
            flow.blocks.extend(heading(section));
            flow.blocks.extend(blocks);
        }
    }
    flow
}

/// A point or a quote with its evidence; nothing of what else stands on a page.
fn blocks(source: &AnnexSource<'_>, item: &Item<'_>, number: usize, is_numbered: bool) -> Vec<Block> {
    let (name, mut blocks, changed) = match &item.body {
        Body::Point { text, .. } => {
            let mut pieces = vec![Piece::Strong(text.text.clone())];
            pieces.extend(numbers(item));
            let point = Block::new(Kind::Paragraph, pieces).in_language(item.language.clone());
            (words::point(number), vec![point], words::REWORDED)
        }
        Body::Quote { text, speaker, .. } => {
            let said = Block::text(Kind::Quote, &text.text).in_language(item.language.clone());
            let mut speaker = attribution(speaker);
            speaker.extend(numbers(item));
            (words::quote(number), vec![said, Block::new(Kind::Attribution, speaker)], words::ALTERED)
        }
        Body::Written(_)
        | Body::Assessment { .. }
        | Body::Difference { .. }
        | Body::Event { .. }
        | Body::Source(_)
        | Body::Picture { .. } => return Vec::new(),
    };
    if is_numbered {
        blocks.insert(0, Block::text(Kind::Subheading, &name));
    }
    let is_changed = item.fidelity.is_some_and(|held| held.fidelity == Fidelity::Reworded);
    blocks.push(Block::text(Kind::Remark, if is_changed { changed } else { words::VERBATIM }));
    blocks.extend(places(source, item.evidence));
    blocks
}

/// Each place of an item: the sentences with its words marked, then where they stand.
fn places(source: &AnnexSource<'_>, evidence: &[Evidence]) -> Vec<Block> {
    let mut blocks = Vec::new();
    for place in evidence {
        let all = source.outline.sources.iter().chain(&source.outline.unticked);
        let Some(of) = all.into_iter().find(|of| of.entry.article.id == place.article) else { continue };
        let article = &*of.entry.article;
        let passage = passage(source, article, place.span);
        if passage.is_empty() {
            continue;
        }
        blocks.push(Block::new(Kind::Passage, passage).in_language(of.language()));
        let span = place.span.trimmed(&article.text);
        let (first, last) = (paragraph(article, span.start), paragraph(article, span.end));
        let mut line = source_line(of);
        line.push(Piece::Note(format!(" ({})", words::paragraphs(first, last))));
        line.extend(of.number.map(|number| Piece::Sources(vec![number])));
        blocks.push(Block::new(Kind::Place, line));
    }
    if blocks.is_empty() {
        blocks.push(Block::text(Kind::Remark, words::NO_EVIDENCE));
    }
    blocks
}

/// The number of the paragraph, from 1, that byte `at` of an article stands in.
fn paragraph(article: &Article, at: usize) -> usize {
    let before = article.text.get(..at).unwrap_or(&article.text);
    before.matches('\n').count() + 1
}

/// The sentences with the words marked and what stands for withheld names in their places; nothing if the place is not
/// in the article.
fn passage(source: &AnnexSource<'_>, article: &Article, span: Span) -> Vec<Piece> {
    let sentences = (source.sentences)(article, span);
    let span = span.trimmed(&article.text);
    // Whatever the sentences are, the words themselves are always shown.
    let whole = Span::new(sentences.start.min(span.start), sentences.end.max(span.end));
    let Some(text) = whole.of(&article.text) else { return Vec::new() };
    // A name that lies half in the words is looked for as a whole.
    let clear = source.briefing.names_left_out(source.names, text);
    let (start, end) = (clear.at(span.start - whole.start), clear.at(span.end - whole.start));
    let parts = [Span::new(0, start), Span::new(start, end), Span::new(end, clear.text.len())];
    let [before, words, after] =
        parts.map(|part| part.of(&clear.text).map(spaced).or_never("places in the clear text"));
    if words.is_empty() {
        return Vec::new();
    }
    let pieces = [
        Piece::Text(before.trim_start().to_owned()),
        Piece::Marked(words),
        Piece::Text(after.trim_end().to_owned()),
    ];
    pieces.into_iter().filter(|piece| !matches!(piece, Piece::Text(text) if text.is_empty())).collect()
}

/// A stretch of an article as one line, with the space at either end that parts it from its neighbours.
fn spaced(text: &str) -> String {
    let is_gap = |c: char| c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{202f}');
    let line = one_paragraph(text);
    if line.is_empty() {
        return if text.is_empty() { line } else { " ".to_owned() };
    }
    let before = if text.starts_with(is_gap) { " " } else { "" };
    let after = if text.ends_with(is_gap) { " " } else { "" };
    format!("{before}{line}{after}")
}
