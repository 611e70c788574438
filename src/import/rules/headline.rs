//! The headline, its repetitions, and the lines that stand with it.

use crate::import::draft::{Draft, Piece, key};
use crate::model::RemovalReason;

/// Finds the headline and makes it the title.
///
/// In later rounds, and where the title is known already, what would be a headline is a heading.
pub(crate) fn headline(draft: &mut Draft) {
    let kept = draft.kept();
    let Some(at) = find_headline(draft, &kept) else { return };
    let Some(text) = draft.piece(at).map(|piece| piece.text().to_owned()) else { return };
    let reason = match &draft.stated.title {
        Some(title) if key(title) == key(&text) => RemovalReason::Headline,
        Some(_) => RemovalReason::Subheading,
        None => RemovalReason::Headline,
    };
    draft.stated.title.get_or_insert(text);
    draft.remove(at, reason);
}

/// Takes out the lines that say the title once more.
pub(crate) fn repeated_headlines(draft: &mut Draft) {
    let Some(title) = draft.stated.title.clone() else { return };
    let title_key = key(&title);
    for (position, at) in draft.kept().into_iter().enumerate() {
        let Some(line) = draft.piece(at).and_then(Piece::short_lower) else { continue };
        if line == title_key {
            draft.remove(at, RemovalReason::RepeatedHeadline);
        } else if position < HEAD {
            let Some(outlet) =
                draft.piece(at).and_then(|piece| outlet_after(piece.text(), &line, &title_key))
            else {
                continue;
            };
            draft.stated.outlet.get_or_insert(outlet);
            draft.remove(at, RemovalReason::RepeatedHeadline);
        }
    }
}

/// The outlet in `Title | Outlet`.
fn outlet_after(line: &str, line_key: &str, title_key: &str) -> Option<String> {
    let rest = line_key.strip_prefix(title_key)?;
    let name = [" | ", " - ", " – ", " — "].iter().find_map(|separator| rest.strip_prefix(separator))?;
    let words = name.split(' ').count();
    let tail: Vec<&str> = line.split(' ').collect();
    let name = tail.get(tail.len().checked_sub(words)?..)?.join(" ");
    (words <= 6).then_some(name)
}

fn find_headline(draft: &Draft, kept: &[usize]) -> Option<usize> {
    let head: Vec<(usize, &Piece)> =
        kept.iter().take(HEAD).filter_map(|&at| Some((at, draft.piece(at)?))).collect();
    // Decks may stand before the headline, but a heading far inside the prose is no headline.
    let decks =
        head.iter().take_while(|(_, piece)| !piece.form.is_heading_like && piece.block.heading.is_none());
    let decks = decks.count();
    let candidates: Vec<(usize, &Piece)> = head
        .iter()
        .enumerate()
        .filter(|(position, _)| *position <= decks.min(MAX_DECKS))
        .map(|(_, &entry)| entry)
        .collect();
    let marked = candidates.iter().find(|(_, piece)| piece.block.heading == Some(1));
    let repeated = candidates.iter().find(|(at, piece)| is_repeated(draft, kept, *at, piece));
    let emphasised = candidates
        .iter()
        .take_while(|(_, piece)| piece.block.emphasised)
        .find(|(at, piece)| piece.form.is_heading_like && prose_follows(draft, kept, *at));
    let first = candidates.first().filter(|(at, piece)| is_plain_headline(draft, kept, *at, piece));
    marked.or(repeated).or(emphasised).or(first).map(|(at, _)| *at)
}

/// A heading-like line that stands once more nearby, or anywhere if it is long enough not to be a label.
fn is_repeated(draft: &Draft, kept: &[usize], at: usize, piece: &Piece) -> bool {
    if !piece.form.is_heading_like {
        return false;
    }
    // Short lines that are repeated among the prose are labels, such as the name of who speaks.
    let is_long = piece.form.words >= MIN_TITLE_WORDS;
    let after = || kept.iter().filter(|&&other| other > at).filter_map(|&other| draft.piece(other));
    after().take_while(|other| is_long || !other.form.is_paragraph).any(|other| is_same(piece, other))
        && after().any(|other| other.form.is_paragraph)
}

/// A first line without a full stop, with longer prose right after it.
fn is_plain_headline(draft: &Draft, kept: &[usize], at: usize, piece: &Piece) -> bool {
    // A question or a cry may open prose or verse, unless it is written as a headline.
    let open = !piece.form.is_closed || piece.form.is_title_case;
    let is_unique = || {
        let mut others = kept.iter().filter(|&&other| other != at).filter_map(|&other| draft.piece(other));
        !others.any(|other| is_same(piece, other))
    };
    piece.form.is_heading_like && open && prose_follows(draft, kept, at) && is_unique()
}

fn is_same(one: &Piece, other: &Piece) -> bool {
    one.text().len() == other.text().len() && key(one.text()) == key(other.text())
}

/// Whether a longer paragraph comes next, after at most two lines without a full stop.
fn prose_follows(draft: &Draft, kept: &[usize], at: usize) -> bool {
    let own = draft.piece(at).map_or(0, |piece| piece.text().len());
    let mut after = kept.iter().skip_while(|&&kept| kept <= at).filter_map(|&other| draft.piece(other));
    for _ in 0..=MAX_DECKS {
        match after.next() {
            Some(next) if next.form.is_paragraph => return next.text().len() > own,
            Some(next) if !next.form.is_closed && next.form.is_heading_like => {}
            _ => return false,
        }
    }
    false
}

/// How many lines may hold the headline.
const HEAD: usize = 6;
/// How many decks may stand before or after it.
const MAX_DECKS: usize = 2;
/// Shorter lines, repeated far apart, may be labels.
const MIN_TITLE_WORDS: usize = 4;
