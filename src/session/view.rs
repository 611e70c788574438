//! What a session shows besides the briefing.

use std::sync::Arc;

use crate::layout::{Area, Cut, Layout, Overflow, Uncovered};
use crate::model::{Column, SectionId};
use crate::outline::{MissingField, missing_in_words};
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
    /// What to take off so that the rest fits, least loss first.
    pub cuts: Vec<Cut>,
    /// Characters that no bundled face has.
    pub uncovered: Vec<Uncovered>,
    /// Fields of the page that are not filled in.
    pub missing: Vec<MissingField>,
    /// Where items and sections stand on the page.
    pub areas: Vec<Area>,
    /// The part of the page that each section stands in; one that flows through columns is in none.
    pub parts: Vec<(SectionId, Column)>,
}

impl PageView {
    /// The view of a page and its picture.
    pub(super) fn new(revision: u64, layout: &Layout, raster: Raster, pixels_per_pt: f32) -> Self {
        Self {
            revision,
            raster: Arc::new(raster),
            pixels_per_pt,
            width_pt: layout.page.width_pt,
            height_pt: layout.page.height_pt,
            body_size_pt: layout.body_size_pt,
            fullness: layout.fullness,
            overflow: layout.overflow.clone(),
            cuts: layout.cuts.clone(),
            uncovered: layout.uncovered.clone(),
            missing: layout.missing.clone(),
            areas: layout.areas.clone(),
            parts: layout.parts.clone(),
        }
    }
}

impl PageView {
    /// The fields that print nothing because they are not filled in, in words ("the title", "the outlet of 4 articles").
    pub fn left_blank(&self) -> Vec<String> {
        missing_in_words(&self.missing)
    }
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

/// Why articles count as one origin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OriginReason {
    /// The numbers of the sources on the page, ascending.
    pub sources: Vec<usize>,
    /// What they share.
    pub reason: String,
}
