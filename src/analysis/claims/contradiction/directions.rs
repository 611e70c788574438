//! The points of the compass in a sentence.

use std::collections::BTreeSet;

use crate::analysis::claims::Term;
use crate::never::OrNever;

/// The points of the compass, by the beginnings of the words for them.
const COMPASS: &[&str] = &["north", "south", "east", "west"];

/// The directions that a sentence names, each as the set of the points of the compass in it: "north-east", "northeast
/// of" and "north-eastern" are one.
pub(super) fn directions(text: &str, terms: &[Term], words: &[String]) -> BTreeSet<u8> {
    let mut found = BTreeSet::new();
    let mut last: Option<(usize, u8)> = None;
    for (term, word) in terms.iter().zip(words) {
        // "South Africa", "the West": a name is no direction.
        let is_name = text.get(term.start..).is_some_and(|word| word.starts_with(char::is_uppercase));
        let points = if is_name { 0 } else { points(word) };
        if points != 0 {
            let joined = last.filter(|(end, _)| text.get(*end..term.start) == Some("-"));
            let whole = joined.map_or(0, |(_, before)| before) | points;
            if let Some((_, before)) = joined {
                found.remove(&before);
            }
            found.insert(whole);
            last = Some((term.end, whole));
        } else {
            last = None;
        }
    }
    found
}

/// The points of the compass in a word, a bit each; 0 if it is no direction.
fn points(word: &str) -> u8 {
    let mut rest = word;
    let mut points = 0;
    while let Some((bit, name)) = COMPASS.iter().enumerate().find(|(_, name)| rest.starts_with(**name)) {
        points |= 1 << bit;
        rest = rest.get(name.len()..).or_never("the name that the word begins with");
    }
    let is_ending = matches!(rest, "" | "ern" | "erly" | "ward" | "wards" | "bound");
    if is_ending { points } else { 0 }
}
