//! What stands on the page: the briefing as shaped paragraphs, before anything has a place.

use std::collections::BTreeSet;

use crate::i18n::page::{self as words, Faithfulness};
use crate::model::{Fidelity, FindingId, ItemKind, SectionId, SectionKind};
use crate::template::SectionLook;

use super::figure::FigureContent;
use super::outcome::{MissingField, Uncovered, Unmarked};
use super::shape::Paragraph;
use super::text::Meaning;

/// Everything that stands on a page.
#[derive(Debug, Default)]
pub(super) struct Content {
    pub head: Head,
    pub sections: Vec<SectionContent>,
    pub missing: Vec<MissingField>,
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
    /// Whether its words should be its sources', and whether they are.
    pub fidelity: Option<(ItemKind, Fidelity)>,
    /// Whether it has words in square brackets that its sources have not.
    pub has_insertion: bool,
    pub body: Body,
}

impl ItemContent {
    /// The numbers of the sources that it cites, as ranges from first to last.
    pub(super) fn cites(&self) -> impl Iterator<Item = (usize, usize)> {
        let paragraphs: Vec<&Paragraph> = match &self.body {
            Body::Text(texts) => texts.iter().collect(),
            Body::Figure(figure) => figure.caption.iter().collect(),
            Body::Point(text, _) => vec![text],
            Body::Quote(quote, attribution) => vec![quote, attribution],
            Body::Entry(first, second) | Body::Difference(first, second) | Body::Event(first, second) => {
                vec![first, second]
            }
        };
        paragraphs.into_iter().flat_map(|paragraph| &paragraph.spans).filter_map(|span| match span.meaning {
            Meaning::Reference(first, last) => Some((first, last)),
            _ => None,
        })
    }
}

/// What an item shows.
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
    /// The support as a text, where there are too many origins for marks.
    pub text: Option<Paragraph>,
}

/// What is to be said of the items that are on the page.
pub(super) fn fidelity_statement<'a>(items: impl Iterator<Item = &'a ItemContent>) -> String {
    let mut counts = Faithfulness::default();
    for item in items {
        let Some((kind, fidelity)) = item.fidelity else { continue };
        counts.has_insertions |= item.has_insertion;
        let is_changed = usize::from(fidelity == Fidelity::Reworded);
        match kind {
            ItemKind::Quote => {
                counts.quotes += 1;
                counts.altered += is_changed;
            }
            ItemKind::Point => {
                counts.points += 1;
                counts.reworded += is_changed;
            }
            ItemKind::Event => counts.own_labels += is_changed,
            // A difference is not held against its sources.
            ItemKind::Difference => {}
        }
    }
    words::fidelity(counts)
}
