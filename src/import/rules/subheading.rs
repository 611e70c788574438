//! Headings inside the article, and lines without a full stop right below the headline.

use std::collections::BTreeMap;

use crate::import::draft::{Draft, Piece};
use crate::import::prose::last_mark;
use crate::model::RemovalReason;

/// Takes out headings: they are no sentences, so they are no evidence.
pub(crate) fn subheadings(draft: &mut Draft) {
    let kept = draft.kept();
    let mut occurrences: BTreeMap<&str, usize> = BTreeMap::new();
    for piece in kept.iter().filter_map(|&at| draft.piece(at)).filter(|piece| piece.form.is_heading_like) {
        *occurrences.entry(piece.text()).or_default() += 1;
    }
    // A short line that comes again and again is a label, such as the name of who speaks. Where there is one, the
    // others may be labels, too.
    let has_labels = occurrences.values().any(|count| *count > 1);
    let found: Vec<usize> = kept
        .iter()
        .enumerate()
        .filter_map(|(position, &at)| {
            let piece = draft.piece(at)?;
            let before = position.checked_sub(1).and_then(|before| draft.piece(*kept.get(before)?));
            let after = draft.piece(kept.get(position + 1).copied().unwrap_or(usize::MAX));
            let is_unique = occurrences.get(piece.text()).is_none_or(|count| *count == 1);
            let is_heading = is_marked(piece)
                || (is_unique && is_emphasised(piece, before, after))
                || (!has_labels && is_plain(piece, before, after))
                || is_deck(draft, at, piece, after);
            is_heading.then_some(at)
        })
        .collect();
    for at in found {
        draft.remove(at, RemovalReason::Subheading);
    }
}

/// The format marks it as a heading, and it is not a paragraph marked for its looks.
fn is_marked(piece: &Piece) -> bool {
    piece.block.heading.is_some() && !piece.form.is_paragraph
}

/// A short line in bold among lines that are not.
fn is_emphasised(piece: &Piece, before: Option<&Piece>, after: Option<&Piece>) -> bool {
    let plain = |side: Option<&Piece>| side.is_none_or(|side| !side.block.emphasised);
    piece.block.emphasised
        && piece.form.is_heading_like
        && !piece.form.is_closed
        && piece.form.words <= MAX_MARKED_WORDS
        && after.is_some()
        && plain(before)
        && plain(after)
}

/// A short line in capitals between two paragraphs.
fn is_plain(piece: &Piece, before: Option<&Piece>, after: Option<&Piece>) -> bool {
    // A name below a paragraph that is all quotation says whose words they were.
    let follows_quotation =
        before.is_some_and(|before| before.text().ends_with(['"', '”', '»', '“', '’', '\'']));
    piece.form.is_title_case
        && !piece.form.is_closed
        && piece.form.words <= MAX_PLAIN_WORDS
        && !last_mark(piece.text()).is_some_and(|last| last.is_ascii_punctuation() && last != '%')
        && before.is_some_and(|before| before.form.is_paragraph)
        && !follows_quotation
        && after.is_some_and(|after| after.form.is_paragraph)
}

/// A line without a full stop that stands right below the headline and right above the prose.
fn is_deck(draft: &Draft, at: usize, piece: &Piece, after: Option<&Piece>) -> bool {
    let mut above = draft.pieces.iter().take(at).rev().map(|piece| piece.removed);
    let below_headline = above
        .by_ref()
        .take_while(Option::is_some)
        .flatten()
        .any(|reason| matches!(reason, RemovalReason::Headline | RemovalReason::RepeatedHeadline));
    below_headline
        && piece.form.is_heading_like
        && !piece.form.is_closed
        && after.is_some_and(|after| after.form.is_paragraph && after.text().len() > piece.text().len())
}

const MAX_MARKED_WORDS: usize = 15;
const MAX_PLAIN_WORDS: usize = 12;
