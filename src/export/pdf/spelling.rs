//! What each glyph of a run says.
//!
//! A reader of the file takes each glyph's own text, in the order in which it stands or in which it is written.
//! So every character of a run is given to a glyph, and where there are more characters than glyphs, to a glyph
//! without ink.
//! Only where that cannot be exact does a piece of the run say its text as a whole (`ActualText`).

use std::ops::Range;

use super::clusters::{self, Cluster};
use super::faces::{CARRIED, Face, UNITS_PER_EM};
use crate::never::OrNever;
use crate::page::GlyphRun;

/// The gap between two letters, in em, from which some readers see a space that is not there.
/// Poppler takes a tenth of an em for one; others are known to take less.
const LOOSE_EM: f32 = 0.05;

/// How far apart, in pt, glyphs stand that only carry text: enough to keep their order.
const CARRIER_STEP_PT: f32 = 0.02;

/// Consecutive glyphs of a run, in the order in which they are written.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Piece {
    pub(super) letters: Vec<Letter>,
    /// What the piece says, where its glyphs alone would say something else.
    pub(super) actual_text: Option<String>,
}

/// A glyph in its place, in the page's coordinates, and what it says.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Letter {
    /// The number in the whole face; [`clusters::NOTDEF`] for a character that the face does not have.
    pub(super) glyph: u16,
    pub(super) x_pt: f32,
    pub(super) y_pt: f32,
    pub(super) advance_pt: f32,
    /// What it says; never empty.
    pub(super) text: String,
}

/// Cuts a run into as few pieces as say its text exactly.
///
/// Glyphs are written from left to right in either direction: readers that reorder by place do not mind, and those
/// that reorder what they read (Chrome) expect it so.
pub(super) fn pieces(run: &GlyphRun, face: &Face<'_>) -> Vec<Piece> {
    if run.text.is_empty() {
        // The rest of a word that another run says as a whole.
        let letters = (0..run.glyphs.len()).filter_map(|index| letter(run, index, CARRIED.to_owned()));
        return vec![Piece { letters: letters.collect(), actual_text: Some(String::new()) }];
    }
    let clusters = clusters::clusters(run);
    let mut pieces = Vec::new();
    match &clusters {
        Some(clusters) if !run.right_to_left && !is_loose(run, face, clusters) => {
            for cluster in clusters {
                push_left_to_right(&mut pieces, run, face, cluster);
            }
        }
        Some(clusters) if run.right_to_left => {
            for cluster in clusters {
                push_right_to_left(&mut pieces, run, face, cluster);
            }
            pieces.reverse();
            pieces
                .iter_mut()
                .filter(|piece| piece.actual_text.is_none())
                .for_each(|piece| piece.letters.reverse());
        }
        clusters => {
            // In the order of the glyphs, each cluster spelt out for readers that do not know `ActualText`.
            let whole = [Cluster { glyphs: 0..run.glyphs.len(), text: 0..run.text.len() }];
            let clusters = clusters.as_deref().unwrap_or(&whole);
            let letters = clusters.iter().flat_map(|cluster| {
                let text = run.text.get(cluster.text.clone()).or_never("a cluster of this run");
                spell(run, cluster.glyphs.clone().collect(), text).0
            });
            pieces.push(Piece { letters: letters.collect(), actual_text: Some(run.text.clone()) });
        }
    }
    pieces
}

/// Adds a cluster whose glyphs say a character each and the last the rest; a ligature so says all its letters.
///
/// A mark over a letter has no width, so that some readers see a space between it and the next letter.
/// The letter and its marks are therefore a piece that is written from the letter's left edge to its right one.
fn push_left_to_right(pieces: &mut Vec<Piece>, run: &GlyphRun, face: &Face<'_>, cluster: &Cluster) {
    let text = run.text.get(cluster.text.clone()).or_never("a cluster of this run");
    let (mut letters, is_exact) = spell(run, cluster.glyphs.clone().collect(), text);
    let [first, _, ..] = letters.as_slice() else {
        push(pieces, letters, (!is_exact).then_some(text));
        return;
    };
    let edge = face.carrier.map(|glyph| Letter { glyph, text: CARRIED.to_owned(), ..first.clone() });
    letters.reverse();
    letters.splice(0..0, edge);
    push(pieces, letters, Some(text));
}

/// Adds a cluster so that no glyph and no piece says more than one character: readers that reorder by place (poppler)
/// would turn "lam, alef" round.
///
/// Characters without a glyph are said by glyphs without ink, each a hair to the left of the cluster.
/// So is a vowel mark, which would else be taken for earlier than its letter where it stands right of its edge.
fn push_right_to_left(pieces: &mut Vec<Piece>, run: &GlyphRun, face: &Face<'_>, cluster: &Cluster) {
    let text = run.text.get(cluster.text.clone()).or_never("a cluster of this run");
    let glyphs: Vec<usize> = cluster.glyphs.clone().rev().collect();
    let Some(carrier) = face.carrier.filter(|_| glyphs.len() <= text.chars().count()) else {
        let (letters, is_exact) = spell(run, glyphs, text);
        push(pieces, letters, (!is_exact).then_some(text));
        return;
    };
    let letters: Vec<Letter> =
        glyphs.into_iter().filter_map(|index| letter(run, index, String::new())).collect();
    let Some(left) = letters.iter().min_by(|a, b| a.x_pt.total_cmp(&b.x_pt)).cloned() else { return };
    let mut carrier = Letter { glyph: carrier, advance_pt: 0.0, ..left };
    let mut letters = letters.into_iter();
    for (index, character) in text.chars().enumerate() {
        let text = character.to_string();
        carrier.x_pt -= CARRIER_STEP_PT;
        match letters.next().map(|letter| Letter { text: text.clone(), ..letter }) {
            Some(letter) if index == 0 && letter.glyph != clusters::NOTDEF => {
                push(pieces, vec![letter], None);
            }
            Some(letter) if index == 0 => push(pieces, vec![letter], Some(&text)),
            Some(mark) => {
                push(pieces, vec![Letter { text: CARRIED.to_owned(), ..carrier.clone() }, mark], Some(&text));
            }
            None => push(pieces, vec![Letter { text, ..carrier.clone() }], None),
        }
        if separates_numbers(character) {
            carrier.x_pt -= CARRIER_STEP_PT;
            push(pieces, vec![Letter { text: RIGHT_TO_LEFT_MARK.to_owned(), ..carrier.clone() }], None);
        }
    }
}

/// Said after a separator, so that a reader goes on from right to left.
const RIGHT_TO_LEFT_MARK: &str = "\u{200F}";

/// Whether a character is one of those that stand between or beside the digits of a number (the classes CS, ES and ET
/// of Unicode Standard Annex 9).
///
/// Poppler takes each for the beginning of a number, wherever it stands, and turns it and all up to the next letter
/// round: a full stop and the number of a source after it, say.
fn separates_numbers(character: char) -> bool {
    matches!(
        character,
        '#'..='%' | '+'..='/' | ':' | '\u{A0}' | '\u{A2}'..='\u{A5}' | '\u{B0}' | '\u{B1}' | '\u{609}' | '\u{60A}'
            | '\u{60C}' | '\u{66A}' | '\u{202F}'..='\u{2034}' | '\u{2044}' | '\u{20A0}'..='\u{20CF}' | '\u{2212}'
    )
}

/// Gives each glyph a character of `text` in reading order, and the last one what remains.
/// Tells whether the glyphs then say the text: not if there are too many, or one that is not there.
fn spell(run: &GlyphRun, glyphs: Vec<usize>, text: &str) -> (Vec<Letter>, bool) {
    let count = glyphs.len();
    let mut characters = text.chars();
    let mut is_exact = true;
    let letters = glyphs.into_iter().enumerate().filter_map(|(place, index)| {
        let share = if place + 1 == count { usize::MAX } else { 1 };
        let mut says: String = characters.by_ref().take(share).collect();
        if says.is_empty() {
            // Said by another glyph already; but a valid file says something of each.
            is_exact = false;
            CARRIED.clone_into(&mut says);
        }
        let letter = letter(run, index, says)?;
        is_exact &= letter.glyph != clusters::NOTDEF;
        Some(letter)
    });
    let letters: Vec<Letter> = letters.collect();
    (letters, is_exact)
}

/// Adds glyphs to the last piece if they can be read together with it, else as a piece of their own.
fn push(pieces: &mut Vec<Piece>, letters: Vec<Letter>, actual_text: Option<&str>) {
    if let (Some(Piece { letters: open, actual_text: None }), None) = (pieces.last_mut(), actual_text) {
        open.extend(letters);
    } else {
        pieces.push(Piece { letters, actual_text: actual_text.map(str::to_owned) });
    }
}

fn letter(run: &GlyphRun, index: usize, text: String) -> Option<Letter> {
    let glyph = run.glyphs.get(index)?;
    Some(Letter {
        glyph: glyph.id,
        x_pt: run.origin.x_pt + glyph.x_pt,
        y_pt: run.origin.y_pt + glyph.y_pt,
        advance_pt: glyph.advance_pt,
        text,
    })
}

/// Whether letters of a word stand so far apart that a reader may take the gaps for spaces.
fn is_loose(run: &GlyphRun, face: &Face<'_>, clusters: &[Cluster]) -> bool {
    let has_space = |cluster: &Cluster| {
        let text: Option<&str> = run.text.get::<Range<usize>>(cluster.text.clone());
        text.is_some_and(|text| text.chars().any(char::is_whitespace))
    };
    let edges = |cluster: &Cluster| {
        let glyphs = run.glyphs.get(cluster.glyphs.clone()).or_never("a cluster of this run");
        let left = glyphs.iter().map(|glyph| glyph.x_pt).min_by(f32::total_cmp)?;
        let width_pt = |id| f32::from(face.width(id)) * run.size_pt / UNITS_PER_EM;
        let right = glyphs.iter().map(|glyph| glyph.x_pt + width_pt(glyph.id)).max_by(f32::total_cmp)?;
        Some((left, right))
    };
    clusters.array_windows().any(|[before, after]| {
        let gap_pt = edges(before).zip(edges(after)).map_or(0.0, |((_, end), (start, _))| start - end);
        gap_pt > LOOSE_EM * run.size_pt && !has_space(before) && !has_space(after)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fonts::Library;
    use crate::page::{Color, FaceName, Glyph, Point};

    const LATIN: &str = "IBMPlexSerif-Regular";
    const ARABIC: &str = "IBMPlexSansArabic";

    /// What the pieces of a run say: each glyph's text, and behind a colon what the piece says as a whole.
    /// The run has glyphs of a face given by number, place and text.
    fn said(face: &str, text: &str, right_to_left: bool, glyphs: &[(u16, f32, Range<usize>)]) -> Vec<String> {
        let glyphs = glyphs.iter().map(|(id, x_pt, text)| Glyph {
            id: *id,
            x_pt: *x_pt,
            y_pt: 0.0,
            advance_pt: 5.0,
            text: text.clone(),
        });
        let run = GlyphRun {
            face: FaceName(face.into()),
            size_pt: 10.0,
            color: Color { red: 0, green: 0, blue: 0 },
            origin: Point::default(),
            text: text.to_owned(),
            glyphs: glyphs.collect(),
            right_to_left,
            language: None,
        };
        let face = Face::open(Library::bundled().face(face).unwrap().data(), &[(0, &run)]).unwrap();
        let pieces = pieces(&run, &face).into_iter().map(|piece| {
            let letters: Vec<&str> = piece.letters.iter().map(|letter| letter.text.as_str()).collect();
            format!(
                "{}{}",
                letters.join("|"),
                piece.actual_text.map(|text| format!(":{text}")).unwrap_or_default()
            )
        });
        pieces.collect()
    }

    #[test]
    fn a_ligature_and_a_letter_with_a_soft_hyphen_say_what_they_stand_for() {
        assert_eq!(said(LATIN, "fig\u{AD}", false, &[(70, 0.0, 0..2), (71, 5.0, 2..3)]), ["fi|g\u{AD}"]);
    }

    #[test]
    fn letters_far_apart_say_their_run_as_a_whole() {
        assert_eq!(
            said(LATIN, "KEY", false, &[(70, 0.0, 0..1), (71, 9.0, 1..2), (72, 18.0, 2..3)]),
            ["K|E|Y:KEY"]
        );
    }

    #[test]
    fn a_letter_and_its_mark_are_written_from_edge_to_edge() {
        let glyphs = [(70, 0.0, 0..3), (71, 2.0, 0..3), (72, 5.0, 3..4)];
        assert_eq!(said(LATIN, "e\u{301}t", false, &glyphs), ["\u{200C}|\u{301}|e:e\u{301}", "t"]);
    }

    #[test]
    fn right_to_left_characters_are_written_from_the_left_and_said_one_by_one() {
        // The second glyph is a ligature of lam and alef; the non-joiner has none.
        let text = "سلا\u{200C}";
        let glyphs = [(71, 0.0, 2..6), (70, 5.0, 0..2)];
        assert_eq!(said(ARABIC, text, true, &glyphs), ["\u{200C}|ا|ل|س"]);
    }

    #[test]
    fn a_missing_character_is_said_by_its_piece() {
        assert_eq!(
            said(LATIN, "a☃b", false, &[(70, 0.0, 0..1), (0, 5.0, 1..4), (71, 10.0, 4..5)]),
            ["a", "☃:☃", "b"]
        );
    }

    #[test]
    fn glyphs_out_of_order_say_their_run_as_a_whole() {
        let pieces = said(LATIN, "ab", false, &[(70, 0.0, 1..2), (71, 5.0, 0..1)]);
        assert_eq!(pieces, ["a|b:ab"]);
    }
}
