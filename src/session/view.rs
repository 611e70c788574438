//! What a session shows besides the briefing.

use std::sync::Arc;

use crate::model::{FindingId, SectionId, SectionKind};
use crate::page::Rect;
use crate::preview::Raster;

/// The newest page that was finished.
#[derive(Clone, Debug)]
pub struct PageView {
    /// The revision of the briefing that it shows.
    pub revision: u64,
    /// The pixels of the PDF.
    pub raster: Arc<Raster>,
    /// How many pixels stand for one pt.
    pub pixels_per_pt: f32,
    /// The width of the page in pt.
    pub width_pt: f32,
    /// The height of the page in pt.
    pub height_pt: f32,
    /// The size of the body type in pt.
    pub body_size_pt: f32,
    /// How much of the height between header and footer is used, 0 to 1.
    pub fullness: f32,
    /// What did not fit.
    pub overflow: Vec<Overflow>,
    /// Characters that no bundled face has.
    pub uncovered: Vec<Uncovered>,
    /// Fields of the page that are not filled in.
    pub missing: Vec<MissingField>,
    /// Where items and sections stand on the page.
    pub areas: Vec<Area>,
    /// The PDF whose pixels these are.
    pub pdf: Arc<[u8]>,
}

/// The number of a job.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct JobId(pub u64);

/// A job that runs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JobView {
    /// Its number.
    pub id: JobId,
    /// What it does ("Saving briefing.precis").
    pub label: String,
    /// Whether [`super::Command::CancelJob`] can end it.
    pub cancellable: bool,
}

/// A template to choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TemplateSummary {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
}

/// Something that did not fit.
#[derive(Clone, Debug, PartialEq)]
pub struct Overflow {
    /// Its section.
    pub section: SectionKind,
    /// The item, if it is one.
    pub item: Option<FindingId>,
    /// Words that name it.
    pub label: String,
}

/// A character that no bundled face has.
#[derive(Clone, Debug, PartialEq)]
pub struct Uncovered {
    /// The character.
    pub character: char,
    /// Where it stands, in words.
    pub place: String,
}

/// A field of the page that is not filled in.
#[derive(Clone, Debug, PartialEq)]
pub struct MissingField;

/// Where something stands on the page.
#[derive(Clone, Debug, PartialEq)]
pub struct Area {
    /// Where.
    pub rect: Rect,
    /// The item, if it is one.
    pub item: Option<FindingId>,
    /// Its section.
    pub section: SectionId,
}
