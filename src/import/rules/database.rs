//! Lines that press databases put around an article: `BYLINE:`, `LENGTH:`, `LOAD-DATE:`.

use crate::import::authors::{in_normal_case, read_authors};
use crate::import::date_line::parse_date;
use crate::import::draft::Draft;
use crate::import::words::{BY, after_any};
use crate::model::RemovalReason;

/// Reads the lines of a press database and takes them out, and what stands above them: the paper, the day, the edition
/// and, last, the headline.
pub(crate) fn database_lines(draft: &mut Draft) {
    let kept = draft.kept();
    let labelled: Vec<(usize, usize, &'static str, String)> = (0..)
        .zip(&kept)
        .filter_map(|(position, &at)| {
            let (label, value) = labelled(draft.piece(at)?.text())?;
            Some((position, at, label, value.to_owned()))
        })
        .collect();
    let is_export = labelled.iter().any(|(_, _, label, _)| TELLING.contains(label));
    let Some(&(first, ..)) = labelled.first().filter(|_| is_export && labelled.len() >= MIN_LABELS) else {
        return;
    };
    for (_, at, label, value) in labelled {
        let reason = state(draft, label, &value);
        draft.remove(at, reason);
    }
    if first <= MAX_HEAD {
        head(draft, kept.get(..first).unwrap_or_default());
    }
}

/// The label of a line and what it says.
fn labelled(text: &str) -> Option<(&'static str, &str)> {
    let (label, value) = text.get(..text.floor_char_boundary(MAX_LABEL_BYTES))?.split_once(':')?;
    let known = LABELS.iter().copied().find(|known| *known == label)?;
    Some((known, text.get(label.len() + 1..).unwrap_or(value).trim()))
}

fn state(draft: &mut Draft, label: &str, value: &str) -> RemovalReason {
    let stated = &mut draft.stated;
    match label {
        "BYLINE" => {
            let names = after_any(value, &BY).unwrap_or(value);
            let people = read_authors(names).and_then(|authors| authors.people);
            stated.author = stated.author.take().or(people);
            RemovalReason::Byline
        }
        "HEADLINE" | "TITLE" => {
            stated.title.get_or_insert_with(|| value.to_owned());
            RemovalReason::Headline
        }
        _ => RemovalReason::Boilerplate,
    }
}

/// Reads what stands above the labels.
fn head(draft: &mut Draft, above: &[usize]) {
    let mut above = above.to_vec();
    if draft.stated.title.is_none()
        && let Some(&last) = above.last()
        && let Some(title) =
            draft.piece(last).filter(|piece| is_title(piece.text())).map(|piece| piece.text().to_owned())
    {
        above.pop();
        draft.stated.title = Some(title);
        draft.remove(last, RemovalReason::Headline);
    }
    for at in above {
        let Some(text) = draft.piece(at).map(|piece| piece.text().to_owned()) else { continue };
        if let Some(date) = parse_date(&text) {
            draft.stated.published.get_or_insert(date);
            draft.remove(at, RemovalReason::Byline);
        } else if is_about_copy(&text) {
            draft.remove(at, RemovalReason::Boilerplate);
        } else if draft.stated.outlet.is_none() && text.split(' ').count() <= MAX_OUTLET_WORDS {
            draft.stated.outlet = Some(in_normal_case(&text));
            draft.remove(at, RemovalReason::Masthead);
        }
    }
}

fn is_title(text: &str) -> bool {
    parse_date(text).is_none() && !is_about_copy(text)
}

/// `3 of 20 DOCUMENTS`, `FIRST EDITION`, `Late Edition - Final`, `Correction Appended`.
fn is_about_copy(text: &str) -> bool {
    let lower = text.to_lowercase();
    let words = lower.split(' ').count();
    words <= MAX_COPY_WORDS
        && (lower.contains(" of ") && lower.contains("document")
            || lower.contains("edition")
            || lower.contains("appended")
            || lower.starts_with("copyright"))
}

const LABELS: [&str; 33] = [
    "BYLINE",
    "SECTION",
    "LENGTH",
    "DATELINE",
    "LOAD-DATE",
    "LANGUAGE",
    "GRAPHIC",
    "PUBLICATION-TYPE",
    "HEADLINE",
    "TITLE",
    "SUBJECT",
    "COPYRIGHT",
    "CORRECTION",
    "CORRECTION-DATE",
    "JOURNAL-CODE",
    "DOCUMENT-TYPE",
    "TYPE",
    "SERIES",
    "HIGHLIGHT",
    "CITY",
    "STATE",
    "COUNTRY",
    "PERSON",
    "COMPANY",
    "ORGANIZATION",
    "GEOGRAPHIC",
    "URL",
    "NAME",
    "INDUSTRY",
    "TICKER",
    "NOTES",
    "DISTRIBUTION",
    "ACC-NO",
];
/// Labels that nothing but a database writes.
const TELLING: [&str; 4] = ["LENGTH", "LOAD-DATE", "PUBLICATION-TYPE", "SECTION"];
const MIN_LABELS: usize = 3;
const MAX_HEAD: usize = 8;
const MAX_LABEL_BYTES: usize = 20;
const MAX_OUTLET_WORDS: usize = 6;
const MAX_COPY_WORDS: usize = 8;
