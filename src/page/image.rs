//! Pictures on a page.

use std::fmt;
use std::sync::Arc;

/// A picture as it stands in a file: sRGB or shades of grey, 8 bits a channel, no transparency.
#[derive(Clone, PartialEq, Eq)]
pub struct Image {
    /// What `data` is.
    pub encoding: ImageEncoding,
    /// How many pixels it is wide.
    pub width_px: u32,
    /// How many pixels it is high.
    pub height_px: u32,
    /// The encoded picture.
    pub data: Arc<[u8]>,
}

/// How a picture is encoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImageEncoding {
    /// JPEG.
    Jpeg,
    /// PNG, not interlaced.
    Png,
}

impl fmt::Debug for Image {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Image")
            .field("encoding", &self.encoding)
            .field("width_px", &self.width_px)
            .field("height_px", &self.height_px)
            .field("bytes", &self.data.len())
            .finish()
    }
}
