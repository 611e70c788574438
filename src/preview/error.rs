//! What can go wrong between a PDF and its pixels.

use thiserror::Error;

/// Why a PDF could not be turned into pixels, or the pixels into a picture file.
#[derive(Debug, Error)]
pub enum PreviewError {
    /// The bytes are not a PDF that can be read.
    #[error("the PDF cannot be read")]
    Unreadable,
    /// The PDF has no page.
    #[error("the PDF has no page")]
    NoPage,
    /// The resolution is not a positive number, or the picture would have no pixel or too many.
    #[error("a picture of the page at {pixels_per_pt} pixels per point cannot be made")]
    Scale {
        /// The resolution that was asked for.
        pixels_per_pt: f32,
    },
    /// A picture has more or fewer bytes than its size asks for.
    #[error("a picture of {width} by {height} pixels cannot have {bytes} bytes")]
    Size {
        /// Pixels in a row.
        width: usize,
        /// Rows of pixels.
        height: usize,
        /// How many bytes there are.
        bytes: usize,
    },
    /// The picture could not be encoded.
    #[error("the picture cannot be encoded: {0}")]
    Encoding(#[from] image::ImageError),
}
