//! One pass over a text from left to right: what it names, and what each later name, title and pronoun stands for.

use std::collections::HashMap;
use std::ops::Range;

use super::entity::{Entity, EntityKind, Gender};
use super::head::head;
use super::words::names_thing;
use crate::analysis::units::{Classes, Shape, Unit, UnitKind, hash};
use crate::never::OrNever;

/// How many entities are remembered as possible antecedents.
const RECENT: usize = 24;

/// The entities of a text, and for each unit that is (part of) a mention the entity. `sources` are the sources of its
/// attributions, in order.
pub(super) fn find(units: &[Unit], sources: &[Range<usize>]) -> (Vec<Entity>, HashMap<usize, usize>) {
    let mut finder = Finder {
        units,
        all: Vec::new(),
        mentions: HashMap::new(),
        recent: Vec::new(),
        last_names: HashMap::new(),
        namesakes: HashMap::new(),
        either: HashMap::new(),
        heads: HashMap::new(),
        appositions: HashMap::new(),
        capitals: capitals(units),
        sentence: 0,
        named_in_sentence: false,
    };
    let mut sources = sources.iter().peekable();
    let mut at = 0;
    while at < units.len() {
        while let Some(source) = sources.next_if(|source| source.end <= at) {
            finder.note_source(source);
        }
        at = finder.step(at).max(at + 1);
    }
    (finder.all, finder.mentions)
}

/// The words that stand capitalised where no sentence begins: names, then, and not just first words.
fn capitals(units: &[Unit]) -> HashMap<u32, u32> {
    let mut counts = HashMap::new();
    for unit in units
        .iter()
        .filter(|unit| unit.is_capitalised() && !unit.begins_sentence && unit.kind == UnitKind::Word)
    {
        *counts.entry(unit.word).or_default() += 1;
    }
    counts
}

/// Whether "he" or "she" can stand for it. What nothing tells the kind of must look like a person's name, or have said
/// something before under a last name.
fn may_be_person(units: &[Unit], entity: &Entity) -> bool {
    match entity.kind {
        EntityKind::Person => true,
        EntityKind::Group => false,
        EntityKind::Unknown => {
            let inside = units.get(entity.name.clone()).or_never("a range of these units");
            let (Some(first), Some(last)) = (inside.first(), inside.last()) else { return false };
            let written = inside.iter().all(|unit| {
                unit.kind == UnitKind::Mark
                    || matches!(
                        unit.shape,
                        Shape::Capital | Shape::Mixed | Shape::Initial | Shape::Possessive
                    )
                    || unit.classes.any(Classes::PARTICLE)
            });
            let thing = first.classes.any(Classes::PLACE)
                || first.classes.any(Classes::DET)
                || inside.iter().any(|unit| unit.classes.any(Classes::GROUP))
                || names_thing(last);
            written && !thing && (inside.len() > 1 || entity.source.is_some())
        }
    }
}

pub(super) struct Finder<'a> {
    pub(super) units: &'a [Unit],
    pub(super) all: Vec<Entity>,
    pub(super) mentions: HashMap<usize, usize>,
    /// The entities mentioned last, newest first.
    pub(super) recent: Vec<usize>,
    /// The newest person of each last name.
    pub(super) last_names: HashMap<u32, usize>,
    /// Everybody who is named in full, by last name.
    pub(super) namesakes: HashMap<u32, Vec<usize>>,
    /// For a last name of several people, whoever bears it when nothing tells which.
    pub(super) either: HashMap<u32, usize>,
    /// The newest group of each head noun, and the newest person of each role noun.
    pub(super) heads: HashMap<u32, usize>,
    /// For the last unit of each apposition ("…, Russia's ambassador to Afghanistan"), the person it describes.
    pub(super) appositions: HashMap<usize, usize>,
    pub(super) capitals: HashMap<u32, u32>,
    pub(super) sentence: usize,
    /// Whether something was already mentioned in this sentence.
    pub(super) named_in_sentence: bool,
}

impl Finder<'_> {
    pub(super) fn unit(&self, at: usize) -> Option<&Unit> {
        self.units.get(at)
    }

    /// Looks at the unit at `at`; where to go on.
    pub(super) fn step(&mut self, at: usize) -> usize {
        let units = self.units;
        let Some(&unit) = units.get(at) else { return at + 1 };
        if unit.begins_sentence {
            self.sentence += 1;
            self.named_in_sentence = false;
        }
        if unit.kind != UnitKind::Word {
            return at + 1;
        }
        if unit.is_capitalised()
            && let Some(run) = self.run(at)
        {
            let end = run.name.end.max(run.role.end);
            self.name(&run);
            return end;
        }
        if unit.classes.any(Classes::HE) || unit.classes.any(Classes::SHE) {
            let gender = if unit.classes.any(Classes::HE) { Gender::Male } else { Gender::Female };
            self.pronoun(at, |entity| may_be_person(units, entity) && entity.gender.agrees(gender), gender);
        } else if unit.classes.any(Classes::POSSESSIVE) || unit.classes.any(Classes::OBJECT) {
            // Possessives keep their antecedent alive but are seldom sources.
        } else if unit.classes.any(Classes::RELATIVE) && !unit.begins_sentence {
            self.relative(at);
        } else if unit.classes.any(Classes::SUBJECT) && unit.endings[0] == hash(*b"ti") {
            self.pronoun(at, |entity| entity.kind == EntityKind::Group, Gender::Unknown);
        } else if unit.classes.any(Classes::GROUP) || unit.classes.any(Classes::PERSON) {
            self.nominal(at);
        }
        at + 1
    }

    /// "the ministry", "the Russian foreign ministry", "the minister".
    pub(super) fn nominal(&mut self, at: usize) {
        let Some(&unit) = self.unit(at) else { return };
        if unit.shape == Shape::Possessive {
            return;
        }
        let start = self.noun_phrase_start(at);
        let before = start.checked_sub(1).and_then(|before| self.unit(before));
        let definite =
            before.is_some_and(|unit| unit.classes.any(Classes::DET) && unit.word == hash(*b"the"));
        let group = unit.classes.any(Classes::GROUP);
        let named = (start..at).any(|at| self.unit(at).is_some_and(Unit::is_capitalised));
        let known = if named && group {
            self.known(unit.word, &(start..at + 1), EntityKind::Group, Gender::Unknown)
        } else {
            self.heads.get(&unit.word).copied()
        };
        let entity = match known {
            Some(entity) if definite || named && group => entity,
            None if named
                && group
                && (definite || self.unit(start).is_some_and(|unit| unit.shape == Shape::Possessive)) =>
            {
                let entity = self.all.len();
                self.all.push(Entity {
                    name: start..at + 1,
                    role: None,
                    kind: EntityKind::Group,
                    gender: Gender::Unknown,
                    last: 0,
                    subject: false,
                    source: None,
                    count: 0,
                });
                self.heads.insert(unit.word, entity);
                entity
            }
            _ => return,
        };
        if group {
            self.heads.insert(unit.word, entity);
        }
        for at in start..=at {
            self.mentions.insert(at, entity);
        }
        self.touch(entity);
    }

    /// "…, who said": the nearest name before, in the same sentence.
    pub(super) fn relative(&mut self, at: usize) {
        let from = at.saturating_sub(16);
        for before in (from..at).rev() {
            if let Some(&entity) = self.appositions.get(&before).or_else(|| self.mentions.get(&before)) {
                self.mentions.insert(at, entity);
                return;
            }
            if self.unit(before).is_some_and(|unit| {
                unit.begins_sentence || unit.kind == UnitKind::Word && unit.classes.any(Classes::REPORTING)
            }) {
                return;
            }
        }
    }

    /// Gives a pronoun the most salient recent entity that fits.
    pub(super) fn pronoun(&mut self, at: usize, fits: impl Fn(&Entity) -> bool, gender: Gender) {
        let best = self
            .recent
            .iter()
            .filter_map(|&index| Some((index, self.all.get(index)?)))
            .filter(|(_, entity)| fits(entity))
            .map(|(index, entity)| (self.salience(entity, gender), index))
            .max_by_key(|&(salience, _)| salience);
        let Some((salience, entity)) = best else { return };
        if salience <= 0 {
            return;
        }
        self.mentions.insert(at, entity);
        self.touch(entity);
    }

    pub(super) fn salience(&self, entity: &Entity, gender: Gender) -> i64 {
        let ago = i64::try_from(self.sentence.saturating_sub(entity.last)).unwrap_or(i64::MAX / 100);
        let spoke = entity.source.map_or(0, |sentence| match self.sentence.saturating_sub(sentence) {
            0 => 30,
            1 => 60,
            2 => 40,
            3 => 20,
            _ => 0,
        });
        let named = match entity.kind {
            EntityKind::Person => 40,
            EntityKind::Group => 60,
            EntityKind::Unknown => -20,
        };
        let gendered = if entity.gender == gender && gender != Gender::Unknown { 40 } else { 0 };
        let often = i64::from(entity.count.min(12)) * 4;
        100 - ago * 25 + i64::from(entity.subject) * 35 + spoke + named + gendered + often
    }

    pub(super) fn note_source(&mut self, source: &Range<usize>) {
        let head = head(self.units, source);
        let named = head.end.checked_sub(1).and_then(|last| self.mentions.get(&last)).copied();
        // "The mayor, Frank Dole, denied it": the head is a noun, and the name stands in apposition to it.
        let entity = named.or_else(|| {
            let noun = head.end.checked_sub(1).and_then(|last| self.unit(last))?;
            let after = self.unit(head.end).filter(|unit| unit.shape == Shape::Mark)?;
            if noun.is_capitalised() || after.word != hash(*b",") {
                return None;
            }
            (head.end..source.end).find_map(|at| self.mentions.get(&at)).copied()
        });
        if let Some(entity) = entity
            && let Some(entity) = self.all.get_mut(entity)
        {
            entity.source = Some(self.sentence);
        }
    }

    pub(super) fn touch(&mut self, index: usize) {
        let subject = !self.named_in_sentence;
        self.named_in_sentence = true;
        let sentence = self.sentence;
        if let Some(entity) = self.all.get_mut(index) {
            entity.subject = subject || entity.subject && entity.last == sentence;
            entity.last = sentence;
            entity.count += 1;
        }
        self.recent.retain(|&other| other != index);
        self.recent.insert(0, index);
        self.recent.truncate(RECENT);
    }
}
