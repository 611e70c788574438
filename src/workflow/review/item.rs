//! What cards of every kind have in common.

use super::{Decision, ReviewDifference, ReviewEvent, ReviewPoint, ReviewQuote};
use crate::model::{Evidence, FindingId, ItemKind};

/// A card of any kind, as a review lends it.
#[derive(Clone, Copy, Debug)]
pub enum ReviewItem<'a> {
    /// A key point.
    Point(&'a ReviewPoint),
    /// A quote.
    Quote(&'a ReviewQuote),
    /// An event.
    Event(&'a ReviewEvent),
    /// A difference.
    Difference(&'a ReviewDifference),
}

impl<'a> ReviewItem<'a> {
    /// What kind of finding it is about.
    pub const fn kind(self) -> ItemKind {
        match self {
            Self::Point(_) => ItemKind::Point,
            Self::Quote(_) => ItemKind::Quote,
            Self::Event(_) => ItemKind::Event,
            Self::Difference(_) => ItemKind::Difference,
        }
    }

    /// The finding.
    pub const fn id(self) -> &'a FindingId {
        match self {
            Self::Point(item) => &item.id,
            Self::Quote(item) => &item.id,
            Self::Event(item) => &item.id,
            Self::Difference(item) => &item.id,
        }
    }

    /// What was decided about it.
    pub const fn decision(self) -> Decision {
        match self {
            Self::Point(item) => item.decision,
            Self::Quote(item) => item.decision,
            Self::Event(item) => item.decision,
            Self::Difference(item) => item.decision,
        }
    }

    /// Its words; of a difference what it is about.
    pub fn text(self) -> &'a str {
        match self {
            Self::Point(item) => &item.text,
            Self::Quote(item) => &item.text,
            Self::Event(item) => &item.text,
            Self::Difference(item) => &item.topic,
        }
    }

    /// Where it stands.
    pub fn evidence(self) -> &'a [Evidence] {
        match self {
            Self::Point(item) => &item.evidence,
            Self::Quote(item) => &item.evidence,
            Self::Event(item) => &item.evidence,
            Self::Difference(item) => &item.evidence,
        }
    }
}
