//! A laid-out page in, a file's bytes out.
//!
//! This room knows what a page means and how a format says it; it neither moves a glyph nor touches the disk.

mod error;
pub mod pdf;

pub use error::ExportError;
