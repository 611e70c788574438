//! Whom a name belongs to: somebody known, or somebody new.

use std::ops::Range;

use super::entity::{Entity, EntityKind, Gender};
use super::finder::Finder;
use super::role::{Role, better};
use super::runs::Run;
use super::words::is_office;
use crate::analysis::units::{Classes, Shape, UnitKind};
use crate::model::Span;
use crate::never::OrNever;

impl Finder<'_> {
    pub(super) fn name(&mut self, run: &Run) {
        let units = self.units;
        let Some(inside) = units.get(run.name.clone()) else { return };
        let (Some(first), Some(last)) = (inside.first(), inside.last()) else { return };
        let mut name = run.name.clone();
        let group = inside.iter().any(|unit| unit.classes.any(Classes::GROUP))
            || (inside.len() == 1 && last.shape == Shape::Upper);
        let place = first.classes.any(Classes::PLACE);
        let role_gender = units
            .get(run.role.clone())
            .or_never("a range of these units")
            .iter()
            .fold(Gender::Unknown, |gender, unit| gender.or(Gender::of(unit)));
        let gender = role_gender.or(
            if inside.len() > 1 || first.classes.any(Classes::MALE) || first.classes.any(Classes::FEMALE) {
                Gender::of(first)
            } else {
                Gender::Unknown
            },
        );
        let full = inside.iter().filter(|unit| unit.kind == UnitKind::Word).count() >= 2;
        let known = self.last_names.get(&last.word).copied();
        let first_name = first.classes.any(Classes::MALE) || first.classes.any(Classes::FEMALE);
        let (kind, key) = if group && !run.titled {
            // "Russia's Foreign Ministry": the owner is part of a group's name.
            while let Some(before) = name.start.checked_sub(1).and_then(|at| self.unit(at)) {
                if before.shape != Shape::Possessive
                    || self.unit(name.start).is_some_and(|unit| unit.begins_sentence)
                {
                    break;
                }
                name.start -= 1;
            }
            (EntityKind::Group, last.word)
        } else if run.titled || (full && first_name && !place) {
            (EntityKind::Person, last.word)
        } else {
            (EntityKind::Unknown, last.word)
        };
        let role = self.role(run);
        // "his brother Kim Rand" names a person, though it is no role.
        let described = role.is_some() || self.words_before(run.name.start).is_some();
        let kind = if described && kind == EntityKind::Unknown && !place { EntityKind::Person } else { kind };
        let bare = kind != EntityKind::Group && name.len() == 1;
        let same =
            if bare { self.namesake(key, run, role, gender) } else { self.in_full(key, &name, gender) };
        // A name in full says nothing of whom the bare last name of several people meant.
        let either = self.either.get(&key).copied();
        let open = |&at: &usize| bare || Some(at) != either;
        let same = same
            .or_else(|| self.known(key, &name, kind, gender))
            .or(known.filter(|_| kind != EntityKind::Group))
            .filter(open)
            .filter(|&at| self.all.get(at).is_some_and(|entity| self.fits(entity, &name, kind, gender)));
        let entity = same.unwrap_or(self.all.len());
        if same.is_none() {
            self.all.push(Entity {
                name: name.clone(),
                role,
                kind,
                gender,
                last: 0,
                subject: false,
                source: None,
                count: 0,
            });
        } else if let Some(entity) = self.all.get_mut(entity) {
            if name.len() > entity.name.len() && kind != EntityKind::Group {
                entity.name = name.clone();
            }
            entity.role = better(entity.role, role);
            entity.gender = entity.gender.or(gender);
            if entity.kind == EntityKind::Unknown {
                entity.kind = kind;
            }
        }
        if kind == EntityKind::Group {
            self.heads.insert(key, entity);
        } else {
            self.last_names.insert(key, entity);
            if kind == EntityKind::Person && full {
                let people = self.namesakes.entry(key).or_default();
                if !people.contains(&entity) && people.len() < 8 {
                    people.push(entity);
                }
            }
            self.hold_role(entity, run, role);
        }
        if kind == EntityKind::Person
            && let Some(after) = self.apposition_after(run.name.end)
        {
            self.appositions.insert(after.end - 1, entity);
        }
        for at in name {
            self.mentions.insert(at, entity);
        }
        self.touch(entity);
    }

    /// A role noun stands for its newest holder.
    fn hold_role(&mut self, entity: usize, run: &Run, role: Option<Role>) {
        for at in run.role.clone() {
            if let Some(unit) = self.unit(at).filter(|unit| unit.classes.any(Classes::PERSON)) {
                let word = unit.word;
                self.heads.insert(word, entity);
            }
        }
        if let Some(role) = role {
            let from = self.units.partition_point(|unit| unit.span.start < role.span.start);
            let nouns: Vec<u32> = self
                .units
                .get(from..)
                .or_never("a place among the units")
                .iter()
                .take_while(|unit| unit.span.end <= role.span.end)
                .filter(|unit| unit.classes.any(Classes::PERSON))
                .map(|unit| unit.word)
                .collect();
            for noun in nouns {
                self.heads.insert(noun, entity);
            }
        }
    }

    /// Which of several people with one last name a bare last name means, if the gender or the role tells; otherwise
    /// somebody of whom nothing but that last name is known.
    fn namesake(&mut self, key: u32, run: &Run, role: Option<Role>, gender: Gender) -> Option<usize> {
        let full = self.namesakes.get(&key)?;
        if full.len() < 2 {
            return None;
        }
        let fits = |&at: &usize| self.all.get(at).is_some_and(|entity| entity.gender.agrees(gender));
        let mut left: Vec<usize> = full.iter().copied().filter(fits).collect();
        if left.len() > 1
            && let Some(role) = role
        {
            let shares = |&at: &usize| {
                let known = self.all.get(at).and_then(|entity| entity.role);
                known.is_some_and(|known| self.share_office(known.span, role.span))
            };
            let sharing: Vec<usize> = left.iter().copied().filter(shares).collect();
            if !sharing.is_empty() {
                left = sharing;
            }
        }
        if let [only] = left.as_slice() {
            return Some(*only);
        }
        if let Some(&either) = self.either.get(&key) {
            return Some(either);
        }
        let either = self.all.len();
        self.all.push(Entity {
            name: run.name.clone(),
            role,
            kind: EntityKind::Person,
            gender,
            last: 0,
            subject: false,
            source: None,
            count: 0,
        });
        self.either.insert(key, either);
        Some(either)
    }

    /// The person of that last name who is known by the same full name.
    fn in_full(&self, key: u32, name: &Range<usize>, gender: Gender) -> Option<usize> {
        let fits = |&at: &usize| {
            self.all.get(at).is_some_and(|entity| {
                entity.name.len() > 1 && self.fits(entity, name, EntityKind::Person, gender)
            })
        };
        self.namesakes.get(&key)?.iter().copied().find(fits)
    }

    /// Whether two roles name one office ("mayor of Ashby", "the mayor").
    fn share_office(&self, one: Span, other: Span) -> bool {
        let offices = |role: Span| {
            let from = self.units.partition_point(|unit| unit.span.start < role.start);
            let inside = self.units.get(from..).or_never("a place among the units").iter();
            inside.take_while(move |unit| unit.span.end <= role.end).take(20).filter(|unit| is_office(unit))
        };
        offices(one).any(|unit| offices(other).any(|known| known.word == unit.word))
    }

    /// The newest entity that a name can belong to.
    pub(super) fn known(
        &self,
        key: u32,
        name: &Range<usize>,
        kind: EntityKind,
        gender: Gender,
    ) -> Option<usize> {
        if kind != EntityKind::Group {
            return self.last_names.get(&key).copied();
        }
        let same_head = |&at: &usize| {
            self.all.get(at).is_some_and(|entity| {
                entity.kind == EntityKind::Group
                    && entity
                        .name
                        .end
                        .checked_sub(1)
                        .and_then(|last| self.unit(last))
                        .is_some_and(|last| last.word == key)
                    && self.fits(entity, name, kind, gender)
            })
        };
        self.recent.iter().copied().find(same_head)
    }

    /// Whether a mention can be one of a known entity: names that both have first parts must share them.
    pub(super) fn fits(
        &self,
        entity: &Entity,
        name: &Range<usize>,
        kind: EntityKind,
        gender: Gender,
    ) -> bool {
        if (entity.kind == EntityKind::Group) != (kind == EntityKind::Group) && kind != EntityKind::Unknown {
            return false;
        }
        if !entity.gender.agrees(gender) {
            return false;
        }
        if entity.name.len() == 1 || name.len() == 1 {
            return true;
        }
        // "Russia's Foreign Ministry" is "the Russian Foreign Ministry", not the Afghan one.
        let first = |range: &Range<usize>| {
            self.unit(range.start)
                .map(|unit| if kind == EntityKind::Group { unit.beginning } else { unit.word })
        };
        first(&entity.name) == first(name)
    }
}
