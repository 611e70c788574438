//! The words that describe a named person: a title before the name, an apposition after or before it.

use std::ops::Range;

use super::finder::Finder;
use super::head::{is_point, takes_point};
use super::runs::Run;
use super::words::{is_courtesy, is_office};
use crate::analysis::units::{Classes, Shape, Unit, UnitKind, hash};
use crate::model::Span;

impl Finder<'_> {
    /// The words that describe a named person: a title before, an apposition after or before.
    pub(super) fn role(&self, run: &Run) -> Option<Span> {
        let place = |range: Range<usize>| {
            let inside = self.units.get(range)?;
            Some(Span::new(inside.first()?.span.start, inside.last()?.span.end))
        };
        if let Some(after) = self.apposition_after(run.name.end) {
            return place(after);
        }
        if run.titled {
            let bare = run.role.len() <= 2 && self.unit(run.role.start).is_some_and(is_courtesy);
            if !bare {
                return place(trim_marks(self.units, run.role.clone()));
            }
            return None;
        }
        self.words_before(run.name.start).or_else(|| self.apposition_before(run.name.start)).and_then(place)
    }

    /// "…, Russia's ambassador to Afghanistan, who …"
    pub(super) fn apposition_after(&self, at: usize) -> Option<Range<usize>> {
        let comma = self.unit(at)?;
        if comma.shape != Shape::Mark || comma.word != hash(*b",") {
            return None;
        }
        let start = if self.unit(at + 1).is_some_and(|unit| unit.classes.any(Classes::DET)) {
            at + 2
        } else {
            at + 1
        };
        let mut noun = false;
        let mut end = start;
        for next in start..start + 14 {
            let Some(unit) = self.unit(next) else { break };
            if unit.kind != UnitKind::Word || unit.begins_sentence {
                break;
            }
            let verbal = unit.classes.any(Classes::REPORTING)
                && !unit.classes.any(Classes::PREMODIFIER)
                && !unit.classes.any(Classes::PERSON)
                && !unit.classes.any(Classes::DOCUMENT)
                && !unit.classes.any(Classes::GROUP);
            if unit.classes.any(Classes::RELATIVE)
                || unit.classes.any(Classes::BE)
                || unit.classes.any(Classes::HAVE)
                || unit.classes.any(Classes::MODAL)
                || verbal
            {
                break;
            }
            if !noun
                && (unit.classes.any(Classes::PREP)
                    || unit.classes.any(Classes::SUBJECT)
                    || unit.classes.any(Classes::AND))
            {
                return None;
            }
            // "…, met Minister Eva Lund" is a clause: a title right before a name is that person's.
            let held = unit.is_capitalised()
                && self.unit(next + 1).is_some_and(|after| after.is_capitalised() && !is_office(after));
            noun |= unit.classes.any(Classes::PERSON) && !unit.is_capitalised()
                || unit.classes.any(Classes::TITLE) && next > start && !held;
            end = next + 1;
        }
        // "Clinton, Trump and a spokesman" lists people; a role begins with its noun or words that lead to one.
        let closed = self.unit(end).is_none_or(|unit| {
            unit.kind == UnitKind::Mark
                || unit.classes.any(Classes::RELATIVE)
                || unit.classes.any(Classes::REPORTING)
        });
        (noun && closed && end > start).then_some(start..end)
    }

    /// "campaign manager Robby Mook", "former MP Fawzia Koofi"
    pub(super) fn words_before(&self, name: usize) -> Option<Range<usize>> {
        let last = name.checked_sub(1)?;
        let unit = self.unit(last)?;
        if !unit.classes.any(Classes::PERSON)
            || unit.is_capitalised() && !unit.begins_sentence
            || unit.begins_paragraph && name == 0
        {
            return None;
        }
        let mut start = self.noun_phrase_start(last);
        // "Chair of judges Simon Ade"
        let of = start
            .checked_sub(1)
            .filter(|&of| self.unit(of).is_some_and(|unit| unit.classes.any(Classes::OF)));
        if let Some(office) = of.and_then(|of| of.checked_sub(1))
            && self.unit(office).is_some_and(is_office)
        {
            start = self.noun_phrase_start(office);
        }
        Some(start..name)
    }

    /// "A former MP in Kabul, Fawzia Koofi, …"
    pub(super) fn apposition_before(&self, name: usize) -> Option<Range<usize>> {
        let comma = name.checked_sub(1)?;
        let unit = self.unit(comma)?;
        if unit.word != hash(*b",") || unit.shape != Shape::Mark || self.unit(name)?.begins_sentence {
            return None;
        }
        let floor = comma.saturating_sub(10);
        let mut noun = None;
        for at in (floor..comma).rev() {
            let unit = self.unit(at)?;
            let stops = unit.kind != UnitKind::Word
                || unit.classes.any(Classes::BE)
                || unit.classes.any(Classes::SUBJECT)
                || unit.classes.any(Classes::RELATIVE)
                || unit.classes.any(Classes::SAY) && !unit.classes.any(Classes::PERSON);
            if stops {
                break;
            }
            if unit.classes.any(Classes::PERSON) {
                noun = Some(at);
                // The noun nearest the sentence's beginning heads the phrase, as long as only prepositions follow.
            }
            if unit.begins_sentence {
                break;
            }
        }
        let noun = noun?;
        let linked = noun + 1 == comma
            || self
                .unit(noun + 1)
                .is_some_and(|unit| unit.classes.any(Classes::PREP) || unit.classes.any(Classes::TO));
        linked.then(|| self.noun_phrase_start(noun)..comma)
    }

    /// Where the noun phrase that ends with the noun at `at` begins, without its article.
    pub(super) fn noun_phrase_start(&self, at: usize) -> usize {
        let mut start = at;
        while let Some(before) = start.checked_sub(1) {
            let Some(unit) = self.unit(before) else { break };
            if self.unit(start).is_some_and(|unit| unit.begins_sentence) || unit.kind != UnitKind::Word {
                break;
            }
            // "Tennessee Bureau of Investigation spokesman"
            let within = before.checked_sub(1).and_then(|at| self.unit(at)).is_some_and(|group| {
                unit.classes.any(Classes::OF)
                    && group.is_capitalised()
                    && group.classes.any(Classes::GROUP)
                    && self.unit(start).is_some_and(Unit::is_capitalised)
            });
            let modifies = within
                || unit.classes.any(Classes::PREMODIFIER)
                || unit.classes.any(Classes::PERSON)
                || unit.classes.any(Classes::GROUP)
                || unit.is_capitalised() && !self.is_no_name(unit);
            if !modifies || unit.classes.any(Classes::DET) {
                break;
            }
            start = before;
        }
        start
    }
}

/// A role without marks at its end, but for the full stop of an abbreviation ("Maryland Gov.").
fn trim_marks(units: &[Unit], mut range: Range<usize>) -> Range<usize> {
    while let Some(last) = range.end.checked_sub(1).filter(|&last| last > range.start) {
        let abbreviated =
            || units.get(last).is_some_and(is_point) && units.get(last - 1).is_some_and(takes_point);
        if units.get(last).is_none_or(|unit| unit.kind != UnitKind::Mark) || abbreviated() {
            break;
        }
        range.end = last;
    }
    range
}
