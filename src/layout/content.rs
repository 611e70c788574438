//! What stands on the page: the briefing as shaped paragraphs, before anything has a place.

use std::collections::BTreeSet;

use crate::model::{FindingId, SectionId, SectionKind};
use crate::outline::ItemFidelity;
use crate::template::SectionLook;

use super::figure::FigureContent;
use super::outcome::{Uncovered, Unmarked};
use super::shape::Paragraph;

/// Everything that stands on a page.
#[derive(Debug, Default)]
pub(super) struct Content {
    pub head: Head,
    pub sections: Vec<SectionContent>,
    pub uncovered: BTreeSet<Uncovered>,
    /// The marking would be set in boxes.
    pub marking_gap: Option<Unmarked>,
}

/// The head of the page, and what the foot shares with it; an empty paragraph prints nothing.
#[derive(Debug, Default)]
pub(super) struct Head {
    pub kicker: Paragraph,
    pub marking: Paragraph,
    pub title: Paragraph,
    pub meta: Paragraph,
    /// What an organisation prints above everything else.
    pub house_header: Paragraph,
    /// What it prints below everything else.
    pub house_footer: Paragraph,
}

/// A section with something in it.
#[derive(Debug)]
pub(super) struct SectionContent {
    pub id: SectionId,
    pub kind: SectionKind,
    pub look: SectionLook,
    /// The heading as it is painted; empty for none.
    pub heading: Paragraph,
    pub items: Vec<ItemContent>,
}

/// An item of a section: all of it is on the page or none.
#[derive(Debug)]
pub(super) struct ItemContent {
    pub id: Option<FindingId>,
    /// Words that name it for the analyst.
    pub label: String,
    /// Its language where it is not the page's.
    pub language: Option<String>,
    /// The numbers of the sources that it cites.
    pub cites: BTreeSet<usize>,
    /// How many numbers of sources it prints: those of a difference stand behind each of its values.
    pub citations: usize,
    /// How its words keep to its sources', if they should.
    pub fidelity: Option<ItemFidelity>,
    pub body: Body,
}

#[derive(Debug)]
pub(super) enum Body {
    /// Paragraphs one after the other.
    Text(Vec<Paragraph>),
    /// A picture and its caption.
    Figure(FigureContent),
    /// A paragraph with marks of support.
    Point(Paragraph, Support),
    /// Somebody's words and whose they are.
    Quote(Paragraph, Paragraph),
    /// A number and what it numbers.
    Entry(Paragraph, Paragraph),
    /// What the sources differ about, and the values.
    Difference(Paragraph, Paragraph),
    /// When something happened, and what.
    Event(Paragraph, Paragraph),
}

/// How well a point is supported.
#[derive(Debug)]
pub(super) struct Support {
    /// The origins that support it.
    pub filled: usize,
    /// The origins there are.
    pub all: usize,
    /// The support in words, for a reader who does not see the marks.
    pub spoken: String,
    /// The support as a text, where there are too many origins for marks.
    pub text: Option<Paragraph>,
}
