//! The headline, its repetitions, and the lines that stand with it.

use super::navigation::{is_caption, is_navigation};
use crate::import::authors::is_name;
use crate::import::byline_line::{is_age_line, read_byline};
use crate::import::date_line::{DateLine, Order, read_date_line};
use crate::import::draft::{Draft, Piece, key};
use crate::import::prose::last_mark;
use crate::import::words::{HIGHLIGHTS, OUTLETS, RECORDS, after_any, after_phrase};
use crate::model::{Date, RemovalReason};

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
    if draft.stated.title.is_none() {
        let (title, outlet) = without_outlet(without_label(&text));
        draft.other_dates.dateline = draft.other_dates.dateline.or_else(|| date_at_end(title));
        draft.stated.title = Some(title.to_owned());
        if let Some(outlet) = outlet {
            draft.stated.outlet.get_or_insert_with(|| outlet.to_owned());
        }
    }
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

/// `Headline: Bridge closed` without its label.
fn without_label(text: &str) -> &str {
    let labelled =
        ["headline", "title"].iter().find_map(|label| after_phrase(text, label)?.strip_prefix(':'));
    labelled.map(str::trim).filter(|title| !title.is_empty()).unwrap_or(text)
}

/// Parts `Bridge closed | The Daily Bridge` where what follows is named as a paper, an agency or a station is.
fn without_outlet(text: &str) -> (&str, Option<&str>) {
    let is_outlet = |name: &str| {
        let is_word = |word: &str| OUTLETS.iter().any(|known| after_phrase(word, known) == Some(""));
        is_name(name, MAX_OUTLET_WORDS) && name.split(' ').any(is_word)
    };
    [" | ", " - ", " – ", " — "]
        .iter()
        .find_map(|separator| text.rsplit_once(separator))
        .filter(|(title, name)| title.contains(' ') && is_outlet(name))
        .map_or((text, None), |(title, name)| (title.trim(), Some(name.trim())))
}

/// Whether a line opens a list of the article's points: `Key points:`, `Story highlights The bridge is closed`.
fn opens_points(text: &str) -> bool {
    let is_alone = |rest: &str| rest.trim_matches([':', ' ']).is_empty();
    after_phrase(text, "story highlights").is_some() || after_any(text, &HIGHLIGHTS).is_some_and(is_alone)
}

/// The date in `Press briefing – September 15, 2021`, the record of a day. Other titles end with the day that they look
/// back on.
fn date_at_end(title: &str) -> Option<Date> {
    let (record, end) =
        [" – ", " — ", " - ", " | ", ": ", " ("].iter().find_map(|mark| title.rsplit_once(mark))?;
    let is_record = |word: &str| RECORDS.iter().any(|known| after_phrase(word, known) == Some(""));
    if !record.split(' ').any(is_record) {
        return None;
    }
    match read_date_line(end.trim_end_matches(')'), Order::Unknown)? {
        DateLine::Date(date) => date.day().map(|_| date),
        DateLine::Unclear | DateLine::Time => None,
    }
}

/// Whether a line is something else whatever its form: a date, a byline, a way to other places, a picture's words.
fn is_no_headline(piece: &Piece) -> bool {
    let text = piece.text();
    let is_byline = || read_byline(text).is_some_and(|byline| byline.is_labelled || byline.is_date_alone);
    is_navigation(text) || is_caption(text) || is_age_line(text) || is_byline()
}

fn find_headline(draft: &Draft, kept: &[usize]) -> Option<usize> {
    let head: Vec<(usize, &Piece)> = kept
        .iter()
        .take(HEAD)
        .filter_map(|&at| Some((at, draft.piece(at)?)))
        .filter(|(_, piece)| !is_no_headline(piece))
        .collect();
    // Decks may stand before the headline, but a heading far inside the prose is no headline.
    let decks =
        head.iter().take_while(|(_, piece)| !piece.form.is_heading_like && piece.block.heading.is_none());
    let decks = decks.count();
    let candidates: Vec<(usize, &Piece)> = head
        .iter()
        .take(decks.min(MAX_DECKS) + 1)
        .filter(|(_, piece)| piece.form.is_heading_like || piece.block.heading.is_some())
        .copied()
        .collect();
    let marked = candidates.iter().find(|(_, piece)| piece.block.heading == Some(1));
    let repeated = candidates.iter().find(|(at, piece)| is_repeated(draft, kept, *at, piece));
    let emphasised = candidates
        .iter()
        .take_while(|(_, piece)| piece.block.emphasised)
        .find(|(at, piece)| piece.form.is_heading_like && prose_follows(draft, kept, *at));
    // Decks before a headline are told from it only where it is marked or repeated.
    // A list of the article's points looks like decks, and none of them is the headline.
    let lists_points =
        kept.first().and_then(|&at| draft.piece(at)).is_some_and(|piece| opens_points(piece.text()));
    let above = head.iter().take_while(|(_, piece)| !piece.form.is_paragraph).take(MAX_ABOVE + 1);
    let longer = above
        .clone()
        .find(|(at, piece)| piece.form.words > MIN_TITLE_WORDS && is_plain_headline(draft, kept, *at, piece));
    // Above the headline stand names: of a station, a section, whoever is on the air.
    let short = head.first().filter(|(_, piece)| piece.form.words < MIN_TITLE_WORDS);
    let longer = longer.filter(|_| short.is_some());
    let first =
        longer.or_else(|| head.first().filter(|(at, piece)| is_plain_headline(draft, kept, *at, piece)));
    let first = first.filter(|_| !lists_points);
    let again = above
        .clone()
        .find(|(at, piece)| piece.form.words >= MIN_TITLE_WORDS && is_repeated(draft, kept, *at, piece));
    marked.or(repeated).or(again).or(emphasised).or(first).map(|(at, _)| *at)
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
    let stands_apart = || {
        let next = kept.iter().find(|&&other| other > at).and_then(|&next| draft.piece(next));
        piece.form.words >= MIN_TITLE_WORDS && next.is_some_and(|next| next.block.after_blank)
    };
    let is_question =
        || last_mark(piece.text()) == Some('?') && piece.text().starts_with(char::is_alphanumeric);
    let open = !piece.form.is_closed || piece.form.is_title_case || is_question() && stands_apart();
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
    let is_between = |piece: &&Piece| !is_aside(piece);
    let after = kept.iter().skip_while(|&&kept| kept <= at).filter_map(|&other| draft.piece(other));
    let mut after = after.filter(is_between);
    for _ in 0..=MAX_DECKS {
        match after.next() {
            Some(next) if next.form.is_paragraph => return next.text().len() > own,
            Some(next) if !next.form.is_closed && next.form.is_heading_like => {}
            // "by Jane Doe", "(updated 3 July 2025)"
            Some(next) if read_byline(next.text()).is_some() => {}
            Some(_) | None => return false,
        }
    }
    false
}

/// What may stand between a headline and its article and is no deck: a rule, the name of an agency, a picture's words.
fn is_aside(piece: &Piece) -> bool {
    piece.form.words == 0 || piece.form.words <= 2 && piece.text().ends_with(',') || is_caption(piece.text())
}

/// How many lines may hold the headline.
const HEAD: usize = 6;
/// How many short lines may stand above it.
const MAX_ABOVE: usize = 3;
/// How many decks may stand before or after it.
const MAX_DECKS: usize = 2;
const MAX_OUTLET_WORDS: usize = 5;
/// Shorter lines, repeated far apart, may be labels.
const MIN_TITLE_WORDS: usize = 4;
