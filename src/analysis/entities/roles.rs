//! The words that describe a named person: a title before the name, an apposition after or before it, a predicate.
//!
//! A role is a noun phrase with the noun of an office, a trade or a kinship as its head and what modifies it. Where that
//! is not certain there is none: another person's office is worse than none.

use std::ops::Range;

use super::finder::Finder;
use super::head::{is_point, takes_point};
use super::role::Role;
use super::runs::Run;
use super::words::{
    is_bare_relation, is_courtesy, is_occupation, is_office, is_participial, is_plain_verb, is_rank,
    is_several,
};
use crate::analysis::units::{Classes, Shape, Unit, UnitKind, hash};
use crate::model::Span;

/// How many words an apposition has at most.
const LONGEST: usize = 28;

impl Finder<'_> {
    /// The words that describe a named person: an apposition after the name, a title before, an apposition before, or
    /// what they are said to be.
    pub(super) fn role(&self, run: &Run) -> Option<Role> {
        let party = self.party(run.name.end);
        let at = party.as_ref().map_or(run.name.end, |party| party.end + 1);
        let found = self
            .title_before(run)
            .filter(|title| title.len() > 1 || party.is_some())
            .or_else(|| self.apposition_after(at))
            .or_else(|| self.title_before(run))
            .or_else(|| self.apposition_before(run.role.start.min(run.name.start)))
            .or_else(|| self.predicate(at))?;
        let found = self.trimmed_role(found)?;
        Some(Role { span: self.place(&found)?, party: party.and_then(|party| self.place(&party)) })
    }

    fn place(&self, range: &Range<usize>) -> Option<Span> {
        let inside = self.units.get(range.clone())?;
        Some(Span::new(inside.first()?.span.start, inside.last()?.span.end))
    }

    /// "Maryland Gov.", "campaign manager", "Junta head Capt": the noun phrase right before the name.
    fn title_before(&self, run: &Run) -> Option<Range<usize>> {
        if !run.titled {
            return self.words_before(run.name.start);
        }
        let title = trim_marks(self.units, run.role.clone());
        let first = self.unit(title.start)?;
        // "Chair of judges" is the office of one.
        let is_of_a_field = self.units.get(title.clone())?.iter().any(|unit| unit.classes.any(Classes::OF));
        let last = title.end.checked_sub(1).and_then(|last| self.unit(last));
        if !is_of_a_field && last.is_some_and(is_several) {
            return None;
        }
        let bare = title.len() <= 2 && (is_courtesy(first) || is_rank(first));
        if bare && let Some(before) = self.words_before(title.start) {
            return Some(before);
        }
        if is_courtesy(first) && title.len() <= 2 {
            return None;
        }
        // "Toronto homicide Det.": a noun in small letters belongs to the title where a name leads to it.
        let start = self.phrase_start(title.start);
        let led = self.unit(start).is_some_and(|unit| unit.is_capitalised() || is_premodifier(unit));
        Some(if led { start..title.end } else { title })
    }

    /// "(D-N.Y.)", "(R-Texas)" after a name: what stands between the brackets.
    fn party(&self, at: usize) -> Option<Range<usize>> {
        let open = self.unit(at).filter(|unit| unit.shape == Shape::Mark && unit.word == hash(*b"("))?;
        let start = at + 1;
        let first = self.unit(start)?;
        let short = first.span.end.saturating_sub(first.span.start) <= 10;
        if open.span.end != first.span.start || !short || !first.is_capitalised() {
            return None;
        }
        let close = (start..start + 4).find(|&at| {
            self.unit(at).is_some_and(|unit| unit.shape == Shape::Mark && unit.word == hash(*b")"))
        })?;
        Some(start..close)
    }

    /// "…, Russia's ambassador to Afghanistan, who …"
    pub(super) fn apposition_after(&self, at: usize) -> Option<Range<usize>> {
        if !self.is_comma(at) {
            return None;
        }
        let mut start = at + 1;
        // "Holm, 45, a teacher"
        if self.unit(start).is_some_and(|unit| unit.shape == Shape::Number) && self.is_comma(start + 1) {
            start += 2;
        }
        let mut article = false;
        if let Some(unit) = self.unit(start).filter(|unit| {
            unit.classes.any(Classes::DET) || unit.classes.any(Classes::POSSESSIVE) && !unit.is_capitalised()
        }) {
            article = unit.word == hash(*b"a") || unit.word == hash(*b"an");
            start += 1;
        }
        let end = self.phrase_end(start);
        let head = self.head_of(start, end, article)?;
        // "Clinton, Trump and a spokesman" lists people; a role begins with its noun or words that lead to one.
        let closed = self.unit(end).is_none_or(|unit| {
            unit.kind != UnitKind::Word
                || unit.begins_sentence
                || unit.classes.any(Classes::RELATIVE)
                || unit.classes.any(Classes::REPORTING)
                || is_finite(unit)
        });
        (closed && end > head).then_some(start..end)
    }

    /// Where a noun phrase that begins at `start` ends, its prepositional phrases included.
    fn phrase_end(&self, start: usize) -> usize {
        let mut end = start;
        while end < start + LONGEST {
            let Some(unit) = self.unit(end) else { break };
            if unit.begins_sentence && end > start && !self.goes_on_after_point(end) {
                break;
            }
            let inside = match unit.kind {
                UnitKind::Word => {
                    let verbal = unit.classes.any(Classes::REPORTING)
                        && ![Classes::PREMODIFIER, Classes::PERSON, Classes::DOCUMENT, Classes::GROUP]
                            .iter()
                            .any(|&class| unit.classes.any(class))
                        && !unit.is_capitalised()
                        && !self.follows_modifier(end, start);
                    !(unit.classes.any(Classes::RELATIVE) || is_finite(unit) || verbal)
                }
                UnitKind::Mark => end > start && self.mark_inside(end),
                UnitKind::Quoted(_) => false,
            };
            if !inside {
                break;
            }
            end += 1;
        }
        end
    }

    /// "an asset manager of claims and show": a noun that is elsewhere a verb of reporting, after an article or "of".
    fn follows_modifier(&self, at: usize, start: usize) -> bool {
        at > start
            && self.unit(at - 1).is_some_and(|unit| {
                unit.kind == UnitKind::Word
                    && (unit.classes.any(Classes::DET)
                        || unit.classes.any(Classes::OF)
                        || unit.classes.any(Classes::PREP)
                        || unit.classes.any(Classes::POSSESSIVE)
                        || unit.classes.any(Classes::AND))
            })
    }

    /// Whether a mark belongs to the phrase: the point of an abbreviation, "&", a dash between nouns, the apostrophe of
    /// "the docks' chief", the comma in "Global Strategy, Planning and Design" and in "Kells, N.D., lawyer".
    fn mark_inside(&self, at: usize) -> bool {
        let (Some(unit), Some(before)) = (self.unit(at), self.unit(at - 1)) else { return false };
        let Some(after) = self.unit(at + 1).filter(|after| !after.begins_paragraph) else { return false };
        if is_point(unit) {
            return before.span.end == unit.span.start && takes_point(before);
        }
        let is = |word: &[u8]| unit.word == hash(word.iter().copied());
        if is(b"&") || is(b"/") {
            return after.is_capitalised();
        }
        if is(b"'") || is("’".as_bytes()) {
            return before.span.end == unit.span.start && after.kind == UnitKind::Word;
        }
        if is("–".as_bytes()) || is(b"-") {
            return after.kind == UnitKind::Word && (is_occupation(after) || is_premodifier(after));
        }
        if !is(b",") || !before.is_capitalised() && !is_point(before) {
            return false;
        }
        let listed = after.is_capitalised()
            && self.unit(at + 2).is_some_and(|unit| unit.classes.any(Classes::AND))
            && self.unit(at + 3).is_some_and(Unit::is_capitalised)
            && self.is_comma(at + 4);
        let state = after.shape == Shape::Initial && (at + 2..at + 4).any(|at| self.is_comma(at));
        let left_state = before.shape == Shape::Initial || is_point(before);
        listed || state || left_state && after.shape == Shape::Lower && is_occupation(after)
    }

    fn goes_on_after_point(&self, at: usize) -> bool {
        at.checked_sub(2)
            .and_then(|two| Some((self.unit(two)?, self.unit(at - 1)?)))
            .is_some_and(|(word, point)| is_point(point) && takes_point(word))
            && self.unit(at).is_some_and(|unit| !unit.begins_paragraph)
    }

    /// The noun that a phrase is about: the last one before its first preposition.
    fn head_of(&self, start: usize, end: usize, article: bool) -> Option<usize> {
        let first = self.unit(start)?;
        let small = [
            Classes::PREP,
            Classes::SUBJECT,
            Classes::AND,
            Classes::TO,
            Classes::BECAUSE,
            Classes::ACCORDING,
        ];
        if small.iter().any(|&class| first.classes.any(class)) && !is_premodifier(first) {
            return None;
        }
        let cut = |&at: &usize| {
            self.unit(at).is_some_and(|unit| {
                unit.kind == UnitKind::Word
                    && !unit.is_capitalised()
                    && !self.joins_name(at)
                    && [Classes::PREP, Classes::TO, Classes::AND].iter().any(|&class| unit.classes.any(class))
            })
        };
        let stop = (start + 1..end).find(cut).unwrap_or(end);
        let head =
            (start..stop).rev().find(|&at| self.unit(at).is_some_and(|unit| unit.kind == UnitKind::Word))?;
        let unit = self.unit(head)?;
        // "…, met Minister Eva Lund" is a clause: a title right before a name is that person's.
        if (start..head)
            .any(|at| self.unit(at).is_some_and(|unit| is_plain_verb(unit) && !is_premodifier(unit)))
        {
            return None;
        }
        let named = unit.is_capitalised() && !is_office(unit) || unit.shape == Shape::Possessive;
        let time = unit.classes.any(Classes::TIME) || unit.classes.any(Classes::ADVERB);
        let person = is_occupation(unit) && !(unit.is_capitalised() && head > start && !is_office(unit));
        let kind = person || article && !unit.is_capitalised() && is_agent(unit);
        let verb = unit.shape == Shape::Lower && is_participial(unit);
        (kind && !named && !time && !verb && !is_several(unit)).then_some(head)
    }

    /// "University of Kells professor": an "of" inside the name of a body.
    fn joins_name(&self, at: usize) -> bool {
        let around = at.checked_sub(1).and_then(|before| Some((self.unit(before)?, self.unit(at + 1)?)));
        around.is_some_and(|(before, after)| {
            before.is_capitalised() && before.classes.any(Classes::GROUP) && after.is_capitalised()
        }) && self.unit(at).is_some_and(|unit| unit.classes.any(Classes::OF))
    }

    /// The first of two roles that "and" joins, where it names its body, and a role without what is no role after "and"
    /// ("heir and celebrity murder", cut from a suspect).
    fn first_of_two(&self, range: Range<usize>) -> Range<usize> {
        let is = |at: usize, class: Classes| {
            self.unit(at).is_some_and(|unit| !unit.is_capitalised() && unit.classes.any(class))
        };
        let cut = range.clone().skip(1).filter(|&at| is(at, Classes::AND)).find(|&and| {
            let bodied = (range.start..and).any(|at| is(at, Classes::PREP));
            let until = (and + 1..range.end).find(|&at| is(at, Classes::PREP)).unwrap_or(range.end);
            let office = (and + 1..until)
                .any(|at| self.unit(at).is_some_and(|unit| is_occupation(unit) && !unit.is_capitalised()));
            let headed = self.unit(and - 1).is_some_and(|unit| is_occupation(unit) && !unit.is_capitalised());
            bodied && office || headed && !office
        });
        range.start..cut.unwrap_or(range.end)
    }

    /// "campaign manager Robby Mook", "former MP Fawzia Koofi"
    pub(super) fn words_before(&self, name: usize) -> Option<Range<usize>> {
        let last = name.checked_sub(1)?;
        let unit = self.unit(last)?;
        if self.unit(name)?.begins_sentence
            || unit.kind != UnitKind::Word
            || !is_occupation(unit)
            || is_several(unit) && !self.is_field_of_office(last)
            || unit.is_capitalised() && !unit.begins_sentence && !is_office(unit)
        {
            return None;
        }
        let mut start = self.phrase_start(last);
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

    /// "Chair of judges": the office of one, whose field several are.
    fn is_field_of_office(&self, at: usize) -> bool {
        let of =
            at.checked_sub(1).filter(|&of| self.unit(of).is_some_and(|unit| unit.classes.any(Classes::OF)));
        of.and_then(|of| self.unit(of.checked_sub(1)?)).is_some_and(is_office)
    }

    /// Where the words that lead to the noun at `at` begin: like a noun phrase, and common nouns in small letters with it
    /// ("deputy county commissioner", "real estate heir").
    fn phrase_start(&self, at: usize) -> usize {
        let mut start = self.noun_phrase_start(at);
        let mut plain = 0;
        while let Some(before) = start.checked_sub(1) {
            let (Some(unit), Some(first)) = (self.unit(before), self.unit(start)) else { break };
            let possible = unit.kind == UnitKind::Word
                && (unit.shape == Shape::Lower || is_possessive(unit))
                && !first.begins_sentence
                && !is_function(unit)
                && !is_plain_verb(unit)
                && !is_participial(unit)
                && (!unit.classes.any(Classes::REPORTING) || is_premodifier(unit));
            if !possible || plain == 3 {
                break;
            }
            plain += 1;
            start = self.noun_phrase_start(before);
        }
        start
    }

    /// "A former MP in Kabul, Fawzia Koofi, …"
    pub(super) fn apposition_before(&self, name: usize) -> Option<Range<usize>> {
        let comma = name.checked_sub(1)?;
        if !self.is_comma(comma) || self.unit(name)?.begins_sentence {
            return None;
        }
        let floor = comma.saturating_sub(12);
        let mut noun = None;
        let mut begin = floor;
        for at in (floor..comma).rev() {
            let unit = self.unit(at)?;
            let stops = unit.kind != UnitKind::Word
                && !(is_point(unit) && self.unit(at.checked_sub(1)?).is_some_and(takes_point))
                || is_finite(unit)
                || unit.classes.any(Classes::SUBJECT)
                || unit.classes.any(Classes::RELATIVE)
                || unit.classes.any(Classes::AS) && !unit.is_capitalised()
                || unit.classes.any(Classes::SAY) && !unit.classes.any(Classes::PERSON);
            if stops {
                begin = at + 1;
                break;
            }
            if is_occupation(unit) {
                noun = Some(at);
                // The noun nearest the sentence's beginning heads the phrase, as long as only prepositions follow.
            }
            if unit.begins_sentence {
                begin = at;
                break;
            }
        }
        let noun = noun?;
        let linked = noun + 1 == comma
            || self
                .unit(noun + 1)
                .is_some_and(|unit| unit.classes.any(Classes::PREP) || unit.classes.any(Classes::TO));
        let start = self.phrase_start(noun);
        if !linked || is_several(self.unit(noun)?) || self.opens_with_preposition(begin, start) {
            return None;
        }
        // Both commas, or a verb before ("said its chief, Ada Holm.").
        Some(start..comma)
    }

    /// "Unlike the finance minister, Ada Holm said", "In a letter to the president, Rosa Lind said": the phrase that
    /// opens a sentence with a preposition is about somebody else.
    fn opens_with_preposition(&self, begin: usize, start: usize) -> bool {
        let first = self.unit(begin);
        first.is_some_and(|unit| unit.begins_sentence)
            && (begin..start).any(|at| {
                self.unit(at).is_some_and(|unit| {
                    [Classes::PREP, Classes::TO, Classes::AS, Classes::BECAUSE, Classes::ACCORDING]
                        .iter()
                        .any(|&class| unit.classes.any(class))
                })
            })
    }

    /// "Holm is the finance minister of Norrland."
    fn predicate(&self, at: usize) -> Option<Range<usize>> {
        let is = self.unit(at)?.word;
        let was = if is == hash(*b"is") || is == hash(*b"remains") {
            false
        } else if is == hash(*b"was") {
            true
        } else {
            return None;
        };
        let determiner = self.unit(at + 1).filter(|unit| unit.classes.any(Classes::DET))?;
        let start = at + 2;
        let end = self.phrase_end(start);
        let head = self.head_of(start, end, false)?;
        let office = self.unit(head).is_some_and(is_occupation) && !determiner.classes.any(Classes::NOT);
        (office && !was).then_some(start..end)
    }

    /// A role without what only joins at its ends, and none at all where it names no office ("man", "friend").
    fn trimmed_role(&self, mut range: Range<usize>) -> Option<Range<usize>> {
        while let Some(first) = self.unit(range.start).filter(|_| range.start < range.end) {
            if first.kind == UnitKind::Word
                && !(first.classes.any(Classes::DET) || first.shape == Shape::Number)
            {
                break;
            }
            range.start += 1;
        }
        let loose = |unit: &Unit| {
            let joins = [Classes::PREP, Classes::AND, Classes::DET, Classes::TO, Classes::AS];
            unit.kind == UnitKind::Word
                && !unit.is_capitalised()
                && joins.iter().any(|&class| unit.classes.any(class))
        };
        loop {
            range = trim_marks(self.units, range);
            let last = range.end.checked_sub(1).filter(|&last| last >= range.start)?;
            if !self.unit(last).is_some_and(loose) {
                break;
            }
            range.end = last;
        }
        let range = self.first_of_two(range);
        let inside = self.units.get(range.clone())?;
        let modified = inside.len() > 2
            || inside.iter().any(|unit| is_possessive(unit) || unit.classes.any(Classes::OF));
        let empty = inside.iter().all(|unit| {
            !is_possessive(unit)
                && (is_bare_relation(unit)
                    || unit.kind == UnitKind::Mark
                    || is_premodifier(unit) && !is_office(unit))
        });
        let vague = inside.iter().any(is_bare_relation) && !modified || empty;
        (!vague).then_some(range)
    }

    fn is_comma(&self, at: usize) -> bool {
        self.unit(at).is_some_and(|unit| unit.shape == Shape::Mark && unit.word == hash(*b","))
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

/// "Holm's", "boy’s".
fn is_possessive(unit: &Unit) -> bool {
    unit.is_possessive
}

fn is_premodifier(unit: &Unit) -> bool {
    unit.classes.any(Classes::PREMODIFIER)
}

fn is_finite(unit: &Unit) -> bool {
    let finite = [Classes::BE, Classes::HAVE, Classes::MODAL, Classes::DO];
    !unit.is_capitalised() && finite.iter().any(|&class| unit.classes.any(class))
}

/// A word that no noun phrase holds between its article and its noun.
fn is_function(unit: &Unit) -> bool {
    [
        Classes::DET,
        Classes::PREP,
        Classes::TO,
        Classes::THAT,
        Classes::AND,
        Classes::AS,
        Classes::IF,
        Classes::BECAUSE,
        Classes::BY,
        Classes::OF,
        Classes::HOW,
        Classes::ADVERB,
        Classes::SUBJECT,
        Classes::OBJECT,
        Classes::POSSESSIVE,
        Classes::RELATIVE,
        Classes::BE,
        Classes::HAVE,
        Classes::DO,
        Classes::MODAL,
        Classes::NOT,
        Classes::TIME,
        Classes::NUMBER,
    ]
    .iter()
    .any(|&class| unit.classes.any(class))
}

/// Whether the ending is one of nouns for people ("-er", "-or", "-ist", "-ian", "-ant", "-eer").
fn is_agent(unit: &Unit) -> bool {
    [*b"re", *b"ro"].iter().any(|end| unit.endings[0] == hash(*end))
        || [*b"tsi", *b"nai", *b"tna", *b"nam"].iter().any(|end| unit.endings[1] == hash(*end))
}
