//! Pages that have no article to show: an error, a question about cookies, a form to sign in.

use crate::import::prose::{ends_sentence, word_count};
use crate::import::words::{ERRORS, PAGE_TALK, WALLS, after_any};

/// What the page is, if every sentence on it speaks to whoever looks at it, in the words of such pages.
///
/// An article about such pages has sentences about somebody else.
pub(super) fn empty_page(text: &str) -> Option<&'static str> {
    if text.len() > MAX_BYTES {
        return None;
    }
    let lower = text.to_lowercase();
    let (errors, walls) = (phrases_in(&lower, &ERRORS), phrases_in(&lower, &WALLS));
    if errors == 0 && walls < MIN_WALLS {
        return None;
    }
    let pieces: Vec<&str> = lower.lines().flat_map(|line| line.split_inclusive(['.', '!', '?'])).collect();
    let (mut talk, mut other) = (0_usize, 0_usize);
    for piece in pieces.iter().map(|piece| piece.trim()) {
        let (words, is_closed) = (word_count(piece), ends_sentence(piece));
        if is_page_talk(piece) {
            talk += words;
        } else if is_closed && words >= MIN_WORDS || words > MAX_HEADLINE_WORDS {
            other += words;
        }
    }
    if other * SHARE_OF_TALK > talk {
        return None;
    }
    Some(if errors > 0 {
        "an error page without an article; open the article's page again and paste its text"
    } else {
        "a page that asks for consent or a sign-in and shows no article; open the article in full and paste its text"
    })
}

/// How many of the phrases stand in `text`.
fn phrases_in(text: &str, phrases: &[&str]) -> usize {
    phrases.iter().filter(|phrase| text.contains(**phrase)).count()
}

/// Whether a sentence speaks to the reader of a page or of the page, and tells nothing that somebody said.
fn is_page_talk(sentence: &str) -> bool {
    let is_told = |word: &str| matches!(word, "said" | "says" | "told");
    let mut has_talk = phrases_in(sentence, &ERRORS) + phrases_in(sentence, &WALLS) > 0;
    for (at, word) in words(sentence) {
        if is_told(word) {
            return false;
        }
        has_talk = has_talk || after_any(sentence.get(at..).unwrap_or_default(), &PAGE_TALK).is_some();
    }
    has_talk
}

/// The words with their places.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    text.split(|character: char| !character.is_alphanumeric()).filter_map(move |word| {
        let start = at;
        at += word.len();
        at += text.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        (!word.is_empty()).then_some((start, word))
    })
}

/// Longer pages have something to show.
const MAX_BYTES: usize = 3_000;
/// A page of consent says more than one of its phrases.
const MIN_WALLS: usize = 2;
/// Shorter pieces say nothing of anybody.
const MIN_WORDS: usize = 4;
/// Longer lines are sentences without their full stop.
const MAX_HEADLINE_WORDS: usize = 14;
/// One word in so many may be of something else.
const SHARE_OF_TALK: usize = 4;
