//! Paragraphs that stand more than once.

use std::collections::BTreeMap;

use crate::import::draft::{Draft, Piece};
use crate::import::prose::ends_sentence;
use crate::model::RemovalReason;

/// Takes out every paragraph that stands word for word earlier, as one of its own or glued to the end of another.
///
/// Short paragraphs ("Yes.") may be said twice and stay, unless their neighbours are repeated with them.
pub(crate) fn repeated_paragraphs(draft: &mut Draft) {
    unglue(draft);
    let kept = draft.kept();
    let mut first: BTreeMap<&str, usize> = BTreeMap::new();
    let texts: Vec<&Piece> = kept.iter().filter_map(|&at| draft.piece(at)).collect();
    let originals: Vec<Option<usize>> = texts
        .iter()
        .enumerate()
        .map(|(position, piece)| {
            let original = *first.entry(piece.text()).or_insert(position);
            (original < position).then_some(original)
        })
        .collect();
    let is_long = |position: usize| texts.get(position).is_some_and(|piece| is_long(piece));
    let mut repeated: Vec<bool> = originals
        .iter()
        .enumerate()
        .map(|(position, original)| original.is_some() && is_long(position))
        .collect();
    // A short paragraph goes with a repeated neighbour if the two stood together the first time, too.
    let together = |here: usize, there: usize| {
        let originals = (originals.get(here).copied().flatten(), originals.get(there).copied().flatten());
        matches!(originals, (Some(one), Some(two)) if one.abs_diff(two) == 1)
    };
    for position in 1..repeated.len() {
        if repeated.get(position - 1) == Some(&true) && together(position - 1, position) {
            mark(&mut repeated, position);
        }
    }
    for position in (1..repeated.len()).rev() {
        if repeated.get(position) == Some(&true) && together(position - 1, position) {
            mark(&mut repeated, position - 1);
        }
    }
    let found: Vec<usize> =
        kept.iter().zip(&repeated).filter(|(_, repeated)| **repeated).map(|(&at, _)| at).collect();
    for at in found {
        draft.remove(at, RemovalReason::RepeatedParagraph);
    }
}

fn mark(flags: &mut [bool], at: usize) {
    if let Some(flag) = flags.get_mut(at) {
        *flag = true;
    }
}

fn is_long(piece: &Piece) -> bool {
    piece.form.words >= MIN_WORDS || piece.text().chars().take(MIN_CHARACTERS).count() >= MIN_CHARACTERS
}

/// Takes paragraphs off the end of others where a lost line break glued a repetition there.
fn unglue(draft: &mut Draft) {
    // Earlier paragraphs by how they begin, so that looking one up costs the same however many there are.
    let mut earlier: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for at in draft.kept() {
        let Some(piece) = draft.pieces.get_mut(at) else { continue };
        let (rest, tails) = without_tails(piece.text(), &earlier);
        if !tails.is_empty() {
            let rest = rest.to_owned();
            piece.tails.splice(0..0, tails);
            piece.shorten_to(rest);
        }
        if is_long(piece) {
            let known = earlier.entry(opening(piece.text())).or_default();
            if known.len() < MAX_SAME_OPENING && known.iter().all(|text| text != piece.text()) {
                known.push(piece.text().to_owned());
            }
        }
    }
}

/// `text` without the earlier paragraphs, or a second copy of itself, at its end; and those.
fn without_tails<'a>(text: &'a str, earlier: &BTreeMap<String, Vec<String>>) -> (&'a str, Vec<String>) {
    let mut rest = text;
    let mut tails = Vec::new();
    let mut boundaries = sentence_ends(text);
    while let Some(boundary) = boundaries.pop() {
        let (Some(before), Some(tail)) = (text.get(..boundary), rest.get(boundary..)) else { continue };
        let tail = tail.trim();
        let known = earlier.get(&opening(tail)).is_some_and(|known| known.iter().any(|text| text == tail));
        let doubled =
            before.len().abs_diff(tail.len()) <= 1 && before.trim() == tail && tail.len() >= MIN_CHARACTERS;
        if (known || doubled) && !tail.is_empty() {
            tails.insert(0, tail.to_owned());
            rest = before.trim_end();
        }
    }
    (rest, tails)
}

/// The places after the sentences of `text`, its end left out.
fn sentence_ends(text: &str) -> Vec<usize> {
    let mut ends = Vec::new();
    let mut at = 0;
    let mut ended = false;
    for character in text.chars() {
        let closes = matches!(character, '"' | '”' | '’' | '»' | ')' | ']' | '“' | '\'');
        if ended && !closes {
            ends.push(at);
            ended = false;
        }
        ended = (ended && closes) || ends_sentence(character.encode_utf8(&mut [0; 4]));
        at += character.len_utf8();
    }
    ends
}

fn opening(text: &str) -> String {
    text.chars().take(OPENING).collect()
}

/// Shorter paragraphs may be said twice on purpose.
const MIN_WORDS: usize = 12;
const MIN_CHARACTERS: usize = 60;
const OPENING: usize = 48;
/// Paragraphs that begin alike; more of them are a form letter, not an article.
const MAX_SAME_OPENING: usize = 16;
