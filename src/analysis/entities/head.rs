//! The parts of a source: what names, what describes, and their words.

use std::ops::Range;

use super::words::{follows_noun, is_abbreviation, is_field, is_office, names_thing};
use crate::analysis::units::{Classes, Shape, Unit, UnitKind, hash};
use crate::model::Span;

/// The words of a run of units, without a possessive ending.
pub(super) fn words(text: &str, units: &[Unit], range: &Range<usize>) -> Option<String> {
    let inside = units.get(range.clone())?;
    let words = Span::new(inside.first()?.span.start, inside.last()?.span.end).of(text)?;
    let words = words.strip_suffix("'s").or_else(|| words.strip_suffix("’s")).unwrap_or(words);
    let words: Vec<&str> = words.split_whitespace().collect();
    (!words.is_empty()).then(|| words.join(" "))
}

/// A run of units without the determiner that it begins with.
pub(super) fn without_article(units: &[Unit], range: &Range<usize>) -> Range<usize> {
    let article = units.get(range.start).is_some_and(|unit| unit.classes.any(Classes::DET));
    if article && range.len() > 1 { range.start + 1..range.end } else { range.clone() }
}

/// The part of a source that names: up to the first mark or relative word, and, unless it begins there, preposition.
///
/// "To" is one: what an aide to the governor says, the governor has not said.
pub(crate) fn head(units: &[Unit], source: &Range<usize>) -> Range<usize> {
    let cut = |at: &usize| {
        *at > source.start
            && units.get(*at).is_some_and(|unit| {
                let point = unit.shape == Shape::Mark
                    && !(is_point(unit) && units.get(at - 1).is_some_and(takes_point));
                let preposition = |unit: &Unit| {
                    !unit.is_capitalised()
                        && (unit.classes.any(Classes::PREP) || unit.classes.any(Classes::TO))
                };
                let small = !unit.is_capitalised()
                    && (unit.classes.any(Classes::RELATIVE) || unit.classes.any(Classes::AND))
                    || preposition(unit) && !holds_together(units, *at, source.end)
                    || follows_noun(unit) && units.get(at + 1).is_some_and(preposition);
                point || small || unit.is_quoted()
            })
    };
    let mut end = (source.start..source.end).find(cut).unwrap_or(source.end);
    while end > source.start + 1 && ends_in_adverb(units, end) {
        end -= 1;
    }
    source.start..end
}

/// "Holm earlier", "her sister Ada wearily": how and when somebody spoke is no part of the name. A noun in -ly ("the
/// family") has no name before it.
fn ends_in_adverb(units: &[Unit], end: usize) -> bool {
    let [before, last] = units.get(end.saturating_sub(2)..end).unwrap_or_default() else { return false };
    let time = [&b"later"[..], b"earlier", b"then", b"also", b"again", b"afterwards"];
    let time = time.iter().any(|word| last.word == hash(word.iter().copied()));
    last.shape == Shape::Lower && (time || last.endings[0] == hash(*b"yl") && before.is_capitalised())
}

/// "Pakistan and the UAE": all of it, where the head is only the first of several names.
pub(super) fn several(units: &[Unit], source: &Range<usize>, head: &Range<usize>) -> Option<Range<usize>> {
    let joined =
        units.get(head.end).is_some_and(|unit| unit.classes.any(Classes::AND)) && head.end + 1 < source.end;
    joined.then(|| {
        let cut = |at: &usize| {
            units.get(*at).is_some_and(|unit| {
                unit.shape == Shape::Mark && !(is_point(unit) && units.get(at - 1).is_some_and(takes_point))
            })
        };
        source.start..(head.end..source.end).find(cut).unwrap_or(source.end)
    })
}

/// Whether the "of" at `at` is part of a name: "Tennessee Bureau of Investigation", "Secretary of State George Hale".
fn holds_together(units: &[Unit], at: usize, end: usize) -> bool {
    let of = units.get(at).is_some_and(|unit| unit.classes.any(Classes::OF));
    let Some(before) = at.checked_sub(1).and_then(|at| units.get(at)).filter(|_| of) else { return false };
    if before.is_capitalised() && before.classes.any(Classes::GROUP) {
        return units.get(at + 1).is_some_and(|unit| unit.is_capitalised() && at + 1 < end);
    }
    before.is_capitalised() && is_office(before) && after_office(units, at + 1).is_some_and(|name| name < end)
}

/// Where the name begins after the field of an office at `at`: "… of State George Hale", "… of judges Simon Ade".
///
/// What follows must look like somebody's full name: the chairman of House Intelligence Committee is no committee.
pub(super) fn after_office(units: &[Unit], at: usize) -> Option<usize> {
    let field = |unit: &&Unit| {
        unit.kind == UnitKind::Word
            && (unit.classes.any(Classes::OFFICE) || unit.classes.any(Classes::GROUP) || is_field(unit))
    };
    let inside = units.get(at..)?.iter().take(4).take_while(field).count();
    let name = at + inside;
    let rest = units.get(name..)?.iter().take(6);
    let words: Vec<&Unit> = rest.take_while(|unit| unit.is_capitalised() && !unit.begins_sentence).collect();
    let full =
        words.len() >= 2 && !words.iter().any(|unit| unit.classes.any(Classes::GROUP) || names_thing(unit));
    (inside > 0 && full).then_some(name)
}

/// Whether a full stop after this word belongs to it ("Mr.", "J.").
pub(super) fn takes_point(unit: &Unit) -> bool {
    is_abbreviation(unit) || unit.shape == Shape::Initial
}

/// Whether it is a full stop: after the label of a transcript ("Q:") another mark stands.
pub(super) fn is_point(unit: &Unit) -> bool {
    unit.shape == Shape::Mark && unit.word == hash(*b".")
}

pub(super) fn is_pronoun(unit: &Unit) -> bool {
    !unit.is_quoted()
        && [Classes::SUBJECT, Classes::OBJECT, Classes::POSSESSIVE, Classes::RELATIVE, Classes::THAT]
            .iter()
            .any(|&class| unit.classes.any(class))
}
