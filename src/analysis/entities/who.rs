//! Who a source is: the entity that it names or stands for.

use std::collections::HashMap;
use std::ops::Range;

use super::entity::{Entity, EntityKind};
use super::finder::find;
use super::head::{head, is_pronoun, several, without_article, words};
use super::words::{is_courtesy, is_document, is_office, names_thing};
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
        // A name of no kind that speaks is a person's, unless its last word names a thing or a body.
        let is_body = |unit: &Unit| names_thing(unit) || unit.classes.any(Classes::GROUP);
        let last = |entity: &Entity| entity.name.end.checked_sub(1).and_then(|last| units.get(last));
        let is_person = |entity: &&Entity| match entity.kind {
            EntityKind::Person => true,
            EntityKind::Unknown => entity.source.is_some(),
            EntityKind::Group => false,
        };
        let people = self.all.iter().filter(is_person).filter(|entity| {
            (2..=LONGEST_NAME).contains(&entity.name.len()) && !last(entity).is_none_or(is_body)
        });
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
        let [first, office @ ..] = units.get(head.clone())? else { return None };
        let led = first.classes.any(Classes::DET) || first.classes.any(Classes::POSSESSIVE);
        if !led || office.is_empty() || !office.iter().all(|unit| unit.shape == Shape::Upper) {
            return None;
        }
        let person = self.all.get(self.apposed(units, source, head)?)?;
        let name = (person.name.len() > 1).then(|| words(text, units, &person.name))??;
        let role = person
            .role
            .and_then(|role| role.shown(text))
            .or_else(|| words(text, units, &(head.start + 1..head.end)));
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
    // "a statement attributed to the council"
    let is_attributed = |at: usize| units.get(at).is_some_and(|unit| unit.word == hash(*b"attributed"));
    let last = head.end.checked_sub(1)?;
    let noun = units.get(if is_attributed(last) { last.checked_sub(1)? } else { last })?;
    let links: &[&[u8]] = if is_attributed(last) { &[b"to"] } else { &[b"from", b"by"] };
    let is_link = |unit: &&Unit| links.iter().any(|link| unit.word == hash(link.iter().copied()));
    let from = units.get(head.end).filter(is_link)?;
    let owner = head.end + 1..source.end;
    (from.shape == Shape::Lower && is_document(noun) && !owner.is_empty()).then_some(owner)
}

/// The document that a source is, if it is nothing else: "the statement", "A tweet".
pub(crate) fn bare_document(units: &[Unit], source: &Range<usize>) -> Option<u32> {
    match units.get(without_article(units, source))? {
        [noun] if is_document(noun) && !noun.is_possessive => Some(noun.word),
        _ => None,
    }
}

/// The documents that the sentence around a source speaks of: "…, the council said in a statement".
pub(crate) fn documents_beside(units: &[Unit], source: &Range<usize>) -> Vec<u32> {
    let before = (0..=source.start).rev().take(LONGEST_SENTENCE);
    let start = before.clone().find(|&at| units.get(at).is_some_and(|unit| unit.begins_sentence));
    let start = start.unwrap_or(source.start);
    let after = source.end..units.len().min(source.end + LONGEST_SENTENCE);
    let end = after.clone().find(|&at| units.get(at).is_some_and(|unit| unit.begins_sentence));
    let end = end.unwrap_or(after.end);
    let words = units.get(start..end).or_never("a range of these units").iter();
    words.filter(|unit| unit.kind == UnitKind::Word && is_document(unit)).map(|unit| unit.word).collect()
}

/// A name of more words is none of a person, or holds more than the name.
const LONGEST_NAME: usize = 6;

/// A document is looked for within so many words of who speaks.
const LONGEST_SENTENCE: usize = 60;

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
