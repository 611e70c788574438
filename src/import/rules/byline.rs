//! Who wrote an article and when it was published.

use crate::import::draft::{Draft, Piece};
use crate::import::metadata::{is_time_of_day, parse_date};
use crate::import::prose::{ends_sentence, word_count};
use crate::model::{Date, RemovalReason};
use crate::text::{is_month, is_one_of, is_weekday, single_spaced};

/// Takes out lines such as `By Jane Doe | Published 3 July 2025`, and credits at the foot.
pub(crate) fn bylines(draft: &mut Draft) {
    let kept = draft.kept();
    // An update counts only where no line tells when the article was published.
    let mut updated = None;
    for (position, &at) in kept.iter().enumerate() {
        if position >= HEAD && position + FOOT < kept.len() {
            continue;
        }
        let Some(piece) = draft.piece(at).filter(|piece| piece.short_lower().is_some()) else { continue };
        if position + FOOT >= kept.len() && is_foot_credit(piece) {
            draft.remove(at, RemovalReason::Byline);
            continue;
        }
        if position < HEAD && is_outlet_below_author(draft, at, piece) {
            let outlet = piece.text().to_owned();
            draft.stated.outlet.get_or_insert(outlet);
            draft.remove(at, RemovalReason::Byline);
            continue;
        }
        let Some(byline) = read_byline(piece.text()).filter(|_| position < HEAD) else { continue };
        // "By Land and Sea" as a first line is a title; a name stands with a headline or with a date.
        let below_headline =
            draft.pieces.iter().take(at).any(|piece| piece.removed == Some(RemovalReason::Headline));
        let above_headline = kept
            .get(position + 1)
            .and_then(|&next| draft.piece(next))
            .is_some_and(|next| next.form.is_heading_like && read_byline(next.text()).is_none());
        if !(below_headline || above_headline || byline.published.is_some() || byline.updated.is_some()) {
            continue;
        }
        draft.remove(at, RemovalReason::Byline);
        let stated = &mut draft.stated;
        stated.author = stated.author.take().or(byline.author);
        stated.published = stated.published.or(byline.published);
        updated = updated.or(byline.updated);
    }
    draft.stated.published = draft.stated.published.or(updated);
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
        let lower = piece.text().to_lowercase();
        lower.split([' ', '-']).any(|word| OUTLET_WORDS.contains(&word))
    };
    below_author
        && piece.block.heading.is_none()
        && is_name(piece.text(), MAX_OUTLET_WORDS)
        && !piece.form.is_closed
        && (is_named_like_one() || !piece.block.after_blank)
}

#[derive(Default)]
struct Byline {
    author: Option<String>,
    published: Option<Date>,
    updated: Option<Date>,
}

/// Reads a line all of whose parts are a name, a date or a reading time.
fn read_byline(line: &str) -> Option<Byline> {
    let mut byline = Byline::default();
    let mut known = 0;
    let line = line.replace(" - ", "|").replace(" – ", "|").replace(" — ", "|");
    for part in line.split(['|', '·', '•', '●']).map(str::trim).filter(|part| !part.is_empty()) {
        if let Some(author) = author(part) {
            byline.author.get_or_insert(author);
            known += 1;
        } else if let Some((updated, date)) = dated(part) {
            let field = if updated { &mut byline.updated } else { &mut byline.published };
            field.get_or_insert(date);
            known += 1;
        } else if !is_reading_time(part) && !is_time_of_day(part) && !is_name(part, MAX_PLACE_WORDS) {
            return None;
        }
    }
    (known > 0).then_some(byline)
}

/// The name in `By Jane Doe`.
fn author(part: &str) -> Option<String> {
    const LABELS: [&str; 7] =
        ["by ", "written by ", "words by ", "story by ", "author: ", "by: ", "reported by "];
    let lower = part.to_lowercase();
    let label = LABELS.iter().find(|label| lower.starts_with(**label))?;
    let name = part.get(label.len()..)?.trim().trim_end_matches(',');
    is_name(name, MAX_NAME_WORDS).then(|| name.to_owned())
}

/// Whether every word is capitalised, small words of names aside, and nothing but names is there.
fn is_name(text: &str, max_words: usize) -> bool {
    const SMALL: [&str; 22] = [
        "and", "de", "del", "der", "den", "da", "di", "du", "la", "le", "van", "von", "bin", "ibn", "al",
        "el", "ul", "in", "for", "of", "y", "e",
    ];
    let words: Vec<&str> =
        text.split([' ', ',', '-', '–', '/', '&']).filter(|word| !word.is_empty()).collect();
    let is_part = |word: &&str| {
        let capital = word.chars().next().is_some_and(|first| first.is_uppercase() || is_caseless(first));
        (capital || SMALL.contains(word))
            && word.chars().all(|c| c.is_alphabetic() || "’'.\u{200c}()".contains(c))
    };
    let first_is_capital = words.first().is_some_and(|word| !SMALL.contains(word));
    let is_date_word = words.iter().any(|word| is_date_word(word));
    let ends = ends_sentence(text) && words.last().is_some_and(|word| word.chars().count() > 3);
    first_is_capital
        && words.iter().all(is_part)
        && !is_date_word
        && !ends
        && (1..=max_words).contains(&word_count(text))
}

fn is_caseless(character: char) -> bool {
    character.is_alphabetic() && !character.is_lowercase() && !character.is_uppercase()
}

/// The date in `Published: 10:15 GMT, 3 July 2025`, and whether it is that of an update.
fn dated(part: &str) -> Option<(bool, Date)> {
    const LABELS: [&str; 20] = [
        "first published on",
        "first published at",
        "first published",
        "published on",
        "published at",
        "published",
        "last updated on",
        "last updated at",
        "last updated",
        "last update",
        "updated on",
        "updated at",
        "updated",
        "update",
        "last modified",
        "posted on",
        "posted",
        "created",
        "issued on",
        "date",
    ];
    let lower = part.to_lowercase();
    let lower = single_spaced(&lower);
    let labelled = LABELS.iter().find_map(|label| {
        let rest = lower.strip_prefix(label)?;
        Some((label, rest.strip_prefix(':').or_else(|| rest.strip_prefix(' '))?))
    });
    let updated = labelled.is_some_and(|(label, _)| label.contains("update") || label.contains("modified"));
    parse_date(labelled.map_or(lower.as_str(), |(_, rest)| rest)).map(|date| (updated, date))
}

fn is_reading_time(part: &str) -> bool {
    let lower = part.to_lowercase();
    let words: Vec<&str> = lower.split([' ', '-']).collect();
    matches!(words.as_slice(), [number, "min" | "mins" | "minute" | "minutes", rest @ ..]
        if number.chars().all(|c| c.is_ascii_digit()) && matches!(rest, [] | ["read"]))
}

/// Whether the word speaks of a date; "May" may also be somebody's name.
fn is_date_word(word: &str) -> bool {
    is_weekday(word) || is_one_of(word, &["today"]) || is_month(word) && !is_one_of(word, &["may"])
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

/// Words that papers, agencies and stations are named with.
const OUTLET_WORDS: [&str; 40] = [
    "press",
    "news",
    "times",
    "post",
    "echo",
    "herald",
    "tribune",
    "gazette",
    "journal",
    "guardian",
    "telegraph",
    "observer",
    "mail",
    "mirror",
    "standard",
    "chronicle",
    "star",
    "express",
    "independent",
    "review",
    "agency",
    "newswire",
    "magazine",
    "radio",
    "television",
    "broadcasting",
    "daily",
    "weekly",
    "globe",
    "argus",
    "courier",
    "examiner",
    "inquirer",
    "sentinel",
    "bulletin",
    "digest",
    "reuters",
    "afp",
    "bbc",
    "bloomberg",
];
const HEAD: usize = 6;
const MAX_OUTLET_WORDS: usize = 5;
const FOOT: usize = 3;
const MAX_NAME_WORDS: usize = 10;
const MAX_PLACE_WORDS: usize = 4;
const MAX_FOOT_WORDS: usize = 40;
