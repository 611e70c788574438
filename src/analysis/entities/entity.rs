//! Somebody or something that a text names.

use std::ops::Range;

use super::role::Role;
use crate::analysis::units::{Classes, Unit};

/// Somebody or something that a text names.
#[derive(Clone, Debug)]
pub(super) struct Entity {
    pub(super) name: Range<usize>,
    /// Words that describe them.
    pub(super) role: Option<Role>,
    pub(super) kind: EntityKind,
    pub(super) gender: Gender,
    /// When it was last mentioned, in sentences, and whether as a subject.
    pub(super) last: usize,
    pub(super) subject: bool,
    /// In which sentence it was last the source of an attribution.
    pub(super) source: Option<usize>,
    pub(super) count: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum EntityKind {
    Person,
    Group,
    /// A name that nothing tells the kind of.
    Unknown,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gender {
    Male,
    Female,
    Unknown,
}

impl Gender {
    pub(super) fn of(unit: &Unit) -> Self {
        if unit.classes.any(Classes::HIM)
            || unit.classes.any(Classes::MALE) && !unit.classes.any(Classes::FEMALE)
        {
            Self::Male
        } else if unit.classes.any(Classes::HER)
            || unit.classes.any(Classes::FEMALE) && !unit.classes.any(Classes::MALE)
        {
            Self::Female
        } else {
            Self::Unknown
        }
    }

    pub(super) const fn or(self, other: Self) -> Self {
        if matches!(self, Self::Unknown) { other } else { self }
    }

    pub(super) const fn agrees(self, other: Self) -> bool {
        matches!(
            (self, other),
            (Self::Unknown, _) | (_, Self::Unknown) | (Self::Male, Self::Male) | (Self::Female, Self::Female)
        )
    }
}
