//! Paragraphs that stand more than once.

use std::collections::BTreeMap;

use crate::import::draft::{Draft, Piece};
use crate::import::prose::ends_sentence;
use crate::model::RemovalReason;
use crate::never::OrNever;

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
    let mut earlier = Known::default();
    for at in draft.kept() {
        let Some(piece) = draft.pieces.get_mut(at) else { continue };
        if let Some((own, tails)) = split_repetitions(piece.text(), &earlier) {
            piece.tails.splice(0..0, tails);
            piece.shorten_to(own);
        }
        if is_long(piece) && piece.form.is_closed {
            earlier.learn(piece.text());
        }
    }
}

/// Paragraphs by how they begin, so that looking one up costs the same however many there are.
#[derive(Default)]
struct Known(BTreeMap<String, Vec<String>>);

impl Known {
    fn learn(&mut self, text: &str) {
        let alike = self.0.entry(opening(text)).or_default();
        if alike.len() < MAX_SAME_OPENING && alike.iter().all(|known| known != text) {
            alike.push(text.to_owned());
        }
    }

    /// The longest paragraph that stands at the start of `text`.
    fn at_start_of(&self, text: &str) -> Option<&str> {
        let alike = self.0.get(&opening(text))?;
        alike
            .iter()
            .filter(|known| text.starts_with(known.as_str()))
            .max_by_key(|known| known.len())
            .map(String::as_str)
    }
}

/// Splits `text` into its own words and the repetitions of whole paragraphs, or of those words, that follow to its
/// end; `None` if what follows is not all repetition.
fn split_repetitions(text: &str, earlier: &Known) -> Option<(String, Vec<String>)> {
    let mut failed_until = 0;
    let mut looks_left = MAX_LOOKS;
    for boundary in sentence_ends(text) {
        let own = text.get(..boundary)?.trim_end();
        let rest = text.get(boundary..)?.trim_start();
        // What failed from an earlier place fails from every place it came by.
        let is_open = boundary >= failed_until && earlier.at_start_of(rest).is_some();
        let is_worth_a_look = !is_open && looks_left > 0 && starts_alike(own, rest);
        looks_left -= usize::from(is_worth_a_look);
        let is_doubled = is_worth_a_look && is_repeated(text, own.len(), text.len() - rest.len());
        if !is_open && !is_doubled {
            continue;
        }
        let (tails, left) = repetitions(rest, own, earlier);
        if left.is_empty() {
            return Some((own.to_owned(), tails));
        }
        failed_until = text.len() - left.len();
    }
    None
}

/// Whether `rest` may be a repetition of `own`: a quick look before the long one.
fn starts_alike(own: &str, rest: &str) -> bool {
    own.len() >= MIN_CHARACTERS
        && rest.len() >= own.len()
        && rest.as_bytes().get(..MIN_CHARACTERS) == own.as_bytes().get(..MIN_CHARACTERS)
}

/// Whether `text` is nothing but its first `length` bytes again and again, each time `period` bytes later.
fn is_repeated(text: &str, length: usize, period: usize) -> bool {
    let is_whole = (text.len() + period - length).is_multiple_of(period);
    is_whole && text.get(period..) == text.get(..text.len() - period)
}

/// The repetitions at the start of `text`, one after the other, and what is left after them.
fn repetitions<'a>(text: &'a str, own: &str, earlier: &Known) -> (Vec<String>, &'a str) {
    let mut found = Vec::new();
    let mut left = text;
    while !left.is_empty() {
        let own = Some(own).filter(|own| own.len() >= MIN_CHARACTERS && left.starts_with(own));
        let Some(known) = earlier.at_start_of(left).or(own) else { break };
        found.push(known.to_owned());
        left = left.get(known.len()..).or_never("the beginning that was just found").trim_start();
    }
    (found, left)
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
/// How often words are compared with a whole paragraph that begins like them, so that the time stays linear.
const MAX_LOOKS: usize = 8;
/// Paragraphs that begin alike; more of them are a form letter, not an article.
const MAX_SAME_OPENING: usize = 16;
