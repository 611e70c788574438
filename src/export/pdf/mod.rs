//! A page as a PDF that a machine can read back: one page, tagged, archival, the same bytes each time.
//!
//! printpdf writes the objects, the content and the fonts; what it does not know or gets wrong for us
//! (subsets, structure, metadata, colour, identifiers) is prepared before it or finished after it with lopdf.

mod attachment;
mod clusters;
mod cmap;
mod content;
mod detach;
mod faces;
mod icc;
mod images;
mod objects;
mod spelling;
mod structure;
mod text;
mod tokens;
mod write;
mod xmp;

pub use attachment::Attachment;
pub use detach::{AttachedError, attached};
pub use faces::try_face;
pub use write::{write, write_with};
