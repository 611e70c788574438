//! What is painted.

use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use super::{Image, Point, Rect, Tag};

/// Something painted, and what it means.
#[derive(Clone, Debug, PartialEq)]
pub struct Element {
    /// Its place in the structure tree, or the kind of page furniture it is.
    pub tag: Tag,
    /// What is painted.
    pub shape: Shape,
}

/// What is painted.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// Glyphs of one face and size on one line.
    Text(GlyphRun),
    /// A filled rectangle: a rule, a bar, a background.
    Fill {
        /// The area it covers, in pt from the top left corner of the page.
        rect: Rect,
        /// The colour it is filled with.
        color: Color,
    },
    /// A disc or a ring: a mark of support, a stop on the timeline.
    Disc {
        /// The centre.
        center: Point,
        /// The outer radius.
        radius_pt: f32,
        /// The colour inside; `None` for a ring.
        fill: Option<Color>,
        /// The width and colour of the line around; it lies wholly inside the outer radius.
        stroke: Option<(f32, Color)>,
    },
    /// A picture, stretched to fill a rectangle.
    Image {
        /// The area it covers, in pt from the top left corner of the page.
        rect: Rect,
        /// The picture.
        image: Image,
    },
    /// An area that opens an address; paints nothing.
    Link {
        /// The area it covers, in pt from the top left corner of the page.
        rect: Rect,
        /// The address, `https`, `http` or `mailto`.
        address: String,
        /// What a reader of the link hears.
        contents: String,
    },
}

/// An sRGB colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Color {
    /// Red.
    pub red: u8,
    /// Green.
    pub green: u8,
    /// Blue.
    pub blue: u8,
}

impl Color {
    /// How far two colours stand out from each other, from 1 to 21 (WCAG 2.2, “contrast ratio”).
    pub fn contrast(self, other: Self) -> f32 {
        let (one, other) = (self.luminance(), other.luminance());
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    /// How bright it is, from 0 to 1 (WCAG 2.2, “relative luminance”).
    fn luminance(self) -> f32 {
        let linear = |channel: u8| {
            let share = f32::from(channel) / 255.0;
            if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(self.red) + 0.7152 * linear(self.green) + 0.0722 * linear(self.blue)
    }
}

impl fmt::Display for Color {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "#{:02x}{:02x}{:02x}", self.red, self.green, self.blue)
    }
}

/// The PostScript name of a face in [`crate::fonts`], such as `IBMPlexSerif-Italic`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FaceName(pub Arc<str>);

/// Glyphs of one face, size, colour and direction on one line.
#[derive(Clone, Debug, PartialEq)]
pub struct GlyphRun {
    /// The face that all its glyphs are from.
    pub face: FaceName,
    /// The size in pt.
    pub size_pt: f32,
    /// The colour.
    pub color: Color,
    /// The start of the base line: its left end, whatever the direction.
    pub origin: Point,
    /// The text that the glyphs show, in reading order; copying the run must give exactly this.
    ///
    /// Of a word that is hyphenated at the end of a line, the first run has all of it, and the rest on the next line none.
    pub text: String,
    /// The glyphs from left to right.
    pub glyphs: Vec<Glyph>,
    /// Whether the text is read from right to left.
    pub right_to_left: bool,
    /// The language of the run where it is not the page's, a BCP 47 tag.
    pub language: Option<String>,
}

/// One glyph of a run.
#[derive(Clone, Debug, PartialEq)]
pub struct Glyph {
    /// The glyph's number in the face (before subsetting).
    pub id: u16,
    /// How far right of the run's origin it is painted, in pt.
    pub x_pt: f32,
    /// How far above (negative) or below the base line it is painted, in pt.
    pub y_pt: f32,
    /// How far the pen moves on, in pt.
    pub advance_pt: f32,
    /// The bytes of the run's text that the glyph's cluster shows; glyphs of one cluster have the same range.
    /// A hyphen has those of the rest of its word.
    pub text: Range<usize>,
}
