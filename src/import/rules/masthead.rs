//! The outlet's own lines at the head and the foot of an article.

use crate::import::authors::read_authors;
use crate::import::date_line::{DateLine, Order, read_date_line};
use crate::import::draft::Draft;
use crate::import::prose::{ends_sentence, word_count};
use crate::import::words::{LINK_LABELS, OUTLETS, after_phrase};
use crate::model::RemovalReason;

/// Lines such as `- Outlet - https://outlet.example -`, an address alone, or a name between dashes.
pub(crate) fn mastheads(draft: &mut Draft) {
    let kept = draft.kept();
    for (position, &at) in kept.iter().enumerate() {
        if position >= HEAD && position + FOOT < kept.len() {
            continue;
        }
        let Some(masthead) = draft.piece(at).and_then(|piece| {
            piece.short_lower()?;
            read_masthead(piece.text(), position < HEAD)
        }) else {
            continue;
        };
        draft.remove(at, RemovalReason::Masthead);
        let stated = &mut draft.stated;
        stated.outlet = stated.outlet.take().or(masthead.outlet);
        stated.address = stated.address.take().or(masthead.address);
    }
}

/// Lines such as `Source: …` and `Date: …`, as programs that save articles write them: two or more at the head.
pub(crate) fn labelled_lines(draft: &mut Draft) {
    let labelled: Vec<(usize, &'static str, String)> = draft
        .kept()
        .into_iter()
        .take(LABELLED_HEAD)
        .map_while(|at| {
            let piece = draft.piece(at)?;
            let (label, value) = piece.text().split_once(':')?;
            let label = label.trim().to_lowercase();
            let label = STATED.iter().copied().find(|known| *known == label)?;
            Some((at, label, value.trim().to_owned()))
        })
        .collect();
    if labelled.len() < 2 {
        return;
    }
    for (at, label, value) in labelled {
        let reason = state(draft, label, value);
        draft.remove(at, reason);
    }
}

/// Puts a labelled value where it belongs, unless something stands there already.
fn state(draft: &mut Draft, label: &str, value: String) -> RemovalReason {
    let value = Some(value).filter(|value| !value.is_empty());
    let is_address = value.as_deref().is_some_and(|value| address_in(value).is_some());
    let stated = &mut draft.stated;
    match label {
        "title" | "headline" | "titre" | "titel" | "título" | "заголовок" => {
            stated.title = stated.title.take().or(value);
            RemovalReason::Headline
        }
        "author" | "authors" | "byline" | "by" | "auteur" | "autor" | "автор" => {
            let people = value.and_then(|value| match read_authors(&value) {
                Some(authors) => authors.people,
                None => Some(value),
            });
            stated.author = stated.author.take().or(people);
            RemovalReason::Byline
        }
        "date" | "published" | "publication date" | "date published" | "fecha" | "datum" | "дата" => {
            let order = if label.starts_with(['f', 'д']) || label == "datum" {
                Order::DayFirst
            } else {
                Order::Unknown
            };
            match value.and_then(|value| read_date_line(&value, order)) {
                Some(DateLine::Date(date)) => stated.published = stated.published.or(Some(date)),
                Some(DateLine::Unclear) => draft.other_dates.is_published_unclear = true,
                Some(DateLine::Time) | None => {}
            }
            RemovalReason::Byline
        }
        "updated" => {
            let date = value.and_then(|value| crate::import::date_line::parse_date(&value));
            draft.other_dates.updated = draft.other_dates.updated.or(date);
            RemovalReason::Byline
        }
        "url" | "link" | "address" => {
            stated.address = stated.address.take().or(value);
            RemovalReason::Masthead
        }
        _ if is_address => {
            stated.address = stated.address.take().or(value);
            RemovalReason::Masthead
        }
        _ => {
            stated.outlet = stated.outlet.take().or(value);
            RemovalReason::Masthead
        }
    }
}

struct Masthead {
    outlet: Option<String>,
    address: Option<String>,
}

fn read_masthead(text: &str, at_head: bool) -> Option<Masthead> {
    let mut addresses = text.split_whitespace().filter_map(address_in);
    let Some((address, _)) = addresses.next() else {
        return if at_head { name_between_dashes(text) } else { None };
    };
    if addresses.next().is_some() {
        return None;
    }
    let (before, after) = text.split_once(address)?;
    // "Visit https://…" is an invitation; a name is set off from its address.
    let set_off = before.trim().is_empty() || before.trim_end().ends_with(is_separator);
    let name = before.trim_matches(is_separator_or_space);
    let rest = after.trim_matches(is_separator_or_space);
    let stands_alone =
        rest.is_empty() && word_count(name) <= MAX_NAME_WORDS && !ends_sentence(name) && set_off;
    let capital = name.chars().next().is_none_or(|first| !first.is_lowercase());
    if !(stands_alone && capital) {
        return None;
    }
    let lower = name.to_lowercase();
    // "URL: https://…" says that it is the article's own; a bare link may lead anywhere.
    let is_own =
        ["url", "source", "link", "permalink", "address", "original article"].contains(&lower.as_str());
    let is_outlet = !name.is_empty() && is_outlet_at(name, before, address, at_head);
    Some(Masthead {
        outlet: is_outlet.then(|| name.to_owned()),
        address: ((is_outlet || is_own) && !is_file(address)).then(|| address.to_owned()),
    })
}

/// Whether the words before an address are the name of who publishes there: the address has one of them or is made of
/// their first letters, or they are those of a paper; at the head any name between dashes is.
fn is_outlet_at(name: &str, before: &str, address: &str, at_head: bool) -> bool {
    let lower = name.to_lowercase();
    if LINK_LABELS.iter().any(|label| after_phrase(&lower, label).is_some()) || is_file(address) {
        return false;
    }
    let host = host_of(address).to_lowercase();
    let words: Vec<&str> =
        lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let in_host = words.iter().any(|word| word.chars().count() >= MIN_HOST_WORD && host.contains(word));
    let initials: String = words.iter().filter_map(|word| word.chars().next()).collect();
    let is_made_of_initials = words.len() >= 2 && host.split('.').any(|label| label == initials);
    let is_paper = words.iter().any(|word| OUTLETS.contains(word));
    let between_dashes =
        at_head && !before.trim_end().ends_with(':') && before.trim_start().starts_with(is_separator);
    // "Donate: https://league.example/donate" stands on the league's own host, and names what is there.
    let is_heading_of_link = before.trim_end().ends_with(':') && !is_paper;
    !is_heading_of_link && (in_host || is_made_of_initials || is_paper || between_dashes)
}

fn host_of(address: &str) -> &str {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    rest.split(['/', '?', '#']).next().unwrap_or_default()
}

/// Whether an address is that of a picture or a document, or one that only leads on.
fn is_file(address: &str) -> bool {
    const ENDS: [&str; 10] =
        [".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg", ".pdf", ".mp4", ".mp3", ".zip"];
    const SHORT: [&str; 9] = [
        "t.co",
        "bit.ly",
        "ow.ly",
        "goo.gl",
        "tinyurl.com",
        "pic.twitter.com",
        "twitter.com",
        "x.com",
        "youtu.be",
    ];
    let lower = address.to_lowercase();
    let path = lower.split(['?', '#']).next().unwrap_or_default();
    ENDS.iter().any(|end| path.ends_with(end)) || SHORT.contains(&host_of(&lower))
}

/// The address in a word, without the marks around it, and whatever else the word holds.
fn address_in(word: &str) -> Option<(&str, &str)> {
    let bare = word.trim_matches(|character: char| "()[]<>,;|\"“”".contains(character)).trim_end_matches('.');
    let is_address = ["http://", "https://", "www."]
        .iter()
        .any(|start| bare.strip_prefix(start).is_some_and(|rest| rest.contains('.')));
    is_address.then_some((bare, word))
}

/// `— The Outlet —`.
fn name_between_dashes(text: &str) -> Option<Masthead> {
    let dash = text.chars().next().filter(|first| matches!(first, '-' | '–' | '—' | '|'))?;
    let name = text.strip_prefix(dash)?.strip_suffix(dash)?;
    let set_off = name.starts_with(' ') && name.ends_with(' ');
    let name = name.trim();
    let is_name = set_off && (1..=MAX_NAME_WORDS).contains(&word_count(name)) && !ends_sentence(name);
    (is_name && !name.contains(['-', '–', '—', '|']))
        .then(|| Masthead { outlet: Some(name.to_owned()), address: None })
}

fn is_separator(character: char) -> bool {
    matches!(
        character,
        '-' | '–' | '—' | '|' | '·' | '•' | ':' | '(' | ')' | '[' | ']' | '<' | '>' | ',' | '/'
    )
}

fn is_separator_or_space(character: char) -> bool {
    is_separator(character) || character.is_whitespace()
}

/// The labels of lines that programs write above an article.
const STATED: [&str; 30] = [
    "title",
    "headline",
    "titre",
    "titel",
    "título",
    "заголовок",
    "author",
    "authors",
    "byline",
    "by",
    "auteur",
    "autor",
    "автор",
    "date",
    "published",
    "publication date",
    "date published",
    "fecha",
    "datum",
    "дата",
    "updated",
    "url",
    "link",
    "address",
    "source",
    "outlet",
    "publication",
    "publisher",
    "newspaper",
    "источник",
];
const MIN_HOST_WORD: usize = 4;
/// How many lines at the head may be mastheads.
const HEAD: usize = 4;
/// How many lines at the foot may be.
const FOOT: usize = 2;
const LABELLED_HEAD: usize = 10;
const MAX_NAME_WORDS: usize = 6;
