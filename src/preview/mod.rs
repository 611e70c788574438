//! The bytes of a PDF in, pixels out.
//!
//! The window shows what this room makes of the very bytes that export writes, so it knows nothing of briefings,
//! pages or fonts: whatever is wrong in the file is wrong in the preview too, and is seen.

mod error;
mod raster;

pub use error::PreviewError;
pub use raster::{Raster, rasterise};
