//! Runs of capitalised words: where they begin and end, and what of them is a title and what a name.

use std::ops::Range;

use super::finder::Finder;
use super::head::{is_point, takes_point};
use super::words::{is_abbreviation, is_courtesy, is_occupation, is_office};
use crate::analysis::units::{Classes, Shape, Unit, UnitKind};

/// A run of capitalised words, cut into what describes and what names.
pub(super) struct Run {
    /// All of it, with a possessive in front ("Afghanistan's Foreign Minister Amir Khan Muttaqi").
    pub(super) role: Range<usize>,
    pub(super) name: Range<usize>,
    pub(super) titled: bool,
}

impl Finder<'_> {
    /// The run of capitalised words that begins at `at`, if it names something.
    pub(super) fn run(&self, at: usize) -> Option<Run> {
        let mut end = at;
        while let Some(unit) = self.unit(end) {
            let previous = end.checked_sub(1).filter(|_| end > at).and_then(|previous| self.unit(previous));
            // "Det. Brandon Price": a full stop that a title takes ends no sentence.
            let after_title = previous.is_some_and(is_point)
                && end
                    .checked_sub(2)
                    .and_then(|at| self.unit(at))
                    .is_some_and(|unit| is_abbreviation(unit) && is_office(unit) || is_courtesy(unit));
            let begins = end > at && unit.begins_sentence && (unit.begins_paragraph || !after_title);
            if begins && !previous.is_some_and(|previous| previous.shape == Shape::Mark) {
                break;
            }
            let next_capital =
                self.unit(end + 1).is_some_and(|next| next.is_capitalised() && !next.begins_paragraph);
            let joins = match unit.kind {
                UnitKind::Word if unit.is_capitalised() => !begins,
                UnitKind::Word => {
                    end > at
                        && next_capital
                        && (unit.classes.any(Classes::PARTICLE)
                            || unit.classes.any(Classes::OF)
                                && previous.is_some_and(|previous| {
                                    previous.classes.any(Classes::GROUP)
                                        || previous.is_capitalised() && is_office(previous)
                                }))
                }
                UnitKind::Mark => {
                    end > at
                        && next_capital
                        && is_point(unit)
                        && previous.is_some_and(takes_point)
                        && previous.is_some_and(|previous| previous.span.end == unit.span.start)
                        && !self
                            .unit(end + 1)
                            .is_some_and(|next| next.begins_sentence && !next.is_capitalised())
                }
                UnitKind::Quoted(_) => false,
            };
            if !joins {
                break;
            }
            end += 1;
            if unit.shape == Shape::Possessive {
                break;
            }
        }
        let mut start = at;
        while start < end
            && self.unit(start).is_some_and(|unit| self.is_no_name(unit))
            && !self.leads_to_title(start)
            && !self.is_first_name(start, end)
        {
            start += 1;
        }
        while start < end
            && self
                .unit(end - 1)
                .is_some_and(|unit| unit.classes.any(Classes::TIME) && unit.shape != Shape::Upper)
        {
            end -= 1;
        }
        (start < end).then(|| self.cut(start..end))?
    }

    /// "Foreign Minister …" at the beginning of a sentence: the first word is part of the title.
    pub(super) fn leads_to_title(&self, at: usize) -> bool {
        self.unit(at).is_some_and(|unit| unit.classes.any(Classes::PREMODIFIER))
            && self.unit(at + 1).is_some_and(|next| {
                let noun = [Classes::TITLE, Classes::PERSON, Classes::GROUP, Classes::PREMODIFIER];
                next.is_capitalised() && noun.iter().any(|&class| next.classes.any(class))
            })
    }

    /// "said Per Lund", "… said April Jones.": inside a sentence a preposition has a capital only where it is somebody's
    /// first name; a month or a day is one right behind a quotation, or between a verb of saying and a mark.
    fn is_first_name(&self, at: usize, end: usize) -> bool {
        let (Some(unit), Some(next)) = (self.unit(at), self.unit(at + 1).filter(|_| at + 2 == end)) else {
            return false;
        };
        let is_inside = unit.shape == Shape::Capital && !unit.begins_sentence;
        let before = at.checked_sub(1).and_then(|before| self.unit(before));
        let behind_quotation = before.is_some_and(Unit::is_quoted);
        let closed = self.unit(end).is_none_or(|after| after.kind == UnitKind::Mark || after.begins_sentence);
        let said_by = closed && before.is_some_and(|verb| verb.classes.any(Classes::REPORTING));
        let is_named = unit.classes.any(Classes::PREP)
            || unit.classes.any(Classes::TIME) && (behind_quotation || said_by);
        let kinds = [Classes::TITLE, Classes::GROUP];
        is_inside
            && is_named
            && next.is_capitalised()
            && !self.is_no_name(next)
            && !kinds.iter().any(|&class| next.classes.any(class))
    }

    /// Whether a capitalised word is no part of a name: a function word, or a day.
    pub(super) fn is_no_name(&self, unit: &Unit) -> bool {
        let function = [
            Classes::DET,
            Classes::PREP,
            Classes::SUBJECT,
            Classes::OBJECT,
            Classes::POSSESSIVE,
            Classes::RELATIVE,
            Classes::AND,
            Classes::BECAUSE,
            Classes::ADVERB,
            Classes::TO,
            Classes::IF,
            Classes::AS,
            Classes::HOW,
            Classes::NOT,
            Classes::BE,
            Classes::HAVE,
            Classes::DO,
            Classes::TIME,
            Classes::NUMBER,
            Classes::ACCORDING,
        ];
        if function.iter().any(|&class| unit.classes.any(class)) {
            return unit.shape != Shape::Upper || unit.begins_sentence || unit.classes.any(Classes::SUBJECT);
        }
        // A first word that is a common one and nowhere else a name.
        unit.begins_sentence
            && unit.shape == Shape::Capital
            && !self.capitals.contains_key(&unit.word)
            && (unit.classes.any(Classes::REPORTING)
                || unit.classes.any(Classes::PREMODIFIER)
                || unit.classes.any(Classes::MODAL))
    }

    /// Cuts a run into title and name; `None` if it is a title only.
    pub(super) fn cut(&self, run: Range<usize>) -> Option<Run> {
        let is_title = |at: &usize| {
            self.unit(*at).is_some_and(|unit| {
                unit.classes.any(Classes::TITLE)
                    || unit.classes.any(Classes::PERSON)
                    || at + 1 < run.end && is_office(unit)
                    // "Neighbour Dan Frost said": a common noun at the beginning of a sentence.
                    || at + 1 < run.end
                        && unit.begins_sentence
                        && is_occupation(unit)
                        && !self.capitals.contains_key(&unit.word)
            })
        };
        let mut role = run.start..run.start;
        if let Some(title) = run.clone().rev().find(is_title) {
            let mut after = title + 1;
            if self.unit(after).is_some_and(|unit| unit.kind == UnitKind::Mark) {
                after += 1;
            }
            // "Secretary of State John Kerry"
            if self.unit(after).is_some_and(|unit| unit.classes.any(Classes::OF)) {
                after += 1;
                while after < run.end
                    && self.unit(after).is_some_and(|unit| {
                        unit.classes.any(Classes::OFFICE) || unit.classes.any(Classes::GROUP)
                    })
                {
                    after += 1;
                }
            }
            let named_before = self
                .unit(run.start)
                .is_some_and(|unit| unit.classes.any(Classes::MALE) || unit.classes.any(Classes::FEMALE));
            let in_group = |at: usize| {
                self.unit(at).is_some_and(|unit| unit.classes.any(Classes::GROUP) && unit.is_capitalised())
            };
            let group = run.clone().any(in_group);
            // "Police Commissioner Jane Frost" holds a group's name in the title only.
            let person_after = self
                .unit(after)
                .is_some_and(|unit| unit.classes.any(Classes::MALE) || unit.classes.any(Classes::FEMALE))
                && after + 2 <= run.end
                && !(after..run.end).any(in_group);
            if after < run.end && !(group && title > run.start && !person_after) {
                role = run.start..after;
            } else if after >= run.end && !(named_before && run.len() > 1) && !group {
                return None;
            }
        }
        let titled = role.end > role.start;
        // "Afghanistan's Foreign Minister …": the possessive belongs to the role.
        let mut from = role.start;
        if titled
            && let Some(before) = role.start.checked_sub(1).and_then(|at| self.unit(at))
            && before.shape == Shape::Possessive
            && !self.unit(role.start).is_some_and(|unit| unit.begins_sentence)
        {
            from -= 1;
        }
        Some(Run { role: from..role.end, name: role.end.max(run.start)..run.end, titled })
    }
}
