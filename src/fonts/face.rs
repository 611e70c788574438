//! One face of a family.

use skrifa::charmap::Charmap;
use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider};

/// A face: one weight and style of a family.
#[derive(Clone)]
pub struct Face {
    /// The PostScript name, which is also what PDF files call it.
    pub name: &'static str,
    /// The family as the window and the templates name it.
    pub family: &'static str,
    /// The weight: 400 is regular, 600 semibold.
    pub weight: u16,
    /// Whether it is an italic.
    pub italic: bool,
    /// How tall it is.
    pub metrics: Metrics,
    data: &'static [u8],
    charmap: Charmap<'static>,
}

/// The vertical measures of a face, in em; `y` grows upwards.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Metrics {
    /// The font units in an em.
    pub units_per_em: u16,
    /// From the base line up to the top of the tallest letters.
    pub ascent: f32,
    /// From the base line down to the lowest; negative.
    pub descent: f32,
    /// The height of a capital.
    pub cap_height: f32,
    /// The height of an x.
    pub x_height: f32,
}

impl Face {
    /// Reads a face from the bytes of a TrueType or OpenType file; `None` if they are not one.
    pub(super) fn read(
        name: &'static str,
        family: &'static str,
        weight: u16,
        italic: bool,
        data: &'static [u8],
    ) -> Option<Self> {
        let font = FontRef::new(data).ok()?;
        let metrics = font.metrics(Size::new(1.0), LocationRef::default());
        let metrics = Metrics {
            units_per_em: metrics.units_per_em,
            ascent: metrics.ascent,
            descent: metrics.descent,
            cap_height: metrics.cap_height.unwrap_or(metrics.ascent * 0.7),
            x_height: metrics.x_height.unwrap_or(metrics.ascent * 0.5),
        };
        Some(Self { name, family, weight, italic, metrics, data, charmap: font.charmap() })
    }

    /// The bytes of the font file.
    pub fn data(&self) -> &'static [u8] {
        self.data
    }

    /// Whether the face has a glyph of its own for the character.
    pub fn covers(&self, character: char) -> bool {
        self.charmap.map(character).is_some_and(|glyph| glyph.to_u32() != 0)
    }
}

impl std::fmt::Debug for Face {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Face").field("name", &self.name).finish_non_exhaustive()
    }
}
