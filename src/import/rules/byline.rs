//! Who wrote an article and when it was published.

use crate::import::authors::is_name;
use crate::import::byline_line::{Byline, is_age_line, read_byline};
use crate::import::draft::{Draft, Piece, key};
use crate::import::words::{OUTLETS, after_phrase};
use crate::model::RemovalReason;

/// Takes out lines such as `By Jane Doe | Published 3 July 2025`, and credits at the foot.
pub(crate) fn bylines(draft: &mut Draft) {
    let kept = draft.kept();
    for (position, &at) in kept.iter().enumerate() {
        let (in_head, in_foot) = (position < HEAD, position + FOOT >= kept.len());
        if !(in_head || in_foot) {
            continue;
        }
        let Some(piece) = draft.piece(at).filter(|piece| piece.short_lower().is_some()) else { continue };
        if in_foot && is_foot_credit(piece) || in_head && is_aside(draft, piece) {
            draft.remove(at, RemovalReason::Byline);
            continue;
        }
        if in_head && is_outlet_below_author(draft, at, piece) {
            let outlet = piece.text().to_owned();
            draft.stated.outlet.get_or_insert(outlet);
            draft.remove(at, RemovalReason::Byline);
            continue;
        }
        let Some(byline) = read_byline(piece.text()) else { continue };
        let is_foot_line = in_foot && byline.is_labelled && byline.has_date();
        if in_head && stands_well(draft, &kept, position, &byline) || is_foot_line {
            draft.remove(at, RemovalReason::Byline);
            state(draft, byline);
        }
    }
}

fn state(draft: &mut Draft, byline: Byline) {
    let stated = &mut draft.stated;
    stated.author = stated.author.take().or(byline.author);
    stated.outlet = stated.outlet.take().or(byline.outlet);
    stated.published = stated.published.or(byline.published);
    draft.other_dates.updated = draft.other_dates.updated.or(byline.updated);
    draft.other_dates.is_published_unclear |= byline.is_unclear;
}

/// Whether a line that reads as a byline stands where one does.
///
/// "By Land and Sea" as a first line is a title; a name stands with a headline, with a date, or right above the prose.
fn stands_well(draft: &Draft, kept: &[usize], position: usize, byline: &Byline) -> bool {
    let Some(&at) = kept.get(position) else { return false };
    let below_headline =
        draft.pieces.iter().take(at).any(|piece| piece.removed == Some(RemovalReason::Headline));
    let next = kept.get(position + 1).and_then(|&next| draft.piece(next));
    let above_headline =
        next.is_some_and(|next| next.form.is_heading_like && read_byline(next.text()).is_none());
    let names_somebody = byline.author.as_deref().is_some_and(|author| author.contains(' '));
    let opens_prose = position == 0 && names_somebody && next.is_some_and(|next| next.form.is_paragraph);
    below_headline
        || (byline.is_labelled || byline.is_date_alone)
            && (above_headline || byline.has_date() || byline.is_unclear)
        || byline.author.is_some() && byline.has_date()
        || byline.is_labelled && opens_prose
}

/// How old the article is, how long it takes to read, or its author's name once more.
fn is_aside(draft: &Draft, piece: &Piece) -> bool {
    let is_author = || {
        let name = key(piece.text());
        name.contains(' ')
            && draft.stated.author.as_deref().is_some_and(|author| {
                key(author)
                    .split([',', ';'])
                    .flat_map(|part| part.split(" and "))
                    .any(|part| part.trim() == name)
            })
    };
    let is_age = || {
        is_age_line(piece.text())
            && read_byline(piece.text()).is_none_or(|byline| byline.author.is_none() && !byline.has_date())
    };
    !piece.form.is_closed && piece.form.words <= MAX_ASIDE_WORDS && (is_age() || is_author())
}

/// Whether the line right below an author's is the name of a paper, an agency or a station: it has one of their words,
/// or no blank line parts it from the author.
fn is_outlet_below_author(draft: &Draft, at: usize, piece: &Piece) -> bool {
    let above = draft.pieces.get(..at).and_then(<[Piece]>::last);
    let below_author = above.is_some_and(|above| {
        above.removed == Some(RemovalReason::Byline)
            && read_byline(above.text()).is_some_and(|byline| byline.author.is_some())
    });
    let is_named_like_one = || {
        let is_word = |word: &str| OUTLETS.iter().any(|known| after_phrase(word, known) == Some(""));
        piece.text().split([' ', '-']).any(is_word)
    };
    below_author
        && piece.block.heading.is_none()
        && is_name(piece.text(), MAX_OUTLET_WORDS)
        && !piece.form.is_closed
        && (is_named_like_one() || !piece.block.after_blank)
}

/// `(Reporting by …; editing by …)` and the like.
fn is_foot_credit(piece: &Piece) -> bool {
    let Some(line) = piece.short_lower() else { return false };
    let line = line.trim_start_matches(['(', '[', '*']);
    let credited = [
        "reporting by ",
        "additional reporting by ",
        "writing by ",
        "editing by ",
        "edited by ",
        "reported by ",
    ];
    piece.form.words <= MAX_FOOT_WORDS
        && credited.iter().any(|start| line.starts_with(start))
        && (line.contains(';')
            || line.contains("editing by ")
            || line.contains("edited by ")
            || !piece.form.is_closed)
}

const HEAD: usize = 6;
const MAX_OUTLET_WORDS: usize = 5;
const FOOT: usize = 3;
const MAX_FOOT_WORDS: usize = 40;
const MAX_ASIDE_WORDS: usize = 10;
