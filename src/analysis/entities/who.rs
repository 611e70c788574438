//! Who a source is: the entity that it names or stands for.

use std::collections::HashMap;
use std::ops::Range;

use super::entity::{Entity, EntityKind};
use super::finder::find;
use super::head::{head, is_pronoun, several, without_article, words};
use super::words::{is_courtesy, is_document, is_office};
use crate::analysis::units::{Classes, Shape, Unit, UnitKind, hash};
use crate::model::Attribution;
use crate::never::OrNever;

#[derive(Debug)]
pub(crate) struct Entities {
    all: Vec<Entity>,
    /// For each unit that is (part of) a mention, the entity.
    mentions: HashMap<usize, usize>,
}

impl Entities {
    /// Finds the entities of a text. `sources` are the sources of its attributions, in order.
    pub(crate) fn find(units: &[Unit], sources: &[Range<usize>]) -> Self {
        let (all, mentions) = find(units, sources);
        Self { all, mentions }
    }

    /// Who a source is: the entity it names or stands for, else its own words; nothing for a pronoun that stands for
    /// nobody known.
    pub(crate) fn attribution(&self, text: &str, units: &[Unit], source: &Range<usize>) -> Attribution {
        let head = head(units, source);
        if let Some(owner) = document_owner(units, source, &head) {
            return self.attribution(text, units, &owner);
        }
        if let Some(several) = several(units, source, &head) {
            return Attribution { name: words(text, units, &without_article(units, &several)), role: None };
        }
        if let Some(holder) = self.holder(text, units, source, &head) {
            return holder;
        }
        let entity = self.head_entity(units, &head).or_else(|| self.apposed(units, source, &head));
        if let Some(entity) = entity.and_then(|entity| self.all.get(entity)) {
            let role = entity.role.and_then(|role| role.shown(text));
            return Attribution { name: words(text, units, &entity.name), role };
        }
        let inside = units.get(head.clone()).or_never("a range of these units");
        // A pronoun is never a name.
        let mut words_inside = inside.iter().filter(|unit| unit.kind == UnitKind::Word);
        if words_inside.next().is_some_and(is_pronoun) && words_inside.next().is_none() {
            return Attribution::default();
        }
        Attribution { name: words(text, units, &without_article(units, &head)), role: None }
    }

    /// Everybody who is named with more than one word, with their roles.
    pub(crate) fn people(&self, text: &str, units: &[Unit]) -> Vec<Attribution> {
        let people =
            self.all.iter().filter(|entity| entity.kind == EntityKind::Person && entity.name.len() > 1);
        people
            .map(|entity| Attribution {
                name: words(text, units, &entity.name),
                role: entity.role.and_then(|role| role.shown(text)),
            })
            .collect()
    }

    /// The entity that the head of a source is the mention of: its last name, for "Trump's spokesman" is not Trump.
    fn head_entity(&self, units: &[Unit], head: &Range<usize>) -> Option<usize> {
        let last = head.end.checked_sub(1)?;
        let possessive =
            head.len() > 1 && units.get(last).is_some_and(|unit| unit.shape == Shape::Possessive);
        let entity = self.mentions.get(&last).copied();
        if entity.is_some() || !possessive { entity } else { self.mentions.get(&(last - 1)).copied() }
    }

    /// "Our CTO, Lena Ortiz": an office in capitals looks like an organisation, but a person's full name follows it.
    fn holder(
        &self,
        text: &str,
        units: &[Unit],
        source: &Range<usize>,
        head: &Range<usize>,
    ) -> Option<Attribution> {
        let [first, office] = units.get(head.clone())? else { return None };
        let led = first.classes.any(Classes::DET) || first.classes.any(Classes::POSSESSIVE);
        if !led || office.shape != Shape::Upper {
            return None;
        }
        let person = self.all.get(self.apposed(units, source, head)?)?;
        let name = (person.name.len() > 1).then(|| words(text, units, &person.name))??;
        let role =
            person.role.and_then(|role| role.shown(text)).or_else(|| office.span.of(text).map(str::to_owned));
        Some(Attribution { name: Some(name), role })
    }

    /// The name in apposition to the head: "A former MP in Kabul, Fawzia Koofi".
    fn apposed(&self, units: &[Unit], source: &Range<usize>, head: &Range<usize>) -> Option<usize> {
        // "Two analysts, Ann Bell and …" names only some of them.
        let several = |unit: &Unit| unit.classes.any(Classes::NUMBER) && unit.word != hash(*b"one");
        if units.get(head.clone())?.iter().any(several) {
            return None;
        }
        let mut begins = false;
        for at in head.end..source.end {
            let unit = units.get(at)?;
            if begins && unit.is_capitalised() {
                // A title before the name ("…, Lady Ruth Amory") is no part of it.
                let Some(&entity) = self.mentions.get(&at).filter(|_| !is_office(unit)) else {
                    if is_office(unit) || is_courtesy(unit) {
                        continue;
                    }
                    return None;
                };
                return (self.all.get(entity)?.kind != EntityKind::Group).then_some(entity);
            }
            begins = unit.shape == Shape::Mark;
        }
        None
    }
}

/// "a statement from the council": whose document it is, that is who speaks.
fn document_owner(units: &[Unit], source: &Range<usize>, head: &Range<usize>) -> Option<Range<usize>> {
    let from = units.get(head.end).filter(|unit| unit.word == hash(*b"from") || unit.word == hash(*b"by"))?;
    let noun = units.get(head.end.checked_sub(1)?)?;
    let owner = head.end + 1..source.end;
    (from.shape == Shape::Lower && is_document(noun) && !owner.is_empty()).then_some(owner)
}

/// The person whose last name ends a transcript's label; the label itself if nobody is known by it.
pub(crate) fn named(people: &[Attribution], label: &str) -> Attribution {
    let last = label.split_whitespace().next_back().unwrap_or(label).to_lowercase();
    let same = |person: &&Attribution| {
        let name = person.name.as_deref().and_then(|name| name.split_whitespace().next_back());
        name.is_some_and(|name| name.to_lowercase() == last)
    };
    people
        .iter()
        .take(100)
        .find(same)
        .cloned()
        .unwrap_or_else(|| Attribution { name: Some(label.to_owned()), role: None })
}
