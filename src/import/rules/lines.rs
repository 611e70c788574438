//! Lines that the classifier of lines tells from the article's prose.

use crate::import::draft::{Draft, Piece};
use crate::lines::LineKind::{Byline, Caption, Credit, Heading, Navigation, Notice, Stamp};
use crate::lines::{LineKind, Told, tell};
use crate::model::RemovalReason;

/// Takes out notices and credits, so that none of them is taken for the headline.
///
/// A caption may state what the article does not, so it stays; whoever reads the article asks the classifier again.
pub(crate) fn notices(draft: &mut Draft) {
    remove(draft, [&[Notice, Credit]; 3]);
}

/// Takes out what else stands around the article once headline and byline are known: stamps anywhere, menus above the
/// first paragraph, and what is left of other articles below the last one.
pub(crate) fn surroundings(draft: &mut Draft) {
    remove(
        draft,
        [
            &[Notice, Credit, Navigation, Stamp],
            &[Notice, Credit, Stamp],
            &[Notice, Credit, Navigation, Stamp, Byline, Heading],
        ],
    );
}

/// Takes out lines of the kinds given for those above the first paragraph, among the paragraphs, and below the last.
fn remove(draft: &mut Draft, kinds: [&[LineKind]; 3]) {
    let [above, among, below] = kinds;
    let kept = draft.kept();
    let pieces: Vec<&Piece> = kept.iter().filter_map(|&at| draft.piece(at)).collect();
    let all = tell(&pieces.iter().map(|piece| piece.text()).collect::<Vec<_>>());
    // A line that announces a list belongs to the prose, and the list with it.
    let is_prose = |(piece, told): (&&Piece, &Told)| {
        announces(piece) || piece.form.is_paragraph && told.share(&[LineKind::Body, Caption]) > 0.5
    };
    let Some(first) = pieces.iter().zip(&all).position(is_prose) else { return };
    let last = pieces.iter().zip(&all).rposition(is_prose).unwrap_or(first);
    // Where no headline is known yet, the first line that could be one stays.
    let may_be_title = |piece: &&Piece| piece.form.is_heading_like;
    let title = pieces.iter().position(may_be_title).filter(|_| draft.stated.title.is_none());
    let mut found = Vec::new();
    let mut is_listed = false;
    for (position, ((piece, told), &at)) in pieces.iter().zip(&all).zip(&kept).enumerate() {
        let kinds = match position {
            _ if position < first => above,
            _ if position > last => below,
            _ => among,
        };
        let before = position.checked_sub(1).and_then(|before| pieces.get(before).copied());
        let after = pieces.get(position + 1).zip(all.get(position + 1));
        let is_title = title == Some(position) && told.kind == Navigation;
        is_listed =
            before.is_some_and(|before| announces(before) || is_listed && is_item(before)) && is_item(piece);
        let is_sure = !is_title
            && !is_listed
            && (kinds.contains(&told.kind) || is_short_caption(piece, told))
            && told.share(AROUND) >= SURE;
        if is_sure
            && !is_wanted(piece, before, told)
            && !runs_on(piece, after)
            && is_fit(piece, told, &pieces)
        {
            found.push(at);
        }
    }
    for at in found {
        draft.remove(at, RemovalReason::Boilerplate);
    }
}

/// Whether a line announces a list.
fn announces(piece: &Piece) -> bool {
    piece.text().ends_with(':') && piece.form.words >= MIN_WORDS
}

/// Whether a line stands in a list: it had a bullet or a number, or begins in small letters.
fn is_item(piece: &Piece) -> bool {
    let is_marked = piece.block.marks.iter().any(|mark| LIST_MARKS.contains(&mark.trim()));
    is_marked || piece.text().starts_with(|first: char| first.is_lowercase() || first.is_ascii_digit())
}

/// What a line of a list begins with.
const LIST_MARKS: [&str; 11] = ["-", "–", "—", "*", "+", "•", "·", "‣", "◦", "▪", "●"];

/// Whether the sentence of a line goes on in the next one.
fn runs_on(piece: &Piece, after: Option<(&&Piece, &Told)>) -> bool {
    let goes_on = |(after, told): (&&Piece, &Told)| {
        after.text().starts_with(char::is_lowercase) && told.kind == LineKind::Body
    };
    !piece.form.is_closed && after.is_some_and(goes_on)
}

/// Whether a caption says too little to be missed.
fn is_short_caption(piece: &Piece, told: &Told) -> bool {
    told.kind == Caption && !piece.form.is_closed && piece.form.words <= MAX_WORDS
}

/// Menus, pointers and headings of other articles are short and no sentences. A longer line may be a paragraph that
/// lost its full stop, one that comes again the name of who speaks, and one that ends in a comma a verse.
fn is_fit(piece: &Piece, told: &Told, pieces: &[&Piece]) -> bool {
    let comes_again = || pieces.iter().filter(|other| other.text() == piece.text()).take(2).count() > 1;
    let is_label = || piece.text().chars().nth(1) == Some(':');
    match told.kind {
        Notice => !piece.form.is_paragraph || told.share(&[Notice]) >= CERTAIN,
        Stamp | Credit => piece.form.words <= MAX_WORDS && !is_label(),
        LineKind::Body | Caption | Navigation | Heading | Byline => {
            piece.form.words <= MAX_WORDS
                && !piece.form.is_closed
                && !piece.text().ends_with([',', ';'])
                && !is_label()
                && !comes_again()
        }
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

/// What stands around the prose: which of these a line is matters less than that it is one of them.
const AROUND: &[LineKind] = &[Caption, Notice, Credit, Navigation, Stamp, Byline, Heading];
/// How likely it must be that a line is of those kinds before it goes: one that should stay costs more than one
/// that should go.
const SURE: f32 = 0.9;
/// A shorter line that ends in a colon is a label.
const MIN_WORDS: usize = 8;
/// A notice that looks like a paragraph goes only where there is hardly a doubt.
const CERTAIN: f32 = 0.94;
/// See [`is_fit`].
const MAX_WORDS: usize = 14;
