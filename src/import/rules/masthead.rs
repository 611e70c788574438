//! The outlet's own lines at the head and the foot of an article.

use crate::import::draft::Draft;
use crate::import::metadata::parse_date;
use crate::import::prose::{ends_sentence, word_count};
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
            let label = LABELS.into_iter().find(|known| *known == label)?;
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
    let stated = &mut draft.stated;
    let value = Some(value).filter(|value| !value.is_empty());
    match label {
        "title" | "headline" => {
            stated.title = stated.title.take().or(value);
            RemovalReason::Headline
        }
        "author" | "byline" | "by" => {
            stated.author = stated.author.take().or(value);
            RemovalReason::Byline
        }
        "date" | "published" => {
            stated.published = stated.published.or(value.and_then(|value| parse_date(&value)));
            RemovalReason::Byline
        }
        "url" | "link" | "address" => {
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
    let plain = before.trim_matches(is_separator_or_space);
    let rest = after.trim_matches(is_separator_or_space);
    let name = if LABELS.contains(&plain.to_lowercase().as_str()) { "" } else { plain };
    let is_name = rest.is_empty() && word_count(name) <= MAX_NAME_WORDS && !ends_sentence(name) && set_off;
    let capital = name.chars().next().is_none_or(|first| !first.is_lowercase());
    (is_name && capital).then(|| Masthead {
        outlet: Some(name.to_owned()).filter(|name| !name.is_empty()),
        address: Some(address.to_owned()),
    })
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

const LABELS: [&str; 13] = [
    "title",
    "headline",
    "author",
    "byline",
    "by",
    "date",
    "published",
    "url",
    "link",
    "address",
    "source",
    "outlet",
    "publication",
];
/// How many lines at the head may be mastheads.
const HEAD: usize = 4;
/// How many lines at the foot may be.
const FOOT: usize = 2;
const LABELLED_HEAD: usize = 10;
const MAX_NAME_WORDS: usize = 6;
