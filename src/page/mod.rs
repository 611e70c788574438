//! The display list: a laid-out page before it becomes a file.
//!
//! One form, many writers: [`crate::layout`] makes a [`Page`], [`crate::export`] turns it into bytes.
//! A page knows where every glyph stands and what every element means, and neither a font's bytes nor a file format.
//!
//! The unit is the point (1/72 inch); the origin is the top left corner of the page and `y` grows downwards.
//! Coordinates are rounded to 0.01 pt ([`round`]) so that the same page gives the same bytes everywhere.

mod element;
mod geometry;
mod image;
mod structure;

pub use element::{Color, Element, FaceName, Glyph, GlyphRun, Shape};
pub use geometry::{Point, Rect, round};
pub use image::{Image, ImageEncoding};
pub use structure::{Artifact, Node, NodeId, Role, Tag};

/// One laid-out page.
#[derive(Clone, Debug, PartialEq)]
pub struct Page {
    /// The width in pt.
    pub width_pt: f32,
    /// The height in pt.
    pub height_pt: f32,
    /// What the document says about itself.
    pub info: Info,
    /// The structure tree; a node stands after its parent, siblings in reading order. Node 0 is the document.
    pub structure: Vec<Node>,
    /// What is painted, in painting order.
    pub elements: Vec<Element>,
}

/// What a document says about itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Info {
    /// The title; never empty.
    pub title: String,
    /// Who it is by; may be empty.
    pub author: String,
    /// The language of the page, a BCP 47 tag.
    pub language: String,
    /// The time it speaks of as ISO 8601 with a zone, if that is known: the only clock a file may show.
    pub as_of: Option<String>,
}
