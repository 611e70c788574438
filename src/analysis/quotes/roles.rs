//! What quotation marks mean around words that nobody is said to have said.

use crate::analysis::units::Quotation;
use crate::model::{Span, StretchRole};
use crate::never::OrNever;
use crate::text::is_quotation_mark;

/// Words before a quotation that announce the title of a work.
const WORKS: &[&str] = &[
    "album",
    "anthem",
    "article",
    "ballad",
    "blog",
    "book",
    "called",
    "column",
    "comedy",
    "documentary",
    "drama",
    "editorial",
    "entitled",
    "episode",
    "essay",
    "exhibition",
    "film",
    "hit",
    "magazine",
    "memoir",
    "movie",
    "musical",
    "newsletter",
    "newspaper",
    "novel",
    "on",
    "opera",
    "paper",
    "play",
    "podcast",
    "poem",
    "programme",
    "program",
    "report",
    "series",
    "show",
    "single",
    "song",
    "special",
    "titled",
    "tv",
    "video",
];

/// The role of a quotation that no attribution covers.
pub(crate) fn unattributed(text: &str, quotation: &Quotation) -> StretchRole {
    let words: Vec<&str> =
        quotation.inner.of(text).or_never("a span of this text").split_whitespace().take(16).collect();
    let before = text.get(..quotation.outer.start).or_never("a span of this text");
    // No announcing word is longer than this.
    let mut tail = before.len().saturating_sub(24);
    while !before.is_char_boundary(tail) {
        tail += 1;
    }
    let before = before.get(tail..).or_never("a boundary between characters").to_lowercase();
    let announced =
        before.split_whitespace().next_back().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
    let small = |word: &str| word.chars().count() <= 3;
    let capitals =
        words.iter().filter(|word| word.starts_with(|c: char| c.is_uppercase() || c.is_numeric())).count();
    let titled =
        words.iter().all(|word| small(word) || word.starts_with(|c: char| !c.is_lowercase())) && capitals > 0;
    let sentence = words.last().is_some_and(|word| word.ends_with(['.', '!', '?']));
    let announced = announced.is_some_and(|word| WORKS.contains(&word) || NAMED_WORKS.contains(&word));
    match words.len() {
        2..=12 if titled && capitals >= 2 => StretchRole::Title,
        1..=12 if titled && announced => StretchRole::Title,
        1..=5 if !sentence => StretchRole::Scare,
        _ => StretchRole::Unknown,
    }
}

/// Nouns for works that people write or play, and that say nothing themselves: a report or a newspaper may.
const NAMED_WORKS: &[&str] = &[
    "album", "albums", "ballad", "film", "films", "memoir", "movie", "movies", "musical", "novel", "novels",
    "opera", "poem", "poems", "song", "songs",
];

/// Whether the quotation at `content` follows a noun for a work at once and is written like a title.
pub(crate) fn is_announced_work(text: &str, content: Span) -> bool {
    let before = text.get(..content.start).or_never("a span of this text");
    let Some(marked) = before.strip_suffix(is_quotation_mark) else { return false };
    let noun = marked.trim_end().rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let words = content.of(text).or_never("a span of this text");
    let titled = words.split_whitespace().take(13).all(|word| {
        word.chars().count() <= 3 || word.starts_with(|c: char| c.is_uppercase() || c.is_numeric())
    });
    let short = words.split_whitespace().nth(8).is_none() && words.starts_with(|c: char| c.is_uppercase());
    marked.ends_with(' ') && NAMED_WORKS.contains(&noun) && titled && short
}

/// Whether some words are written like a title: in capitals, small words aside, and no sentence.
pub(crate) fn is_title(words: &str) -> bool {
    let small = |word: &str| word.chars().count() <= 3;
    let capital = |word: &str| word.starts_with(|c: char| c.is_uppercase() || c.is_numeric());
    let mut capitals = 0;
    let mut count = 0;
    for word in words.split_whitespace().take(13) {
        if !capital(word) && !small(word) {
            return false;
        }
        capitals += usize::from(capital(word));
        count += 1;
    }
    (1..=12).contains(&count) && capitals >= 2 && !words.ends_with(['.', '!', '?', ','])
}
