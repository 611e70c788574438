//! One face of a family.

use std::ops::RangeInclusive;
use std::sync::Arc;

use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider};

/// The bytes of a font file, bundled or read; layout and PDF share them.
pub type Bytes = Arc<dyn AsRef<[u8]> + Send + Sync>;

/// A face: one weight and style of a family.
#[derive(Clone)]
pub struct Face {
    /// The PostScript name, which is also what PDF files call it.
    pub name: Arc<str>,
    /// The family as house styles name it.
    pub family: Arc<str>,
    /// The weight: 400 is regular, 600 semibold.
    pub weight: u16,
    /// Whether it is an italic.
    pub italic: bool,
    /// How tall it is.
    pub metrics: Metrics,
    bytes: Bytes,
    covered: Vec<RangeInclusive<u32>>,
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

/// What a face is called and how it looks.
pub(super) struct Identity<'a> {
    pub name: &'a str,
    pub family: &'a str,
    pub weight: u16,
    pub italic: bool,
}

impl Face {
    /// Reads a face from the bytes of a TrueType or OpenType file; `None` if they are not one.
    pub(super) fn read(identity: &Identity<'_>, bytes: Bytes) -> Option<Self> {
        let font = FontRef::new((*bytes).as_ref()).ok()?;
        let metrics = font.metrics(Size::new(1.0), LocationRef::default());
        let metrics = Metrics {
            units_per_em: metrics.units_per_em,
            ascent: metrics.ascent,
            descent: metrics.descent,
            cap_height: metrics.cap_height.unwrap_or(metrics.ascent * 0.7),
            x_height: metrics.x_height.unwrap_or(metrics.ascent * 0.5),
        };
        let covered = covered(&font);
        let &Identity { name, family, weight, italic } = identity;
        Some(Self { name: name.into(), family: family.into(), weight, italic, metrics, bytes, covered })
    }

    /// The bytes of the font file.
    pub fn data(&self) -> &[u8] {
        (*self.bytes).as_ref()
    }

    /// The bytes of the font file, to share.
    pub fn bytes(&self) -> Bytes {
        Arc::clone(&self.bytes)
    }

    /// Whether the face has a glyph of its own for the character.
    pub fn covers(&self, character: char) -> bool {
        let character = u32::from(character);
        let before = self.covered.partition_point(|range| *range.end() < character);
        self.covered.get(before).is_some_and(|range| range.contains(&character))
    }
}

/// The characters that a font has glyphs for, in order.
fn covered(font: &FontRef<'_>) -> Vec<RangeInclusive<u32>> {
    let mappings = font.charmap().mappings();
    let mut characters: Vec<u32> =
        mappings.filter(|(_, glyph)| glyph.to_u32() != 0).map(|(character, _)| character).collect();
    characters.sort_unstable();
    let mut ranges: Vec<RangeInclusive<u32>> = Vec::new();
    for character in characters {
        match ranges.last_mut() {
            Some(last) if character <= last.end().saturating_add(1) => *last = *last.start()..=character,
            _ => ranges.push(character..=character),
        }
    }
    ranges
}

impl std::fmt::Debug for Face {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Face").field("name", &self.name).finish_non_exhaustive()
    }
}

impl PartialEq for Face {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name && self.data() == other.data()
    }
}
