//! The frames that give a quotation its speaker whatever the verb: “…” asked Holm, “…” Holm sighed.

use std::ops::Range;

use super::attribute::{Piece, Pieces};
use super::repair::merge;
use crate::analysis::units::{Classes, Shape, Unit, UnitKind, hash};

/// How many words a name has at most.
const NAME: usize = 5;

/// Binds a quotation to the name that its own sentence puts right behind it with a verb.
pub(super) fn bind_frames(units: &[Unit], pieces: &mut Pieces) {
    let mut found = Vec::new();
    for content in &pieces.contents {
        let first = content.units.clone().find(|&at| units.get(at).is_some_and(Unit::is_quoted));
        // What is cut off behind the quotation may be the frame itself; words before it make it another clause.
        let Some(quoted) = first.filter(|&at| at == content.units.start) else { continue };
        if let Some(frame) = frame(units, quoted) {
            found.push((quoted, frame));
        }
    }
    for (quoted, Frame { name, verb }) in found {
        for content in &mut pieces.contents {
            if content.units.start == quoted {
                content.units.end = quoted + 1;
            }
        }
        let apart = |piece: &Piece, part: &Range<usize>| {
            piece.units.end <= part.start || piece.units.start >= part.end
        };
        pieces.contents.retain(|piece| apart(piece, &name));
        pieces.cues.retain(|piece| apart(piece, &name));
        // The tagger's own source may hold more of the description.
        let known =
            pieces.sources.iter().any(|piece| piece.units.contains(&name.start) && apart(piece, &verb));
        if !known {
            pieces.sources.retain(|piece| apart(piece, &name) && apart(piece, &verb));
            merge(&mut pieces.sources, vec![name.clone()]);
        }
        merge(&mut pieces.cues, vec![verb]);
        pieces.fixed_links.retain(|&(start, _)| start != quoted);
        pieces.fixed_links.push((quoted, name.start));
    }
    pieces.fixed_links.sort_unstable();
}

struct Frame {
    name: Range<usize>,
    verb: Range<usize>,
}

/// The frame behind the quotation at `quoted`: a verb and a name, or a name, a verb and the sentence's end.
fn frame(units: &[Unit], quoted: usize) -> Option<Frame> {
    // A phrase in quotation marks is part of its sentence's grammar.
    let mark = units.get(quoted)?.shape;
    if matches!(mark, Shape::Phrase | Shape::Open) {
        return None;
    }
    let next = quoted + 1;
    if is_verb(units, next) {
        let name = name(units, next + 1)?;
        let closed =
            units.get(name.end).is_none_or(|unit| unit.begins_sentence || unit.kind == UnitKind::Mark);
        return closed.then_some(Frame { name, verb: next..next + 1 });
    }
    let name = name(units, next)?;
    let verb = name.end;
    let adverb = units.get(verb + 1).is_some_and(|unit| unit.endings[0] == hash(*b"yl"));
    let end = verb + 1 + usize::from(adverb);
    let closed = units.get(end).is_none_or(|unit| unit.begins_paragraph || unit.kind == UnitKind::Mark);
    (is_verb(units, verb) && closed).then_some(Frame { name, verb: verb..verb + 1 })
}

/// Whether a word can be a verb: a small one that is none of the closed classes.
fn is_verb(units: &[Unit], at: usize) -> bool {
    let closed = [
        Classes::DET,
        Classes::PREP,
        Classes::TO,
        Classes::THAT,
        Classes::IF,
        Classes::AND,
        Classes::AS,
        Classes::OF,
        Classes::BY,
        Classes::BE,
        Classes::HAVE,
        Classes::MODAL,
        Classes::NOT,
        Classes::SUBJECT,
        Classes::OBJECT,
        Classes::POSSESSIVE,
        Classes::RELATIVE,
        Classes::ADVERB,
        Classes::NUMBER,
        Classes::BECAUSE,
        Classes::HOW,
        Classes::ACCORDING,
        Classes::PERSON,
        Classes::TITLE,
    ];
    units.get(at).is_some_and(|unit| {
        unit.kind == UnitKind::Word
            && unit.shape == Shape::Lower
            && !unit.begins_paragraph
            && !closed.iter().any(|&class| unit.classes.any(class))
    })
}

/// The name that begins at `at`: capitalised words, with the particles and the initials' full stops between them.
fn name(units: &[Unit], at: usize) -> Option<Range<usize>> {
    let capital = |at: usize| {
        units.get(at).is_some_and(|unit| {
            unit.kind == UnitKind::Word
                && unit.is_capitalised()
                && !unit.begins_paragraph
                && !unit.classes.any(Classes::SUBJECT)
                && !unit.classes.any(Classes::DET)
                && !unit.classes.any(Classes::TIME)
        })
    };
    if !capital(at) || units.get(at)?.shape == Shape::Possessive {
        return None;
    }
    let mut end = at + 1;
    while end - at < NAME && units.get(end).is_some_and(|unit| !unit.begins_sentence) {
        let joint =
            units.get(end).is_some_and(|unit| unit.classes.any(Classes::PARTICLE)) && capital(end + 1);
        if !capital(end) && !joint {
            break;
        }
        end += 1;
    }
    // A possessive is somebody else's ("said Holm's brother").
    let inside = units.get(at..end)?;
    (!inside.iter().any(|unit| unit.shape == Shape::Possessive)).then_some(at..end)
}
