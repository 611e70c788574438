//! Lines that the classifier of lines tells from the article's prose.

use crate::import::draft::{Draft, Piece};
use crate::lines::LineKind::{Byline, Caption, Credit, Heading, Navigation, Notice, Stamp};
use crate::lines::{LineKind, Told, tell};
use crate::model::RemovalReason;

/// Takes out notices and credits anywhere, and menus, pointers and stamps before the first paragraph and after the
/// last.
///
/// A caption may state what the article does not, so it stays; whoever reads the article asks the classifier again.
pub(crate) fn notices(draft: &mut Draft) {
    remove(draft, &[Notice, Credit], &[Notice, Credit, Navigation], &[Notice, Credit, Navigation]);
}

/// The same once headline and byline are known, and what is left of other articles below the last paragraph.
pub(crate) fn surroundings(draft: &mut Draft) {
    remove(
        draft,
        &[Notice, Credit, Stamp],
        &[Notice, Credit, Navigation, Stamp],
        &[Notice, Credit, Navigation, Stamp, Byline, Heading],
    );
}

fn remove(draft: &mut Draft, inside: &[LineKind], above: &[LineKind], below: &[LineKind]) {
    let kept = draft.kept();
    let pieces: Vec<&Piece> = kept.iter().filter_map(|&at| draft.piece(at)).collect();
    let told = tell(&pieces.iter().map(|piece| piece.text()).collect::<Vec<_>>());
    let is_prose = |(piece, told): (&&Piece, &Told)| {
        piece.form.is_paragraph && told.share(&[LineKind::Body, Caption]) > 0.5
    };
    let Some(first) = pieces.iter().zip(&told).position(is_prose) else { return };
    let last = pieces.iter().zip(&told).rposition(is_prose).unwrap_or(first);
    let mut found = Vec::new();
    for (position, ((piece, told), &at)) in pieces.iter().zip(&told).zip(&kept).enumerate() {
        let kinds = match position {
            _ if position < first => above,
            _ if position > last => below,
            _ => inside,
        };
        let before = position.checked_sub(1).and_then(|before| pieces.get(before));
        if told.share(kinds) >= SURE && kinds.contains(&told.kind) && !is_wanted(piece, before.copied(), told)
        {
            found.push(at);
        }
    }
    for at in found {
        draft.remove(at, RemovalReason::Boilerplate);
    }
}

/// Whether others look for the line: whose words a quotation was, or whose report the article is.
fn is_wanted(piece: &Piece, before: Option<&Piece>, told: &Told) -> bool {
    let follows_quotation =
        before.is_some_and(|before| before.text().ends_with(['"', '”', '»', '“', '’', '\'']));
    let is_signature = piece.text().starts_with(['-', '–', '—']) || follows_quotation;
    let is_bare_credit = told.kind == Credit && !piece.text().contains(['/', ':', '(', '©']);
    is_bare_credit || is_signature && !piece.form.is_closed
}

/// How likely it must be that a line is of those kinds before it goes: one that should stay costs more than one
/// that should go.
const SURE: f32 = 0.9;
