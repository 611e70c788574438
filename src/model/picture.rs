//! Pictures on the page.

use std::fmt;
use std::sync::Arc;

use strum::{IntoStaticStr, VariantArray};

use super::PictureId;

/// A picture as it is kept: upright, no larger than print needs, and without what its file said about itself.
#[derive(Clone, PartialEq, Eq)]
pub struct Picture {
    /// The SHA-256 of `data`.
    pub id: PictureId,
    /// What `data` is.
    pub encoding: PictureEncoding,
    /// How many pixels it is wide; at least 1.
    pub width_px: u32,
    /// How many pixels it is high; at least 1.
    pub height_px: u32,
    /// The encoded picture: sRGB with 8 bits a channel, no transparency, no metadata.
    pub data: Arc<[u8]>,
}

impl Picture {
    /// The most pixels that a picture is wide: 300 to the inch at 178 mm, wider than A4 and Letter are inside their
    /// margins.
    pub const MAX_WIDTH_PX: u32 = 2100;
    /// The most pixels that a picture is high: 300 to the inch at 254 mm.
    pub const MAX_HEIGHT_PX: u32 = 3000;
}

/// How a picture is encoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, IntoStaticStr, VariantArray)]
pub enum PictureEncoding {
    /// JPEG, for photographs.
    #[strum(serialize = "jpg")]
    Jpeg,
    /// PNG, for drawings, maps and screenshots.
    #[strum(serialize = "png")]
    Png,
}

impl PictureEncoding {
    /// Every encoding.
    pub const ALL: &[Self] = Self::VARIANTS;

    /// How the names of such files end, without the dot.
    pub fn extension(self) -> &'static str {
        self.into()
    }
}

impl fmt::Debug for Picture {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Picture")
            .field("id", &self.id)
            .field("encoding", &self.encoding)
            .field("width_px", &self.width_px)
            .field("height_px", &self.height_px)
            .finish_non_exhaustive()
    }
}

/// A picture in a section.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// The picture.
    pub picture: Arc<Picture>,
    /// What it shows, for readers who cannot see it. While it is empty the picture is not on the page.
    pub alternative: String,
}
