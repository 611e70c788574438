//! The evidence annex: every point and quote beside the sentences that it stands on.

use super::briefing::{Subject, attribution, source_line};
use super::flow::{Block, Flow, Kind, Piece};
use crate::i18n::annex as words;
use crate::model::{Article, Evidence, PointItem, QuoteItem, SectionKind, Span, one_paragraph};

/// The evidence annex of a briefing: for each point and quote on its page the whole sentences of its sources with the
/// words marked, and where they stand.
pub fn annex(subject: &Subject<'_>) -> Flow {
    let mut flow = subject.frame(Some(words::TITLE));
    for section in subject.sections() {
        let items = match section.kind {
            SectionKind::BottomLine => {
                let point = subject.point_above();
                point.map(|point| item(subject, None, &point.text, &point.evidence)).unwrap_or_default()
            }
            SectionKind::KeyPoints => {
                let points = (1..).zip(subject.listed_points());
                let block = |(number, point): (usize, &PointItem)| {
                    item(subject, Some(words::point(number)), &point.text, &point.evidence)
                };
                points.flat_map(block).collect()
            }
            SectionKind::Quotes => {
                let quotes = (1..).zip(subject.listed_quotes());
                quotes.flat_map(|(number, quote)| self::quote(subject, number, quote)).collect()
            }
            _ => Vec::new(),
        };
        if !items.is_empty() {
            flow.blocks.extend(subject.heading(section));
            flow.blocks.extend(items);
        }
    }
    flow
}

/// A point with its evidence.
fn item(subject: &Subject<'_>, name: Option<String>, text: &str, evidence: &[Evidence]) -> Vec<Block> {
    let mut blocks: Vec<Block> = name.into_iter().map(|name| Block::text(Kind::Subheading, &name)).collect();
    let mut pieces = vec![Piece::Strong(one_paragraph(text))];
    pieces.extend(subject.numbers(evidence));
    blocks.push(Block::new(Kind::Paragraph, pieces).in_language(subject.language(evidence)));
    let is_reworded = subject.is_reworded(text, evidence);
    let remark = if is_reworded { words::REWORDED } else { words::VERBATIM };
    blocks.push(Block::text(Kind::Remark, remark));
    blocks.extend(places(subject, evidence));
    blocks
}

/// A quote with its evidence.
fn quote(subject: &Subject<'_>, number: usize, quote: &QuoteItem) -> Vec<Block> {
    let evidence = &quote.evidence;
    let said = Block::text(Kind::Quote, &format!("“{}”", one_paragraph(&quote.text)));
    let mut speaker = attribution(&subject.briefing.printed_speaker(&quote.speaker));
    speaker.extend(subject.numbers(evidence));
    let is_altered = subject.is_reworded(&quote.text, evidence);
    let remark = if is_altered { words::ALTERED } else { words::VERBATIM };
    let mut blocks = vec![
        Block::text(Kind::Subheading, &words::quote(number)),
        said.in_language(subject.language(evidence)),
        Block::new(Kind::Attribution, speaker),
        Block::text(Kind::Remark, remark),
    ];
    blocks.extend(places(subject, evidence));
    blocks
}

/// Each place of an item: the sentences with its words marked, then where they stand.
fn places(subject: &Subject<'_>, evidence: &[Evidence]) -> Vec<Block> {
    let mut blocks = Vec::new();
    for place in evidence {
        let Some(entry) = subject.briefing.entry(&place.article) else { continue };
        let article = &*entry.article;
        let passage = passage(subject, article, place.span);
        if passage.is_empty() {
            continue;
        }
        let language = subject.language(std::slice::from_ref(place));
        blocks.push(Block::new(Kind::Passage, passage).in_language(language));
        let span = place.span.trimmed(&article.text);
        let (first, last) = (paragraph(article, span.start), paragraph(article, span.end));
        let mut line = source_line(entry);
        line.push(Piece::Text(format!(" ({})", words::paragraphs(first, last))));
        line.extend(subject.numbers(std::slice::from_ref(place)));
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
fn passage(subject: &Subject<'_>, article: &Article, span: Span) -> Vec<Piece> {
    let sentences = (subject.sentences)(article, span);
    let span = span.trimmed(&article.text);
    // Whatever the sentences are, the words themselves are always shown.
    let whole = Span::new(sentences.start.min(span.start), sentences.end.max(span.end));
    let Some(text) = whole.of(&article.text) else { return Vec::new() };
    // A name that lies half in the words is looked for as a whole.
    let clear = subject.briefing.names_left_out(subject.names, text);
    let (start, end) = (clear.at(span.start - whole.start), clear.at(span.end - whole.start));
    let parts = [Span::new(0, start), Span::new(start, end), Span::new(end, clear.text.len())];
    let [before, words, after] = parts.map(|part| part.of(&clear.text).map(spaced).unwrap_or_default());
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
