//! What laying out a briefing gives.

use crate::model::{Column, FindingId, SectionId, SectionKind};
use crate::outline::MissingField;
use crate::page::{Page, Rect};

/// A laid-out briefing.
#[derive(Clone, Debug, PartialEq)]
pub struct Layout {
    /// The page.
    pub page: Page,
    /// The body size that was chosen, in pt.
    pub body_size_pt: f32,
    /// The share of the height between header and footer that is used, 0 to 1.
    pub fullness: f32,
    /// What did not fit on the page even at the smallest size, in the order of the briefing.
    pub overflow: Vec<Overflow>,
    /// What to take off so that the rest fits, least loss first; empty where everything fits.
    pub cuts: Vec<Cut>,
    /// How much of the briefing is on the page.
    pub counts: Counts,
    /// Why the page does not carry the briefing's marking, if it does not.
    pub unmarked: Option<Unmarked>,
    /// The characters that no face covers.
    pub uncovered: Vec<Uncovered>,
    /// The fields that are not set and so print nothing.
    pub missing: Vec<MissingField>,
    /// What the foot of the page says of how it keeps to its sources; may be empty.
    pub statement: String,
    /// The faces that the template names and that are not there.
    pub missing_fonts: Vec<MissingFont>,
    /// Where things stand, for clicks on the page.
    pub areas: Vec<Area>,
    /// The part of the page that each section stands in; a section that flows through columns is in none.
    pub parts: Vec<(SectionId, Column)>,
}

/// How many of each are on the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Entries in the list of sources.
    pub sources: usize,
    /// Points, the bottom line among them where it is one.
    pub points: usize,
    /// Quotes.
    pub quotes: usize,
}

/// Why a page does not carry its marking. Such a page is for the window only: it must not be handed on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unmarked {
    /// There is not enough room for it.
    TooLong {
        /// How many characters it has.
        characters: usize,
        /// How many of them there is room for.
        room: usize,
    },
    /// Boxes would stand in its place.
    Uncovered {
        /// The first character that no face covers.
        character: char,
    },
}

/// Something that is not on the page because it does not fit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Overflow {
    /// The kind of section it belongs to; `None` for the head of the page.
    pub section: Option<SectionKind>,
    /// The key point or quote, if it is one.
    pub item: Option<FindingId>,
    /// Words that name it for the analyst.
    pub label: String,
}

/// Something that can be taken off the page so that the rest fits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cut {
    /// What is taken off.
    pub target: CutTarget,
    /// The kind of section it belongs to.
    pub section: SectionKind,
    /// Words that name it for the analyst.
    pub label: String,
}

/// What a cut takes off.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum CutTarget {
    /// A point, quote, event or difference.
    Item(FindingId),
    /// A section whose text is the analyst's own.
    Section(SectionId),
}

/// A character that no face covers; a box stands in its place.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Uncovered {
    /// The character.
    pub character: char,
    /// Where it stands, in words ("key point 3").
    pub place: String,
}

/// A face that is not there; another one stands in for it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct MissingFont {
    /// Its PostScript name.
    pub face: String,
    /// The PostScript name of the bundled face in its place.
    pub stand_in: String,
}

/// Where something stands on the page.
#[derive(Clone, Debug, PartialEq)]
pub struct Area {
    /// The area, in pt from the top left corner of the page.
    pub rect: Rect,
    /// The key point or quote; `None` for the heading of a section or an item that is neither.
    pub item: Option<FindingId>,
    /// The section it belongs to.
    pub section: SectionId,
}
