//! The article in the making: blocks, what became of each, and what they state about the article.

use std::sync::LazyLock;

use super::block::Block;
use super::prose::{ends_sentence, is_heading_like, is_paragraph, is_title_case, word_count};
use crate::model::{Date, Metadata, Removal, RemovalReason};
use crate::text::entries;

/// Blocks on their way through the rules.
#[derive(Debug)]
pub(super) struct Draft {
    pub(super) pieces: Vec<Piece>,
    /// What the blocks state so far.
    pub(super) stated: Metadata,
    pub(super) other_dates: OtherDates,
}

/// Dates that count only where no line tells when the article was published.
#[derive(Debug, Default)]
pub(super) struct OtherDates {
    /// That of a dateline or of a headline.
    pub(super) dateline: Option<Date>,
    pub(super) updated: Option<Date>,
    /// A line tells when the article was published, and its date could be another.
    pub(super) is_published_unclear: bool,
}

impl OtherDates {
    /// The day of publication where no line gives it. An update is later than an unclear day, so it says nothing of it.
    fn published(&self) -> Option<Date> {
        self.dateline.or(self.updated.filter(|_| !self.is_published_unclear))
    }
}

/// A block and what became of it.
#[derive(Debug)]
pub(super) struct Piece {
    pub(super) block: Block,
    pub(super) form: Form,
    /// Why it was taken out; `None` while it is kept.
    pub(super) removed: Option<RemovalReason>,
    /// Repeated paragraphs that were glued to its end and taken off, in order.
    pub(super) tails: Vec<String>,
    /// The dateline that was taken off its beginning.
    pub(super) dateline: Option<String>,
}

/// What a block looks like; found once, because every rule asks.
#[derive(Clone, Copy, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each says one thing about how a line looks")]
pub(super) struct Form {
    pub(super) words: usize,
    /// It ends as a sentence does.
    pub(super) is_closed: bool,
    /// It is prose beyond doubt.
    pub(super) is_paragraph: bool,
    pub(super) is_heading_like: bool,
    /// Its words are capitalised as in a headline.
    pub(super) is_title_case: bool,
}

impl Form {
    fn of(text: &str) -> Self {
        let is_heading_like = is_heading_like(text) && !opens_a_summary(text);
        Self {
            words: word_count(text),
            is_closed: ends_sentence(text),
            is_paragraph: is_paragraph(text),
            is_heading_like,
            is_title_case: is_heading_like && is_title_case(text),
        }
    }
}

/// Whether a line is the label of a summary and its first statement, which may be said nowhere else.
fn opens_a_summary(text: &str) -> bool {
    LABELS.iter().any(|label| {
        let rest = text.strip_prefix(label).and_then(|rest| rest.strip_prefix(' '));
        rest.is_some_and(|rest| rest.starts_with(char::is_uppercase))
    })
}

static LABELS: LazyLock<Vec<&str>> =
    LazyLock::new(|| entries(include_str!("../../assets/lines/summary_labels.txt")).collect());

impl Piece {
    pub(super) fn text(&self) -> &str {
        &self.block.text
    }

    /// The words in lower case, if there are few enough to be a line about the article; longer ones are prose.
    pub(super) fn short_lower(&self) -> Option<String> {
        (self.block.text.len() <= MAX_LINE_BYTES).then(|| self.block.text.to_lowercase())
    }

    /// Replaces the words, as when something at their end was taken off.
    pub(super) fn shorten_to(&mut self, text: String) {
        self.block.text = text;
        self.refresh_form();
    }

    /// Finds the form anew after the words changed.
    pub(super) fn refresh_form(&mut self) {
        self.form = Form::of(&self.block.text);
        if self.block.text.is_empty() {
            self.removed = Some(RemovalReason::Markup);
        }
    }
}

/// Longer lines, in bytes, are never about the article.
const MAX_LINE_BYTES: usize = 800;

impl Draft {
    pub(super) fn new(blocks: Vec<Block>, stated: Metadata) -> Self {
        let piece = |block: Block| Piece {
            form: Form::of(&block.text),
            // A block without words is nothing but marks.
            removed: block.text.is_empty().then_some(RemovalReason::Markup),
            tails: Vec::new(),
            dateline: None,
            block,
        };
        Self { pieces: blocks.into_iter().map(piece).collect(), stated, other_dates: OtherDates::default() }
    }

    /// The places of the blocks that are still kept, in order.
    pub(super) fn kept(&self) -> Vec<usize> {
        (0..).zip(&self.pieces).filter(|(_, piece)| piece.removed.is_none()).map(|(at, _)| at).collect()
    }

    pub(super) fn piece(&self, at: usize) -> Option<&Piece> {
        self.pieces.get(at)
    }

    pub(super) fn remove(&mut self, at: usize, reason: RemovalReason) {
        if let Some(piece) = self.pieces.get_mut(at) {
            piece.removed = Some(reason);
        }
    }

    /// How much has been taken out, to see whether another round changed anything.
    pub(super) fn changes(&self) -> usize {
        let changes = |piece: &Piece| {
            usize::from(piece.removed.is_some())
                + usize::from(piece.dateline.is_some())
                + piece.tails.len()
                + piece.block.marks.len()
        };
        self.pieces.iter().map(changes).sum()
    }

    /// The text of the kept blocks, and what was removed, in reading order.
    pub(super) fn finish(mut self) -> (String, Vec<Removal>, Metadata) {
        self.stated.published = self.stated.published.or(self.other_dates.published());
        let mut text = String::new();
        let mut removals = Vec::new();
        let mut lines = 0;
        for piece in self.pieces {
            let dateline = piece.dateline.map(|text| Removal::of_part(text, RemovalReason::Dateline));
            if let Some(reason) = piece.removed {
                removals.push(Removal::of_line(piece.block.source, reason, lines));
                continue;
            }
            removals.extend(piece.block.marks_removed().map(Removal::of_marks));
            removals.extend(dateline);
            if !text.is_empty() {
                text.push('\n');
            }
            text.push_str(&piece.block.text);
            lines += 1;
            let tail = |text| Removal::of_line(text, RemovalReason::RepeatedParagraph, lines);
            removals.extend(piece.tails.into_iter().map(tail));
        }
        (text, removals, self.stated)
    }
}

/// `text` as it is compared with others: case aside.
pub(super) fn key(text: &str) -> String {
    text.to_lowercase()
}
